"""Proving copies: each is opened as a restore would, on the day it is made and every week anew."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from db import backup_check, backup_file, backup_register, places
from db.backup_list import Copy, backups, identities, key_of, office_id
from db.backup_manifest import BadBackup, Manifest
from db.domain.errors import DeskError, Msg, Progress
from db.domain.words import N_
from db.office import Office
from db.safe_files import disk_errors_told, remove

PROVED_FOR: Final = timedelta(days=7)
UNFINISHED: Final = "copy.{token}.new"
"""Of databases that are looked at for a moment, in the office's folder."""


def prove_copy(office: Office, path: Path, progress: Progress | None = None) -> Manifest:
    """Open a copy as a restore would, and look at all of it. The register notes what came of it; raises DeskError."""
    assert office.credential is not None
    try:
        manifest = proved(office.folder, path, identities(office), office.credential.key, progress)
    except BadBackup as error:
        _note_proof(office, path, None, error.message)
        raise
    _note_proof(office, path, office.clock(), "")
    return manifest


def proved(
    folder: Path, path: Path, with_keys: list[Any], key: bytes | None, progress: Progress | None = None
) -> Manifest:
    """Unpack the copy into `folder` for a moment and check it; `key` opens one that has no key of its own."""
    database = folder / UNFINISHED.format(token=secrets.token_hex(4))
    step = _counted(progress, path)
    try:
        with disk_errors_told(path):
            manifest = backup_file.unpack(path, with_keys, database, step)
            opens = manifest.key or key
            if opens is None:
                raise BadBackup(backup_check.NOT_SOUND, problem=Msg(N_("encrypted with another key")))
            backup_check.require_sound(database, opens, manifest.counts, manifest.audit)
    finally:
        remove(database)
    return manifest


def _counted(progress: Progress | None, path: Path) -> Callable[[int], None]:
    total, done = path.stat().st_size if path.is_file() else 0, 0

    def step(size: int) -> None:
        nonlocal done
        done += size
        if progress:
            progress(min(done, total), total)

    return step


def _note_proof(office: Office, path: Path, at: datetime | None, problem: str) -> None:
    with suppress(DeskError), backup_register.changing(office.folder) as register:
        for key in [key for key in register.copies if Path(key).name == path.name]:
            place = next((each for each in register.all_places(office.folder) if key == key_of(each, path)), None)
            here = places.found(place, office_id(office.folder)) if place else Path(key).parent
            if here is not None and here == path.absolute().parent:
                changes: dict[str, Any] = {"problem": problem}
                register.changed(key, **changes | ({"proved_at": at} if at else {}))


def due(office: Office) -> tuple[Copy, ...]:
    """The copies that can be reached and were not proved for a week, the newest first."""
    since = office.clock() - PROVED_FOR
    return tuple(
        copy
        for copy in backups(office.folder, identities(office))
        if copy.is_reachable and copy.known.office and (copy.known.proved_at is None or copy.known.proved_at < since)
    )
