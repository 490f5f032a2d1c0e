"""Papers of an outreach round laid over a page: the walking lists as a list is filtered, and who needs what today."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.domain.round_results import HouseFilter, HouseState
from db.round_households import round_house_listing
from ui import dialogs
from ui.language import _
from ui.preview import show_paper
from ui.round_papers import needs_list, walking_list

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from printing.paper import Paper
    from ui.desk import Desk


def print_walking_list(screen: tkinter.Misc, desk: Desk, round_id: int, filter: HouseFilter) -> None:
    """For each who goes, the households that pass the filter."""
    title = _("Walking list")
    if not round_house_listing(desk.office, round_id, filter).total:
        dialogs.show_message(screen, _("No household is in this list, so there is nothing to print."), title)
        return

    def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        from printing.rounds import write_walking_list

        write_walking_list(walking_list(desk.office, round_id, filter), target, paper, progress)

    show_paper(screen, desk, title, title, make, kind="roster")


def print_needs(screen: tkinter.Misc, desk: Desk, round_id: int) -> None:
    """Who waits for help today."""
    title = _("Who needs what")
    if not round_house_listing(desk.office, round_id, HouseFilter(state=HouseState.WAITING)).total:
        dialogs.show_message(screen, _("Nobody of this round waits for help."), title)
        return

    def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
        from printing.rounds import write_needs_list

        write_needs_list(needs_list(desk.office, round_id), target, paper, progress)

    show_paper(screen, desk, title, title, make, kind="roster")
