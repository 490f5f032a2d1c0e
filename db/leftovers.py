"""What killed runs left in an office's folder: half-made files, cleared away at a later start."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from db import storage
from db.safe_files import PARTIAL, clear_dead, remove

ASIDE: Final = "office-before-restore-{stamp}.db"
STAMP: Final = "%Y-%m-%d-%H%M%S"
KEPT_FOR: Final = timedelta(days=14)
"""What a restore put aside; then nobody has missed it."""

HALF_MADE = {
    ".": (
        f"{storage.FILE_NAME}.????????.new*", "copy.????????.new*", "restored.????????.new*", f"restored.db{PARTIAL}*",
        f"preferences{PARTIAL}*", f"backups.json{PARTIAL}*",
    ),
    "backups": (f"*.db{PARTIAL}*", f"*.msdbak{PARTIAL}*"),
    "papers": (".*.pdf.????????.part",),
}  # fmt: skip
"""In which part of the folder lies what: offices and copies that were being made, with their journals, and papers."""


def clear(folder: Path) -> None:
    """Take away what nobody can be writing any more; what can not be taken away stays for another day."""
    for place, patterns in HALF_MADE.items():
        clear_dead(folder / place, *patterns)
    clear_aside(folder, datetime.now())


def clear_aside(folder: Path, now: datetime) -> None:
    """Take away the files that were replaced more than two weeks ago, as far as their names tell; never one that a
    clock which is wrong now seems to have made in the future."""
    for path in folder.glob(ASIDE.format(stamp="*")):
        with suppress(ValueError, OSError):
            stamp = path.stem.removeprefix("office-before-restore-")[:17]
            if now - datetime.strptime(stamp, STAMP) > KEPT_FOR:
                remove(path)
