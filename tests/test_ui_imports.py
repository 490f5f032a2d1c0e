"""Lists from outside on screen: recognised, corrected, looked at row by row, brought in once, and lists taken out."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import residents
from db.export_lists import ExportKind
from db.import_columns import ImportKind
from db.import_plan import Outcome
from tests.at_desk import opened_at, texts_of
from tests.keyboard import press, take_keyboard
from tests.people_office import citizen_id
from ui import language, theme
from ui.list_export import Exported
from ui.window import DeskWindow

HEADINGS = ("ลำดับ", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วันเดือนปีเกิด", "บ้านเลขที่", "ชุมชน")
GOOD = ("1", "นางกนกวรรณ ใจดี", citizen_id(1), "1/1/2493", "12/3", "ริมยวม")
DOUBTED = ("2", "นายกมล ศรีวงค์", "1234567890123", "๕ ก.พ. ๒๕๒๓", "45", "ป่าซาง")
NAMELESS = ("3", "", citizen_id(3), "1/1/2500", "7", "ป่าซาง")


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    with opened_at(window, office, "imports") as shown:
        yield shown


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "รายชื่อ.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows((HEADINGS, GOOD, DOUBTED, NAMELESS))
    return path


def rows(desk: DeskWindow) -> list[tuple[str, ...]]:
    tree = desk.screen.table.tree
    return [tuple(tree.item(item, "values")) for item in tree.get_children()]


def test_nothing_is_written_before_every_row_was_shown(desk: DeskWindow, window: Any, answers: Any, file: Path) -> None:
    answers(choose_open_file=file)
    press(window, "Control-n")
    assert [row[2] for row in rows(desk)] == ["จะเพิ่ม", "จะเพิ่ม", "ไม่รับ"]
    assert rows(desk)[1][3], "the wrong check digit is remarked upon"
    assert residents.residency_figures(desk.office).residents == 0
    assert str(desk.screen.import_button.cget("state")) == "normal"


def test_enter_on_the_kind_of_list_goes_on_to_the_file(desk: DeskWindow, window: Any, answers: Any, file: Path) -> None:
    answers(choose_open_file=file)
    take_keyboard(window, desk.screen.kind.box)
    press(window, "Return")
    assert len(rows(desk)) == 3


def test_the_list_comes_in_at_once_and_a_second_time_adds_nobody(
    desk: DeskWindow, window: Any, answers: Any, file: Path
) -> None:
    told = answers(choose_open_file=file, show_message=None)
    press(window, "Control-n", "Control-s")
    assert residents.residency_figures(desk.office).residents == 2
    assert told.calls[-1][0] == "show_message"
    press(window, "Control-n")
    assert [row[2] for row in rows(desk)] == ["มีอยู่แล้ว", "มีอยู่แล้ว", "ไม่รับ"]
    assert str(desk.screen.import_button.cget("state")) == "disabled"
    press(window, "Control-s")
    assert residents.residency_figures(desk.office).residents == 2


def test_rows_can_be_narrowed_to_those_to_look_at(desk: DeskWindow, window: Any, answers: Any, file: Path) -> None:
    answers(choose_open_file=file)
    press(window, "Control-n")
    desk.screen.only.choose(Outcome.REFUSED)
    window.update()
    assert [row[0] for row in rows(desk)] == ["4"], "numbered as Excel counts"
    desk.screen.only.choose("warned")
    window.update()
    assert [row[1] for row in rows(desk)] == ["นายกมล ศรีวงค์"]


def test_a_column_that_was_taken_for_another_is_corrected(
    desk: DeskWindow, window: Any, answers: Any, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows((("ชื่อ - สกุล", "เลขประจำตัวประชาชน", "ฉายา"), ("นายกมล ศรีวงค์", citizen_id(2), "ต้อม")))
    answers(choose_open_file=path, show_message=None)
    press(window, "Control-n")
    box = boxes(desk)["ฉายา"]
    place = list(box.cget("values")).index("ชื่อเล่น")
    box.current(place)
    box.event_generate("<<ComboboxSelected>>")
    window.update()
    press(window, "Control-s")
    assert residents.resident_lines(desk.office, [1])[0].nickname == "ต้อม"


def boxes(desk: DeskWindow) -> dict[str, Any]:
    cells = [cell.winfo_children() for cell in desk.screen.mapping.winfo_children()]
    return {heading.cget("text"): box for heading, box in cells}


def test_a_file_that_can_not_be_read_is_said_in_words(
    desk: DeskWindow, window: Any, answers: Any, tmp_path: Path
) -> None:
    damaged = tmp_path / "x.xlsx"
    damaged.write_bytes(b"PK\x03\x04 no workbook")
    told = answers(choose_open_file=damaged, show_error=None)
    press(window, "Control-n")
    assert told.calls[-1][0] == "show_error"
    assert rows(desk) == []


def test_another_kind_of_list_is_looked_at_anew(desk: DeskWindow, window: Any, answers: Any, file: Path) -> None:
    answers(choose_open_file=file, show_error=None)
    press(window, "Control-n")
    before = desk.screen._plan
    desk.screen.kind.choose(ImportKind.VOLUNTEERS)
    window.update()
    assert desk.screen._plan is not before


VOLUNTEERS = (
    ("ลำดับ", "คำนำหน้า", "ชื่อ", "นามสกุล", "เลขบัตร", "ประเภทอาสา", "วันที่เริ่ม"),
    ("1", "นาง", "กนกวรรณ", "ใจดี", citizen_id(1), "อสม.", "11 พ.ค. 2564"),
)
ATTENDANCE = (
    ("โครงการอบรมผู้ดูแลผู้สูงอายุ หลักสูตร ๗๐ ชั่วโมง รุ่นที่ ๒", "", "", "", ""),
    ("ที่", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "15 ก.ค. 69 เช้า", "15 ก.ค. 69 บ่าย"),
    ("1", "นางกนกวรรณ ใจดี", citizen_id(1), "/", "/"),
)


def test_rows_that_are_houses_are_not_headed_as_names(
    desk: DeskWindow, window: Any, answers: Any, file: Path, tmp_path: Path
) -> None:
    houses = tmp_path / "บ้าน.csv"
    houses.write_text("บ้านเลขที่,ชุมชน\n12/3,ริมยวม\n", encoding="utf-8-sig")

    def heading() -> str:
        return str(desk.screen.table.tree.heading("name", "text"))

    language.set_language("en")
    assert heading() == "Name"
    desk.screen.kind.choose(ImportKind.HOUSEHOLDS)
    assert heading() == "House and community"
    answers(choose_open_file=houses)
    press(window, "Control-n")
    assert rows(desk)[0][1] == "12/3 ริมยวม"
    answers(choose_open_file=file)
    desk.screen.kind.choose(ImportKind.RESIDENTS)
    press(window, "Control-n")
    assert heading() == "Name"


@pytest.mark.parametrize(
    ("lines", "kind"), [(VOLUNTEERS, ImportKind.VOLUNTEERS), (ATTENDANCE, ImportKind.ATTENDANCE)], ids=["v", "a"]
)
def test_the_headings_tell_what_a_file_holds_until_the_clerk_does(
    desk: DeskWindow, window: Any, answers: Any, tmp_path: Path, lines: Any, kind: ImportKind
) -> None:
    path = tmp_path / "รายชื่อ.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(lines)
    answers(choose_open_file=path, show_message=None)
    press(window, "Control-n")
    assert desk.screen.kind.value is kind
    assert len(rows(desk)) == 1
    desk.screen.kind.choose(ImportKind.RESIDENTS)
    window.update()
    press(window, "Control-n")
    assert desk.screen._mappings[0].kind is ImportKind.RESIDENTS, "what the clerk says counts"
    press(window, "Control-s", "Control-n")
    assert desk.screen.kind.value is kind, "the next list is looked at anew"


def test_words_of_a_plan_follow_the_language(desk: DeskWindow, window: Any, answers: Any, file: Path) -> None:
    answers(choose_open_file=file)
    press(window, "Control-n")
    desk.switch_language()
    window.update()
    assert rows(desk)[0][2] == "will be added"
    assert any("2 to add" in text for text in texts_of(desk.screen))


def test_a_list_is_taken_out_to_a_file(
    desk: DeskWindow, window: Any, answers: Any, file: Path, tmp_path: Path, in_dialog: Any
) -> None:
    out = tmp_path / "ออก.csv"
    answers(choose_open_file=file, show_message=None, choose_save_file=out)
    press(window, "Control-n", "Control-s")
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.export_list()
    window.update()
    with out.open(encoding="utf-8-sig", newline="") as written:
        assert len(list(csv.reader(written))) == 3
    assert str(out) in desk.status.said.cget("text")


def test_every_list_that_can_be_exported_is_offered() -> None:
    assert {each.value for each in Exported} == {kind.value for kind in ExportKind}


def test_rows_and_the_button_below_have_room_in_the_largest_letters(
    desk: DeskWindow, window: Any, answers: Any, file: Path
) -> None:
    theme.set_text_size(window, 200)
    try:
        answers(choose_open_file=file)
        press(window, "Control-n")
        window.update()
        screen = desk.screen
        assert screen.table.page_length() >= 2
        foot = screen.import_button.winfo_rooty() + screen.import_button.winfo_height()
        assert foot <= screen.winfo_rooty() + screen.winfo_height()
        assert screen.columns.winfo_height() >= screen.mapping.winfo_children()[0].winfo_reqheight()
    finally:
        theme.set_text_size(window, 100)
