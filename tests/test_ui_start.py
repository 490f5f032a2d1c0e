"""The start: the frame stands and takes the keyboard first; what is typed and clicked meanwhile is not lost."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db import demo_key
from db.office import Office
from tests.at_desk import names_in, town
from tests.keyboard import press, write
from tests.signed_in import begun
from tests.small_demo import small_demo
from ui.session import Session
from ui.shell import Shell
from ui.wizard import WizardPage

TOP = Path(__file__).resolve().parents[1]
NOT_FOR_THE_FRAME = {
    "peewee", "playhouse", "sqlcipher3", "reportlab", "uharfbuzz", "pypdfium2", "python_calamine", "xlsxwriter",
    "newmm_tokenizer", "db.office", "ui.window", "ui.table", "ui.forms", "ui.jobs", "ui.thai_calendar",
}  # fmt: skip
WHEN_PAINTED = """
import json, runpy, sys
from ui.shell import Shell

painted = Shell.when_painted

def look(shell):
    state = {"entry": shell.field.entry.winfo_viewable(), "modules": sorted(sys.modules)}
    print(json.dumps(state))
    shell.window.destroy()

Shell.when_painted = lambda shell, act: painted(shell, lambda: look(shell))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
WHEN_ASKED = """
import json, runpy, sys
from ui.sign_in import SignInPage

painted = SignInPage.when_painted

def look(page):
    entry = page.password.entry if page.name.get() else page.name
    state = {
        "entry": page.password.entry.winfo_viewable(), "focus": page.window.focus_lastfor() is entry,
        "modules": sorted(sys.modules),
    }
    print(json.dumps(state))
    page.window.destroy()

SignInPage.when_painted = lambda page, act: painted(page, lambda: look(page))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
WHEN_FILLED = """
import json, runpy, sys
from ui.session import Session

begin = Session.begin

def look(session):
    begun = begin(session)
    page, window = session.desk_window.screen, session.window
    state = {"people": page.figures[0].number.cget("text"), "modules": sorted(sys.modules)}
    while not page.year.row.tiles[0].number.cget("text"):
        window.update()
    print(json.dumps(state | {"later": sorted(sys.modules)}))
    window.destroy()
    return begun

Session.begin = look
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
AFTER_A_COMMAND = """
import json, runpy, sys

sys.argv = sys.argv[1:]
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def program(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code, str(TOP / "maesariang_desk.py"), *arguments]
    return subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", timeout=60, check=False)


# --- what is imported when ------------------------------------------------------------------------


def test_frame_is_painted_before_anything_that_knows_records_is_imported(tmp_path: Path) -> None:
    small_demo(tmp_path)
    done = program(WHEN_PAINTED, "--data", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    state = json.loads(done.stdout)
    assert state["entry"]
    assert "ttkbootstrap" in state["modules"]
    assert NOT_FOR_THE_FRAME & set(state["modules"]) == set()


def test_the_first_page_has_its_figures_before_what_adds_up_a_year_is_imported(tmp_path: Path) -> None:
    small_demo(tmp_path)
    done = program(WHEN_FILLED, "--data", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    state = json.loads(done.stdout)
    assert int(state["people"]) > 0
    assert {"db.agenda", "db.figures", "db.residents", "db.move_history"} & set(state["modules"]) == set()
    assert {"db.agenda", "db.figures"} <= set(state["later"])


@pytest.mark.parametrize("arguments", [["--version"], ["list", "residents"], ["search", "กนก"]])
def test_commands_without_a_window_import_neither_it_nor_paper(arguments: list[str], tmp_path: Path) -> None:
    small_demo(tmp_path)
    done = program(AFTER_A_COMMAND, "--data", str(tmp_path), *arguments)
    imported = set(json.loads(done.stderr.splitlines()[-1]))
    assert done.returncode == 0
    assert {"tkinter", "ttkbootstrap", "PIL", "reportlab", "pypdfium2", "python_calamine"} & imported == set()


def test_the_field_for_the_password_is_painted_before_anything_that_knows_records_or_keys(tmp_path: Path) -> None:
    begun(tmp_path / "office")
    done = program(WHEN_ASKED, "--data", str(tmp_path / "office"))
    assert (done.returncode, done.stderr) == (0, "")
    state = json.loads(done.stdout)
    assert state["entry"] and state["focus"]
    assert "ttkbootstrap" in state["modules"]
    unneeded = NOT_FOR_THE_FRAME | {"cryptography", "pyrage", "db.keys", "db.sealing", "ui.shell", "ui.dialogs"}
    assert unneeded & set(state["modules"]) == set()


# --- what is asked before the office is open -------------------------------------------------------


def a_demo(folder: Path) -> None:
    """An office of four people that opens without signing in."""
    folder.mkdir(exist_ok=True)
    with Office.create(folder, demo_key.make_demo_key(folder)) as office:
        town(office)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What is to be done once the frame is painted, kept for the test to do."""
    waiting: list[Callable[[], object]] = []
    monkeypatch.setattr(Shell, "when_painted", lambda _shell, act: waiting.append(act))
    return waiting


@pytest.fixture
def session(window: Any, office_folder: Path, painted: Any) -> Iterator[Session]:
    """The frame alone is in sight; an office of four people waits in the folder."""
    a_demo(office_folder)
    sitting = Session(window, office_folder, immediate_jobs=True)
    sitting.begin_soon()
    window.update()
    window.focus_lastfor().focus_force()  # as the window manager gives the keyboard to a new window
    window.update()
    yield sitting
    sitting.end()


def test_letters_typed_before_the_office_is_open_find_people(session: Session, window: Any, painted: Any) -> None:
    write(window, "กนก")
    painted[0]()
    window.update()
    desk = session.desk_window
    assert (desk.search.entry.get(), names_in(desk.search.table)) == ("กนก", ["นางกนกวรรณ ใจดี (ปู)"])
    assert desk.search.list.winfo_ismapped()
    assert window.focus_get() is desk.search.entry
    write(window, "ว")
    assert desk.search.entry.get() == "กนกว"


def test_enter_pressed_before_the_office_is_open_opens_the_person(session: Session, window: Any, painted: Any) -> None:
    write(window, "แก้ว")
    press(window, "Return")
    painted[0]()
    window.update()
    assert session.desk_window.screen.card.title.cget("text") == "เด็กหญิงแก้วตา มูลคำ"


def test_page_clicked_before_the_office_is_open_opens_then(session: Session, window: Any, painted: Any) -> None:
    button = window.winfo_children()[-1].navigation._buttons["volunteers"]
    button.event_generate("<Enter>")
    button.event_generate("<Button-1>", x=5, y=5)
    button.event_generate("<ButtonRelease-1>", x=5, y=5)
    painted[0]()
    window.update()
    assert session.desk_window._here == "volunteers"


def test_keyboard_stays_in_the_search_entry(session: Session, window: Any, painted: Any) -> None:
    painted[0]()
    window.update()
    desk = session.desk_window
    assert (desk._here, window.focus_get()) == ("home", desk.search.entry)
    press(window, "Escape")
    assert window.focus_get() is desk.screen.actions[0]


@pytest.mark.parametrize("letters", ["", "x"])
def test_shortcut_pressed_before_the_office_is_open_is_obeyed(
    session: Session, window: Any, painted: Any, letters: str
) -> None:
    write(window, letters)
    press(window, "Control-Key-2")
    painted[0]()
    window.update()
    assert session.desk_window._here == "residents"


# --- what if there is no office to open ------------------------------------------------------------


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch, window: Any) -> list[int]:
    """Closing the window, counted instead of done."""
    seen: list[int] = []
    monkeypatch.setattr(window, "destroy", lambda: seen.append(1))
    return seen


def test_without_an_office_one_is_begun_step_by_step(
    window: Any, tmp_path: Path, painted: Any, ended: list[int]
) -> None:
    session = Session(window, tmp_path)
    session.begin_soon()
    painted[0]()
    assert isinstance(session._beginning.page, WizardPage)
    assert (Office.exists(tmp_path), ended, session.failed) == (False, [], False)
    assert [child for child in window.winfo_children() if isinstance(child, Shell)] == []
    session.end()


def test_unexpected_trouble_is_shown_and_closes_the_window(
    window: Any, tmp_path: Path, painted: Any, answers: Any, ended: list[int], monkeypatch: Any, expected_errors: Any
) -> None:
    def fail(*_args: Any) -> None:
        raise RuntimeError("disk on fire")

    a_demo(tmp_path)
    monkeypatch.setattr(Office, "open", fail)
    told = answers(show_error=None)
    session = Session(window, tmp_path)
    session.begin_soon()
    painted[0]()
    assert (len(told.calls), ended, session.failed) == (1, [1], True)
    assert len(expected_errors) == 1
