"""Where a search is typed: the entry at the top of the window, with what it finds people by."""

from __future__ import annotations

import tkinter

import ttkbootstrap as ttk

from ui import language, theme
from ui.field_layout import KEY, SHORT
from ui.glyphs import put_icon
from ui.language import _
from ui.shortcuts import focused_widget
from ui.traces import trace_while


class SearchField(ttk.Frame):
    """`text` is what was typed, `parts` are the widgets that belong to the search. ui.search_box shows who is found."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent)
        self.text = tkinter.StringVar(self)
        self.label = ttk.Label(self)
        put_icon(self.label, "search")
        self.entry = ttk.Entry(self, textvariable=self.text, width=34)
        self.hint = ttk.Label(self, style=theme.QUIET)
        self.label.pack(side="left", padx=(0, theme.Space.SMALL))
        self.entry.pack(side="left", fill="x", expand=True)
        self.hint.pack(side="left", padx=theme.Space.MEDIUM)
        self.parts: list[tkinter.Misc] = [self.entry]
        self._before: tkinter.Misc | None = None
        self.meant = ""
        trace_while(self, self.text, self._look)
        self.entry.bind(KEY, self._on_meant, add=True)
        self.bind("<Configure>", lambda _event: self._give_room(), add=True)
        language.follow_language(self, self._relabel)

    def start(self, letters: str = "") -> None:
        """Put the keyboard here; `letters` are what was typed elsewhere."""
        before = focused_widget(self)
        if before not in self.parts:
            self._before = before
        self.entry.focus_set()
        if letters:
            self.text.set(letters)
            self.entry.icursor("end")
        else:
            self.entry.selection_range(0, "end")

    def give_back(self) -> bool:
        """The keyboard goes where it was before; False if there is no such place."""
        before = self._before
        if before is None or not before.winfo_exists() or not before.winfo_viewable():
            return False
        before.focus_set()
        return True

    def _relabel(self) -> None:
        self.label.configure(text=_("Search"))
        self._show_hint()

    def _look(self) -> None:
        """Say what was meant where the wrong keyboard layout is on."""
        from db.domain.mistyped import meant_in_search  # patterns that the start need not wait for

        meant = meant_in_search(self.text.get())
        if meant != self.meant:
            self.meant = meant
            self._show_hint()

    def _show_hint(self) -> None:
        usual = _("name, ID, house number, phone  ·  Ctrl+F")
        self.hint.configure(
            text=_(SHORT).format(text=self.meant) if self.meant else usual,
            style=theme.NOTICE if self.meant else theme.QUIET,
        )
        self._give_room()

    def _on_meant(self, _event: tkinter.Event) -> str | None:
        if not self.meant:
            return None
        self.text.set(self.meant)
        self.entry.icursor("end")
        return "break"

    def _give_room(self) -> None:
        """Where the entry would get too narrow, the hint goes."""
        needed = self.label.winfo_reqwidth() + self.entry.winfo_reqwidth() + self.hint.winfo_reqwidth()
        if self.meant or needed + 3 * theme.Space.MEDIUM <= self.winfo_width():
            # Before the entry, which gives way: what was meant has to be read in a narrow window too.
            self.hint.pack(side="right", before=self.entry, padx=theme.Space.MEDIUM)
        else:
            self.hint.pack_forget()
