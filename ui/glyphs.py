"""Icons beside words: drawn at once, or when the window stands and somebody can already type."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

import ttkbootstrap as ttk
from ttkbootstrap.style import icons
from ttkbootstrap.utils import scale_size

SIZE: Final = 14
"""How large an icon beside a text is at 96 dpi; ttkbootstrap draws its own as large and scales both."""

_drawn: Final[dict[str, tuple[str, str]]] = {}
"""Which icon in which colour a picture of Tk is, by its name."""
_put_off: Final[list[LaterIcons]] = []


def put_icon(widget: ttk.Button | ttk.Label, name: str) -> None:
    """An icon before the text, in the text's colour at rest. `icon=` would make a style of its own for each widget
    and a picture for each state of it, which took a third of the time until the window stood."""
    if _put_off:
        _put_off[-1].keep_room(widget, name)
        return
    style = str(widget.cget("style")) or widget.winfo_class()
    _show(widget, name, str(widget.tk.call("ttk::style", "lookup", style, "-foreground")))


def _once_in_a_theme(build: Callable[..., str]) -> Callable[..., str]:
    """ttkbootstrap configures the style of `icon=` anew for each button that asks for the same one. At each
    configuring Tk tells every widget of the window that its looks may have changed, and each with an icon then makes
    its style again: once many pages were built, opening a dialog took twice as long for it."""

    @wraps(build)
    def built(style: ttk.Style, base: str, name: str, size: Any, states: Any, *rest: Any) -> str:
        made: dict[tuple[Any, ...], str] = vars(style).setdefault("icon_styles_made", {})
        key = (style.theme_use(), base, name, size, tuple(sorted((states or {}).items())), *rest)
        if key not in made:
            made[key] = build(style, base, name, size, states, *rest)
        return made[key]

    return built


if not hasattr(icons._build_icon_style, "__wrapped__"):
    icons._build_icon_style = _once_in_a_theme(icons._build_icon_style)


class LaterIcons:
    """While it is held (`with`), icons only get their room; `draw()` fills it. Thirteen of them take as long as a third
    of the frame of the window."""

    def __init__(self, window: tkinter.Misc) -> None:
        size = scale_size(window, SIZE)
        self._room = tkinter.PhotoImage(master=window, width=size, height=size)
        self._names: dict[ttk.Button | ttk.Label, str] = {}

    def __enter__(self) -> LaterIcons:
        _put_off.append(self)
        return self

    def __exit__(self, *_error: object) -> None:
        _put_off.remove(self)

    def keep_room(self, widget: ttk.Button | ttk.Label, name: str) -> None:
        """The icon is drawn later, and nothing moves then."""
        self._names[widget] = name
        widget.tk.call(widget, "configure", "-compound", "left", "-image", self._room)

    def draw(self) -> None:
        """Draw what is still to be drawn, in the colours that the widgets have now."""
        names, self._names = self._names, {}
        for widget, name in names.items():
            put_icon(widget, name)


def draw_anew(widget: tkinter.Misc) -> None:
    """The icons of all that is inside `widget`, for a screen of another dpi."""
    for child in widget.winfo_children():
        if child.winfo_class() in ("TButton", "TLabel"):
            image = "".join(map(str, child.tk.splitlist(child.tk.call(child, "cget", "-image"))))
            if image in _drawn:
                _show(child, *_drawn[image])
        draw_anew(child)


def _show(widget: tkinter.Misc, name: str, colour: str) -> None:
    image = ttk.Icon(name, SIZE, colour or None)
    _drawn[image] = (name, colour)
    widget.tk.call(widget, "configure", "-compound", "left", "-image", image)
