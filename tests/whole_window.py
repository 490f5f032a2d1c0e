"""A walk through the whole window of a fictitious office as large as the real one, which tells what is cut off."""

import shutil
import tkinter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.demo import open_or_make_demo
from db.office import Office
from tests.at_desk import opened
from tests.in_sight import cut_off
from tests.keys import open_office
from tests.office_files import person, residents_xlsx, typed_id, write_xlsx
from tests.walk import Walk
from ui import language, theme
from ui.preferences import Preferences

PEOPLE = 2862
Seen = Callable[[int, str], list[str]]
"""Walks at a size of the text in percent and in a language; what was found cut off."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    open_or_make_demo(folder, PEOPLE, today=date(2026, 11, 22)).close()
    return folder


@pytest.fixture
def office(demo: Path, tmp_path: Path) -> Iterator[Office]:
    """A fictitious office as large as the real one."""
    opened_copy = open_office(Path(shutil.copytree(demo, tmp_path / "office")), "กิตติ (เจ้าหน้าที่)")
    yield opened_copy
    opened_copy.close()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A list of each kind with something to remark upon in it."""
    name = "นางสาวกนกวรรณ ใจดีศรีสวัสดิ์วัฒนาพาณิชย์"
    volunteers = ("ลำดับ", "คำนำหน้า", "ชื่อ", "นามสกุล", "เลขบัตร", "ประเภทอาสา", "ชุมชน", "โทรศัพท์", "วันที่เริ่ม", "ผู้ชักชวน")
    sheet = ("ที่", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "15 ก.ค. 69 เช้า", "15 ก.ค. 69 บ่าย")
    title = ("โครงการอบรมผู้ดูแลผู้สูงอายุ (Caregiver) หลักสูตร ๗๐ ชั่วโมง รุ่นที่ ๒",)
    return {
        "residents": residents_xlsx(
            tmp_path / "people.xlsx", person(1, name), person(2, name, id="123", born="ไม่ทราบ")
        ),
        "volunteers": write_xlsx(
            tmp_path / "volunteers.xlsx",
            ("อาสา", [volunteers, (1, "นาง", "แก้ว", "ใจดี", typed_id(3), "อสม.", "ริมยวม", "", "2560", "นายไม่มี ใครรู้จัก")]),
        ),
        "attendance": write_xlsx(
            tmp_path / "class.xlsx", ("ลงเวลา", [title, (), sheet, (1, name, typed_id(4), "/", "/")])
        ),
    }


@pytest.fixture
def cut_off_anywhere(window: Any, office: Office, files: dict[str, Path], in_dialog: Callable[..., None]) -> Seen:
    def walk(percent: int, spoken: str) -> list[str]:
        found: list[str] = []

        def look(place: str, top: tkinter.Misc) -> None:
            found.extend(f"{place}: {line}" for line in cut_off(top))

        language.set_language(spoken)
        theme.set_text_size(window, percent)
        try:
            with opened(window, office, Preferences(text_size=percent)) as desk:
                Walk(desk, window, look, in_dialog).all(files)
        finally:
            theme.set_text_size(window, 100)
        return found

    return walk
