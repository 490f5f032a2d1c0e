"""Fixtures for all tests: one window, an office in a folder of its own, a fixed day, scripted dialogs."""

import gc
import itertools
import logging
import sys
import tkinter
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import windows_left_out
from tests.watch import Step, Watch, watching

pytest_plugins = ["pytester", "tests.typed_town"]
settings.register_profile("desk", deadline=None, derandomize=True, database=None)
settings.load_profile("desk")
TITLE, GEOMETRY = "tests", "1366x768+0+0"
# run by `python3 -m tests benchmarks` and `python3 -m tests windows`, or when named
collect_ignore_glob = ["benchmarks", "test_windows_*.py"]
_count = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run on Windows and stands so in the list."""
    for item in items:
        if reason := windows_left_out.reason(item.nodeid):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Thousands of tests and all modules of the program come into being, and none is garbage before the end: they are
    not looked through for it, now or by the tests that let garbage be collected."""
    gc.disable()
    found = yield
    gc.freeze()
    gc.enable()
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, Any, Any]:
    """What a module's tests have read and keep (trees of the source, fonts, pages) stays to the end as well."""
    result = yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail the test in which something was watched, not its neighbour."""
    watch = getattr(item, "funcargs", {}).get("watch") or Watch()
    try:
        result = yield
    except BaseException:
        item.add_report_section("call", "watch", "\n\n".join(watch.drain()))
        raise
    _fail_on(watch.drain())
    return result


def _fail_on(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n\n".join(problems), pytrace=False)


@pytest.fixture(autouse=True)
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Errors in Tk callbacks, ERROR log lines and dialogs nobody scripted fail every test."""
    seen = Watch()
    with watching(seen, monkeypatch):
        yield seen
    _fail_on(seen.drain())


@pytest.fixture
def expected_errors(watch: Watch) -> list[logging.LogRecord]:
    """For a test that means to log errors: the ERROR records so far, to be looked at by the test."""
    watch.errors_expected = True
    return watch.error_records


@pytest.fixture
def callback_errors(watch: Watch) -> list[str]:
    """For a test that means a callback to fail: what the watch holds; clear it once looked at."""
    return watch.problems


@pytest.fixture
def in_dialog(watch: Watch) -> Iterator[Callable[..., None]]:
    """`in_dialog(step, ...)`: each step gets the next dialog that waits, drives it and closes it.

    For tests of the dialogs themselves; a native file dialog gives its step the dialog object only.
    """

    def script(*steps: Step) -> None:
        watch.steps.extend(steps)

    yield script
    assert not watch.steps, "a scripted dialog never opened"


class Answers:
    """Scripted answers of ui.dialogs: `calls` says what was asked, as (function, args, kwargs)."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __call__(self, **answers: Any) -> "Answers":
        """answers(ask_yes_no=True, choose_open_file=path): a value, or a function of what was asked."""
        for name, answer in answers.items():
            self._patch.setattr(f"ui.dialogs.{name}", self._scripted(name, answer))
        return self

    def _scripted(self, name: str, answer: Any) -> Callable[..., Any]:
        def answered(*args: Any, **kwargs: Any) -> Any:
            self.calls.append((name, args, kwargs))
            return answer(*args, **kwargs) if callable(answer) else answer

        return answered


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """`answers(ask_yes_no=True)` answers the dialogs of ui.dialogs; the result's `.calls` lists what was asked."""
    return Answers(monkeypatch)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of the test's own: nothing is written to, or read from, the real one."""
    folder = _homes / str(next(_count))
    folder.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("LOCAL_APPDATA", "APPDATA", "PERSONAL"):  # Windows itself does not look at the variables above
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(folder))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture(autouse=True)
def _thai_again() -> Iterator[None]:
    """A test that switches the language leaves the next one the default."""
    yield
    if "ui.language" in sys.modules:
        sys.modules["ui.language"].set_language("th")


@pytest.fixture(scope="session", autouse=True)
def _operations_of_tests() -> Iterator[None]:
    """What a test itself marks as a command or a query stands in no table of permissions; it is allowed to managers."""
    from db.domain import permissions
    from db.domain.accounts import Role

    in_table = permissions.may

    def may(role: Role, operation: str) -> bool:
        return in_table(role, operation) or (operation.startswith("tests.") and role is Role.MANAGER)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(permissions, "may", may)
        yield


@pytest.fixture
def today() -> date:
    """The day all tests live in: 22 November 2569, fiscal year 2570."""
    return date(2026, 11, 22)


@pytest.fixture
def office_folder(tmp_path: Path) -> Path:
    """A folder as offices have it: Thai letters and a space in its name; it does not exist yet."""
    return tmp_path / "ข้อมูล สำนักงาน"


@pytest.fixture
def office(office_folder: Path) -> Iterator[Any]:
    """A new, empty office, closed after the test."""
    from tests.keys import new_office

    opened = new_office(office_folder)
    yield opened
    opened.close()


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password that is set in the test costs next to nothing."""
    from db import sealing
    from tests.keys import CHEAP

    monkeypatch.setattr(sealing, "COST", CHEAP)


@pytest.fixture
def manager(cheap_passwords: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are given by a manager."""
    from tests.keys import MANAGER, PASSWORD
    from ui.commands import credentials

    monkeypatch.setenv(credentials.USER, MANAGER)
    monkeypatch.setenv(credentials.PASSWORD, PASSWORD)


class OneWindow:
    """The one Tk root of the session, made when first asked for and again after `close`."""

    def __init__(self) -> None:
        self._window: Any = None
        self._own_jobs: set[str] = set()
        self._own_keys: dict[tuple[str, str], str] = {}

    def get(self) -> Any:
        if self._window is None:
            self._window = make_window()
            self._window.update()
            self._own_jobs = set(_jobs(self._window))
            self._own_keys = _keys(self._window)
            gc.collect()
            gc.freeze()
        return self._window

    def tidy(self) -> None:
        """Leave the window as it was made: no children, jobs or keys of a test, its own title, size and closing."""
        window = self._window
        if window is None:
            return
        window.update()
        for child in window.winfo_children():
            child.destroy()
        for job in set(_jobs(window)) - self._own_jobs:  # after them: who is cancelled by another can not end itself
            window.after_cancel(job)
        for tag, sequence in _keys(window).keys() | self._own_keys.keys():
            window.tk.call("bind", tag, sequence, self._own_keys.get((tag, sequence), ""))
        vars(window).pop("report_callback_exception", None)
        window.protocol("WM_DELETE_WINDOW", "")
        window.title(TITLE)
        window.geometry(GEOMETRY)
        window.update()
        gc.collect()  # Tk variables must die in the thread of the window, not in a worker's

    def close(self) -> None:
        if self._window is not None:
            self.tidy()
            self._window.destroy()
            self._window = None


def make_window() -> Any:
    """The program's own window, dressed but empty, as large as a common office screen."""
    from ui import theme

    window = theme.make_window(TITLE)
    window.geometry(GEOMETRY)
    return window


def _keys(window: tkinter.Misc) -> dict[tuple[str, str], str]:
    """What is bound to the window, to it alone, and to all widgets: (tag, sequence) -> Tcl script."""
    tags = window.bindtags()
    bound = ((tag, sequence) for tag in tags for sequence in window.tk.splitlist(window.tk.call("bind", tag)))
    return {(tag, sequence): str(window.tk.call("bind", tag, sequence)) for tag, sequence in bound}


def _jobs(window: tkinter.Misc) -> tuple[str, ...]:
    return tuple(window.tk.splitlist(window.tk.call("after", "info")))


@pytest.fixture(scope="session")
def _one_window() -> Iterator[OneWindow]:
    held = OneWindow()
    yield held
    held.close()


@pytest.fixture
def window(_one_window: OneWindow, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The session's ttkbootstrap App, mapped and empty; what the test puts into it is destroyed afterwards."""
    if sys.platform == "win32":  # whose screen is larger, for a window of this size to have its frame on it
        monkeypatch.setattr(tkinter.Misc, "winfo_screenwidth", lambda _widget: 1366)
        monkeypatch.setattr(tkinter.Misc, "winfo_screenheight", lambda _widget: 768)
    root = _one_window.get()
    root.tk.createcommand("bgerror", watch.background_failed)
    gc.disable()  # what is left over goes when `tidy` collects it, in the thread of the window
    yield root
    _one_window.tidy()
    gc.enable()
    root.tk.createcommand("bgerror", print)


@pytest.fixture
def no_window(_one_window: OneWindow) -> Iterator[None]:
    """For a test that opens the program's own window: ttkbootstrap allows one root, so the session's is closed."""
    _one_window.close()
    yield
    gc.collect()
