"""What groups of personal data are made of: the basis of law, how long, from whom, and who sees the fields."""

from dataclasses import dataclass
from typing import Final

from db.domain.choices import Choice
from db.domain.permissions import RIGHT_OF, WHO_MAY
from db.domain.words import N_


class Basis(Choice):
    """On what a group of fields rests; the value is the paragraph of section 24, or of section 26 for health."""

    PUBLIC_TASK = "24(4)", N_("Section 24 (4): a task in the public interest, which the law gives the municipality")
    HEALTH = "26(5)", N_("Section 26 (5): health and social care by those who are bound to secrecy")
    DUTY = "24(6)", N_("Section 24 (6): a duty that the law lays upon the office")


OFFICE_RECORDS: Final = N_(
    "As long as the person lives in the municipality or works with it, then ten years, as office records are kept"
)
TEN_YEARS: Final = N_("Ten years after it ended, as office records are kept")
FOR_GOOD: Final = N_("For good: the register proves what was issued")
WITH_LOG: Final = N_("As long as the office's records, for they prove who did what")


@dataclass(frozen=True)
class Group:
    """Fields that are kept for one purpose, each as "subject.attribute". `seen_by` is the operation that shows them:
    who may do that sees them. `source` is where they come from."""

    name: str
    label: str
    purpose: str
    basis: Basis
    kept: str
    source: str
    seen_by: str
    fields: tuple[str, ...]

    @property
    def who_sees(self) -> str:
        """A msgid, by the table of permissions."""
        return WHO_MAY[RIGHT_OF[self.seen_by].roles]


def fields_of(subject: str, *names: str) -> tuple[str, ...]:
    """As groups name them."""
    return tuple(f"{subject}.{name}" for name in names)


FROM_PERSON: Final = N_("The person, or lists of the office and of public bodies")
FROM_PARTNER: Final = N_("The person, or the organisation they work for")
BY_OFFICE: Final = N_("The office itself")

OFFICES_OWN: Final = ("staff", "breaches")
"""Groups in which nothing is of the people whom the notice is for, or of one who asks: the office's own."""
