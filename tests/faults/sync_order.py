"""Promise: a power cut spares files that take another's place: each was synced before, and its folder after.

The database's own writes are looked at in images of disks (power_cuts); this is about papers, copies, keys and the
files of a restore, which come by a rename or a link. Without the sync a cut may leave a name with nothing behind it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.faults.hatchery import Hatchery
from tests.faults.system_calls import NAMES, SYNCS, WRITES, Tracer
from tests.faults.tally import Tally
from tests.faults.tasks import Task

WATCHED = f"{WRITES},{SYNCS},{NAMES},writev,ftruncate"
OF_A_FILE = re.compile(r"^\d+ +(\w+)\(\d+<(.+?)>")
OF_NAMES = re.compile(
    r'^\d+ +(rename|renameat|renameat2|link|linkat)\((?:AT_FDCWD\S*, )?"(.+?)", (?:AT_FDCWD\S*, )?"(.+?)"'
)
DONE = re.compile(r"^\d+ +writev\(1<")


def syncs_in_order(tasks: tuple[type[Task], ...], place: Path) -> Tally:
    """Watch each task once."""
    tally = Tally("a power cut spares files that take another's place")
    with tally.timed(), Hatchery() as hatchery:
        tracer = Tracer(hatchery, place)
        for kind in tasks:
            folder = place / kind.name
            folder.mkdir()
            task = kind(folder)
            task.fresh()
            told = tracer.run(task, "-y", "-s", "1", "-e", f"trace={WATCHED}")
            assert told[-1:] == ["did"], told
            names = 0
            for name, problem in _judged(tracer.log()):
                names += 1
                tally.require(not problem, f"{kind.name}: {name} {problem}")
            tally.tried["tasks"] += 1
            tally.tried["files that took a name"] += names
    return tally


def _judged(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each file that took a name, with what is wrong with the order of syncs or ""."""
    unsynced: set[str] = set()
    open_folders: dict[str, str] = {}
    for line in lines:
        if found := OF_NAMES.match(line):
            _call, source, target = found.groups()
            yield target, f"was not synced as {Path(source).name}" if source in unsynced else ""
            open_folders[str(Path(target).parent)] = target
        elif DONE.match(line):
            yield from ((name, "took its name in a folder that was not synced") for name in open_folders.values())
            open_folders.clear()
        elif found := OF_A_FILE.match(line):
            call, path = found.groups()
            if call in SYNCS.split(","):
                unsynced.discard(path)
                open_folders.pop(path, None)
            elif path.startswith("/"):
                unsynced.add(path)
