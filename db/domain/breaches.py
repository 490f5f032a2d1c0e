"""A breach of personal data (เหตุการละเมิดข้อมูลส่วนบุคคล): what happened, the 72 hours to report it, what was done."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from db.domain.choices import Choice
from db.domain.digits import to_arabic
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_

HOURS_TO_REPORT: Final = timedelta(hours=72)
"""Personal Data Protection Act B.E. 2562, s.37 (4): without delay, and within 72 hours of knowing of it."""
MISSING: Final = N_("This has to be filled in.")
NOT_YET: Final = N_("This day has not come yet.")
TIME: Final = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?:\s*น\.?)?")


class Risk(Choice):
    """What the breach may do to people's rights and freedoms: who has to be told hangs on it."""

    NONE = "none", N_("No risk: kept on record only")
    RISK = "risk", N_("Risk: report within 72 hours")
    HIGH = "high", N_("High risk: report, and tell the people")


class BreachState(Choice):
    """How far it is."""

    TO_REPORT = "to_report", N_("To be reported")
    LATE = "late", N_("Report overdue")
    TO_TELL = "to_tell", N_("People are to be told")
    OPEN = "open", N_("Being dealt with")
    CLOSED = "closed", N_("Case closed")


@dataclass(frozen=True, kw_only=True)
class Breach:
    """`found_on` and `found_time` (HH.MM) begin the 72 hours; `whose` says which people and data, never their names;
    `reported_on` and `reported_time` when the Committee's office was told, `told_on` when the people were."""

    id: int = 0
    revision: int = 0
    found_on: date | None = None
    found_time: str = ""
    happened_on: date | None = None
    what: str = ""
    whose: str = ""
    people: int | None = None
    risk: Risk = Risk.RISK
    done: str = ""
    reported_on: date | None = None
    reported_time: str = ""
    late_reason: str = ""
    told_on: date | None = None
    closed_on: date | None = None
    notes: str = ""

    @property
    def found_at(self) -> datetime | None:
        """When the office came to know of it."""
        return moment(self.found_on, self.found_time)

    @property
    def reported_at(self) -> datetime | None:
        return moment(self.reported_on, self.reported_time)

    @property
    def report_until(self) -> datetime | None:
        """The end of the 72 hours; None where nothing is to be reported."""
        found_at = self.found_at
        return found_at + HOURS_TO_REPORT if found_at and self.risk is not Risk.NONE else None

    def time_left(self, now: datetime) -> timedelta | None:
        """Until the end of the 72 hours, below nothing when they are over; None once it was reported or closed."""
        until = self.report_until
        is_waiting = until is not None and self.reported_at is None and self.closed_on is None
        return until - now if until is not None and is_waiting else None

    def state(self, now: datetime) -> BreachState:
        """How far it is at that moment."""
        if self.closed_on is not None:
            return BreachState.CLOSED
        left = self.time_left(now)
        if left is not None:
            return BreachState.LATE if left < timedelta(0) else BreachState.TO_REPORT
        if self.risk is Risk.HIGH and self.told_on is None:
            return BreachState.TO_TELL
        return BreachState.OPEN


def time_of(text: str) -> time:
    """HH.MM or HH:MM in any digits, with or without น.; raises FieldError."""
    found = TIME.fullmatch(to_arabic(text).strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise FieldError(N_("A time is written as 14.30."))
    return time(int(found[1]), int(found[2]))


def format_time(when: time) -> str:
    """14.30, the twin of time_of."""
    return f"{when:%H.%M}"


def moment(day: date | None, text: str) -> datetime | None:
    """The day with the time that stands beside it; without one its first minute: the hours count from there."""
    if day is None:
        return None
    return datetime.combine(day, time_of(text) if text else time())


def _is_time(value: str) -> None:
    time_of(value)


def check_breach(breach: Breach, now: datetime) -> None:
    """Raises FormErrors for moments that can not be, and for what the law asks for and is not there."""
    errors: dict[str, FieldError] = {}
    found_at, reported_at, today = breach.found_at, breach.reported_at, now.date()
    if found_at is None:
        errors["found_on"] = FieldError(MISSING)
    elif found_at > now:
        errors["found_on"] = FieldError(NOT_YET)
    for name in ("what", "whose"):
        if not getattr(breach, name):
            errors[name] = FieldError(MISSING)
    for name in ("happened_on", "told_on", "closed_on"):
        day = getattr(breach, name)
        if day is not None and day > today:
            errors[name] = FieldError(NOT_YET)
    if breach.found_on and breach.happened_on and breach.happened_on > breach.found_on:
        errors["happened_on"] = FieldError(N_("It can not have happened after it was found."))
    for name in ("told_on", "closed_on", "reported_on"):
        day = getattr(breach, name)
        if day is not None and breach.found_on is not None and day < breach.found_on:
            errors[name] = FieldError(N_("This day lies before it was found."))
    if reported_at is not None and reported_at > now:
        errors["reported_on"] = FieldError(NOT_YET)
    elif breach.reported_time and breach.reported_on is None:
        errors["reported_on"] = FieldError(MISSING)
    errors |= _closing_errors(breach)
    if errors:
        raise FormErrors(errors)


def _closing_errors(breach: Breach) -> dict[str, FieldError]:
    """What is not done may not be closed; a late report says why (within fifteen days)."""
    errors: dict[str, FieldError] = {}
    until, reported_at = breach.report_until, breach.reported_at
    if until and reported_at and reported_at > until and not breach.late_reason:
        errors["late_reason"] = FieldError(N_("A report after 72 hours has to say why it is late."))
    if breach.closed_on is None:
        return errors
    if until is not None and reported_at is None:
        errors["closed_on"] = FieldError(N_("It has to be reported before it is closed."))
    elif breach.risk is Risk.HIGH and breach.told_on is None:
        errors["closed_on"] = FieldError(N_("The people have to be told before it is closed."))
    if not breach.done:
        errors["done"] = FieldError(N_("Say what was done before it is closed."))
    return errors


FORM = Form(
    Breach,
    (
        Field("found_on", N_("Found on"), Kind.DATE, required=True, width=14, help=N_("The 72 hours count from here.")),
        Field("found_time", N_("Found at"), required=True, width=8, rule=_is_time, help=N_("Hours and minutes: 14.30")),
        Field("happened_on", N_("Happened on"), Kind.DATE, width=14, help=N_("Empty where nobody knows.")),
        Field("what", N_("What happened"), Kind.LONG_TEXT, required=True, width=40),
        Field(
            "whose", N_("Whose data, and which"), Kind.LONG_TEXT, required=True, width=40,
            help=N_("Groups of people and kinds of data, without names."),
        ),
        Field("people", N_("How many people, about"), Kind.WHOLE, width=10),
        Field("risk", N_("Risk to people"), Kind.CHOICE, required=True, width=40, choices=Risk),
        Field("done", N_("What was done about it"), Kind.LONG_TEXT, width=40),
        Field("reported_on", N_("Reported on"), Kind.DATE, width=14, help=N_("To the office of the Committee.")),
        Field("reported_time", N_("Reported at"), width=8, rule=_is_time),
        Field("late_reason", N_("Why the report was late"), width=40),
        Field("told_on", N_("People told on"), Kind.DATE, width=14, help=N_("Needed where the risk is high.")),
        Field("closed_on", N_("Case closed on"), Kind.DATE, width=14),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40, help=N_("Without names: it is kept as a record.")),
    ),
)  # fmt: skip

COLUMNS = (
    Column("found_at", N_("Found"), 16),
    Column("state", N_("Status"), 24),
    Column("what", N_("What happened"), 34, sortable=False),
)
