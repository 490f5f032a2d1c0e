"""Moves, deaths and births asked for in a small form, from a person's page or a household's."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from db import house_people, moves, residents, undone_moves
from db.domain.ages import age_on
from db.domain.errors import FormErrors
from db.domain.forms import Form
from db.domain.moves import BIRTH_FORM, DEATH_FORM, PERSON_FORM, Birth, MoveWish
from db.domain.names import Sex
from db.domain.residents import FORM, Residency, Resident, ResidentLine
from db.domain.words import N_
from ui import links
from ui.doubts import with_reasons
from ui.field_widget import Link
from ui.form_dialog import ask_form
from ui.language import _, gettext_for, ngettext
from ui.link_creation import households_or_new

if TYPE_CHECKING:
    from ui.desk import Desk

Act = Callable[[MoveWish], None]
DATED: Final = (Residency.MOVED, Residency.DIED)
MOTHERS: Final = range(13, 56)
"""Ages at which a woman of the house is offered as the mother of a newborn."""
NEWBORN: Final = N_("Newborn, waiting to be registered")


def houses(desk: Desk) -> Mapping[str, Link]:
    """Where people move to: any house, or one that is added in passing."""
    found = households_or_new(desk)

    def create(field: tkinter.Misc, text: str) -> int | None:
        made = found.create(field, text) if found.create else None
        field.winfo_toplevel().grab_set()  # the dialog that asked for the house waited behind that of the new one
        return made

    return {"to_household_id": replace(found, create=create)}


def ask_wish(
    parent: tkinter.Misc,
    desk: Desk,
    title: str,
    form: Form[MoveWish],
    text: str,
    act: Act,
    people: Collection[int],
) -> bool:
    """Ask where to and when, then `act(wish)`; False if the user would rather not. Ctrl+Z takes back what it did to
    these people, and lets go on what ended by it."""
    wish = MoveWish(moved_on=desk.today())
    before = undone_moves.places_before(desk.office, people)
    links = houses(desk)
    typed = ask_form(parent, title, form, wish, desk.today(), act, yes=_("Save"), text=text, links=links)
    if typed is None:
        return False
    told_and_undoable(desk, title, lambda: undone_moves.take_back_moves(desk.office, before))
    return True


def told_and_undoable(desk: Desk, title: str, take_back: Callable[[], object]) -> None:
    """Say that it is kept, and let Ctrl+Z take it back."""
    desk.undo.push(title, take_back)
    desk.say(_("Saved. Ctrl+Z takes it back."))


def move_person(parent: tkinter.Misc, desk: Desk, resident_id: int) -> bool:
    """To another house, back from away, or out of the municipality."""
    line = residents.resident_line(desk.office, resident_id)
    text = _("{name} moves. The record and everything that hangs on it stays; the history tells where they lived.")

    def act(wish: MoveWish) -> None:
        moves.move_person(desk.office, resident_id, wish)

    said = text.format(name=line.full_name)
    return ask_wish(parent, desk, _("Move a person"), PERSON_FORM, said, act, [resident_id])


def tell_of_death(parent: tkinter.Misc, desk: Desk, resident_id: int) -> bool:
    """Write a death down, with all that ends with it."""
    line = residents.resident_line(desk.office, resident_id)
    text = _("{name} died. Volunteering ends on that day, and so does who cared for whom; planned visits go.")

    def act(wish: MoveWish) -> None:
        moves.record_death(desk.office, resident_id, wish)

    title = _("Write down a death")
    return ask_wish(parent, desk, title, DEATH_FORM, text.format(name=line.full_name), act, [resident_id])


def write_down_birth(parent: tkinter.Misc, desk: Desk, household_id: int) -> bool:
    """A child of a woman of the house, or of any other: it belongs to the house of its mother."""
    office, today = desk.office, desk.today()
    women = [each.line for each in house_people.house_people(office, household_id) if _may_be_mother(each.line, desk)]
    mother = women[0] if len(women) == 1 else None
    birth = Birth(
        mother_id=mother.id if mother else None,
        family=mother.family if mother else "",
        born=today,
        no_id_reason=gettext_for("th")(NEWBORN),
    )

    born: list[Resident] = []

    def act(typed: Birth) -> None:
        child = with_reasons(parent, desk, moves.child_of(office, typed))
        if child is None:
            raise FormErrors({})
        born.append(moves.record_birth(office, typed, child.reasons))

    title = _("Write down a birth")
    typed = ask_form(
        parent, title, BIRTH_FORM, birth, today, act, yes=_("Save"),
        links={"mother_id": links.people(office)}, first="given" if mother else "mother_id",
    )  # fmt: skip
    if typed is None:
        return False
    told_and_undoable(desk, title, lambda: undone_moves.take_back_birth(office, born[-1]))
    return True


def _may_be_mother(line: ResidentLine, desk: Desk) -> bool:
    is_woman = line.sex is Sex.FEMALE and line.status is Residency.LIVING and line.born is not None
    return is_woman and line.born is not None and age_on(line.born.date, desk.today()) in MOTHERS


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


def people_count(count: int) -> str:
    """How many people, in words."""
    return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")
