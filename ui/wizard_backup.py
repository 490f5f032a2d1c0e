"""The last step of the first start: where the first backup goes."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import dialogs, theme
from ui.language import _
from ui.theme import Space
from ui.wizard_steps import Answers, Step

EXPLAINED: Final = N_(
    "A backup on this computer is made by itself. It does not help if the computer breaks or is stolen: put another "
    "one on a USB stick or into a folder on another computer. Backups are encrypted."
)
ELSEWHERE, LATER = "elsewhere", "later"
NO_PLACE: Final = N_("Please choose the stick or folder.")


class BackupStep(Step):
    """A stick or folder now, or later."""

    heading = N_("The first backup")

    def __init__(self, parent: tkinter.Misc, answers: Answers) -> None:
        super().__init__(parent, answers)
        self.label(EXPLAINED, below=Space.MEDIUM)
        # Measured while its style is the bare one of Tk, a button reports an error of Tk's own: see ui.theme on boxes.
        self.tk.call("ttk::style", "configure", "TRadiobutton", "-focuscolor", theme.QUIET_TEXT)
        self.choice = tkinter.StringVar(self, ELSEWHERE)
        self.choices = {ELSEWHERE: self._radio(ELSEWHERE, N_("On a stick or in a folder:"))}
        self.row = ttk.Frame(self)  # made between the two: Tab goes in the order they were made
        self.row.pack(fill="x", padx=(Space.HUGE, 0), pady=(0, Space.SMALL))
        self.choose_button = self.button(self.row, N_("Choose …"), self.choose, "outline")
        self.choose_button.pack(side="left")
        self.place_label = ttk.Label(self.row, style=theme.QUIET)
        self.place_label.pack(side="left", padx=Space.SMALL)
        self.choices[LATER] = self._radio(LATER, N_("Later; the home page reminds of it"))
        self.error = ttk.Label(self, style=theme.ERROR, wraplength=self.width, justify="left")
        self.error.pack(anchor="w", fill="x")

    def _radio(self, value: str, label: str) -> ttk.Radiobutton:
        button = ttk.Radiobutton(self, variable=self.choice, value=value, command=lambda: self._tell(None))
        self.text(button, label)
        button.pack(anchor="w", pady=Space.HAIR)
        return button

    def first(self) -> tkinter.Misc | None:
        return self.choose_button

    def choose(self) -> None:
        """A folder, on a stick or anywhere."""
        folder = dialogs.choose_folder(self, _("Where to put the backup"), self.answers.place)
        if folder is None:
            return
        self.answers.place = folder
        self.choice.set(ELSEWHERE)
        self.place_label.configure(text=str(folder))
        self._tell(None)

    def check(self) -> bool:
        if self.choice.get() == LATER:
            self.answers.place = None
        elif self.answers.place is None:
            return self._tell(DeskError(NO_PLACE))
        elif not self.answers.place.is_dir():
            return self._tell(DeskError(N_("There is no folder {folder}."), folder=str(self.answers.place)))
        elif _is_inside(self.answers.place, self.answers.folder):
            return self._tell(DeskError(N_("This folder goes with the data. Please choose another place.")))
        return self._tell(None)

    def _tell(self, error: DeskError | None) -> bool:
        self.error.configure(text=error.text(_) if error else "")
        if error:
            self.choose_button.focus_set()
        return error is None


def _is_inside(place: Path, folder: Path) -> bool:
    return place.resolve().is_relative_to(folder.resolve())
