"""Papers, exports, backups and the check of an office on the command line."""

from pathlib import Path

import pytest

from db.domain.settings import OfficeSettings
from db.settings import save_settings
from tests.commands import Run
from tests.keys import open_office

pytestmark = pytest.mark.usefixtures("manager")


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
