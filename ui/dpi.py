"""Sharp at every scaling: Windows is told that the program scales itself, and distances grow with the screen."""

from __future__ import annotations

import ctypes
import math
import sys
from typing import TYPE_CHECKING, Any, Final

from ttkbootstrap.utils import scale_size

if TYPE_CHECKING:
    import tkinter

USUAL_DPI: Final = 96
POINTS: Final = 72
PER_MONITOR_V2: Final = -4  # DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2, Windows 10 of 2017 and later
PER_MONITOR: Final = 2  # PROCESS_PER_MONITOR_DPI_AWARE, Windows 8.1
DONE: Final = 0
QUARTER: Final = 4
NEAR: Final = 0.05
"""X servers that know no size of their screen say 100 dpi, or 95: nobody asked for another size than the usual."""


class Screen:
    """How many pixels of the screen the window is on make one at 96 dpi; one window a process, so one of these."""

    factor = 1.0


def make_aware(system: Any = None) -> str:
    """Tell Windows, before the first window, that letters and distances are scaled here: "v2", "monitor" or
    "system", whichever it knows; "" elsewhere and where a manifest said so already. Otherwise it would draw the
    window small and blow it up, blurred."""
    if system is None:
        if sys.platform != "win32":
            return ""
        system = ctypes.windll
    try:
        if system.user32.SetProcessDpiAwarenessContext(ctypes.c_void_p(PER_MONITOR_V2)):
            return "v2"
    except (AttributeError, OSError):
        pass  # before 2017
    try:
        if system.shcore.SetProcessDpiAwareness(PER_MONITOR) == DONE:
            return "monitor"
    except (AttributeError, OSError):
        pass  # before 8.1
    try:
        return "system" if system.user32.SetProcessDPIAware() else ""
    except (AttributeError, OSError):
        return ""


def measure(window: tkinter.Misc) -> float:
    """Take over the scaling of the screen as Tk sees it, the one that ttkbootstrap draws its pictures by."""
    raw = scale_size(window, 1000) / 1000
    quarter = round(raw * QUARTER) / QUARTER
    Screen.factor = quarter if abs(raw - quarter) <= NEAR else raw
    return Screen.factor


def px(distance: float) -> int:
    """Pixels of the screen for a distance in pixels at 96 dpi; what is more than nothing stays so."""
    if distance <= 0:
        return -px(-distance) if distance < 0 else 0
    return max(1, math.floor(distance * Screen.factor + 0.5))


def plain(pixels: float) -> int:
    """The twin of `px`, for what is kept from one day to the next: the screen may be another one then."""
    return round(pixels / Screen.factor)


def dpi_of(window: tkinter.Misc) -> int:
    """The dpi of the monitor that most of the window is on; elsewhere than on Windows as Tk sees the screen."""
    if sys.platform == "win32":
        try:
            found = int(ctypes.windll.user32.GetDpiForWindow(int(str(window.tk.call("wm", "frame", window)), 16)))
        except (AttributeError, OSError):
            found = 0  # before 2016 monitors can not differ for us
        if found:
            return found
    return dpi_of_tk(window)


def dpi_of_tk(window: tkinter.Misc) -> int:
    """The dpi that Tk draws for: that of the first monitor when the program was started, or what was adopted."""
    return round(float(window.tk.call("tk", "scaling")) * POINTS)


def adopt(window: tkinter.Misc, dpi: int) -> float:
    """Let Tk and all distances to come have another dpi; gives back by how much it is larger than before."""
    before = Screen.factor
    window.tk.call("tk", "scaling", dpi / POINTS)
    return measure(window) / before
