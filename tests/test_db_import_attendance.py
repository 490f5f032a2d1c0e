"""Attendance from sheets: the class made of the titles or found again, marks read, people known or refused."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.attendance import class_result
from db.class_lines import class_lines
from db.class_titles import ClassTitle, class_title
from db.classes import class_of, close_class, save_class
from db.courses import course_of, save_course
from db.domain.errors import DeskError, NotFound
from db.domain.training import Course, Half, TrainingClass, half_days
from db.import_attendance import plan_attendance
from db.import_columns import ImportKind, recognised
from db.import_plan import ImportPlan, Outcome
from db.office import Office
from db.spreadsheets import open_workbook
from tests.office_files import TODAY, imported, person, residents_xlsx, typed_id, write_xlsx

TITLES = (
    ("โครงการอบรมผู้ดูแลผู้สูงอายุ (Caregiver) หลักสูตร ๗๐ ชั่วโมง รุ่นที่ ๒",),
    ("ระหว่างวันที่ ๑๕ - ๑๖ กรกฎาคม ๒๕๖๙ ณ ห้องประชุมเทศบาล",),
    (),
)
HALVES = ("15 ก.ค. 69 เช้า", "15 ก.ค. 69 บ่าย", "16 ก.ค. 69 เช้า", "16 ก.ค. 69 บ่าย")
DAYS = (date(2026, 7, 15), date(2026, 7, 16))
Write = Callable[..., Path]


@pytest.fixture
def known(office: Office, tmp_path: Path) -> Office:
    """An office that knows เก่ง (1) and กล้า (2)."""
    imported(office, residents_xlsx(tmp_path / "people.xlsx", person(1, "นายเก่ง ดีมาก"), person(2, "นายกล้า ดีมาก")))
    return office


@pytest.fixture
def sheet(tmp_path: Path) -> Write:
    """sheet(row, ...) writes an attendance sheet under its titles."""

    def write(*rows: Sequence[object], titles: Sequence[Sequence[str]] = TITLES) -> Path:
        heads = ("ที่", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", *HALVES)
        return write_xlsx(tmp_path / "ลงเวลา.xlsx", ("ลงเวลา", [*titles, heads, *rows]))

    return write


def row(number: int, name: str, *marks: object, id: str | None = None) -> tuple[object, ...]:
    return (number, name, typed_id(number) if id is None else id, *marks)


def planned(office: Office, path: Path, class_id: int | None = None) -> ImportPlan:
    mappings = recognised(open_workbook(path), ImportKind.ATTENDANCE)
    return plan_attendance(office, mappings, path.name, TODAY, class_id=class_id)


def taken(office: Office, path: Path, class_id: int | None = None) -> dict[str, Any]:
    plan = planned(office, path, class_id)
    plan.commit(office)
    return plan.report()


def attended(office: Office, class_id: int = 1) -> dict[str, int]:
    return {line.given: len(line.attended) for line in class_result(office, class_id).lines}


def test_the_class_is_made_of_the_title_rows(known: Office, sheet: Write) -> None:
    report = taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/", 1, "✓", "/"), row(2, "นายกล้า  ดีมาก", "/", "", "", "")))
    assert (report["read"], report["added"], report["warnings"], report["refused"]) == (2, 2, [], [])
    (line,) = class_lines(known)
    assert (line.course, line.run, line.place) == ("ผู้ดูแลผู้สูงอายุ (Caregiver)", 2, "ห้องประชุมเทศบาล")
    assert line.name == "โครงการอบรมผู้ดูแลผู้สูงอายุ (Caregiver) หลักสูตร ๗๐ ชั่วโมง"
    training_class = class_of(known, line.id)
    assert training_class.sessions and [(each.day, each.half) for each in training_class.sessions] == [
        (day, half) for day in DAYS for half in Half
    ]
    course = course_of(known, line.course_id)
    assert (course.hours, course.pass_percent) == (70, 80)
    assert attended(known) == {"เก่ง": 4, "กล้า": 1}


def test_the_same_sheet_again_changes_nothing(known: Office, sheet: Write) -> None:
    path = sheet(row(1, "นายเก่ง ดีมาก", "/", 1), row(3, "นายงาม ดีมาก", "/"))
    taken(known, path)
    again = planned(known, path)
    assert [each.outcome for each in again.rows] == [Outcome.UNCHANGED, Outcome.REFUSED]
    again.commit(known)
    assert len(class_lines(known)) == 1
    assert attended(known) == {"เก่ง": 2}


def test_more_marks_are_added_and_a_blank_clears_none(known: Office, sheet: Write) -> None:
    taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/")))
    report = taken(known, sheet(row(1, "นายเก่ง ดีมาก", "", "/")))
    assert report["updated"] == 1
    assert attended(known) == {"เก่ง": 2}


def test_people_the_office_does_not_know_are_refused_by_row(known: Office, sheet: Write) -> None:
    report = taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/"), row(3, "นายงาม ดีมาก", "/"), row(1, "นายกล้า ดีมาก", "/")))
    assert [(each["row"], each["code"]) for each in report["refused"]] == [(6, "person_unknown"), (7, "id_duplicate")]


def test_a_sheet_of_strangers_makes_no_class(office: Office, sheet: Write) -> None:
    assert taken(office, sheet(row(1, "นายเก่ง ดีมาก", "/")))["refused"]
    assert class_lines(office) == ()


def test_someone_without_an_id_is_known_by_a_name_that_is_theirs_alone(
    known: Office, sheet: Write, tmp_path: Path
) -> None:
    report = taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/", id="")))
    assert [each["code"] for each in report["warnings"]] == ["possible_duplicate"]
    imported(known, residents_xlsx(tmp_path / "b.xlsx", person(7, "นายกล้า ดีมาก", born="1/1/2530")))
    report = taken(known, sheet(row(2, "นายกล้า ดีมาก", "/", id="")))
    assert [each["code"] for each in report["refused"]] == ["person_unknown"]


def test_a_given_class_takes_the_sheet_and_its_half_days(known: Office, sheet: Write) -> None:
    course = save_course(known, Course(name="การปฐมพยาบาล", hours=14))
    kept = save_class(known, TrainingClass(course_id=course.id, sessions=half_days(DAYS[:1])))
    taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/", "/", "/", "/"), titles=()), kept.id)
    assert len(class_of(known, kept.id).sessions) == 4
    assert attended(known, kept.id) == {"เก่ง": 4}
    with pytest.raises(NotFound):
        planned(known, sheet(row(1, "นายเก่ง ดีมาก", "/")), 99)


def test_a_sheet_without_titles_needs_a_class(known: Office, sheet: Write) -> None:
    with pytest.raises(DeskError, match="which class"):
        planned(known, sheet(row(1, "นายเก่ง ดีมาก", "/"), titles=()))


def test_a_closed_class_takes_no_more_marks(known: Office, sheet: Write) -> None:
    taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/")))
    close_class(known, 1)
    assert taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/")))["unchanged"] == 1
    with pytest.raises(DeskError, match="closed"):
        taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/", "/")))


@pytest.mark.parametrize("mark", ["/", "✓", "✔", "√", 1, "1", "๑", "ม", "มา", "y", True, "08.30", "8:30 น."])
def test_marks_of_presence(known: Office, sheet: Write, mark: object) -> None:
    taken(known, sheet(row(1, "นายเก่ง ดีมาก", mark)))
    assert attended(known) == {"เก่ง": 1}


@pytest.mark.parametrize("mark", ["", "-", 0, "ข", "ขาด", "ลา", "ลาป่วย", "x", False])
def test_marks_of_absence(known: Office, sheet: Write, mark: object) -> None:
    report = taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/", mark)))
    assert report["warnings"] == []
    assert attended(known) == {"เก่ง": 1}


def test_crosses_mean_presence_where_nothing_else_does(known: Office, sheet: Write) -> None:
    taken(known, sheet(row(1, "นายเก่ง ดีมาก", "x", "", "X")))
    assert attended(known) == {"เก่ง": 2}


def test_an_unknown_mark_counts_as_absent_and_is_said(known: Office, sheet: Write) -> None:
    report = taken(known, sheet(row(1, "นายเก่ง ดีมาก", "/", "?")))
    assert [each["code"] for each in report["warnings"]] == ["mark_unknown"]
    assert attended(known) == {"เก่ง": 1}


def test_days_over_halves_in_two_rows_of_headings(known: Office, tmp_path: Path) -> None:
    rows = [
        ("โครงการอบรมจิตอาสา",),
        ("ที่", "ชื่อ - สกุล", "15 ก.ค. 2569", "", "16 ก.ค. 2569", ""),
        ("", "", "เช้า", "บ่าย", "เช้า", "บ่าย"),
        (1, "นายเก่ง ดีมาก", "/", "", "/", "/"),
    ]
    taken(known, write_xlsx(tmp_path / "a.xlsx", ("ก", rows)))
    (line,) = class_lines(known)
    assert (line.course, line.half_days, line.first_day, line.last_day) == ("จิตอาสา", 4, *DAYS)
    assert attended(known) == {"เก่ง": 3}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "ใบลงเวลาผู้เข้าร่วม โครงการจิตอาสาพัฒนาชุมชน รุ่น 1/2569 ณ วัดกลาง",
            ClassTitle("โครงการจิตอาสาพัฒนาชุมชน", "จิตอาสาพัฒนาชุมชน", None, 1, "วัดกลาง"),
        ),
        ("หลักสูตรการปฐมพยาบาล 18 ชั่วโมง", ClassTitle("หลักสูตรการปฐมพยาบาล 18 ชั่วโมง", "การปฐมพยาบาล", 18)),
        (
            "อบรมเชิงปฏิบัติการการดูแลผู้สูงอายุ วันที่ 1 ต.ค. 2569 ณ ห้องประชุม",
            ClassTitle("อบรมเชิงปฏิบัติการการดูแลผู้สูงอายุ", "การดูแลผู้สูงอายุ", place="ห้องประชุม"),
        ),
    ],
)
def test_titles_as_offices_write_them(text: str, title: ClassTitle) -> None:
    assert class_title([[text]]) == title


def test_hours_instead_of_marks_are_presence(known: Office, sheet: Write) -> None:
    plan = planned(known, sheet(row(1, "นายเก่ง ดีมาก", 3.5, "๓.๕", 0, "3")))
    assert plan.warnings == []
    plan.commit(known)
    (line,) = class_result(known, class_lines(known)[0].id).lines
    assert line.hours == 10.5


def test_halves_may_be_called_am_and_pm_and_a_title_end_in_a_comma(known: Office, tmp_path: Path) -> None:
    heads = ("Name", "ID card", "15/07/2026 AM", "15/07/2026 PM")
    rows = [("First aid, 7 hours",), heads, ("นายเก่ง ดีมาก", typed_id(1), "/", "")]
    path = write_xlsx(tmp_path / "a.xlsx", ("a", rows))
    planned(known, path).commit(known)
    (line,) = class_lines(known)
    assert (line.course, line.half_days) == ("First aid", 2)
