"""Any list on screen goes to paper and to a file as it is shown there, in the paper's language, by whoever may."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.audit import audit_listing
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.office import Office
from db.spreadsheets import cell_text, open_workbook
from tests.as_role import signed_in
from tests.at_desk import opened, town
from tests.keyboard import press, take_keyboard
from tests.training_desk import preview_of, texts
from ui import language
from ui.language import speaking
from ui.list_papers import EXPORT, LABEL, PRINT
from ui.list_screen import ListScreen
from ui.pages import PAGES
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    town(office)
    with opened(window, office) as shown:
        yield shown


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_list_of_the_window_can_be_taken_out(desk: DeskWindow, window: Any, page: str) -> None:
    desk.go(page)
    window.update()
    if isinstance(desk.screen, ListScreen):
        assert LABEL in desk.screen.top.buttons
        shown = desk.screen.shown_list()
        rows = shown.read()
        assert all(len(row.cells) == len(shown.columns) for row in rows.page(0, min(rows.total, 5)))


def test_ctrl_e_asks_and_prints_what_is_shown_as_it_is_filtered_and_sorted(
    desk: DeskWindow, window: Any, answers: Any
) -> None:
    asked = answers(ask_choice=PRINT)
    desk.go("households", None, {"community": 1})
    window.update()
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-e")
    assert [name for name, *_rest in asked.calls] == ["ask_choice"]
    (page,) = texts(preview_of(desk).path)
    assert "๑๒/๓" in page and "๔๕" not in page and "ครัวเรือน" in page and "ริมยวม" in page


def test_paper_is_thai_whatever_the_screen_shows(desk: DeskWindow, window: Any) -> None:
    language.set_language("en")
    desk.go("communities")
    window.update()
    desk.screen.on_print()
    window.update()
    (page,) = texts(preview_of(desk).path)
    assert "ชุมชน" in page and "ผู้สูงอายุ" in page and "Elders" not in page
    assert language.current_language() == "en"


def test_an_empty_list_is_not_printed_but_told(desk: DeskWindow, answers: Any) -> None:
    told = answers(show_message=None)
    desk.go("courses")
    desk.screen.on_print()
    assert [name for name, *_rest in told.calls] == ["show_message"]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_list_is_exported_as_it_is_shown_and_written_down(
    desk: DeskWindow, office: Office, tmp_path: Path, answers: Any, name: str
) -> None:
    file = tmp_path / name
    answers(ask_choice=EXPORT, choose_save_file=file)
    desk.go("households", None, {"community": 1})
    desk.screen.take_out()
    (sheet,) = open_workbook(file).sheets
    assert [cell_text(row[0]).strip() for row in sheet.rows] == ["บ้านเลขที่", "12/3"]
    (line,) = audit_listing(office, AuditFilter(what="export")).page(0, 9)
    assert (line.subject, line.note) == ("households", f"{name}: 1")


def test_a_clerk_prints_and_is_not_asked_to_export(desk: DeskWindow, window: Any, office: Office) -> None:
    desk.go("households")
    with signed_in(office, Role.CLERK):
        desk.screen.take_out()
        window.update()
    assert texts(preview_of(desk).path)


def test_a_language_is_spoken_in_the_block_only() -> None:
    language.set_language("en")
    with speaking("th"):
        assert language._("Residents") == "ประชากร" and language.current_language() == "th"
    assert language._("Residents") == "Residents"
