"""Papers of outreach rounds made from the office's records, for the command line and the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.domain.permissions import ROUND_NEEDS
from db.domain.round_results import HouseFilter, HouseState, RoundHouse
from db.domain.words import N_
from db.round_households import round_house_listing
from db.rounds import round_of
from db.settings import settings_of
from ui.papers import office_name

if TYPE_CHECKING:
    from db.office import Office
    from printing.rounds import NeedsList, WalkingList


def walking_list(office: Office, round_id: int, filter: HouseFilter | None = None) -> WalkingList:
    """The round's households that pass the filter, or all, by who goes there; last those that nobody goes to.

    Raises DeskError where there is no household to walk to.
    """
    from printing.rounds import Walk, WalkingList

    made = round_of(office, round_id)
    assert made.kind and made.starts, "what is kept has both"
    walks: dict[tuple[int | None, str], list[RoundHouse]] = {}
    listing = round_house_listing(office, round_id, filter)
    for house in listing.page(0, listing.total):
        walks.setdefault(house.helper, []).append(house)
    if not walks:
        raise DeskError(N_("No household is in this list, so there is nothing to print."))
    nobody = walks.pop((None, ""), None)
    found = [Walk(name=houses[0].goes, houses=houses) for houses in walks.values()]
    return WalkingList(
        organisation=office_name(settings_of(office)),
        round=made.name,
        kind=made.kind,
        starts=made.starts,
        ends=made.ends,
        walks=[*found, Walk(name="", houses=nobody)] if nobody else found,
    )


def needs_list(office: Office, round_id: int) -> NeedsList:
    """The households of the round that wait for help today. Raises NotAllowed, DeskError where there are none."""
    from printing.rounds import NeedsList

    office.require(ROUND_NEEDS)
    listing = round_house_listing(office, round_id, HouseFilter(state=HouseState.WAITING))
    if not listing.total:
        raise DeskError(N_("Nobody of this round waits for help."))
    return NeedsList(
        organisation=office_name(settings_of(office)),
        round=round_of(office, round_id).name,
        day=office.today(),
        houses=listing.page(0, listing.total),
    )
