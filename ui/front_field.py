"""A field before the office is open: its name above, what is wrong with it below."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from ui import theme
from ui.language import _
from ui.password_entry import PasswordEntry
from ui.scrolling import GROWN
from ui.theme import Space

if TYPE_CHECKING:
    from ui.front_column import Column


class FrontField:
    """Stands in the column with the widget, which was made there; `tell` shows an error or takes it away."""

    def __init__(self, column: Column, name: str, widget: tkinter.Widget, *, help_text: str = "") -> None:
        self.widget = widget
        self._error: DeskError | None = None
        self.name = column.label(name)
        self.name.pack_configure(pady=(Space.SMALL, 0))
        widget.pack(fill="x", pady=(Space.HAIR, 0))
        if help_text:
            column.label(help_text, style=theme.QUIET)
        self.error = ttk.Label(column, style=theme.ERROR, wraplength=column.width, justify="left")
        column.say_in_language(self._show)

    def tell(self, error: DeskError | None) -> None:
        """Show what is wrong; None: nothing."""
        self._error = error
        self._show()

    @property
    def target(self) -> tkinter.Widget:
        """What takes the keyboard."""
        return self.widget.entry if isinstance(self.widget, PasswordEntry) else self.widget

    def focus(self) -> None:
        """Give the keyboard to the field."""
        self.target.focus_set()

    def _show(self) -> None:
        if self._error is None:
            self.error.configure(text="")
            self.error.pack_forget()
            return
        self.error.configure(text=self._error.text(_))
        # A password has a line for hints, which its error may stand below.
        self.error.pack(after=self.widget, anchor="w", fill="x")
        self.error.event_generate(GROWN)
