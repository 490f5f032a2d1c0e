"""Layouts that offices have: whatever the order, headings and decoration, the same people come out, and only once."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from db.domain.names import full_name
from db.office import Office
from tests.office_files import citizen_id, imported, people, write_xlsx

Row = Sequence[object]
Rows = list[Row]
PEOPLE = (
    ("นางสาว", "กนกวรรณ", "ใจดี", "หญิง", citizen_id(1), date(1977, 2, 1), "306/8", "2", "ชุมชนริมยวม", "0810000001"),
    ("เด็กชาย", "น้ำหนึ่ง", "แซ่ลี้", "ชาย", citizen_id(2, "1"), date(2017, 8, 9), "306/8", "2", "ชุมชนริมยวม", "0810000002"),
    ("นาง", "สาวิตรี", "ณ เชียงใหม่", "หญิง", citizen_id(3), date(1941, 1, 1), "1/2-3", "", "ชุมชนป่าซาง", "0810000003"),
)  # fmt: skip
HEADINGS = ("ลำดับ", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "เพศ", "วันเดือนปีเกิด", "บ้านเลขที่", "หมู่ที่", "ชุมชน", "เบอร์โทรศัพท์")
APART = ("เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "สกุล", "เพศ", "วันเกิด", "บ้านเลขที่", "หมู่ที่", "ชุมชน", "โทรศัพท์")


def thai_date(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def together() -> Rows:
    """The people with their names in one cell, without headings."""
    return [
        (place, full_name(*each[:3]), each[4], each[3], thai_date(each[5]), *each[6:])
        for place, each in enumerate(PEOPLE, 1)
    ]


def apart() -> Rows:
    """Title, given and family in cells of their own, births as real dates; without headings."""
    return [(each[4], *each[:4], *each[5:]) for each in PEOPLE]


def with_birth(*cells: Callable[[date], object]) -> Rows:
    pairs = zip(together(), PEOPLE, strict=True)
    return [(*row[:4], *(cell(each[5]) for cell in cells), *row[5:]) for row, each in pairs]


def changed(change: Callable[[str], str]) -> Rows:
    """Every text of the file changed."""
    return [[change(cell) if isinstance(cell, str) else cell for cell in row] for row in [HEADINGS, *together()]]


BIRTH_APART = (*HEADINGS[:4], "วัน", "เดือน", "ปีเกิด", *HEADINGS[5:])
FULL_WIDTH = str.maketrans("0123456789/-", "０１２３４５６７８９／－")
MONTHS = ("", "มกราคม", "ก.พ.", "", "", "", "", "", "สิงหาคม")
LAYOUTS: dict[str, Rows] = {
    "as usual": [HEADINGS, *together()],
    "columns the other way round": [row[::-1] for row in [HEADINGS, *together()]],
    "English headings and real dates": [
        ("Citizen ID", "Title", "First Name", "Last Name", "Gender", "Date of Birth", "House No.", "Moo", "Community",
         "Phone"),
        *apart(),
    ],
    "name beside surname, prefix before": [
        ("id_card_number", "prefix", "name", "surname", "sex", "birthday", "house_no", "moo", "community", "tel."),
        *apart(),
    ],
    "other Thai headings": [
        ("หมายเลขประจำตัวประชาชน", "คำนำหน้านาม", "ชื่อตัว", "ชื่อสกุล", "เพศ (ช/ญ)", "วัน/เดือน/ปี\nเกิด", "เลขที่บ้าน",
         "หมู่", "ชื่อชุมชน", "เบอร์มือถือ"),
        *apart(),
    ],
    "headings in two rows, the upper over the lower": [
        ("", "ชื่อ - สกุล", "", "", "เพศ", "วันเกิด", "ที่อยู่", "", "", "โทรศัพท์"),
        ("เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "สกุล", "", "", "บ้านเลขที่", "หมู่ที่", "ชุมชน", ""),
        *apart(),
    ],
    "columns with numbers below their headings": [HEADINGS, [f"({place})" for place in range(1, 10)], *together()],
    "birth in three columns": [BIRTH_APART, *with_birth(lambda d: d.day, lambda d: d.month, lambda d: d.year + 543)],
    "birth in three columns, months by name": [
        BIRTH_APART, *with_birth(lambda d: d.day, lambda d: MONTHS[d.month], lambda d: d.year + 543),
    ],
    "birth in three columns below one heading": [
        (*HEADINGS[:5], "", "", *HEADINGS[5:]),
        ("", "", "", "", "วัน", "เดือน", "พ.ศ.", "", "", "", ""),
        *with_birth(lambda d: d.day, lambda d: d.month, lambda d: d.year + 543),
    ],
    "births typed into Excel with the Thai year": [HEADINGS, *with_birth(lambda d: d.replace(year=d.year + 543))],
    "totals, notes and signatures": [
        HEADINGS, *together()[:1], ("รวมหมู่ 2", "", 1), ("", "รวม", "", 1), *together()[1:], ("รวมทั้งหมด", 3, "คน"), (),
        ("", "หมายเหตุ ข้อมูลจากการสำรวจ"), ("", "ลงชื่อ........ผู้จัดทำ"), ("", "(นายสมศักดิ์ รักไทย)"), ("", "ตำแหน่ง นักพัฒนาชุมชน"),
    ],
    "headings on each printed page": [HEADINGS, *together()[:2], ("ทะเบียน หน้า 2",), HEADINGS, *together()[2:]],
    "empty columns between": [[part for cell in row for part in (cell, "")] for row in [HEADINGS, *together()]],
    "an apostrophe before each number": [
        HEADINGS, *[(*row[:2], f"'{row[2]}", *row[3:8], f"'{row[8]}") for row in together()],
    ],
    "full-width digits and signs": changed(lambda text: text.translate(FULL_WIDTH)),
    "no-break and zero-width spaces": changed(lambda text: "\u200b" + text.replace(" ", "\u00a0") + "\ufeff"),
    "sara am in two and แ as two เ": changed(lambda text: text.replace("ำ", "ํา").replace("แ", "เเ")),
    "the address in one cell": [
        (*HEADINGS[:5], "ที่อยู่", HEADINGS[8]),
        *[(*row[:5], f"{row[5]} {f'ม.{row[6]} ' if row[6] else ''}{row[7]}", row[8]) for row in together()],
    ],
}  # fmt: skip


def kept(office: Office) -> list[tuple[object, ...]]:
    """What the office says of everyone, as PEOPLE has it."""
    return [
        (each.title, each.given, each.family, each.sex and each.sex.value, each.citizen_id,
         each.born and each.born.date, each.house, each.moo, each.community, *each.phones)
        for each in people(office).values()
    ]  # fmt: skip


def is_taken_once(office: Office, path: Path) -> bool:
    first, second = imported(office, path), imported(office, path)
    assert kept(office) == list(PEOPLE)
    assert (first["added"], first["warnings"], first["refused"]) == (3, [], [])
    return (second["read"], second["unchanged"], second["warnings"], second["refused"]) == (3, 3, [], [])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_same_people_come_out_of_every_layout_and_only_once(office: Office, tmp_path: Path, layout: Rows) -> None:
    assert is_taken_once(office, write_xlsx(tmp_path / "people.xlsx", ("ทะเบียน", layout)))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known_by_its_nuls(office: Office, tmp_path: Path, encoding: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t").writerows([HEADINGS, *together()])
    path = tmp_path / "people.txt"
    path.write_bytes(text.getvalue().encode(encoding))
    assert is_taken_once(office, path)


def test_letters_among_the_digits_of_an_id_are_called_letters(office: Office, tmp_path: Path) -> None:
    rows: Rows = [HEADINGS, (*together()[0][:2], "A" + citizen_id(1), *together()[0][3:])]
    report = imported(office, write_xlsx(tmp_path / "people.xlsx", ("ทะเบียน", rows)))
    assert report["warnings"] == [(2, "citizen_id", "id_length")]


def test_what_excel_shows_for_a_failed_formula_is_no_house_and_no_community(office: Office, tmp_path: Path) -> None:
    rows: Rows = [HEADINGS, (*together()[0][:5], "#REF!", "#N/A", "#VALUE!", "#DIV/0!")]
    imported(office, write_xlsx(tmp_path / "people.xlsx", ("ทะเบียน", rows)))
    (someone,) = people(office).values()
    assert (someone.house, someone.moo, someone.community, someone.phones, someone.notes) == ("", "", "", (), "")


def test_someone_called_as_a_heading_is_stays_a_person(office: Office, tmp_path: Path) -> None:
    rows: Rows = [APART, *[(*row[:3], "นามสกุล", *row[4:]) for row in apart()]]
    imported(office, write_xlsx(tmp_path / "people.xlsx", ("ทะเบียน", rows)))
    assert [each.family for each in people(office).values()] == ["นามสกุล"] * 3


@pytest.mark.parametrize(("given", "kept_as"), [("พระจันทร์", "พระจันทร์"), ("นายเก่ง", "เก่ง")])
def test_a_title_of_its_own_column_leaves_the_given_name_whole(
    office: Office, tmp_path: Path, given: str, kept_as: str
) -> None:
    rows: Rows = [APART, (apart()[0][0], "นาย", given, *apart()[0][3:])]
    imported(office, write_xlsx(tmp_path / "people.xlsx", ("ทะเบียน", rows)))
    (someone,) = people(office).values()
    assert (someone.title, someone.given) == ("นาย", kept_as)


@pytest.mark.parametrize(
    ("cell", "house", "moo"),
    [("12 ก", "12 ก", ""), ("12/1 ก ม.3", "12/1 ก", "3"), ("12 ม.3", "12", "3"), ("7A", "7A", "")],
)
def test_a_house_number_may_end_in_a_letter(office: Office, tmp_path: Path, cell: str, house: str, moo: str) -> None:
    rows: Rows = [HEADINGS, (*together()[0][:5], cell, "", *together()[0][7:])]
    imported(office, write_xlsx(tmp_path / "people.xlsx", ("ทะเบียน", rows)))
    (someone,) = people(office).values()
    assert (someone.house, someone.moo, someone.notes) == (house, moo, "")
