"""The partners' register on paper: a section each, every gift in its row, sums in both languages, 0 baht printed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.domain.digits import to_arabic
from db.domain.partners import (
    Contribution,
    ContributionKind,
    PartnerKind,
    PartnerLine,
    PartnerPerson,
    PartnerScope,
)
from printing.clusters import MissingGlyph
from printing.partners import PartnerRoster, partner_table, write_partner_roster
from tests.every_paper import english, thai
from tests.papers import OFFICE, made, page_texts

PERSON = PartnerPerson(name="นางสมใจ ดีงาม", position="คณบดี", phones=("0812345678",))


def gift(value: str | None, paid: str, what: str = "วิทยากร 2 คน\nและรถ", day: date = date(2025, 10, 1)) -> Contribution:
    return Contribution(
        given_on=day, kind=ContributionKind.TRAINING, what=what, paid=Decimal(paid),
        value=None if value is None else Decimal(value),
    )  # fmt: skip


COLLEGE = PartnerLine(
    id=1, name="วิทยาลัยตัวอย่าง", kind=PartnerKind.EDUCATIONAL, scope=PartnerScope.OUTSIDE, address="",
    since=date(2020, 1, 1), agreement_start=date(2025, 10, 1), agreement_end=date(2026, 9, 30), agreement="", notes="",
    people=(PERSON,), last_contact=None, next_due=None, contributions=(gift("1500.75", "0"), gift(None, "0")),
)  # fmt: skip
TEMPLE = replace(
    COLLEGE, id=2, name="วัดตัวอย่าง", kind=PartnerKind.TEMPLE, agreement_start=None, agreement_end=None, people=(),
    contributions=(),
)  # fmt: skip


def table(*lines: PartnerLine, paper: Any = None, year: int | None = None) -> Any:
    return partner_table(PartnerRoster(organisation=OFFICE, lines=lines, year=year), paper or english())


def test_a_partner_is_a_section_with_a_row_for_each_gift() -> None:
    made_table = table(COLLEGE, TEMPLE)
    first, second = made_table.sections
    assert first.caption == (
        "1. วิทยาลัยตัวอย่าง · Educational institution · Outside the area, นางสมใจ ดีงาม (คณบดี) 081-234-5678, "
        "agreement 1 October 2025 – 30 September 2026"
    )
    assert list(first.rows) == [
        ("1", "1 Oct 2025", "Training and speakers", "วิทยากร 2 คน และรถ", "1,500.75", "0"),
        ("2", "1 Oct 2025", "Training and speakers", "วิทยากร 2 คน และรถ", "–", "0"),
    ]
    assert first.total == "Value 1,500.75 baht · the municipality paid 0 baht"
    assert (list(second.rows), second.total) == ([], "Nothing was given.")
    assert made_table.total == "Partners in all: 2 · value 1,500.75 baht · the municipality paid 0 baht"


def test_what_nobody_valued_is_not_said_to_be_worth_nothing() -> None:
    (section,) = table(replace(COLLEGE, contributions=(gift(None, "0"),))).sections
    assert section.total == "Not valued · the municipality paid 0 baht"


def test_sums_at_the_end_are_those_of_the_sections() -> None:
    other = replace(TEMPLE, contributions=(gift("0.25", "12.50"), gift("1000000", "0.50")))
    assert table(COLLEGE, other).total == ("Partners in all: 2 · value 1,001,501 baht · the municipality paid 13 baht")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2025, 10, 1), None, "agreement from 1 October 2025"),
        (None, date(2026, 9, 30), "agreement until 30 September 2026"),
        (None, None, "Outside the area"),
    ],
)
def test_an_agreement_is_told_as_far_as_it_is_known(start: date | None, end: date | None, said: str) -> None:
    (section,) = table(replace(COLLEGE, people=(), agreement_start=start, agreement_end=end)).sections
    assert section.caption.endswith(said)


def test_the_title_names_the_fiscal_year() -> None:
    assert table(COLLEGE, year=2569).titles[0].endswith("2569")
    assert table(COLLEGE, paper=thai(), year=2569).titles[0].endswith("๒๕๖๙")


def test_the_paper_holds_every_line_in_its_own_digits_and_says_it_is_personal_data() -> None:
    roster = PartnerRoster(organisation=OFFICE, lines=(COLLEGE, TEMPLE) * 20, year=2569)
    pages = page_texts(made(lambda stream: write_partner_roster(roster, stream, thai())))
    text = "".join("".join(pages).split())
    assert len(pages) > 2
    assert "๑,๕๐๐.๗๕" in text and "1,500.75" not in text
    assert to_arabic(text).count("081-234-5678") >= 20
    assert all("ข้อมูลส่วนบุคคลห้ามเผยแพร่" in "".join(page.split()) for page in pages)


def test_a_letter_that_no_font_has_is_told_and_leaves_nothing() -> None:
    odd = replace(COLLEGE, contributions=(gift("1", "0", "ของ\U0001f6f6"),))
    with pytest.raises(MissingGlyph):
        made(lambda stream: write_partner_roster(PartnerRoster(organisation=OFFICE, lines=(odd,)), stream, thai()))
