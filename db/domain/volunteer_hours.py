"""Hours that volunteers gave: minutes of activities and visits, by person, month, service or community; their value."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from db.domain import names

MINUTES = 60
SATANG = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Work:
    """What was given: minutes of activities and of visits, and how many of each."""

    activity_minutes: int = 0
    visit_minutes: int = 0
    activities: int = 0
    visits: int = 0

    @property
    def minutes(self) -> int:
        return self.activity_minutes + self.visit_minutes

    @property
    def hours(self) -> float:
        """Hours with two decimals, as lists and papers show them."""
        return hours_of(self.minutes)

    def __add__(self, other: "Work") -> "Work":
        return Work(
            activity_minutes=self.activity_minutes + other.activity_minutes,
            visit_minutes=self.visit_minutes + other.visit_minutes,
            activities=self.activities + other.activities,
            visits=self.visits + other.visits,
        )


NOTHING = Work()


@dataclass(frozen=True, kw_only=True)
class MonthWork:
    """What was given in the month that begins on `month`."""

    month: date
    work: Work


@dataclass(frozen=True, kw_only=True)
class ServiceWork:
    """What was given for a service."""

    service_id: int
    service: str
    work: Work


@dataclass(frozen=True, kw_only=True)
class VolunteerWork:
    """What a volunteer gave in some time."""

    volunteer_id: int
    resident_id: int
    title: str
    given: str
    family: str
    community: str
    work: Work

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)


def hours_of(minutes: int) -> float:
    """Minutes as hours with two decimals: 100 are 1.67."""
    return float((Decimal(minutes) / MINUTES).quantize(SATANG, ROUND_HALF_UP))


def value_of(minutes: int, hour_baht: Decimal) -> Decimal:
    """What the minutes are worth in baht, to the satang, half of one up."""
    return (Decimal(minutes) * hour_baht / MINUTES).quantize(SATANG, ROUND_HALF_UP)


def format_hours(hours: float) -> str:
    """1,234.5: halves and quarters stay, whole hours have no decimals."""
    text = f"{hours:,.2f}"
    return text.rstrip("0").rstrip(".")
