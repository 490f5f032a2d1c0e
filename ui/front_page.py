"""What stands in the window while no office is open: the program's name in the middle, a column to fill below it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import language, taskbar, theme
from ui.front_column import Column
from ui.glyphs import put_icon
from ui.language import _
from ui.shortcuts import bind_while
from ui.theme import Space

SMALLER: Final = 4
"""The picture has 256 pixels a side and is shown with a quarter of them."""


class FrontPage(ttk.Frame):
    """Fills the window. `column` is the place for words and fields.

    Nothing is imported for it that knows records, so that it stands at once. `purpose` is what F1 says of it, a msgid.
    """

    purpose: str = ""

    def __init__(self, window: ttk.App) -> None:
        super().__init__(window, padding=Space.LARGE)
        self.window = window
        self.top = ttk.Frame(self)
        self.top.pack(fill="x")
        self.language_button = ttk.Button(self.top, bootstyle="ghost", command=switch_language)
        put_icon(self.language_button, "translate")
        self.language_button.pack(side="right")
        self.column = self.make_column()
        self._add_head()
        language.follow_language(self, self._relabel)
        self.pack(fill="both", expand=True)

    def make_column(self) -> Column:
        """In the middle of the page, and a little above, which looks as if it were the middle."""
        ttk.Frame(self).pack(fill="both", expand=True)
        column = Column(self)
        column.pack()
        for _part in range(2):
            ttk.Frame(self).pack(fill="both", expand=True)
        return column

    def make_head(self) -> ttk.Frame:
        """Where picture and name stand: over the column."""
        head = ttk.Frame(self.column)
        head.pack(anchor="w", pady=(0, Space.HUGE))
        return head

    def bind_escape(self, act: Callable[[], object]) -> None:
        """Esc, wherever the keyboard is."""

        def on_key(_event: tkinter.Event) -> None:
            act()

        bind_while(self, self.window, "<Escape>", on_key)

    def _add_head(self) -> None:
        head = self.make_head()
        picture = tkinter.PhotoImage(master=self, file=str(taskbar.icons_folder() / f"{taskbar.ICON}.png"))
        self._picture = picture.subsample(SMALLER)
        ttk.Label(head, image=self._picture).pack(side="left", padx=(0, Space.LARGE))
        words = ttk.Frame(head)
        words.pack(side="left")
        self.title = ttk.Label(words, style=theme.TITLE)
        self.title.pack(anchor="w")
        self.subtitle = ttk.Label(words, style=theme.QUIET)

    def _relabel(self) -> None:
        self.window.title(_("Mae Sariang Desk"))
        self.title.configure(text=_("Mae Sariang Desk"))
        self.language_button.configure(text="English" if language.current_language() == "th" else "ภาษาไทย")


def switch_language() -> None:
    """Thai to English and back, at once."""
    language.set_language("en" if language.current_language() == "th" else "th")
