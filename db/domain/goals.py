"""A goal (เป้าหมาย) of a fiscal year: what is to be better for people, by which indicator one sees it, how much."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_

EARLIEST_YEAR = 2500
LATEST_YEAR = 2699


class Measure(Choice):
    """What is counted for a goal: of its activities, of visits, or by the office itself."""

    ACTIVITIES = "activities", N_("Activities held")
    SERVED = "served", N_("People served")
    VOLUNTEERS = "volunteers", N_("Volunteers who took part")
    HOURS = "hours", N_("Hours of volunteers")
    VISITS = "visits", N_("Visits made")
    VISITED = "visited", N_("People visited")
    OWN = "own", N_("Counted by the office itself")


@dataclass(frozen=True, kw_only=True)
class Goal:
    """`year` is a fiscal year, B.E. `reached` is typed only where the office counts it itself; with a `service_id`
    visits count for that service only."""

    id: int = 0
    revision: int = 0
    year: int | None = None
    name: str = ""
    indicator: str = ""
    measure: Measure | None = None
    target: int | None = None
    reached: int | None = None
    service_id: int | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal as lists show it; `reached` as it was counted, None where the office has not counted it yet."""

    id: int
    year: int
    name: str
    indicator: str
    measure: Measure
    target: int | None
    reached: int | None
    service: str
    activities: int
    notes: str

    @property
    def percent(self) -> int | None:
        """Of the target, in whole percent, never rounded up to it; None without both."""
        if not self.target or self.reached is None:
            return None
        return self.reached * 100 // self.target

    @property
    def is_reached(self) -> bool:
        return self.target is not None and self.reached is not None and self.reached >= self.target


def check_goal(goal: Goal) -> None:
    """Raises FormErrors for a number that is counted already and typed as well."""
    if goal.reached is not None and goal.measure is not Measure.OWN:
        raise FormErrors({"reached": FieldError(N_("This is counted by itself; leave it empty."))})


FORM = Form(
    Goal,
    (
        Field(
            "year", N_("Fiscal year (B.E.)"), Kind.WHOLE, required=True, width=8, least=EARLIEST_YEAR, most=LATEST_YEAR
        ),
        Field("name", N_("Goal"), required=True, width=40),
        Field("indicator", N_("Indicator"), width=40, help=N_("By what one sees that life became better.")),
        Field("measure", N_("What is counted"), Kind.CHOICE, required=True, choices=Measure, width=26),
        Field("target", N_("Target number"), Kind.WHOLE, width=10, most=1_000_000_000),
        Field(
            "reached", N_("Reached so far"), Kind.WHOLE, width=10, most=1_000_000_000,
            help=N_("Only where the office counts it itself."),
        ),
        Field("service_id", N_("Service"), Kind.LINK, help=N_("Empty: of all services.")),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)  # fmt: skip

COLUMNS = (
    Column("year", N_("Fiscal year"), 9),
    FORM.field("name").column(30),
    FORM.field("measure").column(20),
    FORM.field("target").column(10, "e"),
    Column("reached", N_("Reached so far"), 10, "e"),
    Column("percent", N_("Percent"), 8, "e"),
)
