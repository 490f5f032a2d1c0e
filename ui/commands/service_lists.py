"""Services, goals and activities as the command line shows them: text columns, and objects for JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from db.domain.activities import ActivityLine
    from db.domain.activity_people import ParticipantLine
    from db.office import Office

Objects = list[dict[str, Any]]


def _services(office: Office, everyone: bool) -> Objects:
    """With what was done in this fiscal year; `nobody` where no volunteer worked in it."""
    from db.domain.fiscal_year import fiscal_year
    from db.services import service_lines

    return [
        {
            "id": line.id,
            "name": line.name,
            "kind": line.kind.value,
            "course": line.course or None,
            "year": fiscal_year(office.today()),
            "volunteers": line.volunteers,
            "nobody": line.has_nobody,
            "activities": line.activities,
            "served": line.served,
            "visits": line.visits,
            "notes": line.notes,
        }
        for line in service_lines(office)
    ]


def _goals(office: Office, everyone: bool) -> Objects:
    """`reached` null where the office has not counted it yet."""
    from db.goals import goal_lines

    return [
        {
            "id": line.id,
            "year": line.year,
            "name": line.name,
            "indicator": line.indicator,
            "measure": line.measure.value,
            "service": line.service or None,
            "target": line.target,
            "reached": line.reached,
            "percent": line.percent,
            "activities": line.activities,
            "notes": line.notes,
        }
        for line in goal_lines(office)
    ]


def _activities(office: Office, everyone: bool) -> Objects:
    from db.activity_lists import activity_listing
    from db.activity_people import participants_of

    listing = activity_listing(office)
    return [
        {**_activity_object(line), "state": line.state(office.today()).value}
        | {"participants": [_participant_object(one) for one in participants_of(office, line.id)]}
        for line in listing.page(0, listing.total)
    ]


def _activity_object(line: ActivityLine) -> dict[str, Any]:
    """`budget` in baht, null where nobody wrote it down; `hours` are those of volunteers."""
    return {
        "id": line.id,
        "year": line.year,
        "held_on": line.held_on.isoformat(),
        "ended_on": line.ended_on.isoformat() if line.ended_on else None,
        "name": line.name,
        "service": line.service,
        "kind": line.kind.value,
        "goal": line.goal or None,
        "place": line.place,
        "community": line.community or None,
        "partner": line.partner or None,
        "budget": None if line.budget is None else float(line.budget),
        "budget_source": line.budget_source,
        "served": line.served,
        "staff": line.staff,
        "volunteers": line.volunteers,
        "public": line.public,
        "people": line.people,
        "hours": line.hours,
        "photographs": line.photographs,
        "result": line.result,
        "notes": line.notes,
    }


def _participant_object(line: ParticipantLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "resident_id": line.resident_id,
        "name": line.full_name,
        "role": line.role.value,
        "joined_on": line.joined_on.isoformat() if line.joined_on else None,
        "after_id": line.after_id,
        "hours": line.hours,
    }


LISTS: Final[dict[str, Callable[[Office, bool], Objects]]] = {
    "services": _services,
    "goals": _goals,
    "activities": _activities,
}
SHOWN: Final = {
    "services": ("id", "name", "kind", "course", "volunteers", "activities", "served", "visits"),
    "goals": ("id", "year", "name", "measure", "target", "reached", "percent"),
    "activities": ("id", "held_on", "name", "service", "community", "served", "people", "hours", "budget", "state"),
}
