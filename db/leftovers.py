"""What killed runs left in an office's folder: half-made files, cleared away at a later start."""

import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from db import storage
from db.opening import ERASED
from db.safe_files import clear_dead, partials_of, remove

ASIDE: Final = "office-before-restore-{stamp}.db"
STAMP: Final = "%Y-%m-%d-%H%M%S"
KEPT_FOR: Final = timedelta(days=14)
"""What a restore put aside; then nobody has missed it."""

UPGRADE_STAMP: Final = "%Y%m%d-%H%M%S"
COPIES_KEPT_FOR: Final = timedelta(days=90)
"""As all backups are."""

PAPERS: Final = "papers"
"""In the office's folder: papers that are looked at, in plain: printers and PDF programs read no other."""
HALF_MADE = {
    ".": (
        f"{storage.FILE_NAME}.encrypted*", "copy.????????.new*", "restored.????????.new*",
        *partials_of("restored.db"), *partials_of("preferences"), *partials_of("backups.json"),
    ),
    "backups": (*partials_of("*.db"), *partials_of("*.msdbak")),
    PAPERS: (".*.pdf.????????.part",),
}  # fmt: skip
"""In which part of the folder lies what: offices and copies that were being made, with their journals, and papers."""

OF_WHO_HAS_IT: Final = (f"{storage.FILE_NAME}.????????.new*", *partials_of(ERASED))
"""What only whoever has the office open is writing, or begins one where there is one already, which is refused."""


def clear_of_killed(folder: Path) -> None:
    """Take away at once what lies there when the office was opened. An erasure that was killed wrote it, and it may
    take the room that making up for that needs."""
    for pattern in OF_WHO_HAS_IT:
        for path in folder.glob(pattern):
            remove(path)


def clear(folder: Path) -> None:
    """Take away what nobody can be writing any more; what can not be taken away stays for another day."""
    for place, patterns in HALF_MADE.items():
        clear_dead(folder / place, *patterns)
    clear_papers(folder)
    for rehearsal in folder.glob("rehearsal.????????"):  # none outlives the sitting in which it was begun
        shutil.rmtree(rehearsal, ignore_errors=True)
    clear_aside(folder, datetime.now())


def clear_papers(folder: Path) -> None:
    """Take away the papers that were looked at: they hold names, and anybody can read them. What was saved lies
    elsewhere; what a PDF program still has open goes with the next paper, or at the next start."""
    for path in (folder / PAPERS).glob("*.pdf"):
        remove(path)


def clear_aside(folder: Path, now: datetime) -> None:
    """Take away the files that were replaced more than two weeks ago, and the copies from before upgrades after three
    months, in which erased people may be yet. As far as their names tell; never one that a clock which is wrong now
    seems to have made in the future."""
    for path in folder.glob(ASIDE.format(stamp="*")):
        _clear_after(path, path.stem.removeprefix("office-before-restore-")[:17], STAMP, now - KEPT_FOR)
    for path in (folder / "backups").glob("before-upgrade-from-*-*.db"):
        _clear_after(path, path.stem[-15:], UPGRADE_STAMP, now - COPIES_KEPT_FOR)


def _clear_after(path: Path, stamp: str, form: str, oldest: datetime) -> None:
    with suppress(ValueError, OSError):
        if datetime.strptime(stamp, form) < oldest:
            remove(path)
