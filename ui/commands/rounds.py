"""Outreach rounds on the command line: listed with their coverage, walking lists and needs printed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.domain.errors import NotFound
from db.domain.words import N_
from ui.commands import arguments
from ui.commands.terminal import ProgressLine
from ui.language import _

if TYPE_CHECKING:
    from db.domain.rounds import Coverage
    from db.office import Office

SHOWN = ("id", "name", "kind", "starts", "ends", "households", "shared", "reached", "nobody", "left", "open_needs")


def add_papers(kinds: Any, common: argparse.ArgumentParser) -> None:
    """What can be typed after `print` about outreach rounds."""
    walks = kinds.add_parser("walking-list", parents=[common], help=_("the walking lists of an outreach round"))
    walks.add_argument("--community", default="", metavar="NAME", help=_("only this community"))
    walks.add_argument("--left", action="store_true", help=_("only where somebody still has to go"))
    needs = kinds.add_parser("needs", parents=[common], help=_("who of an outreach round needs what today"))
    for each in (walks, needs):
        each.add_argument("--round", type=arguments.count, required=True, metavar="ID", help=_("the outreach round"))
        each.add_argument("file", type=arguments.pdf, metavar="FILE.pdf")


def round_objects(office: Office, everyone: bool) -> list[dict[str, Any]]:
    """The latest first; `communities` has the figures of each, null for households without one."""
    from db.rounds import coverage_by_community, round_lines

    return [
        {
            "id": line.id,
            "name": line.name,
            "kind": line.kind.value,
            "starts": line.starts.isoformat(),
            "ends": line.ends.isoformat() if line.ends else None,
            "notes": line.notes,
            **_figures(line.coverage),
            "communities": [
                {"community": each.name or None, **_figures(each.coverage)}
                for each in coverage_by_community(office, line.id)
            ],
        }
        for line in round_lines(office)
    ]


def _figures(coverage: Coverage) -> dict[str, int]:
    return {
        "households": coverage.households,
        "shared": coverage.shared,
        "reached": coverage.reached,
        "needs": coverage.needs,
        "open_needs": coverage.open_needs,
        "nobody": coverage.nobody,
        "refused": coverage.refused,
        "left": coverage.left,
        "percent": coverage.percent,
    }


def print_walking_list(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """All walks of a round, or a community's, or only where somebody still has to go."""
    from db.domain.round_results import HouseFilter, HouseState
    from printing.rounds import write_walking_list
    from ui.commands.papers import community_named_by
    from ui.papers import paper_for
    from ui.round_papers import walking_list

    _known_round(office, args.round)
    chosen = HouseFilter(
        community_id=community_named_by(office, args.community), state=HouseState.LEFT if args.left else None
    )
    write_walking_list(walking_list(office, args.round, chosen), target, paper_for(office, office.who), progress)


def print_needs(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """Who of a round waits for help today."""
    from printing.rounds import write_needs_list
    from ui.papers import paper_for
    from ui.round_papers import needs_list

    _known_round(office, args.round)
    write_needs_list(needs_list(office, args.round), target, paper_for(office, office.who), progress)


def _known_round(office: Office, round_id: int) -> None:
    from db.rounds import round_lines

    if round_id not in {line.id for line in round_lines(office)}:
        raise NotFound(N_("There is no outreach round with the id {id}."), id=round_id)
