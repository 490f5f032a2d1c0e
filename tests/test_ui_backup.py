"""Backup on screen: made with a key, listed, restored after a question, failures in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import residents
from db.backup import last_backup
from db.office import Office
from tests.at_desk import names_in, town
from tests.keyboard import press
from ui.pages import PAGES
from ui.session import Session


@pytest.fixture
def session(window: Any, office_folder: Path, answers: Any) -> Iterator[Session]:
    with Office.create(office_folder) as made:
        town(made)
    answers(show_message=None)
    sitting = Session(window, office_folder, immediate_jobs=True)
    assert sitting.begin()
    sitting.desk_window.go("backup")
    window.update()
    window.focus_force()
    sitting.desk_window.screen.table.tree.focus_force()
    window.update()
    yield sitting
    sitting.end()


def test_a_backup_is_made_with_a_key_and_listed(session: Session, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    desk = session.desk_window
    assert desk.screen.table.empty.frame.winfo_ismapped()
    press(window, "Control-n")
    assert len(names_in(desk.screen.table)) == 1
    assert "4" in told.calls[0][1][1], "says how many people it holds"
    assert desk.status.backup.cget("text").startswith("สำรองล่าสุดวันนี้")


def test_restoring_asks_then_goes_back_to_the_copy(session: Session, window: Any, answers: Any) -> None:
    press(window, "Control-n")
    desk = session.desk_window
    person = residents.resident_listing(session.office, residents.ResidentFilter()).page(0, 1)[0]
    residents.delete_resident(session.office, person.id)
    asked = answers(ask_yes_no=False)
    desk.screen.table.focus_rows()
    press(window, "Return")
    assert [call[0] for call in asked.calls] == ["show_message", "ask_yes_no"]
    assert session.desk_window is desk, "nothing happened without a yes"
    answers(ask_yes_no=True)
    press(window, "Return")
    assert session.desk_window is not desk
    assert residents.residency_figures(session.office).residents == 4


def test_keys_serve_the_desk_that_is_there_after_going_back(session: Session, window: Any, answers: Any) -> None:
    session.desk_window.go("training")
    press(window, "Control-9", "Control-n")
    answers(ask_yes_no=True)
    session.desk_window.screen.table.tree.focus_force()
    press(window, "Down", "Return")
    assert session.desk_window.here == "home", "the desk was opened anew"
    assert last_backup(session.office) is not None, "there is the one it went back to"
    for place, page in enumerate(PAGES[:9], start=1):
        press(window, f"Control-Key-{place}")
        assert session.desk_window.here == page.name
    press(window, "Control-Key-6", "Alt-Key-2", "Control-Key-2", "Control-n")
    assert session.desk_window.here == "residents"
    assert session.desk_window.screen._editing


def test_a_place_that_can_not_be_written_is_said_in_words(
    session: Session, window: Any, answers: Any, tmp_path: Path
) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    told = answers(choose_folder=file / "stick", show_error=None)
    session.desk_window.screen.back_up_elsewhere()
    assert [call[0] for call in told.calls] == ["choose_folder", "show_error"]
    assert "Traceback" not in str(told.calls[1])


def test_a_file_that_is_no_backup_leaves_the_office_as_it_was(
    session: Session, window: Any, answers: Any, tmp_path: Path
) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(b"no database at all" * 100)
    told = answers(choose_open_file=file, ask_yes_no=True, show_error=None)
    session.desk_window.screen.restore_from_file()
    window.update()
    assert told.calls[-1][0] == "show_error"
    assert residents.residency_figures(session.office).residents == 4
