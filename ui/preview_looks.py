"""In which look a paper is printed this time: as it was issued, or in one of the office's layouts."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import Final

import ttkbootstrap as ttk

from ui import theme
from ui.language import _, follow_language
from ui.theme import Space

LETTERS: Final = 24


class Looks:
    """Names in the language in use, in their order (`names()`), and the one that is `chosen`, at first the first."""

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        self.names = names
        self.chosen = 0


class LookChoice(ttk.Frame):
    """`on_change` is run when the paper has to be made again."""

    def __init__(self, parent: tkinter.Misc, looks: Looks, on_change: Callable[[], object]) -> None:
        super().__init__(parent)
        self._looks, self._on_change = looks, on_change
        self.label = ttk.Label(self, style=theme.QUIET)
        self.label.pack(side="left", padx=(0, Space.SMALL))
        self.box = ttk.Combobox(self, state="readonly", width=LETTERS, height=12)
        self.box.pack(side="left")
        self.box.bind("<<ComboboxSelected>>", lambda _event: self._on_chosen(), add=True)
        follow_language(self, self._relabel)

    def _relabel(self) -> None:
        self.label.configure(text=_("Layout"))
        self.box.configure(values=list(self._looks.names()))
        self.box.current(self._looks.chosen)

    def _on_chosen(self) -> None:
        self.box.selection_clear()
        if self.box.current() != self._looks.chosen:
            self._looks.chosen = self.box.current()
            self._on_change()
