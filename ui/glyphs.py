"""Icons beside words: drawn at once, or when the window stands and somebody can already type."""

from __future__ import annotations

import tkinter
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


def _apply_icon(
    widget: Any, name: str, *, size: Any = None, states: None = None, compound: str | None = None,
    icon_only: bool = False,
) -> None:  # fmt: skip
    """What ttkbootstrap does for `icon=`, with the same pictures, but put on the widget itself. Its own way makes a
    style for each icon, and with each new style Tk tells every widget of the window that its looks may have changed,
    which each with an icon then asks for again: once many pages were built, opening another took a third longer.
    Pictures for other `states` than those in which the words change their colour are not drawn."""
    style = ttk.Style.get_instance()
    base = str(widget.cget("style")) or widget.winfo_class()
    size = size or (icons._ICON_ONLY_SIZE if icon_only else icons._ICON_SIZE)
    if icon_only:
        compound = "image"
        widget.tk.call(widget, "configure", "-padding", scale_size(widget, icons._ICON_ONLY_PADDING))
    elif compound is None and str(widget.cget("text")):
        compound = "left"
    widget.tk.call(widget, "configure", "-image", _pictures(style, base, name, size))
    if compound is not None:
        widget.tk.call(widget, "configure", "-compound", compound)
    # Asked for by ttkbootstrap when the widget gets another style, and by draw_anew().
    widget._tb_icon = {"name": name, "size": size, "states": states, "compound": compound, "icon_only": icon_only}


def _pictures(style: ttk.Style, base: str, name: str, size: Any) -> tuple[Any, ...]:
    """The icon as the words of a style are coloured: at rest, and for each state in which they are so otherwise; each
    state stands before its picture."""
    made: dict[tuple[Any, ...], tuple[Any, ...]] = vars(style).setdefault("icon_pictures", {})
    key = (style.theme_use(), base, name, size)
    if key not in made:
        found = [ttk.Icon(name, size, style.lookup(base, "foreground") or None)]
        for entry in style.map(base, "foreground"):
            state = tuple(entry[:-1])  # the colour comes last
            if state and state not in found:
                found += [state, ttk.Icon(name, size, style.lookup(base, "foreground", state=state) or None)]
        made[key] = tuple(found)
    return made[key]


icons.apply_icon = _apply_icon


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
        known = vars(child).get("_tb_icon")
        if known:
            _apply_icon(child, **known)
        elif child.winfo_class() in ("TButton", "TLabel"):
            image = "".join(map(str, child.tk.splitlist(child.tk.call(child, "cget", "-image"))))
            if image in _drawn:
                _show(child, *_drawn[image])
        draw_anew(child)


def _show(widget: tkinter.Misc, name: str, colour: str) -> None:
    image = ttk.Icon(name, SIZE, colour or None)
    _drawn[image] = (name, colour)
    widget.tk.call(widget, "configure", "-compound", "left", "-image", image)
