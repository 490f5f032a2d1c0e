"""Any list on screen goes to paper and to a file as it is shown there, in the paper's language, by whoever may."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.audit import audit_listing
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.households import delete_household
from db.office import Office
from db.spreadsheets import cell_text, open_workbook
from tests.as_role import signed_in
from tests.at_desk import opened_at, texts_of, town
from tests.keyboard import press, take_keyboard
from tests.people_office import household
from tests.training_desk import preview_of, texts
from ui import language
from ui.language import _, speaking
from ui.list_papers import EXPORT, LABEL, PRINT
from ui.list_screen import ListScreen
from ui.pages import PAGES
from ui.window import DeskWindow

ACCOUNT = """insert into account(revision, name, role, started_at)
    values (1, 'มาลี', 'clerk', '2026-11-01T09:00:00+07:00')"""
LISTLESS = {"home", "imports", "settings", "layouts", "referrals", "volunteering"}
"""Pages that show no one list: figures, a file before it is taken in, forms, pictures, several lists."""


@pytest.fixture
def page() -> str:
    """Where the window opens; most tests ask for a page of theirs."""
    return "households"


@pytest.fixture
def desk(window: Any, office: Office, page: str) -> Iterator[DeskWindow]:
    town(office)
    with opened_at(window, office, page) as shown:
        yield shown


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_list_of_the_window_can_be_taken_out(desk: DeskWindow, window: Any, page: str) -> None:
    desk.go(page)
    window.update()
    shown = desk.screen.shown_list()
    if page in LISTLESS:
        assert shown is None and not isinstance(desk.screen, ListScreen)
        return
    assert shown is not None and (page == "backup" or _(LABEL) in " ".join(texts_of(desk.screen.top)))
    rows = shown.read()
    assert all(len(row.cells) == len(shown.columns) for row in rows.page(0, min(rows.total, 5)))


@pytest.mark.parametrize("page", ["bin", "accounts", "audit", "backup"])
def test_lists_beside_the_records_go_to_paper_too(desk: DeskWindow, window: Any, office: Office, page: str) -> None:
    delete_household(office, household(office, "77").id)
    office.run(lambda: office.sql(ACCOUNT))
    desk.go(page)
    window.update()
    shown = desk.screen.shown_list()
    if not shown.read().total:
        assert page == "backup"
        return
    desk.screen.on_print()
    window.update()
    said = {"bin": "๗๗", "accounts": "มาลี", "audit": "๒๒พ.ย.๒๕๖๙"}[page]
    assert said in texts(preview_of(desk).path)[0]


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
