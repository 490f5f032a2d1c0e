"""Before a roster is printed: how citizen IDs are shown and whether each community has pages of its own."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from db.citizen_ids import reveal_many
from db.domain.choices import Choice
from db.domain.errors import DeskError
from db.domain.forms import Field, Form, Kind
from db.domain.permissions import ADL, REVEAL
from db.domain.words import N_
from ui import dialogs, roster_papers
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.preview import show_paper

if TYPE_CHECKING:
    from db.domain.elders import ElderFilter
    from db.domain.errors import Progress
    from db.office import Office
    from db.resident_lists import ResidentFilter
    from db.volunteers import VolunteerFilter
    from printing.paper import Paper
    from printing.rosters import Ids
    from ui.desk import Desk

MakeRoster = Callable[["Ids", bool, tuple[str, ...], int | None], Any]
"""The roster, or as much of it as so many people are."""
WriteRoster = Callable[[Any, Path | BinaryIO, "Paper", "Progress"], object]

FIRST_PAGE: Final = 80
"""People that fill more than a page, however few columns a roster has."""
AT_ONCE: Final = 300
"""A roster of so many is made before one would wait."""


class ShownIds(Choice):
    """How citizen IDs stand on a roster; the values are those of `printing.rosters.Ids`."""

    MASKED = "masked", N_("The last digits only")
    FULL = "full", N_("In full")
    NONE = "none", N_("Not at all")


class HiddenIds(Choice):
    """The same for those who may not see whole citizen IDs."""

    MASKED = ShownIds.MASKED.value, ShownIds.MASKED.label
    NONE = ShownIds.NONE.value, ShownIds.NONE.label


class ResidentColumn(Choice):
    """What stands beside the name; the values are the columns' names in `printing.residents`."""

    SEX = "sex", N_("Sex")
    BORN = "born", N_("Born")
    AGE = "age", N_("Age")
    HOUSE = "house", N_("House")
    COMMUNITY = "community", N_("Community")
    PHONES = "phones", N_("Phone")
    NOTE = "note", N_("Notes")


class VolunteerColumn(Choice):
    """What stands beside the name; the values are the columns' names in `printing.volunteers`."""

    AGE = "age", N_("Age")
    KINDS = "kinds", N_("Kinds")
    COMMUNITY = "community", N_("Community")
    PHONES = "phones", N_("Phone")
    STARTED = "started", N_("Started on")
    INVITED_BY = "invited_by", N_("Invited by")
    NOTE = "note", N_("Notes")


class ElderColumn(Choice):
    """What stands beside the name; the values are the columns' names in `printing.elders`."""

    SEX = "sex", N_("Sex")
    BORN = "born", N_("Born")
    AGE = "age", N_("Age")
    HOUSE = "house", N_("House")
    COMMUNITY = "community", N_("Community")
    PHONES = "phones", N_("Phone")
    ADL = "adl", N_("ADL")
    ALLOWANCE = "allowance", N_("Allowance")
    CARER = "carer", N_("Carer")
    VOLUNTEER = "volunteer", N_("Volunteer responsible")
    LAST_VISIT = "last_visit", N_("Last visit")
    NOTE = "note", N_("Notes")


class ElderColumnHidden(Choice):
    """The same for those who may not see how elders get about."""

    SEX = "sex", N_("Sex")
    BORN = "born", N_("Born")
    AGE = "age", N_("Age")
    HOUSE = "house", N_("House")
    COMMUNITY = "community", N_("Community")
    PHONES = "phones", N_("Phone")
    ALLOWANCE = "allowance", N_("Allowance")
    CARER = "carer", N_("Carer")
    VOLUNTEER = "volunteer", N_("Volunteer responsible")
    LAST_VISIT = "last_visit", N_("Last visit")
    NOTE = "note", N_("Notes")


@dataclass(frozen=True, kw_only=True)
class RosterWishes:
    """What is asked before a roster is made."""

    ids: ShownIds = ShownIds.MASKED
    by_community: bool = False
    columns: tuple[StrEnum, ...] = ()


FIELDS: Final = (
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
)
FORMS: Final[dict[type[StrEnum], Form[RosterWishes]]] = {
    columns: Form(
        RosterWishes, (*FIELDS, Field("columns", N_("Columns"), Kind.CHOICES, required=True, choices=columns))
    )
    for columns in (ResidentColumn, VolunteerColumn, ElderColumn, ElderColumnHidden)
}


def form_for(office: Office, columns: type[StrEnum]) -> Form[RosterWishes]:
    """What is asked of whoever is signed in."""
    form = FORMS[columns]
    if office.may(REVEAL):
        return form
    ids, *others = form.fields
    return replace(form, fields=(replace(ids, choices=HiddenIds, help=""), *others))


def print_residents(screen: tkinter.Misc, desk: Desk, filter: ResidentFilter) -> None:
    """Ask, then lay the roster of who passes the filter over `screen`."""
    from db.resident_lists import resident_listing
    from printing.residents import write_resident_roster

    def roster(ids: Ids, by_community: bool, columns: tuple[str, ...], most: int | None) -> object:
        return roster_papers.resident_roster(desk.office, filter, ids, by_community, columns, most)

    total = resident_listing(desk.office, filter).total
    _print(screen, desk, _("Residents' roster"), total, ResidentColumn, roster, write_resident_roster)


def print_volunteers(screen: tkinter.Misc, desk: Desk, filter: VolunteerFilter) -> None:
    """Ask, then lay the roster of who passes the filter over `screen`."""
    from db.volunteers import volunteer_listing
    from printing.volunteers import write_volunteer_roster

    def roster(ids: Ids, by_community: bool, columns: tuple[str, ...], most: int | None) -> object:
        return roster_papers.volunteer_roster(desk.office, filter, ids, by_community, columns, most)

    total = volunteer_listing(desk.office, filter).total
    _print(screen, desk, _("Volunteers' roster"), total, VolunteerColumn, roster, write_volunteer_roster)


def print_elders(screen: tkinter.Misc, desk: Desk, filter: ElderFilter) -> None:
    """Ask, then lay the roster of the elders who pass the filter over `screen`."""
    from db.elders import elder_listing
    from printing.elders import write_elder_roster

    def roster(ids: Ids, by_community: bool, columns: tuple[str, ...], most: int | None) -> object:
        return roster_papers.elder_roster(desk.office, filter, ids, by_community, columns, most)

    total = elder_listing(desk.office, filter).total
    columns = ElderColumn if desk.office.may(ADL) else ElderColumnHidden
    _print(screen, desk, _("Elders' roster"), total, columns, roster, write_elder_roster)


def _print(
    screen: tkinter.Misc,
    desk: Desk,
    title: str,
    total: int,
    columns: type[StrEnum],
    roster: MakeRoster,
    write: WriteRoster,
) -> None:
    if not total:
        dialogs.show_message(screen, _("Nobody is in this list, so there is nothing to print."), title)
        return
    wishes = _ask(screen, desk, title, total, columns)
    if wishes is None:
        return
    if wishes.ids is ShownIds.FULL:
        try:
            reveal_many(desk.office, "papers", "roster")
        except DeskError as error:
            dialogs.show_error(screen, error.text(_))
            return
    ids, names = cast("Ids", wishes.ids.value), tuple(str(column.value) for column in wishes.columns)

    def make(path: Path, paper: Paper, progress: Progress) -> None:
        write(roster(ids, wishes.by_community, names, None), path, paper, progress)

    def begin(target: BinaryIO, paper: Paper, progress: Progress) -> None:
        write(roster(ids, wishes.by_community, names, FIRST_PAGE), target, paper, progress)

    show_paper(screen, desk, title, title, make, kind="roster", begin=begin if total > AT_ONCE else None)


def _ask(screen: tkinter.Misc, desk: Desk, title: str, total: int, columns: type[StrEnum]) -> RosterWishes | None:
    text = ngettext(
        "The list as it is filtered now: {count} person.", "The list as it is filtered now: {count} people.", total
    ).format(count=f"{total:,}")
    form, first = form_for(desk.office, columns), RosterWishes(columns=tuple(columns))
    return ask_form(screen, title, form, first, desk.today(), lambda _wishes: None, yes=_("Make the roster"), text=text)
