"""Text only with offsets in millimetres: for stock on which frame, seal and signatures are printed already."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from db.domain.digits import to_arabic
from ui import theme
from ui.language import _, follow_language
from ui.theme import Space

MOST_MM: Final = 50.0


def millimetres(text: str) -> float | None:
    """What was typed as millimetres, -2.5 or ๒.๕; None if it is no such number. Nothing typed is 0."""
    try:
        value = float(to_arabic(text).strip().replace("−", "-").replace(",", ".") or 0)
    except ValueError:
        return None
    return value if -MOST_MM <= value <= MOST_MM else None


class StockPanel(ttk.Frame):
    """A box to tick and two distances; `on_change` is run when the page has to be made again."""

    def __init__(self, parent: tkinter.Misc, on_change: Callable[[], object]) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self.ticked = tkinter.BooleanVar(self)
        self.box = ttk.Checkbutton(self, variable=self.ticked, command=on_change)
        self.box.pack(side="left", padx=(0, Space.LARGE))
        self.right, self.down = tkinter.StringVar(self, "0"), tkinter.StringVar(self, "0")
        self._labels: list[ttk.Label] = []
        self.entries = [self._entry(self.right), self._entry(self.down)]
        self.unit = ttk.Label(self, style=theme.QUIET)
        self.unit.pack(side="left")
        self._applied = (False, 0.0, 0.0)
        follow_language(self, self._relabel)

    def _entry(self, typed: tkinter.StringVar) -> ttk.Entry:
        label = ttk.Label(self, style=theme.QUIET)
        label.pack(side="left", padx=(0, Space.TIGHT))
        self._labels.append(label)
        entry = ttk.Entry(self, textvariable=typed, width=6, justify="right")
        entry.pack(side="left", padx=(0, Space.SMALL))
        entry.bind("<Return>", lambda _event: self._apply(), add=True)
        entry.bind("<FocusOut>", lambda _event: self._apply(), add=True)
        return entry

    @property
    def text_only(self) -> bool:
        return bool(self.ticked.get())

    @property
    def offset_mm(self) -> tuple[float, float]:
        """Right and down."""
        return millimetres(self.right.get()) or 0.0, millimetres(self.down.get()) or 0.0

    def _apply(self) -> None:
        for entry, typed in zip(self.entries, (self.right, self.down), strict=True):
            entry.state(["invalid" if millimetres(typed.get()) is None else "!invalid"])
        wanted = (self.text_only, *self.offset_mm)
        if wanted != self._applied:
            self._applied = wanted
            self._on_change()

    def _relabel(self) -> None:
        self.box.configure(text=_("Text only, on printed stock"))
        for label, text in zip(self._labels, (_("Move right"), _("Down")), strict=True):
            label.configure(text=text)
        self.unit.configure(text=_("mm"))
