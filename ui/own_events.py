"""Events of a window alone: what is bound to a window in the usual way is told of every widget in it as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import tkinter

OF_EVERYTHING: Final = ("<Map>", "<Configure>", "<Visibility>")


def bind_own(root: tkinter.Misc, sequence: str, handler: Callable[[tkinter.Event], object]) -> None:
    """Run `handler` on what happens to the root window itself. A page that opens has hundreds of widgets, and for each
    that is put in its place, or goes, Python would be asked whether it is the window."""
    tag = f"Own{root}"
    if tag not in root.bindtags():
        root.bindtags((tag, *root.bindtags()))

    def on_event(event: tkinter.Event) -> None:
        handler(event)

    root.bind_class(tag, sequence, on_event, add=True)


def spare(window: tkinter.Misc) -> None:
    """Take back what ttkbootstrap bound to a window, to know when it is first seen, for things that nobody asks of it
    here: a page or dialog that opened was told to Python four times over, widget by widget."""
    for sequence in OF_EVERYTHING:
        window.unbind(sequence)


def spare_all(root: tkinter.Misc) -> None:
    """The same for what it bound to all widgets, to tell each one's parent of it, which no parent hears."""
    root.unbind_all("<Map>")
