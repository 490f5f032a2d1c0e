"""A household as a whole: moved, split, joined with another, and what its people are to the head of the house."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db import households, moves, undone_moves
from db.domain.errors import DeskError
from db.domain.forms import Field, Kind
from db.domain.house_relations import HousePerson, HouseRelation
from db.domain.moves import HOUSEHOLD_FORM, JOIN_FORM, SPLIT_FORM, MoveWish
from db.domain.residents import Residency
from db.domain.words import N_
from db.house_people import house_people, save_relations
from ui import dialogs
from ui.dialog_window import DialogWindow, error_below
from ui.field_choice import ChoiceField
from ui.field_widget import Surroundings
from ui.forms import FormView, read_and_done
from ui.language import _
from ui.line_ends import with_line_ends
from ui.resident_moves import ask_wish, houses, people_count, told_and_undoable
from ui.scrolling import ScrollArea
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

MOVE, SPLIT, JOIN = "move", "split", "join"
_DONE: Final = object()
RELATION: Final = Field("relation", N_("Relation to the head"), Kind.CHOICE, choices=HouseRelation, width=24)


def living(desk: Desk, household_id: int) -> list[HousePerson]:
    """Who lives in the house, the head first."""
    found = house_people(desk.office, household_id)
    return [each for each in found if each.line.status is Residency.LIVING]


def change_household(parent: tkinter.Misc, desk: Desk, household_id: int) -> None:
    """Ask what becomes of the household, and do it."""
    people = living(desk, household_id)
    line = households.household_lines(desk.office, [household_id])[0]
    title = _("House {house}").format(house=line.house)
    if not people:
        dialogs.show_message(parent, _("Nobody lives in this house."), title)
        return
    choices = [(MOVE, _("Everybody moves")), (JOIN, _("Join with another household"))]
    if len(people) > 1:
        choices.insert(1, (SPLIT, _("Some leave")))
    answer = dialogs.ask_choice(parent, _("What becomes of this household?"), choices, title)
    if answer == MOVE:
        _move(parent, desk, household_id, title, people)
    elif answer == SPLIT:
        split(parent, desk, household_id, title, people)
    elif answer == JOIN:
        _join(parent, desk, household_id, title)


def _move(parent: tkinter.Misc, desk: Desk, household_id: int, title: str, people: Sequence[HousePerson]) -> None:
    text = _("Everybody moves ({people}), to a house where nobody lives, or out of the municipality.")

    def act(wish: MoveWish) -> None:
        moves.move_household(desk.office, household_id, wish)

    said = text.format(people=people_count(len(people)))
    ask_wish(parent, desk, title, HOUSEHOLD_FORM, said, act, [each.line.id for each in people])


def _join(parent: tkinter.Misc, desk: Desk, household_id: int, title: str) -> None:
    text = _("Everybody who belongs to this household joins the other; this house stays, empty.")

    def act(wish: MoveWish) -> None:
        moves.join_households(desk.office, household_id, wish)

    people = [each.line.id for each in house_people(desk.office, household_id)]
    ask_wish(parent, desk, title, JOIN_FORM, text, act, people)


def person_text(desk: Desk, person: HousePerson) -> str:
    """Somebody of the house: name, nickname, age, relation."""
    line = person.line
    age = line.age(desk.today())
    years = _("{age} years").format(age=age) if age is not None else ""
    relation = _(person.relation.label) if person.relation else ""
    status = _(line.status.label) if line.status is not Residency.LIVING else ""
    return "  ·  ".join(part for part in (line.full_name, line.nickname, years, relation, status) if part)


def split(parent: tkinter.Misc, desk: Desk, household_id: int, title: str, people: Sequence[HousePerson]) -> bool:
    """Tick who leaves for a house of their own, and say which and when."""
    dialog = DialogWindow(parent, title)
    dialog.add_text(_("Who leaves for a house of their own?"))
    area = ScrollArea(dialog.body)
    area.pack(fill="both", expand=True, pady=(Space.SMALL, 0))
    ticks: dict[int, tkinter.BooleanVar] = {}
    boxes = []
    for person in people:
        ticks[person.line.id] = tkinter.BooleanVar(dialog)
        room = dialog.winfo_screenwidth() // 2
        text = with_line_ends(dialog, person_text(desk, person), room)
        box = ttk.Checkbutton(area.inside, text=text, variable=ticks[person.line.id])
        style = f"People.{box.cget('style') or 'TCheckbutton'}"
        box.tk.call("ttk::style", "configure", style, "-wraplength", room)
        box.tk.call(box, "configure", "-style", style)
        box.pack(anchor="w", pady=Space.HAIR)
        boxes.append(box)
    area.adopt()
    area.wish_size(dialog.winfo_screenwidth() * 3 // 5, dialog.winfo_screenheight() // 4)
    button = dialog.add_button(_("Save"), _DONE, "primary", checked=True)
    dialog.add_button(_("Cancel"), None)
    view = FormView(dialog.body, SPLIT_FORM, desk.today(), links=houses(desk), on_save=button.invoke)
    view.set(MoveWish(moved_on=desk.today()))
    view.pack(fill="both", expand=True, pady=(Space.SMALL, 0))
    view.wish_size(dialog.winfo_screenwidth() * 3 // 5, dialog.winfo_screenheight() // 3)
    error = error_below(dialog.body)
    error.pack(anchor="w")

    before = undone_moves.places_before(desk.office, ticks)
    done: list[MoveWish] = []

    def act(wish: MoveWish) -> None:
        moves.split_household(desk.office, household_id, [person.line.id for person in leaving()], wish)
        done.append(wish)

    def leaving() -> list[HousePerson]:
        return [person for person in people if ticks[person.line.id].get()]

    def is_changed() -> bool:
        return view.is_changed or bool(leaving())

    def check() -> bool:
        return read_and_done(view, error, act) is not None

    dialog.words_typed = lambda: {person.line.full_name: _("Left for a household of their own") for person in leaving()}
    dialog.ask(boxes[0], check, lambda: dialogs.may_drop(dialog, is_changed))
    if done:
        told_and_undoable(desk, title, lambda: undone_moves.take_back_moves(desk.office, before))
    return bool(done)


def write_relations(parent: tkinter.Misc, desk: Desk, household_id: int) -> bool:
    """What each who lives in the house is to its head."""
    people = living(desk, household_id)
    title = _("Relations in the house")
    if not people:
        dialogs.show_message(parent, _("Nobody lives in this house."), title)
        return False
    dialog = DialogWindow(parent, title)
    dialog.add_text(_("What is each of them to the head of the house?"))
    area = ScrollArea(dialog.body)
    area.pack(fill="both", expand=True, pady=(Space.SMALL, 0))
    fields: dict[int, ChoiceField] = {}
    for row, person in enumerate(people):
        room = dialog.winfo_screenwidth() // 4
        text = with_line_ends(dialog, person.line.full_name, room)
        name = ttk.Label(area.inside, text=text, wraplength=room, justify="left")
        name.grid(row=row, column=0, sticky="w", padx=(0, Space.MEDIUM), pady=Space.HAIR)
        field = ChoiceField(area.inside, RELATION, Surroundings(desk.today()))
        field.set(person.relation.value if person.relation else "")
        field.grid(row=row, column=1, sticky="w", pady=Space.HAIR)
        fields[person.line.id] = field
    area.adopt()
    area.wish_size(dialog.winfo_screenwidth() * 3 // 5, dialog.winfo_screenheight() // 2)
    error = error_below(dialog.body)
    error.pack(anchor="w")
    dialog.add_button(_("Save"), _DONE, "primary", checked=True)
    dialog.add_button(_("Cancel"), None)

    def keep() -> bool:
        found: dict[int, Any] = {key: HouseRelation(each.get()) if each.get() else None for key, each in fields.items()}
        try:
            save_relations(desk.office, household_id, found)
        except DeskError as problem:
            error.configure(text=problem.text(_))
            return False
        return True

    def is_changed() -> bool:
        return any(each.is_touched for each in fields.values())

    def chosen() -> dict[str, str]:
        touched = ((person.line.full_name, fields[person.line.id]) for person in people)
        return {name: field.in_words() for name, field in touched if field.is_touched}

    dialog.words_typed = chosen
    first = next(iter(fields.values())).focus_target()
    done = dialog.ask(first, keep, lambda: dialogs.may_drop(dialog, is_changed)) is _DONE
    if done:
        desk.say(_("Saved."))
    return done
