"""Lists brought in on the command line: reported, tried first, and no office left behind where one fails."""

import json
import sys
from pathlib import Path

import pytest

from db.credential import Credential
from db.domain.settings import OfficeSettings
from db.office import Office
from db.settings import save_settings
from tests.commands import Run

pytestmark = pytest.mark.usefixtures("manager")


def test_import_reports_and_commits(run: Run, files: Path, data: Path) -> None:
    answer = run("import", "residents", files / "residents.xlsx", "--report", files / "report.json")
    assert answer.code == 0
    report = json.loads((files / "report.json").read_text(encoding="utf-8"))
    assert {name: report[name] for name in ("read", "added", "updated", "unchanged")} == {
        "read": 3, "added": 2, "updated": 0, "unchanged": 0,
    }  # fmt: skip
    said = {
        name: [(each["row"], each["field"], each["code"]) for each in report[name]] for name in ("warnings", "refused")
    }
    assert said == {"warnings": [(6, "born", "birth_year_only")], "refused": [(7, "citizen_id", "id_duplicate")]}
    assert report["read"] == report["added"] + report["updated"] + report["unchanged"] + len(report["refused"])
    assert all(each["message"] for each in report["warnings"] + report["refused"])
    assert len(run("list", "residents", "--json").json) == 2


def test_importing_twice_adds_nothing_and_is_no_failure(run: Run, files: Path, town: Path) -> None:
    for name in ("residents.xlsx", "volunteers.csv", "attendance.xlsx"):
        answer = run("import", Path(name).stem, files / name, "--report", files / "report.json")
        report = json.loads((files / "report.json").read_text(encoding="utf-8"))
        assert (answer.code, report["added"], report["updated"], report["unchanged"]) == (0, 0, 0, 2)


def test_a_dry_run_writes_nothing_but_its_report(run: Run, files: Path, data: Path) -> None:
    answer = run("import", "residents", files / "residents.xlsx", "--dry-run", "--report", files / "report.json")
    assert answer.code == 0
    assert json.loads((files / "report.json").read_text(encoding="utf-8"))["added"] == 2
    assert not data.exists()


@pytest.mark.parametrize("name", ["none.xlsx", "strange.xlsx", "attendance.xlsx"])
def test_an_import_that_fails_leaves_no_office(run: Run, files: Path, data: Path, name: str) -> None:
    (files / "strange.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    kind = "attendance" if name == "attendance.xlsx" else "residents"
    answer = run("import", kind, files / name)
    assert answer.code == 1
    assert answer.err
    assert not data.exists(), list(data.iterdir())


def test_a_report_may_not_overwrite_the_office(run: Run, town: Path, files: Path) -> None:
    before = (town / "office.db").read_bytes()
    for report in (town / "office.db", files / "residents.xlsx", files / "none" / "report.json", files):
        answer = run("import", "residents", files / "residents.xlsx", "--report", report)
        assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert (town / "office.db").read_bytes() == before


def test_attendance_of_a_class_that_is_not_there(run: Run, town: Path, files: Path) -> None:
    answer = run("import", "attendance", files / "attendance.xlsx", "--class", 99)
    assert (answer.code, answer.out) == (1, "")
    assert "99" in answer.err


def test_an_import_that_another_start_overtook_leaves_its_office_alone(
    run: Run, files: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = Office.create

    def overtaken(folder: Path, credential: Credential) -> Office:
        with create(folder, credential) as other:
            save_settings(other, OfficeSettings(name_th="เทศบาลตำบลแม่สะเรียง"))
        return create(folder, credential)

    monkeypatch.setattr(Office, "create", overtaken)
    answer = run("import", "residents", files / "residents.xlsx")
    assert (answer.code, answer.out) == (1, "") and "already an office" in answer.err
    assert (data / "office.db").is_file()


def test_an_import_goes_on_when_nobody_reads_its_progress(
    run: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed:
        def write(self, text: str) -> int:
            raise BrokenPipeError(32, "Broken pipe")

        def flush(self) -> None:
            raise BrokenPipeError(32, "Broken pipe")

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stderr", Closed())
    assert run("import", "residents", files / "residents.xlsx").code == 0
