"""The columns of a table: headings in the language in use, the arrow of the order, widths that follow the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.language import _, follow_language

if TYPE_CHECKING:
    import tkinter

    from db.domain.forms import Column

ARROWS: Final = {False: " ▲", True: " ▼"}
HEADING_PADDING: Final = 22
CELL_PADDING: Final = 18
MINIMUM: Final = 30
BORDER: Final = 8
READABLE: Final = 0.85  # narrower than this share of its width a column shows too little; rather scroll sideways


class Headings:
    """Declares `columns` on `tree`; a click on a sortable heading calls on_sort(column, descending)."""

    def __init__(
        self, tree: ttk.Treeview, columns: Sequence[Column], on_sort: Callable[[str, bool], object] | None
    ) -> None:
        self.tree = tree
        self.columns = tuple(columns)
        self.on_sort = on_sort
        self.sorted_by: tuple[str, bool] | None = None
        self.is_by_hand = False  # the user drew columns to widths of their own
        tree.bind("<ButtonRelease-1>", self._on_release, add=True)
        tree.bind("<Configure>", lambda _event: self.fit(), add=True)
        follow_language(tree, self._label)
        theme.follow_text_size(tree, self.fit)

    def set_sort(self, column: str, descending: bool) -> None:
        """Show the arrow of the order the rows are in."""
        self.sorted_by = (column, descending)
        self._label()

    def widths(self) -> dict[str, int]:
        """Column widths in pixels, as the user left them."""
        return {column.name: int(self.tree.column(column.name, "width")) for column in self.columns}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Put back widths that the user gave earlier; columns that are not named keep theirs."""
        for column in self.columns:
            if column.name in widths:
                self.is_by_hand = True
                self.tree.column(column.name, width=max(self._least(column), widths[column.name]))

    def fit(self) -> None:
        """Share the table's width among the columns, until the user draws them to widths of their own."""
        available = self._available()
        if self.is_by_hand or available <= 0:
            return
        wanted, least = self._measures()
        for column, width in zip(self.columns, shared(available, wanted, least), strict=True):
            self.tree.column(column.name, width=width, minwidth=MINIMUM, stretch=False)

    def needed(self) -> int:
        """Pixels of the table in which all columns can be read without scrolling sideways."""
        _wanted, least = self._measures()
        return sum(least) + self._beside()

    def _measures(self) -> tuple[list[int], list[int]]:
        """For each column the width it would like and the least in which it can be read."""
        letter = self._letter_width()
        heading = [self._least(column) for column in self.columns]
        wanted = [
            max(room, column.width * letter + CELL_PADDING) for room, column in zip(heading, self.columns, strict=True)
        ]
        return wanted, [max(room, round(width * READABLE)) for room, width in zip(heading, wanted, strict=True)]

    def _available(self) -> int:
        return self.tree.winfo_width() - self._beside()

    def _beside(self) -> int:
        """What the columns do not have: ticks and the border."""
        ticks = int(self.tree.column("#0", "width")) if "tree" in str(self.tree.cget("show")) else 0
        return ticks + BORDER

    def _least(self, column: Column) -> int:
        """So that its heading (with the arrow, where it is) is not cut."""
        return fonts.text_width(self.tree, self._heading(column), "TkHeadingFont") + HEADING_PADDING

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


def shared(available: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths that fill what is available: more for all, or less for all but never below the least."""
    total = sum(wanted)
    if total <= available:
        return [width + (available - total) * width // total for width in wanted]
    room = total - sum(least)
    missing = min(total - available, room)
    # Rounded up: pixels left over by all columns together would be too much for the table.
    return [width - -(-(width - low) * missing // max(1, room)) for width, low in zip(wanted, least, strict=True)]
