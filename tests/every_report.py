"""The report of a fiscal year with usual, short and extreme contents; for `tests.every_paper`."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from db.domain.charts import Bars, Columns, Pyramid, Series
from db.domain.figures import Unit
from db.domain.photographs import Moment
from db.domain.reports import (
    Amount,
    Part,
    Report,
    ReportChart,
    ReportColumn,
    ReportPhotograph,
    ReportPhotographs,
    ReportTable,
    ReportText,
)
from printing.paper import Paper
from printing.report import write_report
from tests.papers import OFFICE, made, png

LONG = "จัดการเยี่ยมในวันหยุดโดยจับคู่จิตอาสาในชุมชนเดียวกัน และขอความร่วมมือสถาบันการศึกษาส่งนักศึกษาร่วมเยี่ยมบ้าน "
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
COMMUNITIES = ("ริมยวม", "กลางเวียง", "ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือตอนบนเขตเทศบาลตำบลแม่สะเรียง")


def series(name: str, *values: float) -> Series:
    return Series(name, values, tuple(f"{value:,g}" for value in values))


def table(rows: int) -> ReportTable:
    """Usual rows, and one with everything at its longest."""
    usual = ("เยี่ยมบ้านผู้สูงอายุ", date(2026, 11, 10), Amount(1234, Unit.TIMES), Amount(Decimal("1500.50"), Unit.BAHT))
    extreme = (LONG * 2, date(2026, 12, 31), Amount(None, Unit.TIMES), Amount(Decimal("123456789012.25"), Unit.BAHT))
    return ReportTable(
        caption="กิจกรรม",
        columns=(
            ReportColumn("กิจกรรม", 70, "left"), ReportColumn("วันที่", 24, "center"), ReportColumn("ผู้รับบริการ", 20),
            ReportColumn("งบประมาณของเทศบาลและเครือข่ายทุกแหล่ง (บาท)", 26),
        ),
        rows=[usual if place != 2 else extreme for place in range(rows)],
        total=("รวม", "", Amount(1234 * rows, Unit.TIMES), Amount(Decimal("12.50"), Unit.BAHT)),
    )  # fmt: skip


CHARTS = (
    Bars(
        title="ผู้สูงอายุที่เข้าถึงแล้ว จำแนกตามชุมชน", labels=COMMUNITIES,
        series=(series("เข้าถึงแล้ว", 40, 22, 0), series("ยังเข้าไม่ถึง", 3, 18, 1)),
        texts=("40 / 43  (93.0 %)", "22 / 40  (55.0 %)", "0 / 1  (0.0 %)"), line=(20, "20 %"),
    ),
    Columns(title="ชั่วโมงจิตอาสารายเดือน", labels=MONTHS, series=(series("ชั่วโมง", *range(0, 12_000, 1000)),)),
    Columns(
        title="จิตอาสาใหม่รายเดือน", labels=MONTHS, texts=("12",) * 12,
        series=(series("มีผู้ชวน", *range(12)), series("มาเอง", *range(12, 0, -1))),
    ),
    Pyramid(
        title="ประชากร", labels=("90+", "85–89", "0–4"), left=series("ชาย", 3, 12, 140),
        right=series("หญิง", 6, 20, 131),
    ),
)  # fmt: skip
REPORT = Report(
    year=2569,
    first=date(2025, 10, 1),
    last=date(2026, 9, 30),
    day=date(2026, 9, 30),
    organisation=OFFICE,
    place="อำเภอแม่สะเรียง จังหวัดแม่ฮ่องสอน",
    parts=(
        Part("บทนำ", (ReportText(f"{LONG * 3}\n{LONG}"),)),
        Part("การเยี่ยมบ้าน บริการ และกิจกรรม", (table(3), table(60))),
        Part("ประชากรและชุมชน", tuple(ReportChart(chart) for chart in CHARTS)),
        Part("ปัญหาและอุปสรรค", (ReportTable(caption="ตาราง", columns=table(1).columns, rows=(), empty="ไม่มีการบันทึกไว้"),)),
        Part(
            "ภาพกิจกรรม",
            (
                ReportPhotographs(
                    tuple(
                        ReportPhotograph(image=png(), activity="ออกเยี่ยมบ้าน", caption=caption, moment=Moment.DURING)
                        for caption in ("", "ทีมออกเยี่ยม", LONG)
                    )
                ),
            ),
        ),
    ),
)


def report(paper: Paper) -> bytes:
    return made(lambda stream: write_report(REPORT, stream, paper))


REPORT_PAPERS: dict[str, Callable[[Paper], bytes]] = {"report": report}
