"""Volunteer cards made from the office's records: who, until when, and who signs them."""

from __future__ import annotations

import tkinter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from db.domain.errors import FieldError
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_
from db.settings import settings_of, signatories
from db.volunteers import VolunteerFilter, volunteer_listing
from ui import dialogs
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.papers import office_name
from ui.preview import show_paper

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.office import Office
    from printing.cards import VolunteerCards
    from printing.paper import Paper
    from ui.desk import Desk

VALID_YEARS: Final = 2
"""How long a card is valid unless someone says otherwise."""


FIRST_SHEET, AT_ONCE = 10, 50
"""Cards that the first sheet needs, and how many are made before one would wait."""


@dataclass(frozen=True, kw_only=True)
class CardWishes:
    """What is asked before cards are made."""

    valid_until: date | None = None


FORM: Final = Form(CardWishes, (Field("valid_until", N_("Valid until"), Kind.DATE, required=True, width=14),))


def valid_until(day: date) -> date:
    """The last day of a card made on `day`."""
    try:
        return day.replace(year=day.year + VALID_YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + VALID_YEARS, day=28)


def volunteer_cards(office: Office, filter: VolunteerFilter, until: date, most: int | None = None) -> VolunteerCards:
    """Cards of who passes the filter, or of the first so many, in the order of names; the first who signs certificates
    signs them."""
    from printing.cards import Card, VolunteerCards

    listing = volunteer_listing(office, filter, "name")
    settings = settings_of(office)
    signer = next((each for each in signatories(office) if each.signs), None)
    return VolunteerCards(
        organisation=office_name(settings),
        cards=[
            Card(
                title=line.title,
                given=line.given,
                family=line.family,
                kinds=tuple(kind.value for kind in line.kinds),
                community=line.community,
            )
            for line in listing.page(0, listing.total if most is None else most)
        ],
        valid_until=until,
        signer=signer.name if signer else "",
        position=signer.position if signer else "",
        seal=settings.seal,
    )


def print_cards(screen: tkinter.Misc, desk: Desk, filter: VolunteerFilter) -> None:
    """Ask until when they are valid, then lay the cards of who passes the filter over `screen`."""
    title = _("Volunteer cards")
    total = volunteer_listing(desk.office, filter).total
    if not total:
        dialogs.show_message(screen, _("Nobody is in this list, so there is nothing to print."), title)
        return
    today = desk.today()
    wishes = _ask(screen, title, total, today)
    if wishes is None or wishes.valid_until is None:
        return
    until = wishes.valid_until

    def make(path: Path, paper: Paper, progress: Progress) -> None:
        from printing.cards import write_volunteer_cards

        write_volunteer_cards(volunteer_cards(desk.office, filter, until), path, paper, progress)

    def begin(target: BinaryIO, paper: Paper, progress: Progress) -> None:
        from printing.cards import write_volunteer_cards

        write_volunteer_cards(volunteer_cards(desk.office, filter, until, FIRST_SHEET), target, paper, progress)

    is_long = total > AT_ONCE
    show_paper(screen, desk, title, title, make, kind="cards", begin=begin if is_long else None)


def _ask(screen: tkinter.Misc, title: str, total: int, today: date) -> CardWishes | None:
    def check(wishes: CardWishes) -> None:
        if wishes.valid_until is not None and wishes.valid_until < today:
            raise FieldError(N_("This day is over already."))

    text = ngettext(
        "The list as it is filtered now: {count} person.", "The list as it is filtered now: {count} people.", total
    ).format(count=f"{total:,}")
    first = CardWishes(valid_until=valid_until(today))
    return ask_form(screen, title, FORM, first, today, check, yes=_("Make the cards"), text=text)
