"""Icons that are drawn after the window stands: they keep their room, and nothing moves when they come."""

from typing import Any

import pytest
import ttkbootstrap as ttk

from ui import theme
from ui.glyphs import LaterIcons, draw_anew, put_icon


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


def test_a_button_with_an_icon_tells_no_other_widget_that_its_looks_changed(window: Any) -> None:
    ttk.Button(window, text="a", bootstyle="outline")  # its style may be new
    window.update()
    told: list[Any] = []
    ttk.Label(window).bind("<<ThemeChanged>>", told.append)
    ttk.Button(window, text="a", icon="wrench-adjustable", bootstyle="outline")
    window.update()
    assert told == []
    window.style.configure("Another.TLabel", foreground="#c000c0")
    window.update()
    assert told, "Tk tells of a style that is new"


def _drawn(button: ttk.Button) -> dict[tuple[str, ...], str]:
    """The pictures of states, and by () the one at rest."""
    split = button.tk.splitlist
    rest, *others = split(button.tk.call(button, "cget", "-image"))
    of_states = zip(others[::2], others[1::2], strict=True)
    return {(): str(rest)} | {tuple(map(str, split(states))): str(picture) for states, picture in of_states}


def test_an_icon_has_the_colour_of_the_words_in_each_state(window: Any) -> None:
    button = ttk.Button(window, text="a", icon="gear", bootstyle="outline")
    for look in ("outline", "primary"):
        button.configure(bootstyle=look)
        words = {(): window.style.lookup(button.cget("style"), "foreground")}
        words |= {tuple(states): colour for *states, colour in window.style.map(button.cget("style"), "foreground")}
        assert len(set(words.values())) > 1, "some state has a colour of its own"
        assert _drawn(button) == {states: ttk.Icon("gear", 14, colour) for states, colour in words.items()}


def test_an_icon_alone_has_no_words_and_is_as_wide_as_high(window: Any) -> None:
    alone = ttk.Button(window, text="a", icon="gear", icon_only=True, bootstyle="ghost")
    beside = ttk.Button(window, text="a", icon="gear", bootstyle="ghost")
    assert (str(alone.cget("compound")), str(beside.cget("compound"))) == ("image", "left")
    assert alone.winfo_reqwidth() == alone.winfo_reqheight() < beside.winfo_reqwidth()


def test_icons_are_drawn_again_for_another_theme(window: Any) -> None:
    button = ttk.Button(window, text="a", icon="gear", bootstyle="outline")
    before = _drawn(button)
    accents = dict.fromkeys(("primary", "success", "info", "warning", "danger", "neutral"), "#c000c0")
    ttk.Theme(name="other", **accents, light={"background": "#000000", "foreground": "#ffffff"}).register()
    try:
        window.style.theme_use("other-light")
        draw_anew(window)
        assert _drawn(button)[()] not in ("", before[()])
    finally:
        window.style.theme_use(f"{theme.NAME}-light")
        draw_anew(window)
        window.update()
    assert _drawn(button) == before
