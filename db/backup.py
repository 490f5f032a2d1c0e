"""Backups: a checked copy of the opened office in each of its places; the copies there are, proved and thinned."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from db import audit_chain, backup_check, backup_file, backup_register, key_slots, keys, places, plain_backup, storage
from db.backup_list import NAMED, identities, key_of, known_of, office_id, thin
from db.backup_manifest import Manifest
from db.backup_proofs import UNFINISHED
from db.backup_register import Register
from db.domain.audit import EVENTS
from db.domain.errors import DeskError, Progress
from db.domain.file_names import require_name
from db.domain.words import N_
from db.office import BACKUPS, Office, command, query
from db.places import Place
from db.plain_backup import BackupFile, list_backups
from db.safe_files import arriving, disk_errors_told, free_name, remove

__all__ = ["BackupFile", "list_backups"]

SUBJECT: Final = "backups"
NAME: Final = "maesariang-{made_at:%Y-%m-%d-%H%M}-{generation:05}" + backup_file.SUFFIX
STEP_PAGES: Final = 512
"""15 ms of an office PC; between them others have their turn."""
COPYING, CHECKING, WRITING = 40, 40, 20
"""How the time is spread, in per cent."""


@dataclass(frozen=True)
class BackupReport:
    """A backup that was made and proved to open. `residents` counts all who are kept, `size` in bytes.

    `path` is the first that was written, `paths` all of them; `missed` says which places could not be written and why.
    """

    path: Path
    size: int
    residents: int
    made_at: datetime
    paths: tuple[Path, ...] = ()
    missed: tuple[tuple[Path, DeskError], ...] = ()


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
    if office.credential is None:
        return _in_plain(office, dest or default_folder(office), progress)
    made_at = office.clock()
    database = office.folder / UNFINISHED.format(token=secrets.token_hex(4))
    try:
        with disk_errors_told(office.folder):
            manifest = _copied(office, database, made_at, reason, _share(progress, 0, COPYING))
            _tell(progress, COPYING)
            backup_check.require_sound(database, _key_in(manifest), manifest.counts, manifest.audit)
            _tell(progress, COPYING + CHECKING)
        report = _put_everywhere(office, manifest, database, dest, _share(progress, COPYING + CHECKING, WRITING))
    finally:
        remove(database)
    _tell(progress, 100)
    with suppress(DeskError):  # an office that takes no more writes needs its backup most of all
        _note_backup(office, str(report.path))
    return report


def _in_plain(office: Office, dest: Path, progress: Progress | None) -> BackupReport:
    made = plain_backup.create_backup(office, dest, progress)
    with suppress(DeskError):
        _note_backup(office, str(made.path))
    return BackupReport(made.path, made.size, made.residents, made.made_at, (made.path,))


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
    """Copy the records into a new file with a key of its own, with all that its manifest says."""
    key = secrets.token_bytes(32)
    with backup_register.changing(office.folder) as register:
        generation = register.next_generation(_highest(default_folder(office)))

    def copy() -> tuple[dict[str, int], tuple[int, str]]:
        _copy_in_steps(office, database, key, progress)
        last, code = audit_chain.last_of(office.sql)
        return storage.row_counts(office.database.connection()), (last, code.hex() if last else "")

    counts, head = office.run(copy)
    size, digest = backup_file.digest_of(database)
    return Manifest(
        generation=generation,
        made_at=made_at.replace(microsecond=0),
        office=office_id(office.folder),
        version=storage.latest_version(),
        counts=counts,
        audit=head,
        size=size,
        sha256=digest,
        keys=keys.slots_of(office.folder) if keys.has_keys(office.folder) else "",
        key=key,
        reason=reason,
    )


def _copy_in_steps(office: Office, database: Path, key: bytes, progress: Progress) -> None:
    """By SQLite's backup, which takes along what others write between its steps. The new file is looked at and thrown
    away, so it need not reach the disk. With the last step the turn is kept: what is counted next is what was copied.
    """

    def on_step(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)
        if remaining:
            office.let_others()

    with storage.connected(database, key, "rwc") as copy:
        copy.execute("pragma synchronous = OFF")
        copy.execute("pragma journal_mode = OFF")
        office.database.connection().backup(copy, pages=STEP_PAGES, progress=on_step)


def _highest(folder: Path) -> int:
    """The highest generation in the names of a folder's copies."""
    names = [NAMED.fullmatch(path.name) for path in folder.glob("*" + backup_file.SUFFIX)] if folder.is_dir() else []
    return max((int(found[1]) for found in names if found), default=0)


def recipients(office: Office) -> tuple[str, ...]:
    """To whom copies are written; nobody who was put into the file of the keys by another hand."""
    assert office.credential is not None
    if not keys.has_keys(office.folder):
        return keys.recipients(office.folder)
    known = key_slots.read(office.folder).trusted(office.credential.key)
    return (*(slot.recipient for slot in known.slots if slot.reads_copies), known.rehearsal)


def _put_everywhere(
    office: Office, manifest: Manifest, database: Path, dest: Path | None, progress: Progress
) -> BackupReport:
    """Write the first copy and prove it, then copy it to the other places; a place that is away is no failure."""
    name = NAME.format(made_at=manifest.made_at, generation=manifest.generation)
    register = backup_register.read(office.folder)
    targets = _targets(office, register, dest, name)
    done: list[tuple[Place, Path]] = []
    missed: list[tuple[Path, DeskError]] = []
    digest = ""
    for number, (place, target) in enumerate(targets):
        progress(number, len(targets))
        try:
            with disk_errors_told(target):
                if done:
                    _write_again(done[0][1], target, digest)
                else:
                    digest = _write_first(office, manifest, database, target)
        except DeskError as error:
            missed.append((target, error))
        else:
            done.append((place, target))
    if not done:
        raise missed[0][1]
    _register(office, manifest, done, is_for_all=dest is None)
    paths = tuple(path for _place, path in done)
    size = paths[0].stat().st_size
    return BackupReport(paths[0], size, manifest.residents or 0, manifest.made_at, paths, tuple(missed))


def _targets(office: Office, register: Register, dest: Path | None, name: str) -> list[tuple[Place, Path]]:
    """Which places are there now, the office's own first; files that lie there already keep their names."""
    if dest is not None:
        return [_target(office, register, dest.absolute(), name)]
    own = office_id(office.folder)
    found = [(place, places.found(place, own)) for place in register.all_places(office.folder)]
    default_folder(office).mkdir(exist_ok=True)
    return [(place, free_name(path / name)) for place, path in found if path is not None]


def _target(office: Office, register: Register, dest: Path, name: str) -> tuple[Place, Path]:
    """The office's own folder for backups is one even before the first is made."""
    own = default_folder(office).absolute()
    if dest == own:
        own.mkdir(exist_ok=True)
    target = dest / name if dest.is_dir() else dest
    require_name(target.name)
    if target.resolve().parent == office.folder.resolve():
        raise DeskError(N_("This is the office's own folder; a copy there would be lost with it."))
    for place in register.all_places(office.folder):
        if places.found(place, office_id(office.folder)) == target.parent:
            return place, free_name(target)
    return Place(str(target.parent), places.kind_of(target.parent), target.parent), free_name(target)


def _write_first(office: Office, manifest: Manifest, database: Path, target: Path) -> str:
    """Under another name first: it is read back from the disk, to its end, before it counts."""
    with arriving(target) as partial:
        digest = backup_file.write(manifest, database, recipients(office), partial)
        forget_cached(partial)
        if backup_file.prove(partial, identities(office)) != manifest:
            raise _read_back_wrongly(target)
    return digest


def _write_again(source: Path, target: Path, digest: str) -> None:
    with arriving(target) as partial:
        with source.open("rb") as read, partial.open("xb") as written:
            while block := read.read(backup_file.BLOCK):
                written.write(block)
            written.flush()
            os.fsync(written.fileno())
        forget_cached(partial)
        if backup_file.digest_of(partial)[1] != digest:
            raise _read_back_wrongly(target)


def _read_back_wrongly(target: Path) -> DeskError:
    return DeskError(
        N_("What was read back from {file} is not what was written there. The drive is failing; please use another."),
        file=str(target),
    )


def forget_cached(path: Path) -> None:
    """Have the system read the file from its disk next time, where it can be told so."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@command
def _note_backup(office: Office, path: str) -> None:
    office.note(SUBJECT, None, path)


def _register(office: Office, manifest: Manifest, done: list[tuple[Place, Path]], *, is_for_all: bool) -> None:
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
    if office.credential is None:
        return plain_backup.last_backup(office)
    return backup_register.read(office.folder).made_at


def has_changed(office: Office) -> bool:
    """Whether records changed since the last backup; that somebody looked at them or made one is no change."""
    head = backup_register.read(office.folder).head
    marks = ", ".join("?" * len(EVENTS))
    asked = f"select 1 from history where id > ? and subject <> ? and command not in ({marks}) limit 1"
    return bool(office.run(lambda: office.sql(asked, (head, SUBJECT, *EVENTS))))
