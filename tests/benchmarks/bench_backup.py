"""A backup of 100,000 residents: how long it takes against SQLite's own, and whether the window ever waits for it."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from db import backup, demo_key, storage
from db.office import Office
from tests.benchmarks import towns
from tests.benchmarks.figures import Figure, milliseconds, ratio, say, took

TOP = Path(__file__).resolve().parents[2]
TIMES = 3

WATCH_THE_WINDOW = """
import sys, time
from pathlib import Path
from db import backup
from ui import theme
from ui.session import Session

window = theme.make_window("backup")
window.geometry("1280x720")
session = Session(window, Path(sys.argv[1]))
assert session.begin()
desk = session.desk_window
desk.go("residents")
window.update()
gaps, last, over = [], time.perf_counter(), []

def tick():
    global last
    now = time.perf_counter()
    gaps.append(now - last)
    last = now
    if not over:
        window.after(1, tick)

def done(_report):
    over.append(time.perf_counter())

def begin():
    global last, begun
    begun = last = time.perf_counter()
    desk.jobs.start(lambda progress: backup.create_backup(session.office, None, progress), done, title="Backing up")
    tick()

def wait():
    if over:
        window.quit()
    else:
        desk.screen.table.move(1)
        window.after(50, wait)

window.after(1500, begin)
window.after(1600, wait)
window.mainloop()
print(over[0] - begun, max(gaps))
session.end()
window.destroy()
"""
"""The main loop comes round every millisecond and somebody goes through the list meanwhile; how long did it stand?"""


def figures(folder: Path) -> list[Figure]:
    """From the key to the copy that was read back, checked and named."""
    town = towns.town(folder, towns.MANY)
    say("Backing up ...")
    ours, peer = [], []
    with Office.open(town, demo_key.demo_credential(town)) as office:
        for _ in range(TIMES):
            peer.append(took(lambda: by_sqlite(office, folder / "peer.db")))
            ours.append(took(lambda: backup.create_backup(office)))
    runs = [in_the_window(town) for _ in range(TIMES)]
    what = f"backup of {towns.MANY:,} residents"
    return [
        ratio(f"{what}, sealed and proved, against SQLite's backup and checks", min(ours), min(peer), 1.5),
        milliseconds(f"{what} while somebody works", min(whole for whole, _gap in runs), 3000),
        milliseconds("longest the window stood meanwhile", min(gap for _whole, gap in runs), 100),
    ]


def by_sqlite(office: Office, target: Path) -> None:
    """What a careful script does with SQLCipher alone: its backup to an equally strong file, and all its checks."""
    target.unlink(missing_ok=True)
    key = bytes(range(32))
    with closing(driver.connect(str(target))) as copy:
        copy.execute(f'pragma key = "{storage.raw_key(key)}"')
        office.run(lambda: office.database.connection().backup(copy))
    with storage.connected(target, key) as copy:
        for check in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
            copy.execute(f"pragma {check}").fetchall()
    target.unlink()


def in_the_window(town: Path) -> tuple[float, float]:
    """Seconds of a backup, and of the longest wait of the main loop."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH_THE_WINDOW, str(town)], cwd=TOP, check=True, capture_output=True, encoding="utf-8"
    )
    whole, gap = map(float, done.stdout.split())
    return whole, gap
