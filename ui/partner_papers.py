"""The partners' register made from the office's records, for the command line and the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.partners import PartnerFilter, partner_lines
from db.settings import settings_of
from ui.papers import office_name

if TYPE_CHECKING:
    from db.office import Office
    from printing.partners import PartnerRoster


def partner_roster(office: Office, filter: PartnerFilter | None = None, year: int | None = None) -> PartnerRoster:
    """Who passes the filter, in Thai order, with what each gave in the fiscal year (B.E.), the earliest first."""
    from printing.partners import PartnerRoster

    lines = partner_lines(office, filter)
    chosen = [
        replace(line, contributions=tuple(each for each in line.contributions[::-1] if year in (None, each.year)))
        for line in lines
    ]
    return PartnerRoster(organisation=office_name(settings_of(office)), lines=chosen, year=year)
