"""From the command to a window that can be used, against the smallest window of the same kit."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, ratio, say, took, usually

TOP = Path(__file__).resolve().parents[2]
TIMES = 15
"""The programs are started so often, in turns; the median of each counts."""

# The frame is painted and takes the keyboard: typed letters stand in the search entry, and clicks are kept.
USABLE = """
import runpy, sys
from ui.shell import Shell

painted = Shell.when_painted
Shell.when_painted = lambda shell, act: painted(shell, shell.window.destroy)
program, folder = sys.argv[1:]
sys.argv = [program, "--data", folder]
runpy.run_path(program, run_name="__main__")
"""

# The first page, with the office's figures, is painted too.
FILLED = """
import runpy, sys
from ui.session import Session

begin = Session.begin

def and_end(session):
    begun = begin(session)
    session.window.update()
    session.window.destroy()
    return begun

Session.begin = and_end
program, folder = sys.argv[1:]
sys.argv = [program, "--data", folder]
runpy.run_path(program, run_name="__main__")
"""

PEER = """
import ttkbootstrap as ttk

window = ttk.App(title="minimal", size=(1280, 720))
ttk.Entry(window).pack()
ttk.Button(window, text="OK").pack()
window.update()
window.destroy()
"""


def figures(folder: Path) -> list[Figure]:
    """Whole processes, the interpreter's start and end included, each until all is painted."""
    program = str(TOP / "maesariang_desk.py"), str(towns.town(folder, 2862))
    usable, filled, peer = Program(folder, USABLE, *program), Program(folder, FILLED, *program), Program(folder, PEER)
    say("Starting the program ...")
    rounds = [(took(usable.run), took(filled.run), took(peer.run)) for _ in range(TIMES + 1)][1:]
    until_usable, until_filled, its = (usually(times) for times in zip(*rounds, strict=True))
    return [
        ratio("start to usable window", until_usable, its, 1.3),
        ratio("start to the first page with its figures", until_filled, its, 2.5),
    ]


class Program:
    """Python code run in a process of its own; compiled once, as every program is after its first start."""

    def __init__(self, folder: Path, code: str, *arguments: str) -> None:
        self._command = [sys.executable, "-c", code, *arguments]
        self._environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self) -> None:
        subprocess.run(self._command, cwd=TOP, check=True, env=self._environment)
