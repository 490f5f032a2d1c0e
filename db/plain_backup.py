"""Backups of an office that is not encrypted yet: a checked copy elsewhere, and bringing one back."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import folders, storage
from db.domain.errors import DeskError, Msg, NotFound, Progress
from db.domain.file_names import require_name
from db.domain.words import N_
from db.office import BACKUPS, Office
from db.safe_files import PARTIAL, disk_errors_told, flush, flush_folder, free_name, remove, replace
from db.storage import NotAnOffice

SUBJECT = "backups"
NAME = "maesariang-{stamp}.db"
ASIDE = "office-before-restore-{stamp}.db"
STAMP = "%Y-%m-%d-%H%M%S"
JOURNAL = "-journal"
LAST_MOMENT = 32_503_600_000.0


@dataclass(frozen=True)
class BackupReport:
    """A backup that was made, checked and put in its place. `residents` counts all who are kept, `size` in bytes."""

    path: Path
    size: int
    residents: int
    made_at: datetime


@dataclass(frozen=True)
class RestoreReport:
    """An office that was brought back; `kept_aside` is the file that was there before, None if there was none."""

    kept_aside: Path | None
    residents: int


@dataclass(frozen=True)
class BackupFile:
    """A backup as the folder of backups shows it; `size` in bytes."""

    path: Path
    size: int
    made_at: datetime


def default_folder(office: Office) -> Path:
    """Where backups go if nothing else is chosen: beside the office's file."""
    return office.folder / BACKUPS


def create_backup(office: Office, dest: Path, progress: Progress | None = None) -> BackupReport:
    """Copy the opened office to `dest`, a folder or a file; an existing file there is never overwritten.

    The copy is checked before it gets its name. Raises DeskError if it can not be made, Cancelled if `progress` says
    so; then nothing of it is left.
    """
    made_at = office.clock()
    with disk_errors_told(dest):
        target = _target(office, dest.absolute(), made_at)
        require_name(target.name)
        _refuse_own_file(office, target)
        target.parent.mkdir(exist_ok=True)
        target = free_name(target)
        partial = free_name(target.with_name(target.name + PARTIAL))
        try:
            counts = _copy(office, partial, progress)
            _require_sound(partial, counts)
            flush(partial)
            replace(partial, target)
        finally:
            remove(partial)
            remove(partial.with_name(partial.name + JOURNAL))
        flush_folder(target.parent)
        size = target.stat().st_size
    return BackupReport(target, size, counts["resident"], made_at)


def list_backups(folder: Path) -> tuple[BackupFile, ...]:
    """The backups kept in an office's own folder, the newest first."""
    kept = folder / BACKUPS
    found = [(path, path.stat()) for path in kept.glob("*.db")] if kept.is_dir() else []
    files = [BackupFile(path, stat.st_size, moment_of(stat.st_mtime)) for path, stat in found]
    return tuple(sorted(files, key=lambda file: (file.made_at, file.path.name), reverse=True))


def moment_of(seconds: float) -> datetime:
    """A file's time as local time. Windows knows no time before 1970 or after 3000; sticks have such times."""
    return datetime.fromtimestamp(min(max(seconds, 0.0), LAST_MOMENT))


def last_backup(office: Office) -> datetime | None:
    """When the last backup was made, wherever it went, in local time; None if never. An office that went back to
    its first copy has no note of that one, which was made when the copy was whole; but it lies in the folder."""
    found = office.sql("select at from history where subject = ? order by id desc limit 1", (SUBJECT,))
    if found:
        return datetime.fromisoformat(found[0][0]).replace(tzinfo=None)
    return next((file.made_at for file in list_backups(office.folder)), None)


def restore_backup(folder: Path, file: Path) -> RestoreReport:
    """Make `file` the office of `folder`, whose present file is kept aside; nobody may have it open.

    Raises NotFound, NotAnOffice (the present office stays as it is), OfficeBusy and WrongPlace.
    """
    folders.require_local(folder)
    present, file = folder.absolute() / storage.FILE_NAME, file.absolute()
    _require_backup(file, present)
    with disk_errors_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        settle(present)
        incoming = free_name(present.with_name("restored.db" + PARTIAL))
        try:
            counts = _copy_checked(file, incoming)
            kept = _keep_aside(present)
            try:
                replace(incoming, present)
                flush_folder(folder)
                _require_sound(present, counts)
            except BaseException:
                _put_back(kept, present)
                raise
        finally:
            remove(incoming)
            remove(incoming.with_name(incoming.name + JOURNAL))
    return RestoreReport(kept, counts["resident"])


# -- creating


def _target(office: Office, dest: Path, made_at: datetime) -> Path:
    """The office's own folder for backups is one even before the first is made."""
    is_folder = dest.is_dir() or dest == default_folder(office).absolute()
    return dest / NAME.format(stamp=made_at.strftime(STAMP)) if is_folder else dest


def _refuse_own_file(office: Office, target: Path) -> None:
    own = (office.folder / storage.FILE_NAME).resolve()
    if target.resolve() in (own, own.with_name(own.name + JOURNAL)):
        raise DeskError(N_("This is the office's own file; please choose another name for the backup."))


def _copy(office: Office, partial: Path, progress: Progress | None) -> dict[str, int]:
    """Copy while nobody else has the office, with the counts that go with it."""

    def copy() -> dict[str, int]:
        storage.copy_to(office.database, partial, progress)
        return storage.row_counts(office.database.connection())

    return office.run(copy)


def _require_sound(path: Path, counts: dict[str, int]) -> None:
    """Raises unless the copy is an office, whole, with all references and as many rows as its original."""
    problems = storage.problems_of(path, is_own=True)
    if not problems and storage.row_counts_of(path) != counts:
        problems = [N_("the row counts differ")]
    if problems:
        raise NotAnOffice(N_("The copy is not sound and was not kept: {problem}"), problem=Msg(problems[0]))


# -- restoring


def _require_backup(file: Path, present: Path) -> None:
    if not file.is_file():
        raise NotFound(N_("There is no file {file}."), file=str(file))
    if present.exists() and file.samefile(present):
        raise DeskError(N_("This is the office's own file; please choose a backup."))
    problems = storage.problems_of(file)
    if problems:
        raise NotAnOffice(
            N_("{file} can not be restored: it is damaged or no backup of this program ({problem})."),
            file=str(file),
            problem=Msg(problems[0]),
        )


def settle(present: Path) -> None:
    """Open and close the present file, so that a journal left by a crash is rolled back before it is moved.

    A damaged file stays as it is: restoring is the cure. Raises OfficeBusy.
    """
    if present.exists():
        try:
            storage.open_file(present).close()
        except NotAnOffice:
            return


def _copy_checked(file: Path, incoming: Path) -> dict[str, int]:
    storage.copy_file(file, incoming)
    counts = storage.row_counts_of(file)
    _require_sound(incoming, counts)
    flush(incoming)
    return counts


def _keep_aside(present: Path) -> Path | None:
    """Give the present file a second name, its journal with it; so there is never a moment without an office."""
    if not present.exists():
        return None
    kept = free_name(present.with_name(ASIDE.format(stamp=datetime.now().strftime(STAMP))))
    try:
        os.link(present, kept)
    except OSError:  # a disk without hard links
        shutil.copy2(present, kept)
        flush(kept)
    journal = present.with_name(present.name + JOURNAL)
    if journal.exists():
        replace(journal, kept.with_name(kept.name + JOURNAL))
    return kept


def _put_back(kept: Path | None, present: Path) -> None:
    if kept is None:
        present.unlink(missing_ok=True)
        return
    replace(kept, present)
    journal = kept.with_name(kept.name + JOURNAL)
    if journal.exists():
        replace(journal, present.with_name(present.name + JOURNAL))
