"""Charts on paper: the shapes of printing.charts in ink, their words in the paper's digits."""

from dataclasses import dataclass

from db.domain.charts import Chart
from printing.charts import Box, Drawing, Line, Tone, Words, drawn
from printing.fonts import font
from printing.operators import Colour
from printing.paper import Paper
from printing.reading import Read
from printing.sheet import Sheet
from printing.style import BASELINE, RULE, SHARES, Type

TONES: dict[Tone, Colour] = {"dark": (0.25, 0.25, 0.25), "light": (0.78, 0.78, 0.78), "white": (1.0, 1.0, 1.0)}
THIN, THINNER = 0.5, 0.3


@dataclass(frozen=True)
class PaperLetters:
    """The text of a chart on paper, in points."""

    style: Type
    paper: Paper

    @property
    def line(self) -> float:
        return self.style.size * 1.45

    def width(self, text: str) -> float:
        return font(self.style.font).width(self.paper.prose(text), self.style.size)


def laid_out(chart: Chart, width: float, style: Type, paper: Paper) -> Drawing:
    """The chart as it will be drawn."""
    return drawn(chart, width, PaperLetters(style, paper))


def draw(sheet: Sheet, drawing: Drawing, left: float, top: float, style: Type, paper: Paper) -> None:
    """Its upper left corner at (left, top); its words are read in the order of the shapes."""
    said: list[Words] = []
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            _draw_box(sheet, shape, left, top)
        elif isinstance(shape, Line):
            _draw_line(sheet, shape, left, top)
        elif shape.text:
            said.append(shape)
    if said:
        reads = [_read(shape, left, top, style, paper) for shape in said]
        reach = max(read.x + font(style.font).width(read.line, style.size) for read in reads) - left
        sheet.read(left, top - drawing.height / 2, reach, reads, style.font)


def _draw_box(sheet: Sheet, shape: Box, left: float, top: float) -> None:
    x, y = left + shape.x, top - shape.y - shape.height
    sheet.filled(x, y, shape.width, shape.height, TONES[shape.tone])
    sheet.path([f"{x:.2f} {y:.2f} {shape.width:.2f} {shape.height:.2f} re"], RULE, THIN)


def _draw_line(sheet: Sheet, shape: Line, left: float, top: float) -> None:
    ends = f"{left + shape.x1:.2f} {top - shape.y1:.2f} m {left + shape.x2:.2f} {top - shape.y2:.2f} l"
    sheet.path([*(["[3 2] 0 d"] if shape.is_dashed else []), ends], RULE, THIN if shape.is_dashed else THINNER)


def _read(shape: Words, left: float, top: float, style: Type, paper: Paper) -> Read:
    text = paper.prose(shape.text)
    x = left + shape.x - font(style.font).width(text, style.size) * SHARES[shape.align]
    return Read(text, f"{text} ", style.size, x, top - shape.y + style.line * (0.5 - BASELINE))
