"""Letters and looks: the Thai family by platform, the text size, rows that follow it."""

from collections.abc import Iterator
from tkinter import font as tkfont
from typing import Any

import pytest

from ui import fonts, theme


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
    assert fonts.choose_family(system, available.__contains__) == chosen


def test_every_named_font_has_the_thai_family(dressed: Any) -> None:
    family = fonts.choose_family("x11", set(tkfont.families(dressed)).__contains__)
    assert family, "no Thai font is installed"
    for name in fonts.NAMED:
        if name != "TkFixedFont":
            assert tkfont.nametofont(name, dressed).actual("family") == family, name


def test_text_at_200_per_cent_is_twice_as_large_and_rows_follow(dressed: Any) -> None:
    before = tkfont.nametofont("TkDefaultFont", dressed).actual("size")
    row_before = int(str(dressed.style.lookup("Treeview", "rowheight")))
    theme.set_text_size(dressed, 200)
    assert tkfont.nametofont("TkDefaultFont", dressed).actual("size") == 2 * before
    assert int(str(dressed.style.lookup("Treeview", "rowheight"))) >= 1.8 * row_before
    assert int(str(dressed.style.lookup("Treeview", "rowheight"))) > fonts.line_height(dressed)


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
