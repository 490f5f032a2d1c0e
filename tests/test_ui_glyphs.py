"""Icons that are drawn after the window stands: they keep their room, and nothing moves when they come."""

from typing import Any

import pytest
import ttkbootstrap as ttk

from ui import theme
from ui.glyphs import LaterIcons, put_icon


def _image(widget: ttk.Button) -> str:
    return "".join(map(str, widget.tk.splitlist(widget.tk.call(widget, "cget", "-image"))))


@pytest.fixture
def buttons(window: Any) -> Any:
    """Two buttons whose icons are put off, and what draws them."""
    with LaterIcons(window) as later:
        made = [ttk.Button(window, text=text) for text in ("ผู้สูงอายุ", "อาสาสมัคร")]
        for button in made:
            put_icon(button, "people-fill")
            button.pack()
    yield later, made
    for button in made:
        button.destroy()


def test_an_icon_that_is_put_off_keeps_its_room(buttons: Any, window: Any) -> None:
    later, (first, second) = buttons
    window.update()
    before = [(each.winfo_reqwidth(), each.winfo_reqheight()) for each in (first, second)]
    room = _image(first)
    assert _image(second) == room
    later.draw()
    window.update()
    assert [(each.winfo_reqwidth(), each.winfo_reqheight()) for each in (first, second)] == before
    assert _image(first) != room
    assert _image(first) == _image(second), "one picture for one icon"


def test_after_it_is_let_go_icons_are_drawn_at_once(buttons: Any, window: Any) -> None:
    _later, (first, second) = buttons
    room = _image(first)
    put_icon(second, "gear")
    assert _image(second) != room


def test_of_two_icons_for_one_widget_the_last_one_is_drawn(window: Any) -> None:
    button, other = ttk.Button(window, text="a"), ttk.Button(window, text="b")
    with LaterIcons(window) as later:
        put_icon(button, "people-fill")
        put_icon(button, "gear")
    put_icon(other, "gear")
    later.draw()
    assert _image(button) == _image(other)
    button.destroy()
    other.destroy()


def test_a_second_button_with_an_icon_tells_no_other_widget_that_its_looks_changed(window: Any) -> None:
    told: list[Any] = []
    ttk.Label(window).bind("<<ThemeChanged>>", told.append)

    def with_icon(name: str) -> ttk.Button:
        button = ttk.Button(window, text="a", icon=name, bootstyle="outline")
        window.update()
        return button

    first = with_icon("wrench-adjustable")
    assert told, "Tk tells of a style that is new"
    told.clear()
    second = with_icon("wrench-adjustable")
    assert told == []
    assert str(second.cget("style")) == str(first.cget("style"))


def test_a_style_with_an_icon_is_made_again_for_another_theme(window: Any) -> None:
    button = ttk.Button(window, text="a", icon="gear", bootstyle="outline")

    def picture() -> str:
        return str(window.style.lookup(button.cget("style"), "image"))

    window.update()
    before = picture()
    accents = dict.fromkeys(("primary", "success", "info", "warning", "danger", "neutral"), "#c000c0")
    ttk.Theme(name="other", **accents, light={"background": "#000000", "foreground": "#ffffff"}).register()
    try:
        window.style.theme_use("other-light")
        window.update()
        assert picture() not in ("", before)
    finally:
        window.style.theme_use(f"{theme.NAME}-light")
        window.update()
    assert picture() == before
