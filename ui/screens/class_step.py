"""One step of the work on a class: what the steps from enrolment to certificates have in common."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from db import training
from db.domain.training import ClassLine, TrainingClass
from ui.work_step import WorkStep

if TYPE_CHECKING:
    from ui.desk import Desk


class ClassStep(WorkStep):
    """`class_id` 0 is a class that is not kept yet. `on_done()` goes on to the next step."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_done: Callable[[], object]) -> None:
        super().__init__(parent, desk)
        self.on_done = on_done
        self.class_id = 0
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def open(self, class_id: int) -> None:
        """Show this step of a class, the keyboard where work begins."""
        self.class_id = class_id
        self.refresh()

    def unsaved(self) -> Mapping[str, str]:
        """What is typed and not saved, by field."""
        return {}

    def unsaved_words(self) -> Mapping[str, str]:
        """The same as one reads it, by the names of the fields as they stand on the screen."""
        return {}

    def take_up(self, texts: Mapping[str, str]) -> None:
        """Type again what was not saved."""

    def may_leave(self) -> bool:
        """Whether nothing is unsaved here."""
        return True

    def on_save(self) -> None:
        """Ctrl+S."""

    def on_escape(self) -> bool:
        """Esc; True if it meant something here."""
        return False

    def training_class(self) -> TrainingClass:
        return training.class_of(self.desk.office, self.class_id)

    def line(self) -> ClassLine:
        return training.class_line(self.desk.office, self.class_id)
