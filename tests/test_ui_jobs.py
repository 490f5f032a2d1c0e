"""Slow work: beside the window, with progress and cancel; errors shown once, never lost."""

import itertools
import logging
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import ttkbootstrap as ttk

from db.domain.errors import Cancelled, DeskError, Progress
from ui import theme
from ui.failures import Failures
from ui.job_panel import JobPanel
from ui.jobs import QUIET_SECONDS, Jobs


@pytest.fixture
def dressed(window: Any) -> Any:
    theme.dress(window)
    return window


@pytest.fixture
def jobs(dressed: Any) -> Jobs:
    return Jobs(dressed, Failures(dressed))


def wait_until(window: Any, happened: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end, "it never happened"
        window.update()
        time.sleep(0.005)


def panel_of(window: Any) -> JobPanel | None:
    return next((child for child in window.winfo_children() if isinstance(child, JobPanel)), None)


def test_work_runs_off_the_windows_thread_and_its_result_comes_back_on_it(dressed: Any, jobs: Jobs) -> None:
    threads: list[int] = []
    results: list[object] = []

    def done(result: str) -> None:
        threads.append(threading.get_ident())
        results.append(result)

    def work(progress: Progress) -> str:
        threads.append(threading.get_ident())
        return "ผล"

    jobs.start(work, done)
    wait_until(dressed, lambda: results)
    assert results == ["ผล"]
    assert threads[0] != threads[1] == threading.get_ident()
    wait_until(dressed, lambda: not jobs.busy)


def test_short_work_is_seen_soon_and_long_work_is_not_looked_for_all_the_time(
    dressed: Any, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    after = dressed.after
    now = itertools.count(0.0, 0.02)
    monkeypatch.setattr("ui.jobs.time", SimpleNamespace(monotonic=lambda: next(now)))

    def noted(wait: int, *what: Any) -> str:
        waits.append(wait)
        return str(after(wait, *what))

    monkeypatch.setattr(dressed, "after", noted)
    ended: list[None] = []
    jobs.start(lambda _progress: time.sleep(0.4), ended.append)
    wait_until(dressed, lambda: ended)
    assert waits[0] == 5 and waits == sorted(waits) and max(waits) == 30


def test_jobs_are_done_one_after_the_other(dressed: Any, jobs: Jobs) -> None:
    order: list[str] = []

    def work(name: str) -> Callable[[Progress], str]:
        def run(progress: Progress) -> str:
            order.append(f"{name} begins")
            time.sleep(0.02)
            order.append(f"{name} ends")
            return name

        return run

    jobs.start(work("a"), lambda _result: None)
    jobs.start(work("b"), lambda _result: None)
    wait_until(dressed, lambda: not jobs.busy)
    assert order == ["a begins", "a ends", "b begins", "b ends"]


def test_what_a_job_begins_when_it_is_done_is_waited_for_before_the_next(dressed: Any, jobs: Jobs) -> None:
    order: list[str] = []

    def then(_result: None) -> None:
        jobs.start(lambda _progress: order.append("begun by the first"), lambda _result: order.append("told"))

    jobs.start(lambda _progress: order.append("first"), then)
    jobs.start(lambda _progress: order.append("second"), lambda _result: order.append("second told"))
    wait_until(dressed, lambda: len(order) == 5 and not jobs.busy)
    assert order == ["first", "second", "second told", "begun by the first", "told"]


def test_a_job_whose_caller_shows_it_has_no_panel_and_can_be_cancelled_by_itself(dressed: Any, jobs: Jobs) -> None:
    gone_on = threading.Event()
    failed: list[BaseException] = []

    def work(progress: Progress) -> None:
        while not gone_on.wait(0.01):
            progress(3, 9)

    job = jobs.start(work, lambda _result: None, failed.append, shown=False)
    wait_until(dressed, lambda: time.monotonic() - job.started > 2 * QUIET_SECONDS)
    seen = panel_of(dressed), job.progress
    job.cancel()
    wait_until(dressed, lambda: not jobs.busy)
    assert seen == (None, (3, 9))
    assert [type(error) for error in failed] == [Cancelled]


def test_nothing_is_scheduled_while_no_job_runs(dressed: Any, jobs: Jobs) -> None:
    before = set(dressed.tk.splitlist(dressed.tk.call("after", "info")))
    jobs.start(lambda progress: None, lambda _result: None)
    wait_until(dressed, lambda: not jobs.busy)
    assert set(dressed.tk.splitlist(dressed.tk.call("after", "info"))) <= before


def test_panel_shows_how_far_it_is_and_cancel_stops_the_work(dressed: Any, jobs: Jobs) -> None:
    failed: list[BaseException] = []

    def work(progress: Progress) -> None:
        for step in range(1000):
            progress(step + 1, 1000)
            time.sleep(0.01)

    jobs.start(work, lambda _result: pytest.fail("it was cancelled"), failed.append, title="นำเข้าข้อมูล")
    wait_until(dressed, lambda: panel_of(dressed))
    panel = panel_of(dressed)
    assert panel is not None
    texts = [child.cget("text") for child in panel.winfo_children() if isinstance(child, ttk.Label)]
    assert texts[0] == "นำเข้าข้อมูล"
    assert "1,000" in texts[1]
    next(child for child in panel.winfo_children() if isinstance(child, ttk.Button)).invoke()
    wait_until(dressed, lambda: not jobs.busy)
    assert isinstance(failed[0], Cancelled)
    assert panel_of(dressed) is None


def test_what_a_user_can_mend_is_shown_as_a_message(dressed: Any, jobs: Jobs, answers: Any) -> None:
    shown = answers(show_error=None)

    def work(progress: Progress) -> None:
        raise DeskError("The file {name} is open in another program.", name="a.xlsx")

    jobs.start(work, lambda _result: None)
    wait_until(dressed, lambda: not jobs.busy)
    assert [call[1][1] for call in shown.calls] == ["The file a.xlsx is open in another program."]
    assert len(shown.calls[0][1]) == 2  # no details


def test_a_bug_is_logged_once_and_shown_with_details(
    dressed: Any, jobs: Jobs, answers: Any, expected_errors: list[logging.LogRecord]
) -> None:
    shown = answers(show_error=None)
    jobs.start(lambda progress: 1 / 0, lambda _result: None)
    wait_until(dressed, lambda: not jobs.busy)
    assert len(expected_errors) == 1
    assert "ZeroDivisionError" in shown.calls[0][1][2]


def test_error_the_screen_has_dealt_with_is_not_shown_again(dressed: Any, jobs: Jobs, answers: Any) -> None:
    shown = answers(show_error=None)
    jobs.start(lambda progress: 1 / 0, lambda _result: None, lambda error: True)
    wait_until(dressed, lambda: not jobs.busy)
    assert shown.calls == []


def test_an_error_in_done_does_not_stop_the_next_job(dressed: Any, jobs: Jobs, callback_errors: list[str]) -> None:
    results: list[int] = []
    jobs.start(lambda progress: 1, lambda result: result / 0)
    jobs.start(lambda progress: 2, results.append)
    wait_until(dressed, lambda: results)
    assert "ZeroDivisionError" in callback_errors.pop()
    wait_until(dressed, lambda: not jobs.busy)


def test_closing_cancels_and_waits_for_the_worker(dressed: Any, jobs: Jobs) -> None:
    closed: list[bool] = []
    stopped: list[bool] = []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0, 0)
                time.sleep(0.01)
        finally:
            stopped.append(True)

    jobs.start(work, lambda _result: pytest.fail("it was cancelled"))
    jobs.start(lambda progress: pytest.fail("begun while closing"), lambda _result: None)
    wait_until(dressed, lambda: jobs.busy)
    jobs.close(lambda: closed.append(bool(stopped)))
    wait_until(dressed, lambda: closed)
    assert closed == [True]


def test_closing_with_nothing_to_do_is_at_once(dressed: Any, jobs: Jobs) -> None:
    closed: list[bool] = []
    jobs.close(lambda: closed.append(True))
    assert closed == [True]


def test_immediate_jobs_are_done_before_start_returns(dressed: Any) -> None:
    results: list[object] = []
    Jobs(dressed, Failures(dressed), immediate=True).start(lambda progress: 7, results.append)
    assert results == [7]


def test_error_in_a_callback_is_one_log_entry_and_one_dialog_also_without_stderr(
    dressed: Any, answers: Any, expected_errors: list[logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = answers(show_error=None)
    monkeypatch.setattr("sys.stderr", None)
    Failures(dressed).install()
    try:
        button = ttk.Button(dressed, command=lambda: 1 / 0)
        button.pack()
        dressed.update()
        button.focus_force()
        dressed.update()
        button.event_generate("<space>")
        dressed.update()
    finally:
        del dressed.report_callback_exception
    assert (len(expected_errors), len(shown.calls)) == (1, 1)


def test_error_while_an_error_is_shown_is_only_logged(
    dressed: Any, answers: Any, expected_errors: list[logging.LogRecord]
) -> None:
    failures = Failures(dressed)
    shown = answers(show_error=lambda *args: failures.report(ValueError("second")))
    failures.report(ValueError("first"))
    assert (len(expected_errors), len(shown.calls)) == (2, 1)


def test_what_is_told_at_the_end_stands_over_no_panel(dressed: Any, jobs: Jobs) -> None:
    """A message waits for its answer: the work it tells of can not be cancelled any more."""
    seen: list[JobPanel | None] = []
    go_on = threading.Event()
    jobs.start(lambda _progress: go_on.wait(10), lambda _result: seen.append(panel_of(dressed)), title="งาน")
    wait_until(dressed, lambda: panel_of(dressed))
    go_on.set()
    wait_until(dressed, lambda: seen)
    assert seen == [None]
    wait_until(dressed, lambda: not jobs.busy)
