"""Where the window stood and how large it was: kept for the next start, and brought back onto the screen."""

from __future__ import annotations

import re
import tkinter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ui import dpi, monitors
from ui.monitors import Area
from ui.preferences import Preferences

USUAL: Final = (1280, 720)
"""Pixels at 96 dpi of the window at the first start."""
LEAST_IN_SIGHT: Final = 120
"""Pixels at 96 dpi of the window that must lie on a monitor to be caught with the mouse."""
FRAME: Final = (16, 40)
"""Pixels at 96 dpi that the desktop adds to the window: its edges and its title."""

_PARTS: Final = re.compile(r"([0-9]+)x([0-9]+)([+-]-?[0-9]+)([+-]-?[0-9]+)")


def kept(window: tkinter.Tk, known: Preferences) -> Preferences:
    """The preferences with the window as it stands now; a window that fills the screen keeps its former size."""
    zoomed = is_zoomed(window)
    return replace(known, zoomed=zoomed, geometry=known.geometry if zoomed else _geometry_of(window))


def _geometry_of(window: tkinter.Tk) -> str:
    """As Tk tells it; but on X11 Tk never hears where the desktop put a window that named no place, and says +0+0."""
    told = window.geometry()
    left, top = window.winfo_rootx(), window.winfo_rooty()
    if not told.endswith("+0+0") or (left < dpi.px(FRAME[0]) and top < dpi.px(FRAME[1])):
        return told
    return f"{window.winfo_width()}x{window.winfo_height()}+{left}+{top}"


def restore(window: tkinter.Tk, known: Preferences) -> None:
    """Put the window where it stood, on the monitor that is left if that one is gone. At the first start it fills a
    screen that is too small for the usual size."""
    areas = monitors.areas(window)
    window.geometry(fitted(known.geometry, areas))
    if known.zoomed or (not known.geometry and not _usual_fits(areas[0])):
        zoom(window)


def fitted(geometry: str, areas: Sequence[Area]) -> str:
    """The geometry cut down to its monitor; without a place, Tk or the desktop chooses one."""
    found = _PARTS.fullmatch(geometry)
    if found is None:
        return _size((dpi.px(USUAL[0]), dpi.px(USUAL[1])), areas[0])
    size = int(found[1]), int(found[2])
    left, top = (_place(text) for text in (found[3], found[4]))
    area = _area_of(Area(left, top, *size), areas)
    if area is None:
        return _size(size, areas[0])
    return f"{_size(size, area)}+{left}+{top}"


def _place(text: str) -> int:
    """Tk writes +-1300 for what is left of the first monitor, and a desktop may give -5 for +-5."""
    return int(text.replace("+-", "-").replace("--", ""))


def _size(size: tuple[int, int], area: Area) -> str:
    return f"{min(size[0], area.width)}x{min(size[1], area.height)}"


def _usual_fits(area: Area) -> bool:
    wanted = [dpi.px(size + frame) for size, frame in zip(USUAL, FRAME, strict=True)]
    return wanted[0] <= area.width and wanted[1] <= area.height


def _area_of(window: Area, areas: Sequence[Area]) -> Area | None:
    """The monitor on which most of the window's upper edge is; None if that can not be caught on any."""
    least = dpi.px(LEAST_IN_SIGHT)
    held = [area for area in areas if area.top <= window.top <= area.top + area.height - least]
    best = max(held, key=window.shared_width, default=None)
    return best if best is not None and window.shared_width(best) >= least else None


def monitor_at(window: tkinter.Misc, point: tuple[int, int]) -> Area:
    """The monitor that a point is on, the first one for a point on none."""
    areas = monitors.areas(window)
    return next((area for area in areas if area.has(*point)), areas[0])


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
