"""The file is written anew beside the office while others work; nothing of the erased is left, all of theirs is."""

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from peewee import InterfaceError

from db import soundness, storage, writing_anew
from db.domain.erasures import ERASED, ErasureReason
from db.domain.errors import DeskError
from db.erasures import erase_person, erase_records
from db.office import Office
from db.residents import resident_of, save_resident
from db.search import search
from db.storage import FILE_NAME
from tests.erased_office import NAME, content_of, remains, someone
from tests.faults import offices
from tests.keys import KEY
from tests.people_office import NOW, resident

Put = Callable[[Any], None]


@pytest.fixture
def office(office_folder: Path) -> Iterator[Office]:
    with Office.create(office_folder, KEY) as opened:
        opened.clock = lambda: NOW
        yield opened


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    """Another thread has to be through with its work before the copy is put in order."""
    put_in_order: Put = writing_anew._put_in_order

    def after_others(copy: Any) -> None:
        other = threading.Thread(target=work)
        other.start()
        other.join(10)
        assert not other.is_alive(), "others have to wait while the file is written anew"
        put_in_order(copy)

    monkeypatch.setattr(writing_anew, "_put_in_order", after_others)


def test_others_look_and_save_while_the_file_is_written_anew(
    office: Office, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = someone(office)
    came: list[int] = []

    def work() -> None:
        if not came:
            came.append(resident(office, "ผู้มาใหม่").id)
        assert resident_of(office, came[0]).given == "ผู้มาใหม่"

    meanwhile(monkeypatch, work)
    erase_person(office, person.id, ErasureReason.ASKED)
    assert remains(office_folder) == []
    assert resident_of(office, came[0]).given == "ผู้มาใหม่", "what was saved meanwhile is lost"
    assert [found.id for found in search(office, "ผู้มาใหม่")] == came and not search(office, NAME)
    assert soundness.problems_in(office.database.connection()) == []
    office.close()
    with Office.open(office_folder, KEY) as again:
        assert resident_of(again, came[0]).given == "ผู้มาใหม่"


def test_where_others_save_all_the_time_they_wait_once(
    office: Office, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = someone(office)
    came: list[int] = []
    meanwhile(monkeypatch, lambda: came.append(resident(office, f"ผู้มาใหม่{len(came)}").id))
    erase_person(office, person.id, ErasureReason.ASKED)
    assert len(came) == writing_anew.TRIES
    assert remains(office_folder) == []
    assert all(resident_of(office, number) for number in came)


def test_a_file_that_is_held_is_written_anew_in_its_place(
    office: Office, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_source: Path, _target: Path, _patience: float | None = None) -> None:
        raise PermissionError(13, "held")

    person = someone(office)
    monkeypatch.setattr("db.writing_anew.replace", held)
    erase_person(office, person.id, ErasureReason.ASKED)
    assert remains(office_folder) == []
    assert not search(office, NAME)


def test_where_the_file_can_not_be_written_anew_it_is_said_that_the_data_was_erased(
    office: Office, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    person = someone(office)
    with monkeypatch.context() as disk:
        disk.setattr("db.writing_anew.flush", full)
        with pytest.raises(DeskError, match=r"^The data was erased, but .* now: The disk is full\."):
            erase_person(office, person.id, ErasureReason.ASKED)
    assert resident_of(office, person.id).given == ERASED and not search(office, NAME)
    office.close()
    with Office.open(office_folder, KEY) as again:
        assert remains(office_folder) == [] and resident_of(again, person.id).given == ERASED


def test_an_office_that_could_not_be_opened_again_says_so_and_is_left_in_peace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One with users, whose leaving is written down."""

    def refused(_path: Path, _key: bytes) -> None:
        raise DeskError("The disk refused.")

    folder = tmp_path / "office"
    offices.filled(folder, 3)
    office = Office.open(folder, offices.credential_of(folder))
    with monkeypatch.context() as disk:
        disk.setattr(storage, "open_file", refused)
        with pytest.raises(DeskError, match="refused"):
            erase_person(office, 2, ErasureReason.ASKED)
    for ask in (lambda: resident_of(office, 1), lambda: resident(office, "ผู้มาใหม่")):
        with pytest.raises(DeskError, match="lock the desk and sign in"):
            ask()
    office.close()
    with pytest.raises(InterfaceError):
        resident_of(office, 1)  # who asks an office that has ended made a mistake
    with offices.opened(folder) as again:
        assert resident_of(again, 2).given == ERASED and resident(again, "ผู้มาใหม่").id


def test_an_opening_that_loses_its_file_on_the_way_fails_in_words(
    office: Office, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    erase_records(office, someone(office).id, ErasureReason.ASKED)
    office.close()
    open_file = storage.open_file
    answers = [open_file]

    def once(path: Path, key: bytes) -> Any:
        if not answers:
            raise DeskError("The disk refused.")
        return answers.pop()(path, key)

    monkeypatch.setattr(storage, "open_file", once)
    with pytest.raises(DeskError, match="refused"):
        Office.open(office_folder, KEY)
    answers += [open_file] * 9
    with Office.open(office_folder, KEY) as again:
        assert resident(again, "ผู้มาใหม่").id
    assert remains(office_folder) == []


def test_the_office_keeps_its_settings_and_its_lock_with_the_new_file(office: Office, office_folder: Path) -> None:
    person = someone(office)
    names = ("secure_delete", "foreign_keys", "journal_mode", "locking_mode", "synchronous", "application_id")
    before = [office.database.pragma(name) for name in (*names, "user_version")]
    file = (office_folder / FILE_NAME).stat().st_ino
    erase_person(office, person.id, ErasureReason.ASKED)
    assert [office.database.pragma(name) for name in (*names, "user_version")] == before
    assert (office_folder / FILE_NAME).stat().st_ino != file
    assert [path.name for path in office_folder.glob("*.new*")] == []
    from db.holder import OfficeBusy

    with pytest.raises(OfficeBusy):
        Office.open(office_folder, KEY)
    assert resident(office, "ผู้มาใหม่").id


def test_an_erasure_that_was_killed_is_made_up_for_at_the_next_opening(office: Office, office_folder: Path) -> None:
    """The index of the search only crosses out what is deleted, until it is put in order."""
    person = someone(office)
    save_resident(office, replace(resident_of(office, person.id), given="ฬฌฎ"))
    end_of_term = "ฬฌฎ".encode()[2:]
    erase_records(office, person.id, ErasureReason.ASKED)
    office.close()
    assert end_of_term in content_of(office_folder)  # else this shows nothing
    with Office.open(office_folder, KEY):
        assert end_of_term not in content_of(office_folder)
    written = (office_folder / FILE_NAME).stat().st_ino
    with Office.open(office_folder, KEY):
        assert (office_folder / FILE_NAME).stat().st_ino == written, "it is written anew at every start"
