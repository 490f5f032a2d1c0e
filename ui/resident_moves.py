"""Moving away, dying, coming back: a person's status with the day it began."""

from __future__ import annotations

import tkinter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from db import residents
from db.domain.residents import FORM, Residency, Resident
from ui.form_dialog import ask_form
from ui.language import _

if TYPE_CHECKING:
    from ui.desk import Desk

DATED: Final = (Residency.MOVED, Residency.DIED)


def change_status(parent: tkinter.Misc, desk: Desk, resident_id: int) -> bool:
    """Ask where the person stands now and since when, and keep it; False if the user would rather not."""
    person = residents.resident_of(desk.office, resident_id)
    kept = ask_form(
        parent,
        person.full_name,
        FORM,
        person,
        desk.today(),
        lambda changed: residents.save_resident(desk.office, changed),
        yes=_("Save"),
        text=_("Where does this person stand now, and since when? Their record stays in the office."),
        only=("status", "status_date"),
    )
    return kept is not None


def with_its_day(parent: tkinter.Misc, desk: Desk, person: Resident) -> Resident | None:
    """The person as typed; who newly moved or died without a day is asked about. None goes back to the form."""
    if person.status not in DATED or person.status_date is not None:
        return person
    before = residents.resident_of(desk.office, person.id).status if person.id else None
    if before is person.status:
        return person
    days: list[Resident] = []
    kept = ask_form(
        parent,
        _(person.status.label),
        FORM,
        person,
        desk.today(),
        days.append,
        yes=_("Go on"),
        text=_("On which day? If nobody knows, leave it empty."),
        only=("status_date",),
    )
    return None if kept is None else replace(person, status_date=days[-1].status_date)
