"""A way to another record, as a quiet button whose words may take several lines."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import fonts

PADDING: Final = "0 5"
ICON_LETTERS: Final = "0" * 5
"""What icon and padding take, in letters of the text."""


class LinkButtons:
    """Makes the buttons of one place, which all wrap at the same width: `wrap(width)` after each change of it."""

    def __init__(self, place: tkinter.Misc) -> None:
        self._place = place
        self._styles: set[str] = set()
        self._prefix = str(place).replace(".", "_")
        self._width = 0

    def make(self, parent: tkinter.Misc, text: str, icon: str, command: Callable[[], object]) -> ttk.Button:
        """A new button; its style is the theme's for links with this icon, and this place's wrapping."""
        button = ttk.Button(parent, text=text, icon=icon, bootstyle="link", command=command)
        style = f"{self._prefix}.{button.cget('style')}"
        self._styles.add(style)
        self._configure(style)
        button.tk.call(button, "configure", "-style", style)
        return button

    def wrap(self, width: int) -> None:
        """Let the words of all buttons fill `width` pixels."""
        self._width = width
        for style in self._styles:
            self._configure(style)

    def _configure(self, style: str) -> None:
        room = max(1, self._width - fonts.text_width(self._place, ICON_LETTERS))
        self._place.tk.call("ttk::style", "configure", style, "-wraplength", room, "-justify", "left")
        self._place.tk.call("ttk::style", "configure", style, "-padding", PADDING)
