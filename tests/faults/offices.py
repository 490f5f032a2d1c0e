"""The one door to the offices of the faults: how they are made, opened, filled, copied and looked through."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import audit as audit_log
from db import backup, backup_proofs, check, conversion, keys, sealing, soundness, storage
from db import restore as going_back
from db.communities import save_community
from db.credential import Credential
from db.domain.communities import Community
from db.domain.errors import DeskError
from db.domain.recovery_key import format_recovery_key
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from tests.keys import CHEAP, plain_office

WHO, PASSWORD = "มานี มานะ", "ดอกไม้ริมน้ำ ๗ ดอก"
RECOVERY = format_recovery_key(bytes(range(20)))
FIRST_CHAINED = 5
"""The schema since which the history is a chain that only the program writes."""
OF_OLDER = ("certificate_", "sort_key", "search_key")
"""What the check finds in offices of older schemas, whose rows were not made by the program of their day."""


def keyed(folder: Path) -> Credential:
    """The keys of a new office, which cost next to nothing."""
    with patch.object(sealing, "COST", CHEAP):
        return keys.set_up(folder, WHO, PASSWORD, RECOVERY)


def credential_of(folder: Path) -> Credential:
    """Signed in."""
    return keys.sign_in(folder, WHO, PASSWORD)


@contextmanager
def opened_by_recovery(folder: Path) -> Iterator[Office]:
    """As a manager who has no account, which older schemas do not know."""
    with Office.open(folder, keys.sign_in_by_recovery(folder, RECOVERY)) as office:
        yield office


def convert(folder: Path) -> None:
    """Encrypt a plain office."""
    with patch.object(sealing, "COST", CHEAP):
        conversion.convert(folder, WHO, PASSWORD, RECOVERY)


def is_plain(folder: Path) -> bool:
    """Whether the office waits to be encrypted."""
    return conversion.is_plain_office(folder)


def plain_files(folder: Path) -> list[str]:
    """What anybody can read, though the office is encrypted."""
    return [path.name for path in folder.rglob("*") if path.is_file() and storage.is_plain(path)]


def create(folder: Path, is_plain: bool = False) -> Office:
    """A new office."""
    return plain_office(folder, WHO) if is_plain else Office.create(folder, keyed(folder))


@contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """The office of the folder, as the program opens it."""
    with Office.open(folder, credential_of(folder)) as office:
        yield office


def filled(folder: Path, people: int, is_plain: bool = False) -> None:
    """An office with a community and so many people."""
    with create(folder, is_plain) as office:
        kept = save_community(office, Community(name="ริมยวม"))
        for number in range(people):
            save_resident(office, Resident(given=f"คนที่{number}", family=f"{kept.name}"))


def leave_free_pages(folder: Path) -> None:
    """As after much was deleted."""
    with opened(folder) as office:
        office.run(lambda: office.sql("create table gone(t)"))
        office.run(lambda: office.sql_many("insert into gone values (?)", [("x" * 3000,)] * 40))
        office.run(lambda: office.sql("drop table gone"))


def content(office: Office) -> list[tuple[object, ...]]:
    """Everyone kept, for comparison."""
    return rows_of(office, "select id, revision, given, family, notes from resident order by id")


def everything(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the history, which notes sign-ins, and what the search keeps for itself."""
    named = "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%'"
    tables = [name for (name,) in rows_of(office, named) if name not in ("history", "sqlite_sequence")]
    return {name: sorted(rows_of(office, f'select * from "{name}"'), key=repr) for name in tables}


def rows_of(office: Office, text: str, *values: object) -> list[tuple[Any, ...]]:
    """What a query reads, which tells of damage as queries do."""
    return office.run(lambda: office._run_query(lambda: office.sql(text, values)))


def faults_of(office: Office) -> list[str]:
    """What the program's own check finds, in the records and in the chain of the audit log."""
    found = [f"{each.code} {each.subject} {each.record_id} {each.detail}" for each in check.problems(office)]
    if any(each.startswith("integrity") for each in found):
        return found  # more can not be read
    audit = audit_log.verify_audit(office)
    return found if audit.problem is None else [*found, f"audit {audit.problem} {audit.entry}"]


def back_up(office: Office, dest: Path) -> Path:
    """A copy as the program makes it."""
    return backup.create_backup(office, dest).path


def restore(folder: Path, file: Path) -> None:
    """Go back to the copy."""
    going_back.restore_here(folder, file, credential_of(folder))


def restore_by_recovery(folder: Path, file: Path) -> None:
    """Go back to the copy by its recovery key, with the keys that lie in it."""
    going_back.restore_by_recovery(folder, file, RECOVERY)


def copy_faults(file: Path, folder: Path | None = None) -> list[str]:
    """What is wrong with a copy; one that has the key of the office in `folder`."""
    credential = credential_of(folder) if folder else None
    if folder and credential and file.suffix == ".msdbak":
        try:
            backup_proofs.proved(folder, file, [keys.rehearsal_identity(credential)], credential.key)
        except DeskError as error:
            return [str(error)]
        return []
    return soundness.problems_of(file, key=credential.key if credential else None)


def clone(source: Path, target: Path) -> Path:
    """The folder of a closed office once more."""
    shutil.copytree(source, target)
    return target


def is_copy(path: Path) -> bool:
    """Whether the name says that a copy is finished."""
    return path.suffix in (".db", ".msdbak")


def add_person(office: Office, given: str) -> None:
    """One person more."""
    save_resident(office, Resident(given=given))


def of_schema(version: int, folder: Path, is_plain: bool = False) -> None:
    """An office as the program of that schema made it, with a person, a class and three certificates."""
    from tests.test_db_released_schemas import fill

    key = None if is_plain else keyed(folder).key
    with TemporaryDirectory() as scripts:
        for script in storage.MIGRATIONS.glob("[0-9]*.py"):
            if int(script.name[:4]) <= version:
                shutil.copy(script, scripts)
        with patch.object(storage, "MIGRATIONS", Path(scripts)):
            database = storage.create_file(folder / storage.FILE_NAME, key)
    try:
        fill(_Statements(database))  # type: ignore[arg-type]
    finally:
        database.close()


class _Statements:
    """An office to which only SQL can be said."""

    def __init__(self, database: SqlCipherDatabase) -> None:
        self._database = database

    def sql(self, text: str, values: Sequence[object] = ()) -> object:
        if text.startswith("insert into history") and storage.version_of(self._database) >= FIRST_CHAINED:
            return None  # which links each line to the one before
        return self._database.execute_sql(text, values)


@contextmanager
def looked_at(folder: Path) -> Iterator[tuple[int, int]]:
    """Version and number of certificates, as they are before the program opens the office."""
    with storage.connected(folder / storage.FILE_NAME, credential_of(folder).key, "rw") as connection:
        version = connection.execute("pragma user_version").fetchone()[0]
        yield version, connection.execute("select count(*) from certificate").fetchone()[0]
