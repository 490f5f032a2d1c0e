"""The window comes back where it stood, if there still is a monitor; at first it is as large as the screen allows."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from ui import dialogs, dpi, monitors, placement, theme
from ui.dialog_window import DialogWindow
from ui.monitors import Area
from ui.preferences import Preferences

ONE = (Area(0, 0, 1366, 728),)
LEFT = (Area(0, 0, 1366, 728), Area(-1920, -200, 1920, 1040))
ABOVE = (Area(0, 0, 1366, 728), Area(0, -1080, 1920, 1040))
RIGHT = (Area(0, 0, 1366, 728), Area(1366, 0, 2560, 1400))


@pytest.fixture(autouse=True)
def usual_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dpi.Screen, "factor", 1.0)


@pytest.mark.parametrize(
    ("areas", "kept", "used"),
    [
        (ONE, "1200x700+10+20", "1200x700+10+20"),
        (ONE, "1200x700+-50+20", "1200x700+-50+20"),
        (ONE, "1200x700-50+20", "1200x700+-50+20"),
        (ONE, "1200x700+3000+20", "1200x700"),
        (ONE, "1200x700+10+1500", "1200x700"),
        (ONE, "1200x700+10+-300", "1200x700"),
        (ONE, "1200x700+-1500+20", "1200x700"),
        (ONE, "2600x1600+0+0", "1366x728+0+0"),
        (ONE, "", "1280x720"),
        (ONE, "all of it", "1280x720"),
        (LEFT, "1200x700+-1500+20", "1200x700+-1500+20"),
        (LEFT, "1200x700+-1500+-150", "1200x700+-1500+-150"),
        (LEFT, "1900x1000+-1900+-190", "1900x1000+-1900+-190"),
        (LEFT, "1900x1000+0+0", "1366x728+0+0"),
        (LEFT, "1200x700+100+-150", "1200x700"),
        (ABOVE, "1200x700+100+-1000", "1200x700+100+-1000"),
        (ABOVE, "1200x700+1500+20", "1200x700"),
        (RIGHT, "2400x1300+1400+10", "2400x1300+1400+10"),
        (RIGHT, "2400x1300+400+0", "2400x1300+400+0"),
        (RIGHT, "2400x1300+-1+0", "1366x728+-1+0"),
    ],
)
def test_window_is_brought_back_onto_a_monitor(areas: tuple[Area, ...], kept: str, used: str) -> None:
    assert placement.fitted(kept, areas) == used


@pytest.mark.parametrize(("factor", "size"), [(1.0, "1280x720"), (1.25, "1600x900"), (2.0, "2560x1400")])
def test_the_first_window_is_larger_on_a_finer_screen(
    monkeypatch: pytest.MonkeyPatch, factor: float, size: str
) -> None:
    monkeypatch.setattr(dpi.Screen, "factor", factor)
    assert placement.fitted("", (Area(0, 0, 2560, 1400),)) == size


@pytest.fixture
def zoomed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of windows that were made to fill the screen."""
    asked: list[str] = []
    monkeypatch.setattr(placement, "zoom", lambda window: asked.append(window.title()))
    return asked


@pytest.mark.parametrize(
    ("area", "known", "fills"),
    [
        (Area(0, 0, 1366, 728), Preferences(), True),
        (Area(0, 0, 1920, 1040), Preferences(), False),
        (Area(0, 0, 1366, 728), Preferences(geometry="1000x600+5+5"), False),
        (Area(0, 0, 1920, 1040), Preferences(geometry="1000x600+5+5", zoomed=True), True),
    ],
)
def test_a_first_window_larger_than_the_screen_fills_it(
    window: Any, zoomed: list[str], monkeypatch: pytest.MonkeyPatch, area: Area, known: Preferences, fills: bool
) -> None:
    monkeypatch.setattr(monitors, "areas", lambda _window: (area,))
    placement.restore(window, known)
    assert bool(zoomed) is fills


def test_what_is_kept_is_taken_up_again(window: Any) -> None:
    window.geometry("910x570+33+44")
    window.update()
    known = placement.kept(window, Preferences())
    window.geometry("1000x600+0+0")
    window.update()
    placement.restore(window, known)
    window.update()
    assert (window.winfo_width(), window.winfo_height()) == (910, 570)
    assert window.geometry() == known.geometry == "910x570+33+44"


@pytest.mark.parametrize(
    ("told", "seen", "kept"),
    [
        ("1000x600+0+0", (485, 247), "1000x600+485+247"),
        ("1000x600+0+0", (1, 24), "1000x600+0+0"),
        ("1000x600+200+100", (201, 124), "1000x600+200+100"),
        ("1000x600+-900+0", (-899, 24), "1000x600+-900+0"),
    ],
)
def test_a_place_that_the_desktop_chose_is_kept(
    window: Any, monkeypatch: pytest.MonkeyPatch, told: str, seen: tuple[int, int], kept: str
) -> None:
    """Of a window that was never moved Tk says +0+0 on X11, wherever the desktop put it (seen under openbox)."""
    window.geometry("1000x600")
    window.update()
    monkeypatch.setattr(window, "geometry", lambda: told)
    monkeypatch.setattr(window, "winfo_rootx", lambda: seen[0])
    monkeypatch.setattr(window, "winfo_rooty", lambda: seen[1])
    result = placement.kept(window, Preferences()).geometry
    monkeypatch.undo()
    assert result == kept


@pytest.fixture
def fine_screen(window: Any) -> Iterator[Any]:
    scaling = window.tk.call("tk", "scaling")
    yield window
    window.tk.call("tk", "scaling", scaling)
    dpi.measure(window)
    theme.set_least_size(window)


@pytest.mark.parametrize("screen", [96, 120, 144, 192])
def test_the_least_size_is_never_more_than_the_screen(fine_screen: Any, screen: int) -> None:
    """1366 × 768 at 150 % is 911 × 512: a window that may not be smaller than 900 × 560 would hang over its edge."""
    dpi.adopt(fine_screen, screen)
    theme.set_least_size(fine_screen)
    least = fine_screen.minsize()
    assert least[0] <= fine_screen.winfo_screenwidth() and least[1] < fine_screen.winfo_screenheight()
    assert least[0] == min(dpi.px(900), fine_screen.winfo_screenwidth() - dpi.px(16))


def test_the_desktop_has_at_least_one_monitor(window: Any) -> None:
    first, *_others = monitors.areas(window)
    assert first.width > 0 and first.height > 0
    assert placement.monitor_at(window, (first.left + 5, first.top + 5)) == first
    assert placement.monitor_at(window, (99_999, 99_999)) == first


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_names_the_first_monitor_first(window: Any) -> None:
    import ctypes

    first = monitors.areas(window)[0]
    assert first.has(first.width // 2, first.height // 2)
    width, height = (ctypes.windll.user32.GetSystemMetrics(number) for number in (0, 1))
    assert 0 < first.width <= width and 0 < first.height <= height


def test_a_dialog_of_a_window_on_the_second_monitor_is_placed_there(
    window: Any, in_dialog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came to the edge of the first monitor, far from its window."""
    monkeypatch.setattr(monitors, "areas", lambda _window: RIGHT)
    monkeypatch.setattr(window, "winfo_rootx", lambda: 2000)
    places: list[str] = []

    def geometry(_dialog: DialogWindow, text: str = "") -> None:
        places.append(text)

    monkeypatch.setattr(DialogWindow, "geometry", geometry)
    in_dialog(lambda dialog: dialog.cancel())
    dialogs.show_message(window, "ข้อความ")
    assert int(next(filter(None, places)).split("+")[1]) > 2000
