"""One step of the work on a record that is done in steps: what the window asks of each, and how it tells of errors."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from ui import dialogs
from ui.language import _
from ui.screen import Screen

if TYPE_CHECKING:
    from ui.desk import Desk


class WorkStep(ttk.Frame):
    """Subclasses know which record it is about, and build it."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk

    def refresh(self) -> None:
        """Records have changed: read them again."""

    def relabel(self) -> None:
        """Words in the language in use."""

    def on_new(self) -> None:
        """Ctrl+N."""

    def on_print(self) -> None:
        """Ctrl+P."""

    def on_delete(self) -> None:
        """Ctrl+Delete."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it; False after telling why it can not be done."""
        try:
            act()
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return False
        return True

    def screen(self) -> tkinter.Misc:
        """The page this step is part of: previews cover it whole."""
        widget: tkinter.Misc = self
        while widget.master is not None and not isinstance(widget, Screen):
            widget = widget.master
        return widget
