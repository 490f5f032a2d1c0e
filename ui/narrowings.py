"""The ways to narrow a list of people that several pages share: by community, age band, kind of volunteer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from db import communities
from db.domain.ages import AgeBand
from db.domain.barthel import AdlGroup
from db.domain.communities import short_community_name
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.names import Sex
from db.domain.volunteers import VolunteerKind
from db.domain.words import N_
from db.referrals import first_beginning
from ui import shown
from ui.filters import Narrowing
from ui.language import _

if TYPE_CHECKING:
    from db.office import Office

UNASSESSED = "unassessed"
UNKNOWN = "unknown"
Span = tuple[date, date]


def by_community(office: Office) -> Narrowing:
    """The communities the office keeps, by their ids."""
    return Narrowing(
        N_("Community"),
        lambda: [(one.id, short_community_name(one.name)) for one in communities.communities(office)],
        every=N_("All"),
    )


def or_unknown(narrowing: Narrowing) -> Narrowing:
    """The same with the choice of those of whom it is not known."""
    return replace(narrowing, read=lambda: [*narrowing.read(), (UNKNOWN, _("not known"))])


def by_band() -> Narrowing:
    """Children, grown-ups, elders by decade."""
    return Narrowing(N_("Age"), lambda: [(band, _(band.label)) for band in AgeBand], every=N_("All"))


def by_elder_band() -> Narrowing:
    """The bands of 60 and over."""
    elders = (AgeBand.FROM_60, AgeBand.FROM_70, AgeBand.FROM_80, AgeBand.FROM_90)
    return Narrowing(N_("Age"), lambda: [(band, _(band.label)) for band in elders], every=N_("All"))


def by_adl_group() -> Narrowing:
    """The groups of daily living, and who was never assessed."""
    return Narrowing(
        N_("ADL group"),
        lambda: [*((group, _(group.label)) for group in AdlGroup), (UNASSESSED, _("not assessed yet"))],
        every=N_("All"),
    )


def by_sex() -> Narrowing:
    """Men and women."""
    words = {Sex.MALE: N_("Men"), Sex.FEMALE: N_("Women")}
    return Narrowing(N_("Sex"), lambda: [(sex, _(label)) for sex, label in words.items()], 8, N_("All"))


def by_beginning(office: Office, month: Callable[[], Span | None]) -> Narrowing:
    """When volunteers began, from the first day to the last: the fiscal years back to the first beginning; before them
    the one `month` that the list was opened for."""

    def read() -> list[tuple[Span, str]]:
        now, first, chosen = fiscal_year(office.today()), first_beginning(office), month()
        years = range(now, (fiscal_year(first) if first else now) - 1, -1)
        found = [(fiscal_bounds(year), _("fiscal year {year}").format(year=year)) for year in years]
        return [(chosen, shown.month(chosen[0])), *found] if chosen else found

    return Narrowing(N_("Came to serve"), read, 18, N_("Whenever"))


def by_kind(label: str, every: str, width: int = 14) -> Narrowing:
    """The kinds of volunteers."""
    return Narrowing(label, lambda: [(kind, _(kind.label)) for kind in VolunteerKind], width=width, every=every)
