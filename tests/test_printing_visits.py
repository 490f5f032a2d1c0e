"""Lists of visits and of who cares for whom on paper: a row each, counts below, a community on pages of its own."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from printing.care_matches import MatchList, match_table, write_match_list
from printing.clusters import MissingGlyph
from printing.visits import VisitList, visit_table, write_visit_list
from tests.every_paper import english, thai
from tests.papers import OFFICE, made, page_texts
from tests.visit_papers import DONE, MATCH, PLANNED, WARNED


def visits(*lines: Any, paper: Any = None, **more: Any) -> Any:
    return visit_table(VisitList(organisation=OFFICE, lines=lines, **more), paper or english())


def matches(*lines: Any, paper: Any = None, **more: Any) -> Any:
    return match_table(MatchList(organisation=OFFICE, lines=lines, **more), paper or english())


def test_a_visit_is_a_row_with_its_result_or_that_it_is_to_come() -> None:
    table = visits(DONE, PLANNED, replace(PLANNED, planned_on=date(2026, 1, 5)))
    assert [list(section.rows) for section in table.sections] == [
        [
            (
                "1", "10 Nov 2026", "นางน้ำผึ้ง ปั๊มทิพย์", "12/3", "ชุมชนริมยวม", "เยี่ยมบ้านผู้สูงอายุ", "นางสาวดาว ใจดี",
                "Met, needs more help", "45", "ขอราวจับ",
            ),
            ("2", "31 Dec 2026", "the whole household", "12/3", "ชุมชนริมยวม", "เยี่ยมบ้านผู้สูงอายุ", "", "To come", "", ""),
            ("3", "5 Jan 2026", "the whole household", "12/3", "ชุมชนริมยวม", "เยี่ยมบ้านผู้สูงอายุ", "", "Overdue", "", ""),
        ]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "hours"), [(0, "0"), (45, "0.7"), (60, "1"), (63, "1"), (66, "1.1"), (6000, "100")]
)
def test_what_was_done_and_what_waits_is_counted_with_the_hours(minutes: int, hours: str) -> None:
    table = visits(replace(DONE, minutes=minutes), PLANNED)
    assert table.total == f"Visits in all: 2 · done 1 · still to do 1 · hours {hours}"


def test_communities_stand_on_pages_of_their_own() -> None:
    elsewhere = replace(DONE, community="")
    table = visits(DONE, PLANNED, elsewhere, by_community=True)
    assert [(each.caption, len(each.rows), each.total) for each in table.sections] == [
        ("ชุมชนริมยวม", 2, "ชุมชนริมยวม in all: 2 visits"), ("No community", 1, "No community in all: 1 visits"),
    ]  # fmt: skip
    assert table.page_per_section and not visits(DONE).page_per_section
    table = matches(MATCH, replace(MATCH, community=""), by_community=True)
    assert [each.caption for each in table.sections] == ["ชุมชนริมยวม", "No community"]


def test_a_match_tells_until_when_the_training_holds_and_what_warns() -> None:
    table = matches(MATCH, WARNED, replace(MATCH, valid_until=None))
    rows = list(table.sections[0].rows)
    assert rows[0] == (
        "1", "นางน้ำผึ้ง ปั๊มทิพย์", "12/3", "ชุมชนริมยวม", "นางสาวดาว ใจดี", "081-234-5678", "เยี่ยมบ้านผู้สูงอายุ", "1 May 2026",
        "until 2 Mar 2027", "",
    )  # fmt: skip
    assert rows[1][8] == "Training expired" and rows[2][8] == "Training valid"
    assert rows[1][9].startswith(
        "Training expired, Has four elders or more already, Serves in another community, ขอราวจับ"
    )
    assert table.total == "Elders in care: 2 · volunteers: 1"


def test_both_lists_speak_thai_with_the_notice_of_personal_data() -> None:
    visit_list = VisitList(organisation=OFFICE, lines=(DONE,), scope="ชุมชนริมยวม")
    (page,) = page_texts(made(lambda stream: write_visit_list(visit_list, stream, thai())))
    said = "".join(page.split())
    for part in ("บัญชีการเยี่ยมบ้านชุมชนริมยวม", "๑๐พ.ย.๒๕๖๙", "๑๒/๓", "ห้ามเผยแพร่", "รวมการเยี่ยมทั้งสิ้น๑ครั้ง"):
        assert part in said, part
    match_list = MatchList(organisation=OFFICE, lines=(MATCH,))
    (page,) = page_texts(made(lambda stream: write_match_list(match_list, stream, thai())))
    said = "".join(page.split())
    for part in ("บัญชีการจับคู่อาสาดูแลผู้สูงอายุ", "๐๘๑-๒๓๔-๕๖๗๘", "๒มี.ค.๒๕๗๐", "ห้ามเผยแพร่"):
        assert part in said, part


def test_a_letter_no_font_has_is_told_and_no_file_is_left(tmp_path: Any) -> None:
    target = tmp_path / "visits.pdf"
    with pytest.raises(MissingGlyph):
        write_visit_list(VisitList(organisation=OFFICE, lines=(replace(DONE, whom="\U0001f600"),)), target, thai())
    assert not target.exists()
