"""A remark on what is typed into a field: beside it where there is room, otherwise below."""

from __future__ import annotations

from typing import Any, Final

import ttkbootstrap as ttk

from ui import dpi, theme
from ui.theme import Space

LEAST_WRAP: Final = 120


class FieldNote:
    """Stands in `frame` right of the column `column`, whose widgets in the first row take what they ask for."""

    def __init__(self, frame: Any, column: int) -> None:
        self._frame = frame
        self._column = column
        self.label = ttk.Label(frame, style=theme.QUIET)
        frame.bind("<Configure>", lambda _event: self._place(), add=True)

    def say(self, text: str, style: str = theme.QUIET) -> None:
        """Show a remark in one of the theme's label styles; "" shows none."""
        self.label.configure(text=text, style=style)
        self._place()

    def _place(self) -> None:
        if not self.label.cget("text"):
            self.label.grid_remove()
            return
        width = self._frame.winfo_width()
        self.label.configure(wraplength=0)
        if width <= 1 or self._taken() + self.label.winfo_reqwidth() <= width:
            self.label.grid(row=0, column=self._column, columnspan=1, sticky="w", padx=(Space.SMALL, 0))
        else:
            self.label.configure(wraplength=max(dpi.px(LEAST_WRAP), width))
            self.label.grid(row=1, column=0, columnspan=self._column + 1, sticky="w", padx=0)

    def _taken(self) -> int:
        """Pixels that the field itself takes in the first row."""
        others = [widget for widget in self._frame.grid_slaves(row=0) if widget is not self.label]
        return sum(widget.winfo_reqwidth() + Space.TIGHT for widget in others) + Space.SMALL
