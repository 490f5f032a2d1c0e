"""The commands that print papers of volunteering, and what can be typed for them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.domain.errors import DeskError
from db.domain.words import N_
from ui.commands import arguments
from ui.commands.terminal import ProgressLine
from ui.language import _

if TYPE_CHECKING:
    from db.office import Office

Print = Callable[["Office", argparse.Namespace, Path, ProgressLine], None]
NOBODY: Final = N_("Nobody is in this list, so there is nothing to print.")


def add_papers(kinds: Any, common: argparse.ArgumentParser) -> None:
    """`print badges`, `referral-tree`, `volunteer-hours`, `awards`, `recruits` and `volunteer-ages`."""
    badges = kinds.add_parser("badges", parents=[common], help=_("name badges of volunteers"))
    badges.add_argument("--community", default="", metavar="NAME", help=_("only this community"))
    badges.add_argument("--event", default="", metavar="TEXT", help=_("what they are worn at"))
    tree = kinds.add_parser("referral-tree", parents=[common], help=_("who invited whom, as a picture"))
    hours = kinds.add_parser("volunteer-hours", parents=[common], help=_("hours of volunteers and their value"))
    awards = kinds.add_parser("awards", parents=[common], help=_("awards that are due to volunteers"))
    recruits = kinds.add_parser("recruits", parents=[common], help=_("new volunteers by month and inviter"))
    ages = kinds.add_parser("volunteer-ages", parents=[common], help=_("volunteers by age and community"))
    for each in (hours, recruits):
        each.add_argument("--year", type=arguments.year, metavar="2569", help=_("only this fiscal year, B.E."))
    for each in (badges, tree, hours, awards, recruits, ages):
        each.add_argument("file", type=arguments.pdf, metavar="FILE.pdf")


def _badges(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from db.volunteers import VolunteerFilter
    from printing.badges import write_name_badges
    from ui.commands.papers import community_named_by
    from ui.papers import paper_for
    from ui.volunteering_papers import volunteer_badges

    chosen = VolunteerFilter(community_id=community_named_by(office, args.community))
    badges = volunteer_badges(office, chosen, args.event)
    if not badges.badges:
        raise DeskError(NOBODY)
    write_name_badges(badges, target, paper_for(office, office.who), progress)


def _tree(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.referral_tree import write_referral_tree
    from ui.papers import paper_for
    from ui.volunteering_papers import referral_tree

    tree = referral_tree(office)
    if not tree.forest.people:
        raise DeskError(NOBODY)
    write_referral_tree(tree, target, paper_for(office, office.who), progress)


def _hours(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.volunteer_hours import write_hours_list
    from ui.papers import paper_for
    from ui.volunteering_papers import hours_list

    write_hours_list(hours_list(office, args.year), target, paper_for(office, office.who), progress)


def _awards(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.volunteering import write_awards_list
    from ui.papers import paper_for
    from ui.volunteering_papers import awards_list

    write_awards_list(awards_list(office), target, paper_for(office, office.who), progress)


def _recruits(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.volunteering import write_recruits_list
    from ui.papers import paper_for
    from ui.volunteering_papers import recruits_list

    paper = paper_for(office, office.who)
    write_recruits_list(recruits_list(office, args.year, paper), target, paper, progress)


def _ages(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    from printing.volunteering import write_bands_list
    from ui.papers import paper_for
    from ui.volunteering_papers import bands_list

    write_bands_list(bands_list(office), target, paper_for(office, office.who), progress)


PRINTS: Final[dict[str, Print]] = {
    "badges": _badges,
    "referral-tree": _tree,
    "volunteer-hours": _hours,
    "awards": _awards,
    "recruits": _recruits,
    "volunteer-ages": _ages,
}
