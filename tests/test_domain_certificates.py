"""Numbers, years and wording of certificates, with the values of the domain."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.certificates import (
    COLUMNS,
    HEADINGS,
    STATEMENTS,
    Numbering,
    check_code,
    format_number,
    format_range,
    number_ranges,
    numbering_year,
    statement_before,
)
from db.domain.settings import PaperLanguage
from db.domain.training import CertificateKind


def test_a_number_is_written_with_its_year() -> None:
    assert format_number(12, 2569) == "12/2569"
    assert format_number(1, 2569, thai_digits=True) == "๑/๒๕๖๙"


def test_a_batch_is_written_as_a_range() -> None:
    assert format_range(1, 5, 2569) == "1-5/2569"
    assert format_range(1, 5, 2569, thai_digits=True) == "๑-๕/๒๕๖๙"
    assert format_range(1, 1, 2569) == "1/2569"


SAID = ("เทศบาลตำบลแม่สะเรียง", "1/2569", "นางสาวสมหญิง ใจดี", "ผู้ดูแลผู้สูงอายุ", "2026-11-15")


def test_a_check_code_is_short_and_always_the_same() -> None:
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", check_code(*SAID))
    assert check_code(*SAID) == "BMT2-ZYHN"


@pytest.mark.parametrize("place", range(len(SAID)))
def test_one_letter_changed_on_the_paper_gives_another_check_code(place: int) -> None:
    changed = (*SAID[:place], SAID[place] + "1", *SAID[place + 1 :])
    assert check_code(*changed) != check_code(*SAID)


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [
        ([], ()),
        ([7], ((7, 7),)),
        ([3, 1, 2], ((1, 3),)),
        ([1, 2, 3, 5], ((1, 3), (5, 5))),
        ([10, 8, 10, 9, 12, 13], ((8, 10), (12, 13))),
    ],
)
def test_numbers_that_follow_one_another_are_one_range(numbers: list[int], ranges: tuple[tuple[int, int], ...]) -> None:
    assert number_ranges(numbers) == ranges


@given(st.sets(st.integers(1, 200)))
def test_ranges_hold_exactly_the_numbers_and_never_touch(numbers: set[int]) -> None:
    ranges = number_ranges(numbers)
    assert {number for first, last in ranges for number in range(first, last + 1)} == numbers
    assert all(before[1] + 1 < after[0] for before, after in pairwise(ranges))


@pytest.mark.parametrize(
    ("issued_on", "calendar", "fiscal"),
    [
        (date(2025, 9, 30), 2568, 2568),
        (date(2025, 10, 1), 2568, 2569),
        (date(2025, 12, 31), 2568, 2569),
        (date(2026, 1, 1), 2569, 2569),
        (date(2026, 11, 22), 2569, 2570),
    ],
)
def test_a_number_belongs_to_the_calendar_or_the_fiscal_year(issued_on: date, calendar: int, fiscal: int) -> None:
    assert numbering_year(issued_on, Numbering.CALENDAR) == calendar
    assert numbering_year(issued_on, Numbering.FISCAL) == fiscal


def test_the_heading_names_the_kind_of_paper() -> None:
    assert HEADINGS["th"] == {
        CertificateKind.PARTICIPATION: "ขอมอบเกียรติบัตรฉบับนี้ไว้เพื่อแสดงว่า",
        CertificateKind.ACHIEVEMENT: "ขอมอบวุฒิบัตรฉบับนี้ไว้เพื่อแสดงว่า",
        CertificateKind.DIPLOMA: "ขอมอบประกาศนียบัตรฉบับนี้ไว้เพื่อแสดงว่า",
    }


def test_every_kind_has_wording_in_every_paper_language() -> None:
    for wording in (HEADINGS, STATEMENTS):
        assert set(wording) == {language.value for language in PaperLanguage}
        assert all(set(by_kind) == set(CertificateKind) and all(by_kind.values()) for by_kind in wording.values())


@pytest.mark.parametrize(
    ("statement", "subject", "line"),
    [
        ("ได้ผ่านการอบรมหลักสูตร", "ผู้ดูแลผู้สูงอายุ", "ได้ผ่านการอบรมหลักสูตรผู้ดูแลผู้สูงอายุ"),
        ("ได้ผ่านการอบรมหลักสูตร", "หลักสูตรผู้ดูแลผู้สูงอายุ", "ได้ผ่านการอบรมหลักสูตรผู้ดูแลผู้สูงอายุ"),
        ("ได้ปฏิบัติงานในโครงการ", "โครงการเพื่อนช่วยเพื่อน", "ได้ปฏิบัติงานในโครงการเพื่อนช่วยเพื่อน"),
        ("ได้ปฏิบัติงานในโครงการ", "หลักสูตรเร่งรัด", "ได้ปฏิบัติงานในโครงการหลักสูตรเร่งรัด"),
        ("ผ่านการฝึก", "โครงการ ก", "ผ่านการฝึกโครงการ ก"),
    ],
)
def test_course_and_project_are_named_once(statement: str, subject: str, line: str) -> None:
    assert statement_before(statement, subject) + subject == line


def test_the_register_shows_each_column_once() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
