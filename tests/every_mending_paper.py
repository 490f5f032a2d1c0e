"""The papers of breaches and of any list, with usual and extreme contents; for `tests.every_paper`."""

from collections.abc import Callable
from datetime import date, datetime

from db.domain.breaches import Breach, Risk
from db.domain.forms import Column
from printing.breaches import BreachPaper, BreachRegister, write_breach, write_breach_register
from printing.lists import ListPaper, write_list
from printing.paper import Paper
from tests.every_privacy_paper import CONTACT
from tests.papers import LONG_FAMILY, LONG_GIVEN, OFFICE, made

LONG = "แฟลชไดรฟ์ที่เก็บรายชื่อผู้สูงอายุและเบอร์โทรศัพท์สูญหายระหว่างเดินทางไปประชุมที่อำเภอ " * 6
NOW = datetime(2026, 11, 22, 9, 30)
SMALL = Breach(found_on=date(2026, 11, 20), found_time="14.30", what="ส่งผิดคน", whose="อสม.", risk=Risk.NONE)
LARGE = Breach(
    found_on=date(2026, 11, 10), found_time="08.05", happened_on=date(2026, 11, 9), what=LONG, whose=LONG, people=2862,
    risk=Risk.HIGH, done=LONG, reported_on=date(2026, 11, 15), reported_time="16.00", late_reason=LONG,
    told_on=date(2026, 11, 16), closed_on=date(2026, 11, 20),
)  # fmt: skip
COLUMNS = (Column("name", "Name", 26), Column("note", "Notes", 40), Column("count", "Records", 9, "e"))


def breach(paper: Paper) -> bytes:
    document = BreachPaper(organisation=OFFICE, contact=CONTACT, breach=LARGE)
    return made(lambda stream: write_breach(document, stream, paper))


def breach_register(paper: Paper) -> bytes:
    document = BreachRegister(organisation=OFFICE, breaches=[SMALL, LARGE, *[SMALL] * 30], now=NOW)
    return made(lambda stream: write_breach_register(document, stream, paper))


def shown_list(paper: Paper) -> bytes:
    rows = [(f"นาง{LONG_GIVEN} {LONG_FAMILY}", LONG, "1,234"), ("ก ข", "", "0")] + [("นายสมชาย ใจดี", "-", "5")] * 60
    document = ListPaper(organisation=OFFICE, title="ข้อมูลที่ควรตรวจ", scope="ชุมชน: ริมยวม", columns=COLUMNS, rows=rows)
    return made(lambda stream: write_list(document, stream, paper))


MENDING_PAPERS: dict[str, Callable[[Paper], bytes]] = {
    "breach": breach,
    "breach-register": breach_register,
    "shown-list": shown_list,
}
