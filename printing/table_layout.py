"""Where everything of a table paper goes, worked out before anything is drawn so that the number of pages is known.

The head repeats on every page, a row never splits, cells wrap at words or shrink, and nothing leaves its cell.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from db.domain.errors import Progress
from printing.clusters import MissingGlyph
from printing.column_widths import column_widths
from printing.fitting import (
    Cell,
    Fitted,
    fitted_cell,
    fitted_exactly,
    fitted_name,
    fitted_text,
)
from printing.paper import Paper
from printing.style import (
    A4,
    A4_LANDSCAPE,
    CLOSING,
    HEADING,
    MM,
    SECTION,
    SUBTITLE,
    TITLE,
    TOTAL,
    Type,
)
from printing.tables import Table

height_of = attrgetter("height")
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 12 * MM, 12 * MM, 18 * MM
CELL_PADDING, ROW_PADDING = 1.1 * MM, 0.2 * MM
ABOVE_CLOSING = 6 * MM
MOST_LINES = 6
"""Lines in a cell; a note that is longer still ends with an ellipsis, for a row must fit a page."""
LEAST_ROWS = 3
"""Rows of the last page of several, where the page before can spare them."""
ROWS_AT_ONCE = 100
"""A few pages of them: the first page waits for no more."""
PROGRESS_STEP = 50
MOST_REMEMBERED = 2000
"""Cells of a column that are kept as they were fitted and drawn, for many rows say the same."""


class Band(NamedTuple):
    """A row, caption or total with its height; cells are empty for a caption or total."""

    height: float
    cells: tuple[Cell, ...] = ()
    label: Fitted | None = None
    style: Type = SECTION
    keeps_next: bool = False


@dataclass
class Page:
    """`goes_on` where its first row follows the last one of the page before, in the same section."""

    bands: list[Band] = field(default_factory=list)
    has_closing: bool = False
    goes_on: bool = False

    @property
    def height(self) -> float:
        return sum(band.height for band in self.bands)

    @property
    def rows(self) -> int:
        return sum(bool(band.cells) for band in self.bands)


class Cells(dict[str, Cell]):
    """The cells of a column as they were fitted and drawn last, each made when it is first asked for."""

    def __init__(self, fit: Callable[[str], Cell]) -> None:
        super().__init__()
        self._fit = fit
        self.usual: Callable[[str], Cell | None] = lambda text: None

    def __missing__(self, text: str) -> Cell:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        cell = self[text] = self.usual(text) or self._fit(text)
        return cell


class TableLayout:
    """Where everything of a table goes."""

    def __init__(self, table: Table, paper: Paper) -> None:
        self.table = table
        self.paper = paper
        self.size = A4_LANDSCAPE if table.landscape else A4
        self.inner = self.size[0] - 2 * MARGIN_SIDE
        self.widths = column_widths(table.columns, self.inner, CELL_PADDING, table.breaker)
        self._cells = [Cells(partial(self._cell, place)) for place in range(len(table.columns))]
        self.head = [self._fitted_line(text, TITLE) for text in table.titles]
        self.subhead = [self._fitted_line(text, SUBTITLE) for text in table.subtitles if text]
        self.headings = [
            fitted_text(column.heading, width - 2 * CELL_PADDING, HEADING, 3, table.breaker)
            for column, width in zip(table.columns, self.widths, strict=True)
        ]
        lines = max(len(fitted.lines) * fitted.size for fitted in self.headings)
        self.heading_height = lines * HEADING.leading + 2 * CELL_PADDING
        self.head_height = sum(len(fitted.lines) * fitted.size * TITLE.leading for fitted in self.head)
        self.head_height += sum(len(fitted.lines) * fitted.size * SUBTITLE.leading for fitted in self.subhead)
        self.head_height += 2 * MM
        self.room = self.size[1] - MARGIN_TOP - MARGIN_BOTTOM - self.head_height
        self.closing_heights = [CLOSING.line * (1.4 + len(closing.lines)) for closing in table.closings]

        self.draw_cell: Callable[[int, Fitted, str], str] | None = None
        """What makes the operators of a cell, once there is a sheet."""
        self._least_row = max(table.cell.line + ROW_PADDING, table.least_row)

    def _fitted_line(self, text: str, style: Type) -> Fitted:
        return fitted_text(text, self.inner, style, 3, self.table.breaker)

    def pages(self, progress: Progress | None) -> Iterator[Page]:
        """The bands of page after page; the closing block stands on the last one, with a few rows above it."""
        before: Page | None = None
        last = Page()
        for number, page in enumerate(self._full_pages(progress)):
            if before is not None:
                yield before
            before, last = (last if number else None), page
        if before is not None:
            self._even_out(before, last)
            yield before
        yield last

    def _full_pages(self, progress: Progress | None) -> Iterator[Page]:
        """Each as full as can be."""
        page = Page()
        left = self._full
        caption: Band | None = None
        waiting: list[Band] = []
        for band, starts_section in self._bands(progress):
            if starts_section:
                caption = band if band.label else None
                if self.table.page_per_section and page.bands:
                    yield page
                    page, left = Page(), self._full
            if band.keeps_next:
                waiting.append(band)
                continue
            needed = band.height + sum(map(height_of, waiting)) if waiting else band.height
            if needed > left and page.bands:
                # the caption comes along, so that every page says whose rows it holds
                goes_on = bool((waiting or [band])[0].cells)
                yield page
                page = Page([caption] if caption and goes_on else [], goes_on=goes_on)
                left = self._full - page.height
            page.bands += waiting
            page.bands.append(band)
            left -= needed
            waiting.clear()
        if self.table.closings and self.closing_height > left:
            last = self._page_for_closing(page, caption)
            yield page
            page = last
        page.has_closing = bool(self.table.closings)
        yield page

    @property
    def _full(self) -> float:
        """The height of bands that a page has room for."""
        return self.room - self.heading_height

    def _page_for_closing(self, last: Page, caption: Band | None) -> Page:
        """A signature never stands alone on its page: the last row and what follows it come along."""
        rows = [index for index, band in enumerate(last.bands) if band.cells]
        if len(rows) < 2:
            return Page()
        moved = last.bands[rows[-1] :]
        del last.bands[rows[-1] :]
        return Page([*([caption] if caption else []), *moved], goes_on=True)

    def _even_out(self, before: Page, last: Page) -> None:
        """A row or two do not stand alone on the last page where the one before it has rows to spare."""
        spare = sum(1 for _row in takewhile(lambda band: band.cells, reversed(before.bands))) - LEAST_ROWS
        count = min(LEAST_ROWS - last.rows, spare)
        if count <= 0 or not last.goes_on:
            return
        moved = before.bands[-count:]
        if last.height + sum(band.height for band in moved) + self.closing_height > self._full:
            return
        del before.bands[-count:]
        place = next(index for index, band in enumerate(last.bands) if band.cells)
        last.bands[place:place] = moved

    @property
    def closing_height(self) -> float:
        return ABOVE_CLOSING + max(self.closing_heights, default=0.0)

    def _bands(self, progress: Progress | None) -> Iterator[tuple[Band, bool]]:
        """Everything from above, and whether a section begins with it; what must not part keeps its next one."""
        table = self.table
        count, done = sum(len(section.rows) for section in table.sections), 0
        for section in table.sections:
            is_last_section = section is table.sections[-1]
            has_total_next = bool(section.total) or (is_last_section and bool(table.total))
            if section.caption:
                yield self._label(section.caption, SECTION, keeps_next=bool(section.rows or has_total_next)), True
            tied = len(section.rows) if has_total_next else 0  # the last row to what follows it
            for place, cells in enumerate(self._drawn(section.rows), 1):
                yield self._row(cells, place == tied), place == 1 and not section.caption
                if progress and (done + place) % PROGRESS_STEP == 0:
                    progress(done + place, count)
            done += len(section.rows)
            if section.total:
                yield self._label(section.total, TOTAL, keeps_next=is_last_section and bool(table.total)), False
        if table.total:
            yield self._label(table.total, TOTAL), False
        if progress:
            progress(count, count)

    def _label(self, text: str, style: Type, keeps_next: bool = False) -> Band:
        fitted = fitted_text(text, self.inner - 2 * CELL_PADDING, style, 3, self.table.breaker)
        height = len(fitted.lines) * fitted.size * style.leading + 1.2 * MM
        return Band(height, label=fitted, style=style, keeps_next=keeps_next)

    def _drawn(self, rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[Cell, ...]]:
        """The cells of row after row, worked out a column of some rows at once: a step that is taken again and again
        goes a good deal faster than steps in turns."""
        waiting = iter(rows)
        while some := list(islice(waiting, ROWS_AT_ONCE)):
            texts = zip(*some, strict=True)
            try:
                columns = [list(map(cells.__getitem__, of)) for cells, of in zip(self._cells, texts, strict=True)]
            except MissingGlyph:
                for row in some:
                    self._look_through(row)
                raise
            yield from zip(*columns, strict=True)

    def _row(self, cells: tuple[Cell, ...], keeps_next: bool) -> Band:
        height = max(map(height_of, cells)) + ROW_PADDING
        return Band(height if height > self._least_row else self._least_row, cells, None, SECTION, keeps_next)

    def _look_through(self, row: tuple[str, ...]) -> None:
        """Raises MissingGlyph naming whose row holds the letter and where, if it does."""
        try:
            for cells, text in zip(self._cells, row, strict=True):
                cells[text]
        except MissingGlyph as problem:
            names = (text for text, column in zip(row, self.table.columns, strict=True) if column.kind == "name")
            raise problem.of(next(filter(None, names), ""), self._heading_over(problem.letter, row)) from None

    def _heading_over(self, letter: str, row: tuple[str, ...]) -> str:
        """Of the first cell that holds the letter: where to look for it in the person's record."""
        cells = zip(row, self.table.columns, strict=True)
        return next((column.heading for text, column in cells if letter in text), "")

    def draw_usual(self, place: int, usual: Callable[[str], Cell | None]) -> None:
        """That makes the cells of a column that take one line; None of it leaves them to fitting."""
        self._cells[place].usual = usual

    def _cell(self, place: int, text: str) -> Cell:
        fitted = self._fitted_cell(place, text)
        code = self.draw_cell(place, fitted, text) if self.draw_cell is not None else ""
        return Cell(fitted.lines, len(fitted.lines) * fitted.size * self.table.cell.leading, code)

    def _fitted_cell(self, place: int, text: str) -> Fitted:
        column, style = self.table.columns[place], self.table.cell
        inside = self.widths[place] - 2 * CELL_PADDING
        if column.kind == "exact":
            return fitted_exactly(text, inside, style, MOST_LINES)
        if column.kind == "name":
            return fitted_name(text, inside, style, MOST_LINES)
        return fitted_cell(text, inside, style, MOST_LINES, self.table.breaker)
