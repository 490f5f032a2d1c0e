"""Papers as whole processes, against typst, reportlab's own shaping and LibreOffice drawing the same content."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import paper_peers, towns
from tests.benchmarks.figures import Figure, milliseconds, say, speed_up, took
from tests.benchmarks.paper_peers import PEERS

CERTIFICATES, BY_LIBREOFFICE = 2000, 500
ROSTERS = {10_000: 5, 50_000: 3}
"""Rows, and how often they are printed by each."""
RESIDENTS = 2862
FEW = 3
RUNS = 5
MEGABYTE = 1024 * 1024
TOP = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """Seconds and the most memory (bytes) of a process."""

    seconds: float
    memory: int


def figures(folder: Path) -> list[Figure]:
    """Medians of a few runs each, we and the peers in turns; the slow peers run once, and we before and after."""
    processes = Processes(folder / "compiled")
    say(f"What differs between us and the peers: {paper_peers.DIFFERENCES}")
    return [
        *_certificates(folder, processes), *_rosters(folder, processes), *_first_picture(folder, processes),
        *_first_click(folder, processes),
    ]  # fmt: skip


def _certificates(folder: Path, processes: "Processes") -> list[Figure]:
    say(f"Printing {CERTIFICATES:,} certificates ...")
    for name in ("", *PEERS):
        processes.get_ready(name, "certificates", folder)
    source = processes.contents("certificates", folder / "many", CERTIFICATES)
    ours, typst = processes.in_turns(("", "typst"), "certificates", source, RUNS)
    near_reportlab, reportlab = processes.around("reportlab", "certificates", source)
    pages = source.with_suffix(".ours.pdf").stat().st_size / CERTIFICATES
    what = f"{CERTIFICATES:,} certificates"
    found = [
        speed_up(f"{what}, typst", ours.seconds, typst.seconds, 4.5),
        speed_up(f"{what}, reportlab", near_reportlab.seconds, reportlab.seconds, 15),
        Figure(f"{what}, memory", ours.seconds, ours.memory / MEGABYTE, "MB", most=80),
        Figure(f"{what}, a page", ours.seconds, pages / 1024, "KB", most=2),
    ]
    if shutil.which("soffice") is None:
        say("LibreOffice is not on this computer (apt-get install libreoffice-writer-nogui): left out.")
        return found
    say(f"Printing {BY_LIBREOFFICE} certificates ...")
    source = processes.contents("certificates", folder / "some", BY_LIBREOFFICE)
    ours, peer = processes.around("libreoffice", "certificates", source)
    return [*found, speed_up(f"{BY_LIBREOFFICE} certificates, LibreOffice", ours.seconds, peer.seconds, 60)]


def _rosters(folder: Path, processes: "Processes") -> list[Figure]:
    found = []
    for name in ("", "typst"):
        processes.get_ready(name, "rows", folder)
    for count, runs in ROSTERS.items():
        say(f"Printing a roster of {count:,} ...")
        source = processes.contents("rows", folder / str(count), count)
        ours, peer = processes.in_turns(("", "typst"), "rows", source, runs)
        found.append(speed_up(f"{count:,} roster rows, typst", ours.seconds, peer.seconds, 12))
        found.append(Figure(f"{count:,} roster rows, memory", ours.seconds, ours.memory / MEGABYTE, "MB", most=120))
    return found


def _first_picture(folder: Path, processes: "Processes") -> list[Figure]:
    """From the click to the picture of a certificate, in a program that has printed before, or got ready to."""
    from printing.preview import Pages
    from tests.benchmarks.paper_ours import print_certificates

    source = processes.contents("certificates", folder / "one", 1)
    target = source.with_suffix(".pdf")

    def click() -> None:
        print_certificates(source, target)
        with Pages(target) as pages:
            pages.picture(0, 1.5)

    click()
    seconds = statistics.median(took(click) for _ in range(RUNS * 3))
    return [milliseconds("one certificate, click to picture", seconds, 150)]


def _first_click(folder: Path, processes: "Processes") -> list[Figure]:
    """The same for the first certificate after the start of the program, in its window."""
    if os.name != "nt" and not os.environ.get("DISPLAY"):
        say("There is no screen for the program's window: the first click is left out.")
        return []
    office, target = towns.town(folder, RESIDENTS), folder / "first-click"
    times = []
    for _ in range(RUNS):
        processes.run("paper_first_click", office, target)
        times.append(float(target.read_text(encoding="ascii")))
    return [milliseconds("the first certificate after the start, click to picture", statistics.median(times), 150)]


def _median(runs: Sequence[Run]) -> Run:
    return Run(statistics.median(run.seconds for run in runs), max(run.memory for run in runs))


class Processes:
    """Runs us and the peers, each as a process of its own; Python code is compiled once, as after any first start."""

    def __init__(self, compiled: Path) -> None:
        self._environment = os.environ | {"PYTHONPYCACHEPREFIX": str(compiled)}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def get_ready(self, name: str, kind: str, folder: Path) -> None:
        """Print a little, and count it not: a program's first start is like no other."""
        place = folder / f"ready-{kind}"
        source = place / f"{kind}.json" if place.exists() else self.contents(kind, place, FEW)
        if name != "libreoffice" or shutil.which("soffice") is not None:
            self._print(name, kind, source)

    def contents(self, kind: str, folder: Path, count: int) -> Path:
        """The file that says what is to be printed."""
        folder.mkdir()
        self.run("paper_contents", kind, folder, count)
        return folder / f"{kind}.json"

    def in_turns(self, names: Sequence[str], kind: str, source: Path, runs: int) -> list[Run]:
        """The median of each; the name of ours is empty."""
        rounds = [[self._print(name, kind, source) for name in names] for _ in range(runs)]
        return [_median(each) for each in zip(*rounds, strict=True)]

    def around(self, name: str, kind: str, source: Path) -> tuple[Run, Run]:
        """The median of ours, run before and after a slow peer that is run once; and the peer's."""
        before = [self._print("", kind, source) for _ in range(RUNS // 2 + 1)]
        peer = self._print(name, kind, source)
        return _median([*before, *(self._print("", kind, source) for _ in before)]), peer

    def _print(self, name: str, kind: str, source: Path) -> Run:
        say(f"  by {name or 'us'} ...")
        target = source.with_suffix(f".{name or 'ours'}.pdf")
        program = ("paper_peers", name) if name else ("paper_ours",)
        return self.run(*program, kind, source, target)

    def run(self, module: str, *arguments: object) -> Run:
        """A whole process from start to end; its memory is known on POSIX only."""
        command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=TOP, env=self._environment, stdin=subprocess.DEVNULL)
        if os.name == "nt":
            code, memory = process.wait(), 0
        else:
            _pid, status, usage = os.wait4(process.pid, 0)
            code = process.returncode = os.waitstatus_to_exitcode(status)
            memory = usage.ru_maxrss * 1024
        if code:
            raise RuntimeError(f"{command} ended with {code}")
        return Run(time.perf_counter() - begun, memory)
