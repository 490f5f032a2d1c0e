"""A recovery page for an office that has none on paper yet: a new key, which counts once it was typed back."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final

from db import keys
from db.domain.errors import DeskError
from db.domain.recovery_key import parse_recovery_key
from db.recovery import replace_recovery_key
from db.recovery_page import note_recovery_page
from db.settings import settings_of
from ui import dialogs
from ui.dialog_window import DialogWindow
from ui.language import _
from ui.recovery_printing import RecoveryPrinter
from ui.recovery_step import RecoveryStep
from ui.wizard_steps import Answers

if TYPE_CHECKING:
    from ui.desk import Desk

DONE: Final = object()


def make_page(parent: tkinter.Misc, desk: Desk) -> bool:
    """Lead through it; whether the page is on paper now."""
    office = desk.office
    known = settings_of(office)
    answers = Answers(office.folder, office.today(), name_th=known.name_th, name_en=known.name_en)
    dialog = DialogWindow(parent, _("The recovery key"))

    def printer(step: tkinter.Misc) -> RecoveryPrinter:
        return RecoveryPrinter(step, desk.jobs, office.today(), office.folder / "papers")

    step = RecoveryStep(dialog.body, answers, printer, lambda typed: _opens(desk, typed))
    step.pack(fill="both", expand=True)
    dialog.add_button(_("Done"), DONE, "primary", checked=True)
    dialog.add_button(_("Later"), None)
    if dialog.ask(step.print_button, lambda: step.check() and _keep(parent, desk, answers, step.key.get())) is not DONE:
        return False
    desk.say(_("The recovery page is on paper."))
    return True


def _opens(desk: Desk, typed: str) -> bool:
    """Whether the key of an older page is still the office's: then that page is as good as a new one."""
    try:
        return bool(keys.sign_in_by_recovery(desk.office.folder, typed))
    except DeskError:
        return False


def _keep(parent: tkinter.Misc, desk: Desk, answers: Answers, typed: str) -> bool:
    try:
        if parse_recovery_key(typed) == parse_recovery_key(answers.recovery):
            replace_recovery_key(desk.office, answers.recovery)
        else:
            note_recovery_page(desk.office)
    except DeskError as error:
        dialogs.show_error(parent, error.text(_))
        return False
    return True
