"""Copies that anybody can read, beyond what is cleared when an office is encrypted: found, so that they are named."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from db import backup_register, places
from db.leftovers import PAPERS
from db.opening import BACKUPS
from db.plain_files import is_plain_copy
from db.storage import FILE_NAME

ENDING: Final = ".db"
DEEP: Final = 2
"""How far below a stick's first level is looked: MaeSariangDesk/backups."""
MOST_FILES: Final = 20_000
"""A stick may be full of pictures; then who converts waits no longer."""


def copies_elsewhere(folder: Path, told: Iterable[Path]) -> tuple[Path, ...]:
    """Where they are now: `told` are copies that the office knows of; what lies beside them, in known places of copies,
    on sticks that are plugged in and among the papers is looked through."""
    known = [path for path in told if path.is_absolute()]
    around = [*(path.parent for path in known), *_known_places(folder), folder / PAPERS]
    found = [*known, *(path for place in around for path in _files(place, 0)), *copies_on_sticks()]
    return plain_among(folder, found)


def copies_in(folder: Path, place: Path) -> tuple[Path, ...]:
    """Those in a place that is chosen for the copies to come, and in its folders."""
    return plain_among(folder, _files(place, DEEP))


def copies_on_sticks() -> Iterator[Path]:
    """All that may be one, on what is plugged in now."""
    with suppress(OSError):
        for stick in places.sticks():
            yield from _files(stick, DEEP)


def plain_among(folder: Path, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the paths, each once, that are offices anybody can read, but for the office of `folder` itself: reading
    a file that is open would end SQLite's lock on it."""
    own, here = folder.resolve(), folder / FILE_NAME
    found: dict[Path, Path] = {}
    for path in paths:
        with suppress(OSError):
            real = path.resolve()
            is_own = real.parent in (own, own / BACKUPS) or (here.exists() and path.samefile(here))
            if real not in found and not is_own and is_plain_copy(path):
                found[real] = path
    return tuple(found.values())


def _known_places(folder: Path) -> list[Path]:
    register = backup_register.read(folder)
    return [place.path for place in register.places]


def _files(place: Path, deep: int) -> Iterator[Path]:
    """Files of that ending in the folder and `deep` levels below it."""
    return islice(_walk(place, deep), MOST_FILES)


def _walk(place: Path, deep: int) -> Iterator[Path]:
    top = len(place.parts)
    for here, inside, names in os.walk(place):
        if len(Path(here).parts) - top >= deep:
            inside.clear()
        yield from (Path(here, name) for name in names if name.lower().endswith(ENDING))
