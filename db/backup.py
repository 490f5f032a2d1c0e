"""Backups: a checked copy of the opened office in each of its places; the copies there are, proved and thinned."""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from db import audit_chain, backup_check, backup_file, backup_register, key_slots, keys, soundness, storage
from db.backup_list import identities, key_of, known_of, office_id, thin
from db.backup_manifest import Manifest
from db.backup_proofs import UNFINISHED
from db.backup_writing import Put, Sealing, highest, put_everywhere
from db.copies_in_steps import copy_in_steps
from db.domain.audit import EVENTS
from db.domain.errors import DeskError, Progress
from db.office import BACKUPS, Office, command, query
from db.places import Place
from db.safe_files import disk_errors_told, remove

SUBJECT: Final = "backups"
COPYING, WRITING = 40, 60
"""How the time is spread, in per cent."""


@dataclass(frozen=True)
class BackupReport:
    """A backup that was made and proved to open. `residents` counts all who are kept, None if nobody looked.

    `path` is the first that was written, of `size` bytes, `paths` all of them; `missed` says which places could not be
    written and why.
    """

    path: Path
    size: int
    residents: int | None
    made_at: datetime
    paths: tuple[Path, ...] = ()
    missed: tuple[tuple[Path, DeskError], ...] = ()


def report_of(manifest: Manifest, put: Put) -> BackupReport:
    paths = tuple(path for _place, path in put.done)
    size = paths[0].stat().st_size
    return BackupReport(paths[0], size, manifest.residents, manifest.made_at, paths, put.missed)


def default_folder(office: Office) -> Path:
    """The office's own folder of copies."""
    return office.folder / BACKUPS


# -- making


def create_backup(
    office: Office, dest: Path | None = None, progress: Progress | None = None, reason: str = "button"
) -> BackupReport:
    """Copy the opened office to all its places, or only to `dest`, a folder or a file that is never overwritten.

    Every copy is read back before it gets its name. Raises DeskError if none could be made, Cancelled if `progress`
    says so; then nothing of it is left.
    """
    office.require_no_copy()
    made_at = office.clock()
    database = office.folder / UNFINISHED.format(token=secrets.token_hex(4))
    try:
        with disk_errors_told(office.folder):
            copied = _copied(office, database, made_at, reason, _share(progress, 0, COPYING))
            _tell(progress, COPYING)
            with backup_check.looked_through(database, _key_in(copied), copied.counts, copied.audit) as require:
                size, digest = backup_file.digest_of(database)
                manifest = replace(copied, size=size, sha256=digest)
                put = put_everywhere(
                    office.folder,
                    manifest,
                    database,
                    Sealing(recipients(office), identities(office), require),
                    dest,
                    _share(progress, COPYING, WRITING),
                )
    finally:
        remove(database)
    _register(office, manifest, put.done, is_for_all=dest is None)
    report = report_of(manifest, put)
    _tell(progress, 100)
    with suppress(DeskError):  # an office that takes no more writes needs its backup most of all
        _note_backup(office, str(report.path))
    return report


def _share(progress: Progress | None, begin: int, part: int) -> Progress:
    """Progress of a part of the work, as per cent of the whole."""

    def tell(done: int, total: int) -> None:
        if progress:
            progress(begin + part * done // max(total, 1), 100)

    return tell


def _tell(progress: Progress | None, done: int) -> None:
    if progress:
        progress(done, 100)


def _key_in(manifest: Manifest) -> bytes:
    assert manifest.key is not None
    return manifest.key


def _copied(office: Office, database: Path, made_at: datetime, reason: str, progress: Progress) -> Manifest:
    """Copy the records into a new file with a key of its own, with all that its manifest says but for the file's size
    and digest, which are read while SQLite looks through it."""
    key = secrets.token_bytes(32)
    with backup_register.changing(office.folder) as register:
        generation = register.next_generation(highest(default_folder(office)))

    def counted() -> tuple[dict[str, int], tuple[int, str]]:
        """The counts and the end of the history that go with the copy."""
        last, code = audit_chain.last_of(office.sql)
        return soundness.row_counts(office.database.connection()), (last, code.hex() if last else "")

    counts, head = copy_in_steps(office, database, key, counted, progress=progress)
    return Manifest(
        generation=generation,
        made_at=made_at.replace(microsecond=0),
        office=office_id(office.folder),
        version=storage.latest_version(),
        counts=counts,
        audit=head,
        size=0,
        sha256="",
        keys=keys.slots_of(office.folder) if keys.has_keys(office.folder) else "",
        key=key,
        reason=reason,
    )


def recipients(office: Office) -> tuple[str, ...]:
    """To whom copies are written; nobody who was put into the file of the keys by another hand."""
    assert office.credential is not None
    if not keys.has_keys(office.folder):
        return (key_slots.rehearsal_recipient(office.credential.key),)
    known = key_slots.read(office.folder).trusted(office.credential.key)
    return (*(slot.recipient for slot in known.slots if slot.reads_copies), known.rehearsal)


@command
def _note_backup(office: Office, path: str) -> None:
    office.note(SUBJECT, None, path)


def _register(office: Office, manifest: Manifest, done: Sequence[tuple[Place, Path]], *, is_for_all: bool) -> None:
    now = office.clock()
    with backup_register.changing(office.folder) as register:
        for place, path in done:
            known = replace(known_of(path, manifest, place), proved_at=now)
            register.note(key_of(place, path), known)
        register.made_at, register.head = manifest.made_at, manifest.audit[0]
        if is_for_all and not register.is_paused:
            for place, path in done:
                thin(office, register, place, path.parent, now)


@query
def last_backup(office: Office) -> datetime | None:
    """When the last backup was made, wherever it went, in local time; None if never."""
    return backup_register.read(office.folder).made_at


def last_entry(office: Office) -> int:
    """The number of the newest entry of the history."""
    return int(office.run(lambda: office.sql("select coalesce(max(id), 0) from history"))[0][0])


def has_changed(office: Office) -> bool:
    """Whether records changed since the last backup; that somebody looked at them or made one is no change."""
    head = backup_register.read(office.folder).head
    marks = ", ".join("?" * len(EVENTS))
    asked = f"select 1 from history where id > ? and subject <> ? and command not in ({marks}) limit 1"
    return bool(office.run(lambda: office.sql(asked, (head, SUBJECT, *EVENTS))))
