"""Promise: one writer. Two starts at once, over what a killed one left; and old and new: what is newer is untouched."""

import hashlib
import random
import time
from pathlib import Path

from db import storage
from db.domain.errors import DeskError
from tests.faults import offices
from tests.faults.hatchery import Child, Hatchery
from tests.faults.tally import Tally

AT_ONCE = 1.0
"""Seconds in which a start after a kill has the office; a question about a stale lock would take for ever."""


def has_one_writer(times: int, place: Path, seed: int = 1) -> Tally:
    """Start the window's side of the program, and the office alone, twice at once, and kill who has it."""
    tally = Tally("one writer")
    chance = random.Random(seed)
    folder = place / "office"
    offices.filled(folder, 3)
    with tally.timed(), Hatchery() as one, Hatchery() as other:
        for turn in range(times):
            for task, loser in (("start", "shown"), ("open_office", "told OfficeBusy")):
                with tally.trying(f"double starts of {'the program' if task == 'start' else 'an office'}"):
                    _start_twice((one, other), folder, (task, loser), chance, tally, turn)
        with offices.opened(folder) as office:
            tally.require(not offices.faults_of(office), "the office is not sound in the end")
    return tally


def _start_twice(
    hatcheries: tuple[Hatchery, Hatchery], folder: Path, names: tuple[str, str], chance: random.Random, tally: Tally,
    turn: int,
) -> None:  # fmt: skip
    task, loser = names
    begun = time.monotonic()
    children = []
    for hatchery in hatcheries:
        children.append(hatchery.hatch(task, folder))
        time.sleep(chance.choice((0, 0, 0.002, 0.02)))
    said = sorted(child.until(("mine", loser)) for child in children)
    took = time.monotonic() - begun
    tally.require([each.split(":")[0] for each in said] == sorted(["mine", loser]), f"{task} {turn}: {said}")
    tally.require(took < AT_ONCE * 5, f"{task} {turn}: {took:.1f} s after a kill")
    tally.seen["writers killed"] += 1
    _end(children)


def _end(children: list[Child]) -> None:
    """All of them before it is asked whether one has failed: one that stays has the office for the next turn."""
    for child in children:
        child.strike()
    for child in children:
        child.rest()


def leaves_newer_files(times: int, place: Path) -> Tally:
    """Open offices of newer programs, in this one's folder, with another journal mode, and at each number."""
    tally = Tally("old opens, newer is refused untouched")
    template = place / "template"
    offices.filled(template, 3)
    key = offices.credential_of(template).key  # type: ignore[union-attr]
    with tally.timed():
        for turn in range(times):
            folder = offices.clone(template, place / f"newer{turn}")
            file = folder / storage.FILE_NAME
            with storage.connected(file, key, "rw") as connection:
                connection.execute(f"pragma journal_mode = {('delete', 'wal', 'truncate')[turn % 3]}")
                connection.execute(f"pragma user_version = {storage.latest_version() + 1 + turn}")
            before = hashlib.sha256(file.read_bytes()).digest()
            with tally.trying("newer files"):
                try:
                    with offices.opened(folder):
                        tally.broken.append(f"version {turn}: opened")
                except DeskError as refusal:
                    tally.require("newer" in str(refusal), f"version {turn}: {refusal}")
                tally.require(hashlib.sha256(file.read_bytes()).digest() == before, f"version {turn}: changed")
    return tally
