"""What a figure means, told wherever it stands: by a right click, or by the key of the menu (Shift+F10)."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from db.domain.figures import Figure
from db.domain.record_figures import DEFINED
from db.domain.words import N_
from ui import dialogs
from ui.language import _
from ui.shortcuts import bind_if_known

if TYPE_CHECKING:
    from tkinter import ttk

KEYS: Final = ("<Shift-F10>", "<App>", "<Menu>")
"""Of the menu: Windows and X11 call it differently."""
RIGHT_CLICK: Final = "<Button-3>"
NOT_FOR_ALL: Final = N_("Who may not see data of this kind is shown – instead.")


def definition_text(figure: Figure) -> str:
    """What is counted, of when, and in what."""
    unit = _("Counted in: {unit}").format(unit=_(figure.unit.label))
    parts = (_(figure.definition), _(figure.time.label), unit, *((_(NOT_FOR_ALL),) if figure.needs else ()))
    return "\n\n".join(parts)


def show_definition(parent: tkinter.Misc, name: str) -> None:
    """Of the figure of that name."""
    figure = DEFINED[name]
    dialogs.show_message(parent, definition_text(figure), _(figure.label))


def explain(widget: tkinter.Misc, name: str) -> None:
    """A right click on the widget, or the key of the menu while it has the keyboard, tells what the figure means."""
    bind_definition(widget, lambda _event: name)


def explain_label(label: tkinter.Misc, name: str) -> None:
    """A right click alone: what only shows words never has the keyboard, and a card has many such."""
    label.bind(RIGHT_CLICK, lambda _event: show_definition(label, name), add=True)


def bind_definition(widget: tkinter.Misc, which: Callable[[tkinter.Event], str]) -> None:
    """The same where the widget shows many: `which` gives the name of the figure that is meant, "" for none."""

    def tell(event: tkinter.Event) -> None:
        name = which(event)
        if name:
            show_definition(widget, name)

    widget.bind(RIGHT_CLICK, tell, add=True)
    for key in KEYS:
        bind_if_known(widget, widget, key, tell)


def explain_columns(tree: ttk.Treeview, figures: Mapping[str, str], beside: Callable[[], Iterable[str]]) -> None:
    """A right click in a column of a table tells what its numbers mean, the key of the menu of all such columns and of
    what is told `beside` the table. `figures` are the names of figures by column."""

    def tell(event: tkinter.Event) -> None:
        name = figures.get(_column_at(tree, event.x), "")
        if name:
            show_definition(tree, name)

    def tell_all(_event: tkinter.Event) -> None:
        known = [DEFINED[name] for name in dict.fromkeys((*figures.values(), *beside()))]
        if not known:
            return
        text = "\n\n".join(f"{_(figure.label)}\n{definition_text(figure)}" for figure in known)
        dialogs.show_message(tree, text, _("What the numbers mean"))

    tree.bind(RIGHT_CLICK, tell, add=True)
    for key in KEYS:
        bind_if_known(tree, tree, key, tell_all)


def _column_at(tree: ttk.Treeview, x: int) -> str:
    """The name of the column there; "" for that of ticks."""
    shown = [str(name) for name in tree.cget("displaycolumns")]
    names = [str(name) for name in tree.cget("columns")] if shown == ["#all"] else shown
    place = int(str(tree.identify_column(x)).removeprefix("#") or 0)
    return names[place - 1] if 0 < place <= len(names) else ""
