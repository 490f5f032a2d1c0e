"""Ticks in a table, to pick many rows: kept by key, also for rows that a search took out of sight."""

from collections.abc import Callable, Iterable
from typing import Final

import ttkbootstrap as ttk

from ui import dpi, fonts, theme
from ui.theme import Space

STYLE: Final = "Ticks.Treeview"


class Ticks:
    """The ticked keys in the order they were ticked, and the boxes that show them."""

    def __init__(self, tree: ttk.Treeview, on_change: Callable[[], object] | None) -> None:
        self._tree = tree
        self._keys: dict[int, None] = {}
        self._on_change = on_change
        theme.follow_looks(tree, self._declare_style)
        self._declare_style()
        tree.configure(style=STYLE)
        self.draw_images()

    @staticmethod
    def _declare_style() -> None:
        # Without the triangle that opens branches, for which a tree leaves room.
        style = ttk.Style.get_instance()
        box = ("Treeitem.image", {"side": "left", "sticky": ""})
        style.layout(f"{STYLE}.Item", [("Treeitem.padding", {"sticky": "nswe", "children": [box]})])

    def draw_images(self) -> None:
        """Make the boxes as large as the text."""
        side = round(fonts.line_height(self._tree) * 0.75)
        size = dpi.plain(side)  # an icon is scaled once more when it is drawn
        self._on = ttk.Icon("check-square-fill", size=size, color="primary")
        self._off = ttk.Icon("square", size=size, color=theme.QUIET_TEXT)
        self._tree.column("#0", width=side * 2 + Space.SMALL, minwidth=side * 2 + Space.SMALL, stretch=False)

    @property
    def keys(self) -> tuple[int, ...]:
        return tuple(self._keys)

    def image(self, key: int) -> str:
        """The box that shows whether `key` is ticked."""
        return self._on if key in self._keys else self._off

    def set(self, keys: Iterable[int]) -> None:
        """Tick exactly these."""
        self._keys = dict.fromkeys(keys)
        self._tell()

    def toggle(self, keys: Iterable[int]) -> None:
        """Tick all of these; if all are ticked already, untick them."""
        asked = dict.fromkeys(keys)
        if asked.keys() <= self._keys.keys():
            for key in asked:
                del self._keys[key]
        else:
            self._keys |= asked
        self._tell()

    def _tell(self) -> None:
        if self._on_change:
            self._on_change()
