"""A visit (การเยี่ยมบ้าน): to a person or a house, for a service, by a volunteer or staff: planned, overdue or done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_

USUAL_MINUTES: Final = 30
"""What a form begins with."""
MOST_MINUTES: Final = 24 * 60


class VisitOutcome(Choice):
    """What became of a visit that was made."""

    MET = "met", N_("Met, all is well")
    NEEDS = "needs", N_("Met, needs more help")
    REFERRED = "referred", N_("Met, sent on to others")
    NOT_HOME = "not_home", N_("Nobody at home")
    REFUSED = "refused", N_("Did not want a visit")


MET: Final = (VisitOutcome.MET, VisitOutcome.NEEDS, VisitOutcome.REFERRED)
"""Only such a visit reaches anybody: who was not at home had nothing of it."""


class VisitState(Choice):
    """Where a visit stands."""

    OVERDUE = "overdue", N_("Overdue")
    PLANNED = "planned", N_("To come")
    DONE = "done", N_("Done")


class VisitWatch(Choice):
    """What a list of visits shows."""

    OPEN = "open", N_("Still to do")
    OVERDUE = "overdue", N_("Overdue")
    THIS_WEEK = "this_week", N_("Due within a week")
    DONE = "done", N_("Done")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Whom: a resident or a household. Who goes: a volunteer, or staff by name; a planned visit may leave it open.
    Done on `done_on`, and then with an outcome and minutes."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    household_id: int | None = None
    service_id: int | None = None
    volunteer_id: int | None = None
    visitor: str = ""
    planned_on: date | None = None
    done_on: date | None = None
    outcome: VisitOutcome | None = None
    minutes: int | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitLine:
    """A visit as lists show it. `whom` is the person's name, or "" for a household; `community` where it was."""

    id: int
    resident_id: int | None
    household_id: int | None
    whom: str
    house: str
    community: str
    service_id: int
    service: str
    volunteer_id: int | None
    visitor: str
    planned_on: date | None
    done_on: date | None
    outcome: VisitOutcome | None
    minutes: int
    notes: str

    @property
    def day(self) -> date:
        """When it was, or is to be."""
        day = self.done_on or self.planned_on
        assert day is not None, "one of both is always known"
        return day

    def state(self, today: date) -> VisitState:
        if self.done_on is not None:
            return VisitState.DONE
        return VisitState.OVERDUE if self.day < today else VisitState.PLANNED


@dataclass(frozen=True, kw_only=True)
class VisitFilter:
    """Which visits are listed. `year` is the fiscal year (B.E.) of the day."""

    watch: VisitWatch | None = None
    community_id: int | None = None
    service_id: int | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class VisitCounts:
    """Open visits on a day: `today` and `week` (the day and six after it) do not count those that are overdue."""

    overdue: int
    today: int
    week: int


def check_visit(visit: Visit, today: date) -> None:
    """Raises FormErrors for a visit to nobody, by nobody, of no day, or to come and done at once."""
    is_done = visit.done_on is not None
    problems = {
        "resident_id": N_("Choose a person, or a household below.") if not (visit.resident_id or visit.household_id)
        else "",
        "household_id": N_("A person is chosen already; leave this empty.")
        if visit.resident_id and visit.household_id
        else "",
        "volunteer_id": N_("Choose a volunteer, or type who of the staff went.")
        if is_done and not (visit.volunteer_id or visit.visitor)
        else "",
        "visitor": N_("A volunteer is chosen already; leave this empty.")
        if visit.volunteer_id and visit.visitor
        else "",
        "planned_on": N_("When is it planned, or when was it done?") if not (visit.planned_on or is_done) else "",
        "done_on": _day_problem(visit, today),
        "outcome": N_("Say what became of it.") if is_done and visit.outcome is None else "",
        "minutes": N_("Say how many minutes it took.") if is_done and visit.minutes is None else "",
    }  # fmt: skip
    _raise(problems)


def _day_problem(visit: Visit, today: date) -> str:
    if visit.done_on is None:
        return N_("Say on which day it was done.") if visit.outcome is not None else ""
    return N_("This day has not come yet.") if visit.done_on > today else ""


def _raise(problems: Mapping[str, str]) -> None:
    errors = {name: FieldError(message) for name, message in problems.items() if message}
    if errors:
        raise FormErrors(errors)


FORM = Form(
    Visit,
    (
        Field("resident_id", N_("Person"), Kind.LINK, width=34, help=N_("Type a name, an ID or a phone number.")),
        Field("household_id", N_("Or a household"), Kind.LINK, width=34),
        Field("service_id", N_("Service"), Kind.LINK, required=True, width=34),
        Field("volunteer_id", N_("Volunteer"), Kind.LINK, width=34),
        Field("visitor", N_("Or staff, by name"), width=34),
        Field("planned_on", N_("Planned on"), Kind.DATE, width=14),
        Field("done_on", N_("Done on"), Kind.DATE, width=14, help=N_("Empty as long as it is still to do.")),
        Field("outcome", N_("Result of the visit"), Kind.CHOICE, choices=VisitOutcome, width=30),
        Field("minutes", N_("Minutes"), Kind.WHOLE, width=8, least=0, most=MOST_MINUTES),
        Field(
            "notes", N_("Notes"), Kind.LONG_TEXT, width=40,
            help=N_("What concerns health has a place of its own: a health note, which fewer may see."),
        ),
    ),
)  # fmt: skip

DONE_FORM = Form(
    Visit,
    (
        Field("done_on", N_("Done on"), Kind.DATE, required=True, width=14),
        Field("outcome", N_("Result of the visit"), Kind.CHOICE, required=True, choices=VisitOutcome, width=30),
        Field("minutes", N_("Minutes"), Kind.WHOLE, required=True, width=8, least=0, most=MOST_MINUTES),
        FORM.field("volunteer_id"),
        FORM.field("visitor"),
        FORM.field("notes"),
    ),
)
"""Quick entry for a visit that was planned: it is known where it went."""

COLUMNS = (
    Column("day", N_("Day"), 12),
    Column("whom", N_("Whom"), 26),
    Column("community", N_("Community"), 14),
    Column("service", N_("Service"), 20),
    Column("visitor", N_("Who goes"), 24),
    Column("state", N_("Status"), 18, sortable=False),
    Column("minutes", N_("Minutes"), 8, "e"),
)
