"""A way to another record, as a quiet button whose words may take several lines."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import dpi, fonts, theme
from ui.glyphs import put_icon

ABOVE: Final = 5
"""Pixels at 96 dpi above and below the words."""
ICON_LETTERS: Final = "0" * 3
"""What the icon takes, in letters of the text."""


class LinkButtons:
    """Makes the buttons of one place, which all wrap at the same width: `wrap(width)` after each change of it.

    A place that is filled often takes its buttons from here again after `release`: each new button with an icon
    makes ttkbootstrap redraw the whole window.
    """

    def __init__(self, place: tkinter.Misc) -> None:
        self._place = place
        self._width = 0
        self._style = ""
        self._free: dict[str, list[ttk.Button]] = {}
        self._used: list[tuple[str, ttk.Button]] = []
        theme.follow_looks(place, self._configure)

    def take(self, parent: tkinter.Misc, text: str, icon: str, command: Callable[[], object]) -> ttk.Button:
        """A button that was released, or a new one; the next in the order of Tab."""
        free = self._free.get(icon)
        if free:
            button = free.pop(0)
            button.configure(text=text, command=command)
        else:
            button = self.make(parent, text, icon, command)
        self._used.append((icon, button))
        button.lift()
        return button

    def release(self) -> None:
        """Take all buttons out of sight; they wait to be taken again."""
        for icon, button in self._used:
            button.grid_remove()
            self._free.setdefault(icon, []).append(button)
        self._used = []

    def make(self, parent: tkinter.Misc, text: str, icon: str, command: Callable[[], object]) -> ttk.Button:
        """A new button."""
        button = ttk.Button(parent, text=text, bootstyle="link", command=command)
        if not self._style:
            self._style = f"{str(self._place).replace('.', '_')}.{button.cget('style')}"
            self._configure()
        button.tk.call(button, "configure", "-style", self._style)
        put_icon(button, icon)
        return button

    def wrap(self, width: int) -> None:
        """Let the words of all buttons fill `width` pixels. Tk redraws everything then, so only for another width."""
        if width != self._width:
            self._width = width
            self._configure()

    def _configure(self) -> None:
        if not self._style:
            return
        room = max(1, self._width - fonts.text_width(self._place, ICON_LETTERS))
        options = ("-wraplength", room, "-justify", "left", "-padding", (0, dpi.px(ABOVE)))
        self._place.tk.call("ttk::style", "configure", self._style, *options)
