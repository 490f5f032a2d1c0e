"""One step of the work on an outreach round: what choosing, sharing out, writing down and looking have in common."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from db.domain.round_results import HouseFilter
from ui import dialogs
from ui.language import _
from ui.round_walk import print_walking_list
from ui.screen import Screen

if TYPE_CHECKING:
    from ui.desk import Desk

Goer = Callable[[str, Mapping[str, Any]], object]
"""Goes to a step by its name, its list narrowed by these values."""


class RoundStep(ttk.Frame):
    """`go(step, values)` leads to another step."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, go: Goer) -> None:
        super().__init__(parent)
        self.desk, self.go = desk, go
        self.round_id = 0
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def open(self, round_id: int) -> None:
        """Show this step of a round, the keyboard where work begins."""
        self.round_id = round_id
        self.refresh()

    def narrow(self, values: Mapping[str, Any]) -> None:
        """Set the filters named and loosen the others, before it is opened."""

    def refresh(self) -> None:
        """Records have changed: read them again."""

    def relabel(self) -> None:
        """Words in the language in use."""

    def filter(self) -> HouseFilter:
        """What the list of households is narrowed to."""
        return HouseFilter()

    def on_new(self) -> None:
        """Ctrl+N."""

    def on_delete(self) -> None:
        """Ctrl+Delete."""

    def on_print(self) -> None:
        """Ctrl+P: the walking lists, as the list is narrowed."""
        print_walking_list(self.screen(), self.desk, self.round_id, self.filter())

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
