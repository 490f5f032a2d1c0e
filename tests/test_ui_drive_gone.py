"""The drive with the office's data goes while the program runs: it is said, what was typed stays, nothing is lost."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from db import backup, backup_file, soundness, storage
from db.domain.errors import DeskError
from db.domain.residents import Resident
from db.office import Office
from db.residents import resident_of, save_resident
from db.safe_files import DriveGone
from tests.at_desk import opened, town
from tests.keys import new_office, open_office
from tests.signed_in import begun
from ui.language import gettext_for
from ui.session import Session

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="takes the file from SQLite by /proc")
OPEN_FILES = Path("/proc/self/fd")
SAID = "ไม่ตอบสนอง"


@pytest.fixture
def pull() -> Iterator[Callable[[Path], None]]:
    """pull(file): every read and write of the file that is open fails from now on, as on a stick that is gone."""
    kept: list[tuple[int, int]] = []

    def pulled(file: Path) -> None:
        for each in list(OPEN_FILES.iterdir()):
            if each.exists() and each.resolve() == file.resolve():
                number = int(each.name)
                kept.append((number, os.dup(number)))
                nothing = os.open(file.parent, os.O_RDONLY)
                os.dup2(nothing, number)
                os.close(nothing)
        assert kept, "the file is not open"

    yield pulled
    for number, copy in kept:
        os.dup2(copy, number)
        os.close(copy)


def test_saving_says_that_the_disk_is_gone_and_keeps_what_was_typed(
    window: Any, office: Office, pull: Any, answers: Any, callback_errors: list[str]
) -> None:
    told = answers(show_error=None)
    kept = town(office)["กมล"]
    with opened(window, office) as desk:
        desk.go("residents", kept.id)
        desk.screen.open_record(kept.id)
        desk.screen.editor.view.put({"nickname": "หนุ่ม"})
        pull(office.folder / storage.FILE_NAME)
        desk.screen.on_save()
        window.update()
        assert [call[0] for call in told.calls] == ["show_error"] and SAID in told.calls[0][1][1]
        assert desk.screen.editor.view.texts()["nickname"] == "หนุ่ม" and desk.screen.editor.is_changed
        desk.screen.table.tree.focus_set()
        window.update()
    assert all("DeskError" in error and "does not answer" in error for error in callback_errors), "shown one by one"
    callback_errors.clear()


def test_what_was_saved_before_is_there_when_the_drive_is_back(office_folder: Path, pull: Any) -> None:
    office = new_office(office_folder)
    first = save_resident(office, Resident(given="กนกวรรณ", family="ใจดี"))
    pull(office_folder / storage.FILE_NAME)
    with pytest.raises(DeskError) as told:
        save_resident(office, Resident(given="กมล", family="ศรีวงค์"))
    assert SAID in told.value.text(gettext_for("th"))
    with suppress(DeskError):
        office.close()
    with open_office(office_folder) as again:
        assert resident_of(again, first.id or 0).given == "กนกวรรณ"
        assert soundness.problems_in(again.database.connection()) == []


def test_the_session_ends_in_peace_all_the_same(
    window: Any, office_folder: Path, pull: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.MANY_CHANGES", 0)
    credential = begun(office_folder)
    session = Session(window, office_folder, immediate_jobs=True)
    session.enter(credential)
    pull(office_folder / storage.FILE_NAME)
    session.end()
    assert session.office is None


def test_the_clock_of_the_status_bar_opens_no_dialog(
    window: Any, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(window, office) as desk:

        def gone(*_args: object) -> None:
            raise DeskError("gone")

        monkeypatch.setattr("ui.window.last_backup", gone)
        desk.after_cancel(desk._tick)
        desk._on_clock()
        assert desk._tick is not None
        monkeypatch.undo()


def test_a_backup_to_a_stick_that_is_pulled_is_told_and_leaves_the_office_usable(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup_file, "write", gone)
    with pytest.raises(DriveGone) as told:
        backup.create_backup(office, tmp_path)
    assert SAID in told.value.text(gettext_for("th"))
    monkeypatch.undo()
    assert backup.create_backup(office, tmp_path).path.is_file()
