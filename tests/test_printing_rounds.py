"""Walking lists leave room to write, one for each who goes; the needs of a day say what, since when and whom to ask."""

from dataclasses import replace

import pytest

from db.domain.digits import to_arabic
from db.domain.round_results import Check
from db.domain.rounds import RoundKind
from printing.clusters import MissingGlyph
from printing.rounds import needs_table, said_needs, walk_columns, walk_table, write_needs_list, write_walking_list
from tests.every_paper import english, thai
from tests.papers import made, page_texts
from tests.round_papers import BARE, HOUSE, HOUSES, LONG, needs_list, walking_list


def test_a_walk_tells_whom_to_ask_for_and_leaves_the_rest_to_write() -> None:
    walking = walking_list()
    table = walk_table(walking, walking.walks[0], english())
    assert table.titles == ("Walking list", "รอบตรวจเชิงรุกช่วงโรคระบาด")
    assert "Goes there: นายแก้ว มูลคำ" in table.subtitles
    rows = list(table.sections[0].rows)
    assert rows[0] == ("1", "306/8", "4", "นางสาวน้ำผึ้ง ปั๊มทิพย์  081-234-5678", "5 / 2", "", "", "", "")
    assert rows[1] == ("2", "7", "", "", "0 / 0", "", "", "", "")
    assert table.sections[0].caption == "ชุมชนริมยวม" and table.least_row > 25
    assert table.total.startswith("Households in all: 24")


def test_households_are_numbered_on_through_communities() -> None:
    walking = walking_list()
    table = walk_table(walking, walking.walks[0], english())
    assert [row[0] for section in table.sections for row in section.rows] == [str(n) for n in range(1, 25)]
    assert {section.caption for section in table.sections} == {"ชุมชนริมยวม", "ชุมชนป่าซาง"}


def test_where_nobody_was_chosen_there_is_room_for_a_name() -> None:
    walking = walking_list()
    assert "Goes there: ………" in walk_table(walking, walking.walks[1], english()).subtitles[0]


def test_an_outbreak_round_has_a_column_for_each_quick_check() -> None:
    plain, checked = (
        [column.heading for column in walk_columns(kind, english())] for kind in (RoundKind.VISIT, RoundKind.OUTBREAK)
    )
    assert [heading for heading in checked if heading not in plain] == [check.label for check in Check]
    walking = walking_list(RoundKind.OUTBREAK)
    table = walk_table(walking, walking.walks[0], english())
    assert all(len(row) == len(table.columns) for section in table.sections for row in section.rows)


def test_each_who_goes_has_sheets_of_their_own() -> None:
    walking = walking_list()
    pages = page_texts(made(lambda stream: write_walking_list(walking, stream, thai())))
    squeezed = ["".join(page.split()) for page in pages]
    assert "ชุมชนริมยวม" in squeezed[-1] and "๓๐๖/๘" in squeezed[-1] and "นายแก้วมูลคำ" not in squeezed[-1]
    assert "นายแก้วมูลคำ" in squeezed[0]
    assert all("ข้อมูลส่วนบุคคลห้ามเผยแพร่" in page for page in squeezed)


def test_needs_are_told_by_checks_and_in_words() -> None:
    assert said_needs(HOUSE, english()) == "food, vaccination · ยาความดัน ขอข้าวสาร"
    assert said_needs(BARE, english()) == ""
    table = needs_table(needs_list(HOUSES), english())
    assert next(iter(table.sections[0].rows))[5:] == ("food, vaccination · ยาความดัน ขอข้าวสาร", "20 Nov 2026", "")
    assert table.total == "Households that wait for help: 3"


def test_the_needs_paper_holds_every_line_in_its_own_digits() -> None:
    pages = page_texts(made(lambda stream: write_needs_list(needs_list(), stream, thai())))
    text = "".join("".join(pages).split())
    assert "๓๐๖/๘" in text and "306/8" not in text
    assert to_arabic(text).count("081-234-5678") == 16
    assert all("ข้อมูลส่วนบุคคลห้ามเผยแพร่" in "".join(page.split()) for page in pages)


def test_a_letter_that_no_font_has_is_told_and_leaves_nothing() -> None:
    odd = replace(LONG, visit=replace(LONG.visit, needs="ของ\U0001f6f6"))
    with pytest.raises(MissingGlyph):
        made(lambda stream: write_needs_list(needs_list((odd,)), stream, thai()))
