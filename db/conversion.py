"""A plain office becomes an encrypted one: a copy that was proved to open takes its place, then what is plain goes.

Killed at any instant, the plain office opens or the encrypted one, with everything in it; the next start goes on.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from db import folders, holder, key_slots, keys, soundness, storage
from db.credential import Credential, Means
from db.domain.errors import DeskError, Msg, NotFound, Progress
from db.domain.words import N_
from db.office import Office
from db.opening import JOURNAL
from db.plain_copies import copies_elsewhere
from db.plain_files import clear_plain, keep_aside
from db.safe_files import MOMENT, PATIENCE, disk_errors_told, flush, flush_folder, remove, replace
from db.storage import DamagedOffice

COPY = storage.FILE_NAME + ".encrypted"
STEPS = 4


@dataclass(frozen=True)
class Converted:
    """What came of it. `plain_copies` are backups elsewhere, which anybody can read, as far as they can be seen now."""

    credential: Credential
    plain_copies: tuple[Path, ...]


def is_plain_office(folder: Path) -> bool:
    """Whether the folder holds an office to convert. Nobody may have it open."""
    path = folder / storage.FILE_NAME
    with disk_errors_told(path):
        return storage.is_plain(path)


def is_plain_demo(folder: Path) -> bool:
    """Whether the folder holds a demo from before; it is converted without asking, for its key is no secret.

    Raises OfficeBusy, NotAnOffice.
    """
    path = folder / storage.FILE_NAME
    if not is_plain_office(folder):
        return False
    with disk_errors_told(path), storage.connected(path, None, "rw") as connection:
        return (1,) in connection.execute("select is_demo from office_settings").fetchall()


def convert(folder: Path, name: str, password: str, recovery: str, progress: Progress | None = None) -> Converted:
    """Encrypt the plain office of the folder; whoever converts it becomes its manager.

    Raises NotFound, OfficeBusy, NotAnOffice (DamagedOffice: it stays as it is), WrongPlace, FieldError for the recovery
    key, and DeskError for a demo, which has no users.
    """
    folders.require_local(folder, has_office=True)
    if not Office.exists(folder):
        raise NotFound(N_("There is no office in the folder {folder}."), folder=str(folder))
    if is_plain_demo(folder):
        raise DeskError(
            N_("A demo has no users. Please begin the office in another folder: {folder}"), folder=str(folder)
        )
    return _convert(folder, lambda: _credential(folder, name, password, recovery), progress)


def convert_demo(folder: Path, progress: Progress | None = None) -> Converted:
    """Encrypt the plain demo of the folder with a key that lies beside it."""
    folders.require_local(folder, has_office=True)
    return _convert(folder, lambda: keys.make_demo_key(folder), progress)


def _credential(folder: Path, name: str, password: str, recovery: str) -> Credential:
    """Keys that an earlier try left are taken up by whoever knows their password."""
    with suppress(keys.WrongPassword, keys.DamagedKeys, NotFound):
        credential = keys.by_password(key_slots.read(folder), name, password)
        keys.set_recovery(folder, credential, recovery)
        return credential
    return keys.begin(folder, name, password, recovery)


def _convert(folder: Path, signed_in: Callable[[], Credential], progress: Progress | None) -> Converted:
    """`signed_in` is asked once the plain file is locked: of two who convert one makes keys."""

    def tell(step: int) -> None:
        if progress:
            progress(step, STEPS)

    path, copy = folder / storage.FILE_NAME, folder / COPY
    with disk_errors_told(path):
        try:
            _remove_copy(copy)
            with closing(storage.open_file(path, None)) as plain:
                tell(0)
                credential = signed_in()
                elsewhere = _copies_elsewhere(plain, folder)
                _export(plain, copy, credential.key)
                tell(1)
                _prepare(folder, copy, credential)
                tell(2)
                keep_aside(plain, path)
                _take_place(plain, copy, path)
            tell(3)
            storage.open_file(path, credential.key).close()
        finally:
            _remove_copy(copy)
        clear_plain(folder)
        tell(STEPS)
    return Converted(credential, elsewhere)


def _remove_copy(copy: Path) -> None:
    for left in (copy, copy.with_name(copy.name + JOURNAL)):
        remove(left)


def _export(plain: SqlCipherDatabase, copy: Path, key: bytes) -> None:
    """SQLite's backup neither encrypts nor decrypts; SQLCipher's export does, table by table. Each is compared."""
    connection = plain.connection()
    problems = soundness.problems_in(connection)
    if problems:
        raise DamagedOffice(
            N_("The office's file is damaged or not an office: {file}"), file=str(copy.with_name(storage.FILE_NAME))
        )
    connection.execute("pragma foreign_keys = OFF")  # tables come in any order
    connection.execute("attach ? as copy key ?", (str(copy), storage.raw_key(key)))
    try:
        connection.execute("select sqlcipher_export('copy')").fetchall()
        for name in ("application_id", "user_version"):
            connection.execute(f"pragma copy.{name} = {connection.execute(f'pragma main.{name}').fetchone()[0]}")
        differs = next(_differences(connection), None)
    finally:
        connection.execute("detach copy")
    if differs:
        raise _not_sound(N_("the row counts differ"))


def _differences(connection: Any) -> Iterator[str]:
    """Tables, and the schema, that are not the same in both files."""
    names = [
        name
        for (name,) in connection.execute(
            "select name from pragma_table_list where schema = 'main' and type in ('table', 'shadow')"
        )
    ]
    what = {name: ("*", f'"{name}"') for name in names if not name.startswith("sqlite_")}
    what["schema"] = ("type, name, tbl_name, sql", "sqlite_master")
    for name, (columns, table) in what.items():
        for one, other in (("main", "copy"), ("copy", "main")):
            asked = f"select {columns} from {one}.{table} except select {columns} from {other}.{table} limit 1"
            counts = f"select (select count(*) from {one}.{table}) = (select count(*) from {other}.{table})"
            if connection.execute(asked).fetchone() or not connection.execute(counts).fetchone()[0]:
                yield name


def _prepare(folder: Path, copy: Path, credential: Credential) -> None:
    """Bring the copy to the newest shape, with its first account; and look at it as at any new copy."""
    from db.accounts import first_manager

    with closing(storage.open_file(copy, credential.key)) as database:
        if storage.version_of(database) < storage.latest_version():
            storage.migrate(database)
        if credential.means is Means.PASSWORD:
            with Office(folder, database, credential.who) as office:
                first_manager(office, credential.who)
    problems = soundness.problems_of(copy, is_own=True, key=credential.key)
    if problems:
        raise _not_sound(problems[0])
    flush(copy)


def _not_sound(problem: str) -> DamagedOffice:
    return DamagedOffice(N_("The copy is not sound and was not kept: {problem}"), problem=Msg(problem))


def _take_place(plain: SqlCipherDatabase, copy: Path, path: Path) -> None:
    """Give the copy the name of the plain file, which nobody may have written to since it was copied."""
    if os.name != "nt":
        replace(copy, path)  # with the plain file locked to the end
    else:
        _take_place_of_closed(plain.close, copy, path)
    flush_folder(path.parent)


def _take_place_of_closed(close: Callable[[], object], copy: Path, path: Path) -> None:
    """An open file can not be replaced on Windows; so it is closed, and seen to be the same when it is replaced."""
    close()
    before, until = path.stat(), time.monotonic() + PATIENCE
    while True:
        now = path.stat()
        if (now.st_mtime_ns, now.st_size) != (before.st_mtime_ns, before.st_size):
            raise holder.busy(path.parent)
        try:
            replace(copy, path, 0.0)
            return
        except OSError:
            if time.monotonic() > until:
                raise
        time.sleep(MOMENT / 6)


def _copies_elsewhere(plain: SqlCipherDatabase, folder: Path) -> tuple[Path, ...]:
    """Those that the history tells of, and what lies in places like theirs."""
    told = plain.execute_sql("select distinct note from history where subject = 'backups' order by id").fetchall()
    return copies_elsewhere(folder, [Path(note) for (note,) in told if note.endswith(".db")])
