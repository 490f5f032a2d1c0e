"""The commands that print activities, services and goals."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError, NotFound
from db.domain.words import N_
from ui.commands.terminal import ProgressLine

if TYPE_CHECKING:
    from db.office import Office


def print_activity(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """One activity with its photographs and who took part."""
    from printing.activity_report import write_activity_report
    from ui.papers import paper_for
    from ui.service_papers import activity_report

    try:
        report = activity_report(office, args.activity_id)
    except NotFound:
        raise NotFound(N_("There is no activity with the id {id}."), id=args.activity_id) from None
    write_activity_report(report, target, paper_for(office, office.who), progress)


def print_roster(
    office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine, community_id: int | None
) -> None:
    """Activities, services or goals, whole or of a fiscal year: the other choices of rosters are about residents."""
    from printing.activities import write_activity_roster
    from printing.services import write_goal_roster, write_service_roster
    from ui.papers import paper_for
    from ui.service_papers import activity_roster, goal_roster, service_roster

    for option, value in (("--columns", args.columns), ("--group", args.group)):
        if value:
            raise DeskError(N_("{option} can not be chosen for this roster."), option=option)
    if args.community and args.kind != "activities":
        raise DeskError(N_("{option} can not be chosen for this roster."), option="--community")
    paper = paper_for(office, office.who)
    if args.kind == "services":
        write_service_roster(service_roster(office, args.year), target, paper, progress)
    elif args.kind == "goals":
        write_goal_roster(goal_roster(office, args.year), target, paper, progress)
    else:
        from db.activity_lists import ActivityFilter

        chosen = ActivityFilter(year=args.year, community_id=community_id)
        write_activity_roster(activity_roster(office, chosen), target, paper, progress)


ROSTERS: Final = ("activities", "services", "goals")
PRINTS: Final[dict[str, Callable[[Office, argparse.Namespace, Path, ProgressLine], None]]] = {
    "activity": print_activity,
}
