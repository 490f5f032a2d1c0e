"""An activity (กิจกรรม): a service held at a place and on days, for whom, with whose money, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.fiscal_year import fiscal_year
from db.domain.forms import Column, Field, Form, Kind
from db.domain.services import ServiceKind
from db.domain.words import N_


class ActivityState(Choice):
    """Where an activity stands on a day. UNFINISHED: it is over, but nobody wrote down how many people it served."""

    TO_COME = "to_come", N_("Not held yet")
    UNDER_WAY = "under_way", N_("Under way")
    UNFINISHED = "unfinished", N_("Result missing")
    HELD = "held", N_("Held")


@dataclass(frozen=True, kw_only=True)
class Activity:
    """`community_id` None: for the whole town. `budget` in baht: 0 is a result; None: nobody wrote it down. `served`
    counts people, None until it is known."""

    id: int = 0
    revision: int = 0
    service_id: int | None = None
    goal_id: int | None = None
    community_id: int | None = None
    partner_id: int | None = None
    name: str = ""
    place: str = ""
    held_on: date | None = None
    ended_on: date | None = None
    budget: Decimal | None = None
    budget_source: str = ""
    served: int | None = None
    result: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ActivityLine:
    """An activity as lists show it: what it belongs to by name, who took part by role, their hours together."""

    id: int
    service_id: int
    service: str
    kind: ServiceKind
    goal_id: int | None
    goal: str
    community: str
    partner: str
    name: str
    place: str
    held_on: date
    ended_on: date | None
    budget: Decimal | None
    budget_source: str
    served: int | None
    result: str
    notes: str
    staff: int
    volunteers: int
    public: int
    hours: float
    photographs: int

    @property
    def last_day(self) -> date:
        return self.ended_on or self.held_on

    @property
    def people(self) -> int:
        """Who took part, in any role."""
        return self.staff + self.volunteers + self.public

    @property
    def year(self) -> int:
        """The B.E. fiscal year in which it began: there it counts."""
        return fiscal_year(self.held_on)

    def state(self, today: date) -> ActivityState:
        """Where it stands on the day."""
        if today < self.held_on:
            return ActivityState.TO_COME
        if today <= self.last_day and self.served is None:
            return ActivityState.UNDER_WAY
        return ActivityState.HELD if self.served is not None else ActivityState.UNFINISHED


@dataclass(frozen=True, kw_only=True)
class ActivityYear:
    """A fiscal year: activities, whom they served, who took part by role, hours of volunteers, money in baht."""

    year: int
    activities: int
    served: int
    staff: int
    volunteers: int
    public: int
    hours: float
    budget: Decimal


def check_activity(activity: Activity, today: date) -> None:
    """Raises FormErrors for an end before the start, and people served before the day came."""
    start, end = activity.held_on, activity.ended_on
    _raise({
        "ended_on": N_("The end lies before the start.") if start and end and end < start else "",
        "served": N_("This activity is still to come.") if start and start > today and activity.served else "",
    })  # fmt: skip


def _raise(problems: Mapping[str, str]) -> None:
    errors = {name: FieldError(message) for name, message in problems.items() if message}
    if errors:
        raise FormErrors(errors)


FORM = Form(
    Activity,
    (
        Field("name", N_("Name of the activity"), required=True, width=44),
        Field("service_id", N_("Service"), Kind.LINK, required=True),
        Field("goal_id", N_("Goal it serves"), Kind.LINK),
        Field("held_on", N_("Held on"), Kind.DATE, required=True, width=14),
        Field("ended_on", N_("Last day"), Kind.DATE, width=14, help=N_("Empty: one day only.")),
        Field("place", N_("Place"), width=40),
        Field("community_id", N_("For community"), Kind.LINK, help=N_("Empty: for the whole town.")),
        Field("partner_id", N_("Together with partner"), Kind.LINK),
        Field(
            "budget", N_("Budget (baht)"), Kind.MONEY, width=12,
            help=N_("Type 0 where it cost the municipality nothing: that is a result."),
        ),
        Field("budget_source", N_("Source of the budget"), width=30),
        Field(
            "served", N_("People served"), Kind.WHOLE, width=8, most=1_000_000,
            help=N_("Empty: not known yet."),
        ),
        Field("result", N_("What came of it"), Kind.LONG_TEXT, width=40),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)  # fmt: skip

COLUMNS = (
    Column("held_on", N_("Held on"), 16),
    FORM.field("name").column(30),
    Column("service", N_("Service"), 20),
    Column("community", N_("Community"), 14),
    Column("served", N_("Served"), 8, "e", figure="people_served"),
    Column("people", N_("Took part"), 8, "e", figure="took_part"),
    Column("hours", N_("Volunteer hours"), 8, "e", figure="hours_of_activity"),
    Column("budget", N_("Budget (baht)"), 12, "e", figure="budget_of_activity"),
    Column("state", N_("Status"), 12, sortable=False),
)
