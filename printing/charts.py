"""Charts as plain shapes: laid out once, drawn by the window and by paper alike, told apart without colour.

Everything is in the units of whoever draws (pixels, points), from the upper left corner downwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from db.domain.charts import Bars, Chart, Columns, Pyramid

Tone = Literal["dark", "light", "white"]
Align = Literal["left", "center", "right"]
HATCHED: Final = 1
"""The series whose boxes are white with slanting lines; the first is dark, the third light, the fourth white."""
TONES: Final[tuple[Tone, ...]] = ("dark", "white", "light", "white")
ROW: Final = 1.45
"""Height of a row of bars in lines of text."""
THICK: Final = 0.62
"""Of a row, how much its bar takes."""
LEAST_BAR: Final = 0.25
"""Of the width, what the bars take where names are long."""
COLUMN_LINES: Final = 7.0
"""Height of the columns in lines of text."""


class Letters(Protocol):
    """How large the text is that whoever draws writes: height of a line, and width of a text."""

    @property
    def line(self) -> float: ...

    def width(self, text: str) -> float: ...


@dataclass(frozen=True)
class Box:
    """A rectangle with a thin edge."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_dashed: bool = False


@dataclass(frozen=True)
class Words:
    """One line of text; `y` is its middle, `x` its left end, middle or right end."""

    x: float
    y: float
    text: str
    align: Align = "left"


Shape = Box | Line | Words


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order to draw and to read, and how high they reach."""

    height: float
    shapes: tuple[Shape, ...]


def drawn(chart: Chart, width: float, letters: Letters) -> Drawing:
    """The chart without its title, as wide as there is room."""
    if isinstance(chart, Columns):
        return _columns(chart, width, letters)
    return _pyramid(chart, width, letters) if isinstance(chart, Pyramid) else _bars(chart, width, letters)


def _bars(chart: Bars, width: float, letters: Letters) -> Drawing:
    shapes: list[Shape] = []
    top = 0.0
    if len(chart.series) > 1:
        top = _legend(shapes, [series.name for series in chart.series], width, letters)
    if chart.line is not None:
        top += letters.line
    texts = chart.texts or chart.series[0].texts
    gap = letters.line * 0.5
    left = min(max(map(letters.width, chart.labels), default=0) + gap, width * (1 - LEAST_BAR) / 2)
    right = max(map(letters.width, texts), default=0) + gap
    room = max(width - left - right, width * LEAST_BAR)
    totals = [sum(series.values[place] for series in chart.series) for place in range(len(chart.labels))]
    most = max([*totals, chart.line[0] if chart.line else 0, 0]) or 1
    row = letters.line * ROW
    bottom = top + row * len(chart.labels)
    mark = left + room * chart.line[0] / most if chart.line else 0.0
    if chart.line is not None:
        half = letters.width(chart.line[1]) / 2
        shapes.append(Words(min(max(mark, half), width - half), top - letters.line * 0.55, chart.line[1], "center"))
    for place, label in enumerate(chart.labels):
        middle = top + row * (place + 0.5)
        shapes.append(Words(left - gap, middle, cut(label, left - gap, letters), "right"))
        x = left
        for number, series in enumerate(chart.series):
            reach = room * series.values[place] / most
            shapes += box(x, middle - row * THICK / 2, reach, row * THICK, number, letters)
            x += reach
        shapes.append(Words(left + room * totals[place] / most + gap / 2, middle, texts[place]))
    shapes.append(Line(left, top, left, bottom))
    if chart.line is not None:
        shapes.append(Line(mark, top - letters.line * 0.1, mark, bottom, is_dashed=True))
    return Drawing(bottom, tuple(shapes))


def _columns(chart: Columns, width: float, letters: Letters) -> Drawing:
    """Texts that have no room beside each other stand in two heights."""
    shapes: list[Shape] = []
    top = 0.0
    if len(chart.series) > 1:
        top = _legend(shapes, [series.name for series in chart.series], width, letters)
    texts, count = chart.texts or chart.series[0].texts, max(1, len(chart.labels))
    step = width / count
    widest = max(map(letters.width, [*texts, *chart.labels]), default=0)
    storeys = 1 if widest < step * 0.96 else 2
    top, height = top + letters.line * (storeys + 0.1), letters.line * COLUMN_LINES
    totals = [sum(series.values[place] for series in chart.series) for place in range(len(chart.labels))]
    most = max([*totals, 0]) or 1
    bottom = top + height
    for place, label in enumerate(chart.labels):
        middle, y = step * (place + 0.5), bottom
        for number, series in enumerate(chart.series):
            reach = height * series.values[place] / most
            y -= reach
            shapes += box(middle - step * 0.3, y, step * 0.6, reach, number, letters)
        up = down = letters.line * (0.6 + (storeys - 1) * (place % 2))
        if totals[place] or texts[place]:
            shapes.append(Words(middle, y - up, texts[place], "center"))
        shapes.append(Words(middle, bottom + down, label, "center"))
    shapes.append(Line(0, bottom, width, bottom))
    return Drawing(bottom + letters.line * (storeys + 0.2), tuple(shapes))


def _pyramid(chart: Pyramid, width: float, letters: Letters) -> Drawing:
    shapes: list[Shape] = []
    top = _legend(shapes, [chart.left.name, chart.right.name], width, letters)
    gap = letters.line * 0.4
    names = max(map(letters.width, chart.labels), default=0) / 2 + gap
    ends = max(map(letters.width, [*chart.left.texts, *chart.right.texts]), default=0) + gap
    middle_x, room = width / 2, max(width / 2 - names - ends, width * LEAST_BAR / 2)
    most = max([*chart.left.values, *chart.right.values, 0]) or 1
    row = letters.line * 1.12
    for place, label in enumerate(chart.labels):
        middle = top + row * (place + 0.5)
        for number, (series, way) in enumerate(((chart.left, -1), (chart.right, 1))):
            reach, start = room * series.values[place] / most, middle_x + way * names
            shapes += box(min(start, start + way * reach), middle - row * 0.4, reach, row * 0.8, number, letters)
            align: Align = "right" if way < 0 else "left"
            shapes.append(Words(start + way * (reach + gap / 2), middle, series.texts[place], align))
            if not number:
                shapes.append(Words(middle_x, middle, label, "center"))
    bottom = top + row * len(chart.labels)
    for way in (-1, 1):
        shapes.append(Line(middle_x + way * names, top, middle_x + way * names, bottom))
    return Drawing(bottom, tuple(shapes))


def _legend(shapes: list[Shape], names: Sequence[str], width: float, letters: Letters) -> float:
    """A small box for each series with its name, in as many lines as it takes; where what follows begins."""
    x, top, side = 0.0, 0.0, letters.line * 0.6
    for number, name in enumerate(names):
        needed = side * 1.5 + letters.width(name)
        if x and x + needed > width:
            x, top = 0.0, top + letters.line
        shapes += box(x, top + letters.line / 2 - side / 2, side, side, number, letters)
        shapes.append(Words(x + side * 1.5, top + letters.line / 2, name))
        x += needed + letters.line
    return top + letters.line * 1.3


def box(x: float, y: float, width: float, height: float, number: int, letters: Letters) -> Iterator[Shape]:
    """A box of the series of that number with its pattern; nothing for nothing."""
    if width <= 0 or height <= 0:
        return
    yield Box(x, y, width, height, TONES[number % len(TONES)])
    if number != HATCHED:
        return
    step = letters.line * 0.32
    place = step
    while place < width + height:  # slanting lines, cut at the edges of the box
        x1, y1 = (x + place, y) if place <= width else (x + width, y + place - width)
        x2, y2 = (x, y + place) if place <= height else (x + place - height, y + height)
        yield Line(x1, y1, x2, y2)
        place += step


def cut(text: str, width: float, letters: Letters) -> str:
    """The beginning that has room, with an ellipsis where something is missing."""
    if letters.width(text) <= width:
        return text
    while text and letters.width(text + "…") > width:
        text = text[:-1]
    return text + "…"
