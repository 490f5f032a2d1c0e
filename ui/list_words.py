"""Words typed above a list that narrow it down as they are typed."""

from __future__ import annotations

import tkinter
from collections.abc import Callable

import ttkbootstrap as ttk

from ui import language, theme
from ui.editing import Undo
from ui.glyphs import put_icon
from ui.language import _
from ui.traces import trace_while

WIDTH = 22


class ListWords(ttk.Frame):
    """`text` is what was typed; `on_change` follows each letter, `on_done` Enter and the arrow down."""

    def __init__(self, parent: tkinter.Misc, on_change: Callable[[], object], on_done: Callable[[], object]) -> None:
        super().__init__(parent)
        self._text = tkinter.StringVar(self)
        self.label = ttk.Label(self, style=theme.QUIET)
        put_icon(self.label, "search")
        self.entry = ttk.Entry(self, textvariable=self._text, width=WIDTH)
        self.label.pack(side="left", padx=(0, theme.Space.TIGHT))
        self.entry.pack(side="left")
        self._undo = Undo(self.entry)
        trace_while(self, self._text, on_change)
        for key in ("<Return>", "<KP_Enter>", "<Down>"):
            self.entry.bind(key, lambda _event: self._leave(on_done), add=True)
        language.follow_language(self, lambda: self.label.configure(text=_("In this list")))

    @property
    def text(self) -> str:
        return self._text.get()

    is_narrowed = True
    """It stays in sight where filters give way: letters typed in the list go here."""

    def begin(self, letters: str) -> None:
        """Put the keyboard here, behind the letters that were typed in the list."""
        self.entry.focus_set()
        self.put(self.text + letters)

    def put(self, text: str) -> None:
        """Let the list be narrowed by other words, or by none."""
        if text != self.text:
            self._text.set(text)
        self.entry.icursor("end")

    def _leave(self, on_done: Callable[[], object]) -> str:
        on_done()
        return "break"
