"""A request of a person about their own data (คำขอใช้สิทธิของเจ้าของข้อมูล): what, when, answered how, refused why."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.words import N_

DAYS_TO_ANSWER: Final = 30
"""Personal Data Protection Act B.E. 2562, s.30: without delay, and within thirty days of receiving the request."""
SOON: Final = 7
"""So many days before the last one a request is shown as urgent."""
MISSING: Final = N_("This has to be filled in.")


class RequestKind(Choice):
    """The rights of sections 30 to 36."""

    COPY = "copy", N_("Copy of the data (s.30)")
    TRANSFER = "transfer", N_("Data in a form for other programs (s.31)")
    OBJECTION = "objection", N_("Objection to its use (s.32)")
    ERASURE = "erasure", N_("Erasure (s.33)")
    RESTRICTION = "restriction", N_("Restriction of its use (s.34)")
    CORRECTION = "correction", N_("Correction (s.36)")


class Outcome(Choice):
    """How a request was answered."""

    DONE = "done", N_("Done")
    PARTLY = "partly", N_("Done in part")
    REFUSED = "refused", N_("Refused")
    WITHDRAWN = "withdrawn", N_("Taken back by the person")

    @property
    def needs_reason(self) -> bool:
        """What is not done as it was asked has to be explained (s.39 (7))."""
        return self in (Outcome.PARTLY, Outcome.REFUSED)


@dataclass(frozen=True, kw_only=True)
class DataRequest:
    """`asked_by` is who came in the person's place, "" for themself; `reason` why it was refused."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    kind: RequestKind = RequestKind.COPY
    asked_by: str = ""
    received_on: date | None = None
    answered_on: date | None = None
    outcome: Outcome | None = None
    reason: str = ""
    notes: str = ""

    @property
    def answer(self) -> tuple[date | None, Outcome | None, str]:
        """What only a manager gives."""
        return self.answered_on, self.outcome, self.reason


@dataclass(frozen=True, kw_only=True)
class DataRequestLine:
    """A request as lists show it."""

    id: int
    resident_id: int
    full_name: str
    kind: RequestKind
    asked_by: str
    received_on: date
    answered_on: date | None
    outcome: Outcome | None
    reason: str
    notes: str

    @property
    def due_on(self) -> date:
        """The last day to answer."""
        return self.received_on + timedelta(DAYS_TO_ANSWER)

    def days_left(self, today: date) -> int | None:
        """Days until then, below 0 when it is over; None once it was answered."""
        return None if self.answered_on else (self.due_on - today).days


def check_request(request: DataRequest, today: date) -> None:
    """Raises FormErrors for days that can not be, and for an answer that is not whole."""
    errors: dict[str, FieldError] = {}
    if request.resident_id is None:
        errors["resident_id"] = FieldError(MISSING)
    if request.received_on is None:
        errors["received_on"] = FieldError(MISSING)
    elif request.received_on > today:
        errors["received_on"] = FieldError(N_("This day has not come yet."))
    if request.answered_on is not None:
        if request.answered_on > today:
            errors["answered_on"] = FieldError(N_("This day has not come yet."))
        elif request.received_on is not None and request.answered_on < request.received_on:
            errors["answered_on"] = FieldError(N_("This day lies before the request."))
        if request.outcome is None:
            errors["outcome"] = FieldError(MISSING)
    elif request.outcome is not None:
        errors["answered_on"] = FieldError(MISSING)
    if request.outcome is not None and request.outcome.needs_reason and not request.reason:
        errors["reason"] = FieldError(N_("The law asks for the reason of a refusal."))
    if errors:
        raise FormErrors(errors)


FORM = Form(
    DataRequest,
    (
        Field("resident_id", N_("Person"), Kind.LINK, required=True, help=N_("Type a name, an ID or a phone number.")),
        Field("kind", N_("Request"), Kind.CHOICE, required=True, choices=RequestKind),
        Field(
            "asked_by", N_("Asked by"), width=36, help=N_("Empty: the person themself. Else who, and by what right.")
        ),
        Field("received_on", N_("Received on"), Kind.DATE, required=True, width=14),
        Field("answered_on", N_("Answered on"), Kind.DATE, width=14),
        Field("outcome", N_("Outcome"), Kind.CHOICE, choices=Outcome),
        Field("reason", N_("Reason for a refusal"), width=40, help=N_("Without names: it is kept as a record.")),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)

COLUMNS = (
    Column("name", N_("Name"), 26),
    Column("kind", N_("Request"), 24),
    Column("received_on", N_("Received on"), 13),
    Column("left", N_("To be answered"), 16),
    Column("outcome", N_("Outcome"), 14),
)
