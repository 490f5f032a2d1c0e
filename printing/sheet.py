"""The drawing hand: text, rules and pictures in points from the lower left corner, written as operators at once.

Reportlab's canvas would keep a state and format a dozen dictionaries for each page; thousands of pages need neither.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from printing.fitting import Cell, Fitted
from printing.font_subset import Encoder
from printing.fonts import font
from printing.operators import BLACK, Colour, Segment, colour_of, ruled
from printing.paper import Paper
from printing.pdf_file import About, PdfFile
from printing.pictures import MOST_PIXELS, read_picture
from printing.qr import qr_code
from printing.reading import Read, one_after_the_other
from printing.style import BASELINE, INK, MM, Align, Type
from printing.table_cells import Place, cell_operators, row_operators, usual_cells

MOST_REMEMBERED = 20_000
"""Texts whose operators are kept: lists say much the same on every line, but memory is not without end."""


class PageParts(NamedTuple):
    """What a page is put together from."""

    size: tuple[float, float]
    streams: list[str]
    used: dict[str, None]


class Sheet:
    """One PDF being drawn, page after page; the same input and date always give the same bytes."""

    def __init__(self, size: tuple[float, float], title: str, paper: Paper) -> None:
        self.width, self.height = size
        self._paper = paper
        self._shared: dict[Hashable, str] = {}
        self._alike: dict[Hashable, tuple[str, dict[str, None]]] = {}
        self._encoders: dict[str, Encoder] = {}
        self._written: dict[tuple[str, str, float], tuple[str, float | None]] = {}
        self._file = PdfFile(About(title, "th-TH" if paper.language == "th" else "en", paper.printed_on))
        self._pages: list[PageParts] = []
        self._begin_page()

    def _begin_page(self) -> None:
        self._streams: list[str] = []
        self._code: list[str] = []
        self._used: dict[str, None] = {}
        self._pages.append(PageParts((self.width, self.height), self._streams, self._used))
        self._place_page()

    def _place_page(self) -> None:
        right, down = self._paper.offset_mm
        if right or down:
            self._code.append(f"1 0 0 1 {right * MM:.6f} {-down * MM:.6f} cm")

    def next_page(self, size: tuple[float, float] | None = None) -> None:
        """Begin another page, of another size if one is given."""
        self._put_aside()
        if size is not None:
            self.width, self.height = size
        self._begin_page()

    @property
    def page_count(self) -> int:
        """With the one that is being drawn."""
        return len(self._pages)

    @contextmanager
    def revisited(self, place: int) -> Iterator[None]:
        """More is drawn on that page (from 0): what could not be known before, as how many pages there are."""
        self._put_aside()
        around = self._streams, self._used
        _size, self._streams, self._used = self._pages[place]
        yield
        self._put_aside()
        self._streams, self._used = around

    def _put_aside(self) -> None:
        """What was drawn so far waits compressed: thousands of pages would else fill the memory."""
        if self._code:
            self._streams.append(self._file.add_stream("\n".join(self._code)))
            self._code = []

    def finished(self) -> bytes:
        """The whole file."""
        self._put_aside()
        for page in self._pages:
            self._file.add_page(*page)
        return self._file.finished()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        font_name: str,
        size: float,
        align: Align = "left",
    ) -> None:
        """One line whose baseline is at y; x is its left end, middle or right end; raises MissingGlyph."""
        key = (text, font_name, size)
        written = self._written.get(key)
        if written is None:
            if len(self._written) > MOST_REMEMBERED:
                self._written.clear()
            written = self._written[key] = self._operators(text, font_name, size), None
        operators, reach = written
        if align != "left":
            if reach is None:
                reach = font(font_name).width(text, size)
                self._written[key] = operators, reach
            x -= reach * 0.5 if align == "center" else reach
        if operators:
            self._code.append(f"BT {x:.2f} {y:.2f} Td {operators} ET")

    def foot(self, middle: float, y: float, text: str, font_name: str, size: float) -> None:
        """One line that is read after all above it: the white from it to the edge of the page belongs to it."""
        x, encoder = middle - font(font_name).width(text, size) * 0.5, self._encoder(font_name)
        white = f"{encoder.typed(size)} {encoder.gap(self.width - middle, size)}"
        self._code.append(f"q BT {x:.2f} {y:.2f} Td {encoder.operators(text, size)} {white} ET Q")

    def _operators(self, text: str, font_name: str, size: float) -> str:
        """What shows the text, wherever it stands."""
        return self._encoder(font_name).operators(text, size)

    def _encoder(self, font_name: str) -> Encoder:
        encoder = self._encoders.get(font_name)
        if encoder is None:
            encoder = self._encoders[font_name] = font(font_name).encoder(self._file)
        return encoder

    def lines(self, x: float, top: float, fitted: Fitted, style: Type, align: Align = "left") -> float:
        """Lines one below the other from `top`; gives where the next may begin."""
        height = fitted.size * style.leading
        for line in fitted.lines:
            self.text(x, top - height * BASELINE, line, style.font, fitted.size, align)
            top -= height
        return top

    def read(self, x: float, y: float, reach: float, lines: Sequence[Read], font_name: str) -> None:
        """Lines of one text that are read before what stands beside them, between x and so far from it at height y."""
        encoder, size = self._encoder(font_name), lines[0].size
        others = {line.font: self._encoder(line.font) for line in lines if line.font}
        self._code.append(
            f"q BT {encoder.typed(size)} 1 0 0 1 {x:.2f} {y:.2f} Tm "
            f"{one_after_the_other(encoder, lines, x, y, reach, size, others)} ET Q"
        )

    def cell(self, place: Place, fitted: Fitted, text: str, style: Type) -> str:
        """The operators of a table cell, for `row`."""
        return cell_operators(self._encoder(style.font), place, fitted, text, style)

    def usual_cells(self, place: Place, style: Type, least: float) -> Callable[[str], Cell | None]:
        """What makes the cells of a column that take one line of no less than that size, quickly."""
        return usual_cells(self._encoder(style.font), place, style, least)

    def rows(self, x: float, rows: Iterable[tuple[float, Sequence[Cell]]], style: Type) -> None:
        """Rows of cells whose operators were made before, side by side from x: the middle of each, and its cells."""
        self._code += row_operators(self._encoder(style.font), x, rows, style)

    def rules(self, segments: Iterable[Segment], width: float = 0.5) -> None:
        """Straight thin lines (x1, y1, x2, y2)."""
        if drawn := ruled(tuple(segments), width):
            self._code.append(drawn)

    def filled(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        self._code.append(f"q {colour_of(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def path(self, operators: Sequence[str], colour: Colour, width: float) -> None:
        """A line drawing of PDF path operators (m, l, c, re, h)."""
        self._code.append(f"q {colour_of(colour)} RG {width:.2f} w {' '.join(operators)} S Q")

    def shape(self, operators: Sequence[str], colour: Colour) -> None:
        """What PDF path operators enclose, filled; of shapes within shapes every second one."""
        self._code.append(f"q {colour_of(colour)} rg {' '.join(operators)} f* Q")

    @contextmanager
    def tinted(self, colour: Colour) -> Iterator[None]:
        """Text within is in this colour."""
        if colour != INK:
            self._code.append(f"q {colour_of(colour)} rg")
        yield
        if colour != INK:
            self._code.append("Q")

    def dots(self, x: float, y: float, width: float) -> None:
        """A dotted line to write on."""
        self._code.append(
            f"q {colour_of(INK)} RG 0.8 w 1 J [0 2.6] 0 d {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q"
        )

    def qr_code(self, x: float, y: float, side: float, content: bytes) -> float:
        """A QR code whose lower left corner is at (x, y), larger than `side` where it needs to be; its real side.

        A picture of one bit a square, drawn as a mask: as sharp as lines at any size, and a fifth of their bytes.
        """
        code = qr_code(content)
        side = max(side, code.least_side_mm * MM)
        name = self._use(self._file.add_stencil(code.side, code.bits))
        self._code.append(f"q {BLACK} rg {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")
        return side

    def picture(
        self, content: bytes, x: float, y: float, width: float, height: float, what: str, pixels: int = MOST_PIXELS
    ) -> None:
        """A picture within the box, its proportions kept, in the middle; raises BadPicture naming `what` it is of.

        It goes onto the paper with no more than so many pixels on its longer side.
        """

        def draw() -> None:
            image = read_picture(content, what, pixels)
            scale = min(width / image.width, height / image.height)
            across, up = image.width * scale, image.height * scale
            name = self._use(self._file.add_picture(image))
            self._code.append(
                f"q {across:.6f} 0 0 {up:.6f} {(width - across) / 2:.6f} {(height - up) / 2:.6f} cm /{name} Do Q"
            )

        self.shared((content, width, height), draw, x, y)

    def again(self, key: Hashable, draw: Callable[[], object]) -> None:
        """What many pages say alike is drawn for the first and stored once; it stays text of each page.

        Not so in a form (`shared`), at whose edges pdf.js runs lines together.
        """
        self._put_aside()
        if key not in self._alike:
            before, self._used = self._used, {}
            draw()
            self._alike[key] = self._file.add_stream("\n".join(self._code)), self._used
            self._code, self._used = [], before
        stream, used = self._alike[key]
        self._streams.append(stream)
        self._used |= used

    def shared(self, key: Hashable, draw: Callable[[], None], x: float = 0.0, y: float = 0.0) -> None:
        """A drawing that many pages have is stored once, under a key telling it from others, and placed at (x, y)."""
        name = self._shared.get(key)
        if name is None:
            around = self._code, self._used
            self._code, self._used = [], {}
            draw()
            name = self._file.add_form((self.width, self.height), "\n".join(self._code), self._used)
            self._shared[key] = name
            self._code, self._used = around
        self._use(name)
        self._code.append(f"q 1 0 0 1 {x:.6f} {y:.6f} cm /{name} Do Q" if x or y else f"/{name} Do")

    def _use(self, name: str) -> str:
        """The page or form that is being drawn needs this object."""
        self._used[name] = None
        return name
