"""No console (pythonw), or one of code page 874: the program works all the same and what goes wrong is still said."""

import io
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import maesariang_desk
from db.communities import save_community
from db.domain.communities import Community
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from tests.keys import open_office
from tests.small_demo import small_demo
from ui import log_file, message_box, start
from ui.command_line import main
from ui.commands import windows
from ui.failures import Failures

TOP = Path(__file__).resolve().parents[1]
HARD_NAMES = ("နေဝင်း", "ကညီ ┃ ═ 🎓", "\u0e33\u0e49น้ำ \u200b\ufeff", "a\u202eb")
"""What code page 874 has no letters for: Burmese, Karen, frames, an emoji, signs that can not be seen."""
WITHOUT_STREAMS = """
import runpy, sys
sys.stdin = sys.stdout = sys.stderr = None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_demo(tmp_path / "ข้อมูล")
    with open_office(tmp_path / "ข้อมูล") as office:
        for name in HARD_NAMES:
            save_community(office, Community(name=name))
            save_resident(office, Resident(given=name, family="🎓"))
    return tmp_path / "ข้อมูล"


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What message boxes said."""
    said: list[str] = []
    monkeypatch.setattr(message_box, "show", lambda text, title: said.append(text))
    return said


COMMANDS = (
    (("list", "residents"), 0),
    (("list", "residents", "--json"), 0),
    (("search", "ใจ"), 0),
    (("check",), 0),
    (("export", "residents", "ราย.csv"), 0),
    (("print", "roster", "residents", "--community", "ไม่มี", "a.pdf"), 1),
    (("backup", "create", "."), 0),
    (("backup", "restore", "nothing.db"), 1),
    (("import", "residents", "nothing.xlsx"), 1),
    (("demo", "--no-window"), 0),
    (("--version",), 0),
    (("--help",), 0),
    (("list", "--help"), 0),
    (("list", "dragons"), 2),
    (("dragons",), 2),
)
OPENING_AN_OFFICE = [words for words, code in COMMANDS if code == 0 and words[-1] not in ("--help", "--version")]


@pytest.mark.parametrize(("arguments", "code"), COMMANDS, ids=str)
def test_every_command_works_without_streams(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boxes: list[str], arguments: Any, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    result = main(["--data", str(folder), *arguments])
    monkeypatch.undo()
    assert result == code
    assert boxes == [], "a command that no person waits for opens no box"


@pytest.mark.parametrize("arguments", [["list", "communities"], ["list", "residents"], ["list", "residents", "--json"]])
def test_a_console_of_code_page_874_takes_every_letter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """The one door lets the streams speak UTF-8; letters that are none come out as codes."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="cp874", errors="strict") for _ in range(2))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    maesariang_desk._speak_utf8()
    code = main(["--data", str(folder), *arguments])
    print("\ud800", file=sys.stderr, flush=True)
    monkeypatch.undo()
    text = out.buffer.getvalue().decode("utf-8")
    if arguments[1] == "residents":
        assert code == 0 and all(name.split()[0] in text for name in HARD_NAMES[:2])
    assert "\\ud800" in err.buffer.getvalue().decode("utf-8")


def test_the_whole_program_runs_without_streams(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "ราย.csv"
    program = [sys.executable, "-c", WITHOUT_STREAMS, str(TOP / "maesariang_desk.py"), "--data", str(folder)]
    environment = {**os.environ, "PYTHONIOENCODING": "cp874", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*program, "export", "residents", str(report)], env=environment, capture_output=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "နေဝင်း" in report.read_text(encoding="utf-8-sig")
    done = subprocess.run(
        [*program, "backup", "restore", "nothing.db"], env=environment, capture_output=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_window_that_can_not_open_says_why_in_a_box_where_there_is_no_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boxes: list[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    (tmp_path / "a file").write_bytes(b"")
    assert main(["--data", str(tmp_path / "a file")]) == 1
    monkeypatch.setattr(start, "run", lambda *_args: 1 / 0)
    assert main(["--data", str(tmp_path)]) == 1
    monkeypatch.undo()
    assert len(boxes) == 2 and "a file" in boxes[0] and "ZeroDivisionError" in boxes[1]


@pytest.mark.parametrize("arguments", OPENING_AN_OFFICE, ids=str)
def test_a_bug_in_a_command_that_nobody_sees_is_one_entry_in_the_log_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boxes: Any, expected_errors: Any, arguments: Any
) -> None:
    def broken(*_args: object, **_values: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Office, "open", broken)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    result = main(["--data", str(folder), *arguments])
    monkeypatch.undo()
    said = (folder / log_file.LOG_NAME).read_text(encoding="utf-8")
    assert (result, said.count("ERROR"), said.splitlines().count("ZeroDivisionError"), boxes) == (1, 1, 1, [])
    assert len(expected_errors) == 1


def test_an_unexpected_end_is_in_the_log_file(
    tmp_path: Path, window: Any, monkeypatch: pytest.MonkeyPatch, expected_errors: Any
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(start, "make_window", lambda _known: window)
    monkeypatch.setattr(window, "mainloop", broken)
    monkeypatch.setattr(start.Session, "begin_soon", lambda _self: None)
    with pytest.raises(ZeroDivisionError):
        start.run(tmp_path)
    assert "ZeroDivisionError" in (tmp_path / log_file.LOG_NAME).read_text(encoding="utf-8")


def test_the_log_file_quotes_nobody(tmp_path: Path, expected_errors: list[Any]) -> None:
    """An error may hold what was typed; the kind and the place of it and of what led to it are enough to mend it."""
    typed, number = "สมชาย ใจดี", "1-2345-67890-12-1"
    try:
        try:
            int(typed)
        except ValueError as cause:
            raise KeyError(number) from cause
    except KeyError as error:
        log_file.note_end(tmp_path, error)
    told = (tmp_path / log_file.LOG_NAME).read_text(encoding="utf-8")
    assert all(kept in told for kept in ("KeyError", "ValueError", "int(typed)", "raise KeyError(number)"))
    assert typed not in told and number not in told and len(expected_errors) == 1


def test_a_log_file_on_a_drive_that_is_gone_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    place = tmp_path / "gone"
    handler = log_file.LogFile(place / log_file.LOG_NAME)
    handler.handle(logging.LogRecord("x", logging.WARNING, __file__, 1, "lost", (), None))
    monkeypatch.undo()
    assert not place.exists()


@pytest.mark.parametrize(
    "wrong",
    [lambda window: window.after(1, lambda: 1 / 0), lambda window: window.tk.eval("after 1 {no_such_command}")],
    ids=["python", "tcl"],
)
def test_an_error_in_a_callback_is_logged_and_shown_without_streams(
    window: Any, monkeypatch: pytest.MonkeyPatch, expected_errors: list[Any], answers: Any, wrong: Any
) -> None:
    told = answers(show_error=None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    Failures(window).install()
    wrong(window)
    window.after(50, window.quit)
    window.mainloop()
    monkeypatch.undo()
    assert len(told.calls) == 1 and len(expected_errors) == 1


def test_commands_know_which_of_them_open_a_window() -> None:
    """Whoever adds one that does has to think of pythonw."""
    assert set(windows.OPENING) == {act for name, act in vars(windows).items() if name.startswith("run_")}
