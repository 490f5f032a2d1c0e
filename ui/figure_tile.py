"""One figure with its name, number and a line below: a click opens the list behind it, a right click explains it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable

import ttkbootstrap as ttk

from db.domain.figure_list import FIGURE
from ui import fonts, theme
from ui.definitions import explain
from ui.glyphs import put_icon
from ui.language import _
from ui.theme import Space


class FigureTile(ttk.Frame):
    """`figure` is the name of the figure; Enter on its label does what a click does."""

    def __init__(self, parent: tkinter.Misc, icon: str, figure: str, on_open: Callable[[], object]) -> None:
        super().__init__(parent, padding=(Space.SMALL, Space.SMALL, Space.SMALL, Space.MEDIUM), style=theme.CARD)
        self.figure = figure
        self.name = ttk.Button(self, text=" ", bootstyle="link", command=on_open)
        put_icon(self.name, icon)
        self.number = ttk.Label(self, font=fonts.TITLE, padding=(Space.MEDIUM, 0))
        self.note = ttk.Label(self, style=theme.QUIET, padding=(Space.MEDIUM, 0, 0, 0))
        self.name.pack(anchor="w")
        self.number.pack(anchor="w")
        self.note.pack(anchor="w")
        for part in (self, self.number, self.note):
            part.configure(cursor="hand2")
            part.bind("<Button-1>", lambda _event: on_open(), add=True)
            explain(part, figure)
        explain(self.name, figure)

    def show(self, number: str, note: str) -> None:
        """Both texts in the language in use."""
        self.name.configure(text=" " + _(FIGURE[self.figure].label))
        self.number.configure(text=number)
        self.note.configure(text=note)

    def wrap(self, width: int) -> None:
        """The room that this figure has."""
        self.note.configure(wraplength=max(1, width - 2 * Space.LARGE))


class TileRow(ttk.Frame):
    """Tiles beside each other, or two or one in a line where a name would be cut off."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent)
        self.tiles: list[FigureTile] = []

    def add(self, icon: str, figure: str, on_open: Callable[[], object]) -> FigureTile:
        self.tiles.append(FigureTile(self, icon, figure, on_open))
        return self.tiles[-1]

    def arrange(self, width: int) -> None:
        """For so much room."""
        least = max(tile.name.winfo_reqwidth() for tile in self.tiles) + 2 * Space.SMALL + Space.MEDIUM
        across = next((count for count in (len(self.tiles), 2) if width >= least * count), 1)
        for place, tile in enumerate(self.tiles):
            tile.grid(
                row=place // across, column=place % across, sticky="nsew", padx=(0, Space.MEDIUM),
                pady=(0 if place < across else Space.MEDIUM, 0),
            )  # fmt: skip
            tile.wrap(width // across - Space.MEDIUM)
            self.columnconfigure(place, weight=1 if place < across else 0, uniform="tiles" if place < across else "")
