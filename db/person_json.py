"""One person's data as the file that other programs read (section 31)."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from db.domain.activity_people import PersonActivity
from db.domain.assessments import Assessment
from db.domain.awards import Award
from db.domain.barthel import BarthelItem
from db.domain.care_matches import MatchLine
from db.domain.certificates import Certificate
from db.domain.data_requests import DataRequestLine
from db.domain.households import Household
from db.domain.moves import MoveLine
from db.domain.residents import Resident
from db.domain.round_results import CHECK_FIELDS, RoundVisit
from db.domain.training import PersonTraining
from db.domain.visits import VisitLine
from db.domain.volunteers import Volunteer
from db.history import HistoryLine
from db.person_data import PersonData

FORMAT: Final = "maesariang-desk/person-data/1"
"""What the JSON begins with; docs in `person_object`."""


def to_json(data: PersonData) -> str:
    """The file of section 31: UTF-8, dates as YYYY-MM-DD, `person_object` with two spaces of indent."""
    return json.dumps(person_object(data), ensure_ascii=False, indent=2) + "\n"


def person_object(data: PersonData) -> dict[str, Any]:
    """Keys: format, made_on; person (title, given, family, nickname, sex "male"/"female"/null, citizen_id 13 digits,
    no_id_reason, born, born_precision "day"/"month"/"year", phones, status, status_date, organisation, notes, reasons
    [{doubt, text}]); household, community and relation_to_head or null, moves [{moved_on, kind, from, to, note}];
    volunteering, awards, assessments (points of each item, total, group), health_notes, carers, cared_for, visits,
    care_matches, rounds, rounds_walked, visits_made, caring_for, training (hours attended and needed), activities
    (role, hours), certificates (number as printed, code, corrections), requests, merged (records of the same person
    that became this one), history [{at, who, command, note}], each a list.
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
