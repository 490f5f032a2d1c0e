"""The whole program, opened and closed by the window's cross, ends in peace."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from db import demo

TOP = Path(__file__).resolve().parents[1]
CLOSE_SOON = """
import runpy, sys, tkinter

loop = tkinter.Misc.mainloop

def with_a_click_on_the_cross(window, n=0):
    window.after(300, lambda: window.tk.eval(window.protocol("WM_DELETE_WINDOW")))
    loop(window, n)

tkinter.Misc.mainloop = with_a_click_on_the_cross
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_closing_the_window_ends_the_program_without_an_error(tmp_path: Path) -> None:
    demo.make_demo(tmp_path, 30, today=date(2026, 11, 22))
    program = [str(TOP / "maesariang_desk.py"), "--data", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", CLOSE_SOON, *program],
        cwd=TOP,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "desk.log").exists()
