"""What a folder holds, seen by names and first bytes alone: how the window leads into it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final

# The names stand in db.storage and db.keys, which import more than the start can wait for; a test compares them.
OFFICE: Final = "office.db"
KEYS: Final = "keys.json"
DEMO_KEY: Final = "demo.key"
BACKUPS: Final = "backups"
COPIES: Final = "*.msdbak"
PLAIN: Final = b"SQLite format 3\0"


class WayIn(Enum):
    """How the window begins."""

    NEW = "new"
    """Nothing is here: an office is begun, or taken from a copy."""
    PLAIN = "plain"
    """An office from before, not encrypted."""
    SIGN_IN = "sign in"
    DEMO = "demo"
    BROKEN = "broken"
    """Something of an office is here, but not what opens it."""


def way_into(folder: Path) -> WayIn:
    """How to begin. A file that can not be read is broken, never one that is not there."""
    has_office, has_keys = (folder / OFFICE).exists(), (folder / KEYS).exists()
    if not has_office:
        return WayIn.BROKEN if _has_copies(folder) else WayIn.NEW
    if (folder / DEMO_KEY).exists() and not has_keys:
        return WayIn.DEMO
    if _is_plain(folder / OFFICE):
        return WayIn.PLAIN
    return WayIn.SIGN_IN if has_keys else WayIn.BROKEN


def _is_plain(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(PLAIN)) == PLAIN
    except OSError:
        return False


def _has_copies(folder: Path) -> bool:
    try:
        return any((folder / BACKUPS).glob(COPIES))
    except OSError:
        return False
