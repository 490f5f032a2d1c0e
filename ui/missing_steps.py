"""What is still missing of an office that was begun in a hurry: quiet lines on the first page, each with a button."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import backup_register
from db.breaches import next_breach_due
from db.credential import Means
from db.domain.errors import DeskError
from db.domain.words import N_
from db.erasure_list import damaged_file
from db.recovery_page import has_recovery_page
from db.settings import settings_of
from ui import theme
from ui.language import _
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk


@dataclass(frozen=True)
class MissingStep:
    """Told to whoever may do the operation `needs`, as long as `is_missing`; the button does `act`."""

    text: str
    button: str
    needs: str
    is_missing: Callable[[Desk], bool]
    act: Callable[[tkinter.Misc, Desk], object]
    in_demo: bool = False
    """Whether a demo, which is nobody's office, has it too."""


def _make_recovery_page(parent: tkinter.Misc, desk: Desk) -> None:
    from ui.recovery_dialog import make_page

    make_page(parent, desk)


def _confirm_erased(parent: tkinter.Misc, desk: Desk) -> None:
    from db.erasures import confirm_erased
    from ui import dialogs

    question = _("Are all people erased who asked for it or whose data was no longer needed? Nobody is told again.")
    if dialogs.ask_yes_no(parent, question, yes=_("Everybody is erased"), no=_("Not yet"), danger=True):
        try:
            confirm_erased(desk.office)
        except DeskError as error:
            dialogs.show_error(parent, error.text(_))


BROUGHT_BACK: Final = N_(
    "A backup was brought back. Please look whether the right data came: until then no old copy is thrown away."
)
STEPS: Final = (
    MissingStep(
        BROUGHT_BACK,
        N_("Look at the copies"),
        "backup_choices.confirm_restore",
        lambda desk: backup_register.read(desk.office.folder).is_paused,
        lambda _parent, desk: desk.go("backup"),
        in_demo=True,
    ),
    MissingStep(
        N_("A breach of personal data waits to be reported: there are 72 hours from when it was found."),
        N_("Look at the breach"),
        "breaches.save_breach",
        lambda desk: next_breach_due(desk.office) is not None,
        lambda _parent, desk: desk.go("breaches", None, {"open": True}),
        in_demo=True,
    ),
    MissingStep(
        N_("The office has no name yet; it stands on every paper."),
        N_("Name the office"),
        "settings.save_settings",
        lambda desk: not settings_of(desk.office).name_th,
        lambda _parent, desk: desk.go("settings"),
    ),
    MissingStep(
        N_(
            "The list of people whose data was erased could not be read. Some may be there again if a backup was"
            " brought back: look through the requests about personal data and erase them again."
        ),
        N_("Everybody is erased"),
        "erasures.confirm_erased",
        lambda desk: bool(damaged_file(desk.office)),
        _confirm_erased,
    ),
    MissingStep(
        N_("The recovery key is not on paper yet. Without it a forgotten password means that all data is lost."),
        N_("Make the recovery page"),
        "recovery.replace_recovery_key",
        lambda desk: not has_recovery_page(desk.office),
        _make_recovery_page,
    ),
    MissingStep(
        N_("Backups go to this computer only; if it breaks or is stolen, they are gone with it."),
        N_("Choose a stick or folder"),
        "backup_choices.add_place",
        lambda desk: not backup_register.read(desk.office.folder).places,
        lambda _parent, desk: desk.go("backup"),
    ),
)


class MissingSteps(ttk.Frame):
    """The lines."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.buttons: list[ttk.Button] = []
        self.columnconfigure(0, weight=1)
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)

    def refresh(self) -> None:
        """Look again, in the language of the moment."""
        for child in self.winfo_children():
            child.destroy()
        self.buttons = []
        for place, step in enumerate(self._missing()):
            ttk.Label(self, text=_(step.text), style=theme.NOTICE, justify="left").grid(row=place, column=0, sticky="w")
            button = ttk.Button(self, text=_(step.button), bootstyle="outline", command=self._doer(step))
            button.grid(row=place, column=1, sticky="e", padx=Space.MEDIUM, pady=Space.HAIR)
            self.buttons.append(button)
        self._wrap(self.winfo_width())

    def _missing(self) -> list[MissingStep]:
        office = self._desk.office
        is_demo = office.credential is None or office.credential.means is Means.DEMO
        steps = [step for step in STEPS if step.in_demo or not is_demo]
        return [step for step in steps if office.may(step.needs) and step.is_missing(self._desk)]

    def _doer(self, step: MissingStep) -> Callable[[], object]:
        def act() -> None:
            step.act(self, self._desk)
            if self.winfo_exists():
                self.refresh()

        return act

    def _wrap(self, width: int) -> None:
        taken = max((button.winfo_reqwidth() for button in self.buttons), default=0)
        for child in self.winfo_children():
            if isinstance(child, ttk.Label):
                child.configure(wraplength=max(1, width - taken - 2 * Space.LARGE))
