"""What the office writes itself into the report of a fiscal year; all else in it comes from the data."""

from dataclasses import dataclass

from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class ReportTexts:
    """Of a fiscal year (B.E.). `revision` 0: nothing was written yet."""

    year: int = 0
    revision: int = 0
    introduction: str = ""
    targets: str = ""
    problems: str = ""
    proposals: str = ""


FORM = Form(
    ReportTexts,
    (
        Field("introduction", N_("Introduction"), Kind.LONG_TEXT, width=60),
        Field(
            "targets", N_("Targets of the year"), Kind.LONG_TEXT, width=60,
            help=N_("In words; the goals with their numbers follow by themselves."),
        ),
        Field("problems", N_("Problems and obstacles"), Kind.LONG_TEXT, width=60),
        Field("proposals", N_("Proposals"), Kind.LONG_TEXT, width=60),
    ),
)  # fmt: skip
