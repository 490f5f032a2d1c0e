"""Residents in lists of any length: filtered, sorted by a column, and counted."""

from dataclasses import dataclass
from datetime import date

from db import resident_rows
from db.domain.ages import ELDER_AGE, AgeBand, born_between, born_by
from db.domain.households import house_order
from db.domain.names import Sex
from db.domain.residents import Residency, ResidentLine
from db.domain.thai_order import order_key
from db.domain.volunteers import VolunteerKind
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, query

HAS_KIND = """exists (select 1 from volunteer v where v.resident_id = r.id and v.deleted_at is null and v.ended is null
    and instr('/' || v.kinds || '/', ?))"""


Part = tuple[str, tuple[object, ...]]
"""A condition in SQL and the values of its question marks."""


@dataclass(frozen=True)
class ResidentFilter:
    """Who is listed. `status` None: everyone but people from outside. `kind`: volunteers of that kind."""

    community_id: int | None = None
    kind: VolunteerKind | None = None
    band: AgeBand | None = None
    status: Residency | None = Residency.LIVING
    sex: Sex | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The office in numbers: people who live here and what is kept of them."""

    residents: int
    men: int
    women: int
    elders: int
    communities: int
    households: int
    volunteers: int


@query
def resident_listing(
    office: Office, filter: ResidentFilter, order: str = "name", descending: bool = False
) -> Listing[ResidentLine]:
    """The people who pass the filter, by a sortable column of residents.COLUMNS; "age" begins with the youngest."""
    today = office.today()
    where, values = conditions(filter, today)
    selection = Selection("resident r", where, values, "r.rank")
    return listing_of(office, selection, _orders(today)[order], descending, resident_rows.lines)


def conditions(filter: ResidentFilter, today: date) -> Part:
    """The filter as SQL about `r`, with its values."""
    parts: list[Part] = [("r.deleted_at is null", ())]
    if filter.status is None:
        parts.append(("r.status <> ?", (Residency.OUTSIDE.value,)))
    else:
        parts.append(("r.status = ?", (filter.status.value,)))
    if filter.community_id is not None:
        parts.append(("r.community_id = ?", (filter.community_id,)))
    if filter.sex is not None:
        parts.append(("r.sex = ?", (filter.sex.value,)))
    if filter.band is not None:
        parts += band_conditions(filter.band, today)
    if filter.kind is not None:
        parts.append((HAS_KIND, (f"/{filter.kind.value}/",)))
    return joined(parts)


def joined(parts: list[Part]) -> Part:
    """Conditions that hold together, with their values."""
    return " and ".join(part for part, _values in parts), tuple(value for _part, values in parts for value in values)


def band_conditions(band: AgeBand, today: date) -> list[Part]:
    """Born in the years of the band, as SQL about `r`."""
    first, last = born_between(band, today)
    parts: list[Part] = []
    if first is not None:
        parts.append(("r.born >= ?", (first.isoformat(),)))
    if last is not None:
        parts.append(("r.born <= ?", (last.isoformat(),)))
    return parts


def days_lived(today: date) -> str:
    """SQL about `r`: how long the person lives or, once dead, lived."""
    last_day = f"case when r.status = '{Residency.DIED}' then coalesce(r.status_date, '{today}') else '{today}' end"
    return f"julianday({last_day}) - julianday(r.born)"


def _orders(today: date) -> dict[str, Order]:
    """How each column sorts."""
    places = " ".join(f"when '{status}' then {place}" for place, status in enumerate(Residency))
    return {
        "name": Order("r.rank"),
        "nickname": Order("r.nickname", order_key),
        "age": Order(days_lived(today)),
        "sex": Order("r.sex"),
        "house": Order(
            "(select h.house from household h where h.id = r.household_id)", lambda house: (house_order(house), house)
        ),
        "community": Order("(select c.sort_key from community c where c.id = r.community_id)"),
        "status": Order(f"case r.status {places} end"),
    }


@query
def residency_figures(office: Office) -> Figures:
    """Today's figures of the whole office."""
    residents, men, women, elders = office.sql(
        """select count(*), coalesce(sum(sex = ?), 0), coalesce(sum(sex = ?), 0), coalesce(sum(born <= ?), 0)
           from resident where status = ? and deleted_at is null""",
        (Sex.MALE.value, Sex.FEMALE.value, born_by(ELDER_AGE, office.today()).isoformat(), Residency.LIVING.value),
    )[0]
    communities, households, volunteers = (
        office.sql(f"select count(*) from {table} where deleted_at is null {more}")[0][0]
        for table, more in (("community", ""), ("household", ""), ("volunteer", "and ended is null"))
    )
    return Figures(
        residents=residents,
        men=men,
        women=women,
        elders=elders,
        communities=communities,
        households=households,
        volunteers=volunteers,
    )
