"""The office's lists as files for others: xlsx, and csv that Excel on a Thai PC opens right; text stays text.

In csv a cell that Excel would take for a formula, a date or a number is written with a TAB before it: Excel then
shows the text and nothing else, and reading cleans the TAB away.
"""

import csv
import io
import re
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db.domain.errors import DeskError, Progress, Translate
from db.domain.words import N_
from db.export_lists import LISTS, STEP, Export, ExportKind, Value
from db.office import Office, action
from db.safe_files import arriving
from db.storage import FILE_NAME

LONGEST_CELL = 32_767
SUFFIXES = (".xlsx", ".csv")
# What a spreadsheet takes for a formula, and digits that it would turn into a date (306/8) or round off.
FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠|]|[\t\r\n]")
NUMBER = re.compile(r"\s*([0-9]+\s*[-/]\s*[0-9]+|0[0-9]+|[0-9]{12,})\s*")


@action
def export(
    office: Office,
    kind: ExportKind,
    path: Path,
    translate: Translate,
    everyone: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write a list of the office to an .xlsx or .csv file, whole or not at all; how many lines it has.

    `translate` speaks Thai; `everyone` adds who moved away or died, and volunteers who ended. Raises DeskError.
    """
    _refuse(office, path)
    return _written(office, LISTS[kind](office, translate, everyone), kind.value, path, progress)


@action
def export_shown(office: Office, what: Export, name: str, path: Path, progress: Progress | None = None) -> int:
    """Write a list as the page `name` of the window shows it; how many lines it has. Raises DeskError."""
    _refuse(office, path)
    return _written(office, what, name, path, progress)


def _written(office: Office, what: Export, name: str, path: Path, progress: Progress | None) -> int:
    write = _write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv
    with arriving(path) as partial:
        write(what, partial, progress)
        office.record("export", name, None, f"{path.name}: {what.total}")
    return what.total


def _refuse(office: Office, path: Path) -> None:
    refuse_own_file(office, path)
    if path.suffix.lower() not in SUFFIXES:
        raise DeskError(N_("The name of the file must end in .xlsx or .csv: {file}"), file=path.name)


def refuse_own_file(office: Office, path: Path) -> None:
    """Raises DeskError for the file that holds the office itself."""
    if path.absolute() == (office.folder / FILE_NAME).absolute():
        raise DeskError(N_("{file} is the office's own file; nothing else may be written there."), file=str(path))


# -- what the lists hold


def _rows(what: Export, progress: Progress | None) -> Iterable[Sequence[Value]]:
    yield [column.heading for column in what.columns]
    for done, line in enumerate(what.lines, 1):
        yield [column.value(line) for column in what.columns]
        if progress and (done % STEP == 0 or done == what.total):
            progress(done, what.total)


def _write_xlsx(what: Export, path: Path, progress: Progress | None) -> None:
    """Rows wait in a file of their own until the book is closed; all that is left of a failure goes with its folder."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    content = io.BytesIO()
    with TemporaryDirectory(prefix=".export-", dir=path.parent, ignore_cleanup_errors=True) as place:
        options = {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "constant_memory": True, "tmpdir": place,
        }  # fmt: skip
        book = xlsxwriter.Workbook(content, options)
        try:
            _fill(book, what, progress)
        finally:
            try:
                book.close()
            except FileCreateError as error:
                # The half archive in there would complain once more, on stderr, when it is thrown away at some time.
                traceback.clear_frames(error.args[0].__traceback__)
                raise error.args[0] from None
    path.write_bytes(content.getbuffer())


def _fill(book: Any, what: Export, progress: Progress | None) -> None:
    sheet = book.add_worksheet(what.name[:31])
    font = {"font_name": "TH SarabunPSK", "font_size": 16}
    text, number = book.add_format({"num_format": "@", **font}), book.add_format(font)
    head = book.add_format({"num_format": "@", "bold": True, **font})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(what.columns) - 1, 18)
    for row, values in enumerate(_rows(what, progress)):
        for column, value in enumerate(values):
            if isinstance(value, str):
                if value:
                    sheet.write_string(row, column, value[:LONGEST_CELL], text if row else head)
            else:
                sheet.write_number(row, column, value, number)


def _write_csv(what: Export, path: Path, progress: Progress | None) -> None:
    with path.open("x", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for values in _rows(what, progress):
            writer.writerow([guarded(value) if isinstance(value, str) else f"{value:.15g}" for value in values])


def guarded(text: str) -> str:
    """The text as csv needs it, so that no spreadsheet takes it for anything but text."""
    return "\t" + text if FORMULA.match(text) or NUMBER.fullmatch(text) else text
