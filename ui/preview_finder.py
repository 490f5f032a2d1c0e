"""Search in the text of a paper: as it is typed, page by page beside the window, from hit to hit by Enter or F3."""

from __future__ import annotations

import re
import tkinter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import theme
from ui.language import _, follow_language
from ui.theme import Space
from ui.traces import trace_while

if TYPE_CHECKING:
    from printing.page_search import Span
    from printing.preview import Box
    from ui.preview_pages import PageView
    from ui.preview_work import Beside

PAGES_AT_ONCE: Final = 20
"""So many are read before the first hit can be gone to, and before other work has its turn."""

Hit = tuple[int, int, int]
"""Page, place in its text, letters."""


class Finder(ttk.Frame):
    """What is typed here is marked on the pages of `view`; `start()` gives it the keyboard."""

    def __init__(self, parent: tkinter.Misc, view: PageView, beside: Beside) -> None:
        super().__init__(parent)
        self.view, self._beside = view, beside
        self.found: dict[int, list[Span]] = {}  # by page; pages without are not in it
        self.current: Hit | None = None
        self._pattern: re.Pattern[str] | None = None
        self._search = 0
        self._left = 0
        self._boxes: dict[int, list[tuple[Box, ...]]] = {}  # by page, as in `found`
        self.typed = tkinter.StringVar(self)
        self.label = ttk.Label(self)
        self.entry = ttk.Entry(self, textvariable=self.typed, width=15)
        self.told = ttk.Label(self, style=theme.QUIET, width=11)
        self.label.pack(side="left", padx=(0, Space.TIGHT))
        self.entry.pack(side="left", padx=(0, Space.SMALL))
        self.told.pack(side="left")
        for key in ("<Return>", "<KP_Enter>", "<Down>"):
            self.entry.bind(key, lambda _event: self.step(1), add=True)
        for key in ("<Shift-Return>", "<Up>"):
            self.entry.bind(key, lambda _event: self.step(-1), add=True)
        self.entry.bind("<Escape>", lambda _event: self._leave(), add=True)
        trace_while(self, self.typed, self._changed)
        view.marks = self._marks
        follow_language(self, self._relabel)

    def start(self) -> None:
        """Type over what was looked for last."""
        self.entry.focus_set()
        self.entry.selection_range(0, "end")
        self.entry.icursor("end")

    def again(self) -> None:
        """The pages are others; the place among the hits stays where it can."""
        if self._pattern is not None:
            self._begin()

    def step(self, way: int) -> str:
        """To the next hit, or with -1 the one before; after the last comes the first."""
        hits = [(page, *span) for page in sorted(self.found) for span in self.found[page]]
        if self.current in hits:
            self._go(hits[(hits.index(self.current) + way) % len(hits)])
        elif hits:
            self._go(next((hit for hit in hits if hit[0] >= self.view.page), hits[0]))
        return "break"

    # --- looking -------------------------------------------------------------------------------

    def _changed(self) -> None:
        from printing.page_search import pattern_of

        pattern = pattern_of(self.typed.get())
        if pattern != self._pattern:
            self._pattern, self.current = pattern, None
            self._begin()

    def _begin(self) -> None:
        """All pages, from the one in sight on."""
        self._search += 1
        self._boxes.clear()
        self.found = {}
        pages, begun = self.view.pages.count, self.view.page
        self._left = pages if self._pattern is not None else 0
        if self._pattern is not None:
            self._read([*range(begun, pages), *range(begun)])
        self.view.draw()
        self._tell()

    def _read(self, order: Sequence[int]) -> None:
        from printing.page_search import spans

        pages, pattern, search = self.view.pages, self._pattern, self._search
        assert pattern is not None
        now, then = order[:PAGES_AT_ONCE], order[PAGES_AT_ONCE:]

        def look() -> list[tuple[int, list[Span]]]:
            return [(page, spans(pages.text(page), pattern)) for page in now]

        def done(found: list[tuple[int, list[Span]]]) -> None:
            if search != self._search:
                return
            if then:
                self._read(then)
            self._left = len(then)
            self._take({page: held for page, held in found if held})

        self._beside.start(look, done)

    def _take(self, found: dict[int, list[Span]]) -> None:
        self.found |= found
        if self.current is None and found:
            page = next(iter(found))  # in the order they were read in
            self._go((page, *found[page][0]))
        elif self.view.page in found:
            self.view.draw()
        self._tell()

    # --- showing -------------------------------------------------------------------------------

    def _go(self, hit: Hit) -> None:
        self.current = hit
        self.view.go(hit[0])
        self.view.draw()
        box = next((box for box, is_current in self._marks(hit[0]) if is_current), None)
        if box is not None:
            self.view.bring(box)
        self._tell()

    def _marks(self, page: int) -> tuple[tuple[Box, bool], ...]:
        spans = self.found.get(page, [])
        if spans and page not in self._boxes:
            self._boxes[page] = self.view.pages.boxes(page, spans)
        return tuple(
            (box, (page, *span) == self.current)
            for span, boxes in zip(spans, self._boxes.get(page, ()), strict=True)
            for box in boxes
        )

    def _tell(self) -> None:
        if self._pattern is None:
            text = ""
        elif self.found:
            count = sum(map(len, self.found.values()))
            text = _("{place} of {count}").format(place=f"{self._place():,}", count=f"{count:,}")
        else:
            text = _("Not found") if not self._left else ""
        self.told.configure(text=text + (" …" if self._left else ""))

    def _place(self) -> int:
        """Of the current hit among all, from 1; 0 while it was not found again."""
        if self.current is None or self.current[1:] not in self.found.get(self.current[0], ()):
            return 0
        before = sum(len(spans) for page, spans in self.found.items() if page < self.current[0])
        return before + self.found[self.current[0]].index(self.current[1:]) + 1

    def _leave(self) -> str:
        """Forget what was looked for and go back to the page."""
        self.typed.set("")
        self.view.canvas.focus_set()
        return "break"

    def _relabel(self) -> None:
        self.label.configure(text=_("Find") + "  Ctrl+F")
        self._tell()
