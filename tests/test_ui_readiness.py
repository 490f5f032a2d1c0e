"""Papers are made ready once the window stands idle: after what it does, never after it is gone."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import ttkbootstrap as ttk

from tests.training_desk import certificates_issued
from ui import readiness
from ui.preview_top import TOP_ICONS, top_button
from ui.readiness import Readiness


def wait_until(window: Any, happened: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end, "it never happened"
        window.update()
        time.sleep(0.005)


def idle(window: Any, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        window.update()
        time.sleep(0.005)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads in which steps were done; there are three, and little is waited for."""
    found: list[int] = []

    def steps() -> Iterator[None]:
        for _step in range(3):
            found.append(threading.get_ident())
            yield

    monkeypatch.setattr(readiness, "steps", steps)
    monkeypatch.setattr(readiness, "AFTER_MS", 20)
    monkeypatch.setattr(readiness, "AGAIN_MS", 20)
    return found


def test_all_steps_are_done_once_beside_the_windows_thread(window: Any, done: list[int]) -> None:
    frame = ttk.Frame(window)
    Readiness(frame, lambda: False)
    wait_until(window, lambda: len(done) == 3)
    idle(window, 0.1)
    assert len(done) == 3 and threading.get_ident() not in done
    frame.destroy()


def test_what_is_being_done_comes_first(window: Any, done: list[int]) -> None:
    frame, busy = ttk.Frame(window), [True]
    Readiness(frame, lambda: busy[0])
    idle(window, 0.15)
    assert done == []
    busy[0] = False
    wait_until(window, lambda: len(done) == 3)
    frame.destroy()


def test_nothing_is_begun_for_a_window_that_is_gone(window: Any, done: list[int]) -> None:
    frame = ttk.Frame(window)
    Readiness(frame, lambda: False)
    frame.destroy()
    idle(window, 0.15)
    assert done == []


def test_it_is_left_when_the_window_goes(window: Any, monkeypatch: pytest.MonkeyPatch, done: list[int]) -> None:
    begun, go_on, after = threading.Event(), threading.Event(), []

    def steps() -> Iterator[None]:
        begun.set()
        assert go_on.wait(10)
        yield
        after.append("step")

    monkeypatch.setattr(readiness, "steps", steps)
    frame = ttk.Frame(window)
    Readiness(frame, lambda: False)
    wait_until(window, begun.is_set)
    frame.destroy()
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == readiness.THREAD:
            thread.join(10)
    assert after == [] and done == []


def test_what_hinders_it_is_logged_and_disturbs_nobody(
    window: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, done: list[int]
) -> None:
    def steps() -> Iterator[None]:
        yield
        raise OSError("the font is gone")

    monkeypatch.setattr(readiness, "steps", steps)
    frame = ttk.Frame(window)
    Readiness(frame, lambda: False)
    wait_until(window, lambda: "the font is gone" in caplog.text)
    assert all(record.levelname == "WARNING" for record in caplog.records) and done == []
    frame.destroy()


def test_widgets_are_built_piece_by_piece_in_the_windows_thread_after_the_steps(window: Any, done: list[int]) -> None:
    frame, built, busy = ttk.Frame(window), [], [False]

    def build() -> Iterator[None]:
        for _piece in range(3):
            built.append((threading.get_ident(), len(done)))
            busy[0] = True
            yield

    made = Readiness(frame, lambda: busy[0], build)
    wait_until(window, lambda: built)
    idle(window, 0.15)
    assert len(built) == 1 and not made.is_over, "what is being done comes between"
    while len(built) < 3:
        busy[0] = False
        idle(window, 0.02)
    busy[0] = False
    wait_until(window, lambda: made.is_over)
    assert built == [(threading.get_ident(), 3)] * 3
    frame.destroy()


def test_no_widget_is_built_where_the_steps_failed(
    window: Any, monkeypatch: pytest.MonkeyPatch, done: list[int]
) -> None:
    def steps() -> Iterator[None]:
        yield
        raise OSError("the font is gone")

    monkeypatch.setattr(readiness, "steps", steps)
    frame = ttk.Frame(window)
    built: list[None] = []

    def build() -> Iterator[None]:
        built.append(None)
        yield

    made = Readiness(frame, lambda: False, build)
    wait_until(window, lambda: made.is_over)
    assert built == []
    frame.destroy()


def test_a_widget_that_can_not_be_built_is_logged_and_disturbs_nobody(
    window: Any, caplog: pytest.LogCaptureFixture, done: list[int]
) -> None:
    def build() -> Iterator[None]:
        yield
        raise OSError("the icons are gone")

    frame = ttk.Frame(window)
    made = Readiness(frame, lambda: False, build)
    wait_until(window, lambda: made.is_over)
    assert "the icons are gone" in caplog.text
    assert all(record.levelname == "WARNING" for record in caplog.records)
    frame.destroy()


def test_pieces_of_a_preview_are_never_seen_and_leave_nothing_but_their_pictures(window: Any, office: Any) -> None:
    with certificates_issued(window, office) as place:
        style = ttk.Style.get_instance()
        style.clear_image_cache()
        vars(style).pop("icon_pictures", None)  # as in a window that was just made: no icon was drawn yet
        frame = ttk.Frame(window)
        frame.pack()
        for _piece in readiness.pieces(frame, place.desk):
            window.update()
            assert not any(child.winfo_ismapped() for child in frame.winfo_children())
        assert frame.winfo_children() == []
        drawn = len(style._image_cache)
        for icon in TOP_ICONS:
            top_button(frame, icon, window.update)
        assert len(style._image_cache) == drawn > len(TOP_ICONS)
        frame.destroy()


def test_every_step_can_be_done() -> None:
    assert len(list(readiness.steps())) > 8
