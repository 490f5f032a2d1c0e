"""The list of who was erased that lies beside the office's file: a restored copy does not know it; damage is told."""

from collections.abc import Iterable
from typing import Final

from db.domain.erasures import Tombstone, tombstones_from_json, tombstones_to_json
from db.domain.errors import DeskError
from db.domain.words import N_
from db.office import Office
from db.opening import ERASED as BESIDE
from db.safe_files import disk_errors_told, replace, write_whole
from db.sealing import Unsealable

PURPOSE: Final = "erasures"
DAMAGED: Final = BESIDE + ".damaged"
"""What could not be read, kept until a manager says that everybody is erased: nobody knows who stood in it."""
WHAT_TO_DO: Final = N_(
    "The list of erased people, {detail}, could not be read. Where a backup was brought back, people erased since it "
    "was made may be there again. Look through the requests about personal data, erase them again, then confirm it on "
    "the page Home."
)


def read(office: Office) -> tuple[tuple[Tombstone, ...], bool]:
    """What the list says, and whether it could be read. Raises DeskError where the disk refuses."""
    path = office.folder / BESIDE
    if office.credential is None or not path.is_file():
        return (), True
    try:
        with disk_errors_told(path):
            return tombstones_from_json(office.credential.unseal(path.read_bytes(), PURPOSE)), True
    except (Unsealable, ValueError):
        return (), False


def keep(office: Office, known: Iterable[Tombstone]) -> None:
    """All that is known, for an older copy that may take this file's place. Nothing where nobody was ever erased."""
    if office.credential is None:
        return
    path = office.folder / BESIDE
    before, is_whole = read(office)
    if not is_whole:
        with disk_errors_told(path):
            replace(path, path.with_name(DAMAGED))
    stones = {stone.resident_id: stone for stone in (*before, *known)}
    if stones and (set(stones.values()) != set(before) or not is_whole):
        content = tombstones_to_json(stone for _id, stone in sorted(stones.items()))
        write_whole(path, office.credential.seal(content, PURPOSE))


def damaged_file(office: Office) -> str:
    """The name of a list that could not be read and nobody has looked after yet; "" if there is none."""
    if (office.folder / DAMAGED).exists():
        return DAMAGED
    try:
        _stones, is_whole = read(office)
    except DeskError:
        is_whole = False
    return "" if is_whole else BESIDE
