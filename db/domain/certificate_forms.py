"""What is asked before something becomes of a certificate: a name, a reason, a day, who received it."""

from dataclasses import dataclass
from datetime import date

from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class NameChange:
    """The right name and why; `issued_on` is the day of a new certificate."""

    title: str = ""
    given: str = ""
    family: str = ""
    reason: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Revocation:
    """Why and when."""

    reason: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """When, and to whom if not to the persons themselves."""

    on: date | None = None
    handed_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """The day on the certificates."""

    issued_on: date | None = None


_NAME = (
    Field("title", N_("Title"), Kind.TITLE, width=18),
    Field("given", N_("Given name"), required=True, width=28),
    Field("family", N_("Family name"), width=28),
)

CORRECTION_FORM = Form(NameChange, (*_NAME, Field("reason", N_("Reason"), required=True, width=36)))

REISSUE_FORM = Form(
    NameChange,
    (
        *_NAME,
        Field("reason", N_("Reason"), required=True, width=36),
        Field("issued_on", N_("Date of issue"), Kind.DATE, required=True, width=14),
    ),
)

REVOCATION_FORM = Form(
    Revocation,
    (
        Field("reason", N_("Reason"), required=True, width=36),
        Field("on", N_("Revoked on"), Kind.DATE, required=True, width=14),
    ),
)

HAND_OVER_FORM = Form(
    HandOver,
    (
        Field("on", N_("Handed over on"), Kind.DATE, required=True, width=14),
        Field("handed_to", N_("Received by"), width=36, help=N_("Empty: each person received their own.")),
    ),
)

ISSUE_FORM = Form(Issue, (Field("issued_on", N_("Date of issue"), Kind.DATE, required=True, width=14),))
