"""Sharp at every scaling: what Windows is told, distances that grow with the screen, another monitor."""

import ctypes
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import ttkbootstrap as ttk

from db.domain.forms import Column
from tests.at_desk import opened, town
from ui import dpi, dpi_monitor, fonts, monitors, theme
from ui.glyphs import put_icon
from ui.pages import PAGES
from ui.preferences import Preferences
from ui.table import Table


class Windows:
    """A Windows that knows some of the calls, and what was asked of it."""

    def __init__(self, *known: str, refuses: bool = False) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.refuses = refuses
        self.user32 = SimpleNamespace()
        self.shcore = SimpleNamespace()
        if "v2" in known:
            self.user32.SetProcessDpiAwarenessContext = self._answer("v2", not refuses)
        if "monitor" in known:
            self.shcore.SetProcessDpiAwareness = self._answer("monitor", 0x80070005 if refuses else 0)
        if "system" in known:
            self.user32.SetProcessDPIAware = self._answer("system", not refuses)

    def _answer(self, name: str, answer: int) -> Any:
        def called(*arguments: Any) -> int:
            self.asked.append((name, arguments))
            return answer

        return called


@pytest.mark.parametrize(
    ("known", "told"),
    [(("v2", "monitor", "system"), "v2"), (("monitor", "system"), "monitor"), (("system",), "system"), ((), "")],
)
def test_windows_is_told_the_best_it_knows(known: tuple[str, ...], told: str) -> None:
    windows = Windows(*known)
    assert dpi.make_aware(windows) == told
    assert [name for name, _arguments in windows.asked] == ([told] if told else [])


def test_per_monitor_v2_is_asked_for_as_a_handle_of_full_width() -> None:
    windows = Windows("v2")
    dpi.make_aware(windows)
    ((_name, (context,)),) = windows.asked
    assert isinstance(context, ctypes.c_void_p)
    assert context.value == ctypes.c_void_p(-4).value


def test_a_manifest_that_said_so_already_is_no_error() -> None:
    assert dpi.make_aware(Windows("v2", "monitor", "system", refuses=True)) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="elsewhere there is nothing to tell")
def test_other_systems_are_told_nothing() -> None:
    assert dpi.make_aware() == ""


@pytest.fixture
def at_usual(window: Any) -> Iterator[Any]:
    """The window at 96 dpi; the scaling of the tests' screen comes back afterwards."""
    theme.dress(window)
    scaling, style = window.tk.call("tk", "scaling"), window.style.theme_use()
    dpi.adopt(window, 96)
    yield window
    window.tk.call("tk", "scaling", scaling)
    dpi.measure(window)
    window.style.theme_use(style)
    theme.redress(window)


@pytest.mark.parametrize(
    ("screen", "distances"),
    [
        (96, [0, 1, 2, 4, 8, 14]),
        (100, [0, 1, 2, 4, 8, 14]),
        (120, [0, 1, 3, 5, 10, 18]),
        (144, [0, 2, 3, 6, 12, 21]),
        (192, [0, 2, 4, 8, 16, 28]),
    ],
)
def test_distances_grow_with_the_screen(at_usual: Any, screen: int, distances: list[int]) -> None:
    dpi.adopt(at_usual, screen)
    assert [dpi.px(distance) for distance in (0, 1, 2, 4, 8, 14)] == distances
    assert distances[2:5] == [theme.Space.HAIR, theme.Space.TIGHT, theme.Space.SMALL]


@pytest.mark.parametrize("screen", [96, 120, 144, 192])
@pytest.mark.parametrize("width", [30, 97, 333])
def test_what_is_kept_is_the_same_on_another_screen(at_usual: Any, screen: int, width: int) -> None:
    dpi.adopt(at_usual, screen)
    assert dpi.plain(dpi.px(width)) == width


def test_the_window_is_measured_when_it_is_made(no_window: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The awareness is told before Tk is asked for anything, and ttkbootstrap tells nothing of its own."""
    told: list[str] = []
    monkeypatch.setattr("ui.dpi.make_aware", lambda: told.append("aware"))
    monkeypatch.setattr("ttkbootstrap.utils.enable_high_dpi_awareness", lambda *_all: told.append("ttkbootstrap"))
    monkeypatch.setattr(dpi.Screen, "factor", 7.0)
    made = theme.make_window()
    try:
        assert told == ["aware"]
        assert dpi.Screen.factor == 1.0
    finally:
        made.destroy()


# --- another monitor ---------------------------------------------------------------------------


class Desktop:
    """The window on a monitor, of which the `dpi` may be changed as by moving the window to another one."""

    def __init__(self, window: Any) -> None:
        self.dpi = 96
        self.follower = dpi_monitor.follow(window, lambda: self.dpi)
        self.window = window
        self.move("+210+200", 96)

    def move(self, geometry: str, to_dpi: int) -> None:
        self.dpi = to_dpi
        self.window.geometry(geometry)
        self.window.update()
        while self.follower.waits:
            self.window.update()
        self.window.update()
        assert dpi.Screen.factor == to_dpi / 96


@pytest.fixture
def desktop(at_usual: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setattr(theme, "LEAST", (200, 100))  # room for growing on the tests' screen
    theme.redress(at_usual)
    at_usual.geometry("600x300+200+200")
    at_usual.update()
    found = Desktop(at_usual)
    yield found
    found.follower.stop()


def test_everything_grows_on_a_monitor_of_another_dpi(at_usual: Any, desktop: Desktop) -> None:
    window = at_usual
    window.geometry("800x400+100+100")
    button = ttk.Button(window, text="บันทึก", command=lambda: None)
    put_icon(button, "people-fill")
    button.pack(padx=(8, 4), pady=10)
    tool, small = ttk.Button(window, text="a", icon="printer"), ttk.Button(window, icon="x-lg", icon_only=True)
    tool.pack()
    small.pack()
    box = ttk.Checkbutton(window, text="x")
    box.pack()
    tree = ttk.Treeview(window, columns=("a",), show="headings")
    tree.column("a", width=100, stretch=False)
    tree.pack()
    window.update()
    letters, row, height = fonts.text_width(window, "สวัสดี"), _row_height(window), button.winfo_reqheight()
    image, check = _image_width(button), box.winfo_reqheight()
    icons = [(_image_width(each), each.winfo_reqheight()) for each in (tool, small)]
    desktop.move("801x400", 192)
    assert fonts.text_width(window, "สวัสดี") == pytest.approx(2 * letters, rel=0.1)
    assert _row_height(window) == pytest.approx(2 * row, rel=0.1)
    assert button.winfo_reqheight() == pytest.approx(2 * height, rel=0.12)
    assert box.winfo_reqheight() == pytest.approx(2 * check, rel=0.12)
    assert _image_width(button) == 2 * image
    for each, (width, high) in zip((tool, small), icons, strict=True):
        assert _image_width(each) == 2 * width
        assert each.winfo_reqheight() == pytest.approx(2 * high, rel=0.12)
    assert [str(each) for each in button.pack_info()["padx"]] == ["16", "8"]
    assert str(button.pack_info()["pady"]) == "20"
    assert tree.column("a", "width") == 200
    assert theme.Space.SMALL == 16
    screen = monitors.areas(window)[0]
    assert window.winfo_width() == min(1602, screen.width)
    assert window.winfo_height() == min(800, screen.height)


def test_back_on_the_first_monitor_all_is_as_before(at_usual: Any, desktop: Desktop) -> None:
    window = at_usual
    button = ttk.Button(window, text="บันทึก")
    put_icon(button, "people-fill")
    button.pack(padx=7, pady=(0, 5))
    window.update()
    before = (button.winfo_reqwidth(), button.winfo_reqheight(), _row_height(window), button.pack_info()["padx"])
    for screen in (144, 96):
        desktop.move(f"+{screen}+200", screen)
    after = (button.winfo_reqwidth(), button.winfo_reqheight(), _row_height(window), button.pack_info()["padx"])
    assert after == before
    assert (window.winfo_width(), window.winfo_height()) == (600, 300)


def test_text_size_and_scaling_multiply(at_usual: Any, desktop: Desktop) -> None:
    usual = fonts.text_width(at_usual, "สวัสดีครับ")
    theme.set_text_size(at_usual, 150)
    desktop.move("700x400", 192)
    assert fonts.text_width(at_usual, "สวัสดีครับ") == pytest.approx(3 * usual, rel=0.06)
    theme.set_text_size(at_usual, 100)


def test_a_window_that_only_moves_is_left_alone(at_usual: Any, desktop: Desktop) -> None:
    at_usual.geometry("640x480+10+10")
    at_usual.update()
    desktop.move("+50+60", 96)
    assert (at_usual.winfo_width(), at_usual.winfo_height()) == (640, 480)
    assert dpi.Screen.factor == 1.0


def test_another_scaling_of_the_same_monitor_is_seen_when_one_comes_back(at_usual: Any, desktop: Desktop) -> None:
    """Whoever changes the scaling was in another window for it; ours is not moved."""
    desktop.dpi = 144
    at_usual.event_generate("<FocusIn>")
    assert desktop.follower.waits
    while desktop.follower.waits:
        at_usual.update()
    assert dpi.Screen.factor == 1.5


def test_a_window_opened_on_its_old_monitor_keeps_the_size_it_had_there(at_usual: Any) -> None:
    theme.redress(at_usual)
    at_usual.geometry("1200x740+20+20")
    at_usual.update()
    follower = dpi_monitor.follow(at_usual, lambda: 120)
    at_usual.geometry("+30+30")
    at_usual.update()
    while follower.waits:
        at_usual.update()
    assert dpi.Screen.factor == 1.25
    assert (at_usual.winfo_width(), at_usual.winfo_height()) == (1200, 740)
    follower.stop()


def _row_height(window: Any) -> int:
    return int(str(window.style.lookup("Treeview", "rowheight")))


def _image_width(button: Any) -> int:
    return int(button.tk.call("image", "width", button.tk.splitlist(button.cget("image"))[0]))


# --- the whole desk ----------------------------------------------------------------------------


def test_the_desk_goes_on_on_another_monitor(at_usual: Any, desktop: Desktop, office: Any) -> None:
    """Every page that was open is larger and none is harmed; back again it is as it was."""
    town(office)
    at_usual.geometry("1366x768+0+0")
    with opened(at_usual, office) as desk:
        for page in PAGES:
            desk.go(page.name)
            at_usual.update()
        desk.go("residents")
        at_usual.update()
        before = _sizes(desk)
        desktop.move("1366x768+0+2", 144)
        larger = _sizes(desk)
        assert all(now > then for now, then in zip(larger, before, strict=True)), (before, larger)
        for page in PAGES:
            desk.go(page.name)
            at_usual.update()
        desk.go("residents")
        desktop.move("1366x768+0+1", 96)
        at_usual.geometry("1366x768+0+0")
        at_usual.update()
        assert _sizes(desk) == pytest.approx(before, abs=2)


def _sizes(desk: Any) -> list[int]:
    """Sizes of things of every kind, and the image of a tick; how high a place to go is, the window's height says."""
    table = desk.screen.table
    home = desk.navigation._buttons["home"]
    return [
        home.winfo_reqwidth(),
        desk.help_button.winfo_reqheight(),
        desk.search.entry.winfo_reqheight(),
        desk.status.winfo_reqheight(),
        int(table.tk.call("image", "width", table.ticks._on)) if table.ticks else _row_height(table.winfo_toplevel()),
    ]


@pytest.mark.parametrize("screen", [96, 120, 144, 192])
def test_a_tick_is_as_large_as_its_letters_at_every_dpi(at_usual: Any, screen: int) -> None:
    """Its picture is measured by letters, which are scaled already, and ttkbootstrap scales pictures as well."""
    dpi.adopt(at_usual, screen)
    theme.redress(at_usual)
    table = Table(at_usual, (Column("name", "Name"),), ticking=True)
    assert table.ticks
    side = int(at_usual.tk.call("image", "width", table.ticks._on))
    assert side == pytest.approx(0.75 * fonts.line_height(at_usual), abs=2)
    assert table.tree.column("#0", "width") >= 2 * side


@pytest.mark.parametrize(("screen", "percent"), [(96, 100), (96, 150), (120, 100), (120, 120), (144, 100)])
def test_no_page_is_cut_off_the_navigation(at_usual: Any, office: Any, screen: int, percent: int) -> None:
    """As high as a window is that fills a screen of 1366 × 768, below its title and above the taskbar."""
    dpi.adopt(at_usual, screen)
    theme.redress(at_usual)
    theme.set_text_size(at_usual, percent)
    at_usual.geometry("1366x690+0+0")
    with opened(at_usual, office) as desk:
        last = desk.navigation._buttons["settings"]
        assert last.winfo_y() + last.winfo_height() <= desk.navigation.winfo_height()
        letters = at_usual.tk.call("ttk::style", "lookup", last.cget("style"), "-font")
        line = int(at_usual.tk.call("font", "metrics", letters, "-linespace"))
        assert last.winfo_height() >= line, "they may have become smaller, but none is cut"
        assert line >= 0.75 * fonts.line_height(at_usual)
    theme.set_text_size(at_usual, 100)


def test_columns_are_kept_as_on_an_ordinary_screen(at_usual: Any, office: Any) -> None:
    """What was drawn at 150 % is as wide to the eye at 100 %, and opening and closing changes nothing by and by."""
    town(office)
    known = Preferences(text_size=110)
    theme.set_text_size(at_usual, 110)
    dpi.adopt(at_usual, 144)
    for _time in range(5):
        with opened(at_usual, office, known) as desk:
            desk.go("residents")
            at_usual.update()
            if not known.widths:
                desk.screen.table.headings.set_widths({"nickname": 331})
            drawn = desk.screen.table.headings.widths()["nickname"]
            desk.screen.keep_preferences()
            known = desk.desk.preferences
    assert drawn == pytest.approx(331, abs=1)
    dpi.adopt(at_usual, 96)
    with opened(at_usual, office, known) as desk:
        desk.go("residents")
        at_usual.update()
        assert desk.screen.table.headings.widths()["nickname"] == pytest.approx(331 / 1.5, abs=1)
    theme.set_text_size(at_usual, 100)
