"""What an office knows of its copies: how many it made, where they go, which were proved to open and when.

It lies beside the office in plain, for a copy may be made while nobody is signed in. Nothing in it is worth hiding, and
losing it loses nothing: generations go on from the names of the copies, and every copy can be proved anew.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from db.places import Kind, Place, own
from db.safe_files import write_whole

FILE_NAME: Final = "backups.json"
FORMAT: Final = 1
_turn = threading.RLock()


@dataclass(frozen=True)
class Known:
    """One copy, as it was when it was last looked at. `stamp` is its size and the time that the disk has of it."""

    generation: int
    made_at: datetime
    size: int
    stamp: int
    residents: int | None = None
    reason: str = ""
    office: str = ""
    is_outside: bool = False
    proved_at: datetime | None = None
    problem: str = ""
    """Why it did not open, as a text to translate; "" where it did or was not tried."""


@dataclass
class Register:
    """`copies` by the place's id and the file's name. `head` is the last entry of the history that a copy holds."""

    generation: int = 0
    is_paused: bool = False
    places: list[Place] = field(default_factory=list)
    copies: dict[str, Known] = field(default_factory=dict)
    made_at: datetime | None = None
    head: int = 0

    def all_places(self, folder: Path) -> list[Place]:
        """With the office's own."""
        return [own(folder), *self.places]

    def next_generation(self, seen: int = 0) -> int:
        """A number that no copy has, whatever was restored or lost: `seen` is the highest on any of them."""
        self.generation = max(self.generation, seen, *(known.generation for known in self.copies.values()), 0) + 1
        return self.generation

    def outside_proved_at(self) -> datetime | None:
        """When a copy outside this PC last was proved to open."""
        times = [known.proved_at for known in self.copies.values() if known.is_outside and known.proved_at]
        return max(times, default=None)

    def note(self, key: str, known: Known) -> None:
        self.copies[key] = known

    def changed(self, key: str, **changes: Any) -> None:
        """Something more is known of a copy."""
        if key in self.copies:
            self.copies[key] = replace(self.copies[key], **changes)


def read(folder: Path) -> Register:
    """The register of the folder; an empty one where there is none that can be read."""
    try:
        return _parsed(json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Register()


@contextmanager
def changing(folder: Path) -> Iterator[Register]:
    """The register to change; it is written at the end of the block. Raises DeskError where it can not be."""
    with _turn:
        register = read(folder)
        yield register
        write_whole(folder / FILE_NAME, _text_of(register).encode())


def _text_of(register: Register) -> str:
    said = {
        "format": FORMAT,
        "generation": register.generation,
        "paused": register.is_paused,
        "places": [{**asdict(place), "path": str(place.path)} for place in register.places],
        "copies": {key: asdict(known) for key, known in register.copies.items()},
        "made_at": register.made_at,
        "head": register.head,
    }
    return json.dumps(said, indent=1, ensure_ascii=False, default=datetime.isoformat) + "\n"


def _parsed(said: Mapping[str, Any]) -> Register:
    return Register(
        generation=int(said["generation"]),
        is_paused=said["paused"] is True,
        places=[
            Place(str(each["id"]), Kind(each["kind"]), Path(each["path"]), str(each["inside"]))
            for each in said["places"]
        ],
        copies={key: _known(each) for key, each in said["copies"].items()},
        made_at=_moment(said["made_at"]),
        head=int(said["head"]),
    )


def _known(said: Mapping[str, Any]) -> Known:
    made_at = _moment(said["made_at"])
    if made_at is None:
        raise ValueError("every copy was made some time")
    return Known(**{**said, "made_at": made_at, "proved_at": _moment(said["proved_at"])})


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
