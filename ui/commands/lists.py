"""The commands that show records: list and search, as text or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.commands import (
    elder_lists,
    mending,
    place_lists,
    results,
    rounds,
    service_lists,
    visit_lists,
    volunteering_lists,
)
from ui.commands.offices import opened
from ui.commands.terminal import say_json, say_table

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from db.domain.certificates import Certificate
    from db.domain.partners import PartnerLine
    from db.domain.residents import ResidentLine
    from db.domain.training import ClassLine
    from db.domain.volunteers import VolunteerLine
    from db.office import Office

Objects = list[dict[str, Any]]


def run_list(args: argparse.Namespace, folder: Path) -> int:
    """All records of a subject."""
    with opened(folder) as office:
        objects = LISTS[args.kind](office, args.all)
        _mask(office, objects, args.kind, args.json)
    _say(objects, SHOWN[args.kind], args.json)
    return 0


def run_search(args: argparse.Namespace, folder: Path) -> int:
    """Who is found; nobody is no failure."""
    from db.search import search

    with opened(folder) as office:
        objects = [resident_object(line) for line in search(office, args.text, args.limit)]
        _mask(office, objects, "residents", args.json)
    _say(objects, SHOWN["residents"], args.json)
    return 0


def _mask(office: Office, objects: Objects, subject: str, as_json: bool) -> None:
    """JSON has whole citizen IDs for who may see them, which is written down; everything else the last digits."""
    from db.citizen_ids import reveal_many
    from db.domain.citizen_id import mask_citizen_id
    from db.domain.permissions import REVEAL

    with_id = [each for each in objects if each.get("citizen_id")]
    if as_json and office.may(REVEAL):
        if with_id:
            reveal_many(office, subject, f"json: {len(with_id)}")
        return
    for each in with_id:
        each["citizen_id"] = mask_citizen_id(each["citizen_id"])


def _say(objects: Objects, shown: Sequence[str], as_json: bool) -> None:
    if as_json:
        say_json(objects)
        return
    say_table(shown, ([_text(each[key]) for key in shown] for each in objects))


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _person(line: ResidentLine | VolunteerLine) -> dict[str, Any]:
    """What residents and volunteers have in common."""
    return {
        "citizen_id": line.citizen_id,
        "title": line.title,
        "given": line.given,
        "family": line.family,
        "nickname": line.nickname,
        "sex": line.sex.value if line.sex else "",
        "born": line.born.date.isoformat() if line.born else None,
        "born_precision": line.born.precision.value if line.born else None,
        "house": line.house,
        "community": line.community,
        "phone": line.phones[0] if line.phones else "",
        "phones": list(line.phones),
        "status": line.status.value,
        "organisation": line.organisation,
        "notes": line.notes,
    }


def resident_object(line: ResidentLine) -> dict[str, Any]:
    """A resident as JSON has it; dates in ISO form, phones digits only."""
    return {
        "id": line.id,
        **_person(line),
        "moo": line.moo,
        "status_date": line.status_date.isoformat() if line.status_date else None,
        "volunteer": line.is_volunteer,
    }


def _residents(office: Office, everyone: bool) -> Objects:
    from db.domain.residents import Residency
    from db.resident_lists import ResidentFilter, resident_listing

    listing = resident_listing(office, ResidentFilter(status=None if everyone else Residency.LIVING))
    return [resident_object(line) for line in listing.page(0, listing.total)]


def _volunteers(office: Office, everyone: bool) -> Objects:
    from db.volunteers import VolunteerFilter, volunteer_listing

    listing = volunteer_listing(office, VolunteerFilter(active=None if everyone else True))
    return [
        {
            "id": line.id,
            "resident_id": line.resident_id,
            **_person(line),
            "kinds": [kind.value for kind in line.kinds],
            "started": line.started.isoformat() if line.started else None,
            "ended": line.ended.isoformat() if line.ended else None,
            "skills": line.skills,
            "invited_by": line.invited_by or None,
            "invited_by_id": line.invited_by_id,
        }
        for line in listing.page(0, listing.total)
    ]


def _class_object(office: Office, line: ClassLine) -> dict[str, Any]:
    """`half_days` are those that people attended, together; `sessions` those that were held."""
    from db.enrolments import enrolment_lines

    return {
        "id": line.id,
        "course": line.course,
        "name": line.name,
        "run": line.run,
        "place": line.place,
        "first_day": line.first_day.isoformat() if line.first_day else None,
        "last_day": line.last_day.isoformat() if line.last_day else None,
        "sessions": line.half_days,
        "hours": line.hours,
        "enrolled": line.enrolled,
        "half_days": sum(len(each.attended) for each in enrolment_lines(office, line.id)),
        "passed": line.passed,
        "certificates": line.certificates,
        "closed_on": line.closed_on.isoformat() if line.closed_on else None,
    }


def _classes(office: Office, everyone: bool) -> Objects:
    from db.class_lines import class_lines

    return [_class_object(office, line) for line in class_lines(office)]


def _certificate_object(line: Certificate) -> dict[str, Any]:
    return {
        "id": line.id,
        "number": line.label,
        "name": line.full_name,
        "title": line.title,
        "given": line.given,
        "family": line.family,
        "course": line.text.course,
        "kind": line.kind.value,
        "issued": line.issued_on.isoformat(),
        "status": line.status.value,
        "code": line.code,
        "class_id": line.class_id,
        "resident_id": line.resident_id,
        "replaces": line.replaces or None,
        "replaced_by": line.replaced_by or None,
        "handed_over": line.handed_over_on.isoformat() if line.handed_over_on else None,
    }


def _certificates(office: Office, everyone: bool) -> Objects:
    from db.certificates import certificate_listing

    listing = certificate_listing(office)
    return [_certificate_object(line) for line in listing.page(0, listing.total)]


def _baht(money: Decimal | None) -> float | None:
    """Whole baht as a whole number."""
    if money is None:
        return None
    return int(money) if money == int(money) else float(money)


def _partner_object(line: PartnerLine) -> dict[str, Any]:
    """Money in baht; `value` None: nobody valued it. `paid` is by the municipality."""

    def day(when: date | None) -> str | None:
        return when.isoformat() if when else None

    people = [{"name": each.name, "position": each.position, "phones": list(each.phones)} for each in line.people]
    contributions = [
        {
            "given_on": day(each.given_on),
            "year": each.year,
            "kind": each.kind.value if each.kind else "",
            "what": each.what,
            "value": _baht(each.value),
            "paid": _baht(each.paid),
        }
        for each in line.contributions
    ]
    return {
        "id": line.id,
        "name": line.name,
        "kind": line.kind.value,
        "scope": line.scope.value,
        "address": line.address,
        "since": day(line.since),
        "agreement_start": day(line.agreement_start),
        "agreement_end": day(line.agreement_end),
        "agreement": line.agreement,
        "notes": line.notes,
        "people": people,
        "last_contact": day(line.last_contact),
        "next_due": day(line.next_due),
        "contributions": contributions,
        "value": _baht(line.value),
        "paid": _baht(line.paid),
    }


def _partners(office: Office, everyone: bool) -> Objects:
    from db.partners import partner_lines

    return [_partner_object(line) for line in partner_lines(office)]


LISTS: dict[str, Callable[[Office, bool], Objects]] = {
    "residents": _residents,
    "volunteers": _volunteers,
    "elders": elder_lists.elder_objects,
    "households": place_lists.household_objects,
    "communities": place_lists.community_objects,
    "moves": place_lists.move_objects,
    **visit_lists.LISTS,
    "classes": _classes,
    "certificates": _certificates,
    "partners": _partners,
    "rounds": rounds.round_objects,
    **service_lists.LISTS,
    **volunteering_lists.LISTS,
    **results.LISTS,
    **mending.LISTS,
}
SHOWN = {
    "residents": (
        "id", "citizen_id", "title", "given", "family", "sex", "born", "house", "community", "phone", "status",
    ),
    "volunteers": ("id", "title", "given", "family", "kinds", "community", "phone", "started", "invited_by"),
    "elders": elder_lists.SHOWN,
    "rounds": rounds.SHOWN,
    **place_lists.SHOWN,
    **visit_lists.SHOWN,
    "classes": ("id", "course", "run", "first_day", "last_day", "sessions", "enrolled", "half_days", "passed"),
    "certificates": ("id", "number", "name", "course", "issued", "status", "class_id"),
    "partners": ("id", "name", "kind", "scope", "since", "agreement_end", "next_due", "value", "paid"),
    **service_lists.SHOWN,
    **volunteering_lists.SHOWN,
    **results.SHOWN,
    **mending.SHOWN,
}  # fmt: skip
"""The columns of the plain text: keys of the objects, the same in every language, as scripts read them."""
