"""Widgets one after the other, in as many lines as the width asks for."""

from __future__ import annotations

import tkinter
from typing import Any, Final

import ttkbootstrap as ttk

from ui.theme import Space

LEAST_ROWS: Final = 5
"""Lines of a list, its headings among them, that matter more than the words above it."""


def fill_width(label: ttk.Label) -> None:
    """Let the words of a label that is as wide as its place fill that width, in as many lines as it takes."""
    label.bind("<Configure>", lambda event: label.configure(wraplength=max(1, event.width)), add=True)


def give_way(note: ttk.Label, table: tkinter.Widget) -> None:
    """Take the note off its page as long as a few lines of the list below would have no room otherwise.

    Large letters in a low window left none of a list but its headings. Call it once the page is packed.
    """
    page = note.master
    packed: dict[str, Any] = dict(note.pack_info())
    slaves = page.pack_slaves()
    below = slaves[slaves.index(note) + 1]

    def fit(_event: object = None) -> None:
        if page.winfo_height() <= 1:
            return
        note.configure(wraplength=max(1, slaves[0].winfo_width()))  # the page has edges
        rows = LEAST_ROWS * int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight")))
        others = sum(each.winfo_reqheight() for each in page.pack_slaves() if each not in (note, table))
        has_room = others + note.winfo_reqheight() + rows <= page.winfo_height()
        if has_room and not note.winfo_manager():
            note.pack(**{**packed, "before": below})
        elif not has_room:
            note.pack_forget()

    for widget in (page, *slaves):
        widget.bind("<Configure>", fit, add=True)


class Flow(ttk.Frame):
    """Every child is placed in the order it was made; children need no geometry call of their own."""

    def __init__(self, parent: tkinter.Misc, gap: int = Space.SMALL) -> None:
        super().__init__(parent, width=1, height=1)
        self.gap = gap
        self._waiting = False
        self._followed: set[str] = set()
        self.bind("<Configure>", lambda _event: self.arrange(), add=True)

    def arrange(self) -> None:
        """Place the children for the width there is; to be called after adding some."""
        left = top = line = 0
        width = self.winfo_width()
        for child in self.winfo_children():
            self._follow(child)
            across, up = child.winfo_reqwidth(), child.winfo_reqheight()
            if left and left + across > width:
                left, top, line = 0, top + line + Space.TIGHT, 0
            child.tk.call("place", "configure", child, "-x", left, "-y", top)
            left += across + self.gap
            line = max(line, up)
        if top + line != self.winfo_reqheight():
            self.configure(height=max(1, top + line))

    def _follow(self, child: tkinter.Misc) -> None:
        """Another text in a child moves those behind it."""
        if str(child) not in self._followed:
            self._followed.add(str(child))
            child.bind("<Configure>", lambda _event: self._arrange_soon(), add=True)

    def _arrange_soon(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.after_idle(self._arrange_now)

    def _arrange_now(self) -> None:
        self._waiting = False
        if self.winfo_exists():
            self.arrange()
