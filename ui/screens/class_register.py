"""Printing the register of a class: the sheets to be signed, of one day or of all."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import ttkbootstrap as ttk

from db import training
from db.domain.words import N_
from ui import papers, shown
from ui.filters import Filter, Narrowing
from ui.language import _
from ui.preview import show_paper
from ui.preview_making import LONG_LIST
from ui.theme import Space

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from printing.paper import Paper
    from ui.screens.class_step import ClassStep


class RegisterTools(ttk.Frame):
    """The day to choose and the button to print."""

    def __init__(self, parent: tkinter.Misc, step: ClassStep) -> None:
        super().__init__(parent)
        self._step = step
        self.day = Filter(self, Narrowing("", self._days, width=11, every=N_("All days")), lambda: None)
        self.day.pack(side="left", padx=(0, Space.SMALL))
        self.button = ttk.Button(self, text=" ", icon="printer", bootstyle="outline", command=self.print)
        self.button.pack(side="left")

    def relabel(self) -> None:
        """Words in the language in use, and the days of the class as they are now."""
        self.button.configure(text=_("Print register"))
        self.day.relabel()

    def _days(self) -> list[tuple[object, str]]:
        if not self._step.class_id:
            return []
        days = training.class_of(self._step.desk.office, self._step.class_id).days
        return [(day, shown.day(day)) for day in days]

    def print(self) -> None:
        from printing.training import write_training_register

        document = papers.register_document(self._step.desk.office, self._step.class_id, self.day.value)
        title = _("Training register")

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            write_training_register(document, target, paper, progress)

        is_long = len(document.people) * len(document.days) > LONG_LIST
        show_paper(
            self._step.screen(),
            self._step.desk,
            title,
            f"{title} {document.project}",
            make,
            kind="training register",
            begin=make if is_long else None,
        )
