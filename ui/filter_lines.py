"""What stands above a list to narrow it: in as many lines as it needs, in a low page in one, and a button for more."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.flow import Flow
from ui.language import _

LOW: Final = 20
"""Lines of text of a page in which several lines of filters would leave its list no room."""


class FilterLines(Flow):
    """Its children are filters and fields for words, each with `is_narrowed`. Those that narrow the list now stay in
    sight rather than others; the button shows all of them until it is pressed again."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent, theme.Space.LARGE)
        self._page, self._is_whole = parent, False
        self.more = ttk.Button(self, text=" ", icon="funnel", bootstyle="outline", command=self._switch)
        parent.bind("<Configure>", lambda _event: self.arrange(), add=True)

    def relabel(self) -> None:
        """Words in the language in use."""
        self.more.configure(text=_("Fewer filters") if self._is_whole else _("More filters"))

    def arrange(self) -> None:
        parts = [child for child in self.winfo_children() if child is not self.more]
        shown: Sequence[tkinter.Misc] = parts
        is_low = 1 < self._page.winfo_height() < LOW * fonts.line_height(self)
        if is_low and len({top for _part, _left, top in self.places(parts)}) > 1:
            shown = [*(parts if self._is_whole else self._staying(parts)), self.more]
            self.more.lift()  # Tab comes to it last
        for part in (*parts, self.more):
            if part not in shown:
                part.tk.call("place", "forget", part)
        self.put(shown)

    def _staying(self, parts: Sequence[tkinter.Misc]) -> list[tkinter.Misc]:
        """What has room beside the button, in the usual order."""
        room, staying = self.winfo_width() - self.more.winfo_reqwidth(), []
        for part in sorted(parts, key=lambda part: not getattr(part, "is_narrowed", False)):
            room -= part.winfo_reqwidth() + self.gap
            if room < 0:
                break
            staying.append(part)
        return [part for part in parts if part in staying]

    def _switch(self) -> None:
        self._is_whole = not self._is_whole
        self.relabel()
        self.arrange()
