"""The columns of a table: headings in the language in use, the arrow of the order, widths that follow the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.language import _, follow_language

if TYPE_CHECKING:
    from db.domain.forms import Column

ARROWS: Final = {False: " ▲", True: " ▼"}
LEAST_LETTERS: Final = 5


class Headings:
    """Declares `columns` on `tree`; a click on a sortable heading calls on_sort(column, descending)."""

    def __init__(
        self, tree: ttk.Treeview, columns: Sequence[Column], on_sort: Callable[[str, bool], object] | None
    ) -> None:
        self.tree = tree
        self.columns = tuple(columns)
        self.on_sort = on_sort
        self.sorted_by: tuple[str, bool] | None = None
        self._letter = self._letter_width()
        for column in self.columns:
            width = column.width * self._letter
            least = min(width, LEAST_LETTERS * self._letter)
            tree.tk.call(tree, "column", column.name, "-width", width, "-minwidth", least, "-anchor", column.anchor)
        follow_language(tree, self._label)
        theme.follow_text_size(tree, self._on_text_size)

    def set_sort(self, column: str, descending: bool) -> None:
        """Show the arrow of the order the rows are in."""
        self.sorted_by = (column, descending)
        self._label()

    def widths(self) -> dict[str, int]:
        """Column widths in pixels, as the user left them."""
        return {column.name: int(self.tree.column(column.name, "width")) for column in self.columns}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Put back widths kept earlier; columns that are not named keep theirs."""
        for column in self.columns:
            if column.name in widths:
                self.tree.column(column.name, width=max(LEAST_LETTERS * self._letter, widths[column.name]))

    def _letter_width(self) -> int:
        """Pixels of a letter on average."""
        return max(6, round(fonts.text_width(self.tree, "กมอ08ab") / 7))

    def _label(self) -> None:
        for column in self.columns:
            arrow = ARROWS[self.sorted_by[1]] if self.sorted_by and self.sorted_by[0] == column.name else ""
            self.tree.tk.call(
                self.tree, "heading", column.name, "-text", _(column.heading) + arrow, "-anchor", column.anchor
            )
            if column.sortable and self.on_sort:
                self.tree.heading(column.name, command=self._clicker(column.name))

    def _clicker(self, name: str) -> Callable[[], None]:
        return lambda: self._on_click(name)

    def _on_click(self, name: str) -> None:
        descending = self.sorted_by == (name, False)
        self.set_sort(name, descending)
        if self.on_sort:
            self.on_sort(name, descending)

    def _on_text_size(self) -> None:
        letter = self._letter_width()
        for column in self.columns:
            width = round(int(self.tree.column(column.name, "width")) * letter / self._letter)
            self.tree.column(column.name, width=width, minwidth=min(width, LEAST_LETTERS * letter))
        self._letter = letter
