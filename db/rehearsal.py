"""A rehearsal: a copy opened without going back to it, from a file and a key of its own, in which nothing changes."""

import secrets
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from db import backup_check, backup_file, file_copies, storage
from db.backup_list import identities
from db.backup_manifest import Manifest
from db.domain.accounts import Account, Role
from db.domain.audit import Event
from db.domain.errors import Progress
from db.erasures import erase_again, erasures
from db.office import Office, action
from db.safe_files import disk_errors_told, remove
from db.writing_anew import write_anew_in_place

FOLDER: Final = "rehearsal.{token}"
SUBJECT: Final = "backups"
STEPS: Final = 4


@dataclass(frozen=True)
class Rehearsal:
    """A copy made ready to be looked at, in a folder of its own. The key opens that file only, and is kept nowhere."""

    folder: Path
    key: bytes = field(repr=False)
    made_at: datetime
    who: str
    role: Role


@action
def prepare_rehearsal(office: Office, path: Path, progress: Progress | None = None) -> Rehearsal:
    """Unpack and check the copy, and write it down. Whoever shows it removes the folder.

    People erased since are erased in it, too. Raises BadBackup, SealedBackup, NotFound, DeskError.
    """
    assert office.credential is not None
    folder, key = office.folder / FOLDER.format(token=secrets.token_hex(4)), secrets.token_bytes(32)
    tell = progress or (lambda _done, _total: None)
    try:
        with disk_errors_told(office.folder):
            folder.mkdir()
            unpacked = folder / "copy.new"
            manifest = backup_file.unpack(path, identities(office), unpacked)
            tell(1, STEPS)
            _make_own(unpacked, folder / storage.FILE_NAME, manifest, office.credential.key, key)
            tell(2, STEPS)
            _erase_again(office, folder, key)
            tell(3, STEPS)
        office.record(Event.REHEARSE.value, SUBJECT, None, path.name)
        tell(STEPS, STEPS)
    except BaseException:
        remove_folder(folder)
        raise
    return Rehearsal(folder, key, manifest.made_at, office.who, office.account.role)


def _make_own(unpacked: Path, file: Path, manifest: Manifest, office_key: bytes, key: bytes) -> None:
    """Checked as for a restore, then in the newest shape and with another key."""
    own = manifest.key or office_key
    backup_check.require_sound(unpacked, own, manifest.counts, None if manifest.counts is None else manifest.audit)
    file_copies.copy_file(unpacked, file, key=own, target_key=key)
    remove(unpacked)
    with closing(storage.open_file(file, key)) as database:
        if storage.version_of(database) < storage.latest_version():
            storage.migrate(database)


def _erase_again(office: Office, folder: Path, key: bytes) -> None:
    stones = erasures(office)
    if stones:
        with Office(folder, storage.open_file(folder / storage.FILE_NAME, key), office.who) as copy:
            if erase_again(copy, stones).erased:
                copy.run(lambda: write_anew_in_place(copy))


def open_rehearsal(rehearsal: Rehearsal) -> Office:
    """The copy as an office that refuses all commands; SQLite itself refuses to write. Raises DeskError."""
    database = storage.open_file(rehearsal.folder / storage.FILE_NAME, rehearsal.key)
    database.execute_sql("pragma query_only = ON")
    office = Office(rehearsal.folder, database, rehearsal.who)
    office.account = Account(name=rehearsal.who, role=rehearsal.role)
    office.copy_of = rehearsal.made_at
    return office


def remove_folder(folder: Path) -> None:
    """What a rehearsal lay in; on Windows it stays while its window is open, and goes with that."""
    shutil.rmtree(folder, ignore_errors=True)
