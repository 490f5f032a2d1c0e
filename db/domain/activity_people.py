"""Who took part in an activity, in which role, for how long, and after whom they joined: staff first, then others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.domain.choices import Choice
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_

MINUTES: Final = 60
"""In an hour."""
MOST_HOURS: Final = 1000


class ParticipantRole(Choice):
    """As what somebody took part."""

    STAFF = "staff", N_("Staff member")
    VOLUNTEER = "volunteer", N_("Volunteer")
    PUBLIC = "public", N_("From the public")


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Somebody in an activity: a resident (`resident_id`) or a plain `name`. `after_id` is the participant of the same
    activity after whom they joined; `hours` in halves."""

    id: int = 0
    revision: int = 0
    activity_id: int = 0
    resident_id: int | None = None
    name: str = ""
    role: ParticipantRole | None = None
    joined_on: date | None = None
    after_id: int | None = None
    hours: float | None = None
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ParticipantLine:
    """A participant as lists show them, the name spelt out; `after` is the name of whom they followed."""

    id: int
    activity_id: int
    resident_id: int | None
    full_name: str
    community: str
    role: ParticipantRole
    joined_on: date | None
    after_id: int | None
    after: str
    hours: float
    notes: str


@dataclass(frozen=True, kw_only=True)
class PersonActivity:
    """One activity of a person: their line in it, and the activity's name, service and day."""

    line: ParticipantLine
    name: str
    service: str
    held_on: date


def minutes_of(hours: float | None) -> int:
    """As time is kept, so that sums are exact."""
    return round((hours or 0) * MINUTES)


def hours_of(minutes: int) -> float:
    """The twin of minutes_of()."""
    return minutes / MINUTES


def check_participant(participant: Participant) -> None:
    """Raises FormErrors unless exactly one person is named, who did not follow themself."""
    errors: dict[str, FieldError] = {}
    if participant.resident_id is None and not participant.name:
        errors["resident_id"] = FieldError(N_("Choose a resident, or type a name."))
    elif participant.resident_id is not None and participant.name:
        errors["name"] = FieldError(N_("A resident is chosen already; leave this empty."))
    if participant.after_id is not None and participant.after_id == participant.id:
        errors["after_id"] = FieldError(N_("Nobody joins after themself."))
    if errors:
        raise FormErrors(errors)


def in_order_of_joining(lines: Sequence[ParticipantLine]) -> tuple[ParticipantLine, ...]:
    """Those who followed nobody first, by day and as they were written down; each followed by who joined after them."""
    known = {line.id for line in lines}
    followers: dict[int | None, list[ParticipantLine]] = {}
    for line in sorted(lines, key=_time_of_joining):
        followers.setdefault(line.after_id if line.after_id in known else None, []).append(line)
    found: dict[int, ParticipantLine] = {}
    waiting = [*reversed(followers.get(None, []))]
    while waiting:
        line = waiting.pop()
        found[line.id] = line
        waiting += [each for each in reversed(followers.get(line.id, [])) if each.id not in found]
    return (*found.values(), *(line for line in lines if line.id not in found))


def _time_of_joining(line: ParticipantLine) -> tuple[date, int]:
    return line.joined_on or date.max, line.id


@dataclass(frozen=True, kw_only=True)
class ManyVolunteers:
    """Volunteers who are written down at once: all who serve a community (None: the whole town), each so long."""

    community_id: int | None = None
    hours: float | None = None


MANY_FORM = Form(
    ManyVolunteers,
    (
        Field("community_id", N_("Volunteers of community"), Kind.LINK, width=34, help=N_("Empty: of the whole town.")),
        Field("hours", N_("Hours of each"), Kind.HOURS, required=True, width=8, most=MOST_HOURS),
    ),
)

FORM = Form(
    Participant,
    (
        Field("resident_id", N_("Person"), Kind.LINK, help=N_("Type a name, an ID or a phone number.")),
        Field("name", N_("Name, if not in the list"), width=30, help=N_("Of a member of staff, or of a group.")),
        Field("role", N_("Took part as"), Kind.CHOICE, required=True, choices=ParticipantRole, width=20),
        Field("hours", N_("Hours"), Kind.HOURS, required=True, width=8, most=MOST_HOURS),
        Field("joined_on", N_("Joined on"), Kind.DATE, width=14, help=N_("Empty: the first day of the activity.")),
        Field("after_id", N_("Joined after"), Kind.LINK, help=N_("Who brought them in; somebody of this activity.")),
        Field("notes", N_("Notes"), width=30),
    ),
)
