"""The list of residents painted for the first time, with 100,000 people against 100."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, ratio, say

TOP = Path(__file__).resolve().parents[2]
TIMES = 5
FEW = 100

OPEN_THE_LIST = """
import sys, time
from pathlib import Path
from ui import theme
from ui.session import Session

window = theme.make_window("table")
window.geometry("1280x720")
session = Session(window, Path(sys.argv[1]))
assert session.begin()
window.update()
desk = session.desk_window
begun = time.perf_counter()
desk.go("residents")
window.update()
print(time.perf_counter() - begun)
session.end()
window.destroy()
"""


def figures(folder: Path) -> list[Figure]:
    """From the click on the page until it is painted, all its parts made for the first time."""
    small, large = towns.town(folder, FEW), towns.town(folder, towns.MANY)
    say("Painting the list of residents ...")
    measured = [(open_the_list(large), open_the_list(small)) for _ in range(TIMES)]
    what = f"table first painted, {towns.MANY:,} residents against {FEW}"
    return [ratio(what, min(many for many, _ in measured), min(few for _, few in measured), 2)]


def open_the_list(town: Path) -> float:
    """Seconds until the page was painted."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN_THE_LIST, str(town)], cwd=TOP, check=True, capture_output=True, encoding="utf-8"
    )
    return float(done.stdout)
