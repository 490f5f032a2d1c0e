"""Nothing is cut off: a walk through the whole window on a common office screen, both languages, large letters too."""

import shutil
import tkinter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import ttkbootstrap as ttk

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


@pytest.mark.parametrize("spoken", ["th", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off_anywhere(
    window: Any, office: Office, files: dict[str, Path], in_dialog: Callable[..., None], percent: int, spoken: str
) -> None:
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
    assert not found, "\n".join(found)


def test_the_look_finds_what_is_cut_off(window: Any) -> None:
    def place(widget: Any, **where: int) -> list[str]:
        widget.place(x=10, y=10, **where)
        window.update()
        found = cut_off(window)
        widget.destroy()
        return found

    assert not place(ttk.Label(window, text="ทั้งคำ"))
    assert "wide" in place(ttk.Label(window, text="ไม่ทั้งคำ"), width=20)[0]
    assert "high" in place(ttk.Button(window, text="เตี้ย"), height=9)[0]
    assert "only" in place(ttk.Entry(window), width=30)[0]
    low = ttk.Frame(window, height=12, width=300)
    ttk.Label(low, text="ใต้ขอบ").place(x=0, y=0)
    assert "above or below" in place(low)[0]
    narrow = ttk.Frame(window, height=200, width=30)
    ttk.Label(narrow, text="เลยขอบ").place(x=0, y=0)
    assert "at the side" in place(narrow)[0]
