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

from pypdfium2 import PdfDocument

from db import storage
from db.office import Office
from tests.faults import offices
from tests.faults.hatchery import Hatchery
from tests.faults.tally import Tally

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


class Task:
    """One piece of work in a folder of its own. `fresh` lays it out as before; `state` names what is there now."""

    name = ""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder, self.template = place / "office", place / "template"
        self.prepare()

    def prepare(self) -> None:
        offices.filled(self.template, 5)

    def fresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        offices.clone(self.template, self.folder)

    def words(self) -> list[object]:
        """The task of tests.faults.work with its arguments."""
        return [self.name, self.folder]

    def state(self) -> str:
        """ "old", "new", or what is wrong."""
        with offices.opened(self.folder) as office:
            found = [each for each in offices.faults_of(office) if not each.startswith(offices.OF_OLDER)]
            return "; ".join(found) or self.look(office)

    def files(self) -> list[str]:
        """What the office has in its folder, for strace's filter."""
        names = [path.name for path in self.template.iterdir()]
        return [str(self.folder / name) for name in (*names, storage.FILE_NAME + "-journal")]

    def look(self, office: Office) -> str:
        return "old"


class SaveOne(Task):
    name = "save_one"

    def look(self, office: Office) -> str:
        (notes,) = office.run(lambda: office.sql("select notes from resident where id = 1"))[0]
        return {"": "old", "แก้แล้ว " * 2000: "new"}.get(notes, f"half a note of {len(notes)} letters")


class PrintOne(Task):
    name = "print_one"

    def prepare(self) -> None:
        super().prepare()
        self.paper = self.place / "papers" / "roster.pdf"
        self.paper.parent.mkdir()
        self.old = b"%PDF as it was"

    def fresh(self) -> None:
        super().fresh()
        self.paper.write_bytes(self.old)

    def words(self) -> list[object]:
        return [self.name, self.folder, self.paper]

    def look(self, office: Office) -> str:
        if self.paper.read_bytes() == self.old:
            return "old"
        with PdfDocument(self.paper) as pdf:
            return "new" if len(pdf) == 1 else f"{len(pdf)} pages"


class BackUpOne(Task):
    name = "back_up_one"

    def prepare(self) -> None:
        offices.filled(self.template, 5)
        self.dest = self.place / "สำรอง"

    def fresh(self) -> None:
        super().fresh()
        shutil.rmtree(self.dest, ignore_errors=True)
        self.dest.mkdir()

    def words(self) -> list[object]:
        return [self.name, self.folder, self.dest]

    def look(self, office: Office) -> str:
        copies = [path for path in self.dest.iterdir() if offices.is_copy(path)]
        found = [each for path in copies for each in offices.copy_faults(path, self.folder)]
        return "; ".join(found) or ("new" if copies else "old")


class RestoreOne(Task):
    name = "restore_one"

    def prepare(self) -> None:
        offices.filled(self.template, 5)
        with offices.opened(self.template) as office:
            self.copy = offices.back_up(office, self.place / "copy.msdbak")
            self.new = offices.content(office)
            offices.add_person(office, "คนที่สอง")
            self.old = offices.content(office)

    def words(self) -> list[object]:
        return [self.name, self.folder, self.copy]

    def look(self, office: Office) -> str:
        present = offices.content(office)
        if present == self.new:
            kept = list(self.folder.glob("office-before-restore-*.db"))
            return (
                "new" if kept and not offices.copy_faults(kept[0], self.folder) else "what was there before is not kept"
            )
        return "old" if present == self.old else "neither the copy nor what was there"


class RestoreAnother(Task):
    name = "restore_another"

    def prepare(self) -> None:
        offices.filled(self.place / "other", 20)
        with offices.opened(self.place / "other") as office:
            self.copy = offices.back_up(office, self.place / "copy.msdbak")
            self.new = offices.content(office)
        super().prepare()

    def words(self) -> list[object]:
        return [self.name, self.folder, self.copy]

    def look(self, office: Office) -> str:
        return "new" if offices.content(office) == self.new else "old"


class Upgrade(Task):
    name = "upgrade"

    def prepare(self) -> None:
        offices.of_schema(1, self.template)

    def state(self) -> str:
        with offices.looked_at(self.folder) as (version, certificates):
            before = "new" if version == storage.latest_version() else "old"
        with offices.opened_by_recovery(self.folder) as office:
            found = [each for each in offices.faults_of(office) if not each.startswith(offices.OF_OLDER)]
        after = "; ".join(found) or "old"
        return after if after != "old" else before if certificates == 3 else f"{certificates} certificates"


class Convert(Task):
    name = "convert"

    def prepare(self) -> None:
        offices.of_schema(1, self.template, is_plain=True)

    def state(self) -> str:
        was_plain = offices.is_plain(self.folder)
        if was_plain:
            offices.convert(self.folder)
        with offices.opened(self.folder) as office:
            found = [each for each in offices.faults_of(office) if not each.startswith(offices.OF_OLDER)]
            rows = office.run(lambda: office.sql("select (select count(*) from certificate), given from resident"))
        found += [f"still plain: {name}" for name in offices.plain_files(self.folder)]
        found += [] if rows == [(3, "กวิน")] else [f"what was there is {rows}"]
        return "; ".join(found) or ("old" if was_plain else "new")


TASKS: tuple[type[Task], ...] = (SaveOne, PrintOne, BackUpOne, RestoreOne, RestoreAnother, Upgrade, Convert)


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
