"""On the first page: what was done in the fiscal year so far, in four figures."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.figure_list import FIGURE
from db.domain.figures import Unit, YearFigures, format_value
from db.domain.fiscal_year import fiscal_year
from ui import theme
from ui.figure_lists import open_list
from ui.figure_tile import TileRow
from ui.language import _, ngettext
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

SHOWN: Final = (
    ("visits", "calendar-check"), ("elders_reached_percent", "bullseye"), ("volunteer_hours", "clock"),
    ("served", "people"),
)  # fmt: skip
"""Figures and their icons."""


class HomeYear(ttk.Frame):
    """Empty until `show` is told the figures."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._width = 0
        self.heading = ttk.Label(self, style=theme.SECTION)
        self.heading.pack(anchor="w", pady=(0, Space.SMALL))
        self.row = TileRow(self)
        self.row.pack(fill="x")
        for name, icon in SHOWN:
            self.row.add(icon, name, self._opener(name)).show("", "")

    def _opener(self, figure: str) -> Callable[[], object]:
        return lambda: open_list(self._desk, figure, fiscal_year(self._desk.today()))

    def show(self, known: YearFigures) -> None:
        """The figures of the running year."""
        values = {name: format_value(figure.unit, known.of_town(figure)) for name, figure in FIGURE.items()}
        activities = int(known.of_town(FIGURE["activities"]) or 0)
        notes = {
            "visits": _("{count} still planned, {late} overdue").format(
                count=values["visits_planned"], late=values["visits_overdue"]
            ),
            "elders_reached_percent": _("{count} of {all} elders").format(
                count=values["elders_reached"], all=values["elders"]
            ),
            "volunteer_hours": _("worth {amount} baht").format(amount=values["volunteer_value"]),
            "served": ngettext("by {count} activity", "by {count} activities", activities).format(
                count=f"{activities:,}"
            ),
        }
        self.heading.configure(text=_("In fiscal year {year}").format(year=known.year))
        for tile in self.row.tiles:
            share = " %" if FIGURE[tile.figure].unit is Unit.PERCENT else ""
            tile.show(values[tile.figure] + share, notes[tile.figure])
        if self._width:  # names are longer in another language
            self.row.arrange(self._width)

    def arrange(self, width: int) -> None:
        """For so much room."""
        self._width = width
        self.row.arrange(width)
