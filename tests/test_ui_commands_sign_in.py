"""Commands on an office with users: who gives them, from the environment or at the terminal, and the recovery page."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from db import key_slots, keys, storage
from db.accounts import add_account
from db.communities import save_community
from db.domain.accounts import Account, Role
from db.domain.communities import Community
from db.domain.recovery_key import LETTERS
from db.office import Office
from tests.commands import Run
from tests.keys import MANAGER as NAME
from tests.keys import PASSWORD, plain_office
from tests.office_files import person, residents_xlsx, typed_id
from tests.source import TOP
from ui.commands import credentials


@pytest.fixture(autouse=True)
def _nobody_signs_in(cheap_passwords: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (credentials.USER, credentials.PASSWORD, credentials.PASSWORD_FILE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return residents_xlsx(tmp_path / "residents.xlsx", person(1), person(2, "นายเก่ง ดีมาก", born="2501"))


@pytest.fixture
def town(run: Run, file: Path, data: Path, manager: None) -> Path:
    """An office that an import began."""
    assert run("import", "residents", file).code == 0
    return data


def sign_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(credentials.USER)
    monkeypatch.delenv(credentials.PASSWORD)


def digits(number: int) -> str:
    """The ID of a person of the file."""
    return typed_id(number).replace("-", "").replace(" ", "")


# -- from the environment


def test_who_imports_into_an_empty_folder_becomes_the_manager_of_an_encrypted_office(town: Path) -> None:
    assert not storage.is_plain(town / storage.FILE_NAME)
    with Office.open(town, keys.sign_in(town, NAME, PASSWORD)) as office:
        assert (office.account.name, office.account.role) == (NAME, Role.MANAGER)
    assert keys.names(town) == (NAME,)


def test_commands_sign_in_by_the_environment(town: Path, run: Run) -> None:
    answer = run("list", "residents", "--json")
    assert answer.code == 0 and {each["citizen_id"] for each in json.loads(answer.out)} == {digits(1), digits(2)}


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n# of the evening backup\n"])
def test_the_password_comes_from_a_file(
    town: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    secret = tmp_path / "รหัสผ่าน.txt"
    secret.write_bytes(b"\xef\xbb\xbf" + (PASSWORD + ending).encode())
    monkeypatch.delenv(credentials.PASSWORD)
    monkeypatch.setenv(credentials.PASSWORD_FILE, str(secret))
    assert run("list", "residents").code == 0


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b""])
def test_a_file_without_a_password_is_told(
    town: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    secret = tmp_path / "secret.txt"
    if content is not None:
        secret.write_bytes(content)
    monkeypatch.delenv(credentials.PASSWORD)
    monkeypatch.setenv(credentials.PASSWORD_FILE, str(secret))
    answer = run("list", "residents")
    assert answer.code == 1 and answer.out == "" and len(answer.err.strip().splitlines()) == 1


def test_a_wrong_password_is_one_sentence_that_does_not_repeat_it(
    town: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(credentials.PASSWORD, "ไม่ใช่คำนี้")
    for _time in range(5):
        answer = run("list", "residents")
        assert (answer.code, answer.out, answer.err) == (1, "", "Name or password is wrong.\n")
    monkeypatch.setenv(credentials.PASSWORD, PASSWORD)
    answer = run("list", "residents")
    assert answer.code == 1 and "wait" in answer.err


@pytest.mark.parametrize("given", [(), (credentials.USER,), (credentials.PASSWORD,)])
def test_without_name_or_password_and_without_a_terminal_a_command_says_what_is_missing(
    town: Path, run: Run, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...]
) -> None:
    for name in {credentials.USER, credentials.PASSWORD} - set(given):
        monkeypatch.delenv(name)
    answer = run("list", "residents")
    assert answer.code == 1 and answer.out == ""
    assert credentials.USER in answer.err and credentials.PASSWORD_FILE in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_no_argument_takes_a_secret(run: Run) -> None:
    for command in ((), ("import", "residents"), ("list",), ("backup", "create"), ("demo",)):
        said = run(*command, "--help").out.lower()
        assert said and "password" not in said


def test_a_user_who_is_no_manager_may_not_what_only_managers_may(
    town: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Office.open(town, keys.sign_in(town, NAME, PASSWORD)) as office:
        add_account(office, Account(name="สมชาย", role=Role.CLERK), "แม่น้ำยวม-41")
    monkeypatch.setenv(credentials.USER, "สมชาย")
    monkeypatch.setenv(credentials.PASSWORD, "แม่น้ำยวม-41")
    answer = run("export", "residents", tmp_path / "all.xlsx")
    assert answer.code == 1 and not (tmp_path / "all.xlsx").exists()
    masked = run("list", "residents", "--json")
    assert masked.code == 0 and "เก่ง" in masked.out and digits(2) not in masked.out


def test_a_demo_is_opened_by_anybody_as_its_manager(data: Path, run: Run) -> None:
    assert run("--data", data, "demo", "--no-window", "--residents", 30).code == 0
    assert run("list", "residents").code == 0
    assert keys.is_demo(data) and not storage.is_plain(data / storage.FILE_NAME)


def test_a_missing_office_is_told_before_anybody_is_asked(run: Run) -> None:
    answer = run("list", "residents")
    assert answer.code == 1 and "There is no office" in answer.err


# -- beginning an office


@pytest.mark.parametrize("password", ["", "kurz", "12345678", NAME])
def test_a_bad_password_begins_no_office(
    run: Run, file: Path, data: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv(credentials.USER, NAME)
    monkeypatch.setenv(credentials.PASSWORD, password)
    answer = run("import", "residents", file)
    assert answer.code == 1 and answer.err
    assert not data.exists() or list(data.iterdir()) == []


def test_an_import_that_takes_nothing_leaves_neither_office_nor_keys(
    run: Run, tmp_path: Path, data: Path, manager: None
) -> None:
    empty = residents_xlsx(tmp_path / "empty.xlsx")
    assert run("import", "residents", empty).code == 1
    assert not data.exists()


def test_a_trial_needs_nobody_and_leaves_nothing(run: Run, file: Path, data: Path) -> None:
    assert run("import", "residents", file, "--dry-run").code == 0
    assert not data.exists()


# -- at the terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terminal]:
    """terminal(name, *passwords): what is typed when asked; gives back what stood on the screen."""

    def typed(name: str, *passwords: str) -> Terminal:
        screen, answers = Terminal(), iter(passwords)
        monkeypatch.setattr(sys, "stdin", Terminal(name))
        monkeypatch.setattr(sys, "stderr", screen)

        def asked(prompt: str, stream: Any) -> str:
            stream.write(prompt)
            return next(answers)

        monkeypatch.setattr("getpass.getpass", asked)
        return screen

    return typed


def test_at_a_terminal_name_and_password_are_asked(
    town: Path, run: Run, monkeypatch: pytest.MonkeyPatch, terminal: Callable[..., Terminal]
) -> None:
    sign_out(monkeypatch)
    screen = terminal(f"{NAME}\n", PASSWORD)
    answer = run("list", "residents")
    assert answer.code == 0 and "เก่ง" in answer.out and "User name" not in answer.out
    assert screen.getvalue().startswith("User name: Password: ") and PASSWORD not in screen.getvalue()


def test_a_user_named_by_the_environment_is_asked_for_the_password_only(
    town: Path, run: Run, monkeypatch: pytest.MonkeyPatch, terminal: Callable[..., Terminal]
) -> None:
    monkeypatch.delenv(credentials.PASSWORD)
    screen = terminal("", PASSWORD)
    assert run("list", "residents").code == 0
    assert screen.getvalue().startswith(f"Password of {NAME}: ")


def test_a_new_offices_password_is_asked_twice(
    run: Run, file: Path, data: Path, terminal: Callable[..., Terminal]
) -> None:
    terminal(f"{NAME}\n", PASSWORD, PASSWORD + "x")
    assert run("import", "residents", file).code == 1 and not data.exists()
    terminal(f"{NAME}\n", PASSWORD, PASSWORD)
    assert run("import", "residents", file).code == 0
    assert keys.sign_in(data, NAME, PASSWORD).who == NAME


def test_who_types_nothing_does_not_sign_in(
    town: Path, run: Run, monkeypatch: pytest.MonkeyPatch, terminal: Callable[..., Terminal]
) -> None:
    sign_out(monkeypatch)
    screen = terminal("")
    assert run("list", "residents").code == 1
    assert "Nobody is signed in" in screen.getvalue()


def test_a_command_without_a_terminal_never_waits_for_one(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduled command would hang for ever."""
    sign_out(monkeypatch)
    program = [sys.executable, str(TOP / "maesariang_desk.py")]
    command = [*program, "--data", str(town), "--lang", "en", "list", "residents"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1 and b"Nobody is signed in" in done.stderr and done.stdout == b""


# -- the recovery page


def recovery_key_on(page: Path) -> str:
    """The key as it stands on the page: eight groups, each after its number."""
    with pdfium.PdfDocument(page) as document:
        words = document[0].get_textpage().get_text_range().split()
    letters = "".join(word for word in words if all(letter in LETTERS for letter in word))
    return "-".join(letters[place + 1 : place + 6] for place in range(0, 48, 6))


def test_the_recovery_page_of_a_new_office_opens_it(
    run: Run, file: Path, data: Path, tmp_path: Path, manager: None
) -> None:
    page = tmp_path / "กุญแจกู้คืน.pdf"
    answer = run("import", "residents", file, "--recovery", page)
    assert answer.code == 0 and str(page) in answer.out
    assert keys.has_recovery(data)
    key = keys.sign_in_by_recovery(data, recovery_key_on(page)).key
    assert key == keys.sign_in(data, NAME, PASSWORD).key


def test_without_the_page_there_is_no_recovery_key_of_which_nobody_knows(town: Path) -> None:
    assert not keys.has_recovery(town)


@pytest.mark.parametrize("place", ["recovery.pdf", "sub/recovery.pdf", "../ข้อมูล สำนักงาน/recovery.pdf"])
def test_the_recovery_page_never_lies_in_the_offices_folder(
    run: Run, file: Path, data: Path, manager: None, place: str
) -> None:
    answer = run("import", "residents", file, "--recovery", data / place)
    assert answer.code == 1 and "must not lie in the office's folder" in answer.err
    assert not data.exists()


def test_an_office_that_has_a_recovery_key_gets_no_other_by_importing_again(
    run: Run, file: Path, data: Path, tmp_path: Path, manager: None
) -> None:
    assert run("import", "residents", file, "--recovery", tmp_path / "first.pdf").code == 0
    before = keys.slots_of(data)
    answer = run("import", "residents", file, "--recovery", tmp_path / "second.pdf")
    assert answer.code == 1 and "already" in answer.err
    assert keys.slots_of(data) == before and not (tmp_path / "second.pdf").exists()


def test_a_page_that_can_not_be_written_makes_no_key(
    run: Run, file: Path, data: Path, tmp_path: Path, manager: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = run("import", "residents", file, "--recovery", tmp_path / "missing" / "page.pdf")
    assert answer.code == 1 and not data.exists()
    monkeypatch.setattr(keys, "set_recovery", lambda *_given: (_ for _ in ()).throw(keys.DeskError("no")))
    assert run("import", "residents", file, "--recovery", tmp_path / "page.pdf").code == 1
    assert not keys.has_recovery(data) and not (tmp_path / "page.pdf").exists()


@pytest.fixture
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (credentials.USER, credentials.PASSWORD, credentials.PASSWORD_FILE):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_nobody")
def test_an_import_without_a_manager_begins_no_office_and_says_in_one_line_what_to_set(
    run: Run, file: Path, data: Path
) -> None:
    answer = run("import", "residents", file)
    assert (answer.code, answer.out) == (1, "") and len(answer.err.strip().splitlines()) == 1
    assert "needs a manager" in answer.err
    assert credentials.USER in answer.err and credentials.PASSWORD_FILE in answer.err
    assert not data.exists()
    assert run("import", "residents", file, "--dry-run").code == 0
    assert not data.exists()


# -- an office from before


@pytest.fixture
def plain(data: Path) -> Path:
    with plain_office(data) as office:
        save_community(office, Community(name="ริมยวม"))
    return data


@pytest.mark.parametrize("somebody", [True, False])
@pytest.mark.parametrize(
    "words",
    [("list", "residents"), ("import", "residents", "{file}"), ("import", "residents", "{file}", "--dry-run"),
     ("backup", "create"), ("backup", "verify", "--all"), ("check",), ("export", "residents", "{file}.csv"),
     ("audit", "verify")],
)  # fmt: skip
def test_no_command_works_on_an_office_that_is_not_encrypted(
    run: Run, plain: Path, file: Path, request: pytest.FixtureRequest, words: tuple[str, ...], somebody: bool
) -> None:
    request.getfixturevalue("manager" if somebody else "_nobody")
    before = {path.name: path.read_bytes() for path in plain.iterdir()}
    answer = run(*(word.format(file=file) for word in words))
    assert (answer.code, answer.out) == (1, "") and len(answer.err.strip().splitlines()) == 1
    assert "not encrypted yet" in answer.err and "in the window" in answer.err
    assert {path.name: path.read_bytes() for path in plain.iterdir()} == before


def test_a_backup_that_is_not_encrypted_is_not_brought_back_by_a_command(
    run: Run, plain: Path, tmp_path: Path, manager: None
) -> None:
    copy = plain.rename(tmp_path / "before") / storage.FILE_NAME
    for folder in (tmp_path / "empty", begun_by_import(run, tmp_path)):
        before = sorted(folder.iterdir()) if folder.exists() else []
        answer = run("--data", folder, "backup", "restore", copy)
        assert answer.code == 1 and "not encrypted" in answer.err and "in the window" in answer.err
        assert (sorted(folder.iterdir()) if folder.exists() else []) == before


def begun_by_import(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    residents_xlsx(tmp_path / "people.xlsx", person(1))
    assert run("--data", folder, "import", "residents", tmp_path / "people.xlsx").code == 0
    return folder


def test_an_office_whose_keys_are_gone_is_told(run: Run, town: Path) -> None:
    (town / key_slots.FILE_NAME).unlink()
    answer = run("list", "residents")
    assert (answer.code, answer.out) == (1, "") and "file of its keys is missing" in answer.err
