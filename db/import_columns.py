"""Which column of a sheet is what: found by the headings that the forms declare, corrected by hand where needed."""

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from db.domain import households, residents, volunteers
from db.domain.digits import is_digits, to_arabic
from db.domain.errors import DeskError, Msg
from db.domain.forms import Field
from db.domain.names import split_title
from db.domain.typed_text import clean
from db.domain.words import N_
from db.import_sessions import LONGEST_HEADING, Moment, session_columns
from db.spreadsheets import Cell, Sheet, Workbook, cell_text

HEADER_WITHIN = 40
SAMPLE_ROWS = 30
SHORTEST_BEGINNING = 4


class ImportKind(StrEnum):
    """What a file holds."""

    RESIDENTS = "residents"
    VOLUNTEERS = "volunteers"
    ATTENDANCE = "attendance"
    HOUSEHOLDS = "households"


NAME = Field(
    "name",
    N_("Title and name in one column"),
    headings=(
        "ชื่อ - สกุล", "ชื่อสกุล", "ชื่อ - นามสกุล", "ชื่อและนามสกุล", "ชื่อและสกุล", "ชื่อตัวและชื่อสกุล", "ชื่อตัว - ชื่อสกุล",
        "คำนำหน้า ชื่อ - สกุล", "คำนำหน้า ชื่อ - นามสกุล", "รายชื่อ", "ชื่อเต็ม", "ผู้เข้าอบรม", "full name", "name",
        "title and name", "name - surname",
    ),
)  # fmt: skip
"""Only files have it: the form has a field for each part."""

PERSON = ("title", "given", "family", "nickname", "citizen_id")
NOTES_OF_HOUSE = replace(households.FORM.field("notes"), headings=residents.FORM.field("notes").headings)
"""In a list of people the same headings mean the notes about the person."""
TARGETS: MappingOf[ImportKind, tuple[Field, ...]] = {
    ImportKind.RESIDENTS: (
        NAME,
        *(each for each in residents.FORM.fields if each.headings),
        *(each for each in households.FORM.fields if each.headings),
    ),
    ImportKind.VOLUNTEERS: (
        NAME,
        *(residents.FORM.field(name) for name in (*PERSON, "sex", "born", "phones", "organisation")),
        *(each for each in volunteers.FORM.fields if each.headings),
    ),
    ImportKind.ATTENDANCE: (NAME, *(residents.FORM.field(name) for name in PERSON)),
    ImportKind.HOUSEHOLDS: (*(each for each in households.FORM.fields if each.headings), NOTES_OF_HOUSE),
}
"""What a column of such a file can be."""

# Columns that come with the fields above and hold nothing to keep.
PASSED_OVER = ("ที่", "ลำดับ", "ลำดับที่", "ลำดับที", "อายุ", "อายุปี", "no", "age", "id", "#")
BIRTH_PARTS = (
    ("วัน", "วันที่", "วันเกิด", "วันที่เกิด", "day"),
    ("เดือน", "เดือนเกิด", "month"),
    ("ปี", "ปีเกิด", "พศ", "ปีพศ", "ปีพศเกิด", "พศเกิด", "year"),
)
ERRORS = frozenset(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"))
"""What Excel shows where a formula failed; nothing that could be kept."""
KEPT_AS_SAID = ("citizen_id", "born")
"""What stands in these, right or wrong, is kept as a reason."""
NAMED_BY = ("name", "given", "family")
UNSEEN = re.compile(r"[\s./\\\-－–—_:*'\"“”,]+|\([^)]*\)|\[[^\]]*\]")


class NotRecognised(DeskError):
    """No row of the sheet looks like the headings of such a file."""


@dataclass(frozen=True)
class Mapping:
    """Column number (from 0) -> field name, and where people begin.

    `sessions`: columns of half-days; `born_in`: columns of day, month and year of birth, the first of them "born".
    """

    kind: ImportKind
    sheet: Sheet
    header_row: int
    first_row: int
    columns: MappingOf[int, str]
    sessions: MappingOf[int, Moment] = field(default_factory=dict)
    born_in: range = range(0)

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading over each column as the sheet has it, "" where there is none."""
        width = max((len(row) for row in self.sheet.rows[self.header_row : self.first_row + SAMPLE_ROWS]), default=0)
        return tuple(_heading(self.sheet, self.header_row, column) for column in range(width))

    def column_of(self, name: str) -> int | None:
        """The column that holds the field."""
        return next((column for column, target in self.columns.items() if target == name), None)

    def corrected(self, column: int, name: str) -> "Mapping":
        """The same with one column meaning something else ("" for nothing); each field has one column at most."""
        columns = {at: target for at, target in self.columns.items() if at != column and target != name}
        if name:
            columns[column] = name
        keeps_birth = self.born_in and columns.get(self.born_in.start) == "born" and column not in self.born_in
        return replace(self, columns=columns, born_in=self.born_in if keeps_birth else range(0))

    def texts(self, row: Sequence[Cell]) -> dict[str, str]:
        """The row's cells by field, as texts; empty ones left out."""
        texts = {}
        width = len(row)
        for column, name in self.columns.items():
            cell = row[column] if column < width else ""
            if cell != "" and (text := (cell if isinstance(cell, str) else cell_text(cell)).strip()):
                if text[0] == "'" and text[1:2].isdigit():  # Excel's sign that digits are text
                    text = text[1:]
                if text in ERRORS and name not in KEPT_AS_SAID:
                    continue
                texts[name] = text
        if self.born_in:
            texts["born"] = _joined_birth([cell_text(cell) for cell in row[self.born_in.start : self.born_in.stop]])
            if not texts["born"]:
                del texts["born"]
        return texts


def recognise(sheet: Sheet, kind: ImportKind) -> Mapping:
    """Find the row of headings and what each column is; raises NotRecognised, which names what was looked for."""
    found = max(
        (_mapping_at(sheet, kind, row) for row in range(min(HEADER_WITHIN, len(sheet.rows)))),
        key=lambda mapping: len(mapping.columns) + len(mapping.sessions),
        default=None,
    )
    if found is None or not _is_enough(found):
        raise NotRecognised(
            N_("No row of the sheet “{sheet}” has headings such as {headings}."),
            sheet=sheet.name,
            headings=Msg(_WANTED[kind]),
        )
    return _spread_name(found)


def recognised(workbook: Workbook, kind: ImportKind) -> tuple[Mapping, ...]:
    """Every sheet of the file that has the headings of such a file; raises NotRecognised if none has."""
    found, refusal = [], None
    for sheet in workbook.sheets:
        try:
            found.append(recognise(sheet, kind))
        except NotRecognised as error:
            refusal = refusal or error
    if not found:
        raise refusal or NotRecognised(N_("The file {file} has no sheet."), file=workbook.name)
    return tuple(found)


_WANTED = {
    ImportKind.RESIDENTS: N_("name, citizen ID, born, house number, community"),
    ImportKind.VOLUNTEERS: N_("name, citizen ID, kind of volunteer, started on"),
    ImportKind.ATTENDANCE: N_("name and half-days such as “15 ก.ค. 69 เช้า”"),
    ImportKind.HOUSEHOLDS: N_("house number, community, house code"),
}


def heading_form(text: str) -> str:
    """Headings are compared without case, spaces, marks between words and what stands in brackets."""
    plain = clean(text[:LONGEST_HEADING]).casefold()
    return UNSEEN.sub("", plain) or UNSEEN.sub("", plain.replace("(", "").replace(")", ""))


def _heading(sheet: Sheet, header_row: int, column: int) -> str:
    row = sheet.rows[header_row]
    return clean(cell_text(row[column])) if column < len(row) else ""


def _mapping_at(sheet: Sheet, kind: ImportKind, header_row: int) -> Mapping:
    """The mapping if this row held the headings, perhaps with a second row of headings below it."""
    columns = _columns(sheet, kind, header_row) | _longer(sheet, kind, header_row)
    first_row = header_row + 1
    if columns and first_row < len(sheet.rows):
        below = _columns(sheet, kind, first_row)
        above = {at: name for at, name in columns.items() if at not in below}
        is_headings = len(below) > 1 or set(below) - set(columns)  # someone may be called as a heading is
        if is_headings and not set(below.values()) & (set(above.values()) - {"name"}):
            columns, first_row = above | below, first_row + 1
    born_in = range(0)
    if any(each.name == "born" for each in TARGETS[kind]):
        for row in range(header_row, min(header_row + 2, len(sheet.rows))):
            if triple := _birth_parts(sheet, row):
                columns = {at: name for at, name in columns.items() if at not in triple and name != "born"}
                columns[triple.start], born_in, first_row = "born", triple, max(first_row, row + 1)
                break
    sessions: dict[int, Moment] = {}
    if kind is ImportKind.ATTENDANCE:
        sessions, rows = session_columns(sheet, header_row)
        first_row = max(first_row, header_row + rows)
    return Mapping(kind, sheet, header_row, first_row, _settled(sheet, header_row, columns), sessions, born_in)


def _birth_parts(sheet: Sheet, row: int) -> range:
    """Columns headed วัน, เดือน and ปี beside each other; range(0) if there are none."""
    forms = _forms(sheet, row)
    for at in forms:
        if all(forms.get(at + place, "") in words for place, words in enumerate(BIRTH_PARTS)):
            return range(at, at + len(BIRTH_PARTS))
    return range(0)


def _joined_birth(parts: Sequence[str]) -> str:
    """One date of what stands in three cells; a month by its name needs a space."""
    filled = [part.strip() for part in parts if part.strip(" -–")]
    return ("/" if all(is_digits(to_arabic(part)) for part in filled) else " ").join(filled)


def _known(kind: ImportKind) -> dict[str, str]:
    return {heading_form(heading): each.name for each in reversed(TARGETS[kind]) for heading in each.headings}


def _forms(sheet: Sheet, row: int) -> dict[int, str]:
    return {at: heading_form(cell) for at, cell in enumerate(sheet.rows[row]) if isinstance(cell, str) and cell}


def _columns(sheet: Sheet, kind: ImportKind, row: int) -> dict[int, str]:
    """What the cells of the row name that are exactly a heading; the first of several counts."""
    known, columns = _known(kind), dict[int, str]()
    for at, form in _forms(sheet, row).items():
        if form in known and known[form] not in columns.values():
            columns[at] = known[form]
    return columns


def _longer(sheet: Sheet, kind: ImportKind, row: int) -> dict[int, str]:
    """What the cells of the row name that only begin with a heading, of the fields that no cell names exactly."""
    known, exact, columns = _known(kind), _columns(sheet, kind, row), dict[int, str]()
    for at, form in _forms(sheet, row).items():
        beginnings = [heading for heading in known if len(heading) > SHORTEST_BEGINNING and form.startswith(heading)]
        if at in exact or form in PASSED_OVER or not beginnings:
            continue
        name = known[max(beginnings, key=len)]
        if name not in exact.values() and name not in columns.values():
            columns[at] = name
    return columns


def _settled(sheet: Sheet, row: int, columns: dict[int, str]) -> dict[int, str]:
    """One of given and family alone holds the whole name; ชื่อสกุล beside ชื่อ is the family name, name beside surname
    the given one."""
    names = {name: at for at, name in columns.items()}
    if "name" in names and "given" in names and "family" not in names:
        return columns | {names["name"]: "family"}
    if "name" in names and "family" in names and "given" not in names:
        return columns | {names["name"]: "given"}
    if "name" not in names and ("given" in names) != ("family" in names):
        return columns | {names.get("given", names.get("family", -1)): "name"}
    return columns


def _is_enough(mapping: Mapping) -> bool:
    names = set(mapping.columns.values())
    if mapping.kind is ImportKind.HOUSEHOLDS:
        return "house" in names and len(names) > 1
    if not names & set(NAMED_BY):
        return False
    return bool(mapping.sessions) if mapping.kind is ImportKind.ATTENDANCE else len(names) > 1


def _spread_name(mapping: Mapping) -> Mapping:
    """A heading over two or three columns (ชื่อ - สกุล merged) means title, given and family in columns of their own."""
    at = mapping.column_of("name")
    span = next(
        (last[1] - first[1] + 1 for first, last in mapping.sheet.merged if first == (mapping.header_row, at)), 1
    )
    taken = {column for column in range((at or 0) + 1, (at or 0) + span) if column in mapping.columns}
    if at is None or span not in (2, 3) or taken:
        return mapping
    parts: tuple[str, ...] = ("title", "given", "family")
    if span == 2:
        parts = ("title", "name") if _holds_titles(mapping, at) else ("given", "family")
    return replace(mapping, columns=dict(mapping.columns) | {at + place: part for place, part in enumerate(parts)})


def _holds_titles(mapping: Mapping, column: int) -> bool:
    """Whether the column has nothing but titles."""
    rows = mapping.sheet.rows[mapping.first_row : mapping.first_row + SAMPLE_ROWS]
    texts = [text for row in rows if column < len(row) and (text := cell_text(row[column]).strip())]
    return bool(texts) and all(split_title(text)[1] == "" for text in texts)
