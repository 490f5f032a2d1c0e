"""Widgets one after the other, in as many lines as the width asks for."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
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
        self.put(self.winfo_children())

    def put(self, children: Sequence[tkinter.Misc]) -> None:
        """Place these."""
        for child, left, top in self.places(children):
            self._follow(child)
            child.tk.call("place", "configure", child, "-x", left, "-y", top)
        height = self.height_of(children)
        if height != self.winfo_reqheight():
            self.configure(height=max(1, height))

    def places(self, children: Sequence[tkinter.Misc]) -> list[tuple[tkinter.Misc, int, int]]:
        """Each with its left and its top, for the width there is."""
        left = top = line = 0
        found, width = [], self.winfo_width()
        for child in children:
            across, up = child.winfo_reqwidth(), child.winfo_reqheight()
            if left and left + across > width:
                left, top, line = 0, top + line + Space.TIGHT, 0
            found.append((child, left, top))
            left += across + self.gap
            line = max(line, up)
        return found

    def height_of(self, children: Sequence[tkinter.Misc]) -> int:
        """Of all their lines."""
        return max((top + child.winfo_reqheight() for child, _left, top in self.places(children)), default=0)

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
