"""Files as offices keep them, made small: people who are nobody (9999), with the quirks of real lists."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from db.domain.citizen_id import check_digit, format_citizen_id
from db.import_columns import ImportKind, recognised
from db.import_plan import ImportPlan
from db.import_residents import plan_residents
from db.import_volunteers import plan_volunteers
from db.office import Office
from db.spreadsheets import open_workbook

TODAY = date(2026, 11, 22)
TITLES = ("ทะเบียนประชากรในเขตเทศบาล", "ข้อมูล ณ วันที่ ๑ ตุลาคม ๒๕๖๙")
HEADINGS = (
    "ที่", "เลขประจำตัวประชาชน", "ชื่อ - สกุล", "เพศ", "ว/ด/ป เกิด", "อายุ", "บ้านเลขที่", "ชุมชน", "เบอร์โทร", "หมายเหตุ",
)  # fmt: skip
FIRST_ROW = 5
"""Excel's row of the first person of `residents_xlsx`."""


def citizen_id(number: int, first: str = "3") -> str:
    """A good citizen ID that belongs to nobody."""
    digits = f"{first}9999{number:07d}"
    return digits + check_digit(digits)


def typed_id(number: int, first: str = "3") -> str:
    """The same as people write it."""
    return format_citizen_id(citizen_id(number, first))


def person(
    number: int = 1,
    name: str = "นางสาวกนกวรรณ ใจดี",
    *,
    id: object = None,
    sex: str = "",
    born: object = "1/2/2520",
    house: object = "306/8",
    community: str = "ชุมชนริมยวม",
    phone: str = "",
    note: str = "",
) -> tuple[object, ...]:
    """A row under HEADINGS."""
    return (number, typed_id(number) if id is None else id, name, sex, born, 40, house, community, phone, note)


def write_xlsx(
    path: Path, *sheets: tuple[str, Iterable[Sequence[object]]], merges: Sequence[Sequence[Any]] = ()
) -> Path:
    """A workbook; dates become real date cells, everything else as it is. `merges` are of the first sheet."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for place, (name, rows) in enumerate(sheets):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell != "":
                        sheet.write(row, column, cell)
            for merge in merges if place == 0 else ():
                sheet.merge_range(*merge)
    return path


def residents_xlsx(path: Path, *people: Sequence[object]) -> Path:
    """A register with title rows, headings, the people and a total row."""
    total = ("", "", f"รวมทั้งสิ้น {len(people):,} คน")
    return write_xlsx(path, ("ทะเบียน", [(TITLES[0],), (TITLES[1],), (), HEADINGS, *people, total]))


def plan(office: Office, path: Path, kind: ImportKind = ImportKind.RESIDENTS) -> ImportPlan:
    """What importing the file would do."""
    judge = {ImportKind.RESIDENTS: plan_residents, ImportKind.VOLUNTEERS: plan_volunteers}[kind]
    return judge(office, recognised(open_workbook(path), kind), path.name, TODAY)


def imported(office: Office, path: Path, kind: ImportKind = ImportKind.RESIDENTS) -> dict[str, Any]:
    """Import the file; its report with refusals and warnings as (row, field, code)."""
    planned = plan(office, path, kind)
    planned.commit(office)
    report = planned.report()
    for name in ("warnings", "refused"):
        report[name] = [(each["row"], each["field"], each["code"]) for each in report[name]]
    return report


def people(office: Office) -> dict[str, Any]:
    """Everyone kept, as resident lines by given name; those from outside too."""
    from db.residents import resident_lines

    rows = office.run(lambda: office.sql("select id from resident where deleted_at is null order by id"))
    return {line.given: line for line in resident_lines(office, [row[0] for row in rows])}
