"""What commands of tests work on: a folder for an office, files to bring in, and a town that came by them alone."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands import Run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the office; it does not exist yet."""
    return tmp_path / "ข้อมูล สำนักงาน"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """run("list", "residents") does a command in English on that office."""
    from tests.commands import commands_on

    return commands_on(data, capsys)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a residents' file, a volunteers' file and an attendance sheet."""
    from tests.office_files import person, residents_xlsx, typed_id, write_xlsx

    folder = tmp_path / "files"
    folder.mkdir()
    residents_xlsx(
        folder / "residents.xlsx",
        person(1, sex="หญิง", phone="081-0000001"),
        person(2, "นายเก่ง ดีมาก", born="2501", community="ป่าซาง"),
        person(3, "นายกล้า ดีมาก", id=typed_id(1)),
    )
    heads = ("ชื่อ", "นามสกุล", "เลขบัตร", "ประเภทอาสา", "วันที่เริ่ม", "ผู้ชักชวน")
    rows = (
        ("กนกวรรณ", "ใจดี", typed_id(1), "CG/อสม.", "1/2/2560", "เก่ง ดีมาก"),
        ("เก่ง", "ดีมาก", typed_id(2), "จิตอาสา", "", ""),
    )
    (folder / "volunteers.csv").write_text("\n".join(",".join(row) for row in (heads, *rows)), encoding="utf-8")
    write_xlsx(
        folder / "attendance.xlsx",
        ("ก", [("โครงการอบรมปฐมพยาบาล หลักสูตร ๗ ชั่วโมง รุ่นที่ ๑",),
               ("ชื่อ - สกุล", "เลขบัตร", "15 ก.ค. 69 เช้า", "15 ก.ค. 69 บ่าย"),
               ("นางสาวกนกวรรณ ใจดี", typed_id(1), "/", "/"), ("นายเก่ง ดีมาก", typed_id(2), "/", "")]),
    )  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def _first_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first town that was typed is kept."""
    return tmp_path_factory.mktemp("towns") / "first"


@pytest.fixture
def town(run: Run, files: Path, data: Path, _first_town: Path) -> Path:
    """The office with all three files imported and a certificate issued; typed once, then copied with the times of its
    files, by which the office knows its backups."""
    if _first_town.exists():
        shutil.copytree(_first_town, data)
    else:
        _type_town(run, files, data)
        shutil.copytree(data, _first_town)
    return data


def _type_town(run: Run, files: Path, data: Path) -> None:
    from db.certificates import issue_certificates
    from db.classes import close_class
    from db.domain.settings import OfficeSettings, Signatory
    from db.settings import save_settings, save_signatory
    from tests.keys import open_office
    from tests.partners_office import gift, partner, person_to_call, talk

    assert run("import", "residents", files / "residents.xlsx").code == 0
    assert run("import", "volunteers", files / "volunteers.csv").code == 0
    assert run("import", "attendance", files / "attendance.xlsx").code == 0
    with open_office(data) as office:
        save_settings(office, OfficeSettings(name_th="เทศบาลตำบลแม่สะเรียง"))
        save_signatory(office, Signatory(name="นายก ข", position="นายกเทศมนตรี", signs=True))
        college = partner(office)
        person_to_call(office, college.id, position="คณบดี", phones=("0812345678",))
        talk(office, college.id, date(2026, 11, 1), date(2026, 12, 1))
        gift(office, college.id, date(2026, 10, 5), "1500.75")
        close_class(office, 1)
        issue_certificates(office, 1, issued_on=date(2026, 11, 15))
