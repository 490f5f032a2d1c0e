"""What stands in the window while no office is open: the program's name in the middle, a column to fill below it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, language, taskbar, theme
from ui.glyphs import put_icon
from ui.language import _
from ui.shortcuts import bind_while
from ui.theme import Space

LETTERS: Final = "0" * 44
"""How wide the column is."""
SMALLER: Final = 4
"""The picture has 256 pixels a side and is shown with a quarter of them."""


class FrontPage(ttk.Frame):
    """Fills the window. `column` is the place for fields; `relabel` is called now and after each change of language.

    Nothing is imported for it that knows records, so that it stands at once.
    """

    def __init__(self, window: ttk.App) -> None:
        super().__init__(window, padding=Space.LARGE)
        self.window = window
        self._relabels: list[Callable[[], object]] = []
        top = ttk.Frame(self)
        top.pack(fill="x")
        self.language_button = ttk.Button(top, bootstyle="ghost", command=switch_language)
        put_icon(self.language_button, "translate")
        self.language_button.pack(side="right")
        ttk.Frame(self).pack(fill="both", expand=True)
        self.column = ttk.Frame(self)
        self.column.pack()
        ttk.Frame(self).pack(fill="both", expand=True)
        ttk.Frame(self).pack(fill="both", expand=True)  # what stands a little above the middle looks as if in it
        self._add_head()
        self.width = fonts.text_width(self, LETTERS)
        theme.follow_text_size(self, self._measure)
        language.follow_language(self, self._relabel)
        self.pack(fill="both", expand=True)

    def say_in_language(self, relabel: Callable[[], object]) -> None:
        """Do it now and after each change of language."""
        self._relabels.append(relabel)
        relabel()

    def text(self, widget: ttk.Label | ttk.Button, message: str) -> None:
        """Let a label or a button show the message in the language of the moment."""
        self.say_in_language(lambda: widget.configure(text=_(message)))

    def label(self, message: str, *, style: str = "", above: int = 0) -> ttk.Label:
        """A paragraph in the column."""
        label = ttk.Label(self.column, wraplength=self.width, justify="left")
        if style:
            label.configure(style=style)
        self.text(label, message)
        label.pack(anchor="w", fill="x", pady=(above, 0))
        return label

    def add_button(self, parent: ttk.Frame, message: str, act: Callable[[], object], bootstyle: str = "") -> ttk.Button:
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

    def bind_escape(self, act: Callable[[], object]) -> None:
        """Esc, wherever the keyboard is."""

        def on_key(_event: tkinter.Event) -> None:
            act()

        bind_while(self, self.window, "<Escape>", on_key)

    def _add_head(self) -> None:
        head = ttk.Frame(self.column)
        head.pack(anchor="w", pady=(0, Space.HUGE))
        picture = tkinter.PhotoImage(master=self, file=str(taskbar.icons_folder() / f"{taskbar.ICON}.png"))
        self._picture = picture.subsample(SMALLER)
        ttk.Label(head, image=self._picture).pack(side="left", padx=(0, Space.LARGE))
        words = ttk.Frame(head)
        words.pack(side="left")
        self.title = ttk.Label(words, style=theme.TITLE)
        self.title.pack(anchor="w")
        self.subtitle = ttk.Label(words, style=theme.QUIET)

    def _measure(self) -> None:
        self.width = fonts.text_width(self, LETTERS)
        for child in self.column.winfo_children():
            if isinstance(child, ttk.Label):
                child.configure(wraplength=self.width)

    def _relabel(self) -> None:
        self.window.title(_("Mae Sariang Desk"))
        self.title.configure(text=_("Mae Sariang Desk"))
        self.language_button.configure(text="English" if language.current_language() == "th" else "ภาษาไทย")
        for relabel in self._relabels:
            relabel()


def switch_language() -> None:
    """Thai to English and back, at once."""
    language.set_language("en" if language.current_language() == "th" else "th")
