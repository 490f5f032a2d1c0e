"""Table papers drawn: head, shaded headings, grid, cells, totals, signatures and the line at the foot of each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.domain.errors import Progress
from db.domain.garbage import garbage_left
from printing.fitting import Cell, Fitted, fitted_cell, fitted_text, least_on_a_line
from printing.output import NothingToPrint, put
from printing.paper import Paper
from printing.sheet import Sheet
from printing.style import CLOSING, FURNITURE, HEADING, MM, REPORT_CHART, SHADE, SUBTITLE, TITLE, Align
from printing.table_cells import Place
from printing.table_layout import (
    ABOVE_CLOSING,
    CELL_PADDING,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    Page,
    TableLayout,
)
from printing.tables import Closing, Table

if TYPE_CHECKING:
    from db.domain.charts import Chart

SIGNATURE_WIDTH = 72 * MM
CHART_GAP = 4 * MM


class TablePrinter:
    """Draws the pages of a laid out table."""

    def __init__(self, sheet: Sheet, layout: TableLayout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.table = layout.table
        self.edges = [MARGIN_SIDE]
        for width in layout.widths:
            self.edges.append(self.edges[-1] + width)

        inside = zip(self.table.columns, self.edges, layout.widths, strict=False)
        self._places = [
            Place(start - MARGIN_SIDE, width - 2 * CELL_PADDING, width, column.align) for column, start, width in inside
        ]
        layout.draw_cell = self._cell
        style = self.table.cell
        for number, (place, column) in enumerate(zip(self._places, self.table.columns, strict=True)):
            least = least_on_a_line(style, column.kind == "exact")
            layout.draw_usual(number, sheet.usual_cells(place, style, least))

    def _cell(self, place: int, fitted: Fitted, text: str) -> str:
        return self.sheet.cell(self._places[place], fitted, text, self.table.cell)

    def draw(self, pages: Iterable[Page]) -> None:
        """All pages, and when their number is known the foot of each."""
        first = self.sheet.page_count - 1
        for number, page in enumerate(pages):
            if number:
                self.sheet.next_page()
            self._page(page)
        count = self.sheet.page_count - first
        for number in range(count):
            with self.sheet.revisited(first + number):
                self._furniture(number + 1, count)

    def charts(self, charts: Sequence[Chart]) -> None:
        """Each on a page of its own below its title, with the foot of all pages."""
        from printing.chart_drawing import draw, laid_out  # few tables have charts

        paper, middle = self.layout.paper, self.layout.size[0] / 2
        for place, chart in enumerate(charts, 1):
            self.sheet.next_page()
            title = fitted_text(paper.prose(chart.title), self.layout.inner, TITLE, 2, self.table.breaker)
            top = self.sheet.lines(middle, self.layout.size[1] - MARGIN_TOP, title, TITLE, "center")
            for fitted in self.layout.subhead:
                top = self.sheet.lines(middle, top, fitted, SUBTITLE, "center")
            top -= CHART_GAP
            drawing = laid_out(chart, self.layout.inner, REPORT_CHART, paper)
            draw(self.sheet, drawing, MARGIN_SIDE, top, REPORT_CHART, paper)
            self._furniture(place, len(charts))

    def _page(self, page: Page) -> None:
        self.sheet.again((id(self.layout), bool(page.bands)), lambda: self._begun(page))
        top = self.layout.size[1] - MARGIN_TOP - self.layout.head_height
        top -= self.layout.heading_height if page.bands else 0
        left, right = self.edges[0], self.edges[-1]
        grid: list[tuple[float, float, float, float]] = []
        for has_label, bands in groupby(page.bands, key=lambda band: band.label is not None):
            begun, rows = top, []
            for band in bands:
                if band.label:
                    self.sheet.lines(left + CELL_PADDING, top - 0.8 * MM, band.label, band.style)
                else:
                    rows.append((top - band.height / 2, band.cells))
                    grid.append((left, top, right, top))
                top -= band.height
            if not has_label:  # one line down for all rows that stand together
                self.sheet.rows(left + CELL_PADDING, rows, self.table.cell)
                grid += [(left, top, right, top), *((edge, begun, edge, top) for edge in self.edges)]
        self.sheet.rules(grid)
        if page.has_closing:
            self._closings(top - ABOVE_CLOSING)

    def _begun(self, page: Page) -> None:
        """What pages begin with."""
        top = self._head()
        if page.bands:
            self._headings(top)

    def _head(self) -> float:
        middle, top = self.layout.size[0] / 2, self.layout.size[1] - MARGIN_TOP
        for fitted in self.layout.head:
            top = self.sheet.lines(middle, top, fitted, TITLE, "center")
        for fitted in self.layout.subhead:
            top = self.sheet.lines(middle, top, fitted, SUBTITLE, "center")
        return top - 2 * MM

    def _headings(self, top: float) -> None:
        height = self.layout.heading_height
        left, width = self.edges[0], self.edges[-1] - self.edges[0]
        self.sheet.filled(left, top - height, width, height, SHADE)
        cells = []
        for column, fitted, place in zip(self.table.columns, self.layout.headings, self._places, strict=True):
            code = self.sheet.cell(place._replace(align="center"), fitted, column.heading, HEADING)
            cells.append(Cell(fitted.lines, height, code))
        self.sheet.rows(left + CELL_PADDING, [(top - height / 2, cells)], HEADING)
        sides = [(edge, top, edge, top - height) for edge in self.edges]
        across = [(left, y, left + width, y) for y in (top, top - height)]
        self.sheet.rules([*sides, *across], 0.8)

    def _closings(self, top: float) -> None:
        count = len(self.table.closings)
        share = self.layout.inner / max(count, 2)
        for index, closing in enumerate(self.table.closings):
            # One who signs alone signs at the right, where an official's eye looks for it.
            middle = MARGIN_SIDE + share * (index + 0.5 + (1 if count == 1 else 0))
            self._closing(closing, middle, top, min(share, SIGNATURE_WIDTH + 20 * MM))

    def _closing(self, closing: Closing, middle: float, top: float, width: float) -> None:
        dots = min(SIGNATURE_WIDTH, width) * 0.72
        baseline = top - CLOSING.line * 1.1
        self.sheet.text(
            middle - dots / 2 - 2 * MM,
            baseline,
            closing.signs,
            CLOSING.font,
            CLOSING.size,
            "right",
        )
        self.sheet.dots(middle - dots / 2, baseline - 1, dots)
        top -= CLOSING.line * 1.4
        for line in closing.lines:
            fitted = fitted_text(line, width - 4 * MM, CLOSING, 1, self.table.breaker)
            self.sheet.lines(middle, top, fitted, CLOSING, "center")
            top -= CLOSING.line

    def _furniture(self, number: int, count: int) -> None:
        y = MARGIN_BOTTOM - 8 * MM
        paper, sheet = self.layout.paper, self.sheet
        third = self.layout.inner / 3
        page = self.table.page_label.format(page=paper.count(number), pages=paper.count(count))
        notes: tuple[tuple[str, float, Align], ...] = (
            (self.table.printed, MARGIN_SIDE, "left"),
            (self.table.notice, self.layout.size[0] / 2, "center"),
            (page, self.layout.size[0] - MARGIN_SIDE, "right"),
        )
        for text, x, align in notes:
            fitted = fitted_cell(text, third - 2 * MM, FURNITURE, 2, self.table.breaker)
            draw: Callable[[], object] = partial(sheet.lines, x, y + FURNITURE.line, fitted, FURNITURE, align)
            if text is page:
                draw()
            else:
                sheet.again((id(self.layout), align), draw)


def write_table(table: Table, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None) -> None:
    """Lay out, draw, put in place; raises MissingGlyph, TooLong or NotWritten before anything is there."""
    write_tables([table], target, paper, progress)


def write_tables(
    tables: Sequence[Table],
    target: Path | BinaryIO,
    paper: Paper,
    progress: Progress | None = None,
    charts: Sequence[Chart] = (),
) -> None:
    """Several tables in one file, each with its own page numbers; all lie or all stand. Then what charts show of
    them."""
    if not tables:
        raise NothingToPrint
    layouts = [TableLayout(table, paper) for table in (tables[:1] if paper.is_begun else tables)]
    sheet = Sheet(layouts[0].size, tables[0].name, paper)
    for place, layout in enumerate(layouts):
        if place:
            sheet.next_page()
        with garbage_left():
            TablePrinter(sheet, layout).draw(islice(layout.pages(progress), 1 if paper.is_begun else None))
    if charts and not paper.is_begun:
        TablePrinter(sheet, layouts[0]).charts(charts)
    put(sheet.finished(), target)
