"""Awards of volunteers (เครื่องหมายเชิดชูเกียรติ): due by hours or by years of service, given on a day, and kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.volunteering_settings import VolunteeringSettings
from db.domain.words import N_

MOST_STEP = 100_000


class AwardKind(Choice):
    """What is counted."""

    HOURS = "hours", N_("For hours")
    YEARS = "years", N_("For years of service")


@dataclass(frozen=True, kw_only=True)
class Award:
    """An award that was given. `step` is the number of hours or years it is for."""

    id: int = 0
    revision: int = 0
    volunteer_id: int = 0
    kind: AwardKind | None = None
    step: int | None = None
    given_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class DueAward:
    """An award that somebody has earned and was not given yet."""

    kind: AwardKind
    step: int


@dataclass(frozen=True, kw_only=True)
class AwardLine:
    """A volunteer to whom an award is due, with what they have reached of it: hours, or full years."""

    key: int
    volunteer_id: int
    resident_id: int
    full_name: str
    community: str
    started: date | None
    due: DueAward
    reached: float


@dataclass(frozen=True, kw_only=True)
class GivenAward:
    """An award with whom it was given to."""

    award: Award
    full_name: str
    community: str


def full_years(started: date | None, day: date) -> int:
    """Whole years of service on the day; 0 where nobody knows since when."""
    if started is None or started > day:
        return 0
    return day.year - started.year - ((day.month, day.day) < (started.month, started.day))


def awards_due(
    minutes: int, years: int, given: Iterable[tuple[AwardKind, int]], settings: VolunteeringSettings
) -> tuple[DueAward, ...]:
    """The highest step that was reached of each kind, unless it or a higher one was given: nobody is thanked for 100
    hours who has 500."""
    had = list(given)
    reached = {
        AwardKind.HOURS: [step for step in settings.hour_steps if minutes >= step * 60],
        AwardKind.YEARS: [step for step in settings.year_steps if years >= step],
    }
    found = []
    for kind, steps in reached.items():
        best = max([step for one, step in had if one is kind], default=0)
        if steps and steps[-1] > best:
            found.append(DueAward(kind=kind, step=steps[-1]))
    return tuple(found)


def next_step(reached: float, steps: Sequence[int]) -> int | None:
    """The step after what was reached; None beyond the last."""
    return next((step for step in steps if step > reached), None)


def check_award(award: Award, today: date, started: date | None) -> None:
    """Raises FormErrors for a day that has not come yet, and one before the volunteer began."""
    errors = {}
    if award.given_on and award.given_on > today:
        errors["given_on"] = FieldError(N_("This day has not come yet."))
    elif award.given_on and started and award.given_on < started:
        errors["given_on"] = FieldError(N_("The volunteer had not begun on this day."))
    if errors:
        raise FormErrors(errors)


FORM = Form(
    Award,
    (
        Field("kind", N_("Kind of award"), Kind.CHOICE, required=True, choices=AwardKind),
        Field("step", N_("For how many hours or years"), Kind.WHOLE, required=True, width=10, least=1, most=MOST_STEP),
        Field("given_on", N_("Awarded on"), Kind.DATE, required=True, width=14),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=34),
    ),
)

DUE_COLUMNS = (
    Column("name", N_("Name"), 28),
    Column("community", N_("Community"), 14),
    Column("started", N_("Started on"), 12),
    Column("due", N_("Award due"), 28),
    Column("reached", N_("Achieved so far"), 14, "e"),
)
