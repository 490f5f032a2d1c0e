"""Where lines of Thai on the screen end: between words. Tk ends them at spaces, else in the midst of a word."""

from __future__ import annotations

import tkinter
from functools import partial

import ttkbootstrap as ttk

from ui import fonts


def with_line_ends(widget: tkinter.Misc, text: str, room: int, font: str = "TkDefaultFont") -> str:
    """The text with its lines ended for `room` pixels, where Tk would find no space to end one at.

    The dictionary that knows the words is read for the first such text only: most have spaces enough.
    """
    measure = partial(fonts.text_width, widget, name=font)
    if room <= 0 or all(measure(run) <= room for run in text.split()):
        return text
    from printing.line_breaking import LineBreaker, wrapped

    breaker = LineBreaker()
    lines = (wrapped(breaker.pieces(line), room, measure) for line in text.split("\n"))
    return "\n".join(line for group in lines for line in group)


class Paragraph(ttk.Label):
    """A label of several lines: `say` gives it a text, `wrap` the room, in either order and again and again."""

    def __init__(self, parent: tkinter.Misc, text: str = "", *, style: str = "", font: str = "TkDefaultFont") -> None:
        super().__init__(parent, style=style, justify="left")
        self.text, self._font, self._room = text, font, 0
        self._write()

    def say(self, text: str) -> None:
        """Show another text in the same room."""
        self.text = text
        self._write()

    def wrap(self, room: int) -> None:
        """Pixels that a line has; 0 for one line."""
        self._room = room
        self.configure(wraplength=room)
        self._write()

    def _write(self) -> None:
        self.configure(text=with_line_ends(self, self.text, self._room, self._font))
