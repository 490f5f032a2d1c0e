"""Promise: damage is noticed. Bits flip, files are cut, pages are lost, in the data, its keys and its copies."""

import random
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from db import key_slots, storage
from db.domain.errors import DeskError
from tests.faults import offices
from tests.faults.tally import Tally

Hurt = Callable[[bytearray, random.Random], None]


def flip(content: bytearray, chance: random.Random) -> None:
    """One bit."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def cut(content: bytearray, chance: random.Random) -> None:
    """The end is missing: at a page, in the midst of one, or all of it."""
    at = chance.randrange(len(content))
    del content[chance.choice((at, at // storage.PAGE * storage.PAGE, 0)) :]


def lose_page(content: bytearray, chance: random.Random) -> None:
    """A stretch as long as a page reads as zeros, as a disk gives back what it can not read."""
    at = chance.randrange(max(1, len(content) // storage.PAGE)) * storage.PAGE
    content[at : at + storage.PAGE] = bytes(len(content[at : at + storage.PAGE]))


def swap_pages(content: bytearray, chance: random.Random) -> None:
    """Two stretches have changed places."""
    size = min(storage.PAGE, len(content) // 2)
    one, other = chance.sample(range(len(content) // size), 2)
    here, there = slice(one * size, one * size + size), slice(other * size, other * size + size)
    content[here], content[there] = content[there], content[here]


def add(content: bytearray, chance: random.Random) -> None:
    """Something stands behind the end."""
    content += chance.randbytes(chance.choice((1, 100, storage.PAGE)))


HURTS: dict[str, tuple[Hurt, float]] = {
    "bit flips": (flip, 1.0),
    "truncations": (cut, 1.0),
    "lost pages": (lose_page, 0.2),
    "pages exchanged": (swap_pages, 0.2),
}
"""Each with its share of the tries."""


def notices_damage(times: int, place: Path, seed: int = 1) -> Tally:
    """Hurt the data and its keys so many times, in each way."""
    tally = Tally("damage is noticed")
    chance = random.Random(seed)
    template = place / "template"
    offices.filled(template, 60)
    offices.leave_free_pages(template)  # which SQLite's own check does not read
    with offices.opened(template) as office:
        everything = offices.content(office)
    with tally.timed():
        for name, (hurt, share) in HURTS.items():
            for _time in range(max(1, round(times * share))):
                with tally.trying(f"{name} of data"):
                    _try_data(template, place / "office", everything, hurt, chance, tally)
        for name in ("bit flips", "truncations"):
            for _time in range(max(1, times // 4)):
                with tally.trying(f"{name} of keys"):
                    _try_keys(template, place / "office", everything, HURTS[name][0], chance, tally)
    return tally


def hurt_file(path: Path, hurt: Hurt, chance: random.Random) -> bytes:
    """Damage the file so that it really differs; its new content."""
    before = path.read_bytes()
    content = bytearray(before)
    while content == before:
        hurt(content, chance)
    path.write_bytes(content)
    return bytes(content)


def _try_data(
    template: Path, folder: Path, everything: list[tuple[object, ...]], hurt: Hurt, chance: random.Random, tally: Tally
) -> None:
    _fresh(template, folder)
    file = folder / storage.FILE_NAME
    content = hurt_file(file, hurt, chance)
    with ExitStack() as stack:
        try:
            office = stack.enter_context(offices.opened(folder))
        except DeskError:
            tally.seen["noticed when opened"] += 1
            tally.require(file.read_bytes() == content, f"{hurt.__name__}: the damaged file was changed")
            return
        try:
            tally.require(offices.content(office) == everything, f"{hurt.__name__}: damage was shown as data")
        except DeskError:
            tally.seen["noticed when read"] += 1
            return
        noticed = [each for each in offices.faults_of(office) if each.startswith("integrity")]
        tally.require(bool(noticed), f"{hurt.__name__}: not noticed, {_difference(template, content)}")
        tally.seen["noticed by the check"] += 1


def _try_keys(
    template: Path, folder: Path, everything: list[tuple[object, ...]], hurt: Hurt, chance: random.Random, tally: Tally
) -> None:
    """What of the keys is not needed to sign in may be damaged; the records are then the right ones all the same."""
    _fresh(template, folder)
    hurt_file(folder / key_slots.FILE_NAME, hurt, chance)
    before = (folder / storage.FILE_NAME).read_bytes()
    try:
        with offices.opened(folder) as office:
            tally.require(offices.content(office) == everything, f"{hurt.__name__} of keys: other records")
            tally.seen["keys that open all the same"] += 1
    except DeskError:
        tally.seen["keys refused"] += 1
        tally.require((folder / storage.FILE_NAME).read_bytes() == before, f"{hurt.__name__} of keys: data changed")


def _fresh(template: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    offices.clone(template, folder)


def _difference(template: Path, content: bytes) -> str:
    whole = (template / storage.FILE_NAME).read_bytes()
    at = next((place for place, (one, other) in enumerate(zip(whole, content, strict=False)) if one != other), None)
    return f"{len(whole)} bytes, now {len(content)}, differs at {at}"
