"""How the office's file is opened: the one module that knows driver, pragmas, application id and version."""

import os
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as driver

from db import holder
from db.domain.errors import DeskError, NotFound, Progress
from db.domain.words import N_
from db.holder import OfficeBusy as OfficeBusy

FILE_NAME = "office.db"
APPLICATION_ID = 0x4D53444B  # "MSDK"
MIGRATIONS = Path(__file__).parent / "migrations"
COPY_STEP_PAGES = 2048
PLAIN = b"SQLite format 3\0"

# TRUNCATE with FULL is the pair that lost nothing in simulated power cuts. The journal mode comes after the lock mode,
# and only once the file is known to be ours, for it is written into a file that had another one.
JOURNAL = "TRUNCATE"
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
    ("cache_size", -65536),
)

FAILURES = (driver.DatabaseError, peewee.DatabaseError, UnicodeDecodeError)
"""What the driver raises; the last where damage left letters that are none."""


class OfficeDatabase(SqlCipherDatabase):
    """An office's database; a failure that SQLite answered by rolling back comes out as itself."""

    def rollback(self) -> None:
        """Where the disk is full, SQLite has rolled back already; a second time would be an error of its own."""
        if self.is_closed() or self.connection().in_transaction:
            super().rollback()


class NotAnOffice(DeskError):
    """The file is not one of this program, is damaged, or is newer than the program."""


def is_plain(path: Path) -> bool:
    """Whether anybody can read the file: it begins as a file of SQLite does. An encrypted one begins with its salt."""
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN)) == PLAIN
    except FileNotFoundError:
        return False


def database_for(path: Path, must_exist: bool) -> SqlCipherDatabase:
    """The database of the file, not yet connected. With `must_exist` a missing file is refused, never made."""
    target = path.as_uri() + ("?mode=rw" if must_exist else "?mode=rwc")
    return OfficeDatabase(
        target,
        uri=True,
        passphrase="",
        lock_type="IMMEDIATE",
        autoconnect=False,
        thread_safe=False,  # one connection for all threads, which the office lets in one at a time
        check_same_thread=False,
        pragmas=list(PRAGMAS),
    )


def open_file(path: Path) -> SqlCipherDatabase:
    """Connect to an existing office and take its lock for good.

    Raises NotFound, OfficeBusy, or NotAnOffice (foreign, damaged or newer file: left untouched).
    """
    path = path.absolute()
    if not path.is_file():
        raise NotFound(N_("There is no office in the folder {folder}."), folder=str(path.parent))
    if path.stat().st_size == 0:
        raise NotAnOffice(N_("The file {file} is empty; it is no office."), file=str(path))
    database = database_for(path, must_exist=True)
    try:
        database.connect()
        check_identity(database, path)
        take_lock(database)
    except FAILURES as error:
        database.close()
        raise told(error, path) from error
    except DeskError:
        database.close()
        raise
    return database


def create_file(path: Path) -> SqlCipherDatabase:
    """Make the file of a new office, with its tables, and take its lock. An existing file is refused."""
    path = path.absolute()
    if path.exists():
        raise DeskError(N_("There is already an office in the folder {folder}."), folder=str(path.parent))
    path.parent.mkdir(parents=True, exist_ok=True)
    database = database_for(path, must_exist=False)
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
    """Raises NotAnOffice for a file of another program or of a newer version of this one."""
    if database.pragma("application_id") != APPLICATION_ID:
        raise NotAnOffice(N_("The file {file} does not belong to this program."), file=str(path))
    if version_of(database) > latest_version():
        raise NotAnOffice(
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
    """Bring the file to the newest shape; all or nothing for each migration, references checked afterwards."""
    from playhouse.migrations import Runner  # needed for a new or an older office only

    Runner(database, str(MIGRATIONS)).up()
    database.execute_sql("pragma foreign_keys = ON")
    if database.execute_sql("pragma foreign_key_check").fetchall():
        raise NotAnOffice(N_("The office's file has broken references after the upgrade."))
    database.execute_sql(f"pragma user_version = {latest_version()}")


def copy_to(source: SqlCipherDatabase, target: Path, progress: Progress | None = None) -> None:
    """Copy the open office into a new file by SQLite's backup, consistent even while this process writes."""

    def on_step(status: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    copy = driver.connect(str(target))
    try:
        source.connection().backup(copy, pages=COPY_STEP_PAGES, progress=on_step)
    finally:
        copy.close()


def copy_file(source: Path, target: Path) -> None:
    """Copy an office that nobody has open, by SQLite's backup, so that a journal beside it is respected."""
    original = driver.connect(source.absolute().as_uri() + "?mode=rw", uri=True)
    copy = driver.connect(str(target))
    try:
        original.backup(copy)
    finally:
        copy.close()
        original.close()


def problems_of(path: Path, is_own: bool = False) -> list[str]:
    """What is wrong with a file that nobody has open: identity, version, integrity and references; [] is sound.

    The search index is looked at in copies of our own only (`is_own`): SQLite does it in the form of a write.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return [N_("the file is empty")]
    connection = driver.connect(path.absolute().as_uri() + ("?mode=rw" if is_own else "?mode=ro"), uri=True)
    try:
        if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
            return [N_("not an office of this program")]
        if connection.execute("pragma user_version").fetchone()[0] > latest_version():
            return [N_("written by a newer version of the program")]
        return soundness(connection)
    except FAILURES as error:
        return [N_("the file is damaged"), str(error)]
    finally:
        connection.close()


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows each table holds, without what the search index keeps for itself."""
    tables = connection.execute("select name from pragma_table_list where schema = 'main' and type = 'table'")
    return {name: connection.execute(f'select count(*) from "{name}"').fetchone()[0] for (name,) in tables.fetchall()}


def row_counts_of(path: Path) -> dict[str, int]:
    """row_counts of a file that nobody has open."""
    connection = driver.connect(path.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        return row_counts(connection)
    finally:
        connection.close()


def soundness(connection: Any) -> list[str]:
    """Problems that SQLite itself finds, damaged pages and broken references: in a word first, then each."""
    found = [str(row[0]) for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
    if found:
        found.insert(0, N_("the file is damaged"))
    broken = connection.execute("pragma foreign_key_check").fetchall()
    if broken:
        found.append(N_("it has broken references"))
    return found + [f"{table} row {row} -> {parent}" for table, row, parent, _ in broken]


TOO_LONG = N_(
    "The name with its folders is too long: {file}. Please choose a shorter name or a folder further up."
)
LONGEST_PATH = 480
"""In bytes, with room for what SQLite adds: it takes 512 of a file's name with its folders."""
TOLD = (
    (("disk is full",), DeskError, N_("The disk is full. Nothing was saved; please make room and try again.")),
    (("readonly", "read-only"), DeskError, N_("The office's file or folder can not be written to: {file}")),
    (
        ("disk i/o",),
        DeskError,
        N_(
            "The disk with the office's data does not answer: {file}\n\nWhat was saved before is safe; the last was "
            "not saved. If a drive was pulled out, plug it in; then close the program and start it again."
        ),
    ),
    (
        ("vtable constructor failed",),  # what SQLite says of the search index after the disk failed
        DeskError,
        N_(
            "The office's file can not be read any more: {file}\n\nPlease close the program and start it again. If it "
            "comes again, go back to a backup."
        ),
    ),
    (("unable to open",), DeskError, N_("The office's file can not be opened: {file}")),
    (
        ("malformed", "not a database", "corrupt", "disk image", "decode"),
        NotAnOffice,
        N_("The office's file is damaged or not an office: {file}"),
    ),
)


def is_read_only(error: Exception) -> bool:
    """Whether the file could only not be written to."""
    return "readonly" in str(error)


def told(error: Exception, path: Path) -> Exception:
    """The driver's error as one that a user understands; what only a programmer could cause stays as it is."""
    words = str(error).lower()
    if "unable to open" in words and len(os.fsencode(path)) > LONGEST_PATH:
        return DeskError(TOO_LONG, file=str(path))
    if any(sign in words for sign in ("locked", "busy")):
        return holder.busy(path.parent)
    for signs, kind, message in TOLD:
        if any(sign in words for sign in signs):
            return kind(message, file=str(path))
    return error
