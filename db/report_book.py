"""The figures of a fiscal year's report as an .xlsx file: the same tables as on paper, numbers as numbers."""

import io
import traceback
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from db.domain.audit import Event
from db.domain.date_forms import typed_date
from db.domain.errors import DeskError, Translate
from db.domain.figures import Unit
from db.domain.reports import Amount, Cell, Report, ReportTable
from db.domain.words import N_
from db.exports import LONGEST_CELL, refuse_own_file
from db.office import Office, action
from db.reports import fiscal_report
from db.safe_files import arriving

FONT: Final = {"font_name": "TH SarabunPSK", "font_size": 16}
FORMATS: Final = {Unit.PERCENT: "#,##0.0", Unit.HOURS: "#,##0.##", Unit.BAHT: "#,##0.00"}
"""How numbers are shown; all others are whole."""
LONGEST_NAME: Final = 31
"""Letters of a sheet's name."""
FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LETTER: Final = 0.55
"""Of the weights of columns, what a letter of a spreadsheet takes."""


@action
def export_report(office: Office, year: int, path: Path, say: Translate) -> int:
    """Write the tables of a B.E. fiscal year, a sheet for each part, whole or not at all; how many tables it has.

    `say` speaks Thai, as in all files. Raises DeskError.
    """
    refuse_own_file(office, path)
    if path.suffix.lower() != ".xlsx":
        raise DeskError(N_("The name of the file must end in .xlsx: {file}"), file=path.name)
    report = fiscal_report(office, year, say, "th")
    with arriving(path) as partial:
        _write(report, partial, say)
        office.record(Event.EXPORT.value, "report_texts", year, f"{path.name}: {len(report.tables)}")
    return len(report.tables)


def _write(report: Report, path: Path, say: Translate) -> None:
    """What waits in a folder of its own goes with it, as with other exports."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    content = io.BytesIO()
    with TemporaryDirectory(prefix=".export-", dir=path.parent, ignore_cleanup_errors=True) as place:
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "tmpdir": place}
        book = xlsxwriter.Workbook(content, plain)
        try:
            _Book(book).fill(report, say)
        finally:
            try:
                book.close()
            except FileCreateError as error:
                traceback.clear_frames(error.args[0].__traceback__)
                raise error.args[0] from None
    path.write_bytes(content.getbuffer())


class _Book:
    """The workbook with the looks of its cells."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True, **FONT})
        self.strong = book.add_format({"num_format": "@", "bold": True, **FONT})
        self.head = book.add_format(
            {"num_format": "@", "bold": True, "text_wrap": True, "bg_color": "#EDEDED", "border": 1, **FONT}
        )
        self.numbers = {unit: book.add_format({"num_format": FORMATS.get(unit, "#,##0"), **FONT}) for unit in Unit}

    def fill(self, report: Report, say: Translate) -> None:
        """A sheet for each part that has tables, its tables one below the other."""
        title = say(N_("Results of the fiscal year {year}")).format(year=report.year)
        for number, part in enumerate(report.parts, 1):
            tables = [block for block in part.blocks if isinstance(block, ReportTable)]
            if not tables:
                continue
            name = f"{number} {part.heading}".translate(FORBIDDEN)[:LONGEST_NAME]
            sheet = self.book.add_worksheet(name)
            sheet.write_string(0, 0, f"{report.organisation} {title}".strip()[:LONGEST_CELL], self.strong)
            sheet.write_string(1, 0, part.heading[:LONGEST_CELL], self.strong)
            row = 3
            for table in tables:
                row = self._table(sheet, row, table) + 2
            for place in range(max(len(table.columns) for table in tables)):
                weights = [table.columns[place].weight for table in tables if place < len(table.columns)]
                sheet.set_column(place, place, max(12, max(weights) * LETTER))

    def _table(self, sheet: Any, row: int, table: ReportTable) -> int:
        """The row below the table."""
        sheet.write_string(row, 0, table.caption[:LONGEST_CELL], self.strong)
        row += 1
        for place, column in enumerate(table.columns):
            sheet.write_string(row, place, column.heading[:LONGEST_CELL], self.head)
        rows = [*table.rows, *((table.total,) if table.total else ())]
        if not rows and table.empty:
            sheet.write_string(row + 1, 0, table.empty, self.text)
            return row + 2
        for cells in rows:
            row += 1
            for place, cell in enumerate(cells):
                self._cell(sheet, row, place, cell)
        return row + 1

    def _cell(self, sheet: Any, row: int, place: int, cell: Cell) -> None:
        if isinstance(cell, Amount):
            if cell.value is not None:
                sheet.write_number(row, place, float(cell.value), self.numbers[cell.unit])
            return
        text = typed_date(cell) if isinstance(cell, date) else cell
        if text:
            sheet.write_string(row, place, text[:LONGEST_CELL], self.text)
