"""The bin: what was deleted, the latest first, and the way back for each subject."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from db.activities import restore_activity
from db.activity_people import restore_participant
from db.assessments import restore_assessment
from db.awards import restore_award
from db.care_matches import restore_care_match
from db.carers import restore_carer
from db.classes import restore_class
from db.communities import restore_community
from db.community_staff import restore_staff_member
from db.contributions import restore_contribution
from db.courses import restore_course
from db.domain.date_forms import typed_date
from db.domain.names import full_name
from db.enrolments import restore_enrolment
from db.goals import restore_goal
from db.health_notes import restore_health_note
from db.households import restore_household
from db.layouts import restore_layout
from db.office import Office, command, query
from db.partner_contacts import restore_partner_contact
from db.partner_people import restore_partner_person
from db.partners import restore_partner
from db.photographs import restore_photograph
from db.residents import restore_resident
from db.rights import name_of
from db.rounds import restore_round
from db.services import restore_service
from db.settings import restore_signatory
from db.visits import restore_visit
from db.volunteers import restore_volunteer


@dataclass(frozen=True)
class BinLine:
    """A deleted record; `label` is its name as the lists of its `subject` show it."""

    subject: str
    id: int
    label: str
    deleted_at: datetime


@dataclass(frozen=True)
class Kind:
    """A subject with a bin: its table `x` and the label's parts in SQL, the label of such parts, the way back, and
    SQL that leaves out what never comes back."""

    parts: str
    label: Callable[..., str]
    restore: Callable[[Office, int], object]
    also: str = ""


def _words(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part)


def _of_partner(what: str, partner: str) -> str:
    return f"{what} · {partner}"


def _talk(held_on: str, partner: str) -> str:
    return _of_partner(typed_date(date.fromisoformat(held_on)), partner)


def _took_part(name: str, title: str | None, given: str | None, family: str | None, activity: str) -> str:
    return f"{name or full_name(title or '', given or '', family or '')} · {activity}"


def _enrolled(title: str, given: str, family: str, name: str, run: int | None) -> str:
    return f"{full_name(title, given, family)} · {_named(name, run)}"


def _visited(day: str, title: str | None, given: str | None, family: str | None, house: str | None) -> str:
    whom = full_name(title or "", given or "", family or "") if given else house or ""
    return f"{whom} · {typed_date(date.fromisoformat(day))}"


def _matched(title: str, given: str, family: str, *volunteer: str) -> str:
    return f"{full_name(title, given, family)} · {full_name(*volunteer)}"


def _named(name: str, run: int | None) -> str:
    return f"{name} ({run})" if run else name


PARTNER = "join partner p on p.id = x.partner_id"
ACTIVITY = "join activity y on y.id = x.activity_id"
WITH_ACTIVITY = "and y.deleted_at is null"
WITH_PARTNER = "and p.deleted_at is null"
"""What went into the bin with its partner comes back with it."""

KINDS: Mapping[str, Kind] = {
    "communities": Kind("x.name from community x", _words, restore_community),
    "community_staff": Kind(
        "x.name, c.name from community_staff x join community c on c.id = x.community_id",
        _of_partner,
        restore_staff_member,
        "and c.deleted_at is null",
    ),
    "households": Kind(
        "x.house, x.moo, c.name from household x left join community c on c.id = x.community_id",
        _words,
        restore_household,
    ),
    "residents": Kind(
        "x.title, x.given, x.family from resident x",
        full_name,
        restore_resident,
        """and x.id not in (select resident_id from erasure)
           and x.id not in (select gone_id from merger where undone_at is null)""",
    ),
    "volunteers": Kind(
        "r.title, r.given, r.family from volunteer x join resident r on r.id = x.resident_id",
        full_name,
        restore_volunteer,
    ),
    "awards": Kind(
        """r.title, r.given, r.family from award x join volunteer v on v.id = x.volunteer_id
           join resident r on r.id = v.resident_id""",
        full_name,
        restore_award,
        "and v.deleted_at is null",
    ),
    "assessments": Kind(
        "r.title, r.given, r.family from assessment x join resident r on r.id = x.resident_id",
        full_name,
        restore_assessment,
    ),
    "health_notes": Kind(
        "r.title, r.given, r.family from health_note x join resident r on r.id = x.resident_id",
        full_name,
        restore_health_note,
    ),
    "carers": Kind(
        "r.title, r.given, r.family from carer x join resident r on r.id = x.resident_id",
        full_name,
        restore_carer,
    ),
    "visits": Kind(
        """coalesce(x.done_on, x.planned_on), r.title, r.given, r.family, h.house from visit x
           left join resident r on r.id = x.resident_id left join household h on h.id = x.household_id""",
        _visited,
        restore_visit,
    ),
    "care_matches": Kind(
        """r.title, r.given, r.family, p.title, p.given, p.family from care_match x
           join resident r on r.id = x.resident_id join volunteer v on v.id = x.volunteer_id
           join resident p on p.id = v.resident_id""",
        _matched,
        restore_care_match,
    ),
    "courses": Kind("x.name from course x", _words, restore_course),
    "classes": Kind(
        "coalesce(nullif(x.name, ''), k.name), x.run from training_class x join course k on k.id = x.course_id",
        _named,
        restore_class,
    ),
    "enrolments": Kind(
        """r.title, r.given, r.family, coalesce(nullif(t.name, ''), k.name), t.run from enrolment x
           join resident r on r.id = x.resident_id join training_class t on t.id = x.class_id
           join course k on k.id = t.course_id""",
        _enrolled,
        restore_enrolment,
    ),
    "partners": Kind("x.name from partner x", _words, restore_partner),
    "partner_people": Kind(
        f"x.name, p.name from partner_person x {PARTNER}", _of_partner, restore_partner_person, WITH_PARTNER
    ),
    "partner_contacts": Kind(
        f"x.held_on, p.name from partner_contact x {PARTNER}", _talk, restore_partner_contact, WITH_PARTNER
    ),
    "contributions": Kind(
        f"x.what, p.name from contribution x {PARTNER}", _of_partner, restore_contribution, WITH_PARTNER
    ),
    "services": Kind("x.name from service x", _words, restore_service),
    "goals": Kind("x.name, x.year from goal x", _words, restore_goal),
    "activities": Kind("x.name from activity x", _words, restore_activity),
    "participants": Kind(
        f"""x.name, r.title, r.given, r.family, y.name from participant x {ACTIVITY}
            left join resident r on r.id = x.resident_id""",
        _took_part,
        restore_participant,
        WITH_ACTIVITY,
    ),
    "photographs": Kind(
        f"coalesce(nullif(x.caption, ''), '#' || x.position), y.name from photograph x {ACTIVITY}",
        _of_partner,
        restore_photograph,
        WITH_ACTIVITY,
    ),
    "rounds": Kind("x.name from outreach_round x", _words, restore_round),
    "layouts": Kind("x.name from layout x", _words, restore_layout),
    "signatories": Kind("x.name from signatory x", _words, restore_signatory),
}


@query
def bin_lines(office: Office) -> tuple[BinLine, ...]:
    """Everything in the bin, the latest first."""
    found = [
        _line(subject, kind, row)
        for subject, kind in KINDS.items()
        for row in office.sql(f"select x.id, x.deleted_at, {kind.parts} where x.deleted_at is not null {kind.also}")
    ]
    return tuple(sorted(found, key=lambda line: line.deleted_at, reverse=True))


@command
def restore(office: Office, subject: str, record_id: int) -> None:
    """Bring a record back; raises InUse where its place is taken or what it belongs to lies in the bin."""
    office.require(name_of(KINDS[subject].restore))
    KINDS[subject].restore(office, record_id)


def _line(subject: str, kind: Kind, row: tuple[Any, ...]) -> BinLine:
    return BinLine(subject, row[0], kind.label(*row[2:]), datetime.fromisoformat(row[1]))
