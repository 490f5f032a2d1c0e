"""Promise: saved survives a power cut. Every write is recorded; disks are made as a cut may leave them, and opened."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from db import soundness, storage
from tests.faults.recorded_disk import Op, images, lay_out
from tests.faults.tally import Tally

DIGEST = "select (select group_concat(id || t, ';') from r), (select group_concat(id, ';') from audit)"
COMMITS = 25


class RecordingFile(apsw.VFSFile):
    """Tells what reaches it, and passes it on."""

    def __init__(self, disk: "RecordingDisk", name: Any, flags: list[int]) -> None:
        full = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(full).name if full else ""
        self._disk = disk
        is_new = bool(full) and not Path(full).exists()
        super().__init__("", name, flags)
        if is_new:
            self._note(Op("made", self._name))
        self._must_sync_folder = is_new

    def _note(self, op: Op) -> None:
        if self._name:
            self._disk.ops.append(op)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802  as SQLite calls it
        super().xWrite(data, offset)
        self._note(Op("write", self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._note(Op("cut", self._name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._note(Op("sync", self._name))
        if self._must_sync_folder:
            self._must_sync_folder = False
            self._note(Op("folder"))


class RecordingDisk(apsw.VFS):
    """All that is done to files opened by this name."""

    def __init__(self) -> None:
        self.name = f"recording-{id(self)}"
        self.ops: list[Op] = []
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> RecordingFile:  # noqa: N802
        return RecordingFile(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(name, syncdir)
        self.ops.append(Op("gone", Path(name).name))
        if syncdir:
            self.ops.append(Op("folder"))


class AsTheProgram:
    """Takes what db.storage says to a connection, so that the settings tried are those in use."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        for name, value in storage.PRAGMAS:
            if not name.startswith("cipher"):
                self.pragma(name, value)
        storage.take_lock(self)  # type: ignore[arg-type]

    def pragma(self, name: str, value: object) -> None:
        self._connection.pragma(name, value)

    @contextmanager
    def atomic(self, lock: str) -> Iterator[None]:
        self._connection.execute(f"begin {lock}")
        yield
        self._connection.execute("commit")


class Recording:
    """A sitting of so many commits, with the contents after each and the place in the record where it was told."""

    def __init__(self, folder: Path, chance: random.Random, cache_pages: int | None = None) -> None:
        disk = RecordingDisk()
        connection = apsw.Connection(str(folder / storage.FILE_NAME), vfs=disk.name)
        program = AsTheProgram(connection)
        if cache_pages is not None:  # what does not fit is written before the commit
            program.pragma("cache_size", cache_pages)
        connection.execute("create table r(id integer primary key, t); create index by_t on r(t)")
        connection.execute("create table audit(id integer primary key)")
        self.start = {path.name: path.read_bytes() for path in folder.iterdir()}
        disk.ops.clear()
        self.contents = [connection.execute(DIGEST).get]
        self.told_at = [0]
        for number in range(COMMITS):
            with program.atomic(storage_lock()):
                _work(connection, number, chance)
            self.told_at.append(len(disk.ops))
            self.contents.append(connection.execute(DIGEST).get)
        self.ops = list(disk.ops)
        connection.close()
        disk.unregister()

    def allowed(self, cut: int) -> list[object]:
        """What the office may hold when the power goes there: all that was told, and perhaps what was being done."""
        told = sum(place <= cut for place in self.told_at) - 1
        return self.contents[told : told + 2]


def storage_lock() -> str:
    """How commands begin."""
    return "immediate"


def _work(connection: apsw.Connection, number: int, chance: random.Random) -> None:
    """Some rows that grow, change, and go, of a few letters or of many pages, with a line of the audit."""
    for row in range(chance.choice((1, 1, 3, 12))):
        connection.execute("insert into r values(?, ?)", (number * 100 + row, "ก" * chance.randrange(10, 4000)))
    if number > 3:
        connection.execute(
            "update r set t = t || ? where id = ?", ("ข" * chance.randrange(2000), chance.randrange(number) * 100)
        )
        if number % 4 == 0:
            connection.execute("delete from r where id = ?", (chance.randrange(number) * 100,))
    connection.execute("insert into audit values(?)", (number,))


def survives_power_cuts(wanted: int, seed: int = 1) -> Tally:
    """Look at so many disks that a cut may leave: at every write of several sittings, each in several ways."""
    tally = Tally("saved survives a power cut")
    place = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    chance = random.Random(seed)
    try:
        with tally.timed():
            while tally.tried["images of disks"] < wanted:
                small = tally.tried["sittings"] % 2 == 1
                _one_sitting(place, chance, tally, wanted, 10 if small else None)
    finally:
        shutil.rmtree(place)
    return tally


def _one_sitting(place: Path, chance: random.Random, tally: Tally, wanted: int, cache_pages: int | None) -> None:
    folder = Path(tempfile.mkdtemp(dir=place))
    recording = Recording(folder, chance, cache_pages)
    tally.tried["sittings"] += 1
    cuts = list(range(recording.told_at[1], len(recording.ops) + 1))
    chance.shuffle(cuts)
    for cut in cuts[: max(20, wanted // 10)]:
        for _way in range(3):
            if tally.tried["images of disks"] >= wanted:
                return
            files = images(recording.start, recording.ops, cut, chance)
            lay_out(files, folder)
            tally.seen["journals left hot"] += len(files.get(storage.FILE_NAME + "-journal", b"")) > 0
            with tally.trying("images of disks"):
                _look(folder / storage.FILE_NAME, recording.allowed(cut), tally, cut)
    shutil.rmtree(folder)


def _look(file: Path, allowed: list[object], tally: Tally, cut: int) -> None:
    with storage.connected(file, None, "rw") as connection:
        found = soundness.problems_in(connection)
        tally.require(not found, f"corrupt after operation {cut}: {found[:1]}")
        present = connection.execute(DIGEST).fetchone()
        tally.require(present in allowed, f"lost or half-saved after operation {cut}")
