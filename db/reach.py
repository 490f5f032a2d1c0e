"""How many elders were reached in this fiscal year and how many had nothing, group by group."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from db.assessments import TOTAL
from db.coverage import reached
from db.domain.ages import ELDER_AGE, AgeBand, born_between, born_by
from db.domain.barthel import AdlGroup, group_of
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.names import Sex
from db.domain.permissions import ADL
from db.domain.reach import Reach, ReachKind
from db.domain.residents import Residency
from db.office import Office, query

BANDS: Final = tuple(band for band in AgeBand if band not in (AgeBand.UNDER_15, AgeBand.FROM_15, AgeBand.FROM_25))
LAST_TOTAL: Final = f"""(select {TOTAL} from assessment a where a.resident_id = r.id and a.deleted_at is null
    order by a.assessed_on desc, a.id desc limit 1)"""
"""SQL about `resident r`: what the last assessment came to."""


def reached_this_year(today: date) -> str:
    """SQL about `resident r`: whether anybody met them from the beginning of the fiscal year until today."""
    return reached(fiscal_bounds(fiscal_year(today))[0], today)


@query
def elders_reached(office: Office) -> tuple[Reach, ...]:
    """The elders of today and how many of them were reached in this fiscal year: all; then by community, by group of
    daily living for whoever may see that, by sex, and by age. Groups of nobody are left out, but not communities."""
    if "elders_reached" not in office.remembered:
        office.remembered["elders_reached"] = _counted(office)
    rows: Sequence[tuple[Any, ...]] = office.remembered["elders_reached"]
    found = [Reach(kind=ReachKind.ALL, key=None, name="", **_sums(rows))]
    communities = office.sql("select id, name from community where deleted_at is null order by sort_key")
    for key, name in (*communities, (None, "")):
        sums = _sums([row for row in rows if row[0] == key])
        found += [Reach(kind=ReachKind.COMMUNITY, key=key, name=name, **sums)] if key or sums["elders"] else []
    kinds: list[tuple[ReachKind, int, Sequence[Any]]] = [(ReachKind.SEX, 1, tuple(Sex)), (ReachKind.AGE, 2, BANDS)]
    if office.may(ADL):
        kinds.insert(0, (ReachKind.ADL, 3, tuple(AdlGroup)))
    for kind, place, keys in kinds:
        for key in (*(each.value for each in keys), None):
            sums = _sums([row for row in rows if row[place] == key])
            found += [Reach(kind=kind, key=key, name="", **sums)] if sums["elders"] else []
    return tuple(found)


def _sums(rows: Sequence[tuple[Any, ...]]) -> dict[str, int]:
    return {"elders": sum(row[5] for row in rows), "reached": sum(row[5] for row in rows if row[4])}


def _counted(office: Office) -> list[tuple[Any, ...]]:
    """Community, sex, age band, ADL group, whether reached, and how many. With a limit within each is worked out once:
    else it is once more for the groups."""
    today = office.today()
    bands = "".join(f" when r.born <= '{born_between(band, today)[1]}' then '{band.value}'" for band in reversed(BANDS))
    rows = office.sql(
        f"""select community, sex, band, total, reached, count(*) from (
                select r.community_id as community, r.sex as sex, case{bands} end as band, {LAST_TOTAL} as total,
                    {reached_this_year(today)} as reached
                from resident r where r.deleted_at is null and r.status = ? and r.born <= ? limit -1)
            group by 1, 2, 3, 4, 5""",
        (Residency.LIVING.value, born_by(ELDER_AGE, today).isoformat()),
    )
    return [(*row[:3], None if row[3] is None else group_of(row[3]).value, *row[4:]) for row in rows]
