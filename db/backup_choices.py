"""What only managers decide about backups: where they go, that the office goes back to one, and that it was right."""

from dataclasses import dataclass
from pathlib import Path

from db import backup_file, backup_list, backup_register, places, restore
from db.backup import BackupReport, create_backup
from db.backup_manifest import Manifest
from db.domain.errors import Progress
from db.losses import Lost, what_is_lost
from db.office import Office, action
from db.places import Place


@dataclass(frozen=True)
class Going:
    """What is known before the office goes back to a copy."""

    manifest: Manifest
    lost: Lost


@action
def add_place(office: Office, folder: Path) -> Place:
    """From now on copies go there too; a stick is known again by a mark on it. Raises DeskError."""
    place = places.chosen(office.folder, backup_list.office_id(office.folder), folder)
    with backup_register.changing(office.folder) as register:
        known = [each for each in register.places if each.id != place.id and each.path != place.path]
        register.places = [*known, place]
    return place


@action
def remove_place(office: Office, place_id: str) -> None:
    """No copy goes there any more; those that lie there stay, and are not listed."""
    with backup_register.changing(office.folder) as register:
        register.places = [each for each in register.places if each.id != place_id]
        for key in [key for key in register.copies if key.startswith(place_id + "/")]:
            del register.copies[key]


@action
def look_before_restore(office: Office, file: Path) -> Going:
    """What the copy is and what going back to it would take out of the office. Raises BadBackup, SealedBackup."""
    manifest = backup_file.read_manifest(file, backup_list.identities(office))
    return Going(manifest, what_is_lost(office, manifest))


@action
def back_up_before_restore(office: Office, progress: Progress | None = None) -> BackupReport:
    """The present once more as a copy, before another takes its place."""
    return create_backup(office, None, progress, reason="before_restore")


@action
def confirm_restore(office: Office) -> None:
    """A manager has seen that the right copy came back: old copies go again."""
    restore.confirm(office.folder)
