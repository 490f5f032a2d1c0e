"""Promise: a full disk or a failing write spares the old file. Each system call of a task fails in turn, or kills."""

import os
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from db import storage
from tests.faults.hatchery import Hatchery
from tests.faults.tally import Tally
from tests.faults.tasks import Task

WRITES = "pwrite64,write"
SYNCS = "fsync,fdatasync"
NAMES = "rename,renameat,renameat2,link,linkat,unlink,unlinkat"
CUTS = "ftruncate"
ALL = ",".join((WRITES, SYNCS, NAMES, CUTS))


@dataclass(frozen=True)
class Fault:
    """What happens at a system call, and the words by which the user is told of it."""

    name: str
    calls: str
    inject: str
    told: re.Pattern[str] = field(default=re.compile(""))
    lasts: bool = False
    """Whether it stays so from that call on, as a full disk and a stick that was pulled do."""
    in_folder: bool = False
    """Whether only files of the office are meant, for calls that Python needs for its own."""


FULL = re.compile("disk is full")
BROKEN = re.compile("does not answer|disk is full|can not be (opened|read|written)|damaged")
REFUSED = re.compile("can not be (written|opened|read)|damaged|does not answer|Read-only")
LIMITED = re.compile(f"{BROKEN.pattern}|can not be written|too large")
LIMITS = 100
FAULTS = (
    Fault("killed at a call", ALL, "signal=SIGKILL"),
    Fault("disk full at a write", WRITES, "error=ENOSPC", FULL),
    Fault("disk full from a write on", WRITES, "error=ENOSPC", FULL, lasts=True),
    Fault("sync failed", SYNCS, "error=EIO", BROKEN),
    Fault("write failed", WRITES, "error=EIO", BROKEN),
    Fault("drive pulled out", ALL, "error=EIO", BROKEN, lasts=True),
    Fault("name refused", NAMES, "error=EACCES", REFUSED),
    Fault("cut refused", CUTS, "error=EIO", BROKEN),
    Fault("read-only disk", "openat", "error=EROFS", REFUSED, in_folder=True),
    Fault("read-only disk from a call on", "openat", "error=EROFS", REFUSED, lasts=True, in_folder=True),
)


class Tracer:
    """Runs tasks with a fault at one of their system calls."""

    def __init__(self, hatchery: Hatchery, place: Path) -> None:
        self._hatchery = hatchery
        self._gate = place / "gate"
        os.mkfifo(self._gate)
        self._log = place / "calls"

    @staticmethod
    def watched(task: Task, fault: Fault) -> list[str]:
        """What strace is to look at."""
        files = [word for path in task.files() for word in ("-P", path)] if fault.in_folder else []
        return ["-e", f"trace={fault.calls}", *files]

    def run(self, task: Task, *injection: str) -> list[str]:
        """What the task told."""
        child = self._hatchery.hatch(f"@{self._gate}", *task.words())
        tracer = subprocess.Popen(
            ["strace", "-f", "-p", str(child.pid), "-o", str(self._log), *injection],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        assert "attached" in said, said + tracer.stderr.read()
        self._gate.write_bytes(b"")
        told = child.rest()
        tracer.communicate(timeout=60)
        return told

    def calls_of(self, task: Task, fault: Fault) -> list[str]:
        """The calls of the task at which the fault can come, in their order."""
        task.fresh()
        told = self.run(task, *self.watched(task, fault))
        assert told[-1:] == ["did"] and task.state() == "new", told
        pattern = re.compile(r"\d+ +(" + fault.calls.replace(",", "|") + r")\(")
        return [found[1] for line in self.log() if (found := pattern.match(line))]

    def log(self) -> list[str]:
        """What strace wrote down of the last run."""
        return self._log.read_text(encoding="utf-8", errors="replace").splitlines()


def injections(fault: Fault, calls: list[str], place: int) -> Iterator[str]:
    """Expressions for strace, which counts each kind of call by itself, for a fault at `calls[place]`."""
    before = Counter(calls[:place])
    kinds = set(calls) if fault.lasts else {calls[place]}
    for kind in sorted(kinds):
        yield f"inject={kind}:{fault.inject}:when={before[kind] + 1}{'+' if fault.lasts else ''}"


def spares_the_old_file(
    tasks: tuple[type[Task], ...], faults: tuple[Fault, ...], most: int, place: Path, seed: int = 1
) -> Tally:
    """Let each fault come at every call that it can come at, or at so many of them by chance."""
    tally = Tally("a full disk or failing write spares the old file")
    chance = random.Random(seed)
    said: Callable[[str], object] = print if most >= 100 else lambda _text: None
    with tally.timed(), Hatchery() as hatchery:
        tracer = Tracer(hatchery, place)
        for kind in tasks:
            folder = place / kind.name
            folder.mkdir()
            task = kind(folder)
            seen: dict[bool, list[str]] = {}
            for fault in faults:
                if fault.in_folder not in seen:
                    seen[fault.in_folder] = tracer.calls_of(task, replace(fault, calls=f"{ALL},openat"))
                calls = [call for call in seen[fault.in_folder] if call in fault.calls.split(",")]
                for at in sorted(chance.sample(range(len(calls)), min(most, len(calls)))):
                    with tally.trying(fault.name):
                        _hurt(tracer, task, fault, calls, at, tally)
            for _time in range(min(most, LIMITS)):
                with tally.trying("no room for a file to grow"):
                    _limit(hatchery, task, chance, tally)
            said(f"  {kind.name}: {tally.tried.total():,} faults so far, broken {len(tally.broken)}")
            shutil.rmtree(folder)
    return tally


def _limit(hatchery: Hatchery, task: Task, chance: random.Random, tally: Tally) -> None:
    task.fresh()
    size = chance.randrange(2 * (task.folder / storage.FILE_NAME).stat().st_size)
    told = hatchery.hatch(f"limit={size}", *task.words()).rest()
    _judge(task, f"{task.name}, no file over {size} bytes", told, LIMITED, tally)


def _hurt(tracer: Tracer, task: Task, fault: Fault, calls: list[str], at: int, tally: Tally) -> None:
    task.fresh()
    inject = [word for expression in injections(fault, calls, at) for word in ("-e", expression)]
    told = tracer.run(task, *tracer.watched(task, fault), *inject)
    _judge(task, f"{task.name}, {fault.name} at {calls[at]}, {at + 1} of {len(calls)}", told, fault.told, tally)


def _judge(task: Task, where: str, told: list[str], words: re.Pattern[str], tally: Tally) -> None:
    state = task.state()
    tally.require(state in ("old", "new"), f"{where}: {state}")
    tally.require("did" not in told or state == "new", f"{where}: told as done, but it is {state}")
    for line in told:
        if line.startswith("told"):
            tally.seen["errors told"] += 1
            tally.require(bool(words.search(line)), f"{where}: {line}")
    tally.seen["as before"] += state == "old"
    tally.seen["as wanted"] += state == "new"
