"""Papers as whole processes, against typst, reportlab's own shaping and LibreOffice drawing the same content."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Figure, say, speed_up, took

CERTIFICATES, BY_LIBREOFFICE = 2000, 500
ROSTERS = (10_000, 50_000)
RUNS = 3
MEGABYTE = 1024 * 1024
TOP = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """Seconds and the most memory (bytes) of a process."""

    seconds: float
    memory: int


def figures(folder: Path) -> list[Figure]:
    """Medians of a few runs each; the slow peers run once."""
    return [*_certificates(folder), *_rosters(folder), *_first_picture(folder)]


def _certificates(folder: Path) -> list[Figure]:
    say(f"Printing {CERTIFICATES:,} certificates ...")
    source = _contents("certificates", folder / "many", CERTIFICATES)
    ours, target = _ours("certificates", source, RUNS)
    pages = target.stat().st_size / CERTIFICATES
    what = f"{CERTIFICATES:,} certificates"
    found = [
        speed_up(f"{what}, typst", ours.seconds, _peer("typst", "certificates", source, RUNS).seconds, 4.5),
        speed_up(f"{what}, reportlab", ours.seconds, _peer("reportlab", "certificates", source, 1).seconds, 15),
        Figure(f"{what}, memory", ours.seconds, ours.memory / MEGABYTE, "MB", most=80),
        Figure(f"{what}, a page", ours.seconds, pages / 1024, "KB", most=2),
    ]
    if shutil.which("soffice") is None:
        say("LibreOffice is not on this computer (apt-get install libreoffice-writer-nogui): left out.")
        return found
    source = _contents("certificates", folder / "some", BY_LIBREOFFICE)
    ours, _target = _ours("certificates", source, RUNS)
    peer = _peer("libreoffice", "certificates", source, 1)
    return [*found, speed_up(f"{BY_LIBREOFFICE} certificates, LibreOffice", ours.seconds, peer.seconds, 60)]


def _rosters(folder: Path) -> list[Figure]:
    found = []
    for count in ROSTERS:
        say(f"Printing a roster of {count:,} ...")
        source = _contents("rows", folder / str(count), count)
        ours, _target = _ours("rows", source, RUNS)
        peer = _peer("typst", "rows", source, 1)
        found.append(speed_up(f"{count:,} roster rows, typst", ours.seconds, peer.seconds, 4))
        found.append(Figure(f"{count:,} roster rows, memory", ours.seconds, ours.memory / MEGABYTE, "MB", most=120))
    return found


def _first_picture(folder: Path) -> list[Figure]:
    """From the click to the picture of a certificate, in a program that has printed before."""
    from printing.preview import Pages
    from tests.benchmarks.paper_ours import print_certificates

    source = _contents("certificates", folder / "one", 1)
    target = source.with_suffix(".pdf")

    def click() -> None:
        print_certificates(source, target)
        with Pages(target) as pages:
            pages.picture(0, 1.5)

    click()
    seconds = statistics.median(took(click) for _ in range(RUNS * 3))
    return [Figure("one certificate, click to picture", seconds, seconds * 1000, "ms", most=150)]


def _contents(kind: str, folder: Path, count: int) -> Path:
    """The file that says what is to be printed."""
    folder.mkdir()
    _process("paper_contents", kind, folder, count)
    return folder / f"{kind}.json"


def _ours(kind: str, source: Path, runs: int) -> tuple[Run, Path]:
    target = source.with_suffix(".ours.pdf")
    return _median([_process("paper_ours", kind, source, target) for _ in range(runs)]), target


def _peer(name: str, kind: str, source: Path, runs: int) -> Run:
    say(f"  by {name} ...")
    target = source.with_suffix(f".{name}.pdf")
    return _median([_process("paper_peers", name, kind, source, target) for _ in range(runs)])


def _median(runs: list[Run]) -> Run:
    return Run(statistics.median(run.seconds for run in runs), max(run.memory for run in runs))


def _process(module: str, *arguments: object) -> Run:
    """A whole process from start to end; its memory is known on POSIX only."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.DEVNULL)
    if os.name == "nt":
        code, memory = process.wait(), 0
    else:
        _pid, status, usage = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss * 1024
    if code:
        raise RuntimeError(f"{command} ended with {code}")
    return Run(time.perf_counter() - begun, memory)
