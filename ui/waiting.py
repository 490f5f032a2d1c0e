"""A dialog over work that keeps the office to itself: the window goes on being painted, and nobody asks it anything."""

from __future__ import annotations

import tkinter
from typing import Final

import ttkbootstrap as ttk

from ui.dialog_window import DialogWindow
from ui.theme import Space

STEP_MS: Final = 30


class Waiting(DialogWindow):
    """In sight from now on until `finish()`. Behind it a click would read the office, and the window stand
    until the work is done."""

    def __init__(self, parent: tkinter.Misc, text: str, title: str = "") -> None:
        super().__init__(parent, title)
        self.add_text(text)
        self._bar = ttk.Progressbar(self.body, mode="indeterminate", bootstyle="primary")
        self._bar.pack(fill="x", pady=(Space.LARGE, 0))
        self._bar.start(STEP_MS)
        self._first = self._bar
        self._place()

    def finish(self) -> None:
        """The work is done, or failed; whoever locked the desk meanwhile took the dialog away already."""
        if self.winfo_exists():
            self._bar.stop()
            self.cancel()
            if self._before is not None and self._before.winfo_exists():
                self._before.focus_set()
