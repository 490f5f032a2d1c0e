"""How the office's file is opened: the one module that knows driver, pragmas, application id and version."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as driver

from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from db.file_heads import APPLICATION_ID, PLAIN, is_plain, is_plain_office
from db.holder import OfficeBusy
from db.storage_errors import (
    FAILURES,
    NOT_OPEN_AGAIN,
    TOO_LONG,
    DamagedOffice,
    EncryptedOffice,
    NewerOffice,
    NotAnOffice,
    PlainOffice,
    WrongKey,
    is_read_only,
    told,
)

__all__ = [
    "APPLICATION_ID", "FAILURES", "NOT_OPEN_AGAIN", "PLAIN", "TOO_LONG", "DamagedOffice", "EncryptedOffice",
    "NewerOffice", "NotAnOffice", "OfficeBusy", "PlainOffice", "WrongKey", "is_plain", "is_plain_office",
    "is_read_only", "told",
]  # fmt: skip

FILE_NAME = "office.db"
MIGRATIONS = Path(__file__).parent / "migrations"
KEY_FILES = ("keys.json", "demo.key")
PAGE = 4096

# TRUNCATE with FULL is the pair that lost nothing in simulated power cuts. The journal mode comes after the lock mode,
# and only once the file is known to be ours, for it is written into a file that had another one.
JOURNAL = "TRUNCATE"
CIPHER = (("cipher_compatibility", 4),)
"""AES-256 with a code for each page; said, so that a driver with other defaults reads the same files."""
MOST_CACHED = 256 << 10
"""Kilobytes of pages that stay decrypted, taken as they are needed."""
PRAGMAS = (
    ("busy_timeout", 300),
    ("cipher_log_level", "NONE"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("locking_mode", "EXCLUSIVE"),
    ("synchronous", "FULL"),
    ("foreign_keys", "ON"),
    ("secure_delete", "ON"),
    ("temp_store", "MEMORY"),
    ("cache_size", -MOST_CACHED),
)


class OfficeDatabase(SqlCipherDatabase):
    """An office's database; a failure that SQLite answered by rolling back comes out as itself."""

    def rollback(self) -> None:
        """Where the disk is full, SQLite has rolled back already; a second time would be an error of its own."""
        if self.is_closed() or self.connection().in_transaction:
            super().rollback()


def database_for(path: Path, key: bytes | None, must_exist: bool) -> SqlCipherDatabase:
    """The database of the file, not yet connected. With `must_exist` a missing file is refused, never made."""
    target = path.as_uri() + ("?mode=rw" if must_exist else "?mode=rwc")
    return OfficeDatabase(
        target,
        uri=True,
        passphrase="" if key is None else raw_key(key),
        lock_type="IMMEDIATE",
        autoconnect=False,
        thread_safe=False,  # one connection for all threads, which the office lets in one at a time
        check_same_thread=False,
        pragmas=[*(CIPHER if key is not None else ()), *PRAGMAS],
    )


def raw_key(key: bytes) -> str:
    """The key as SQLCipher takes it. One of another length it would silently take for a passphrase."""
    digits = key.hex()
    if len(digits) != 64:
        raise ValueError("an office's key has 32 bytes")
    return f"x'{digits}'"


@contextmanager
def connected(path: Path, key: bytes | None, mode: str = "ro") -> Iterator[Any]:
    """A connection of the driver's own to a file that nobody has open: for copies. `mode` as in SQLite's URIs."""
    connection = driver.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    try:
        connection.execute("pragma cipher_log_level = NONE")
        if key is not None:
            connection.execute(f'pragma key = "{raw_key(key)}"')
            for name, value in CIPHER:
                connection.execute(f"pragma {name} = {value}")
        connection.execute("pragma trusted_schema = OFF")
        connection.execute("pragma cell_size_check = ON")
        yield connection
    finally:
        connection.close()


def open_file(path: Path, key: bytes | None) -> SqlCipherDatabase:
    """Connect to an existing office and take its lock for good. Without a key: one that is to be converted.

    Raises NotFound, OfficeBusy, or a NotAnOffice that says what it is instead; that is left untouched.
    """
    path = path.absolute()
    if not path.is_file():
        raise NotFound(N_("There is no office in the folder {folder}."), folder=str(path.parent))
    if path.stat().st_size == 0:
        raise NotAnOffice(N_("The file {file} is empty; it is no office."), file=str(path))
    database = database_for(path, key, must_exist=True)
    try:
        database.connect()
        check_identity(database, path)
        if key is not None and is_plain(path):
            raise _plain_office(path)
        take_lock(database)
    except FAILURES as error:
        database.close()
        raise told_of_opening(error, path, key) from error
    except DeskError:
        database.close()
        raise
    return database


def require_encrypted(path: Path) -> None:
    """Before anybody is asked to sign in: raises PlainOffice, and NotAnOffice for another program's file."""
    if is_plain(path):
        raise _plain_office(path) if is_plain_office(path) else _foreign(path)


def _plain_office(path: Path) -> PlainOffice:
    return PlainOffice(
        N_("The office's file {file} is not encrypted yet. Please open it in the window, which does that."),
        file=str(path),
    )


def told_of_opening(error: Exception, path: Path, key: bytes | None) -> Exception:
    """What is wrong with a file that did not open: the key, the file, or that it is another program's."""
    found = told(error, path)
    if not isinstance(found, DamagedOffice):
        return found
    if is_plain(path) == (key is None):
        return found if key is None or _has_own_page(path, key) else _not_ours(path)
    if key is None:
        return without_key(path)
    return _plain_office(path) if is_plain_office(path) else _foreign(path)


def without_key(path: Path) -> NotAnOffice:
    """What is said of a file that is not plain, or can not be read, where no key is at hand."""
    if any((path.parent / name).exists() for name in KEY_FILES):
        return EncryptedOffice(N_("The office's file {file} is encrypted; please sign in."), file=str(path))
    return NotAnOffice(
        N_("The office's file is damaged or not an office, or the file of its keys is missing: {file}"), file=str(path)
    )


def _has_own_page(path: Path, key: bytes) -> bool:
    """Whether one page at least was written with the key: then others are damaged."""
    try:
        with connected(path, key) as connection:
            wrong = len(connection.execute("pragma cipher_integrity_check").fetchall())
    except FAILURES:
        return False
    return wrong < path.stat().st_size // PAGE


def _not_ours(path: Path) -> WrongKey:
    return WrongKey(
        N_(
            "The file {file} does not open with the key of this office: it is another office's, no office at all, or "
            "damaged from its beginning."
        ),
        file=str(path),
    )


def _foreign(path: Path) -> NotAnOffice:
    return NotAnOffice(N_("The file {file} does not belong to this program."), file=str(path))


def create_file(path: Path, key: bytes | None) -> SqlCipherDatabase:
    """Make the file of a new office, with its tables, and take its lock. An existing file is refused."""
    path = path.absolute()
    if path.exists():
        raise DeskError(N_("There is already an office in the folder {folder}."), folder=str(path.parent))
    path.parent.mkdir(parents=True, exist_ok=True)
    database = database_for(path, key, must_exist=False)
    try:
        database.connect()
        take_lock(database)
        database.execute_sql(f"pragma application_id = {APPLICATION_ID}")
        migrate(database)
    except FAILURES as error:
        database.close()
        raise told(error, path) from error
    return database


def take_lock(database: SqlCipherDatabase) -> None:
    """Set the journal mode; EXCLUSIVE locks nothing before the first write transaction: make one."""
    database.pragma("journal_mode", JOURNAL)
    with database.atomic("EXCLUSIVE"):
        pass


def check_identity(database: SqlCipherDatabase, path: Path) -> None:
    """Raises NotAnOffice for a file of another program, NewerOffice for one of a newer version of this one."""
    if database.pragma("application_id") != APPLICATION_ID:
        raise _foreign(path)
    if version_of(database) > latest_version():
        raise NewerOffice(
            N_("The file {file} was written by a newer version of the program. Please install that one."),
            file=str(path),
        )


def version_of(database: SqlCipherDatabase) -> int:
    """The number of the last migration the file went through."""
    return int(database.pragma("user_version"))


def latest_version() -> int:
    """The number of the newest migration this program knows."""
    return max(int(script.name[:4]) for script in MIGRATIONS.glob("[0-9]*.py"))


def migrate(database: SqlCipherDatabase) -> None:
    """Bring the file to the newest shape; each migration all or nothing with its number, references checked after."""
    from playhouse.migrations import Runner  # needed for a new or an older office only

    runner = Runner(database, str(MIGRATIONS))
    runner.migrator.migration_context = nullcontext  # the transaction is ours; a full disk ends savepoints within it
    database.execute_sql("pragma foreign_keys = OFF")  # tables are made anew; within a transaction it can not be said
    for script in sorted(MIGRATIONS.glob("[0-9]*.py")):
        number = int(script.name[:4])
        if number > version_of(database):
            with database.atomic("IMMEDIATE"):  # whoever is killed leaves a file that says what it is
                runner.up(script.stem)
                database.execute_sql(f"pragma user_version = {number}")
    database.execute_sql("pragma foreign_keys = ON")
    if database.execute_sql("pragma foreign_key_check").fetchall():
        raise NotAnOffice(N_("The office's file has broken references after the upgrade."))
