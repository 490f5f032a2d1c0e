"""A table within a paper that flows: its headings again on every page, rows that never split, the total below."""

from collections.abc import Iterator, Sequence
from datetime import date

from db.domain.reports import Amount, ReportTable, Row
from printing.fitting import Cell, Fitted, fitted_cell, fitted_exactly, fitted_text
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.sheet import Sheet
from printing.style import MM, REPORT_CELL, REPORT_HEAD, REPORT_TOTAL, SHADE, Align, Type
from printing.table_cells import Place

PADDING = 1.0 * MM
MOST_LINES, MOST_HEADING_LINES = 5, 4


class Line:
    """One row ready to be drawn."""

    def __init__(self, height: float, cells: Sequence[Cell], style: Type, *, is_shaded: bool = False) -> None:
        self.height, self.cells, self.style, self.is_shaded = height, cells, style, is_shaded


class FlowingTable:
    """The lines of a table, laid out for a width on a sheet."""

    def __init__(
        self, sheet: Sheet, table: ReportTable, left: float, width: float, paper: Paper, breaker: LineBreaker
    ) -> None:
        self._sheet, self._table, self._left, self._width = sheet, table, left, width
        self._paper, self._breaker = paper, breaker
        scale = width / sum(column.weight for column in table.columns)
        self._widths = [column.weight * scale for column in table.columns]
        self._edges = [left]
        for each in self._widths:
            self._edges.append(self._edges[-1] + each)
        self.heading = self._heading()

    def lines(self) -> Iterator[Line]:
        """Every row, then the total."""
        for row in self._table.rows:
            yield self._line(row, REPORT_CELL)
        if self._table.total:
            yield self._line(self._table.total, REPORT_TOTAL)

    def draw(self, line: Line, top: float) -> float:
        """One line below `top`; where the next begins."""
        bottom, right = top - line.height, self._left + self._width
        if line.is_shaded:
            self._sheet.filled(self._left, bottom, self._width, line.height, SHADE)
        self._sheet.rows(self._left + PADDING, [((top + bottom) / 2, line.cells)], line.style)
        across = [(self._left, y, right, y) for y in (top, bottom)]
        self._sheet.rules([*across, *((edge, top, edge, bottom) for edge in self._edges)])
        return bottom

    def _heading(self) -> Line:
        cells = []
        for place, column in enumerate(self._table.columns):
            inside, text = self._widths[place] - 2 * PADDING, self._words(column.heading)
            fitted = fitted_text(text, inside, REPORT_HEAD, MOST_HEADING_LINES, self._breaker)
            cells.append(self._cell(place, fitted, text, REPORT_HEAD, "center"))
        return Line(max(cell.height for cell in cells) + PADDING, cells, REPORT_HEAD, is_shaded=True)

    def _line(self, row: Row, style: Type) -> Line:
        cells = []
        for place, (column, cell) in enumerate(zip(self._table.columns, row, strict=True)):
            inside = self._widths[place] - 2 * PADDING
            if isinstance(cell, Amount):
                text = self._paper.numerals(cell.text)
                fitted = fitted_exactly(text, inside, style, MOST_LINES)
            else:
                text = self._paper.table_date(cell) if isinstance(cell, date) else self._words(cell)
                fitted = fitted_cell(text, inside, style, MOST_LINES, self._breaker)
            cells.append(self._cell(place, fitted, text, style, column.align))
        return Line(max(cell.height for cell in cells) + 0.3 * MM, cells, style)

    def _words(self, text: str) -> str:
        return self._paper.prose(" ".join(text.split()))

    def _cell(self, place: int, fitted: Fitted, text: str, style: Type, align: Align) -> Cell:
        where = Place(self._edges[place] - self._left, self._widths[place] - 2 * PADDING, self._widths[place], align)
        code = self._sheet.cell(where, fitted, text, style)
        return Cell(fitted.lines, len(fitted.lines) * fitted.size * style.leading, code)
