"""Letters and looks: the Thai family by platform, the text size, rows that follow it."""

import sys
from collections.abc import Iterator
from tkinter import font as tkfont
from types import SimpleNamespace
from typing import Any

import pytest

from ui import fonts, private_fonts, theme


@pytest.fixture
def dressed(window: Any) -> Iterator[Any]:
    theme.dress(window)
    yield window
    theme.set_text_size(window, 100)


@pytest.mark.parametrize(
    ("system", "available", "chosen"),
    [
        ("win32", ["Arial", "Sarabun", "Leelawadee UI"], "Leelawadee UI"),
        ("win32", ["Arial", "Sarabun", "Tahoma"], "Sarabun"),
        ("x11", ["Sarabun", "Laksaman", "Loma"], "Loma"),
        ("x11", ["Sarabun", "Laksaman"], "Laksaman"),
        ("x11", ["Sarabun"], ""),
        ("aqua", ["Thonburi"], "Thonburi"),
    ],
)
def test_family_whose_marks_stand_right_on_the_platform(system: str, available: list[str], chosen: str) -> None:
    assert fonts.choose_family(system, available.__contains__, lambda: 0) == chosen


@pytest.mark.parametrize(
    ("system", "available", "chosen", "lent"),
    [
        ("win32", ["Arial", "Tahoma"], "Sarabun", True),
        ("win32", ["Leelawadee UI", "Tahoma"], "Leelawadee UI", False),
        ("x11", ["Loma"], "Loma", False),
        ("x11", ["DejaVu Sans"], "DejaVu Sans", False),
    ],
)
def test_windows_without_thai_letters_is_lent_sarabun(
    system: str, available: list[str], chosen: str, lent: bool
) -> None:
    known = list(available)
    assert fonts.choose_family(system, known.__contains__, lambda: known.append("Sarabun")) == chosen
    assert ("Sarabun" in known) is lent


def test_sarabun_is_registered_for_this_process_alone() -> None:
    told: list[tuple[str, int, None]] = []

    def add(name: Any, kind: int, reserved: None) -> int:
        told.append((name.value, kind, reserved))
        return 1

    files = private_fonts.sarabun_files()
    assert private_fonts.add(files, SimpleNamespace(AddFontResourceExW=add)) == 2
    assert told == [(str(file), 0x10, None) for file in files]
    assert {file.name for file in files} == {"Sarabun-Regular.ttf", "Sarabun-Bold.ttf"}
    assert all(file.is_file() for file in files)


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
def test_thai_on_windows_is_drawn_in_a_family_of_its_own(dressed: Any) -> None:
    family = tkfont.nametofont("TkDefaultFont", dressed).actual("family")
    assert family in ("Leelawadee UI", "Sarabun")
    assert tkfont.nametofont("DeskTitleFont", dressed).actual("family") == family


def test_every_named_font_has_the_thai_family(dressed: Any) -> None:
    system = str(dressed.tk.call("tk", "windowingsystem"))
    family = fonts.choose_family(system, set(tkfont.families(dressed)).__contains__)
    assert family, "no Thai font is installed"
    for name in fonts.NAMED:
        if name != "TkFixedFont":
            assert tkfont.nametofont(name, dressed).actual("family") == family, name


def test_text_at_200_per_cent_is_twice_as_large_and_rows_follow(dressed: Any) -> None:
    before = tkfont.nametofont("TkDefaultFont", dressed).actual("size")
    white = int(str(dressed.style.lookup("Treeview", "rowheight"))) - fonts.line_height(dressed)
    theme.set_text_size(dressed, 200)
    # Windows counts letters in whole pixels
    assert tkfont.nametofont("TkDefaultFont", dressed).actual("size") == pytest.approx(2 * before, abs=1)
    row, line = int(str(dressed.style.lookup("Treeview", "rowheight"))), fonts.line_height(dressed)
    assert white > 0 and row - line == pytest.approx(white, abs=1), "letters grow, the white around them stays"


@pytest.mark.parametrize(("asked", "given"), [(50, 100), (100, 100), (150, 150), (900, 200)])
def test_text_size_stays_within_what_is_on_offer(asked: int, given: int) -> None:
    assert fonts.clamp_percent(asked) == given


def test_followers_of_the_text_size_hear_of_it_while_their_widget_lives(dressed: Any) -> None:
    import ttkbootstrap as ttk

    heard: list[int] = []
    label = ttk.Label(dressed)
    theme.follow_text_size(label, lambda: heard.append(1))
    theme.set_text_size(dressed, 120)
    label.destroy()
    theme.set_text_size(dressed, 130)
    assert heard == [1]


def test_space_presses_a_button(dressed: Any) -> None:
    import ttkbootstrap as ttk

    from tests.keyboard import press, take_keyboard

    pressed: list[int] = []
    button = ttk.Button(dressed, text="x", command=lambda: pressed.append(1))
    button.pack()
    take_keyboard(dressed, button)
    press(dressed, "space", "Return")
    assert pressed == [1, 1]


def test_window_made_by_the_program_has_the_theme_and_fonts(no_window: None) -> None:
    made = theme.make_window("ทดสอบ")
    try:
        assert made.style.theme_use() == "maesariang-light"
        assert fonts.are_installed(made)
        assert made.title() == "ทดสอบ"
    finally:
        made.destroy()


def test_boxes_can_be_made_without_an_error_of_tk(no_window: None) -> None:
    import ttkbootstrap as ttk

    made = theme.make_window()
    errors: list[str] = []
    made.tk.createcommand("bgerror", lambda message="": errors.append(message))
    try:
        ttk.Checkbutton(made, text="x").pack()
        made.update()
    finally:
        made.destroy()
    assert errors == []
