"""The columns of a table: as many as can be read, headings in the language in use, the order's arrow, widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import dpi, fonts, theme
from ui.definitions import explain_columns
from ui.language import _, follow_language

if TYPE_CHECKING:
    import tkinter

    from db.domain.forms import Column

ARROWS: Final = {False: " ▲", True: " ▼"}
# Pixels at 96 dpi
HEADING_PADDING: Final = 22
CELL_PADDING: Final = 18
OVERHANG: Final = 4
MINIMUM: Final = 30
BORDER: Final = 8
READABLE: Final = 0.85  # narrower than this share of its width a column shows too little
LONG_LETTERS: Final = 26
"""Columns of whole sentences can be read in this many letters: whoever needs the rest chooses the row."""


class Headings:
    """Declares `columns` on `tree`; a click on a sortable heading calls on_sort(column, descending)."""

    def __init__(
        self, tree: ttk.Treeview, columns: Sequence[Column], on_sort: Callable[[str, bool], object] | None
    ) -> None:
        self.tree = tree
        self.columns = tuple(columns)
        self.on_sort = on_sort
        self.sorted_by: tuple[str, bool] | None = None
        self.on_widths: Callable[[], object] = lambda: None
        self.beside: Callable[[], Iterable[str]] = tuple  # the names of figures that are told beside the table
        self.is_by_hand = False  # the user drew columns to widths of their own
        tree.bind("<ButtonRelease-1>", self._on_release, add=True)
        tree.bind("<Configure>", lambda _event: self.fit(), add=True)
        figures = {column.name: column.figure for column in self.columns if column.figure}
        explain_columns(tree, figures, lambda: self.beside())
        follow_language(tree, self._label)
        theme.follow_text_size(tree, self.fit)

    def set_sort(self, column: str, descending: bool) -> None:
        """Show the arrow of the order the rows are in."""
        self.sorted_by = (column, descending)
        self._label()

    def rename(self, name: str, heading: str) -> None:
        """Give a column another heading, a msgid, from now on."""
        self.columns = tuple(
            replace(column, heading=heading) if column.name == name else column for column in self.columns
        )
        self._label()

    def widths(self) -> dict[str, int]:
        """Column widths in pixels, as the user left them."""
        return {column.name: int(self.tree.column(column.name, "width")) for column in self.columns}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Put back widths that the user gave earlier; columns that are not named keep theirs."""
        for column in self.columns:
            if column.name in widths:
                self.is_by_hand = True
                self._show(self.columns)
                width = max(self._least(column), widths[column.name])
                self.tree.column(column.name, width=width, minwidth=dpi.px(MINIMUM), stretch=False)
        self.on_widths()

    def fit(self) -> None:
        """Share the table's width among the columns that can be read in it, until the user draws them to widths of
        their own. Those left out come back with the room for them."""
        available = self._available()
        if self.is_by_hand or available <= 0:
            return
        shown = self._that_fit(available)
        wanted, least = self._measures(shown)
        if len(shown) == 1:
            least = [min(available, *least)]
        before = self.rooms()
        self._show(shown)
        for column, width in zip(shown, shared(available, wanted, least), strict=True):
            self.tree.column(column.name, width=width, minwidth=dpi.px(MINIMUM), stretch=False)
        if self.rooms() != before:
            self.on_widths()

    def rooms(self) -> list[int]:
        """Pixels that the words of each column have; marks may stand out a little over what is measured."""
        return [width - dpi.px(CELL_PADDING + OVERHANG) for width in self.widths().values()]

    def needed(self) -> int:
        """Pixels of the table in which all columns can be read without scrolling sideways."""
        return sum(self._measures(self.columns)[1]) + self._beside()

    def _that_fit(self, available: int) -> tuple[Column, ...]:
        """All columns, or without the spare ones from the right on, then without others; the first that is not spare
        stays. Into the room that a wide one leaves comes back what is narrow enough, what left last before others."""

        def fit(columns: Sequence[Column]) -> bool:
            return sum(self._measures(columns)[1]) <= available

        shown, left = list(self.columns), []
        staying = next((column for column in self.columns if not column.spare), self.columns[0])
        leaving = [column for spare in (True, False) for column in self.columns[::-1] if column.spare is spare]
        leaving.remove(staying)
        while leaving and not fit(shown):
            left.append(leaving.pop(0))
            shown.remove(left[-1])
        for column in reversed(left):
            with_it = [each for each in self.columns if each in shown or each is column]
            shown = with_it if fit(with_it) else shown
        return tuple(shown)

    def _show(self, columns: Sequence[Column]) -> None:
        names = tuple(column.name for column in columns)
        if tuple(map(str, self.tree.cget("displaycolumns"))) != names:
            self.tree.configure(displaycolumns=names)

    def _measures(self, columns: Sequence[Column]) -> tuple[list[int], list[int]]:
        """For each column the width it would like and the least in which it can be read."""
        letter = self._letter_width()
        heading = [self._least(column) for column in columns]
        letters = [column.width * letter + dpi.px(CELL_PADDING) for column in columns]
        wanted = [max(pair) for pair in zip(heading, letters, strict=True)]
        readable = [min(round(width * READABLE), LONG_LETTERS * letter + dpi.px(CELL_PADDING)) for width in wanted]
        return wanted, [max(pair) for pair in zip(heading, readable, strict=True)]

    def _available(self) -> int:
        return self.tree.winfo_width() - self._beside()

    def _beside(self) -> int:
        """What the columns do not have: ticks and the border."""
        ticks = int(self.tree.column("#0", "width")) if "tree" in str(self.tree.cget("show")) else 0
        return ticks + dpi.px(BORDER)

    def _least(self, column: Column) -> int:
        """So that its heading (with the arrow, where it is) is not cut."""
        return fonts.text_width(self.tree, self._heading(column), "TkHeadingFont") + dpi.px(HEADING_PADDING)

    def _letter_width(self) -> int:
        """Pixels of a letter on average."""
        return max(6, round(fonts.text_width(self.tree, "กมอ08ab") / 7))

    def _heading(self, column: Column) -> str:
        arrow = ARROWS[self.sorted_by[1]] if self.sorted_by and self.sorted_by[0] == column.name else ""
        return _(column.heading) + arrow

    def _label(self) -> None:
        for column in self.columns:
            text = self._heading(column)
            self.tree.tk.call(self.tree, "heading", column.name, "-text", text, "-anchor", column.anchor)
            self.tree.tk.call(self.tree, "column", column.name, "-anchor", column.anchor)
            if column.sortable and self.on_sort:
                self.tree.heading(column.name, command=self._clicker(column.name))
        self.fit()

    def _clicker(self, name: str) -> Callable[[], None]:
        return lambda: self._on_click(name)

    def _on_click(self, name: str) -> None:
        descending = self.sorted_by == (name, False)
        self.set_sort(name, descending)
        if self.on_sort:
            self.on_sort(name, descending)

    def _on_release(self, event: tkinter.Event) -> None:
        if self.tree.identify_region(event.x, event.y) == "separator":
            self.is_by_hand = True
            self.on_widths()


def shared(available: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths that fill what is available: more for all, or less for all but never below the least."""
    total = sum(wanted)
    if total <= available:
        return [width + (available - total) * width // total for width in wanted]
    room = total - sum(least)
    missing = min(total - available, room)
    # Rounded up: pixels left over by all columns together would be too much for the table.
    return [width - -(-(width - low) * missing // max(1, room)) for width, low in zip(wanted, least, strict=True)]
