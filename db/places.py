"""Where copies of an office go: its own folder, sticks that are known by a mark on them, and other folders."""

import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from db import drives, folders
from db.domain.errors import DeskError
from db.domain.words import N_
from db.opening import BACKUPS
from db.safe_files import disk_errors_told, write_whole

MARK: Final = "maesariang-backups.json"
ON_A_STICK: Final = "MaeSariangDesk"
"""The folder that is made on a stick where its first level was chosen."""
LONGEST_MARK: Final = 4096
HERE: Final = "here"
FLOPPIES: Final = "AB"


class Kind(StrEnum):
    """What a place is; only what is not this PC's own disk is still there when the PC is gone."""

    HERE = "here"
    STICK = "stick"
    FOLDER = "folder"
    ELSEWHERE = "elsewhere"
    """A folder of the network, or one that is copied to the internet."""

    @property
    def is_outside(self) -> bool:
        """Whether a fire, a thief or a broken disk leaves it alone."""
        return self in (Kind.STICK, Kind.ELSEWHERE)


@dataclass(frozen=True)
class Place:
    """`path` is where it was last seen; of a stick `inside` is the folder below its first level."""

    id: str
    kind: Kind
    path: Path
    inside: str = ""


def own(folder: Path) -> Place:
    """The office's own folder of copies."""
    return Place(HERE, Kind.HERE, folder.absolute() / BACKUPS)


def kind_of(path: Path) -> Kind:
    """What kind of place a folder is."""
    match folders.kind_of(path):
        case folders.Place.REMOVABLE:
            return Kind.STICK
        case folders.Place.LOCAL:
            return Kind.FOLDER
        case _:
            return Kind.ELSEWHERE


def chosen(folder: Path, office: str, path: Path) -> Place:
    """Make a folder a place of the office's copies: a stick gets its mark. Raises DeskError.

    A stick that bears the office's mark already stays the place it was.
    """
    path = path.absolute()
    if path.resolve() == (folder.absolute() / BACKUPS).resolve():
        raise DeskError(N_("Copies go there already: {folder}"), folder=str(path))
    if path.resolve().is_relative_to(folder.absolute().resolve()):
        raise DeskError(N_("This is the office's own folder; a copy there would be lost with it."))
    kind = kind_of(path)
    if kind is not Kind.STICK:
        with disk_errors_told(path):
            path.mkdir(exist_ok=True)
        return Place(secrets.token_hex(8), kind, path)
    root = _root_of(path)
    if path == root:
        path = root / ON_A_STICK
    with disk_errors_told(path):
        path.mkdir(exist_ok=True)
        known = _mark_of(path)
        place_id = known[1] if known and known[0] == office else secrets.token_hex(8)
        write_whole(path / MARK, json.dumps({"office": office, "place": place_id}).encode())
    return Place(place_id, kind, path, path.relative_to(root).as_posix())


def found(place: Place, office: str) -> Path | None:
    """The folder of the place as it is now; None while its stick is not plugged in or its network is away."""
    if place.kind is Kind.HERE:
        return place.path
    if place.kind is not Kind.STICK:
        with suppress(OSError):
            return place.path if place.path.is_dir() else None
        return None
    for path in (place.path, *(root / place.inside for root in sticks())):
        if _mark_of(path) == (office, place.id):
            return path
    return None


def _mark_of(path: Path) -> tuple[str, str] | None:
    """Whose mark lies in the folder, and which place it is."""
    try:
        with (path / MARK).open("rb") as file:
            said = json.loads(file.read(LONGEST_MARK))
        return str(said["office"]), str(said["place"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def sticks() -> Iterator[Path]:
    """The first level of everything that is plugged in now and may be pulled out."""
    if sys.platform == "win32":
        yield from _drives_of_windows()
        return
    for where, device, _kind in drives.mounts():
        with suppress(OSError):
            if where != Path("/") and drives.is_removable_device(device):
                yield where


def _drives_of_windows() -> Iterator[Path]:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    no_box_for_empty_readers = 1
    before = kernel.SetErrorMode(no_box_for_empty_readers)
    try:
        mask = int(kernel.GetLogicalDrives())
        for place in range(26):
            letter = chr(ord("A") + place)
            root = Path(f"{letter}:\\")
            if mask >> place & 1 and letter not in FLOPPIES and drives.is_removable(root):
                yield root
    finally:
        kernel.SetErrorMode(before)


def _root_of(path: Path) -> Path:
    """The first level of the stick that carries the folder."""
    if os.name == "nt":
        return Path(drives.root_of(path))
    mount = drives.mount_of(path.resolve())
    return mount[0] if mount else path
