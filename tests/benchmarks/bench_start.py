"""From the command to a window that can be used, against the smallest window of the same kit."""

import os
import subprocess
import sys
from pathlib import Path

from db import demo, keys
from db.domain.recovery_key import new_recovery_key
from db.office import Office
from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, milliseconds, ratio, say, took, usually
from ui import preferences

TOP = Path(__file__).resolve().parents[2]
MANAGER, PASSWORD = "กิตติ ใจงาม", "four houses by the river"
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

# The field for the password is painted and has the keyboard: an encrypted office asks who it is first.
ASKING = """
import runpy, sys
from ui.sign_in import SignInPage

painted = SignInPage.when_painted

def leave(page):
    assert page.window.focus_lastfor() is page.password.entry
    page.window.destroy()

SignInPage.when_painted = lambda page, act: painted(page, lambda: leave(page))
program, folder = sys.argv[1:]
sys.argv = [program, "--data", folder]
runpy.run_path(program, run_name="__main__")
"""

# From Enter in that field, pressed as soon as it is there, until the first page with its figures is painted. Nothing
# that shows the office is imported yet then; who takes a second to type waits for less.
LET_IN = """
import runpy, sys, time
from ui.session import Session
from ui.sign_in import SignInPage

program, folder, password = sys.argv[1:]
painted, show = SignInPage.when_painted, Session._show_desk

def type_it(page, act):
    act()
    page.password.entry.insert(0, password)
    began.append(time.perf_counter())
    page.press()

def shown(session):
    show(session)
    session.window.update()
    print(time.perf_counter() - began[0])
    session.window.destroy()

began = []
SignInPage.when_painted = lambda page, act: painted(page, lambda: type_it(page, act))
Session._show_desk = shown
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
    office = str(signed_in_office(folder))
    asking = Program(folder, ASKING, program[0], office)
    let_in = Program(folder, LET_IN, program[0], office, PASSWORD)
    say("Starting the program ...")
    rounds = [
        (took(usable.run), took(filled.run), took(peer.run), took(asking.run), let_in.said()) for _ in range(TIMES + 1)
    ][1:]
    until_usable, until_filled, its, until_asked, until_in = (usually(times) for times in zip(*rounds, strict=True))
    return [
        ratio("start to the field for the password", until_asked, its, 1.3),
        milliseconds("password to the first page with its figures", until_in, 1000),
        ratio("start to usable window", until_usable, its, 1.3),
        ratio("start to the first page with its figures", until_filled, its, 2.5),
    ]


def signed_in_office(folder: Path) -> Path:
    """An encrypted office of 2,862 people, whose manager signed in last; passwords cost what they cost."""
    place = folder / "signed-in"
    if not keys.has_keys(place):
        with Office.create(place, keys.set_up(place, MANAGER, PASSWORD, new_recovery_key())) as office:
            demo.fill_demo(office, towns.DAY, 2862, demo.SEED)
        preferences.save(place, preferences.Preferences(last_name=MANAGER))
    return place


class Program:
    """Python code run in a process of its own; compiled once, as every program is after its first start."""

    def __init__(self, folder: Path, code: str, *arguments: str) -> None:
        self._command = [sys.executable, "-c", code, *arguments]
        self._environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self) -> None:
        subprocess.run(self._command, cwd=TOP, check=True, env=self._environment)

    def said(self) -> float:
        """The seconds that it measured itself."""
        done = subprocess.run(
            self._command, cwd=TOP, check=True, env=self._environment, capture_output=True, encoding="utf-8"
        )
        return float(done.stdout)
