"""How the desktop knows the program: icon, class of the window, name in the taskbar of Windows."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from ui import taskbar


def test_windows_hears_the_program_s_own_name() -> None:
    told: list[Any] = []
    taskbar.name_process(SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append))
    assert [each.value for each in told] == ["MaeSariang.Desk"]


@pytest.mark.skipif(sys.platform == "win32", reason="windows have no class of this kind there")
def test_the_window_has_the_program_s_class(window: Any) -> None:
    """By it a Linux desktop joins the window with the entry in its menu; "Tk" would be any program's."""
    assert window.winfo_class() == "Maesariangdesk"


def test_the_icon_is_there_in_every_size_a_taskbar_asks_for() -> None:
    with Image.open(taskbar.icons_folder() / f"{taskbar.ICON}.ico") as icon:
        sizes = icon.info["sizes"]
    assert {(side, side) for side in (16, 20, 24, 32, 40, 48, 64, 256)} <= sizes  # 100 to 200 %, small and large


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_windows_knows_the_process_by_that_name(window: Any) -> None:
    import ctypes

    name = ctypes.c_wchar_p()
    assert ctypes.windll.shell32.GetCurrentProcessExplicitAppUserModelID(ctypes.byref(name)) == 0
    assert name.value == taskbar.APPLICATION


@pytest.mark.skipif(sys.platform == "win32", reason="asks the X server")
def test_the_window_shows_the_program_s_picture(window: Any) -> None:
    """A dialog opened later has it too: it is the default of the program."""
    shown: list[tuple[str, int]] = []

    def seen(command: str, *words: str) -> None:
        if command == "iconphoto":
            shown.append((words[1], window.tk.call("image", "width", words[2])))

    window.tk.createcommand("seen", seen)
    window.tk.eval("rename wm wm_before; proc wm {args} {seen {*}$args; uplevel 1 wm_before $args}")
    try:
        taskbar.mark(window)
    finally:
        window.tk.eval("rename wm {}; rename wm_before wm")
    assert shown == [("-default", 256)]
