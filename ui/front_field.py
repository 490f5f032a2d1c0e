"""A field before the office is open: its name above, what is wrong with it below."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from ui import theme
from ui.language import _
from ui.password_entry import PasswordEntry
from ui.theme import Space

if TYPE_CHECKING:
    from ui.front_page import FrontPage


class FrontField:
    """Stands in the page's column with the widget, which was made there; `tell` shows an error or takes it away."""

    def __init__(self, page: FrontPage, name: str, widget: tkinter.Widget, *, help_text: str = "") -> None:
        self.widget = widget
        self._error: DeskError | None = None
        self.name = page.label(name)
        widget.pack(fill="x", pady=(Space.HAIR, 0))
        widget.lift(self.name)  # the order of Tab is the order in which widgets lie on each other
        if help_text:
            page.label(help_text, style=theme.QUIET)
        self.error = ttk.Label(page.column, style=theme.ERROR, wraplength=page.width, justify="left")
        page.say_in_language(self._show)

    def tell(self, error: DeskError | None) -> None:
        """Show what is wrong; None: nothing."""
        self._error = error
        self._show()

    def focus(self) -> None:
        """Give the keyboard to the field."""
        (self.widget.entry if isinstance(self.widget, PasswordEntry) else self.widget).focus_set()

    def _show(self) -> None:
        if self._error is None:
            self.error.configure(text="")
            self.error.pack_forget()
            return
        self.error.configure(text=self._error.text(_))
        # A password has a line for hints, which its error may stand below.
        self.error.pack(after=self.widget, anchor="w", fill="x")
