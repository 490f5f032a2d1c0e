"""A window that comes onto a monitor of another dpi: Tk 8.6 stays as it was drawn first, so all is scaled here."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ui import dpi, own_events, placement, theme

if TYPE_CHECKING:
    import ttkbootstrap as ttk

STILL_MS: Final = 250
"""A window is answered when it is not drawn about any more."""
DISTANCES: Final = ("-padding", "-wraplength", "-padx", "-pady")
AROUND: Final = ("-padx", "-pady", "-ipadx", "-ipady")
MANAGERS: Final = ("pack", "grid")


def follow(window: ttk.App, ask: Callable[[], int] | None = None) -> MonitorFollower:
    """From now on the window looks the same on every monitor; `ask` gives the dpi of the one it is on."""
    return MonitorFollower(window, ask or (lambda: dpi.dpi_of(window)))


class MonitorFollower:
    """Looks after each move whether the dpi is another one now."""

    def __init__(self, window: ttk.App, ask: Callable[[], int]) -> None:
        self._window, self._ask = window, ask
        self._dpi = dpi.dpi_of_tk(window)
        self._is_new = True
        self._job: str | None = None
        for event in ("<Configure>", "<FocusIn>"):  # the scaling can be changed without the window being moved
            own_events.bind_own(window, event, lambda _event: self._wait())
        own_events.bind_own(window, "<Destroy>", lambda _event: self.stop())

    @property
    def waits(self) -> bool:
        """Whether the window was moved and is to be looked at when it stands still."""
        return self._job is not None

    def _wait(self) -> None:
        self.stop()
        self._job = self._window.after(STILL_MS, self._look)

    def stop(self) -> None:
        """Forget the last move."""
        if self._job is not None:
            self._window.after_cancel(self._job)
            self._job = None

    def _look(self) -> None:
        self._job = None
        now, was_new = self._ask(), self._is_new
        self._is_new = False
        if now == self._dpi:
            return
        self._dpi = now
        ratio = rescale(self._window, now)
        if not was_new:  # the size it was opened with is the one it had on this monitor the last time
            resize(self._window, ratio)


def rescale(window: ttk.App, screen_dpi: int) -> float:
    """Everything in the window for another dpi; gives back by how much it is larger."""
    ratio = dpi.adopt(window, screen_dpi)
    grow_distances(window, ratio)
    theme.redress(window)
    return ratio


def resize(window: ttk.App, ratio: float) -> None:
    """The window itself, around its middle, for that decides on which monitor it is: it must not go back by growing.
    One that fills its monitor is looked after by Windows."""
    if placement.is_zoomed(window):
        return
    size = window.winfo_width(), window.winfo_height()
    middle = window.winfo_x() + size[0] // 2, window.winfo_y() + size[1] // 2
    screen = placement.monitor_at(window, middle)
    width, height = (min(round(old * ratio), most) for old, most in zip(size, screen[2:], strict=True))
    window.geometry(f"{width}x{height}+{middle[0] - width // 2}+{max(screen.top, middle[1] - height // 2)}")


def grow_distances(widget: tkinter.Misc, ratio: float) -> None:
    """Paddings, gaps and columns of all that is inside; letters and pictures are told by other ways."""
    for child in widget.winfo_children():
        _grow_options(child, ratio)
        _grow_gaps(child, ratio)
        if child.winfo_class() == "Treeview":
            _grow_columns(child, ratio)
        grow_distances(child, ratio)


def _grow_options(widget: tkinter.Misc, ratio: float) -> None:
    options = map(widget.tk.splitlist, widget.tk.splitlist(widget.tk.call(widget, "configure")))
    known = {str(each[0]): each[-1] for each in options}
    for option in DISTANCES:
        if option in known and (grown := _grown(widget, known[option], ratio)) is not None:
            widget.tk.call(widget, "configure", option, grown)


def _grow_gaps(widget: tkinter.Misc, ratio: float) -> None:
    manager = widget.winfo_manager()
    if manager not in MANAGERS:
        return
    told = widget.tk.splitlist(widget.tk.call(manager, "info", widget))
    for option, value in zip(told[::2], told[1::2], strict=True):
        if str(option) in AROUND and (grown := _grown(widget, value, ratio)) is not None:
            widget.tk.call(manager, "configure", widget, option, grown)


def _grow_columns(tree: tkinter.Misc, ratio: float) -> None:
    for column in ("#0", *tree.tk.splitlist(tree.tk.call(tree, "cget", "-columns"))):
        for option in ("-minwidth", "-width"):
            width = int(tree.tk.call(tree, "column", column, option))
            tree.tk.call(tree, "column", column, option, round(width * ratio))


def _grown(widget: tkinter.Misc, value: Any, ratio: float) -> tuple[int, ...] | None:
    """One distance or several; None where there is nothing to grow."""
    parts = [str(part) for part in (value if isinstance(value, tuple) else widget.tk.splitlist(str(value)))]
    if not any(part.isdigit() and int(part) for part in parts):
        return None
    return tuple(round(int(part) * ratio) if part.isdigit() else 0 for part in parts)
