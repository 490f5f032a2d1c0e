"""Elders (ผู้สูงอายุ) as the office looks after them: daily living, allowance, carer; and what a list asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.domain import names
from db.domain.ages import AgeBand, age_on
from db.domain.barthel import AdlGroup
from db.domain.buddhist_era import PartialDate
from db.domain.care_matches import CareWatch
from db.domain.carers import CarerLine
from db.domain.choices import Choice
from db.domain.fiscal_year import fiscal_year
from db.domain.forms import Column
from db.domain.names import Sex
from db.domain.reach import ElderReach
from db.domain.words import N_

SOON_MONTHS: Final = 3
"""Allowance steps that come within so many months are reminded of."""


class AllowanceWatch(Choice):
    """Whom to remind of the allowance; the register of a fiscal year is written in the one before."""

    RISES_SOON = "soon", N_("Rises within three months")
    REGISTER_THIS_YEAR = "this_year", N_("To register: this fiscal year")
    REGISTER_NEXT_YEAR = "next_year", N_("To register: next fiscal year")


@dataclass(frozen=True, kw_only=True)
class ElderFilter:
    """Who is listed: living residents of 60 and over; with `watch` or `register_year` (a fiscal year, B.E.) all whom
    that concerns, those not yet 60 too. `group`, `is_unassessed` (never) and `is_due` ask about health data; `reach` is
    of this fiscal year. `has_no_community` and `has_unknown_sex`: those of whom it was not written down."""

    community_id: int | None = None
    has_no_community: bool = False
    group: AdlGroup | None = None
    is_unassessed: bool = False
    is_due: bool = False
    watch: AllowanceWatch | None = None
    register_year: int | None = None
    reach: ElderReach | None = None
    care: CareWatch | None = None
    sex: Sex | None = None
    has_unknown_sex: bool = False
    band: AgeBand | None = None

    def to_register(self, today: date) -> int | None:
        """The fiscal year, B.E., for which those listed are to be registered; None for another list."""
        if self.watch is AllowanceWatch.REGISTER_THIS_YEAR:
            return fiscal_year(today)
        if self.watch is AllowanceWatch.REGISTER_NEXT_YEAR:
            return fiscal_year(today) + 1
        return self.register_year


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an elder stands by the last assessment; due from `next_due` on."""

    assessed_on: date
    total: int
    group: AdlGroup
    next_due: date


@dataclass(frozen=True, kw_only=True)
class ElderLine:
    """An elder as lists and rosters show them. `standing` is None for who was never assessed, and for everybody where
    whoever is signed in may not see it. `allowance` is baht in this month, `next_step` the first day of the month that
    pays another amount, and that amount; the carer is the first of them. `volunteers` are the names of those who care
    for them now; `last_met` is the day of the last visit that met them or their household; `has_nothing`: nothing
    reached them in this fiscal year."""

    id: int
    title: str
    given: str
    family: str
    nickname: str
    sex: Sex | None
    citizen_id: str
    born: PartialDate
    house: str
    community: str
    phones: tuple[str, ...]
    notes: str
    standing: Standing | None
    allowance: int
    next_step: tuple[date, int] | None
    carer: CarerLine | None
    volunteers: tuple[str, ...]
    last_met: date | None
    has_nothing: bool

    @property
    def full_name(self) -> str:
        return names.full_name(self.title, self.given, self.family)

    def age(self, today: date) -> int:
        """Full years."""
        return age_on(self.born.date, today)

    def is_due(self, today: date) -> bool:
        """Whether an assessment is due: the first one, or the next."""
        return self.standing is None or self.standing.next_due <= today


COLUMNS = (
    Column("name", N_("Name"), 26),
    Column("age", N_("Age"), 6, "e"),
    Column("community", N_("Community"), 14),
    Column("adl", N_("ADL"), 14),
    Column("assessed_on", N_("Assessed on"), 12),
    Column("due", N_("Next due"), 12),
    Column("allowance", N_("Allowance"), 9, "e"),
    Column("next_step", N_("Next step"), 18, sortable=False),
    Column("carer", N_("Carer"), 24, sortable=False),
    Column("volunteer", N_("Volunteer"), 24, sortable=False),
    Column("last_met", N_("Last visit"), 12),
)
