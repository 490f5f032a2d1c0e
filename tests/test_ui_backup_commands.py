"""Backups on the command line: made with and without somebody, listed, proved, brought back, here and on a new PC."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import backup_list, keys, storage
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from tests.backup_office import NAME, PASSWORD, RECOVERY, begun, people
from ui.command_line import main

Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def office(office_folder: Path) -> Path:
    begun(office_folder)
    return office_folder


@pytest.fixture
def run(office_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """run(words, signs_in=True): exit code, output, errors."""

    def command(*words: object, signs_in: bool = True, folder: Path | None = None, **environment: Any) -> Any:
        with monkeypatch.context() as patch:
            given = {"MAESARIANG_USER": NAME, "MAESARIANG_PASSWORD": PASSWORD} if signs_in else {}
            for name, value in (given | environment).items():
                patch.setenv(name, str(value))
            code = main(["--data", str(folder or office_folder), "--lang", "en", *map(str, words)])
        out, err = capfd.readouterr()
        return code, out, err

    return command


def names(folder: Path) -> list[str]:
    return people(folder, keys.sign_in(folder, NAME, PASSWORD))


def backups_in(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*.msdbak"))


def test_a_backup_is_made_listed_and_proved(run: Run, office: Path, tmp_path: Path) -> None:
    code, out, _err = run("backup", "create")
    (made,) = backups_in(office)
    assert (code, out) == (0, f"The backup was made and checked: {made} (2 people)\n")
    assert run("backup", "create", tmp_path)[0] == 0 and len(list(tmp_path.glob("*.msdbak"))) == 1
    code, out, _err = run("backup", "list", "--json", signs_in=False)
    (found,) = json.loads(out)
    assert code == 0 and (found["generation"], found["residents"], found["place"], found["outside"]) \
        == (1, 2, "here", False)  # fmt: skip
    assert found["proved_at"] and found["file"] == str(made) and found["reachable"]
    assert str(made) in run("backup", "list", signs_in=False)[1]
    code, out, _err = run("backup", "verify", made)
    assert code == 0 and out.startswith("GOOD") and "2 people" in out
    assert run("backup", "verify", "--all")[1].count("GOOD") == 1


def test_a_bad_copy_is_told_with_the_reason_and_a_code(run: Run, office: Path) -> None:
    run("backup", "create"), run("backup", "create")
    good, bad = backups_in(office)
    bad.write_bytes(bad.read_bytes()[:-50])
    code, out, _err = run("backup", "verify", "--all")
    assert code == 1 and f"GOOD {good}" in out and f"BAD  {bad}" in out and "damaged" in out
    assert "Traceback" not in out
    assert run("backup", "verify")[0] == 1 and run("backup", "verify", good, "--all")[0] == 1


def test_without_anybody_the_closed_file_is_copied(run: Run, office: Path) -> None:
    code, out, _err = run("backup", "create", signs_in=False)
    (made,) = backups_in(office)
    assert code == 0 and out.startswith(f"The backup was made: {made}.") and "next signs in" in out
    assert run("backup", "verify", made, signs_in=False)[0] == 1, "to prove it somebody has to sign in"
    assert run("backup", "verify", "--all")[0] == 0


def test_going_back_says_what_goes_and_keeps_the_present(run: Run, office: Path) -> None:
    run("backup", "create")
    (made,) = backups_in(office)
    with Office.open(office, keys.sign_in(office, NAME, PASSWORD)) as opened:
        save_resident(opened, Resident(given="แก้วตา", family="มูลคำ"))
    assert names(office) == ["กนกวรรณ", "กมล", "แก้วตา"]
    code, out, err = run("backup", "restore", made)
    assert code == 0 and "2 people" in out and "kept as" in out and "since that backup" in err
    assert names(office) == ["กนกวรรณ", "กมล"]
    assert len(backups_in(office)) == 2, "the present was backed up first"
    code, out, err = run("backup", "restore", made, signs_in=False)
    assert code == 1 and "MAESARIANG_USER" in err


def test_a_clerk_does_not_go_back(run: Run, office: Path) -> None:
    from db.accounts import add_account
    from db.domain.accounts import Account, Role

    run("backup", "create")
    with Office.open(office, keys.sign_in(office, NAME, PASSWORD)) as opened:
        add_account(opened, Account(name="สมชาย", role=Role.CLERK), "แม่น้ำยวม-41")
    clerk = {"MAESARIANG_USER": "สมชาย", "MAESARIANG_PASSWORD": "แม่น้ำยวม-41"}
    code, _out, err = run("backup", "restore", backups_in(office)[0], signs_in=False, **clerk)
    assert code == 1 and "managers" in err
    assert run("backup", "create", signs_in=False, **clerk)[0] == 0, "but anybody may make one"


def test_on_a_new_pc_a_copy_and_the_recovery_key_are_enough(run: Run, office: Path, tmp_path: Path) -> None:
    run("backup", "create", tmp_path)
    (made,) = tmp_path.glob("*.msdbak")
    paper = tmp_path / "recovery.txt"
    paper.write_text(RECOVERY.lower() + "\n", encoding="utf-8")
    new = tmp_path / "เครื่องใหม่"
    assert run("backup", "restore", made, folder=new)[0] == 1, "without the key it says what is needed"
    code, out, _err = run("backup", "verify", made, folder=new, signs_in=False, MAESARIANG_RECOVERY_FILE=paper)
    assert code == 0 and out.startswith("GOOD") and not (new / storage.FILE_NAME).exists()
    code, out, _err = run("backup", "restore", made, folder=new, signs_in=False, MAESARIANG_RECOVERY_FILE=paper)
    assert code == 0 and "2 people" in out and names(new) == ["กนกวรรณ", "กมล"]


def test_a_wrong_recovery_key_is_told_by_its_group(run: Run, office: Path, tmp_path: Path) -> None:
    run("backup", "create")
    paper = tmp_path / "recovery.txt"
    paper.write_text(RECOVERY[:-1] + "Z", encoding="utf-8")
    code, out, err = run("backup", "restore", backups_in(office)[0], MAESARIANG_RECOVERY_FILE=paper)
    assert (code, out) == (1, "") and "Group 8" in err
    code, _out, err = run("backup", "restore", backups_in(office)[0], MAESARIANG_RECOVERY_FILE=tmp_path / "none")
    assert code == 1 and "recovery key can not be read" in err


def test_no_secret_is_said(run: Run, office: Path, tmp_path: Path) -> None:
    paper = tmp_path / "recovery.txt"
    paper.write_text(RECOVERY, encoding="utf-8")
    said = "".join(
        "".join(map(str, run(*words, MAESARIANG_RECOVERY_FILE=paper)))
        for words in (["backup", "create"], ["backup", "list"], ["backup", "verify", tmp_path / "x.msdbak"])
    )
    assert RECOVERY not in said and PASSWORD not in said
    log = office / "desk.log"
    assert not log.exists() or RECOVERY not in log.read_text(encoding="utf-8")
    assert backup_list.backups(office)
