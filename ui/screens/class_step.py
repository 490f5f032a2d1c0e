"""One step of the work on a class: what the steps from enrolment to certificates have in common."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db import training
from db.domain.errors import DeskError
from db.domain.training import ClassLine, TrainingClass
from ui import dialogs
from ui.language import _
from ui.screen import Screen

if TYPE_CHECKING:
    from ui.desk import Desk


class ClassStep(ttk.Frame):
    """`class_id` 0 is a class that is not kept yet. `on_done()` goes on to the next step."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_done: Callable[[], object]) -> None:
        super().__init__(parent)
        self.desk = desk
        self.on_done = on_done
        self.class_id = 0
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def open(self, class_id: int) -> None:
        """Show this step of a class, the keyboard where work begins."""
        self.class_id = class_id
        self.refresh()

    def refresh(self) -> None:
        """Records have changed: read them again."""

    def relabel(self) -> None:
        """Words in the language in use."""

    def unsaved(self) -> Mapping[str, str]:
        """What is typed and not saved, by field."""
        return {}

    def take_up(self, texts: Mapping[str, str]) -> None:
        """Type again what was not saved."""

    def may_leave(self) -> bool:
        """Whether nothing is unsaved here."""
        return True

    def on_new(self) -> None:
        """Ctrl+N."""

    def on_save(self) -> None:
        """Ctrl+S."""

    def on_print(self) -> None:
        """Ctrl+P."""

    def on_delete(self) -> None:
        """Ctrl+Delete."""

    def on_escape(self) -> bool:
        """Esc; True if it meant something here."""
        return False

    def training_class(self) -> TrainingClass:
        return training.class_of(self.desk.office, self.class_id)

    def line(self) -> ClassLine:
        return training.class_line(self.desk.office, self.class_id)

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
