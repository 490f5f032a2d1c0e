"""The desk is locked by key and by idleness, whatever stands open or is being done."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import keys
from db.credential import Credential
from tests.locked_desk import (
    CLERK,
    CLERKS_PASSWORD,
    lock_by_key,
    manager_at_desk,
    settle,
    with_clerk,
)
from tests.signed_in import MANAGER, PASSWORD
from ui import choosers, dialogs, watchman
from ui.locking import MANAGER_MINUTES, MINUTES
from ui.session import Session


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


@pytest.fixture
def credential(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Credential:
    return with_clerk(folder, monkeypatch)


@pytest.fixture
def session(window: Any, folder: Path, credential: Credential) -> Iterator[Session]:
    with manager_at_desk(window, folder, credential) as sitting:
        yield sitting


# --- by key


def test_ctrl_l_works_in_a_field(session: Session, window: Any) -> None:
    session.desk_window.begin("residents")
    window.update()
    entry = window.focus_get()
    assert entry.winfo_class() in ("TEntry", "TCombobox")
    entry.event_generate("<Control-l>")
    settle(window, lambda: session.office is None)
    assert session.gate.sign_in_page is not None


def test_the_button_locks_too(session: Session, window: Any) -> None:
    session.desk_window.shell.lock_button.invoke()
    settle(window, lambda: session.office is None)
    assert session.gate.sign_in_page.name.get() == MANAGER


def test_an_open_dialog_gives_way_as_if_it_was_cancelled(session: Session, window: Any, in_dialog: Any) -> None:
    seen: list[Any] = []

    def press_lock(dialog: Any) -> None:
        dialog.event_generate("<Control-l>")
        window.update()
        if dialog.winfo_exists():
            dialog.cancel()

    in_dialog(press_lock)
    seen.append(dialogs.ask_yes_no(session.desk_window, "?"))
    settle(window, lambda: session.office is None)
    assert seen == [False]


def test_work_may_finish_before_the_lock(session: Session, window: Any, answers: Any) -> None:
    asked = answers(ask_choice="wait")
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), done.append)
    window.event_generate("<Control-l>")
    settle(window, lambda: bool(asked.calls))
    window.update()
    assert session.office is not None
    go_on.set()
    settle(window, lambda: session.office is None)
    assert done == [True]


def test_work_may_be_stopped_for_the_lock(session: Session, window: Any, answers: Any) -> None:
    answers(ask_choice="stop")
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []

    def work(progress: Any) -> None:
        for step in range(10_000):
            progress(step, 10_000)
            time.sleep(0.005)

    desk.jobs.start(work, done.append)
    window.event_generate("<Control-l>")
    settle(window, lambda: session.office is None)
    assert done == []


def test_figures_are_no_reason_to_ask_before_the_lock(session: Session, window: Any, answers: Any) -> None:
    asked = answers(ask_choice=None)
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), done.append, repeatable=True)
    threading.Timer(0.1, go_on.set).start()
    window.event_generate("<Control-l>")
    settle(window, lambda: session.office is None)
    assert (asked.calls, done) == ([], [])


def test_who_rather_goes_on_is_not_locked_out(session: Session, window: Any, answers: Any) -> None:
    asked = answers(ask_choice=None)
    desk = session.desk_window
    desk.jobs._immediate = False
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), lambda _done: None)
    window.event_generate("<Control-l>")
    settle(window, lambda: bool(asked.calls))
    go_on.set()
    settle(window, lambda: not desk.jobs.busy)
    assert session.office is not None
    lock_by_key(session, window)


# --- boxes of the system


@pytest.mark.parametrize("choose", ["tk_getOpenFile", "tk_getSaveFile", "tk_chooseDirectory"])
def test_a_box_for_files_goes_when_the_desk_is_locked(session: Session, window: Any, choose: str) -> None:
    """Tk draws it without telling tkinter, and keeps it for the next time; on Windows it is the system's own."""
    too_late: list[bool] = []
    window.after(300, session.lock)
    # the first one that Windows shows in a process takes its time
    rescue = window.after(30_000, lambda: too_late.append(choosers.cancel_one(window)))
    assert not window.tk.call(choose, "-parent", "."), "nothing was chosen"
    window.after_cancel(rescue)
    assert not too_late, "it went by the lock"
    settle(window, lambda: session.desk_window is None)
    boxes = [str(path) for path in window.tk.splitlist(window.tk.call("winfo", "children", "."))]
    assert not [box for box in boxes if "__tk_" in box and int(window.tk.call("winfo", "viewable", box))]
    assert session.gate.sign_in_page is not None and session.office is None


# --- by idleness


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed, by both clocks."""
    passed = [0.0]
    monkeypatch.setattr(watchman, "_now", lambda: (passed[0], 1_000_000 + passed[0]))
    monkeypatch.setattr(watchman, "LOOK_MS", 1)
    return passed


@pytest.mark.parametrize(
    ("name", "password", "minutes"),
    [(MANAGER, PASSWORD, MANAGER_MINUTES), (CLERK, CLERKS_PASSWORD, MINUTES)],
)
def test_an_idle_desk_is_locked_a_manager_s_sooner(
    window: Any, folder: Path, credential: Credential, clock: list[float], name: str, password: str, minutes: float
) -> None:
    session = Session(window, folder, immediate_jobs=True)
    session.enter(keys.sign_in(folder, name, password))
    for _turn in range(20):  # the mouse comes upon the window
        window.update()
        time.sleep(0.002)
    clock[0] = minutes * 60 - 1
    for _turn in range(20):
        window.update()
        time.sleep(0.002)
    assert session.office is not None
    clock[0] = minutes * 60
    settle(window, lambda: session.office is None)
    session.end()


@pytest.mark.parametrize("sign", ["<KeyPress-a>", "<Motion>", "<Button-1>", "<ButtonRelease-1>"])
def test_any_key_and_any_move_of_the_mouse_is_a_sign_of_life(
    window: Any, folder: Path, credential: Credential, clock: list[float], sign: str
) -> None:
    session = Session(window, folder, immediate_jobs=True)
    session.enter(credential)
    window.update()
    clock[0] = MANAGER_MINUTES * 60 - 1
    session.desk_window.event_generate(sign)
    window.update()
    session._lock._watchman.idle_seconds()
    clock[0] += 60
    for _turn in range(20):
        window.update()
        time.sleep(0.002)
    assert session.office is not None
    session.end()


def test_an_idle_desk_waits_for_slow_work(session: Session, window: Any) -> None:
    desk = session.desk_window
    desk.jobs._immediate = False
    done: list[Any] = []
    go_on = threading.Event()
    desk.jobs.start(lambda _progress: go_on.wait(10), done.append)
    session._lock._watchman.idle_seconds()
    session._lock._watchman._since = (-1e9, -1e9)
    session._lock._when_idle()
    window.update()
    assert session.office is not None
    go_on.set()
    settle(window, lambda: session.office is None)
    assert done == [True]


def test_nothing_watches_after_the_lock(session: Session, window: Any, clock: list[float]) -> None:
    before = {tag: window.tk.call("bind", "all", tag) for tag in watchman.SIGNS_OF_LIFE}
    assert any("maesariang" in str(script) for script in before.values())
    lock_by_key(session, window)
    assert not any("maesariang" in str(window.tk.call("bind", "all", tag)) for tag in watchman.SIGNS_OF_LIFE)
