"""A care match (การจับคู่ดูแล): a volunteer who cares for an elder in a service, and who would be a good one."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.volunteers import VolunteerKind
from db.domain.words import N_

LEAST_ELDERS: Final = 2
MOST_ELDERS: Final = 4
"""One volunteer serves two to four elders (domain.md, Training)."""
CARE_KINDS: Final = (VolunteerKind.ELDER_CARE, VolunteerKind.CAREGIVER, VolunteerKind.LOCAL_CARE)
"""Kinds of volunteers whose task it is to care for elders."""


class Schooling(Choice):
    """How a volunteer stands by the course that a need asks for."""

    VALID = "valid", N_("Training valid")
    NOT_ASKED = "not_asked", N_("No training asked for")
    EXPIRED = "expired", N_("Training expired")
    NEVER = "never", N_("Not trained for this")


FIT: Final = (Schooling.VALID, Schooling.NOT_ASKED)


class MatchWarning(Choice):
    """What speaks against a match, or asks for a look at one that stands."""

    UNTRAINED = "untrained", N_("Not trained for this")
    EXPIRED = "expired", N_("Training expired")
    FULL = "full", N_("Has four elders or more already")
    ELSEWHERE = "elsewhere", N_("Serves in another community")
    GONE = "gone", N_("Volunteers no longer")
    NO_NEED = "no_need", N_("The elder lives here no longer")


SERIOUS: Final = (MatchWarning.UNTRAINED, MatchWarning.EXPIRED, MatchWarning.FULL, MatchWarning.GONE)
"""With one of these the program proposes nobody; the clerk may decide otherwise."""


class CareWatch(Choice):
    """Which elders a list for matching shows."""

    UNMATCHED = "unmatched", N_("No volunteer yet")
    WARNED = "warned", N_("Match needs a look")
    MATCHED = "matched", N_("Has a volunteer")


@dataclass(frozen=True, kw_only=True)
class CareMatch:
    """The elder is `resident_id`; the need is a service, whose course the volunteer must have. It lasts until
    `until`."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    volunteer_id: int | None = None
    service_id: int | None = None
    since: date | None = None
    until: date | None = None
    end_reason: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class MatchLine:
    """A match as lists show it, with what asks for a look today; none of one that has ended. `valid_until` is the last
    day of the training, None where it holds for good or none is asked for."""

    id: int
    resident_id: int
    elder: str
    house: str
    community: str
    volunteer_id: int
    volunteer_resident_id: int
    volunteer: str
    phones: tuple[str, ...]
    service_id: int
    service: str
    since: date
    until: date | None
    end_reason: str
    notes: str
    schooling: Schooling
    valid_until: date | None
    warnings: tuple[MatchWarning, ...]

    @property
    def is_active(self) -> bool:
        return self.until is None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A volunteer who might care for an elder, with what speaks for and against it. `elders` are those they care for
    already; `is_near`: they serve in the elder's community."""

    volunteer_id: int
    resident_id: int
    name: str
    kinds: tuple[VolunteerKind, ...]
    community: str
    is_near: bool
    schooling: Schooling
    valid_until: date | None
    elders: int

    @property
    def has_room(self) -> bool:
        return self.elders < MOST_ELDERS

    @property
    def is_for_care(self) -> bool:
        return any(kind in CARE_KINDS for kind in self.kinds)

    @property
    def is_fit(self) -> bool:
        """Whether the program proposes them."""
        return self.schooling in FIT and self.has_room

    @property
    def warnings(self) -> tuple[MatchWarning, ...]:
        return warnings_of(self.schooling, self.elders, self.is_near)

    @property
    def place(self) -> tuple[bool, bool, bool, bool, int]:
        """Where they stand among others, the best first: fit, of the same community, for care; then whoever has one
        elder comes to two, and who has fewer comes before who has more."""
        return (not self.is_fit, not self.is_near, not self.is_for_care, self.elders != 1, self.elders)


def warnings_of(schooling: Schooling, others: int, is_near: bool) -> tuple[MatchWarning, ...]:
    """What speaks against a volunteer who has so many other elders."""
    found = {
        MatchWarning.UNTRAINED: schooling is Schooling.NEVER,
        MatchWarning.EXPIRED: schooling is Schooling.EXPIRED,
        MatchWarning.FULL: others >= MOST_ELDERS,
        MatchWarning.ELSEWHERE: not is_near,
    }
    return tuple(warning for warning, holds in found.items() if holds)


def check_match(match: CareMatch, today: date) -> None:
    """Raises FormErrors for an end before the start, and for one that is still to come: the day is not known yet."""
    errors: dict[str, FieldError] = {}
    if match.since and match.until and match.until < match.since:
        errors["until"] = FieldError(N_("The end lies before the start."))
    elif match.until and match.until > today:
        errors["until"] = FieldError(N_("This day has not come yet."))
    elif match.end_reason and match.until is None:
        errors["until"] = FieldError(N_("Say on which day it ended."))
    if errors:
        raise FormErrors(errors)


FORM = Form(
    CareMatch,
    (
        Field("resident_id", N_("Elder"), Kind.LINK, required=True, width=34),
        Field("volunteer_id", N_("Volunteer"), Kind.LINK, required=True, width=34),
        Field(
            "service_id", N_("Need"), Kind.LINK, required=True, width=34,
            help=N_("The service; its course is the training that is needed."),
        ),
        Field("since", N_("Cares since"), Kind.DATE, required=True, width=14),
        Field("until", N_("Cared until"), Kind.DATE, width=14, help=N_("Empty as long as it goes on.")),
        Field("end_reason", N_("Why it ended"), width=34),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=34),
    ),
)  # fmt: skip

COLUMNS = (
    Column("elder", N_("Elder"), 26),
    Column("community", N_("Community"), 14),
    Column("volunteer", N_("Volunteer"), 26),
    Column("service", N_("Need"), 20),
    Column("since", N_("Cares since"), 12),
    Column("until", N_("Cared until"), 12),
)
