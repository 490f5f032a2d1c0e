"""What hangs on an elder, in small forms: health notes and carers written down, put right, put into the bin."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from db import assessments, carers, health_notes, residents
from db.domain import carers as carer_words
from db.domain import health_notes as note_words
from db.domain.carers import Carer
from db.domain.forms import Form
from db.domain.health_notes import HealthNote
from db.domain.words import N_
from db.rights import name_of
from ui import dialogs, links
from ui.field_widget import Link
from ui.form_dialog import ask_form
from ui.language import _
from ui.record_commands import RecordCommands, put_into_bin

if TYPE_CHECKING:
    from ui.desk import Desk

EDIT, DELETE = "edit", "delete"


@dataclass(frozen=True)
class Hanging:
    """A subject that hangs on an elder: how its records are called, worked on, deleted and brought back."""

    label: str
    commands: RecordCommands
    form: Form[Any] | None = None
    """Where there is a small one."""
    first: str = ""
    """The field in which one begins to type."""


NOTE: Final = Hanging(
    N_("Health note"),
    RecordCommands(
        health_notes.health_note_of,
        health_notes.save_health_note,
        health_notes.delete_health_note,
        health_notes.restore_health_note,
    ),
    note_words.FORM,
    first="text",
)
CARER: Final = Hanging(
    N_("Carer"),
    RecordCommands(carers.carer_of, carers.save_carer, carers.delete_carer, carers.restore_carer),
    carer_words.FORM,
)
ASSESSMENT: Final = Hanging(
    N_("Assessment"),
    RecordCommands(
        assessments.assessment_of,
        assessments.save_assessment,
        assessments.delete_assessment,
        assessments.restore_assessment,
    ),
)


def new_note(screen: tkinter.Misc, desk: Desk, resident_id: int) -> None:
    """Write down a health note of today."""
    _ask(screen, desk, NOTE, HealthNote(resident_id=resident_id, noted_on=desk.today(), noted_by=desk.office.who))


def new_carer(screen: tkinter.Misc, desk: Desk, resident_id: int) -> None:
    """Write down who looks after the elder."""
    _ask(screen, desk, CARER, Carer(resident_id=resident_id))


def change(
    screen: tkinter.Misc, desk: Desk, kind: Hanging, record_id: int, text: str, edit: Callable[[], object] | None = None
) -> None:
    """Ask what is to be done with a record that says `text`, and do it; `edit` where it has a form elsewhere."""
    if not desk.lets(name_of(kind.commands.delete)):
        return
    choices = ((EDIT, _("Edit")), (DELETE, _("Delete")))
    answer = dialogs.ask_choice(screen, text, choices, _(kind.label))
    if answer == DELETE:
        put_into_bin(screen, desk, kind.commands, record_id, _(kind.label))
    elif answer == EDIT:
        if edit is not None:
            edit()
        else:
            _ask(screen, desk, kind, kind.commands.read(desk.office, record_id))


def _ask(screen: tkinter.Misc, desk: Desk, kind: Hanging, record: Any) -> None:
    assert kind.form is not None, "asked for kinds with a small form only"
    looks: Mapping[str, Link] = {"carer_id": links.people(desk.office)} if kind is CARER else {}

    def keep(typed: Any) -> None:
        kind.commands.save(desk.office, typed)

    if ask_form(
        screen, _(kind.label), kind.form, record, desk.today(), keep, yes=_("Save"), links=looks, first=kind.first,
        text=residents.resident_line(desk.office, record.resident_id).full_name,
    ):  # fmt: skip
        desk.say(_("Saved."))
