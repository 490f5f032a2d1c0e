"""What of a window is cut off: words with less room than they need, widgets that reach out of the window."""

import tkinter
from collections.abc import Iterator
from typing import Any, NamedTuple

WORDS = frozenset({"TLabel", "TButton", "TCheckbutton", "TRadiobutton", "TMenubutton", "Label", "Button"})
TYPED = frozenset({"TEntry", "TCombobox", "TSpinbox", "Entry", "Text"})
LEAST_TYPED = 60
"""Pixels of a field in which one sees what one types."""
SLACK = 1


class Box(NamedTuple):
    """A rectangle on the screen."""

    left: int
    top: int
    right: int
    bottom: int

    def within(self, other: "Box") -> "Box":
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


def cut_off(top: tkinter.Misc) -> list[str]:
    """A line for each widget of the window (or dialog) `top` that is not whole; what can be scrolled to is whole."""
    return [line for widget in _seen(top) for line in _complaints(widget, top)]


def _seen(widget: tkinter.Misc) -> Iterator[Any]:
    """The widget and all in it that are on the screen; other windows are looked at by themselves."""
    for child in widget.winfo_children():
        if not isinstance(child, tkinter.Toplevel | tkinter.Menu) and child.winfo_viewable():
            yield child
            yield from _seen(child)


def _complaints(widget: Any, top: tkinter.Misc) -> Iterator[str]:
    kind = widget.winfo_class()
    if kind == "Treeview":
        yield from _table_complaints(widget)
    if kind not in WORDS | TYPED or (kind in WORDS and not _shows(widget)):
        return
    name = _described(widget)
    if kind in WORDS:
        if widget.winfo_width() < widget.winfo_reqwidth() - SLACK:
            yield f"{name}: {widget.winfo_width()} wide, needs {widget.winfo_reqwidth()}"
        if widget.winfo_height() < widget.winfo_reqheight() - SLACK:
            yield f"{name}: {widget.winfo_height()} high, needs {widget.winfo_reqheight()}"
    elif widget.winfo_width() < LEAST_TYPED:
        yield f"{name}: only {widget.winfo_width()} wide"
    whole, left = _box(widget), _left_in_sight(widget, top)
    if left.left > whole.left + SLACK or left.right < whole.right - SLACK:
        yield f"{name}: cut at the side, {whole} of which {left} is in sight"
    elif left.top > whole.top + SLACK or left.bottom < whole.bottom - SLACK:
        yield f"{name}: cut above or below, {whole} of which {left} is in sight"


def _table_complaints(tree: Any) -> Iterator[str]:
    columns = [str(name) for name in tree.cget("displaycolumns")]
    if columns == ["#all"]:
        columns = [str(name) for name in tree.cget("columns")]
    ticks = int(tree.column("#0", "width")) if "tree" in str(tree.cget("show")) else 0
    total = ticks + sum(int(tree.column(column, "width")) for column in columns)
    if total > tree.winfo_width() + SLACK:
        yield f"{_described(tree)}: columns take {total} of {tree.winfo_width()}"


def _shows(widget: Any) -> bool:
    return bool(str(widget.cget("text")).strip() or str(widget.cget("image")))


def _described(widget: Any) -> str:
    text = str(widget.cget("text")) if widget.winfo_class() in WORDS else ""
    return f"{widget.winfo_class()} «{text or widget}»"


def _box(widget: tkinter.Misc) -> Box:
    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    return Box(left, top, left + widget.winfo_width(), top + widget.winfo_height())


def _left_in_sight(widget: tkinter.Misc, top: tkinter.Misc) -> Box:
    """What of the widget its surroundings leave to be seen; in a place that scrolls its height is whole."""
    whole = box = _box(widget)
    place: Any = widget
    scrolled = False
    while place is not top:
        place = place.master
        scrolled = scrolled or place.winfo_class() == "Canvas"
        box = box.within(_box(place))
        if scrolled:
            box = box._replace(top=whole.top, bottom=whole.bottom)
    return box
