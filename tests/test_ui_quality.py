"""Data quality in the window: lines with counts, the records behind each, and the way to where one is mended."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.office import Office
from tests.at_desk import names_in, opened_at, person, texts_of, town
from tests.keyboard import press
from tests.training_desk import preview_of, texts
from ui import language
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    town(office)
    language.set_language("en")
    with opened_at(window, office, "quality") as shown:
        yield shown


def line_of(desk: DeskWindow, label: str) -> None:
    """Choose a line by what it says."""
    rows = desk.screen.table.rows
    key = next(row.key for row in rows.page(0, rows.total) if row.cells[0] == label)
    desk.screen.table.choose(key)
    desk.update()


def test_lines_count_what_there_is_to_look_at(desk: DeskWindow) -> None:
    rows = desk.screen.table.rows
    counted = {row.cells[0]: row.cells[2] for row in rows.page(0, rows.total)}
    assert counted["Lives here, but in no household"] == "1" and counted["House without its code"] == "2"
    assert counted["House in which only children live"] == "1"
    assert "0" not in counted.values()
    desk.screen.filters["open"].choose(None)
    assert desk.screen.table.rows.total > rows.total


def test_enter_leads_to_the_records_and_on_to_where_one_is_mended_and_esc_back(desk: DeskWindow, window: Any) -> None:
    line_of(desk, "Lives here, but in no household")
    assert names_in(desk.screen.records) == ["นายขวัญ แสนดี"]
    desk.screen.table.focus_rows()
    press(window, "Return")
    assert window.focus_get() is desk.screen.records.tree
    press(window, "Escape")
    assert window.focus_get() is desk.screen.table.tree and desk.here == "quality"
    press(window, "Return", "Return")
    assert desk.here == "residents" and desk.screen.record_id == 4
    press(window, "Escape")
    assert desk.here == "quality"


def test_what_is_mended_is_gone_from_the_list(desk: DeskWindow, window: Any, office: Office) -> None:
    from dataclasses import replace

    from db.residents import resident_of, save_resident

    save_resident(office, replace(resident_of(office, 4), household_id=1))
    window.update()
    assert "Lives here, but in no household" not in " ".join(texts_of(desk.screen))
    rows = desk.screen.table.rows
    assert "Lives here, but in no household" not in [row.cells[0] for row in rows.page(0, rows.total)]


def test_the_button_opens_the_first_record_where_none_is_chosen(desk: DeskWindow, window: Any) -> None:
    line_of(desk, "House without its code")
    desk.screen.open_button.invoke()
    assert desk.here == "households" and desk.screen.record_id == 1


def test_the_records_of_a_line_go_to_paper_in_the_papers_language(desk: DeskWindow, window: Any) -> None:
    line_of(desk, "Lives here, but in no household")
    desk.screen.on_print()
    window.update()
    (page,) = texts(preview_of(desk).path)
    assert "นายขวัญแสนดี" in page and "ลำดับ" in page


def test_the_records_of_a_line_are_exported(desk: DeskWindow, tmp_path: Path, answers: Any) -> None:
    file = tmp_path / "list.csv"
    answers(ask_choice="export", choose_save_file=file)
    line_of(desk, "Lives here, but in no household")
    desk.screen.take_out_records()
    assert "นายขวัญ แสนดี" in file.read_text(encoding="utf-8-sig")


def test_a_line_can_be_asked_for_by_name(desk: DeskWindow, office: Office) -> None:
    desk.go("residents")
    desk.go("quality", None, {"issue": "house_code"})
    assert desk.screen._issue is not None and desk.screen._issue.name == "house_code"


def test_people_are_asked_about_from_the_residents_page(desk: DeskWindow) -> None:
    desk.go("residents")
    desk.screen.top.buttons["Data quality"].invoke()
    assert desk.here == "quality" and person is not None
