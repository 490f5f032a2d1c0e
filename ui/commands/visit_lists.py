"""Visits and who cares for whom on the command line: listed and printed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.domain.errors import DeskError
from db.domain.words import N_
from ui.commands.terminal import ProgressLine

if TYPE_CHECKING:
    from datetime import date

    from db.domain.care_matches import MatchLine
    from db.domain.visits import VisitLine
    from db.office import Office

Objects = list[dict[str, Any]]


def _visits(office: Office, everyone: bool) -> Objects:
    """Every visit, planned and done, by its day."""
    from db.domain.visits import VisitFilter
    from db.visit_lists import visit_listing

    listing, today = visit_listing(office, VisitFilter()), office.today()
    return [_visit_object(line, today) for line in listing.page(0, listing.total)]


def _visit_object(line: VisitLine, today: date) -> dict[str, Any]:
    """`outcome` and `done_on` are null while it is still to do; `whom` of a visit to a whole household."""
    return {
        "id": line.id,
        "day": line.day.isoformat(),
        "planned_on": line.planned_on.isoformat() if line.planned_on else None,
        "done_on": line.done_on.isoformat() if line.done_on else None,
        "state": line.state(today).value,
        "resident_id": line.resident_id,
        "household_id": line.household_id,
        "whom": line.whom or None,
        "house": line.house,
        "community": line.community,
        "service": line.service,
        "volunteer_id": line.volunteer_id,
        "visitor": line.visitor,
        "outcome": line.outcome.value if line.outcome else None,
        "minutes": line.minutes,
        "notes": line.notes,
    }


def _matches(office: Office, everyone: bool) -> Objects:
    from db.care_matches import all_matches

    return [_match_object(line) for line in all_matches(office, everyone)]


def _match_object(line: MatchLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "resident_id": line.resident_id,
        "elder": line.elder,
        "house": line.house,
        "community": line.community,
        "volunteer_id": line.volunteer_id,
        "volunteer": line.volunteer,
        "phones": list(line.phones),
        "service": line.service,
        "since": line.since.isoformat(),
        "until": line.until.isoformat() if line.until else None,
        "end_reason": line.end_reason,
        "training": line.schooling.value,
        "training_until": line.valid_until.isoformat() if line.valid_until else None,
        "warnings": [warning.value for warning in line.warnings],
        "notes": line.notes,
    }


def print_roster(
    office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine, community_id: int | None
) -> None:
    """Visits, whole or of a fiscal year, or who cares for whom; by community if asked for."""
    from db.domain.visits import VisitFilter
    from printing.care_matches import write_match_list
    from printing.visits import write_visit_list
    from ui.papers import paper_for
    from ui.visit_papers import match_list, visit_list

    if args.columns:
        raise DeskError(N_("{option} can not be chosen for this roster."), option="--columns")
    paper, by_community = paper_for(office, office.who), args.group == "community"
    if args.kind == "visits":
        chosen = VisitFilter(community_id=community_id, year=args.year)
        write_visit_list(visit_list(office, chosen, by_community), target, paper, progress)
        return
    if args.year:
        raise DeskError(N_("{option} can not be chosen for this roster."), option="--year")
    write_match_list(match_list(office, community_id, by_community), target, paper, progress)


ROSTERS: Final = ("visits", "matches")
LISTS: Final[dict[str, Callable[[Office, bool], Objects]]] = {"visits": _visits, "matches": _matches}
SHOWN: Final = {
    "visits": ("id", "day", "state", "whom", "house", "community", "service", "visitor", "outcome", "minutes"),
    "matches": ("id", "elder", "community", "volunteer", "service", "since", "training", "training_until", "warnings"),
}
