"""A page before the office is open that may be higher than a small screen: it scrolls, its buttons stay in sight."""

from __future__ import annotations

import ttkbootstrap as ttk

from ui.front_column import Column
from ui.front_page import FrontPage
from ui.scrolling import ScrollArea
from ui.theme import Space


class ScrolledPage(FrontPage):
    """`foot` is the place for buttons and for what is said of the whole page; call `adopt` after adding fields."""

    def make_column(self) -> Column:
        self.foot = Column(self)
        self.foot.pack(side="bottom", pady=(Space.SMALL, Space.LARGE))
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        self.area.inside.columnconfigure(0, weight=1)
        column = Column(self.area.inside)
        column.grid(row=0, column=0, sticky="n", pady=(Space.LARGE, Space.SMALL))
        self.foot.lift()  # Tab comes to it last
        return column

    def make_head(self) -> ttk.Frame:
        """In the upper left corner, for the room is needed below."""
        head = ttk.Frame(self.top)
        head.pack(side="left")
        return head

    def add_row(self) -> ttk.Frame:
        """A row of buttons in the foot."""
        row = ttk.Frame(self.foot)
        row.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        return row

    def adopt(self) -> None:
        """Let the wheel and the keyboard move the page."""
        self.area.adopt()
