"""Assessments of one elder as a line over time: groups are bands with names, marks differ in shape, not in colour."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.barthel import FULL_SCORE, AdlGroup, group_of, span_of
from ui import dpi, fonts, shown, theme
from ui.language import _

if TYPE_CHECKING:
    from db.domain.assessments import Assessment

LINES: Final = 7
"""Height of the chart in lines of text."""
MARK: Final = 4
"""Half the width of a mark, in pixels at 96 dpi."""
SCALE: Final = "20"
Point = tuple[date, int]


class AdlChart(ttk.Canvas):
    """`show` draws the totals of the assessments, the earliest first; as wide as it is given room."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent, highlightthickness=0, background="#ffffff", takefocus=False)
        self.points: list[Point] = []
        self.bind("<Configure>", lambda _event: self.draw(), add=True)
        theme.follow_text_size(self, self._resize)
        self._resize()

    def show(self, assessments: Sequence[Assessment]) -> None:
        """The earliest first."""
        self.points = [
            (each.assessed_on, each.total) for each in assessments if each.assessed_on and each.total is not None
        ]
        self.draw()

    def _resize(self) -> None:
        self.configure(height=LINES * fonts.line_height(self))
        self.draw()

    def draw(self) -> None:
        """Everything anew: bands, axis, line, marks with their totals."""
        self.delete("all")
        line, width = fonts.line_height(self), self.winfo_width()
        if width < dpi.px(80) or not self.points:
            return
        names = {group: _(group.label) for group in AdlGroup}
        left = max(fonts.text_width(self, name, fonts.SMALL) for name in names.values()) + theme.Space.MEDIUM
        right = width - fonts.text_width(self, SCALE) - theme.Space.SMALL
        self._top, self._bottom = line, self.winfo_reqheight() - round(line * 1.4)
        for group, name in names.items():
            self._draw_band(group, name, left, right)
        places = self._places(left + theme.Space.MEDIUM, right)
        if len(places) > 1:
            self.create_line(*[part for place in places for part in place], fill=theme.CHOSEN_TEXT, width=dpi.px(2))
        for (x, y), (_day, total) in zip(places, self.points, strict=True):
            self._draw_mark(x, y, group_of(total))
            self.create_text(x, y - dpi.px(MARK) - 1, text=str(total), anchor="s", font=fonts.SMALL)
        self._draw_days(places)

    def _y(self, total: float) -> float:
        return self._bottom - (self._bottom - self._top) * total / FULL_SCORE

    def _draw_band(self, group: AdlGroup, name: str, left: int, right: int) -> None:
        first, last = span_of(group)
        low, high = self._y(max(0, first - 0.5)), self._y(min(FULL_SCORE, last + 0.5))
        self.create_line(left, low, right, low, fill=theme.LINE, dash=() if not first else (4, 3))
        self.create_text(0, (low + high) / 2, text=name, anchor="w", font=fonts.SMALL, fill=theme.QUIET_TEXT)

    def _places(self, left: int, right: int) -> list[tuple[float, float]]:
        """Days as far apart as they were; a single one in the middle."""
        first, last = self.points[0][0], self.points[-1][0]
        days = (last - first).days
        if not days:
            return [((left + right) / 2, self._y(total)) for _day, total in self.points]
        return [(left + (right - left) * (day - first).days / days, self._y(total)) for day, total in self.points]

    def _draw_mark(self, x: float, y: float, group: AdlGroup) -> None:
        """A square for bedbound, a triangle for homebound, a disc for who gets about."""
        half = dpi.px(MARK)
        box = (x - half, y - half, x + half, y + half)
        if group is AdlGroup.BEDBOUND:
            self.create_rectangle(*box, fill=theme.CHOSEN_TEXT)
        elif group is AdlGroup.HOMEBOUND:
            self.create_polygon(x, y - half, x + half, y + half, x - half, y + half, fill=theme.CHOSEN_TEXT)
        else:
            self.create_oval(*box, fill=theme.CHOSEN_TEXT)

    def _draw_days(self, places: Sequence[tuple[float, float]]) -> None:
        """The first day and the last, as far as both have room."""
        y = self._bottom + theme.Space.TIGHT
        width = self.winfo_width()
        first, last = (shown.short_days(day, day) for day, _total in (self.points[0], self.points[-1]))
        if len(self.points) == 1 or self.points[0][0] == self.points[-1][0]:
            self.create_text(places[0][0], y, text=first, anchor="n", font=fonts.SMALL)
            return
        start = max(places[0][0] - dpi.px(MARK), 0)
        room = width - start - fonts.text_width(self, last, fonts.SMALL)
        if fonts.text_width(self, first, fonts.SMALL) < room:
            self.create_text(start, y, text=first, anchor="nw", font=fonts.SMALL)
        self.create_text(width, y, text=last, anchor="ne", font=fonts.SMALL)
