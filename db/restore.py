"""Going back to a backup: looked at in a copy of its own, put in the place of the present office, looked at again.

On the PC of the office its key, users and passwords stay as they are now. On another PC, or where nobody's password is
known any more, the recovery key opens the copy, and the keys that lie in it come with it.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from db import (
    audit_chain,
    backup_check,
    backup_file,
    backup_register,
    erasure_list,
    file_copies,
    folders,
    key_changes,
    key_slots,
    keys,
    soundness,
    storage,
)
from db.backup_manifest import BadBackup, Manifest
from db.credential import Credential
from db.domain.audit import Event
from db.domain.errors import DeskError, Msg, Progress
from db.domain.words import N_
from db.leftovers import ASIDE, STAMP
from db.opening import JOURNAL
from db.safe_files import disk_errors_told, flush, flush_folder, free_name, remove, replace
from db.storage import NotAnOffice

INCOMING: Final = "restored.{token}.new"
STEPS: Final = 5


def _erase_again(folder: Path, credential: Credential, _before: Path | None) -> None:
    from db.erasures import reapply_in

    reapply_in(folder, credential)


AGAIN: list[Callable[[Path, Credential, Path | None], object]] = [_erase_again]
"""What has to be done once more in an office that went back: each is called with the office's folder, its credential
and the file that was there before. People who were erased since are in the copy; their erasure belongs here."""


@dataclass(frozen=True)
class RestoreReport:
    """An office that was brought back; `kept_aside` is the file that was there before, None if there was none."""

    kept_aside: Path | None
    residents: int
    made_at: datetime | None = None


def restore_here(folder: Path, file: Path, credential: Credential, progress: Progress | None = None) -> RestoreReport:
    """Make the copy the office of the folder, whose key, users and passwords stay. Nobody may have it open.

    Raises BadBackup, SealedBackup, NotFound (the present office stays as it is), OfficeBusy and WrongPlace.
    """
    return _restore(folder, file, [keys.rehearsal_identity(credential)], lambda _manifest: credential, progress)


def restore_by_recovery(
    folder: Path, file: Path, recovery: str, progress: Progress | None = None
) -> tuple[RestoreReport, Credential]:
    """Make the copy the office of the folder by the recovery key, with the users and passwords of that day.

    Raises FieldError for a mistyped key, and as restore_here does.
    """
    opened: list[Credential] = []

    def credential_of(manifest: Manifest) -> Credential:
        opened.append(keys.by_recovery(key_slots.parse(manifest.keys, file), recovery))
        return opened[0]

    report = _restore(folder, file, [keys.recovery_identity(recovery)], credential_of, progress)
    return report, opened[0]


def _restore(
    folder: Path,
    file: Path,
    identities: list[Any],
    credential_of: Callable[[Manifest], Credential],
    progress: Progress | None,
) -> RestoreReport:
    folders.require_local(folder)
    present, file = folder.absolute() / storage.FILE_NAME, file.absolute()
    step = _steps(progress)
    with disk_errors_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        unpacked, incoming = (folder / INCOMING.format(token=secrets.token_hex(4)) for _ in range(2))
        try:
            manifest = backup_file.unpack(file, identities, unpacked)
            step(1)
            credential = credential_of(manifest)
            _require_consistent(manifest)
            counts = _prepared(unpacked, incoming, manifest, credential, present)
            step(2)
            settle(present, credential.key)
            erasure_list.keep_of_file(present, credential)
            kept = _swap(folder, present, incoming, manifest, credential, counts)
            step(3)
        finally:
            for left in (unpacked, incoming):
                remove(left)
                remove(left.with_name(left.name + JOURNAL))
        _pause(folder, manifest)
        for again in AGAIN:
            again(folder, credential, kept)
        step(STEPS)
    return RestoreReport(kept, counts.get("resident", 0), manifest.made_at)


def _steps(progress: Progress | None) -> Callable[[int], None]:
    def step(done: int) -> None:
        if progress:
            progress(done, STEPS)

    step(0)
    return step


def _require_consistent(manifest: Manifest) -> None:
    """The keys inside a copy are those of the office that it says it is of."""
    if manifest.keys and key_slots.parse(manifest.keys).office != manifest.office:
        raise BadBackup(backup_check.NOT_SOUND, problem=Msg(N_("its keys are those of another office")))


def _prepared(
    unpacked: Path, incoming: Path, manifest: Manifest, credential: Credential, present: Path
) -> Mapping[str, int]:
    """The database of the copy, checked, in the newest shape and with the key that it will have; its counts."""
    backup_check.require_sound(unpacked, manifest.key or credential.key, manifest.counts, _head_of(manifest))
    file_copies.copy_file(unpacked, incoming, key=manifest.key or credential.key, target_key=credential.key)
    with closing(storage.open_file(incoming, credential.key)) as database:
        if storage.version_of(database) < storage.latest_version():
            storage.migrate(database)
        _keep_accounts(database, present, credential)
        _write_down(database, manifest, credential)
        counts = soundness.row_counts(database.connection())
    backup_check.require_sound(incoming, credential.key, counts)
    flush(incoming)
    return counts


def _head_of(manifest: Manifest) -> tuple[int, str] | None:
    """Of a copy that nobody looked into when it was made, none is known."""
    return None if manifest.counts is None else manifest.audit


def _keep_accounts(database: Any, present: Path, credential: Credential) -> None:
    """Who may sign in is as now: an old copy neither shuts out who came since nor lets in who left.

    Passwords are kept outside the file, so accounts must fit them. Where the present office can not be read, or is not
    of the same key, those of the copy count.
    """
    with suppress(*storage.FAILURES), storage.connected(present, credential.key) as now:
        if not present.is_file():
            return
        columns = [row[1] for row in now.execute("pragma table_info(account)")]
        rows = now.execute(f"select {', '.join(columns)} from account").fetchall() if columns else []
        if not rows:
            return
        with database.atomic("IMMEDIATE"):
            database.execute_sql("delete from account")
            marks = ", ".join("?" * len(columns))
            for row in rows:
                database.execute_sql(f"insert into account({', '.join(columns)}) values ({marks})", row)


def _write_down(database: Any, manifest: Manifest, credential: Credential) -> None:
    """The audit log goes on from where the copy ends, and says so with the number of the copy."""
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    with database.atomic("IMMEDIATE"):
        event = Event.RESTORE_BACKUP.value
        audit_chain.append(database, (at, credential.who, event, "backups", None, str(manifest.generation)))


def settle(present: Path, key: bytes) -> None:
    """Open and close the present file, so that a journal left by a crash is rolled back before it is moved.

    A damaged file, or one of another key, stays as it is: restoring is the cure. Raises OfficeBusy.
    """
    if present.exists():
        with suppress(NotAnOffice):
            storage.open_file(present, None if storage.is_plain(present) else key).close()


def _swap(
    folder: Path,
    present: Path,
    incoming: Path,
    manifest: Manifest,
    credential: Credential,
    counts: Mapping[str, int],
) -> Path | None:
    """Put the new file in the place of the old, look at it there, and go back by itself where it is not sound."""
    kept = _keep_aside(present)
    try:
        if _brings_keys(folder, manifest, credential):
            key_changes.announce(folder, incoming, manifest.keys)
        replace(incoming, present)
        flush_folder(folder)
        backup_check.require_sound(present, credential.key, counts)
        key_changes.settle(folder)
    except BaseException:
        _put_back(kept, present)
        with suppress(DeskError):  # it is done at the next start
            key_changes.settle(folder)
        raise
    return kept


def _brings_keys(folder: Path, manifest: Manifest, credential: Credential) -> bool:
    """Whether the keys of the copy come with it: unless those that lie there open the same office."""
    if not manifest.keys:
        return False
    with suppress(DeskError):
        present = key_slots.read(folder)
        return not any(slot.is_genuine(present.office, credential.key) for slot in present.slots)
    return True


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


def _pause(folder: Path, manifest: Manifest) -> None:
    """No copy is thrown away until a manager has seen that the right one came back."""
    with backup_register.changing(folder) as register:
        register.is_paused = True
        register.generation = max(register.generation, manifest.generation)
        register.head = 0


def confirm(folder: Path) -> None:
    """The manager has looked: from now on old copies go again."""
    with backup_register.changing(folder) as register:
        register.is_paused = False
