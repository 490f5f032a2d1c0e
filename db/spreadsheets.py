"""Reading the files that offices keep: Excel workbooks, and text files with separators in any usual encoding."""

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from db.domain.errors import DeskError
from db.domain.garbage import garbage_left
from db.domain.words import N_

Cell = str | float | bool | date | datetime | time | timedelta
Area = tuple[tuple[int, int], tuple[int, int]]

MOST_BYTES = 100_000_000
MOST_UNPACKED = 400_000_000
MOST_CELLS = 25_000_000
STEP = 4_000_000
SEPARATORS = ",;\t|"
SAMPLE_LINES = 60
SAMPLE_BYTES = 2000
MOSTLY = 0.9
WIDE = 4
"""More columns than this do not make a separator likelier."""
LONGEST_FIELD = 1_000_000

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# References to cells right of column Z or below row 99,999; nearer ones can not make a sheet too large.
FAR_CELL = re.compile(rb"""["']([A-Za-z]{2,3}|[A-Za-z](?=[0-9]{6}))([0-9]{1,7})["']""")
USUAL_FAR_CELL = re.compile(rb'r="([A-Za-z]{2,3}|[A-Za-z](?=[0-9]{6}))([0-9]{1,7})"')
UNUSUAL = (b"'", b" =", b"= ", b"\t=", b"=\t", b"\n=", b"=\n", b"\r=", b"=\r")
"""XML that has one of these may write r="A1" in another way; the usual way is found five times as fast."""


class Unreadable(DeskError):
    """The file can not be read as a table."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[0]` is Excel's row 1; an empty cell is "". `merged`: (first, last) as (row, column) from 0."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """A file's sheets in their order; hidden ones are left out. A text file is one sheet."""

    path: Path
    sheets: tuple[Sheet, ...]

    @property
    def name(self) -> str:
        return self.path.name


def open_workbook(path: Path) -> Workbook:
    """Read the whole file; what it is, its content says and not its name. Raises Unreadable."""
    if path.is_dir():
        raise Unreadable(N_("{file} is a folder, not a file."), file=str(path))
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(N_("The file {file} is too large to be read."), file=path.name)
        if path.exists() and not path.is_file():  # a device or pipe, which may never end
            raise Unreadable(N_("There is no file {file}."), file=str(path))
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(N_("There is no file {file}."), file=str(path)) from None
    except PermissionError:
        raise Unreadable(
            N_("The file {file} can not be opened. Is it open in another program? Please close it there."),
            file=str(path),
        ) from None
    except OSError as error:
        raise Unreadable(N_("The file {file} can not be read: {reason}"), file=str(path), reason=str(error)) from error
    if not content.strip():
        raise Unreadable(N_("The file {file} is empty."), file=path.name)
    if content.startswith((ZIP, OLE)):
        return Workbook(path, _excel_sheets(content, path.name))
    return Workbook(path, (Sheet(path.stem, _text_rows(decoded(content, path.name), path.name)),))


def cell_text(cell: Cell | None) -> str:
    """What a cell says as text: a whole number without ".0", a date in ISO form (whose year may be B.E.)."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


# -- Excel


def _excel_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    import python_calamine as calamine

    if content.startswith(ZIP):
        _refuse_bombs(content, name)
    try:
        with garbage_left(), calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
            ]
            return tuple(_excel_sheet(book.get_sheet_by_name(each)) for each in shown or book.sheet_names)
    except calamine.PasswordError:
        raise Unreadable(
            N_("The file {file} is protected by a password. Please save it without one."), file=name
        ) from None
    except calamine.CalamineError as error:
        raise Unreadable(
            N_("The file {file} is damaged or no Excel workbook. Please save it again as .xlsx."), file=name
        ) from error


def _excel_sheet(sheet: Any) -> Sheet:
    return Sheet(sheet.name, sheet.to_python(skip_empty_area=False), tuple(sheet.merged_cell_ranges or ()))


def _refuse_bombs(content: bytes, name: str) -> None:
    """Unpack once, keeping nothing: a small file may unpack to gigabytes or place one cell a million rows down."""
    too_large = Unreadable(N_("The file {file} is too large to be read."), file=name)
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for part in parts.infolist():
                part.file_size = MOST_UNPACKED + 2 * STEP  # what the file says of its own size need not be true
                far = (26, 99_999)
                with parts.open(part) as stream:
                    tail = b""
                    while chunk := stream.read(STEP):
                        unpacked += len(chunk)
                        far = _farthest(tail + chunk, far) if "worksheets/" in part.filename else far
                        tail = chunk[-32:]
                        if unpacked > MOST_UNPACKED or far[0] * far[1] > MOST_CELLS:
                            raise too_large
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise Unreadable(
            N_("The file {file} is damaged or no Excel workbook. Please save it again as .xlsx."), file=name
        ) from error


def _farthest(chunk: bytes, far: tuple[int, int]) -> tuple[int, int]:
    columns, rows = far
    pattern = FAR_CELL if any(sign in chunk for sign in UNUSUAL) else USUAL_FAR_CELL
    for letters, digits in pattern.findall(chunk):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        columns, rows = max(columns, column), max(rows, int(digits))
    return columns, rows


# -- text


def decoded(content: bytes, name: str) -> str:
    """The text: by its BOM, else UTF-16 if it looks so, strict UTF-8, else cp874 (Windows Thai, holds TIS-620)."""
    marked = [encoding for mark, encoding in BOMS if content.startswith(mark)]
    for encoding in marked or [*_utf16(content), "utf-8", "cp874"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(N_("The file {file} is no table: neither Excel nor text."), file=name)


def _utf16(content: bytes) -> list[str]:
    """UTF-16 without a BOM: every other byte is the page of a letter, of Latin (0) or Thai (14)."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        pages = content[first:SAMPLE_BYTES:2]
        others = content[1 - first : SAMPLE_BYTES : 2]
        if b"\0" in pages and b"\0" not in others and pages.count(0) + pages.count(14) > len(pages) * MOSTLY:
            return [encoding]
    return []


def _text_rows(text: str, name: str) -> list[list[str]]:
    separator, text = _separator(text)
    try:
        csv.field_size_limit(LONGEST_FIELD)
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:  # a cell of more than LONGEST_FIELD letters: a quotation mark that is never closed
        raise Unreadable(N_("The file {file} is too large to be read."), file=name) from error


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without Excel's own first line "sep=;"."""
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.", first.strip("\r\ufeff"), re.IGNORECASE):
        return first.strip("\r\ufeff")[4], rest
    sample = "".join(text.splitlines(keepends=True)[:SAMPLE_LINES])
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator)), text


def _evenness(sample: str, separator: str) -> float:
    """How many lines have as many cells as most of them; cells that fell apart within quotes speak against it."""
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if any(row)]
    except csv.Error:
        return 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0
    width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
    torn = any(cell.strip().endswith('"') and cell.count('"') % 2 for row in rows for cell in row)
    return (lines / len(rows)) ** 2 * min(width - 1, WIDE) * (0.1 if torn else 1)
