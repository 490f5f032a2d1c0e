"""What killed runs left in an office's folder: half-made files, cleared away at a later start."""

from pathlib import Path

from db import storage
from db.safe_files import PARTIAL, clear_dead

HALF_MADE = {
    ".": (f"{storage.FILE_NAME}.????????.new*", "copy.????????.new*", f"restored.db{PARTIAL}*", f"preferences{PARTIAL}*"),
    "backups": (f"*.db{PARTIAL}*", f"*.msdbak{PARTIAL}*"),
    "papers": (".*.pdf.????????.part",),
}
"""In which part of the folder lies what: offices and copies that were being made, with their journals, and papers."""


def clear(folder: Path) -> None:
    """Take away what nobody can be writing any more; what can not be taken away stays for another day."""
    for place, patterns in HALF_MADE.items():
        clear_dead(folder / place, *patterns)
