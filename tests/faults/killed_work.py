"""Work that is killed at a random instant and looked through afterwards: what all kinds of it share."""

import random
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db import storage
from db.office import Office
from tests.faults import offices
from tests.faults.hatchery import Child, Hatchery
from tests.faults.tally import Tally

WINDOW = 1.15
"""Kills fall into this share of the time that the work takes: some come after it."""


class Kills(ABC):
    """One kind of work in a folder of its own: `once` lets it begin, be killed, and looks what is there."""

    what = ""

    def __init__(self, hatchery: Hatchery, place: Path, chance: random.Random, tally: Tally) -> None:
        self.hatchery, self.place, self.chance, self.tally = hatchery, place, chance, tally
        self.folder = place / "ที่ทำการ"
        self.span = 0.05
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Make the office that is worked in."""

    @abstractmethod
    def once(self, turn: int) -> None:
        """Let the work begin, be killed, and look what is there."""

    def killed(self, child: Child, within: float | None = None) -> list[str]:
        """What it has told by the random instant at which it was killed."""
        time.sleep(self.chance.uniform(0, self.span if within is None else within))
        told = child.kill()
        journal = self.folder / (storage.FILE_NAME + "-journal")
        self.tally.seen["journals left hot"] += journal.exists() and journal.stat().st_size > 0
        return told

    @contextmanager
    def measured(self) -> Iterator[None]:
        """How long the work takes when nobody disturbs it."""
        begun = time.monotonic()
        yield
        self.span = max(0.01, (time.monotonic() - begun) * WINDOW)

    def require(self, holds: bool, what: str) -> None:
        self.tally.require(holds, f"{self.what}: {what}")

    def time_of(self, child: Child) -> None:
        """Let it come to its end, to know how long that takes."""
        with self.measured():
            child.rest()

    def require_all_of_older(self, office: Office, version: int) -> None:
        """Everything that an office of an older schema began with."""
        rows = office.run(lambda: office.sql("select (select count(*) from certificate), given from resident"))
        self.require(rows == [(3, "กวิน")], f"of schema {version} there is {rows}")

    def require_sound(self, office: Office, *known: str) -> None:
        """But for what is `known`."""
        found = [each for each in offices.faults_of(office) if not each.startswith(known)]
        self.require(not found, f"the office is not sound: {found[:3]}")


def survives_kills(kinds: tuple[type[Kills], ...], times: int, place: Path, seed: int = 1) -> Tally:
    """Kill each kind of work so many times."""
    tally = Tally("saved survives the program's death")
    said: Callable[[str], object] = print if times >= 100 else lambda _text: None
    with tally.timed(), Hatchery() as hatchery:
        for kind in kinds:
            begun = time.monotonic()
            folder = place / kind.__name__
            folder.mkdir()
            kills = kind(hatchery, folder, random.Random(f"{kind.__name__}{seed}"), tally)
            for turn in range(times):
                with tally.trying(kind.what):
                    kills.once(turn)
            said(f"  {kind.what}: {times:,} ({time.monotonic() - begun:.0f} s), broken {len(tally.broken)}")
            shutil.rmtree(folder, ignore_errors=True)
    return tally
