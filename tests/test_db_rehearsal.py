"""Rehearsals: a copy opens from a file of its own, shows what it holds, and refuses every change and paper."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

import db
from db import backup, sealing, storage
from db.backup_manifest import BadBackup
from db.credential import Credential
from db.domain.accounts import Account, Role
from db.domain.erasures import ErasureReason
from db.domain.permissions import RIGHT_OF, NotAllowed
from db.domain.residents import Resident
from db.erasures import erase_person
from db.office import Office, command
from db.rehearsal import Rehearsal, open_rehearsal, prepare_rehearsal
from db.residents import save_resident
from db.rights import LOOKS, OPERATIONS
from tests.backup_office import NAME, begun
from tests.erased_office import content_of
from tests.keys import CHEAP
from tests.source import TOP

for _module in pkgutil.iter_modules(db.__path__, "db."):
    importlib.import_module(_module.name)
COPY = "This is a copy"
SQLITE_HEAD = b"SQLite format 3"


@dataclass
class Begun:
    """An office with a copy of two people, and one more who came later."""

    office: Office
    credential: Credential
    copy: Path


@pytest.fixture
def begun_office(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begun]:
    monkeypatch.setattr(sealing, "COST", CHEAP)
    credential = begun(office_folder)
    with Office.open(office_folder, credential) as office:
        copy = backup.create_backup(office).path
        save_resident(office, Resident(given="มาทีหลัง"))
        yield Begun(office, credential, copy)


@pytest.fixture
def ready(begun_office: Begun) -> Rehearsal:
    return prepare_rehearsal(begun_office.office, begun_office.copy)


def given_names(office: Office) -> list[str]:
    return [name for (name,) in office.run(lambda: office.sql("select given from resident order by id"))]


def test_a_copy_opens_beside_the_office_and_holds_what_it_held(begun_office: Begun, ready: Rehearsal) -> None:
    with open_rehearsal(ready) as copy:
        assert given_names(copy) == ["กนกวรรณ", "กมล"]
        assert given_names(begun_office.office)[-1] == "มาทีหลัง", "the office stays open meanwhile"
        assert copy.copy_of is not None and copy.account == Account(name=NAME, role=Role.MANAGER)


def test_its_file_is_encrypted_with_a_key_of_its_own(begun_office: Begun, ready: Rehearsal) -> None:
    file = ready.folder / storage.FILE_NAME
    assert ready.key != begun_office.credential.key and ready.key.hex() not in repr(ready)
    with pytest.raises(storage.WrongKey):
        storage.open_file(file, begun_office.credential.key)
    assert [path.name for path in ready.folder.iterdir()] == [storage.FILE_NAME], "what was unpacked is gone"
    assert not file.read_bytes().startswith(SQLITE_HEAD) and "กนกวรรณ".encode() not in file.read_bytes()


@pytest.mark.parametrize("operation", sorted(set(RIGHT_OF) - LOOKS))
def test_a_copy_refuses_whatever_is_no_look(operation: str, one_copy: Office) -> None:
    assert not one_copy.may(operation)
    with pytest.raises(NotAllowed, match=COPY), suppress(TypeError):
        OPERATIONS[operation](one_copy)


@pytest.fixture(scope="module")
def one_copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "COST", CHEAP)
        credential = begun(folder)
        with Office.open(folder, credential) as office:
            ready = prepare_rehearsal(office, backup.create_backup(office).path)
            with open_rehearsal(ready) as copy:
                yield copy


def test_what_only_looks_is_known_before_anything_of_it_was_loaded() -> None:
    """Pages of a copy are offered by it; asked first, the log and the requests were refused until another opened."""
    asked = """
from datetime import datetime
from db.rights import Rights
copy = Rights("ใครก็ได้")
copy.copy_of = datetime(2026, 11, 22)
print(*(copy.may(name) for name in ("data_requests.request_listing", "audit.audit_listing", "residents.save_resident")))
"""
    told = subprocess.run([sys.executable, "-c", asked], cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.split() == ["True", "True", "False"]


def test_a_copy_makes_no_backup_and_notes_nothing(one_copy: Office) -> None:
    for refused in (
        lambda: backup.create_backup(one_copy),
        lambda: one_copy.record("print", "papers"),
    ):
        with pytest.raises(NotAllowed, match=COPY):
            refused()


def test_sqlite_itself_refuses_to_write_what_gets_past_the_rule(
    one_copy: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    @command
    def rename_all(office: Office) -> None:
        office.sql("update resident set given = 'x'")

    monkeypatch.setattr(one_copy, "copy_of", None)
    with pytest.raises(Exception, match=re.compile("read.?only|only be read|written", re.IGNORECASE)):
        rename_all(one_copy)
    assert given_names(one_copy) == ["กนกวรรณ", "กมล"]


def test_the_log_says_who_looked_into_which_copy(begun_office: Begun, ready: Rehearsal) -> None:
    office = begun_office.office
    asked = "select who, subject, note from history where command = 'rehearse'"
    assert office.run(lambda: office.sql(asked)) == [(NAME, "backups", begun_office.copy.name)]


def test_only_a_manager_looks_into_copies(begun_office: Begun) -> None:
    office = begun_office.office
    for role in (Role.CLERK, Role.PRINTER):
        office.account = Account(name=NAME, role=role)
        with pytest.raises(NotAllowed):
            prepare_rehearsal(office, begun_office.copy)
    assert not list(office.folder.glob("rehearsal.*"))


def test_who_was_erased_since_is_not_in_it(begun_office: Begun) -> None:
    office = begun_office.office
    erased = office.run(lambda: office.sql("select id from resident where given = 'กมล'"))[0][0]
    before = prepare_rehearsal(office, begun_office.copy)
    assert "กมล".encode() in content_of(before.folder, before.key)  # else what follows shows nothing
    erase_person(office, erased, next(iter(ErasureReason)))
    ready = prepare_rehearsal(office, begun_office.copy)
    assert "กมล".encode() not in content_of(ready.folder, ready.key), "it can be read between the records"
    with open_rehearsal(ready) as copy:
        assert given_names(copy)[0] == "กนกวรรณ" and "กมล" not in given_names(copy)


def test_nothing_is_left_of_a_copy_that_is_damaged(begun_office: Begun) -> None:
    content = bytearray(begun_office.copy.read_bytes())
    content[len(content) // 2] ^= 1
    begun_office.copy.write_bytes(content)
    with pytest.raises(BadBackup):
        prepare_rehearsal(begun_office.office, begun_office.copy)
    assert not list(begun_office.office.folder.glob("rehearsal.*"))


def test_what_a_killed_window_left_goes_at_the_next_start(begun_office: Begun, ready: Rehearsal) -> None:
    begun_office.office.close()
    assert ready.folder.is_dir()
    with Office.open(begun_office.office.folder, begun_office.credential):
        assert not ready.folder.exists()
