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
        self.hits: list[Hit] = []
        self.current: Hit | None = None
        self._pattern: re.Pattern[str] | None = None
        self._search = 0
        self._left = 0
        self._boxes: dict[Hit, tuple[Box, ...]] = {}
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
        self.typed.trace_add("write", lambda *_names: self._changed())
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
        if self.hits:
            hits = sorted(self.hits)
            if self.current in hits:
                self._go(hits[(hits.index(self.current) + way) % len(hits)])
            else:
                after = [hit for hit in hits if hit[0] >= self.view.page]
                self._go((after or hits)[0])
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
        self.hits = []
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
            self._take([(page, *span) for page, held in found for span in held])

        self._beside.start(look, done)

    def _take(self, hits: Sequence[Hit]) -> None:
        self.hits += hits
        if self.current is None and hits:
            self._go(hits[0])
        elif any(page == self.view.page for page, *_rest in hits):
            self.view.draw()
        self._tell()

    # --- showing -------------------------------------------------------------------------------

    def _go(self, hit: Hit) -> None:
        self.current = hit
        self.view.go(hit[0])
        self.view.draw()
        boxes = self._boxes_of(hit)
        if boxes:
            self.view.bring(boxes[0])
        self._tell()

    def _marks(self, page: int) -> tuple[tuple[Box, bool], ...]:
        found = [hit for hit in self.hits if hit[0] == page]
        return tuple((box, hit == self.current) for hit in found for box in self._boxes_of(hit))

    def _boxes_of(self, hit: Hit) -> tuple[Box, ...]:
        if hit not in self._boxes:
            self._boxes[hit] = tuple(self.view.pages.boxes(*hit))
        return self._boxes[hit]

    def _tell(self) -> None:
        if self._pattern is None:
            text = ""
        elif self.hits:
            place = sorted(self.hits).index(self.current) + 1 if self.current in self.hits else 0
            text = _("{place} of {count}").format(place=f"{place:,}", count=f"{len(self.hits):,}")
        else:
            text = _("Not found") if not self._left else ""
        self.told.configure(text=text + (" …" if self._left else ""))

    def _leave(self) -> str:
        """Forget what was looked for and go back to the page."""
        self.typed.set("")
        self.view.canvas.focus_set()
        return "break"

    def _relabel(self) -> None:
        self.label.configure(text=_("Find") + "  Ctrl+F")
        self._tell()
