"""The small panel over the window's corner while slow work runs: what it is, how far, and a way to stop it."""

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import theme
from ui.language import _
from ui.theme import Space

WIDTH: Final = 320


class JobPanel(ttk.Frame):
    """Stands at the lower right of `window` until it is destroyed."""

    def __init__(self, window: tkinter.Misc, on_cancel: Callable[[], object]) -> None:
        super().__init__(window, bootstyle="bordered", padding=Space.LARGE)
        self._title = ttk.Label(self, wraplength=WIDTH)
        self._bar = ttk.Progressbar(self, length=WIDTH, bootstyle="primary")
        self._count = ttk.Label(self, style=theme.QUIET)
        self._cancel = ttk.Button(self, text=_("Cancel"), command=on_cancel)
        self._title.grid(row=0, column=0, columnspan=2, sticky="w")
        self._bar.grid(row=1, column=0, columnspan=2, sticky="ew", pady=Space.SMALL)
        self._count.grid(row=2, column=0, sticky="w")
        self._cancel.grid(row=2, column=1, sticky="e")
        self.columnconfigure(0, weight=1)
        self.place(relx=1.0, rely=1.0, x=-Space.HUGE, y=-Space.HUGE * 2, anchor="se")
        self.lift()

    def show(self, title: str, done: int, total: int, *, stopping: bool) -> None:
        """`total` 0 means that nobody knows how long it takes."""
        self._title.configure(text=title or _("Working …"))
        if total:
            self._bar.configure(mode="determinate", maximum=total, value=done)
            self._count.configure(text=_("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))
        else:
            self._bar.configure(mode="indeterminate", maximum=100)
            self._bar.step(3)
        if stopping:
            self._cancel.configure(state="disabled", text=_("Stopping …"))
