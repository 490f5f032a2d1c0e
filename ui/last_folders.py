"""The folder in which a box of files opens: where the last file of its kind lay, as long as that can be reached."""

from __future__ import annotations

import contextlib
import threading
import tkinter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui import dialogs

if TYPE_CHECKING:
    from ui.desk import Desk

PATIENCE: Final = 0.5
"""Seconds that a drive has to answer: a share of a PC that is off lets Windows wait for half a minute."""


class Errand(StrEnum):
    """What files are for: lists come in from another folder than papers go to."""

    PAPER = "paper"
    EXPORT = "export"
    IMPORT = "import"
    PICTURE = "picture"
    BACKUP = "backup"


def choose_open_file(parent: tkinter.Misc, errand: Errand, title: str, kinds: dialogs.Kinds) -> Path | None:
    """A file that exists; None if none was chosen."""
    desk = _desk_around(parent)
    chosen = dialogs.choose_open_file(parent, title, kinds, _begin(desk, errand))
    _keep(desk, errand, chosen.parent if chosen else None)
    return chosen


def choose_open_files(parent: tkinter.Misc, errand: Errand, title: str, kinds: dialogs.Kinds) -> list[Path]:
    """Any number of files that exist."""
    desk = _desk_around(parent)
    chosen = dialogs.choose_open_files(parent, title, kinds, _begin(desk, errand))
    _keep(desk, errand, chosen[0].parent if chosen else None)
    return chosen


def choose_save_file(
    parent: tkinter.Misc, errand: Errand, title: str, kinds: dialogs.Kinds, name: str = ""
) -> Path | None:
    """A file to write; None if none was chosen."""
    desk = _desk_around(parent)
    chosen = dialogs.choose_save_file(parent, title, kinds, name, _begin(desk, errand))
    _keep(desk, errand, chosen.parent if chosen else None)
    return chosen


def choose_folder(parent: tkinter.Misc, errand: Errand, title: str) -> Path | None:
    """A folder that exists; None if none was chosen."""
    desk = _desk_around(parent)
    chosen = dialogs.choose_folder(parent, title, _begin(desk, errand))
    _keep(desk, errand, chosen)
    return chosen


def _desk_around(widget: tkinter.Misc | None) -> Desk | None:
    """Of the page that the widget, or the dialog it is in, belongs to; None before the office is open."""
    from ui.desk import Desk

    while widget is not None:
        desk = getattr(widget, "desk", None)
        if isinstance(desk, Desk):
            return desk
        widget = widget.master
    return None


def _begin(desk: Desk | None, errand: Errand) -> Path | None:
    """None: where such boxes open anyway."""
    kept = desk.preferences.folders.get(errand.value, "") if desk else ""
    return Path(kept) if kept and _is_there(kept) else None


def _is_there(folder: str) -> bool:
    """Whether it can be reached now; a stick may be out, and a drive that does not answer is waited for by nobody."""
    found: list[bool] = []

    def look() -> None:
        with contextlib.suppress(OSError, ValueError):
            found.append(Path(folder).is_dir())

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(PATIENCE)
    return found == [True]


def _keep(desk: Desk | None, errand: Errand, folder: Path | None) -> None:
    if desk is not None and folder is not None:
        desk.remember(folders={**desk.preferences.folders, errand.value: str(folder)})
