"""Every page of the window opened for the first time, with 100,000 people and 300,000 visits."""

import json
import os
import random
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from db import storage
from db.demo_key import DEMO_FILE
from db.office import Office, command
from db.search import optimise
from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, milliseconds, say, usually
from tests.keys import open_office

TOP = Path(__file__).resolve().parents[2]
VISITS = 300_000
YEARS_BACK = 3
TIMES = 3
MOST = 200
"""Milliseconds from the key until the page is painted."""
FOLLOWS = {"reach": 500}
MUCH_TO_DO = 3000
"""Milliseconds from the key until what is worked out beside the window's thread stands there too: on the pages named
figures that are all one came for, on others whole years or all residents compared. Until then pages say so."""

OPEN_EACH_PAGE = """
import json, sys, time
from pathlib import Path
from ui import theme
from ui.pages import PAGES
from ui.session import Session

window = theme.make_window("pages")
window.geometry("1366x690")
session = Session(window, Path(sys.argv[1]))
assert session.begin()
window.update()
desk = session.desk_window
took, followed = {}, {}
for page in PAGES:
    end = time.perf_counter() + 1  # a clerk looks at a page before going on; what waits for an idle moment is done
    while time.perf_counter() < end:
        window.update()
        time.sleep(0.01)
    if page.name == desk.here:
        continue
    begun = time.perf_counter()
    desk.go(page.name)
    window.update()
    took[page.name] = time.perf_counter() - begun
    if desk.jobs.busy:
        while desk.jobs.busy:
            window.update()
        window.update()
        followed[page.name] = time.perf_counter() - begun
print(json.dumps([took, followed]))
session.end()
window.destroy()
"""


def figures(folder: Path) -> list[Figure]:
    """From the key to the painted page, all its parts made for the first time, and to its figures where they follow;
    the median of a few windows."""
    place = visited_town(folder)
    say("Opening every page ...")
    measured = [open_each_page(place) for _ in range(TIMES)]
    what = f"{towns.MANY:,} people, {VISITS:,} visits"
    opened = [
        milliseconds(f"page {name} opened, {what}", usually([took[name] for took, _followed in measured]), MOST)
        for name in measured[0][0]
    ]
    filled = [
        milliseconds(
            f"page {name} with its figures, {what}",
            usually([{**took, **followed}[name] for took, followed in measured]),
            FOLLOWS.get(name, MUCH_TO_DO),
        )
        for name in sorted({name for _took, followed in measured for name in followed})
    ]
    return opened + filled


def visited_town(folder: Path) -> Path:
    """The folder of a town of 100,000 whose elders were visited 300,000 times in three years."""
    place = folder / "visited"
    if not Office.exists(place):
        small = towns.town(folder, towns.MANY)
        say(f"Writing down {VISITS:,} visits ...")
        place.mkdir()
        for name in (storage.FILE_NAME, DEMO_FILE):
            shutil.copy(small / name, place / name)
        with open_office(place) as office:
            visit(office)
            optimise(office)
    return place


@command
def visit(office: Office) -> None:
    """Add visits done by volunteers until there are 300,000, dealt by chance; one in a hundred is still to be done."""
    dealer = random.Random(1)
    elders = [row[0] for row in office.sql("select id from resident where born < '1966-11-22' and status = 'living'")]
    volunteers = [row[0] for row in office.sql("select id from volunteer where deleted_at is null")]
    service = office.sql("select min(id) from service")[0][0]
    there = office.sql("select count(*) from visit")[0][0]
    rows: list[tuple[Any, ...]] = []
    for number in range(VISITS - there):
        day = (towns.DAY - timedelta(days=dealer.randrange(365 * YEARS_BACK))).isoformat()
        done = day if number % 100 else None
        rows.append((dealer.choice(elders), service, dealer.choice(volunteers), day, done, "met" if done else "", 30))
    office.sql_many(
        """insert into visit(revision, resident_id, service_id, volunteer_id, visitor, planned_on, done_on, outcome,
           minutes, notes) values (1, ?, ?, ?, '', ?, ?, ?, ?, '')""",
        rows,
    )


def open_each_page(place: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds each page took, by its name, and those whose figures follow until these stood there; modules come
    compiled, as an installed program has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN_EACH_PAGE, str(place)],
        cwd=TOP,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    opened, followed = json.loads(done.stdout)
    return opened, followed
