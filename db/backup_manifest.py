"""What a backup says of itself, and how it is refused: the manifest that stands before the database in its file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from db.domain.errors import DeskError
from db.domain.words import N_

FORMAT: Final = 1


class BadBackup(DeskError):
    """The file is no backup, or not a whole one; nothing of it is used."""


class SealedBackup(BadBackup):
    """The file is whole as far as can be seen, but not written to whoever wants to open it."""


@dataclass(frozen=True)
class Manifest:
    """What a copy says of itself. `counts` is None in one that nobody looked into when it was made.

    `key` opens the database; None where it has the office's own key, which lies wrapped in `keys`.
    """

    generation: int
    made_at: datetime
    office: str
    version: int | None
    counts: Mapping[str, int] | None
    audit: tuple[int, str]
    size: int
    sha256: str
    keys: str = field(repr=False)
    key: bytes | None = field(repr=False)
    reason: str = ""

    @property
    def residents(self) -> int | None:
        """How many people it holds, if it says so."""
        return None if self.counts is None else self.counts.get("resident", 0)


def text_of(manifest: Manifest) -> bytes:
    """As the file holds it."""
    said = vars(manifest) | {
        "format": FORMAT,
        "made_at": manifest.made_at.isoformat(timespec="seconds"),
        "key": None if manifest.key is None else manifest.key.hex(),
    }
    return json.dumps(said, ensure_ascii=False).encode()


def parse(text: bytes) -> Manifest:
    """Raises BadBackup, and DeskError for a newer program's."""
    try:
        said = json.loads(text)
        if _number(said["format"]) > FORMAT:
            raise DeskError(N_("The backup was made by a newer version of the program. Please install that one."))
        counts, version, key = said["counts"], said["version"], said["key"]
        return Manifest(
            generation=_number(said["generation"]),
            made_at=datetime.fromisoformat(said["made_at"]).replace(tzinfo=None),
            office=_text(said["office"]),
            version=None if version is None else _number(version),
            counts=None if counts is None else {_text(name): _number(count) for name, count in counts.items()},
            audit=(_number(said["audit"][0]), _text(said["audit"][1])),
            size=_number(said["size"]),
            sha256=_text(said["sha256"]),
            keys=_text(said["keys"]),
            key=None if key is None else _key(key),
            reason=_text(said["reason"]),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError) as error:
        raise damaged() from error


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 62:
        raise TypeError("a number is wanted")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def _key(value: object) -> bytes:
    key = bytes.fromhex(_text(value))
    if len(key) != 32:
        raise ValueError("a key has 32 bytes")
    return key


def foreign(name: str | None = None) -> BadBackup:
    return BadBackup(N_("{file} is no backup of this program."), **({"file": name} if name else {}))


def damaged(name: str | None = None) -> BadBackup:
    return BadBackup(
        N_("{file} is damaged or was not copied to its end. Nothing of it was used; please take another copy."),
        **({"file": name} if name else {}),
    )


def sealed(path: Path) -> SealedBackup:
    return SealedBackup(
        N_(
            "{file} does not open with this key: it is a backup of another office, or from before the key was replaced."
        ),
        file=path.name,
    )
