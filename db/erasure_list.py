"""The list of who was erased that lies beside the office's file: a restored copy does not know it; damage is told."""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from db import storage
from db.credential import Credential
from db.domain.erasures import ErasureReason, Tombstone, tombstones_from_json, tombstones_to_json
from db.domain.errors import DeskError
from db.domain.words import N_
from db.office import Office
from db.opening import ERASED as BESIDE
from db.safe_files import disk_errors_told, replace, write_whole
from db.sealing import Unsealable

PURPOSE: Final = "erasures"
STONES: Final = "select resident_id, erased_on, who, reason, key, marks from erasure"
"""SQL: what `stone_of` takes."""
DAMAGED: Final = BESIDE + ".damaged"
"""What could not be read, kept until a manager says that everybody is erased: nobody knows who stood in it."""
WHAT_TO_DO: Final = N_(
    "The list of erased people, {detail}, could not be read. Where a backup was brought back, people erased since it "
    "was made may be there again. Look through the requests about personal data, erase them again, then confirm it on "
    "the page Home."
)


def stone_of(resident_id: int, erased_on: str, who: str, reason: str, key: bytes, marks: str) -> Tombstone:
    """As the office's file keeps it."""
    return Tombstone(
        resident_id, date.fromisoformat(erased_on), who, ErasureReason(reason), bytes(key), frozenset(json.loads(marks))
    )


def read(office: Office) -> tuple[tuple[Tombstone, ...], bool]:
    """What the list says, and whether it could be read. Raises DeskError where the disk refuses."""
    return ((), True) if office.credential is None else _read(office.folder, office.credential)


def _read(folder: Path, credential: Credential) -> tuple[tuple[Tombstone, ...], bool]:
    path = folder / BESIDE
    if not path.is_file():
        return (), True
    try:
        with disk_errors_told(path):
            return tombstones_from_json(credential.unseal(path.read_bytes(), PURPOSE)), True
    except (Unsealable, ValueError):
        return (), False


def keep(office: Office, known: Iterable[Tombstone]) -> None:
    """All that is known, for an older copy that may take this file's place. Nothing where nobody was ever erased."""
    if office.credential is not None:
        _keep(office.folder, office.credential, known)


def keep_of_file(file: Path, credential: Credential) -> None:
    """Keep whom an office's file knows that is about to give up its place to an older copy: whoever erased them may
    have been killed before they came to the list. Of a file that can not be read, or of another key, nothing."""
    known: list[Tombstone] = []
    with suppress(*storage.FAILURES, ValueError), storage.connected(file, credential.key) as connection:
        known = [stone_of(*row) for row in connection.execute(STONES)]
    if known:
        _keep(file.parent, credential, known)


def _keep(folder: Path, credential: Credential, known: Iterable[Tombstone]) -> None:
    path = folder / BESIDE
    before, is_whole = _read(folder, credential)
    if not is_whole:
        with disk_errors_told(path):
            replace(path, path.with_name(DAMAGED))
    stones = {stone.resident_id: stone for stone in (*before, *known)}
    if stones and (set(stones.values()) != set(before) or not is_whole):
        content = tombstones_to_json(stone for _id, stone in sorted(stones.items()))
        write_whole(path, credential.seal(content, PURPOSE))


def damaged_file(office: Office) -> str:
    """The name of a list that could not be read and nobody has looked after yet; "" if there is none."""
    if (office.folder / DAMAGED).exists():
        return DAMAGED
    try:
        _stones, is_whole = read(office)
    except DeskError:
        is_whole = False
    return "" if is_whole else BESIDE
