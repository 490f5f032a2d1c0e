"""Which monitors there are, and how much of each is for windows: they come and go with docks and projectors."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import tkinter


class Area(NamedTuple):
    """A part of the desktop in pixels; left of or above the first monitor `left` and `top` are negative."""

    left: int
    top: int
    width: int
    height: int

    def shared_width(self, other: Area) -> int:
        """Pixels that both have from side to side; none is 0."""
        return max(0, min(self.left + self.width, other.left + other.width) - max(self.left, other.left))

    def has(self, x: int, y: int) -> bool:
        """Whether a point lies in it."""
        return 0 <= x - self.left < self.width and 0 <= y - self.top < self.height


class _Rectangle(ctypes.Structure):
    _fields_ = (("left", ctypes.c_long), ("top", ctypes.c_long), ("right", ctypes.c_long), ("bottom", ctypes.c_long))


class _MonitorInfo(ctypes.Structure):
    _fields_ = (
        ("size", ctypes.c_uint32),
        ("whole", _Rectangle),
        ("work", _Rectangle),
        ("flags", ctypes.c_uint32),
    )


def areas(window: tkinter.Misc) -> tuple[Area, ...]:
    """Where windows can be, without taskbars, the first monitor first. Elsewhere than on Windows Tk knows one
    desktop over all monitors."""
    if sys.platform == "win32":
        found = _on_windows(ctypes.windll.user32)
        if found:
            return found
    return (Area(0, 0, window.winfo_screenwidth(), window.winfo_screenheight()),)


def _on_windows(user32: Any) -> tuple[Area, ...]:
    found: list[tuple[bool, Area]] = []

    def on_monitor(handle: int, _context: int, _rectangle: object, _data: int) -> int:
        info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
        if user32.GetMonitorInfoW(ctypes.c_void_p(handle), ctypes.byref(info)):
            work = info.work
            area = Area(work.left, work.top, work.right - work.left, work.bottom - work.top)
            found.append((not info.flags & 1, area))  # 1: the first one
        return 1

    kind = ctypes.WINFUNCTYPE(  # type: ignore[attr-defined,unused-ignore]
        ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ssize_t
    )
    user32.EnumDisplayMonitors(None, None, kind(on_monitor), 0)
    return tuple(area for _rank, area in sorted(found, key=lambda each: each[0]))
