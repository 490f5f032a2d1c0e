"""A hint that the keyboard is set to the other language, with what was meant: taken by F2 or a click only."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Any, Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import dpi, theme
from ui.language import _, follow_language
from ui.scrolling import GROWN

KEY: Final = "<F2>"
ROW: Final = 8  # below all that fields put into their frame
COLUMNS: Final = 10
LEAST_WRAP: Final = 160
SHORT: Final = N_("F2: {text}?")
THAI_IS_ON: Final = N_("The keyboard is set to Thai. Press F2 for {text}")
ENGLISH_IS_ON: Final = N_("The keyboard is set to English. Press F2 for {text}")


def sentence(meant: str, typed: str) -> str:
    """What to say about a text that was typed on the wrong layout."""
    is_thai = any("ก" <= letter <= "๎" for letter in typed)
    return _(THAI_IS_ON if is_thai else ENGLISH_IS_ON).format(text=meant)


class LayoutHint:
    """Below the entry of a field, which shows `typed`. `ask(text)` gives what was meant, or ""."""

    def __init__(self, frame: ttk.Frame, entry: Any, typed: tkinter.StringVar, ask: Callable[[str], str]) -> None:
        self._frame, self._entry, self._typed, self._ask = frame, entry, typed, ask
        self.label: ttk.Label | None = None
        self.meant = ""
        entry.bind(KEY, self._on_key, add=True)

    def look(self) -> None:
        """After each change by the user: say what was meant, or nothing."""
        typed = self._typed.get()
        self.meant = self._ask(typed)
        if self.meant:
            self._show(sentence(self.meant, typed))
        else:
            self.hide()

    def hide(self) -> None:
        """Nothing is wrong."""
        self.meant = ""
        if self.label is not None:
            self.label.grid_remove()

    def _show(self, text: str) -> None:
        if self.label is None:
            self.label = ttk.Label(self._frame, style=theme.NOTICE, cursor="hand2", justify="left")
            self.label.bind("<Button-1>", self._on_key, add=True)
            self._frame.bind("<Configure>", lambda _event: self._wrap(), add=True)
            follow_language(self.label, self._relabel)
        is_new = not self.label.winfo_manager()
        self.label.configure(text=text)
        self._wrap()
        self.label.grid(row=ROW, column=0, columnspan=COLUMNS, sticky="w", pady=(theme.Space.HAIR, 0))
        if is_new:
            self.label.after_idle(self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        if self.meant and self._frame.winfo_viewable():
            self._frame.update_idletasks()
            self._frame.event_generate(GROWN)

    def _relabel(self) -> None:
        if self.meant and self.label is not None:
            self.label.configure(text=sentence(self.meant, self._typed.get()))

    def _wrap(self) -> None:
        if self.label is not None:
            self.label.configure(wraplength=max(dpi.px(LEAST_WRAP), self._frame.winfo_width()))

    def _on_key(self, _event: tkinter.Event) -> str | None:
        if not self.meant or str(self._entry.cget("state")) in ("readonly", "disabled"):
            return None
        self._typed.set(self.meant)
        self._entry.icursor("end")
        self._entry.focus_set()
        self._entry.event_generate("<KeyRelease>", keysym="F2")  # undo, grouping and lists follow what is typed
        return "break"
