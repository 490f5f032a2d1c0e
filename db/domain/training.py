"""Training: courses, classes with half-day sessions, enrolments and attendance, and who passed by hours."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from db.domain import names
from db.domain.certificate_kinds import CertificateKind as CertificateKind
from db.domain.choices import Choice
from db.domain.errors import FieldError
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_

HALF_DAY_HOURS = 3.5
DEFAULT_PASS_PERCENT = 80
MOST_VALID_MONTHS = 600


class Half(Choice):
    """08.30–12.00 and 13.00–16.30."""

    MORNING = "morning", N_("Morning")
    AFTERNOON = "afternoon", N_("Afternoon")


class ClassState(Choice):
    """Where a class stands on a day. FINISHED: its last day is over, but nobody closed it yet."""

    PLANNED = "planned", N_("Planned")
    RUNNING = "running", N_("Running")
    FINISHED = "finished", N_("To be closed")
    CLOSED = "closed", N_("Closed")


class ClassWatch(Choice):
    """Which classes ask for something now."""

    WEEK = "week", N_("A day within a week")
    TO_ISSUE = "to_issue", N_("Certificates to issue")


@dataclass(frozen=True, kw_only=True)
class Course:
    """`hours` to teach, `pass_percent` of them to attend; `wording` is the certificate's line before the course; the
    training holds for `valid_months` after the class, or for good."""

    id: int = 0
    revision: int = 0
    name: str = ""
    hours: float | None = None
    pass_percent: int | None = DEFAULT_PASS_PERCENT
    certificate_kind: CertificateKind = CertificateKind.ACHIEVEMENT
    wording: str = ""
    notes: str = ""
    valid_months: int | None = None


@dataclass(frozen=True, kw_only=True, order=True)
class Session:
    """A half-day of a class. `id` 0 is not kept yet."""

    day: date
    half: Half
    hours: float = HALF_DAY_HOURS
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class TrainingClass:
    """One run (รุ่น) of a course. `name` is the project's full name on papers; `budget` in baht."""

    id: int = 0
    revision: int = 0
    course_id: int | None = None
    name: str = ""
    run: int | None = None
    place: str = ""
    trainers: str = ""
    budget: Decimal | None = None
    budget_source: str = ""
    closed_on: date | None = None
    notes: str = ""
    sessions: tuple[Session, ...] = ()

    @property
    def hours(self) -> float:
        return sum(session.hours for session in self.sessions)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted({session.day for session in self.sessions}))


@dataclass(frozen=True, kw_only=True)
class ClassLine:
    """A class as lists show it. `passed` counts who reached the hours, `certificates` those in force."""

    id: int
    course_id: int
    course: str
    name: str
    run: int | None
    place: str
    first_day: date | None
    last_day: date | None
    half_days: int
    hours: float
    enrolled: int
    passed: int
    certificates: int
    budget: Decimal | None
    budget_source: str
    closed_on: date | None

    def state(self, today: date) -> ClassState:
        """Where the class stands on the day."""
        if self.closed_on is not None:
            return ClassState.CLOSED
        if self.first_day is None or self.last_day is None or today < self.first_day:
            return ClassState.PLANNED
        return ClassState.RUNNING if today <= self.last_day else ClassState.FINISHED


@dataclass(frozen=True, kw_only=True)
class EnrolmentLine:
    """A person in a class: which sessions they attended, for how many hours, and whether that passes.

    `certificate` is the number in force as printed (12/2569) or "".
    """

    id: int
    class_id: int
    resident_id: int
    title: str
    given: str
    family: str
    citizen_id: str
    community: str
    organisation: str
    phones: tuple[str, ...]
    attended: frozenset[int] = field(default_factory=frozenset)
    hours: float = 0.0
    needed: float = 0.0
    certificate: str = ""
    certificate_id: int = 0

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)

    @property
    def has_passed(self) -> bool:
        return self.hours >= self.needed > 0

    @property
    def missing_hours(self) -> float:
        return max(0.0, self.needed - self.hours)


@dataclass(frozen=True, kw_only=True)
class PersonTraining:
    """One training of a person: their line in the class, and the class."""

    line: EnrolmentLine
    training_class: ClassLine


@dataclass(frozen=True, kw_only=True)
class ClassResult:
    """Who passed a class by hours. `lines` are in Thai order of names, all hours as numbers of hours."""

    lines: tuple[EnrolmentLine, ...]
    class_hours: float
    course_hours: float
    needed: float

    @property
    def passed(self) -> int:
        return sum(line.has_passed for line in self.lines)

    @property
    def not_passed(self) -> int:
        return len(self.lines) - self.passed

    @property
    def is_shorter_than_course(self) -> bool:
        """A warning: nobody of this class can have all hours of the course."""
        return is_shorter_than_course(self.class_hours, self.course_hours)


def needed_hours(course_hours: float, pass_percent: float) -> float:
    """Hours that pass: `pass_percent` of the course's hours (80 % of 70 hours is 56)."""
    return course_hours * pass_percent / 100


def passes(attended_hours: float, course_hours: float, pass_percent: float) -> bool:
    """Passed = hours attended ≥ pass % × course hours; without hours nobody passes."""
    return course_hours > 0 and attended_hours * 100 >= pass_percent * course_hours


def is_shorter_than_course(class_hours: float, course_hours: float) -> bool:
    """A class shorter than its course warns: its people can not have all the hours."""
    return class_hours < course_hours


def half_days(days: Iterable[date], hours: float = HALF_DAY_HOURS) -> tuple[Session, ...]:
    """Morning and afternoon of each day, in order of time."""
    return tuple(Session(day=day, half=half, hours=hours) for day in sorted(set(days)) for half in Half)


def session_order(session: Session) -> tuple[date, bool]:
    """Sorts sessions by time."""
    return session.day, session.half is Half.AFTERNOON


def is_positive(value: float) -> None:
    """Rule of a field: more than nothing."""
    if value <= 0:
        raise FieldError(N_("More than zero is needed here."))


COURSE_FORM = Form(
    Course,
    (
        Field("name", N_("Course name"), required=True, width=50),
        Field("hours", N_("Hours"), Kind.HOURS, required=True, width=8, rule=is_positive, most=2000),
        Field(
            "pass_percent",
            N_("Pass percentage"),
            Kind.WHOLE,
            required=True,
            width=8,
            least=1,
            most=100,
            help=N_("How much of the hours must be attended to pass."),
        ),
        Field("certificate_kind", N_("Kind of certificate"), Kind.CHOICE, required=True, choices=CertificateKind),
        Field("wording", N_("Wording on the certificate"), width=50, help=N_("Empty: the usual wording of its kind.")),
        Field(
            "valid_months",
            N_("Training holds for (months)"),
            Kind.WHOLE,
            width=8,
            least=1,
            most=MOST_VALID_MONTHS,
            help=N_("Counted from the last day of the class; empty: for good."),
        ),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)

CLASS_FORM = Form(
    TrainingClass,
    (
        Field("course_id", N_("Course"), Kind.LINK, required=True),
        Field("name", N_("Project name on papers"), width=50, help=N_("Empty: the course's name.")),
        Field("run", N_("Run"), Kind.WHOLE, width=6, least=1, most=9999),
        Field("place", N_("Place"), width=40),
        Field("trainers", N_("Trainers"), width=40),
        Field("budget", N_("Budget (baht)"), Kind.MONEY, width=12),
        Field("budget_source", N_("Source of the budget"), width=30),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)

CLASS_COLUMNS = (
    Column("course", N_("Course"), 34),
    Column("run", N_("Run"), 6, "e"),
    Column("days", N_("Days"), 20),
    Column("place", N_("Place"), 20),
    Column("enrolled", N_("Enrolled"), 8, "e", figure="people_enrolled"),
    Column("passed", N_("Passed"), 8, "e", figure="people_passed"),
    Column("certificates", N_("Certificates"), 10, "e", figure="certificates_of_class"),
    Column("state", N_("Status"), 10),
)

COURSE_COLUMNS = (
    COURSE_FORM.field("name").column(44),
    COURSE_FORM.field("hours").column(8, "e"),
    COURSE_FORM.field("pass_percent").column(10, "e"),
    COURSE_FORM.field("certificate_kind").column(16),
)
