"""Visits written down in small forms: done today, one after another, planned for an elder or for all in care."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from db import services, visit_lists, visit_people, visits
from db.domain.forms import Field, Form, Kind
from db.domain.services import ServiceKind
from db.domain.visits import DONE_FORM, FORM, USUAL_MINUTES, Visit, VisitOutcome
from db.domain.words import N_
from db.rights import name_of
from ui import dialogs, shown
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.record_commands import RecordCommands, put_into_bin
from ui.visit_links import visit_links

if TYPE_CHECKING:
    from ui.desk import Desk

COMMANDS: Final = RecordCommands(visits.visit_of, visits.save_visit, visits.delete_visit, visits.restore_visit)
SAVES: Final = name_of(COMMANDS.save)
PLANS: Final = name_of(visits.plan_visits)
QUICK: Final = ("resident_id", "household_id", "service_id", "volunteer_id", "visitor", "outcome", "minutes", "notes")
TO_PLAN: Final = ("resident_id", "service_id", "volunteer_id", "visitor", "planned_on", "notes")
EDIT, DELETE, DONE = "edit", "delete", "done"
A_WEEK: Final = timedelta(7)
MOST_PLANS: Final = 20


@dataclass(frozen=True, kw_only=True)
class PlanWishes:
    """When the visits to all who are cared for are to be."""

    planned_on: date | None = None


PLAN_FORM: Final = Form(
    PlanWishes, (Field("planned_on", N_("Planned on"), Kind.DATE, required=True, width=14),)
)  # fmt: skip


def usual_service(desk: Desk) -> int | None:
    """What a visit is for if nobody says otherwise: the first home visit of the catalogue."""
    every = services.services(desk.office)
    at_home = [one.id for one in every if one.kind is ServiceKind.VISIT]
    return next(iter(at_home or [one.id for one in every]), None)


def done_now(desk: Desk, visit: Visit, last: Visit | None = None) -> Visit:
    """The visit as done today; minutes, and who went where nobody is known yet, as in the last one written down."""
    known = visit.volunteer_id is not None or bool(visit.visitor)
    who = visit if known or last is None else last
    return replace(
        visit,
        done_on=desk.today(),
        outcome=VisitOutcome.MET,
        minutes=last.minutes if last and last.minutes else USUAL_MINUTES,
        volunteer_id=who.volunteer_id,
        visitor=who.visitor if known or last is not None else desk.office.who,
    )


def write_done(screen: tkinter.Misc, desk: Desk, visit_id: int, last: Visit | None) -> Visit | None:
    """A visit that was planned is done: Enter through the form, Ctrl+S; None if it was left."""
    if not desk.lets(SAVES):
        return None
    visit = visits.visit_of(desk.office, visit_id)
    typed = ask_form(
        screen, _("Visit done"), DONE_FORM, done_now(desk, visit, last), desk.today(), _keeper(desk), yes=_("Save"),
        links=visit_links(desk.office), first="outcome",
    )  # fmt: skip
    if typed is not None:
        desk.say(_("Saved."))
    return typed


def write_several(screen: tkinter.Misc, desk: Desk, last: Visit | None) -> Visit | None:
    """Visits of today one after another: whom, Ctrl+S, the next; the last one that was saved."""
    if not desk.lets(SAVES):
        return last
    count = 0
    while True:
        begun = replace(
            done_now(desk, Visit(), last), service_id=last.service_id if last else usual_service(desk)
        )  # fmt: skip
        text = _("Visits of today, one after another; Esc ends.")
        if count:
            saved = ngettext("{count} visit saved.", "{count} visits saved.", count).format(count=count)
            text = f"{text} {saved}"
        typed = ask_form(
            screen, _("Quick entry"), FORM, begun, desk.today(), _doer(desk), yes=_("Save and next"), text=text,
            only=QUICK, links=visit_links(desk.office),
        )  # fmt: skip
        if typed is None:
            return last
        count, last = count + 1, typed


def plan_visit(screen: tkinter.Misc, desk: Desk, resident_id: int, volunteer_id: int | None = None) -> None:
    """Plan a visit to a person, a week from now unless another day is typed."""
    _ask_new(
        screen, desk, _("Plan a visit"), TO_PLAN,
        Visit(
            resident_id=resident_id, service_id=usual_service(desk), volunteer_id=volunteer_id,
            planned_on=desk.today() + A_WEEK,
        ),
    )  # fmt: skip


def write_visit(screen: tkinter.Misc, desk: Desk, resident_id: int, volunteer_id: int | None = None) -> None:
    """Write down a visit of today to a person."""
    visit = Visit(resident_id=resident_id, service_id=usual_service(desk), volunteer_id=volunteer_id)
    _ask_new(screen, desk, _("Visit done"), ("done_on", *QUICK), done_now(desk, visit))


def plan_for_all(screen: tkinter.Misc, desk: Desk, community_id: int | None) -> None:
    """A visit for every elder in care who has none to come, by the volunteer who cares for them."""
    if not desk.lets(PLANS):
        return
    matches = visit_people.matches_to_plan(desk.office, community_id)
    title = _("Plan visits")
    if not matches:
        dialogs.show_message(screen, _("Everybody who is cared for has a visit to come."), title)
        return
    text = ngettext(
        "{count} elder is cared for by a volunteer and has no visit to come.",
        "{count} elders are cared for by a volunteer and have no visit to come.",
        len(matches),
    ).format(count=f"{len(matches):,}")

    def plan(wishes: PlanWishes) -> None:
        visits.plan_visits(
            desk.office,
            tuple(
                Visit(
                    resident_id=one.resident_id, service_id=one.service_id, volunteer_id=one.volunteer_id,
                    planned_on=wishes.planned_on,
                )
                for one in matches
            ),
        )  # fmt: skip

    first = PlanWishes(planned_on=desk.today() + A_WEEK)
    wishes = ask_form(screen, title, PLAN_FORM, first, desk.today(), plan, yes=_("Plan visits"), text=text)
    if wishes is not None:
        planned = ngettext("{count} visit planned for {day}.", "{count} visits planned for {day}.", len(matches))
        desk.say(planned.format(count=f"{len(matches):,}", day=shown.day(wishes.planned_on)))


def change_visit(screen: tkinter.Misc, desk: Desk, visit_id: int, text: str) -> None:
    """Ask what is to be done with a visit shown elsewhere than on its page, and do it."""
    if not desk.lets(SAVES):
        return
    visit = visits.visit_of(desk.office, visit_id)
    done = ((DONE, _("Done today")),) if visit.done_on is None else ()
    answer = dialogs.ask_choice(screen, text, (*done, (EDIT, _("Edit")), (DELETE, _("Delete"))), _("Visit"))
    if answer == DONE:
        write_done(screen, desk, visit_id, None)
    elif answer == EDIT:
        if ask_form(
            screen, _("Visit"), FORM, visit, desk.today(), _keeper(desk), yes=_("Save"), links=visit_links(desk.office)
        ):
            desk.say(_("Saved."))
    elif answer == DELETE:
        put_into_bin(screen, desk, COMMANDS, visit_id, text)


def _ask_new(screen: tkinter.Misc, desk: Desk, title: str, only: tuple[str, ...], begun: Visit) -> None:
    if not desk.lets(SAVES):
        return
    first, keep = ("outcome", _doer(desk)) if begun.done_on else ("planned_on", _keeper(desk))
    looks = visit_links(desk.office)
    if ask_form(screen, title, FORM, begun, desk.today(), keep, yes=_("Save"), only=only, links=looks, first=first):
        desk.say(_("Saved."))


def _keeper(desk: Desk) -> Callable[[Visit], None]:
    def keep(typed: Visit) -> None:
        visits.save_visit(desk.office, typed)

    return keep


def _doer(desk: Desk) -> Callable[[Visit], None]:
    """Keeps a visit that was made; one that had been planned by then is done by it and does not stay overdue."""

    def keep(typed: Visit) -> None:
        visits.save_visit(desk.office, _with_its_plan(desk, typed))

    return keep


def _with_its_plan(desk: Desk, typed: Visit) -> Visit:
    if typed.resident_id is not None:
        known = visit_lists.visits_of_resident(desk.office, typed.resident_id, MOST_PLANS)
    elif typed.household_id is not None:
        known = visit_lists.visits_of_household(desk.office, typed.household_id, MOST_PLANS)
    else:
        return typed
    whom = typed.resident_id, typed.household_id, typed.service_id
    for line in known:
        is_plan = line.done_on is None and typed.done_on is not None and line.day <= typed.done_on
        if is_plan and (line.resident_id, line.household_id, line.service_id) == whom:
            plan = visits.visit_of(desk.office, line.id)
            return replace(typed, id=plan.id, revision=plan.revision, planned_on=plan.planned_on)
    return typed
