"""A column of words, fields and buttons, for pages that stand before the office is open."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, language, theme
from ui.language import _
from ui.line_ends import Paragraph

LETTERS: Final = "0" * 56
"""How wide a column is: a recovery key stands in it whole."""


class Column(ttk.Frame):
    """All its words follow the language and wrap at `width` pixels."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent)
        self.width = fonts.text_width(self, LETTERS)
        self._relabels: list[Callable[[], object]] = []
        self._strut = ttk.Frame(self, width=self.width)
        self._strut.pack()
        theme.follow_text_size(self, self._measure)
        language.follow_language(self, self._relabel)

    def say_in_language(self, relabel: Callable[[], object]) -> None:
        """Do it now and after each change of language."""
        self._relabels.append(relabel)
        relabel()

    def text(self, widget: ttk.Label | ttk.Button | ttk.Radiobutton, message: str) -> None:
        """Let a widget show the message in the language of the moment."""
        self.say_in_language(lambda: widget.configure(text=_(message)))

    def label(self, message: str, *, style: str = "", below: int = 0) -> Paragraph:
        """A paragraph."""
        font = str(self.tk.call("ttk::style", "lookup", style, "-font")) if style else ""
        label = Paragraph(self, style=style, font=font or "TkDefaultFont")
        label.wrap(self.width)
        self.say_in_language(lambda: label.say(_(message)))
        label.pack(anchor="w", fill="x", pady=(0, below))
        return label

    def button(self, parent: tkinter.Misc, message: str, act: Callable[[], object], bootstyle: str = "") -> ttk.Button:
        """A button that Enter presses too; the caller packs it."""
        button = ttk.Button(parent, command=act)
        if bootstyle:
            button.configure(bootstyle=bootstyle)
        self.text(button, message)

        def on_key(_event: tkinter.Event) -> str:
            button.invoke()
            return "break"  # the page, and the button with it, may be gone

        for key in ("<Return>", "<KP_Enter>"):
            button.bind(key, on_key, add=True)
        return button

    def _measure(self) -> None:
        self.width = fonts.text_width(self, LETTERS)
        self._strut.configure(width=self.width)
        for child in self.winfo_children():
            if isinstance(child, Paragraph):
                child.wrap(self.width)
            elif isinstance(child, ttk.Label):
                child.configure(wraplength=self.width)

    def _relabel(self) -> None:
        for relabel in self._relabels:
            relabel()


def on_enter_next(widget: tkinter.Misc) -> None:
    """Let Enter lead to the next field."""

    def go_on() -> None:
        following = widget.tk_focusNext()
        if following is not None:
            following.focus_set()

    on_enter(widget, go_on)


def on_enter(widget: tkinter.Misc, act: Callable[[], object]) -> None:
    """Let Enter do it."""

    def on_key(_event: tkinter.Event) -> str:
        act()
        return "break"

    for key in ("<Return>", "<KP_Enter>"):
        widget.bind(key, on_key, add=True)
