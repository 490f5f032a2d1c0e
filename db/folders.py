"""What kind of place a folder is: live data stays on this PC's own disk, copies may go anywhere."""

from enum import StrEnum
from pathlib import Path

from db import drives, synced_folders
from db.domain.errors import DeskError, Msg
from db.domain.words import N_


class Place(StrEnum):
    """Where a folder lies."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"
    CLOUD_SYNCED = "cloud_synced"


class WrongPlace(DeskError):
    """Live data may not lie there."""


NOT_HERE = {
    Place.REMOVABLE: N_(
        "The office's data can not be used on a stick or drive that may be pulled out: {folder}\n\n"
        "If it is pulled out while something is saved, the data is damaged. Backups may lie there.\n\n{advice}"
    ),
    Place.NETWORK: N_(
        "The office's data can not be used in a network folder: {folder}\n\n"
        "If the network stops for a moment, or two PCs save at once, the data is damaged. Backups may lie "
        "there.\n\n{advice}"
    ),
    Place.CLOUD_SYNCED: N_(
        "The office's data can not be used in a folder that is copied to the internet (OneDrive, Google Drive, "
        "Dropbox, iCloud): {folder}\n\n"
        "What copies it takes the file while something is saved and damages it, and people's data leaves the "
        "office.\n\n{advice}"
    ),
}
CHOOSE_ANOTHER = N_("Please choose a folder on this PC's own disk.")
MOVE = N_(
    "To go on with this office: make a folder on this PC's own disk, copy office.db and keys.json from here into it, "
    "and start the program with --data and that folder. Or start it without naming a folder, and go back to a backup "
    "there."
)


def kind_of(folder: Path) -> Place:
    """Where the folder lies; of one that does not exist yet, where it would. What can not be told counts as local."""
    ways = _ways_to(folder)
    if any(drives.is_network(way) for way in ways):
        return Place.NETWORK
    if any(synced_folders.is_synced(way) for way in ways):
        return Place.CLOUD_SYNCED
    if any(drives.is_removable(way) for way in ways):
        return Place.REMOVABLE
    return Place.LOCAL


def _ways_to(folder: Path) -> tuple[Path, ...]:
    """The folder as it was named, and as it is once links and mapped drives are followed."""
    named = folder.absolute()
    try:
        real = named.resolve()
    except OSError as error:  # deeper than the system follows
        from db.safe_files import told  # it brings the storage along, and the start waits for this floor

        raise told(error, named) from error
    return (named,) if real == named else (named, real)


def require_local(folder: Path, has_office: bool = False) -> None:
    """Raises WrongPlace where live data may not lie, and DeskError for a path that the system can not follow; with
    `has_office` it tells how to move what is there."""
    place = kind_of(folder)
    if place is not Place.LOCAL:
        raise WrongPlace(NOT_HERE[place], folder=str(folder), advice=Msg(MOVE if has_office else CHOOSE_ANOTHER))
