"""The command line: every command, exit codes, results on stdout and nothing else, no office where none belongs."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from db.accounts import add_account
from db.audit import audit_listing
from db.certificates import issue_certificates
from db.classes import close_class
from db.credential import Credential
from db.domain.accounts import Account, Role
from db.domain.audit import AuditFilter
from db.domain.citizen_id import mask_citizen_id
from db.domain.settings import OfficeSettings, Signatory
from db.office import Office
from db.residents import resident_of, save_resident
from db.settings import save_settings, save_signatory
from tests import care_office
from tests.commands import Run, commands_on
from tests.keys import open_office
from tests.office_files import people, person, residents_xlsx, typed_id, write_xlsx
from tests.partners_office import gift, partner, person_to_call, talk
from ui.command_line import for_the_window, main
from ui.commands import credentials
from ui.language import current_language, set_language

TOP = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.usefixtures("manager")
LONG_NAME = "ก" * 300


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Commands choose a language for the whole program."""
    before = current_language()
    yield
    set_language(before)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the office; it does not exist yet."""
    return tmp_path / "ข้อมูล สำนักงาน"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return commands_on(data, capsys)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a residents' file, a volunteers' file and an attendance sheet."""
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


@pytest.fixture
def town(run: Run, files: Path, data: Path) -> Path:
    """The office with all three files imported and a certificate issued."""
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
    return data


# -- import


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


# -- list and search


def test_residents_as_json(run: Run, town: Path) -> None:
    first, second = run("list", "residents", "--json").json
    expected = {
        "citizen_id": typed_id(1).replace("-", ""), "title": "นางสาว", "given": "กนกวรรณ", "family": "ใจดี",
        "sex": "หญิง", "born": "1977-02-01", "born_precision": "day", "house": "306/8", "community": "ชุมชนริมยวม",
        "phone": "0810000001", "status": "living",
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert isinstance(first["id"], int)
    assert (second["born"], second["born_precision"], second["phone"]) == ("1958-01-01", "year", "")


def test_who_moved_or_died_only_with_all(run: Run, town: Path) -> None:
    from dataclasses import replace

    from db.domain.residents import Residency

    with open_office(town) as office:
        who = resident_of(office, people(office)["เก่ง"].id)
        save_resident(office, replace(who, status=Residency.DIED, status_date=date(2026, 1, 1)))
    assert [each["given"] for each in run("list", "residents", "--json").json] == ["กนกวรรณ"]
    assert {each["given"]: each["status"] for each in run("list", "residents", "--all", "--json").json} == {
        "กนกวรรณ": "living", "เก่ง": "died",
    }  # fmt: skip


def test_volunteers_classes_and_certificates_as_json(run: Run, town: Path) -> None:
    volunteers = {each["given"]: each for each in run("list", "volunteers", "--json").json}
    assert set(volunteers["กนกวรรณ"]["kinds"]) == {"CG", "อสม."}
    assert volunteers["กนกวรรณ"]["started"] == "2017-02-01"
    assert volunteers["กนกวรรณ"]["invited_by"] == "นายเก่ง ดีมาก"
    assert volunteers["เก่ง"]["invited_by"] is None
    (one,) = run("list", "classes", "--json").json
    assert {name: one[name] for name in ("id", "course", "enrolled", "half_days", "passed")} == {
        "id": 1, "course": "ปฐมพยาบาล", "enrolled": 2, "half_days": 3, "passed": 1,
    }  # fmt: skip
    (certificate,) = run("list", "certificates", "--json").json
    assert {name: certificate[name] for name in ("number", "name", "course", "issued", "status", "class_id")} == {
        "number": "1/2569", "name": "นางสาวกนกวรรณ ใจดี", "course": "ปฐมพยาบาล", "issued": "2026-11-15",
        "status": "issued", "class_id": 1,
    }  # fmt: skip


def test_partners_as_json_with_money_in_baht(run: Run, town: Path) -> None:
    (one,) = run("list", "partners", "--json").json
    assert {name: one[name] for name in ("name", "kind", "scope", "since", "next_due", "value", "paid")} == {
        "name": "วิทยาลัยตัวอย่าง", "kind": "educational", "scope": "outside", "since": "2025-10-01",
        "next_due": "2026-12-01", "value": 1500.75, "paid": 0,
    }  # fmt: skip
    assert one["people"] == [{"name": "นางสมใจ ดีงาม", "position": "คณบดี", "phones": ["0812345678"]}]
    assert one["contributions"] == [
        {"given_on": "2026-10-05", "year": 2570, "kind": "training", "what": "วิทยากร", "value": 1500.75, "paid": 0}
    ]


def test_elders_as_json_with_standing_allowance_and_carer(run: Run, town: Path) -> None:
    elders = run("list", "elders", "--json").json
    assert elders and all(each["age"] >= 60 for each in elders)
    with open_office(town) as office:
        care_office.cared_for(office, elders[0]["id"])
    one = run("list", "elders", "--json").json[0]
    assert {name: one[name] for name in ("adl_group", "adl_score", "assessed_on", "next_due", "carer", "relation")} == {
        "adl_group": "homebound", "adl_score": 10, "assessed_on": "2026-11-10", "next_due": "2027-05-10",
        "carer": "นางสาวดาว ใจดี", "relation": "child",
    }  # fmt: skip
    assert one["allowance"] in (600, 700, 800, 1000) and one["carer_phones"] == ["0811112222"]


@pytest.mark.parametrize("kind", ["residents", "volunteers", "elders", "classes", "certificates", "partners"])
def test_lists_as_text_have_a_line_for_each(run: Run, town: Path, kind: str) -> None:
    answer = run("list", kind)
    lines = [line.split("\t") for line in answer.out.splitlines()]
    objects = run("list", kind, "--json").json
    assert len(lines) == 1 + len(objects)
    for line, each in zip(lines[1:], objects, strict=True):
        values = [mask_citizen_id(each[key]) if key == "citizen_id" else each[key] for key in lines[0]]
        shown = [", ".join(each) if isinstance(each, list) else str("" if each is None else each) for each in values]
        assert line == shown


@pytest.mark.parametrize("text", ["กนก", "306/8", "๓-๙๙๙๙", "0810000001"])
def test_search_finds_the_same_objects(run: Run, town: Path, text: str) -> None:
    found = run("search", text, "--json").json
    assert found[0] == run("list", "residents", "--json").json[0]
    assert len(run("search", "306", "--limit", 1, "--json").json) == 1


def test_nothing_found_is_no_failure(run: Run, town: Path) -> None:
    answer = run("search", "ไม่มีใคร", "--json")
    assert (answer.code, answer.json) == (0, [])


# -- papers and files


@pytest.mark.parametrize(
    "args",
    [
        ("certificates", "--class", 1),
        ("register", "--class", 1),
        ("register", "--class", 1, "--day", "15/7/2569"),
        ("register", "--class", 1, "--day", "2026-07-15"),
        ("roster", "residents"),
        ("roster", "residents", "--community", "ริมยวม", "--ids", "full"),
        ("roster", "volunteers", "--ids", "none"),
        ("roster", "elders"),
        ("roster", "elders", "--register", 2571, "--community", "ริมยวม"),
        ("roster", "elders", "--columns", "age,adl,carer", "--group", "community"),
        ("roster", "partners"),
        ("roster", "partners", "--year", 2569),
    ],
)
def test_papers_are_written_as_pdf(run: Run, town: Path, tmp_path: Path, args: tuple[object, ...]) -> None:
    answer = run("print", *args, tmp_path / "paper.pdf")
    assert answer.code == 0, answer.err
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "args",
    [
        ("certificates", "--class", 99),
        ("register", "--class", 1, "--day", "16/7/2569"),
        ("roster", "residents", "--community", "ไม่มี"),
        ("roster", "residents", "--year", 2569),
        ("roster", "residents", "--register", 2571),
        ("roster", "partners", "--register", 2571),
        ("roster", "partners", "--community", "ริมยวม"),
        ("roster", "partners", "--columns", "name"),
    ],
)
def test_a_paper_that_can_not_be_is_told_in_one_line(
    run: Run, town: Path, tmp_path: Path, args: tuple[object, ...]
) -> None:
    answer = run("print", *args, tmp_path / "paper.pdf")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "paper.pdf").exists()


def test_a_roster_masks_ids_unless_told_otherwise(run: Run, town: Path, tmp_path: Path) -> None:
    import pypdfium2

    def text(*args: str) -> str:
        assert run("print", "roster", "residents", *args, tmp_path / "a.pdf").code == 0
        with pypdfium2.PdfDocument(tmp_path / "a.pdf") as paper:
            return "".join(page.get_textpage().get_text_range() for page in paper)

    assert "๙๙๙๙" not in text()
    assert "๙๙๙๙" in text("--ids", "full")
    assert "x-xxxx" in text() and "x-xxxx" not in text("--ids", "none")


def test_lists_are_exported(run: Run, town: Path, tmp_path: Path) -> None:
    for kind in ("residents", "volunteers", "elders", "classes", "certificates", "partners"):
        for ending in ("xlsx", "csv"):
            assert run("export", kind, tmp_path / f"a.{ending}").code == 0
            assert (tmp_path / f"a.{ending}").stat().st_size > 100


def test_backup_and_restore(run: Run, town: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert run("backup", "create", tmp_path / "stick").code == 0
    (backup,) = (tmp_path / "stick").iterdir()
    with open_office(town) as office:
        save_settings(office, OfficeSettings(revision=1, name_th="อื่น"))
    assert run("backup", "restore", backup).code == 0
    assert len(run("list", "residents", "--json").json) == 2
    assert run("check").code == 0


def test_check_says_whether_all_is_well(run: Run, town: Path) -> None:
    answer = run("check", "--json")
    assert (answer.code, answer.json) == (0, {"ok": True, "problems": []})
    with open_office(town) as office:
        office.run(lambda: office.sql("update resident set sort_key = 'x' where id = 1"))
    answer = run("check", "--json")
    assert (answer.code, answer.json["ok"]) == (1, False)
    assert {"code", "message", "subject", "record_id"} <= set(answer.json["problems"][0])
    (town / "office.db").write_bytes(b"no office at all" * 100)
    answer = run("check", "--json")
    assert (answer.code, answer.json["ok"]) == (1, False)


# -- offices that are not there, wrong usage, languages


@pytest.mark.parametrize(
    "args",
    [
        ("list", "residents"), ("search", "ก"), ("export", "residents", "a.csv"), ("check",), ("backup", "create", "b"),
        ("print", "roster", "residents", "a.pdf"), ("print", "certificates", "--class", "1", "a.pdf"),
    ],
)  # fmt: skip
def test_without_an_office_it_says_that_there_is_none(run: Run, data: Path, args: tuple[str, ...]) -> None:
    answer = run(*args)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert str(data) in answer.err
    assert not data.exists()


@pytest.mark.parametrize(
    "args",
    [
        ("nothing",), ("list",), ("list", "people"), ("import", "residents"), ("export", "residents", "a.ods"),
        ("print", "roster", "residents", "a.txt"), ("print", "register", "--class", "1", "--day", "31/2/2569", "a.pdf"),
        ("print", "certificates", "a.pdf"), ("search", "ก", "--limit", "0"), ("demo", "--residents", "-1"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(run: Run, data: Path, args: tuple[str, ...]) -> None:
    answer = run(*args)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err
    assert not data.exists(), list(data.iterdir())


def test_the_demo_without_a_window(run: Run, data: Path) -> None:
    assert run("demo", "--no-window", "--residents", 60, "--seed", 7).code == 0
    first = run("list", "residents", "--json").out
    assert len(json.loads(first)) == 60
    assert run("demo", "--no-window").code == 0
    assert run("list", "residents", "--json").out == first


def test_a_real_office_is_never_taken_for_the_demo(run: Run, town: Path) -> None:
    before = (town / "office.db").read_bytes()
    answer = run("demo", "--no-window")
    assert (answer.code, answer.out) == (1, "")
    assert (town / "office.db").read_bytes() == before


def test_the_demo_has_a_folder_of_its_own(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-window", "--residents", "30"]) == 0
    assert main(["list", "residents"]) == 1
    assert [path for path in home.rglob("office.db") if "demo" in path.parts]


def test_messages_are_thai_unless_english_is_asked_for(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {}
    for language in ("th", "en"):
        main(["--data", str(data), "--lang", language, "list", "residents"])
        texts[language] = capsys.readouterr().err.partition(str(data))[0]
    main(["--data", str(data), "list", "residents"])
    assert capsys.readouterr().err.startswith(texts["th"])
    assert any("ก" <= letter <= "๛" for letter in texts["th"]) and texts["en"].isascii()


def test_help_and_version(run: Run) -> None:
    assert run("--version").out.strip().endswith("0.1.0")
    answer = run("import", "--help")
    assert answer.code == 0 and "attendance" in answer.out


def test_options_may_stand_behind_the_command_too(data: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(files / "residents.xlsx")
    assert main(["import", "residents", file, "--data", str(data)]) == 0
    assert (data / "office.db").is_file()


# -- as a program of its own


def program(*args: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, str(TOP / "maesariang_desk.py"), *map(str, args)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_stdout_is_utf8_whatever_the_console_is(town: Path) -> None:
    result = program("--data", town, "list", "residents", "--json", PYTHONIOENCODING="cp874", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.decode("utf-8"))[0]["given"] == "กนกวรรณ"


def test_an_office_in_use_is_told_and_left_alone(town: Path) -> None:
    with open_office(town):
        result = program("--data", town, "--lang", "en", "list", "residents")
    assert (result.returncode, result.stdout) == (1, b"")
    assert b"open in another window" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is always a screen")
def test_without_a_screen_it_says_so_and_names_the_way_without(tmp_path: Path) -> None:
    command = ("--data", tmp_path / "demo", "--lang", "en", "demo", "--residents", 20)
    result = program(*command, DISPLAY="", WAYLAND_DISPLAY="")
    assert result.returncode == 1
    assert b"--no-window" in result.stderr and b"Traceback" not in result.stderr


def test_a_reader_that_goes_away_is_no_failure(town: Path) -> None:
    command = [sys.executable, str(TOP / "maesariang_desk.py"), "--data", str(town), "list", "residents"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said and b"BrokenPipe" not in said


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_an_answer_that_can_not_be_written_is_one_line_and_a_failure(town: Path) -> None:
    program = [sys.executable, str(TOP / "maesariang_desk.py")]
    command = [*program, "--data", str(town), "--lang", "en", "list", "residents"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "could not be written" in done.stderr


def test_a_demo_below_a_file_is_refused_in_one_line(run: Run, files: Path) -> None:
    answer = run("--data", files / "volunteers.csv", "demo", "--no-window")
    assert answer.code == 1 and answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("frob",), "COMMAND ใช้ 'frob' ไม่ได้ เลือกได้จาก"),
        (("list",), "ยังขาด: kind"),
        (("import", "residents"), "ยังขาด: FILE"),
        (("print", "register", "--class", "ก", "a.pdf"), "--class ต้องเป็นจำนวนเต็ม ไม่ใช่ 'ก'"),
        (("print", "register", "--class"), "--class ต้องมีค่ากำกับ"),
        (("list", "residents", "extra"), "ไม่รู้จัก: extra"),
        (("search", "ก", "--limit", "0"), "--limit: ต้องเป็นจำนวนตั้งแต่ 1"),
    ],
)
def test_wrong_usage_is_told_in_thai(capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.splitlines()[-1].startswith(said)


@pytest.mark.parametrize(
    "args", [("import", "residents", LONG_NAME), ("backup", "restore", LONG_NAME), ("check", "--data", LONG_NAME)]
)
def test_a_name_too_long_for_any_file_is_told_in_one_line(run: Run, town: Path, args: tuple[str, ...]) -> None:
    answer = run(*args)
    assert (answer.code, answer.out) == (1, "") and answer.err.count("\n") == 1


def test_options_may_stand_before_or_after_the_command(run: Run, town: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "elsewhere")
    assert len(run("list", "residents", "--json", "--data", town).json) == 2
    assert len(run("list", "--json", "residents", "--lang", "th").json) == 2
    assert run("--data", elsewhere, "list", "residents").code == 1
    assert run("--data", elsewhere, "list", "residents", "--data", town).code == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [(("list", "residents"), 0), (("list",), 2), (("list", "classes", "--data", "nowhere"), 1), (("check",), 0)],
)
def test_without_stderr_stdout_has_results_only(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int
) -> None:
    capsys.readouterr()
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["--data", str(town), "--lang", "en", *args]) == code
    out = capsys.readouterr().out
    assert bool(out) is (code == 0) and "%" not in out


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


# -- who may do what, and the audit log


@pytest.fixture
def as_role(data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Role], None]:
    """as_role(Role.CLERK): commands are given by somebody with this role from now on."""

    def sign(role: Role) -> None:
        with open_office(data) as office:
            add_account(office, Account(name="สมหญิง", role=role), "แม่น้ำยวม-41")
        monkeypatch.setenv(credentials.USER, "สมหญิง")
        monkeypatch.setenv(credentials.PASSWORD, "แม่น้ำยวม-41")

    return sign


def test_json_has_whole_ids_for_managers_and_that_is_written_down(run: Run, town: Path, data: Path) -> None:
    whole = {typed_id(number).replace("-", "") for number in (1, 2)}
    assert whole <= {each["citizen_id"] for each in run("list", "residents", "--json").json}
    assert run("search", "กนกวรรณ", "--json").json[0]["citizen_id"] in whole
    with open_office(data) as office:
        listing = audit_listing(office, AuditFilter(what="reveal"))
        assert [line.subject for line in listing.page(0, 9)] == ["residents", "residents"]


@pytest.mark.parametrize("role", [Role.CLERK, Role.PRINTER])
def test_json_has_masked_ids_for_others(run: Run, town: Path, as_role: Callable[[Role], None], role: Role) -> None:
    as_role(role)
    for command in (("list", "residents"), ("search", "กนกวรรณ"), ("list", "volunteers")):
        said = run(*command, "--json")
        assert said.code == 0 and "99-9" not in said.out
        shown = {each["citizen_id"] for each in said.json}
        assert all(each.startswith("x-xxxx-xxxxx-") for each in shown if each), shown


def test_the_plain_list_masks_ids_for_everybody(run: Run, town: Path) -> None:
    said = run("list", "residents").out
    assert typed_id(1).replace("-", "") not in said and "x-xxxx-xxxxx-" in said


@pytest.mark.parametrize(
    ("role", "arguments"),
    [
        (Role.CLERK, ("export", "residents", "out.xlsx")),
        (Role.PRINTER, ("export", "volunteers", "out.csv")),
        (Role.CLERK, ("audit", "verify")),
        (Role.PRINTER, ("audit", "verify")),
        (Role.CLERK, ("print", "roster", "residents", "--ids", "full", "out.pdf")),
    ],
)
def test_a_command_that_is_not_allowed_ends_with_1_and_says_who_may(
    run: Run, town: Path, tmp_path: Path, as_role: Callable[[Role], None], role: Role, arguments: tuple[str, ...]
) -> None:
    as_role(role)
    answer = run(*(str(tmp_path / each) if each.startswith("out") else each for each in arguments))
    assert (answer.code, answer.out) == (1, "") and "You may not" in answer.err and "managers" in answer.err
    assert not list(tmp_path.glob("out*"))


def test_a_sound_audit_log_is_0_and_an_altered_one_1(run: Run, town: Path, data: Path) -> None:
    answer = run("audit", "verify")
    assert answer.code == 0 and answer.out.startswith("The audit log is sound")
    with open_office(data) as office:
        office.run(lambda: office.sql("drop trigger history_kept"))
        office.run(lambda: office.sql("update history set note = '?' where id = 1"))
    answer = run("audit", "verify")
    assert answer.code == 1 and "Entry 1 was changed" in answer.out


def test_papers_and_exports_are_in_the_audit_log(run: Run, town: Path, data: Path, tmp_path: Path) -> None:
    run("export", "residents", tmp_path / "out.xlsx")
    run("print", "roster", "residents", "--ids", "full", tmp_path / "out.pdf")
    with open_office(data) as office:
        listing = audit_listing(office, AuditFilter())
        said = [(line.what, line.note) for line in listing.page(0, 9) if not line.what.startswith("sign_")][:3]
    assert said == [("save_paper", "roster"), ("reveal", "roster"), ("export", said[2][1])]
    assert said[2][1].startswith("out.xlsx: ")


@pytest.mark.parametrize(
    "words", [[], ["--data", "x"], ["--lang", "en"], ["--lang", "en", "--data", "y"], ["--data", "x", "--data", "z"]]
)
def test_options_alone_mean_the_window_as_the_grammar_says(words: list[str]) -> None:
    from ui.commands.grammar import parser

    args = for_the_window(words)
    known = vars(parser().parse_args(words, argparse.Namespace(data=None, lang=None)))
    assert args is not None
    assert vars(args) == {name: value for name, value in known.items() if name not in ("version", "licences")}


@pytest.mark.parametrize(
    "words",
    [["list", "residents"], ["--data"], ["--data", "-x"], ["--lang", "xx"], ["--version"], ["--data=x"], ["-h"]],
)
def test_anything_else_is_for_the_grammar(words: list[str]) -> None:
    assert for_the_window(words) is None


def test_a_start_of_the_window_loads_no_grammar() -> None:
    script = "import sys, ui.command_line; print([name for name in sys.modules if name.startswith('ui.commands.gr')])"
    done = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
