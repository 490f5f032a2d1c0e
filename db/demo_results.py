"""What the fictitious office wrote into its yearly reports: two years that are over, and a beginning of this one."""

from datetime import date
from typing import Final

from db.domain.fiscal_year import fiscal_year
from db.domain.report_texts import ReportTexts
from db.office import Office
from db.report_texts import save_report_texts

INTRODUCTION: Final = (
    "เทศบาลตำบลแม่สะเรียงมีพื้นที่ 1.384 ตารางกิโลเมตร แบ่งเป็น 9 ชุมชน มีผู้สูงอายุเกินร้อยละ 20 ของประชากร "
    "ขณะที่วงเงินงบประมาณไม่สูงและบุคลากรมีจำกัด จึงดูแลประชาชนโดยอาศัยจิตอาสาในทุกช่วงอายุและเครือข่ายทั้งในและนอกพื้นที่\n"
)
ENDINGS: Final = (
    "ปีงบประมาณนี้มุ่งให้ผู้สูงอายุทุกคนได้รับการเยี่ยมอย่างน้อยหนึ่งครั้ง และให้ทุกบริการมีจิตอาสาร่วมทำ",
    "ปีงบประมาณนี้มุ่งขยายการเยี่ยมบ้านเชิงรุกให้ครบทุกชุมชน และอบรมจิตอาสาให้ดูแลผู้สูงอายุได้อย่างถูกต้อง",
    "ปีงบประมาณนี้เริ่มจากบุคลากรลงพื้นที่ก่อน แล้วจึงชักชวนคนในชุมชนเข้าร่วม",
)
"""This year, the one before, the one before that."""
TARGETS: Final = (
    "เข้าถึงผู้สูงอายุติดบ้านติดเตียงทุกคนอย่างน้อยเดือนละครั้ง",
    "เยี่ยมผู้สูงอายุให้ได้ไม่น้อยกว่าร้อยละ 80 และมีจิตอาสาในทุกชุมชน",
    "จัดตั้งทีมจิตอาสาให้ครบ 9 ชุมชน",
)
PROBLEMS: Final = (
    "",
    "จิตอาสาวัยทำงานมีเวลาจำกัดในวันราชการ\nบ้านที่อยู่ริมน้ำเข้าถึงยากในฤดูฝน ทำให้การเยี่ยมบางเดือนล่าช้า",
    "ข้อมูลครัวเรือนเดิมไม่ครบถ้วน ต้องสำรวจใหม่ก่อนออกเยี่ยม",
)
PROPOSALS: Final = (
    "",
    "จัดการเยี่ยมในวันหยุดโดยจับคู่จิตอาสาในชุมชนเดียวกัน\nขอความร่วมมือสถาบันการศึกษาส่งนักศึกษาร่วมเยี่ยมบ้านในภาคเรียนที่สอง",
    "ใช้รอบการออกเยี่ยมปรับปรุงข้อมูลครัวเรือนไปพร้อมกัน",
)


def keep_report_texts(office: Office, today: date) -> None:
    """Of three fiscal years; of the running one nobody knows yet what was hard."""
    parts = zip(ENDINGS, TARGETS, PROBLEMS, PROPOSALS, strict=True)
    for ago, (ending, targets, problems, proposals) in enumerate(parts):
        texts = ReportTexts(
            year=fiscal_year(today) - ago, introduction=INTRODUCTION + ending, targets=targets, problems=problems,
            proposals=proposals,
        )  # fmt: skip
        save_report_texts(office, texts)
