"""Before a roster is printed: how citizen IDs are shown and whether each community has pages of its own."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from db.domain.choices import Choice
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_
from ui import dialogs, papers
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.preview import show_paper

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.resident_lists import ResidentFilter
    from db.volunteers import VolunteerFilter
    from printing.paper import Paper
    from printing.rosters import Ids
    from ui.desk import Desk

MakeRoster = Callable[["Ids", bool], Any]
WriteRoster = Callable[[Any, Path, "Paper", "Progress"], object]


class ShownIds(Choice):
    """How citizen IDs stand on a roster; the values are those of `printing.rosters.Ids`."""

    MASKED = "masked", N_("The last digits only")
    FULL = "full", N_("In full")
    NONE = "none", N_("Not at all")


@dataclass(frozen=True, kw_only=True)
class RosterWishes:
    """What is asked before a roster is made."""

    ids: ShownIds = ShownIds.MASKED
    by_community: bool = False


FORM: Final = Form(
    RosterWishes,
    (
        Field(
            "ids",
            N_("Citizen IDs"),
            Kind.CHOICE,
            required=True,
            choices=ShownIds,
            width=22,
            help=N_("In full only where the purpose needs it; such a list is to be kept locked away."),
        ),
        Field("by_community", N_("Each community on pages of its own"), Kind.YES_NO),
    ),
)


def print_residents(screen: tkinter.Misc, desk: Desk, filter: ResidentFilter) -> None:
    """Ask, then lay the roster of who passes the filter over `screen`."""
    from db.resident_lists import resident_listing
    from printing.residents import write_resident_roster

    def roster(ids: Ids, by_community: bool) -> object:
        return papers.resident_roster(desk.office, filter, ids, by_community)

    total = resident_listing(desk.office, filter).total
    _print(screen, desk, _("Residents' roster"), total, roster, write_resident_roster)


def print_volunteers(screen: tkinter.Misc, desk: Desk, filter: VolunteerFilter) -> None:
    """Ask, then lay the roster of who passes the filter over `screen`."""
    from db.volunteers import volunteer_listing
    from printing.volunteers import write_volunteer_roster

    def roster(ids: Ids, by_community: bool) -> object:
        return papers.volunteer_roster(desk.office, filter, ids, by_community)

    total = volunteer_listing(desk.office, filter).total
    _print(screen, desk, _("Volunteers' roster"), total, roster, write_volunteer_roster)


def _print(
    screen: tkinter.Misc, desk: Desk, title: str, total: int, roster: MakeRoster, write: WriteRoster
) -> None:
    if not total:
        dialogs.show_message(screen, _("Nobody is in this list, so there is nothing to print."), title)
        return
    wishes = _ask(screen, desk, title, total)
    if wishes is None:
        return
    ids = cast("Ids", wishes.ids.value)

    def make(path: Path, paper: Paper, progress: Progress) -> None:
        write(roster(ids, wishes.by_community), path, paper, progress)

    show_paper(screen, desk, title, title, make, kind="roster")


def _ask(screen: tkinter.Misc, desk: Desk, title: str, total: int) -> RosterWishes | None:
    text = ngettext(
        "The list as it is filtered now: {count} person.", "The list as it is filtered now: {count} people.", total
    ).format(count=f"{total:,}")
    return ask_form(
        screen, title, FORM, RosterWishes(), desk.today(), lambda _wishes: None, yes=_("Make the roster"), text=text
    )
