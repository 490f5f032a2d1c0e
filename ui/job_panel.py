"""The line over the foot of the window while slow work runs: what it is, how far, and a way to stop it."""

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.language import _
from ui.theme import Space

BAR_LETTERS: Final = "0" * 24
"""How long the bar is."""


class JobPanel(ttk.Frame):
    """Lies over the status bar of `window`, whose buttons it leaves alone, until it is destroyed."""

    def __init__(self, window: tkinter.Misc, on_cancel: Callable[[], object]) -> None:
        super().__init__(window, padding=(Space.LARGE, Space.HAIR))
        line = ttk.Separator(self)
        self._title = ttk.Label(self)
        self._bar = ttk.Progressbar(self, length=fonts.text_width(window, BAR_LETTERS), bootstyle="primary")
        self._count = ttk.Label(self, style=theme.QUIET)
        self._cancel = ttk.Button(self, text=_("Cancel"), bootstyle="outline", command=on_cancel)
        line.place(relx=0, rely=0, relwidth=1)
        self._cancel.pack(side="right")
        self._count.pack(side="right", padx=Space.MEDIUM)
        self._bar.pack(side="right")
        self._title.pack(side="left")
        self.place(relx=0, rely=1.0, relwidth=1, anchor="sw")
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
