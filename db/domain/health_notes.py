"""A health note (บันทึกสุขภาพ): what carers have to know about an elder's health; kept apart, seen by few (s.26)."""

from dataclasses import dataclass
from datetime import date

from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class HealthNote:
    """One note about one person; `noted_by` is a name."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    noted_on: date | None = None
    noted_by: str = ""
    text: str = ""


FORM = Form(
    HealthNote,
    (
        Field("noted_on", N_("Noted on"), Kind.DATE, required=True, width=14),
        Field("noted_by", N_("Noted by"), required=True, width=30),
        Field(
            "text",
            N_("Health note"),
            Kind.LONG_TEXT,
            required=True,
            width=40,
            help=N_("Only what whoever cares for the person has to know."),
        ),
    ),
)
