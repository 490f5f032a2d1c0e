"""Being told of what is typed into a variable, for as long as a widget lives."""

from __future__ import annotations

import contextlib
import tkinter
from collections.abc import Callable


def trace_while(owner: tkinter.Misc, variable: tkinter.Variable, act: Callable[[], object]) -> None:
    """Do it after each change of the variable. A trace by itself lets Tk keep whoever listens, and with it all that
    was ever shown there, until the program ends."""
    trace = variable.trace_add("write", lambda *_names: act())

    def let_go(event: tkinter.Event) -> None:
        if event.widget is owner:
            with contextlib.suppress(tkinter.TclError):  # the window goes as well
                variable.trace_remove("write", trace)

    owner.bind("<Destroy>", let_go, add=True)
