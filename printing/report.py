"""The report of a fiscal year (รายงานผลการดำเนินงานประจำปีงบประมาณ): numbered parts, tables, charts, photographs."""

from pathlib import Path
from typing import BinaryIO, Final

from db.domain.errors import Progress
from db.domain.reports import (
    Block,
    Part,
    Report,
    ReportChart,
    ReportPhotograph,
    ReportPhotographs,
    ReportTable,
    ReportText,
)
from printing.chart_drawing import draw, laid_out
from printing.fitting import fitted_cell, fitted_text
from printing.fonts import font
from printing.line_breaking import wrapped
from printing.output import put
from printing.paper import Paper
from printing.reading import Read, read_as
from printing.report_table import FlowingTable
from printing.rosters import page_label, printed_line, signature
from printing.sheet import Sheet
from printing.style import (
    A4,
    CLOSING,
    FURNITURE,
    MM,
    REPORT_CAPTION,
    REPORT_CELL,
    REPORT_CHART,
    REPORT_PART,
    REPORT_SUBTITLE,
    REPORT_TEXT,
    REPORT_TITLE,
    Type,
)

EDGE: Final = 18 * MM
FOOT: Final = 18 * MM
GAP: Final = 3 * MM
FIRST_LINE: Final = 12 * MM
"""How far the first line of a paragraph begins to the right."""
ACROSS: Final = 2
"""Photographs side by side."""
PHOTOGRAPH_HEIGHT: Final = 58 * MM
PHOTOGRAPH_PIXELS: Final = 1000
CAPTION_LINES: Final = 3
WHOLE_SHARE: Final = 0.4
"""A table that takes no more of a page stays on one."""
LEAST_ROWS: Final = 2
"""Rows of a longer one that stand below its headings before a page ends."""
DOTS: Final = 52 * MM
"""The line to sign on."""
CLOSING_HEIGHT: Final = CLOSING.line * 4 + 2 * GAP


def write_report(report: Report, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None) -> None:
    """As many pages A4 as it takes. Raises MissingGlyph, TooLong, BadPicture or NotWritten, and leaves no file then."""
    _ = paper.gettext
    year = paper.numerals(str(report.year))
    sheet = Sheet(A4, _("Results of the fiscal year {year}").format(year=year), paper)
    drawing = ReportDrawing(sheet, report, paper)
    drawing.head()
    signed_after = max((place for place, part in enumerate(report.parts, 1) if not part.is_appendix), default=0)
    for place, part in enumerate(report.parts, 1):
        drawing.part(place, part, CLOSING_HEIGHT if place == signed_after else 0)
        if place == signed_after:
            drawing.closings()
        if progress:
            progress(place, len(report.parts))
    drawing.feet()
    put(sheet.finished(), target)


class ReportDrawing:
    """The pages from above downwards; what has no room left on one goes on the next."""

    def __init__(self, sheet: Sheet, report: Report, paper: Paper) -> None:
        self.sheet, self.report, self.paper = sheet, report, paper
        self.room = A4[0] - 2 * EDGE
        self.top = A4[1] - EDGE
        self.breaker = paper.breaker(report.organisation, report.place, names=[paper.printed_by])

    def head(self) -> None:
        """What it is, of which days, and whose."""
        _ = self.paper.gettext
        report, paper = self.report, self.paper
        year = paper.numerals(str(report.year))
        self._centred(_("Report on the results of the fiscal year {year}").format(year=year), REPORT_TITLE)
        self._centred(f"({paper.date_range(report.first, report.last)})", REPORT_SUBTITLE)
        if report.organisation:
            self._centred(report.organisation, REPORT_TITLE)
        if report.place:
            self._centred(report.place, REPORT_SUBTITLE)
        if report.day < report.last:
            until = _("The year is still running: figures up to {day}.").format(day=paper.long_date(report.day))
            self._centred(until, REPORT_SUBTITLE)
        self.top -= GAP

    def part(self, number: int, part: Part, below: float = 0) -> None:
        """A heading with its number and what belongs to it; so much is to have room on its last page `below` it."""
        first = PHOTOGRAPH_HEIGHT if part.is_appendix else 4 * REPORT_CELL.line
        self._make_room(REPORT_PART.line + REPORT_CAPTION.line + first + below)
        self.top -= GAP
        self._line(f"{self.paper.numerals(str(number))}. {part.heading}", REPORT_PART)
        for block in part.blocks:
            self._block(block)
            self.top -= GAP

    def _block(self, block: Block) -> None:
        if isinstance(block, ReportText):
            self._text(block.text)
        elif isinstance(block, ReportTable):
            self._table(block)
        elif isinstance(block, ReportChart):
            self._chart(block)
        else:
            self._photographs(block)

    def _text(self, text: str) -> None:
        """Paragraphs whose first lines begin further right, broken over pages at any line."""
        measure, size = font(REPORT_TEXT.font).shaper.width, REPORT_TEXT.size
        for paragraph in filter(None, map(str.strip, text.splitlines())):
            said = self.paper.prose(" ".join(paragraph.split()))
            first = wrapped(self.breaker.pieces(said), (self.room - FIRST_LINE) / size, measure)[0]
            rest = self.breaker.pieces(said[len(first) :].lstrip())
            lines = [first, *(wrapped(rest, self.room / size, measure) if rest else [])]
            for place, line in enumerate(lines):
                self._make_room(REPORT_TEXT.line)
                indent = 0 if place else FIRST_LINE
                self.sheet.text(
                    EDGE + indent, self.top - REPORT_TEXT.line * 0.75, line.rstrip(), REPORT_TEXT.font, size
                )
                self.top -= REPORT_TEXT.line

    def _table(self, table: ReportTable) -> None:
        flowing = FlowingTable(self.sheet, table, EDGE, self.room, self.paper, self.breaker)
        if not table.rows and table.empty:
            self._make_room(REPORT_CAPTION.line + REPORT_TEXT.line)
            self._line(table.caption, REPORT_CAPTION)
            self._line(table.empty, REPORT_CELL)
            return
        lines = list(flowing.lines())
        whole, most = sum(line.height for line in lines), (A4[1] - EDGE - FOOT) * WHOLE_SHARE
        least = sum(line.height for line in lines[:LEAST_ROWS])
        self._make_room(REPORT_CAPTION.line + flowing.heading.height + (whole if whole <= most else least))
        self._line(table.caption, REPORT_CAPTION)
        self.top = flowing.draw(flowing.heading, self.top)
        for line in lines:
            if self.top - line.height < FOOT:
                self._next_page()
                self.top = flowing.draw(flowing.heading, self.top)
            self.top = flowing.draw(line, self.top)

    def _chart(self, block: ReportChart) -> None:
        drawing = laid_out(block.chart, self.room, REPORT_CHART, self.paper)
        self._make_room(REPORT_CAPTION.line + drawing.height + GAP)
        self._line(block.chart.title, REPORT_CAPTION)
        draw(self.sheet, drawing, EDGE, self.top, REPORT_CHART, self.paper)
        self.top -= drawing.height

    def _photographs(self, block: ReportPhotographs) -> None:
        """Side by side, each with its caption; a row stays on one page."""
        width = (self.room - GAP * (ACROSS - 1)) / ACROSS
        for first in range(0, len(block.photographs), ACROSS):
            row = block.photographs[first : first + ACROSS]
            texts = [self._caption(each) for each in row]
            captions = [fitted_cell(text, width, REPORT_CELL, CAPTION_LINES, self.breaker) for text in texts]
            below = max(len(caption.lines) * caption.size * REPORT_CELL.leading for caption in captions)
            self._make_room(PHOTOGRAPH_HEIGHT + below + GAP)
            bottom, lines = self.top - PHOTOGRAPH_HEIGHT, list[Read]()
            for place, (each, text, caption) in enumerate(zip(row, texts, captions, strict=True)):
                left = EDGE + place * (width + GAP)
                self.sheet.picture(each.image, left, bottom, width, PHOTOGRAPH_HEIGHT, each.activity, PHOTOGRAPH_PIXELS)
                lines += read_as(text, caption, REPORT_CELL, left + width / 2, bottom, "center")[0]
            self.sheet.read(EDGE, bottom - below / 2, self.room, lines, REPORT_CELL.font)
            self.top -= PHOTOGRAPH_HEIGHT + below + GAP

    def _caption(self, photograph: ReportPhotograph) -> str:
        moment = self.paper.gettext(photograph.moment.label)
        return self.paper.prose(f"{photograph.activity} ({moment}) {photograph.caption}".strip())

    def closings(self) -> None:
        """Who made the report and who vouches for it."""
        _ = self.paper.gettext
        signed = (signature(self.paper, _("Who made the report")), signature(self.paper, _("Who vouches for it")))
        self._make_room(CLOSING_HEIGHT)
        self.top -= 2 * GAP
        middles = [EDGE + self.room * (place + 0.5) / len(signed) for place in range(len(signed))]
        baseline = self.top - CLOSING.line * 1.1
        for closing, middle in zip(signed, middles, strict=True):
            self.sheet.text(middle - DOTS / 2 - 2 * MM, baseline, closing.signs, CLOSING.font, CLOSING.size, "right")
            self.sheet.dots(middle - DOTS / 2, baseline - 1, DOTS)
        top = self.top - CLOSING.line * 1.4
        for lines in zip(*(closing.lines for closing in signed), strict=True):  # side by side, as they are read
            for line, middle in zip(lines, middles, strict=True):
                fitted = fitted_text(line, self.room / 2 - 4 * MM, CLOSING, 1, self.breaker)
                self.sheet.lines(middle, top, fitted, CLOSING, "center")
            top -= CLOSING.line
        self.top -= CLOSING_HEIGHT - 2 * GAP

    def feet(self) -> None:
        """When it was printed and the number of each page, once it is known how many there are."""
        count = self.sheet.page_count
        printed = printed_line(self.paper)
        for number in range(count):
            label = page_label(self.paper).format(page=self.paper.count(number + 1), pages=self.paper.count(count))
            with self.sheet.revisited(number):
                self.sheet.text(EDGE, 10 * MM, printed, FURNITURE.font, FURNITURE.size)
                self.sheet.text(A4[0] - EDGE, 10 * MM, label, FURNITURE.font, FURNITURE.size, "right")

    def _line(self, text: str, style: Type) -> None:
        fitted = fitted_text(self.paper.prose(text), self.room, style, 3, self.breaker)
        self.top = self.sheet.lines(EDGE, self.top, fitted, style)

    def _centred(self, text: str, style: Type) -> None:
        fitted = fitted_text(text, self.room, style, 3, self.breaker)
        self.top = self.sheet.lines(A4[0] / 2, self.top, fitted, style, "center")

    def _make_room(self, height: float) -> None:
        if self.top - height < FOOT:
            self._next_page()

    def _next_page(self) -> None:
        self.sheet.next_page()
        self.top = A4[1] - EDGE
