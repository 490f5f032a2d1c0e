"""What the cross of the window does while a part of it lives: asking first, say."""

from __future__ import annotations

import contextlib
import tkinter
from collections.abc import Callable
from typing import Final

CROSS: Final = "WM_DELETE_WINDOW"


def take_cross(owner: tkinter.Misc, window: tkinter.Tk, act: Callable[[], object]) -> None:
    """Do it instead of closing the window, until the owner is destroyed. By `protocol` alone Tk would keep the owner,
    with all that it ever showed, until the program ends."""
    before = str(window.protocol(CROSS))
    command = str(window.register(act))
    window.protocol(CROSS, command)

    def let_go(event: tkinter.Event) -> None:
        if event.widget is not owner:
            return
        with contextlib.suppress(tkinter.TclError):  # the window goes as well
            if str(window.protocol(CROSS)) == command:
                window.protocol(CROSS, before)
            window.deletecommand(command)

    owner.bind("<Destroy>", let_go, add=True)
