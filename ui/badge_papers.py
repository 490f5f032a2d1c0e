"""Before name badges are printed: what they are worn at is asked, and their sheets are laid over the page."""

from __future__ import annotations

import tkinter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from db.domain.forms import Field, Form
from db.domain.words import N_
from db.volunteers import VolunteerFilter, volunteer_listing
from ui import dialogs
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.preview import show_paper
from ui.volunteering_papers import volunteer_badges

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from printing.paper import Paper
    from ui.desk import Desk

FIRST_SHEET, AT_ONCE = 10, 50
"""Badges that the first sheet needs, and how many are made before one would wait."""


@dataclass(frozen=True, kw_only=True)
class BadgeWishes:
    """What is asked before badges are made."""

    event: str = ""


FORM: Final = Form(
    BadgeWishes,
    (Field("event", N_("Worn at"), width=40, help=N_("An event or a project; empty: for every day.")),),
)


def print_badges(screen: tkinter.Misc, desk: Desk, filter: VolunteerFilter) -> None:
    """Ask what for, then lay the badges of who passes the filter over `screen`."""
    title = _("Name badges")
    total = volunteer_listing(desk.office, filter).total
    if not total:
        dialogs.show_message(screen, _("Nobody is in this list, so there is nothing to print."), title)
        return
    text = ngettext(
        "The list as it is filtered now: {count} person.", "The list as it is filtered now: {count} people.", total
    ).format(count=f"{total:,}")
    wishes = ask_form(
        screen, title, FORM, BadgeWishes(), desk.today(), lambda _wishes: None, yes=_("Make the badges"), text=text
    )
    if wishes is None:
        return
    event = wishes.event

    def make(path: Path, paper: Paper, progress: Progress) -> None:
        from printing.badges import write_name_badges

        write_name_badges(volunteer_badges(desk.office, filter, event), path, paper, progress)

    def begin(target: BinaryIO, paper: Paper, progress: Progress) -> None:
        from printing.badges import write_name_badges

        write_name_badges(volunteer_badges(desk.office, filter, event, FIRST_SHEET), target, paper, progress)

    show_paper(screen, desk, title, title, make, kind="badges", begin=begin if total > AT_ONCE else None)
