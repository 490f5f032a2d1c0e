"""A backup that needs nobody: the closed file of an office as it lies there, encrypted, for those who can open it.

Whoever makes it has no key. It can not look into the office, not open what it made, and not tell whether the file was
damaged before: the next sign-in proves the copy. It writes only to those whose public parts stand beside the office.
"""

import hashlib
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from db import backup_file, backup_register, holder, keys, storage
from db.backup import BackupReport, report_of
from db.backup_list import key_of, known_of, office_id
from db.backup_manifest import Manifest
from db.backup_proofs import UNFINISHED
from db.backup_writing import Sealing, highest, put_everywhere
from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from db.opening import BACKUPS, JOURNAL
from db.safe_files import disk_errors_told, remove

LOCKED_FROM: Final = 0x40000000
LOCKED_BYTES: Final = 512
"""Where SQLite locks a file: whoever has these bytes shuts everybody else out."""


def copy_closed(folder: Path, dest: Path | None, now: datetime, reason: str = "scheduled") -> BackupReport:
    """Copy the encrypted office of the folder, which nobody may have open, to all its places or to `dest`.

    Raises NotFound, OfficeBusy, and DeskError for an office that is not encrypted or was not closed.
    """
    path = folder / storage.FILE_NAME
    if not path.is_file():
        raise NotFound(N_("There is no office in the folder {folder}."), folder=str(folder))
    storage.require_encrypted(path)
    database = folder / UNFINISHED.format(token=secrets.token_hex(4))
    try:
        with disk_errors_told(folder):
            size, digest = _taken(path, database)
            manifest = _manifest(folder, now, size, digest, reason)
        sealing = Sealing(keys.recipients(folder), ())
        put = put_everywhere(folder, manifest, database, sealing, dest, lambda _done, _total: None)
    finally:
        remove(database)
    with backup_register.changing(folder) as register:
        for place, written in put.done:
            register.note(key_of(place, written), known_of(written, manifest, place))
        register.made_at = manifest.made_at
    return report_of(manifest, put)


def _manifest(folder: Path, now: datetime, size: int, digest: str, reason: str) -> Manifest:
    with backup_register.changing(folder) as register:
        generation = register.next_generation(highest(folder / BACKUPS))
    return Manifest(
        generation=generation,
        made_at=now.replace(microsecond=0),
        office=office_id(folder),
        version=None,
        counts=None,
        audit=(0, ""),
        size=size,
        sha256=digest,
        keys=keys.slots_of(folder) if keys.has_keys(folder) else "",
        key=None,
        reason=reason,
    )


def _taken(path: Path, database: Path) -> tuple[int, str]:
    """The file as it is while nobody can write to it; its size and SHA-256."""
    made = hashlib.sha256()
    with path.open("rb+") as file, _alone(file, path), database.open("xb") as copy:
        journal = path.with_name(path.name + JOURNAL)
        if _is_hot(journal):
            raise DeskError(
                N_("The office was not closed properly. Please sign in once, which puts it in order: {file}"),
                file=str(path),
            )
        while block := file.read(backup_file.BLOCK):
            made.update(block)
            copy.write(block)
        return file.tell(), made.hexdigest()


def _is_hot(journal: Path) -> bool:
    """Whether SQLite would roll it back. One that was rolled back with the file locked for good stays, its first byte
    set to nothing."""
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


@contextmanager
def _alone(file: BinaryIO, path: Path) -> Iterator[None]:
    """Have the bytes that SQLite locks. Raises OfficeBusy."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(LOCKED_FROM)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, LOCKED_BYTES)
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCKED_BYTES, LOCKED_FROM)
    except OSError:
        raise holder.busy(path.parent) from None
    file.seek(0)
    try:
        yield
    finally:
        if sys.platform == "win32":
            file.seek(LOCKED_FROM)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, LOCKED_BYTES)
