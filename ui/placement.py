"""Where the window stood and how large it was: kept for the next start, and brought back onto the screen."""

from __future__ import annotations

import re
import tkinter
from dataclasses import replace
from typing import Final

from ui.preferences import Preferences

USUAL: Final = (1280, 720)
LEAST_IN_SIGHT: Final = 120
"""Pixels of the window that must lie on the screen to be caught with the mouse."""

_PARTS: Final = re.compile(r"([0-9]+)x([0-9]+)([+-]-?[0-9]+)([+-]-?[0-9]+)")


def kept(window: tkinter.Tk, known: Preferences) -> Preferences:
    """The preferences with the window as it stands now; a window that fills the screen keeps its former size."""
    zoomed = is_zoomed(window)
    return replace(known, zoomed=zoomed, geometry=known.geometry if zoomed else window.geometry())


def restore(window: tkinter.Tk, known: Preferences) -> None:
    """Put the window where it stood, or in the middle at the first start or if that place is off the screen now."""
    screen = window.winfo_screenwidth(), window.winfo_screenheight()
    window.geometry(fitted(known.geometry, screen))
    if known.zoomed:
        zoom(window)


def fitted(geometry: str, screen: tuple[int, int]) -> str:
    """The geometry cut down to the screen; without a place, Tk or the desktop chooses one."""
    found = _PARTS.fullmatch(geometry)
    width, height = (int(found[1]), int(found[2])) if found else USUAL
    size = f"{min(width, screen[0])}x{min(height, screen[1])}"
    if found is None:
        return size
    left, top = (int(text.replace("+-", "-").replace("--", "")) for text in (found[3], found[4]))
    caught = left + width >= LEAST_IN_SIGHT and left <= screen[0] - LEAST_IN_SIGHT
    if not caught or not 0 <= top <= screen[1] - LEAST_IN_SIGHT:
        return size
    return f"{size}+{left}+{top}"


def is_zoomed(window: tkinter.Tk) -> bool:
    """Whether the window fills the screen."""
    if window.tk.call("tk", "windowingsystem") == "x11":
        return bool(int(window.attributes("-zoomed")))
    return window.state() == "zoomed"


def zoom(window: tkinter.Tk) -> None:
    """Let the window fill the screen."""
    if window.tk.call("tk", "windowingsystem") == "x11":
        window.attributes("-zoomed", True)
    else:
        window.state("zoomed")
