"""A chart in the window: its title and the shapes of printing.charts, as wide as there is room."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final, Literal

import ttkbootstrap as ttk

from printing.charts import Align, Box, Line, Tone, Words, drawn
from ui import fonts, theme
from ui.line_ends import Paragraph
from ui.theme import Space

if TYPE_CHECKING:
    from db.domain.charts import Chart

FILLS: Final[dict[Tone, str]] = {"dark": theme.ACCENT, "light": theme.CHOSEN, "white": "#ffffff"}
ANCHORS: Final[dict[Align, Literal["w", "center", "e"]]] = {"left": "w", "center": "center", "right": "e"}
LEAST_LETTERS: Final = "0" * 16
"""Room in which a chart can be drawn at all."""


class ScreenLetters:
    """The text of a chart in the window, in pixels."""

    def __init__(self, widget: tkinter.Misc) -> None:
        self._widget = widget
        self._known: dict[str, float] = {}
        self.line: float = fonts.line_height(widget, fonts.SMALL)

    def width(self, text: str) -> float:
        if text not in self._known:
            self._known[text] = fonts.text_width(self._widget, text, fonts.SMALL)
        return self._known[text]


class ChartView(ttk.Frame):
    """`show` draws a chart, and again whenever the place gets another width or the text another size."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.title = Paragraph(self, style=theme.SECTION, font=fonts.SECTION)
        self.title.pack(anchor="w", pady=(0, Space.TIGHT))
        self.canvas = ttk.Canvas(self, highlightthickness=0, background="#ffffff", takefocus=False, height=1, width=1)
        self.canvas.pack(fill="x")
        self._width = 0
        self.canvas.bind("<Configure>", lambda event: self._on_width(event.width), add=True)
        theme.follow_text_size(self, self.draw)

    def show(self, chart: Chart) -> None:
        """Another chart, or the same with other numbers."""
        self.chart = chart
        self.title.say(chart.title)
        self.draw()

    def _on_width(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self.draw()

    def draw(self) -> None:
        """Everything anew."""
        self.title.wrap(max(0, self._width - Space.SMALL))  # what the label keeps free about its words
        self.canvas.delete("all")
        if self.chart is None or self._width < fonts.text_width(self, LEAST_LETTERS, fonts.SMALL):
            return
        drawing = drawn(self.chart, self._width - 1, ScreenLetters(self))
        for shape in drawing.shapes:
            if isinstance(shape, Box):
                ends = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
                self.canvas.create_rectangle(*ends, fill=FILLS[shape.tone], outline=theme.QUIET_TEXT)
            elif isinstance(shape, Line):
                dash = (4, 3) if shape.is_dashed else ()
                colour = theme.QUIET_TEXT
                self.canvas.create_line(shape.x1, shape.y1, shape.x2, shape.y2, fill=colour, dash=dash)
            elif isinstance(shape, Words):
                anchor = ANCHORS[shape.align]
                self.canvas.create_text(shape.x, shape.y, text=shape.text, anchor=anchor, font=fonts.SMALL)
        height = round(drawing.height) + 2
        if height != self.canvas.winfo_reqheight():
            self.canvas.configure(height=height)
