"""What copies of an office there are, and in which of its places; which of them the rotation takes away."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from db import backup_file, backup_register, keys, places
from db.backup_manifest import Manifest
from db.backup_register import Known, Register
from db.domain import rotation
from db.domain.errors import DeskError
from db.office import Office
from db.places import Place
from db.safe_files import remove

NAMED: Final = re.compile(r"maesariang-\d{4}-\d\d-\d\d-\d{4}-(\d{5,})(-\d+)?\.msdbak")
LAST_MOMENT: Final = 32_503_600_000.0


@dataclass(frozen=True)
class Copy:
    """A copy of the office in one of its places. `is_reachable`: it can be opened now; its stick may be away."""

    place: Place
    path: Path
    is_reachable: bool
    known: Known

    @property
    def key(self) -> str:
        """By which the register knows it."""
        return key_of(self.place, self.path)


def key_of(place: Place, path: Path) -> str:
    return f"{place.id}/{path.name}"


def identities(office: Office) -> list[Any]:
    """By which the opened office opens its copies."""
    assert office.credential is not None
    return [keys.rehearsal_identity(office.credential)]


def office_id(folder: Path) -> str:
    """By which copies of an office are told from others'; a demo's are all alike."""
    return keys.office_id(folder) if keys.has_keys(folder) else "demo"


def known_of(path: Path, manifest: Manifest, place: Place) -> Known:
    stat = path.stat()
    return Known(
        generation=manifest.generation,
        made_at=manifest.made_at,
        size=stat.st_size,
        stamp=stat.st_mtime_ns,
        residents=manifest.residents,
        reason=manifest.reason,
        office=manifest.office,
        is_outside=place.kind.is_outside,
    )


def thin(office: Office, register: Register, place: Place, folder: Path, now: datetime) -> None:
    """Take away what the rotation does not keep. What was not made for this office is not touched."""
    _look_at(register, place, folder, identities(office))
    by_generation: dict[int, tuple[str, Known]] = {}
    for name, known in _in_place(register, place):
        if known.office == office_id(office.folder) and (folder / name).is_file():
            by_generation.setdefault(known.generation, (name, known))
    copies = [
        rotation.Copy(generation, known.made_at, known.proved_at is not None and not known.problem)
        for generation, (_name, known) in by_generation.items()
    ]
    for generation in rotation.thinned(copies, now).delete:
        name, _known = by_generation[generation]
        remove(folder / name)
        if not (folder / name).exists():
            del register.copies[f"{place.id}/{name}"]


def _in_place(register: Register, place: Place) -> list[tuple[str, Known]]:
    begin = place.id + "/"
    return [(key.removeprefix(begin), known) for key, known in register.copies.items() if key.startswith(begin)]


def _look_at(register: Register, place: Place, folder: Path, with_keys: list[Any]) -> None:
    """Bring the register up to what lies in a place: new files are asked what they are, gone ones forgotten."""
    there = {path.name: path for path in folder.glob("*" + backup_file.SUFFIX)}
    for name, _known_copy in _in_place(register, place):
        if name not in there:
            del register.copies[f"{place.id}/{name}"]
    for name, path in there.items():
        with suppress(OSError):
            key, stat = f"{place.id}/{name}", path.stat()
            known = register.copies.get(key)
            if known is None or (known.size, known.stamp) != (stat.st_size, stat.st_mtime_ns) or not known.office:
                register.note(key, _asked(path, place, with_keys))


def _asked(path: Path, place: Place, with_keys: list[Any]) -> Known:
    """What a file says of itself; that it does not is told with it."""
    try:
        return known_of(path, backup_file.read_manifest(path, with_keys), place)
    except DeskError as error:
        stat, named = path.stat(), NAMED.fullmatch(path.name)
        moment = moment_of(stat.st_mtime)
        message = error.message if with_keys else ""
        return Known(
            int(named[1]) if named else 0, moment, stat.st_size, stat.st_mtime_ns,
            is_outside=place.kind.is_outside, problem=message,
        )  # fmt: skip


def moment_of(seconds: float) -> datetime:
    """A file's time as local time. Windows knows no time before 1970 or after 3000; sticks have such times."""
    return datetime.fromtimestamp(min(max(seconds, 0.0), LAST_MOMENT))


def backups(folder: Path, with_keys: list[Any] | None = None) -> tuple[Copy, ...]:
    """Every copy of the folder's office in all its places, the newest first; those on a stick that is away, too.

    Without the keys of the opened office new files are told by their names only.
    """
    found = _found(folder, backup_register.read(folder), []) if with_keys is None else _noted(folder, with_keys)
    return tuple(
        sorted(found, key=lambda copy: (copy.known.generation, copy.known.made_at, copy.place.id), reverse=True)
    )


def _noted(folder: Path, with_keys: list[Any]) -> list[Copy]:
    """What was found, kept in the register; on a full disk, where copies matter most, they are told all the same."""
    found: list[Copy] | None = None
    try:
        with backup_register.changing(folder) as register:
            found = _found(folder, register, with_keys)
    except DeskError:
        if found is None:
            raise
    return found


def _found(folder: Path, register: Register, with_keys: list[Any]) -> list[Copy]:
    found: list[Copy] = []
    for place in register.all_places(folder):
        path = places.found(place, office_id(folder))
        if path is not None:
            with suppress(OSError):
                _look_at(register, place, path, with_keys)
        found += [
            Copy(place, (path or place.path) / name, path is not None, known)
            for name, known in _in_place(register, place)
        ]
    return found
