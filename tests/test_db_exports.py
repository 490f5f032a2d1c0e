"""Exports: whole lists as xlsx and csv in which text stays text, that come back by an import as they were."""

import csv
import errno
import gc
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from db.classes import save_class
from db.courses import save_course
from db.domain.errors import Cancelled, DeskError
from db.domain.residents import Residency, Resident
from db.domain.training import Course, TrainingClass, half_days
from db.domain.volunteers import Volunteer, VolunteerKind
from db.exports import ExportKind, export, guarded
from db.import_columns import ImportKind
from db.office import Office
from db.residents import resident_of, save_resident
from db.spreadsheets import cell_text, open_workbook
from db.volunteers import save_volunteer
from tests.keys import new_office
from tests.office_files import citizen_id, imported, people, person, residents_xlsx
from tests.partners_office import gift, partner, person_to_call

TRICKS = (
    "=1+1", "+1", "-1", "@x", "\t=1", "=cmd|' /C calc'!A0", "＝1+1", "0812345678", "306/8", "1-2", "1999900000633",
)  # fmt: skip


@pytest.fixture
def town(office: Office, tmp_path: Path) -> Office:
    """An office with people of every kind of quirk."""
    rows = [
        person(1, phone="081-000-0001", note="=1+1"),
        person(2, "นายเก่ง ดีมาก", id="123", house="12/3", born="2501"),
        person(3, "นายกล้า ดีมาก", id="", born="31/2/2510", house="", community="ป่าซาง"),
    ]
    imported(office, residents_xlsx(tmp_path / "people.xlsx", *rows))
    gone = Resident(given="จากไป", citizen_id=citizen_id(9), status=Residency.DIED, status_date=date(2026, 1, 2))
    save_resident(office, gone)
    return office


def cells(path: Path) -> list[list[str]]:
    """What a reader of the file sees."""
    (sheet,) = open_workbook(path).sheets
    return [[cell_text(cell).strip() for cell in row] for row in sheet.rows]


def column(rows: Sequence[Sequence[str]], heading: str) -> list[str]:
    at = rows[0].index(heading)
    return [row[at] for row in rows[1:]]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".CSV"])
def test_residents_with_ids_and_phones_as_text(town: Office, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"ประชากร{ending}"
    assert export(town, ExportKind.RESIDENTS, path, str) == 3
    rows = cells(path)
    assert column(rows, "ชื่อ") == ["กนกวรรณ", "กล้า", "เก่ง"]
    assert column(rows, "เลขประจำตัวประชาชน") == ["3-9999-00000-01-" + citizen_id(1)[-1], "", ""]
    assert column(rows, "โทรศัพท์")[0] == "081-000-0001"
    assert column(rows, "บ้านเลขที่") == ["306/8", "", "12/3"]
    assert column(rows, "วันเกิด") == ["01/02/2520", "", "2501"]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_who_moved_or_died_only_if_asked_for(town: Office, tmp_path: Path, ending: str) -> None:
    assert export(town, ExportKind.RESIDENTS, tmp_path / f"a{ending}", str, everyone=True) == 4
    assert "เสียชีวิต" in column(cells(tmp_path / f"a{ending}"), "สถานะ")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_export_comes_back_as_it_was(town: Office, tmp_path: Path, ending: str) -> None:
    save_volunteer(town, Volunteer(resident_id=people(town)["เก่ง"].id, kinds=(VolunteerKind.CAREGIVER,)))
    for kind in (ExportKind.RESIDENTS, ExportKind.VOLUNTEERS):
        export(town, kind, tmp_path / f"{kind}{ending}", str, everyone=True)
        report = imported(town, tmp_path / f"{kind}{ending}", ImportKind(kind.value))
        assert (report["added"], report["updated"], report["refused"]) == (0, 0, [])
    with new_office(tmp_path / "anew") as anew:
        imported(anew, tmp_path / f"residents{ending}")
        for given, line in people(town).items():
            was, now = resident_of(town, line.id), resident_of(anew, people(anew)[given].id)
            for name in (
                "full_name", "sex", "citizen_id", "no_id_reason", "born", "phones", "status", "status_date", "notes",
            ):  # fmt: skip
                assert getattr(now, name) == getattr(was, name), name
            assert (people(anew)[given].house, people(anew)[given].community) == (line.house, line.community)


def test_no_cell_of_an_xlsx_is_a_formula_or_a_link(town: Office, tmp_path: Path) -> None:
    for number, trick in enumerate((*TRICKS, "http://x.invalid/"), 20):
        save_resident(town, Resident(given=f"ก{number}", notes=trick, nickname=trick, citizen_id=citizen_id(number)))
    export(town, ExportKind.RESIDENTS, tmp_path / "a.xlsx", str)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet and '<c r="A1" s="2"><v>' not in sheet
    assert "=cmd|' /C calc'!A0" in column(cells(tmp_path / "a.xlsx"), "ชื่อเล่น")


def test_csv_is_utf8_that_excel_knows_by_its_mark(town: Office, tmp_path: Path) -> None:
    export(town, ExportKind.RESIDENTS, tmp_path / "a.csv", str)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("trick", TRICKS)
def test_csv_guards_what_a_spreadsheet_would_take_for_something_else(trick: str) -> None:
    assert guarded(trick).startswith("\t")
    assert guarded(trick)[1:] == trick


@pytest.mark.parametrize("text", ["", "กนกวรรณ", "306", "3-9999-00000-01-2", "081-000-0001", "01/02/2520"])
def test_csv_leaves_plain_text_alone(text: str) -> None:
    assert guarded(text) == text


def test_no_cell_of_a_csv_begins_like_a_formula(town: Office, tmp_path: Path) -> None:
    for number, trick in enumerate(TRICKS, 20):
        tricky = Resident(given=f"ก{number}", notes=trick, nickname=trick, organisation=trick)
        save_resident(town, tricky)
    export(town, ExportKind.RESIDENTS, tmp_path / "a.csv", str)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [cell for row in csv.reader(file) for cell in row if cell[:1] in "=+-@＝" and cell]
    assert found == []


def test_classes_and_certificates(town: Office, tmp_path: Path) -> None:
    course = save_course(town, Course(name="การปฐมพยาบาล", hours=7))
    save_class(town, TrainingClass(course_id=course.id, run=3, sessions=half_days([date(2026, 7, 15)])))
    assert export(town, ExportKind.CLASSES, tmp_path / "a.xlsx", str) == 1
    rows = cells(tmp_path / "a.xlsx")
    assert (column(rows, "Course"), column(rows, "Run"), column(rows, "Hours")) == (["การปฐมพยาบาล"], ["3"], ["7"])
    assert export(town, ExportKind.CERTIFICATES, tmp_path / "b.csv", str) == 0


def test_a_file_of_another_kind_and_the_offices_own_are_refused(town: Office, tmp_path: Path) -> None:
    for path in (tmp_path / "a.ods", town.folder / "office.db", tmp_path / "nowhere" / "a.xlsx"):
        with pytest.raises(DeskError):
            export(town, ExportKind.RESIDENTS, path, str)
    assert len(people(town)) == 4


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_cancelled_export_leaves_the_older_file(town: Office, tmp_path: Path, ending: str) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    path = tmp_path / f"a{ending}"
    path.write_text("older", encoding="utf-8")
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export(town, ExportKind.RESIDENTS, path, str, progress=stop)
    assert path.read_text(encoding="utf-8") == "older"
    assert set(tmp_path.iterdir()) == before


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_told_once_and_nothing_is_left_beside(
    town: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile.write", full)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(DeskError, match="disk is full"):
        export(town, ExportKind.RESIDENTS, tmp_path / "a.xlsx", str)
    gc.collect()
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_partners_have_a_line_for_each_gift_and_money_to_the_satang(
    office: Office, tmp_path: Path, ending: str
) -> None:
    college, temple = partner(office), partner(office, "อารามตัวอย่าง")
    person_to_call(office, college.id, position="คณบดี", phones=("0812345678",))
    gift(office, college.id, date(2025, 9, 30), "1234567.89", "0")
    gift(office, college.id, date(2025, 10, 1), None, "12345.25", what="=1+1")
    path = tmp_path / f"เครือข่าย{ending}"
    assert export(office, ExportKind.PARTNERS, path, str) == 3
    rows = cells(path)
    assert column(rows, "Name of the partner") == [college.name, college.name, temple.name]
    assert column(rows, "People to call") == ["นางสมใจ ดีงาม คณบดี 081-234-5678"] * 2 + [""]
    assert column(rows, "Fiscal year") == ["2569", "2568", ""]
    assert column(rows, "Value (baht)") == ["", "1234567.89", ""]
    assert column(rows, "The municipality paid (baht)") == ["12345.25", "0", ""]
    assert column(rows, "What was given") == ["=1+1", "วิทยากร", ""]
