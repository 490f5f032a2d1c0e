"""From the command to a window that can be used, against the smallest window of the same kit."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, ratio, say, took

TOP = Path(__file__).resolve().parents[2]
TIMES = 9
"""Each program starts so often, in turns; the best time of each counts."""

OURS = """
import runpy, sys, tkinter

def show_once(window, n=0):
    window.update()
    window.destroy()

tkinter.Misc.mainloop = show_once
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
    """Whole processes, the interpreter's start included, each until all is painted."""
    ours = Program(folder, OURS, str(TOP / "maesariang_desk.py"), str(towns.town(folder, 2862)))
    peer = Program(folder, PEER)
    say("Starting the program ...")
    times = [(took(ours.run), took(peer.run)) for _ in range(TIMES + 1)][1:]
    return [ratio("start to usable window", min(mine for mine, _ in times), min(its for _, its in times), 1.3)]


class Program:
    """Python code run in a process of its own; compiled once, as every program is after its first start."""

    def __init__(self, folder: Path, code: str, *arguments: str) -> None:
        self._command = [sys.executable, "-c", code, *arguments]
        self._environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self) -> None:
        subprocess.run(self._command, cwd=TOP, check=True, env=self._environment)
