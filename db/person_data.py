"""All that is kept of one person (section 30): gathered for the paper and the file that they are given."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from db import communities, households
from db.activity_people import activities_of_person
from db.assessments import assessments_of
from db.awards import awards_of
from db.care_matches import matches_of_elder, matches_of_volunteer
from db.carers import cared_for_by, carers_of
from db.certificates import certificates_of_resident
from db.data_requests import requests_of
from db.domain.activity_people import PersonActivity
from db.domain.assessments import Assessment
from db.domain.audit import Event
from db.domain.awards import Award
from db.domain.barthel import BarthelItem
from db.domain.care_matches import MatchLine
from db.domain.carers import Carer, CarerLine
from db.domain.certificates import Certificate
from db.domain.communities import Community
from db.domain.data_requests import DataRequestLine
from db.domain.health_notes import HealthNote
from db.domain.house_relations import HouseRelation
from db.domain.households import Household
from db.domain.moves import MoveLine
from db.domain.residents import Resident
from db.domain.round_results import CHECK_FIELDS, RoundVisit
from db.domain.training import PersonTraining
from db.domain.visits import VisitLine
from db.domain.volunteers import Volunteer
from db.enrolments import trainings_of
from db.health_notes import health_notes_of
from db.history import HistoryLine, history_of
from db.house_people import relation_of
from db.mergers import records_merged_into
from db.move_history import moves_of
from db.office import Office, action
from db.residents import resident_of
from db.round_people import rounds_at_home, rounds_walked
from db.visit_lists import visits_by_volunteer, visits_of_resident
from db.volunteers import volunteer_of

FORMAT: Final = "maesariang-desk/person-data/1"
"""What the JSON begins with; docs in `person_object`."""


@dataclass(frozen=True, kw_only=True)
class PersonData:
    """One person as the office knows them. `invited_by` is a name; `cared_for` whom they look after, by a name each;
    `history` the changes of their own record."""

    made_on: date
    resident: Resident
    household: Household | None
    community: Community | None
    relation: HouseRelation | None
    moves: tuple[MoveLine, ...]
    volunteering: tuple[Volunteer, ...]
    invited_by: tuple[str, ...]
    awards: tuple[Award, ...]
    assessments: tuple[Assessment, ...]
    health_notes: tuple[HealthNote, ...]
    carers: tuple[CarerLine, ...]
    cared_for: tuple[tuple[Carer, str], ...]
    visits: tuple[VisitLine, ...]
    care_matches: tuple[MatchLine, ...]
    visits_made: tuple[VisitLine, ...]
    caring_for: tuple[MatchLine, ...]
    rounds: tuple[tuple[str, RoundVisit], ...]
    rounds_walked: tuple[tuple[str, int], ...]
    trainings: tuple[PersonTraining, ...]
    activities: tuple[PersonActivity, ...]
    certificates: tuple[Certificate, ...]
    requests: tuple[DataRequestLine, ...]
    merged: tuple[Resident, ...]
    history: tuple[HistoryLine, ...]


@action
def person_data(office: Office, resident_id: int, form: str) -> PersonData:
    """Everything of one person, and that it was given out as `form` ("pdf", "json") is written into the audit log.

    Raises NotFound, NotAllowed.
    """
    found = office.run(lambda: _gathered(office, resident_id))
    office.record(Event.PERSON_DATA.value, "residents", resident_id, form)
    return found


def _gathered(office: Office, resident_id: int) -> PersonData:
    resident = resident_of(office, resident_id)
    volunteering = tuple(
        volunteer_of(office, row[0])
        for row in office.sql("select id from volunteer where resident_id = ? order by id", (resident_id,))
    )
    inviters = [resident_of(office, one.invited_by_id).full_name if one.invited_by_id else "" for one in volunteering]
    return PersonData(
        made_on=office.today(),
        resident=resident,
        household=households.household_of(office, resident.household_id) if resident.household_id else None,
        community=communities.community_of(office, resident.community_id) if resident.community_id else None,
        relation=relation_of(office, resident_id),
        moves=moves_of(office, resident_id),
        volunteering=volunteering,
        invited_by=tuple(inviters),
        awards=tuple(award for one in volunteering for award in awards_of(office, one.id)),
        assessments=assessments_of(office, resident_id),
        health_notes=health_notes_of(office, resident_id),
        carers=carers_of(office, resident_id),
        cared_for=tuple(
            (each, resident_of(office, each.resident_id).full_name)
            for each in cared_for_by(office, resident_id)
            if each.resident_id is not None
        ),
        visits=visits_of_resident(office, resident_id),
        care_matches=matches_of_elder(office, resident_id),
        visits_made=tuple(line for one in volunteering for line in visits_by_volunteer(office, one.id)),
        caring_for=tuple(line for one in volunteering for line in matches_of_volunteer(office, one.id)),
        rounds=rounds_at_home(office, resident.household_id),
        rounds_walked=rounds_walked(office, resident_id),
        trainings=trainings_of(office, resident_id),
        activities=activities_of_person(office, resident_id),
        certificates=certificates_of_resident(office, resident_id),
        requests=requests_of(office, resident_id),
        merged=tuple(resident_of(office, merged_id) for merged_id in records_merged_into(office, resident_id)),
        history=history_of(office, "residents", resident_id),
    )


def to_json(data: PersonData) -> str:
    """The file of section 31: UTF-8, dates as YYYY-MM-DD, `person_object` with two spaces of indent."""
    return json.dumps(person_object(data), ensure_ascii=False, indent=2) + "\n"


def person_object(data: PersonData) -> dict[str, Any]:
    """Keys: format, made_on; person (title, given, family, nickname, sex "male"/"female"/null, citizen_id 13 digits,
    no_id_reason, born, born_precision "day"/"month"/"year", phones, status, status_date, organisation, notes, reasons
    [{doubt, text}]); household, community and relation_to_head or null, moves [{moved_on, kind, from, to, note}];
    volunteering, awards, assessments (points of each item, total,
    group), health_notes, carers, cared_for, visits, care_matches, rounds, rounds_walked,
    visits_made, caring_for, training (hours attended and needed), activities (role, hours),
    certificates (number as printed,
    code, corrections), requests, merged (records of the same person that
    became this one), history [{at, who, command, note}], each a list.
    """
    return {
        "format": FORMAT,
        "made_on": data.made_on.isoformat(),
        "person": _person(data.resident),
        "household": _household(data.household),
        "community": data.community.name if data.community else None,
        "relation_to_head": data.relation.value if data.relation else None,
        "moves": [_move(one) for one in data.moves],
        "volunteering": [
            _volunteer(one, inviter) for one, inviter in zip(data.volunteering, data.invited_by, strict=True)
        ],
        "awards": [_award(one) for one in data.awards],
        "assessments": [_assessment(one) for one in data.assessments],
        "health_notes": [
            {"noted_on": _day(one.noted_on), "noted_by": one.noted_by, "text": one.text} for one in data.health_notes
        ],
        "carers": [
            {"name": one.full_name, "relation": one.relation.value, "phones": list(one.phones), "notes": one.notes}
            for one in data.carers
        ],
        "cared_for": [
            {"name": name, "relation": one.relation.value if one.relation else None, "notes": one.notes}
            for one, name in data.cared_for
        ],
        "visits": [_visit(one) for one in data.visits],
        "care_matches": [{"volunteer": one.volunteer, **_match(one)} for one in data.care_matches],
        "visits_made": [_visit_made(one) for one in data.visits_made],
        "caring_for": [{"elder": one.elder, **_match(one)} for one in data.caring_for],
        "rounds": [_round(*one) for one in data.rounds],
        "rounds_walked": [{"round": name, "households": count} for name, count in data.rounds_walked],
        "training": [_training(one) for one in data.trainings],
        "activities": [_activity(one) for one in data.activities],
        "certificates": [_certificate(one) for one in data.certificates],
        "requests": [_request(one) for one in data.requests],
        "merged": [_person(one) for one in data.merged],
        "history": _changes(data.history),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _person(resident: Resident) -> dict[str, Any]:
    return {
        "title": resident.title,
        "given": resident.given,
        "family": resident.family,
        "nickname": resident.nickname,
        "sex": resident.sex.value if resident.sex else None,
        "citizen_id": resident.citizen_id,
        "no_id_reason": resident.no_id_reason,
        "born": _day(resident.born.date) if resident.born else None,
        "born_precision": resident.born.precision.value if resident.born else None,
        "phones": list(resident.phones),
        "status": resident.status.value,
        "status_date": _day(resident.status_date),
        "organisation": resident.organisation,
        "notes": resident.notes,
        "reasons": [{"doubt": reason.doubt.value, "text": reason.text} for reason in resident.reasons],
    }


def _household(household: Household | None) -> dict[str, Any] | None:
    if household is None:
        return None
    return {"house": household.house, "moo": household.moo, "house_code": household.house_code}


def _move(one: MoveLine) -> dict[str, Any]:
    return {
        "moved_on": _day(one.moved_on),
        "kind": one.kind.value,
        "from": " ".join(filter(None, (one.from_house, one.from_community))),
        "to": " ".join(filter(None, (one.to_house, one.to_community))),
        "note": one.note,
    }


def _volunteer(one: Volunteer, inviter: str) -> dict[str, Any]:
    return {
        "kinds": [kind.value for kind in one.kinds],
        "started": _day(one.started),
        "ended": _day(one.ended),
        "end_reason": one.end_reason,
        "skills": one.skills,
        "invited_by": inviter,
        "notes": one.notes,
    }


def _award(one: Award) -> dict[str, Any]:
    return {
        "kind": one.kind.value if one.kind else None,
        "step": one.step,
        "given_on": _day(one.given_on),
        "notes": one.notes,
    }


def _assessment(one: Assessment) -> dict[str, Any]:
    points = {item.value: one.answers.get(item) for item in BarthelItem}
    return {
        "assessed_on": _day(one.assessed_on),
        "assessor": one.assessor,
        **points,
        "total": one.total,
        "group": one.group.value if one.group else None,
        "notes": one.notes,
    }


def _visit(one: VisitLine) -> dict[str, Any]:
    return {
        "planned_on": _day(one.planned_on),
        "done_on": _day(one.done_on),
        "service": one.service,
        "visitor": one.visitor,
        "outcome": one.outcome.value if one.outcome else None,
        "minutes": one.minutes,
        "notes": one.notes,
    }


def _visit_made(one: VisitLine) -> dict[str, Any]:
    """Whom a volunteer visited is another's data."""
    return {"day": _day(one.day), "done": one.done_on is not None, "service": one.service, "minutes": one.minutes}


def _match(one: MatchLine) -> dict[str, Any]:
    return {
        "service": one.service,
        "since": _day(one.since),
        "until": _day(one.until),
        "end_reason": one.end_reason,
        "notes": one.notes,
    }


def _round(name: str, visit: RoundVisit) -> dict[str, Any]:
    """What was found at the household of the person."""
    return {
        "round": name,
        "result": visit.result.value if visit.result else None,
        "reached_on": _day(visit.reached_on),
        "needs": visit.needs,
        **{check: getattr(visit, check).value if getattr(visit, check) else None for check in CHECK_FIELDS},
        "helped_on": _day(visit.helped_on),
        "notes": visit.notes,
    }


def _training(one: PersonTraining) -> dict[str, Any]:
    return {
        "course": one.training_class.course,
        "project": one.training_class.name,
        "run": one.training_class.run,
        "place": one.training_class.place,
        "first_day": _day(one.training_class.first_day),
        "last_day": _day(one.training_class.last_day),
        "half_days_attended": len(one.line.attended),
        "hours_attended": one.line.hours,
        "hours_needed": one.line.needed,
        "passed": one.line.has_passed,
    }


def _activity(one: PersonActivity) -> dict[str, Any]:
    return {
        "activity": one.name,
        "service": one.service,
        "held_on": _day(one.held_on),
        "role": one.line.role.value,
        "joined_on": _day(one.line.joined_on),
        "hours": one.line.hours,
        "notes": one.line.notes,
    }


def _certificate(one: Certificate) -> dict[str, Any]:
    return {
        "number": one.label,
        "kind": one.kind.value,
        "name": one.full_name,
        "course": one.text.course,
        "hours": one.text.hours,
        "issued_on": _day(one.issued_on),
        "status": one.status.value,
        "code": one.code,
        "ended_on": _day(one.ended_on),
        "end_reason": one.end_reason,
        "handed_over_on": _day(one.handed_over_on),
        "handed_to": one.handed_to,
        "corrections": [
            {"at": each.at, "who": each.by, "before": each.before, "after": each.after, "reason": each.reason}
            for each in one.corrections
        ],
    }


def _request(one: DataRequestLine) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "asked_by": one.asked_by,
        "received_on": _day(one.received_on),
        "answered_on": _day(one.answered_on),
        "outcome": one.outcome.value if one.outcome else None,
        "reason": one.reason,
        "notes": one.notes,
    }


def _changes(lines: Sequence[HistoryLine]) -> list[dict[str, Any]]:
    return [{"at": _moment(line.at), "who": line.who, "command": line.command, "note": line.note} for line in lines]


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
