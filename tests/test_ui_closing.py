"""The whole program ends in peace: by the window's cross, and when the computer is shut down under it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import demo_key, keys
from db.backup import create_backup
from db.credential import Credential
from db.office import Office
from db.residents import resident_of
from tests.at_desk import town
from tests.signed_in import MANAGER, PASSWORD
from tests.signed_in import begun as begun_office
from tests.small_demo import small_demo
from ui import drafts
from ui.log_off import LogOff
from ui.session import Session
from ui.user import user_name

TOP = Path(__file__).resolve().parents[1]
STARTED = """
import runpy, sys, tkinter

loop = tkinter.Misc.mainloop

def with_a_visit(window, n=0):
    def visit_when_open():
        shells = window.winfo_children()
        if shells and any(type(child).__name__ == "DeskWindow" for child in shells[0].winfo_children()):
            window.after(300, visit, window)
        else:
            window.after(100, visit_when_open)

    visit_when_open()
    loop(window, n)

tkinter.Misc.mainloop = with_a_visit
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
CROSS = """
def visit(window):
    window.tk.eval(window.protocol("WM_DELETE_WINDOW"))
"""
TYPED = """
def desk_of(window):
    shell = window.winfo_children()[0]
    return next(child for child in shell.winfo_children() if type(child).__name__ == "DeskWindow")

def type_name(window):
    desk = desk_of(window)
    desk.begin("residents")
    desk.screen.editor.view.put({"given": "กนกวรรณ", "family": "ใจดี"})
    window.update()
    return desk
"""
BY_SIGNAL = """
import os, signal
def visit(window):
    type_name(window)
    os.kill(os.getpid(), signal.SIGNAL)
"""
BY_PROTOCOL = """
def visit(window):
    type_name(window)
    window.tk.eval(window.protocol("WM_SAVE_YOURSELF"))
"""
IN_A_DIALOG = """
def visit(window):
    desk = type_name(window)
    window.after(200, lambda: window.tk.eval(window.protocol("WM_SAVE_YOURSELF")))
    desk.close()
    desk.screen.table.choose(None)
"""
BY_WINDOWS = """
import ctypes, pathlib, threading
WM_QUERYENDSESSION = 0x11

def visit(window):
    type_name(window)
    # From a thread, for Windows asks from outside too, while Tk waits for events.
    threading.Thread(target=ask, args=(int(window.wm_frame(), 16),)).start()

def ask(frame):
    answers = [ctypes.windll.user32.SendMessageW(frame, WM_QUERYENDSESSION, 0, 0)]
    folder = pathlib.Path(sys.argv[sys.argv.index("--data") + 1])
    answers.append((folder / "draft.bin").exists())
    (folder / "answers.txt").write_text(repr(answers), encoding="utf-8")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_demo(tmp_path)


def program(folder: Path, visit: str) -> "subprocess.CompletedProcess[str]":
    """The whole program, `visit(window)` called in it soon after its start, to its end."""
    start = [str(TOP / "maesariang_desk.py"), "--data", str(folder)]
    return subprocess.run(
        [sys.executable, "-c", TYPED + visit + STARTED, *start],
        cwd=TOP,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_closing_the_window_ends_the_program_without_an_error(folder: Path) -> None:
    done = program(folder, CROSS)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (folder / "desk.log").exists()
    assert not (folder / drafts.FILE_NAME).exists()


# -- the computer is shut down


def assert_ended_in_peace(done: "subprocess.CompletedProcess[str]", folder: Path) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    assert not (folder / "desk.log").exists()
    who = demo_key.demo_credential(folder, user_name())
    with Office.open(folder, who):  # nobody holds it any more
        pass
    kept = drafts.Drafts(folder).take(who)
    assert kept is not None and (kept.page, kept.record_id, kept.loose) == ("residents", None, {})
    written = {name: text for name, text in kept.texts.items() if text}
    assert written == {"given": "กนกวรรณ", "family": "ใจดี", "status": "living"}, "as it stood in the form"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_closes_the_office_and_keeps_what_was_typed(folder: Path, name: str) -> None:
    assert_ended_in_peace(program(folder, BY_SIGNAL.replace("SIGNAL", name)), folder)


def test_the_session_s_end_closes_the_office_and_keeps_what_was_typed(folder: Path) -> None:
    assert_ended_in_peace(program(folder, BY_PROTOCOL), folder)


def test_the_session_s_end_does_not_wait_for_a_question(folder: Path) -> None:
    assert_ended_in_peace(program(folder, IN_A_DIALOG), folder)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows asks in this way")
def test_windows_is_answered_once_all_is_kept(folder: Path) -> None:
    """The process may be ended as soon as it has answered."""
    done = program(folder, BY_WINDOWS)
    assert_ended_in_peace(done, folder)
    assert (folder / "answers.txt").read_text(encoding="utf-8") == "[1, True]"


# -- the next start


@pytest.fixture
def people(office_folder: Path) -> dict[str, Any]:
    credential = begun_office(office_folder)
    with Office.open(office_folder, credential) as made:
        return town(made)


@pytest.fixture
def begun(window: Any, office_folder: Path, people: Any, answers: Any) -> Callable[[], Session]:
    """Begins a session on the office; the messages it showed are in `answers`."""

    def begin() -> Session:
        session = Session(window, office_folder, immediate_jobs=True)
        session.enter(keys.sign_in(office_folder, MANAGER, PASSWORD))
        window.update()
        return session

    return begin


def test_a_new_record_half_typed_is_there_again_and_said_to_be_unsaved(
    begun: Any, window: Any, office_folder: Path, answers: Any
) -> None:
    told = answers(show_message=None)
    session = begun()
    session.desk_window.begin("residents")
    session.desk_window.screen.editor.view.put({"given": "สมหญิง", "citizen_id": "12"})
    session.end_at_once()
    session = begun()
    view = session.desk_window.screen.editor.view
    assert (view.texts()["given"], view.texts()["citizen_id"], view.is_changed) == ("สมหญิง", "12", True)
    assert [call[0] for call in told.calls] == ["show_message"] and "ยังไม่ได้บันทึก" in told.calls[0][1][1]
    assert not (office_folder / drafts.FILE_NAME).exists()
    session.end()


def test_a_changed_record_comes_back_with_the_new_texts_only(
    begun: Any, office_folder: Path, people: Any, answers: Any
) -> None:
    answers(show_message=None)
    kept = people["กมล"]
    session = begun()
    session.desk_window.go("residents", kept.id)
    session.desk_window.screen.open_record(kept.id)
    session.desk_window.screen.editor.view.put({"nickname": "หนุ่ม"})
    session.end_at_once()
    assert "หนุ่ม".encode() not in (office_folder / drafts.FILE_NAME).read_bytes()
    session = begun()
    assert resident_of(session.office, kept.id).nickname == ""
    assert session.desk_window.screen.editor.save()
    saved = resident_of(session.office, kept.id)
    assert (saved.nickname, saved.given, saved.family) == ("หนุ่ม", kept.given, kept.family)
    session.end()


@pytest.mark.parametrize(
    ("page", "type_", "field"),
    [
        ("settings", lambda screen: screen.part.editor.view, "name_th"),
        ("training", lambda screen: screen.on_new() or screen.work.step.editor.view, "place"),
        ("communities", lambda screen: screen.on_new() or screen.editor.view, "name"),
        ("households", lambda screen: screen.on_new() or screen.editor.view, "house"),
    ],
)
def test_forms_of_other_pages_come_back_too(begun: Any, answers: Any, page: str, type_: Any, field: str) -> None:
    answers(show_message=None)
    session = begun()
    session.desk_window.go(page)
    type_(session.desk_window.screen).put({field: "12/3"})
    session.end_at_once()
    session = begun()
    assert session.desk_window.here == page
    screen = session.desk_window.screen
    view = screen.part.editor.view if page == "settings" else (
        screen.work.step.editor.view if page == "training" else screen.editor.view
    )  # fmt: skip
    assert view.texts()[field] == "12/3" and view.is_changed
    session.end()


def test_a_record_that_is_gone_leaves_what_was_typed_to_be_copied(
    begun: Any, office_folder: Path, answers: Any
) -> None:
    who = keys.sign_in(office_folder, MANAGER, PASSWORD)
    drafts.Drafts(office_folder).keep(drafts.Draft("residents", 999, {"given": "สมหญิง"}), who)
    told = answers(show_error=None)
    begun().end()
    assert told.calls[0][1][2] == "given: สมหญิง"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"page": 1}', '{"page": "x", "record_id": "y", "texts": {}}'])
@pytest.mark.parametrize("name", [drafts.FILE_NAME, drafts.OLD_NAME])
def test_a_damaged_draft_stops_nothing(begun: Any, office_folder: Path, content: str, name: str) -> None:
    (office_folder / name).write_text(content, encoding="utf-8")
    begun().end()
    assert not (office_folder / name).exists()


def test_a_draft_from_before_people_signed_in_is_taken_up_once(begun: Any, office_folder: Path, answers: Any) -> None:
    told = answers(show_message=None)
    kept = {"page": "residents", "record_id": None, "texts": {"given": "สมหญิง"}}
    (office_folder / drafts.OLD_NAME).write_text(json.dumps(kept), encoding="utf-8")
    session = begun()
    assert session.desk_window.screen.editor.view.texts()["given"] == "สมหญิง"
    assert len(told.calls) == 1 and not (office_folder / drafts.OLD_NAME).exists()
    session.end()


def test_a_draft_sealed_with_another_key_is_left_out(begun: Any, office_folder: Path) -> None:
    stranger = Credential(MANAGER, bytes(32))
    drafts.Drafts(office_folder).keep(drafts.Draft("residents", None, {"given": "สมหญิง"}), stranger)
    session = begun()
    assert session.desk_window.here == "home" and not (office_folder / drafts.FILE_NAME).exists()
    session.end()


def test_nothing_typed_leaves_no_draft(begun: Any, office_folder: Path) -> None:
    begun().end_at_once()
    assert not (office_folder / drafts.FILE_NAME).exists()


def test_a_form_given_up_leaves_no_draft(begun: Any, office_folder: Path, answers: Any) -> None:
    session = begun()
    session.desk_window.begin("residents")
    session.end_at_once()
    assert not (office_folder / drafts.FILE_NAME).exists()


def test_slow_work_is_stopped_and_leaves_nothing(
    window: Any, office_folder: Path, people: Any, tmp_path: Path, answers: Any
) -> None:
    session = Session(window, office_folder)
    session.enter(keys.sign_in(office_folder, MANAGER, PASSWORD))
    runs, go_on = threading.Event(), threading.Event()

    def work(progress: Any) -> None:
        def slowly(done: int, total: int) -> None:
            runs.set()
            go_on.wait(10)
            progress(done, total)

        create_backup(session.office, tmp_path, slowly)  # type: ignore[arg-type]

    while session.desk_window.jobs.busy:  # the first page counts, and one thing is done after the other
        window.update()
    session.desk_window.jobs.start(work, lambda _made: pytest.fail("told of work that was stopped"))
    assert runs.wait(10)
    threading.Timer(0.2, go_on.set).start()
    session.end_at_once()
    window.update()
    assert session.office is None and not list(tmp_path.glob("maesariang*"))
    Office.open(office_folder, keys.sign_in(office_folder, MANAGER, PASSWORD)).close()


def test_only_the_first_word_of_the_end_is_obeyed(window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    destroyed: list[int] = []
    monkeypatch.setattr(window, "destroy", lambda: destroyed.append(1))
    log_off = LogOff(window, lambda: ended.append(1))
    for _again in range(3):
        log_off.obey()
    window.after(50, window.quit)
    window.mainloop()
    assert (ended, destroyed) == ([1], [1])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_signals_mean_what_they_meant_once_the_window_is_gone(window: Any) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)
    log_off = LogOff(window, os.abort)
    log_off.listen()
    assert signal.getsignal(signal.SIGTERM) != before[0]
    log_off.close()
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)) == before
