"""Boxes of files open where the last file of their kind lay, until that is gone."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.office import Office
from tests.at_desk import opened, town
from ui import last_folders, preferences
from ui.form_dialog import ask_form
from ui.forms import FormView
from ui.last_folders import Errand
from ui.list_papers import EXPORT
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    town(office)
    with opened(window, office) as shown:
        yield shown


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "แฟลชไดรฟ์"
    folder.mkdir()
    return folder


def began(asked: Any) -> Any:
    """The folder in which the last box opened."""
    _name, args, _more = asked.calls[-1]
    return args[-1]


def test_a_list_is_written_where_the_last_one_was(desk: DeskWindow, answers: Any, stick: Path) -> None:
    asked = answers(ask_choice=EXPORT, choose_save_file=stick / "a.xlsx")
    desk.go("households")
    desk.screen.take_out()
    assert began(asked) is None
    desk.go("communities")
    desk.screen.take_out()
    assert began(asked) == stick
    assert preferences.load(desk.desk.office.folder).folders == {"export": str(stick)}


def test_each_kind_of_file_has_a_folder_of_its_own(desk: DeskWindow, answers: Any, stick: Path) -> None:
    asked = answers(choose_open_file=stick / "a.csv", choose_save_file=None, choose_open_files=[], choose_folder=None)
    last_folders.choose_open_file(desk.screen, Errand.IMPORT, "", [])
    last_folders.choose_save_file(desk.screen, Errand.EXPORT, "", [])
    assert began(asked) is None
    last_folders.choose_folder(desk.screen, Errand.IMPORT, "")
    assert began(asked) == stick
    last_folders.choose_open_files(desk.screen, Errand.IMPORT, "", [])
    assert began(asked) == stick
    assert desk.desk.preferences.folders == {"import": str(stick)}, "a box that was cancelled changes nothing"


def test_a_folder_that_is_gone_is_not_opened(desk: DeskWindow, answers: Any, stick: Path) -> None:
    asked = answers(choose_open_file=stick / "a.csv")
    last_folders.choose_open_file(desk.screen, Errand.IMPORT, "", [])
    stick.rmdir()
    last_folders.choose_open_file(desk.screen, Errand.IMPORT, "", [])
    assert began(asked) is None


def test_a_drive_that_does_not_answer_is_not_waited_for(
    desk: DeskWindow, answers: Any, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(choose_open_file=stick / "a.csv")
    last_folders.choose_open_file(desk.screen, Errand.IMPORT, "", [])
    answers_at_last = threading.Event()
    monkeypatch.setattr(Path, "is_dir", lambda _path: answers_at_last.wait(30))
    began_at = time.monotonic()
    last_folders.choose_open_file(desk.screen, Errand.IMPORT, "", [])
    assert time.monotonic() - began_at < 10
    assert began(asked) is None
    answers_at_last.set()


def test_a_picture_in_a_dialog_is_looked_for_where_the_last_one_was(
    desk: DeskWindow, answers: Any, in_dialog: Any, stick: Path
) -> None:
    from db.domain.settings import SIGNATORY_FORM, Signatory

    asked = answers(choose_open_file=stick / "ลายเซ็น.png")

    def choose(dialog: Any) -> None:
        view = next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))
        view.field("signature").choose.invoke()
        view.field("signature").choose.invoke()
        assert began(asked) == stick
        dialog.cancel()

    in_dialog(choose)
    ask_form(desk.screen, "", SIGNATORY_FORM, Signatory(), desk.desk.today(), lambda _record: None, yes="OK")


def test_before_the_office_is_open_nothing_is_remembered(window: Any, answers: Any, stick: Path) -> None:
    asked = answers(choose_open_file=stick / "a.csv")
    last_folders.choose_open_file(window, Errand.BACKUP, "", [])
    last_folders.choose_open_file(window, Errand.BACKUP, "", [])
    assert began(asked) is None
