"""Beside the figures: what the chosen one means, how it stands in each community, and the charts of the year."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.chart_view import ChartView
from ui.definitions import definition_text
from ui.language import _
from ui.line_ends import Paragraph
from ui.link_button import LinkButtons
from ui.scrolling import ScrollArea
from ui.theme import Space

if TYPE_CHECKING:
    from db.domain.charts import Chart
    from db.domain.figures import Figure


class ResultPane(ttk.Frame):
    """`on_open` is told the name of the figure whose list is wanted."""

    def __init__(self, parent: tkinter.Misc, on_open: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._on_open = on_open
        self._figure: Figure | None = None
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        inside = self.area.inside
        self.heading = Paragraph(inside, style=theme.SECTION, font=fonts.SECTION)
        self.heading.pack(anchor="w", fill="x")
        self.words = Paragraph(inside)
        self.words.pack(anchor="w", fill="x", pady=(Space.TIGHT, Space.SMALL))
        self.links = LinkButtons(self)
        self.link = self.links.make(inside, " ", "list-ul", self._open)
        self.of_figure = ChartView(inside)
        self.views: list[ChartView] = []
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)

    def show_figure(self, figure: Figure | None, chart: Chart | None) -> None:
        """None: none is chosen, and it is said how to choose one."""
        self._figure = figure
        self.heading.say(_(figure.label) if figure else "")
        hint = _("Choose a figure to see what it means; Enter opens the list behind it.")
        self.words.say(definition_text(figure) if figure else hint)
        self.link.pack_forget()
        self.of_figure.pack_forget()
        if figure is not None:
            self.link.configure(text=_("Open the list behind it"))
            self.link.pack(anchor="w", after=self.words)
        if chart is not None:
            self.of_figure.show(chart)
            self.of_figure.title.say(_("By community"))
            self.of_figure.pack(fill="x", pady=(Space.MEDIUM, 0), after=self.link)
        self.area.adopt()
        self.area.grow()

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """All charts of the year, one below the other."""
        while len(self.views) < len(charts):
            view = ChartView(self.area.inside)
            view.pack(fill="x", pady=(Space.HUGE, 0))
            view.bind("<Configure>", lambda _event: self.area.grow(), add=True)
            self.views.append(view)
        for view in self.views[len(charts) :]:
            view.destroy()
        del self.views[len(charts) :]
        for view, chart in zip(self.views, charts, strict=True):
            view.show(chart)
        self.area.adopt()

    def _open(self) -> None:
        if self._figure is not None:
            self._on_open(self._figure.name)

    def _wrap(self, width: int) -> None:
        room = max(1, width - Space.LARGE)
        self.heading.wrap(room)
        self.words.wrap(room)
        self.links.wrap(room)
