"""The watch over the tests: a planted error, ERROR line or unscripted dialog fails just the test it is in."""

import tkinter
from pathlib import Path
from typing import Any

import pytest

BAD = """
import logging, threading, tkinter, warnings
from tkinter import filedialog, messagebox

def test_error_in_a_key_binding(window):
    window.bind("<F9>", lambda event: 1 / 0)
    window.focus_force(); window.update()
    window.event_generate("<F9>"); window.update()

def test_error_in_an_after_job(window):
    window.after(1, lambda: 1 / 0); window.after(20, lambda: None)
    window.after(30, window.quit); window.mainloop()

def test_error_in_a_job_nobody_ran(window):
    window.after_idle(lambda: 1 / 0)

def test_error_in_tcl(window):
    window.tk.eval("after idle {no_such_command}"); window.update()

def test_error_line_in_the_log():
    logging.getLogger("db.office").error("disk is full")

def test_message_box(window):
    try:
        messagebox.showinfo("title", "text")
    except AssertionError:
        pass

def test_file_dialog(window):
    filedialog.askopenfilename()

def test_own_dialog_that_waits(window):
    dialog = tkinter.Toplevel(window)
    dialog.wait_window()

def test_warning():
    warnings.warn("old way", DeprecationWarning)

def test_error_in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0); thread.start(); thread.join()
"""


def test_each_planted_breach_fails_its_own_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    pytester.makeini("[pytest]\nfilterwarnings = error\n")
    pytester.makepyfile(BAD + "\ndef test_good(window):\n    window.update()\n")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xvfb", "-p", "tests.conftest")
    outcomes = result.parseoutcomes()
    assert (outcomes.get("failed", 0) + outcomes.get("errors", 0), outcomes["passed"]) == (10, 2), result.stdout.str()
    for name in [line.split("(")[0][4:] for line in BAD.splitlines() if line.startswith("def ")]:
        result.stdout.re_match_lines([rf"(FAILED|ERROR) .*{name}\b.*"])


def test_a_scripted_dialog_is_driven_by_its_step(window: Any, in_dialog: Any) -> None:
    dialog = tkinter.Toplevel(window)
    in_dialog(lambda opened: opened.destroy())
    window.wait_window(dialog)
    assert not dialog.winfo_exists()


def test_the_window_is_left_empty_for_the_next_test(window: Any) -> None:
    assert window.winfo_children() == []
    assert (window.winfo_width(), window.winfo_height()) == (1366, 768)
    tkinter.Label(window).pack()
    window.after(100000, print)
    window.bind("<F9>", print)
    window.bind_all("<F8>", print)
    window.title("another")
    window.report_callback_exception = print


def test_the_window_was_left_empty_by_the_last_test(window: Any) -> None:
    assert window.winfo_children() == []
    assert window.tk.splitlist(window.tk.call("after", "info")) == ()
    assert (window.bind("<F9>"), window.bind_all("<F8>"), window.title()) == ("", "", "tests")
    assert "report_callback_exception" not in vars(window)


def test_home_is_the_tests_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []


def test_expected_error_lines_are_given_to_the_test(expected_errors: Any) -> None:
    import logging

    logging.getLogger("db").error("meant")
    assert [record.getMessage() for record in expected_errors] == ["meant"]
