"""Made-up people and courses that a layout is tried with: usual ones, the shortest and the longest there are."""

from dataclasses import dataclass
from datetime import date

from db.domain.choices import Choice
from db.domain.words import N_

LONGEST_NAME = "ธนพัฒน์ศักดิ์สิทธิ์วรวุฒิชัยเจริญ", "ศรีสุวรรณวงศ์ไพศาลพิพัฒน์มงคลชัยธนะโชติกุล"


class Sample(Choice):
    """Whom the layout is tried with."""

    USUAL = "usual", N_("Usual name")
    SHORT = "short", N_("Short name")
    LONG = "long", N_("Long name")


@dataclass(frozen=True, kw_only=True)
class SampleText:
    """What a certificate says of the sample; `first_day` is `last_day` for a course of one day."""

    title: str
    given: str
    family: str
    course: str
    hours: float
    first_day: date
    last_day: date
    place: str


SAMPLES = {
    Sample.USUAL: SampleText(
        title="นางสาว",
        given="กนกวรรณ",
        family="ใจดี",
        course="ผู้ดูแลผู้สูงอายุ",
        hours=70.0,
        first_day=date(2026, 10, 1),
        last_day=date(2026, 10, 14),
        place="หอประชุมเทศบาล",
    ),
    Sample.SHORT: SampleText(
        title="",
        given="เอก",
        family="",
        course="CPR",
        hours=3.5,
        first_day=date(2026, 10, 1),
        last_day=date(2026, 10, 1),
        place="",
    ),
    Sample.LONG: SampleText(
        title="ว่าที่ร้อยตรีหญิง",
        given=LONGEST_NAME[0],
        family=LONGEST_NAME[1],
        course="การพัฒนาศักยภาพอาสาสมัครบริบาลท้องถิ่นเพื่อการดูแลระยะยาวสำหรับผู้มีภาวะพึ่งพิงในชุมชน ประจำปีงบประมาณ พ.ศ. 2570 รุ่นที่ 3",
        hours=120.0,
        first_day=date(2026, 9, 28),
        last_day=date(2027, 2, 28),
        place="ศูนย์พัฒนาคุณภาพชีวิตและส่งเสริมอาชีพผู้สูงอายุเทศบาลตำบล",
    ),
}
NUMBER, YEAR, CODE = 1284, 2569, "K7QF-2M9X"
"""Of every sample; no certificate of anybody's."""
SIGNERS = (("นายตัวอย่าง ดีงาม", "นายกเทศมนตรี"),)
"""Who signs samples in an office where nobody does yet."""
