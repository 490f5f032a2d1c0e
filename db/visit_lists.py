"""Visits in lists of any length: planned, overdue and done, of a community, a person, a house or whoever goes."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from db.domain.errors import NotFound
from db.domain.fiscal_year import fiscal_bounds
from db.domain.names import full_name
from db.domain.visits import MET, VisitCounts, VisitFilter, VisitLine, VisitOutcome, VisitWatch
from db.domain.words import N_
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, query
from db.resident_lists import Part, joined
from db.resident_rows import day_of

DAY: Final = "coalesce(x.done_on, x.planned_on)"
PLANNED: Final = "x.planned_on"
"""The day of those still to do: an index has them in this order, so that of thousands the first are there at once."""
WEEK: Final = timedelta(6)
_MET_WORDS: Final = ", ".join(f"'{outcome.value}'" for outcome in MET)
_LAST: Final = f"select max(t.done_on) from visit t where t.outcome in ({_MET_WORDS}) and t.deleted_at is null and"
LAST_MET: Final = f"""nullif(max(coalesce(({_LAST} t.resident_id = r.id), ''),
    coalesce(({_LAST} t.household_id = r.household_id), '')), '')"""
"""SQL about `resident r`: the last day on which a visit met them or their household."""
LINE: Final = """
    select x.id, x.resident_id, x.household_id, r.title, r.given, r.family, coalesce(h.house, ''),
        coalesce(c.name, ''), x.service_id, s.name, x.volunteer_id, x.visitor, i.title, i.given, i.family,
        x.planned_on, x.done_on, x.outcome, x.minutes, x.notes
    from json_each(?) wanted cross join visit x on x.id = wanted.value join service s on s.id = x.service_id
        left join resident r on r.id = x.resident_id
        left join household h on h.id = coalesce(x.household_id, r.household_id)
        left join community c on c.id = x.community_id
        left join volunteer v on v.id = x.volunteer_id left join resident i on i.id = v.resident_id
    order by wanted.key
"""


@query
def visit_line(office: Office, visit_id: int) -> VisitLine:
    """The visit as lists show it; raises NotFound."""
    found = visit_lines(office, [visit_id])
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def visit_lines(office: Office, ids: Sequence[int]) -> tuple[VisitLine, ...]:
    """The visits of these ids, in this order."""
    return tuple(map(_line, office.sql(LINE, (json.dumps(list(ids)),))))


@query
def visit_listing(
    office: Office, filter: VisitFilter, order: str = "day", descending: bool = False
) -> Listing[VisitLine]:
    """The visits that pass the filter, by a sortable column of visits.COLUMNS."""
    where, values = joined(_conditions(filter, office.today()))
    is_open = filter.watch not in (None, VisitWatch.DONE)
    day = PLANNED if is_open else DAY
    joins, by = ("", Order(day)) if order == "day" else ORDERS[order]
    tables = f"visit x {'indexed by visit_planned ' if is_open else ''}{joins}"
    selection = Selection(tables, where, values, day, "x.id")
    return listing_of(office, selection, by, descending, visit_lines)


@query
def visits_of_resident(office: Office, resident_id: int, most: int = -1) -> tuple[VisitLine, ...]:
    """Visits to the person, those to come first, then the latest."""
    return _of(office, "x.resident_id = ?", resident_id, most)


@query
def visits_of_household(office: Office, household_id: int, most: int = -1) -> tuple[VisitLine, ...]:
    """Visits to the household and to everybody who lives in it now, those to come first, then the latest."""
    where = "(x.household_id = ?1 or x.resident_id in (select id from resident where household_id = ?1))"
    return _of(office, where, household_id, most)


@query
def visits_by_volunteer(office: Office, volunteer_id: int, most: int = -1) -> tuple[VisitLine, ...]:
    """Visits that the volunteer made or is to make, those to come first, then the latest."""
    return _of(office, "x.volunteer_id = ?", volunteer_id, most)


@query
def last_met(office: Office, resident_ids: Sequence[int]) -> dict[int, date]:
    """The last day on which a visit met each of these people, themselves or their household; others are left out."""
    rows = office.sql(
        f"select r.id, {LAST_MET} from json_each(?) wanted cross join resident r on r.id = wanted.value",
        (json.dumps(list(resident_ids)),),
    )
    return {resident_id: date.fromisoformat(day) for resident_id, day in rows if day}


@query
def visit_counts(office: Office) -> VisitCounts:
    """How many visits wait."""
    today = office.today()
    overdue, due_today, week = office.sql(
        """select count(*) filter (where planned_on < ?1), count(*) filter (where planned_on = ?1),
               count(*) filter (where planned_on >= ?1)
           from visit where done_on is null and deleted_at is null and planned_on <= ?2""",
        (today.isoformat(), (today + WEEK).isoformat()),
    )[0]
    return VisitCounts(overdue=overdue, today=due_today, week=week)


def _of(office: Office, where: str, record_id: int, most: int) -> tuple[VisitLine, ...]:
    found = office.sql(
        f"""select x.id from visit x where {where} and x.deleted_at is null
            order by x.done_on is not null, case when x.done_on is null then x.planned_on end, x.done_on desc, x.id desc
            limit ?2""",
        (record_id, most),
    )
    return visit_lines(office, [row[0] for row in found])


def _conditions(filter: VisitFilter, today: date) -> list[Part]:
    parts: list[Part] = [("x.deleted_at is null", ())]
    if filter.watch is VisitWatch.DONE:
        parts.append(("x.done_on is not null", ()))
    elif filter.watch is not None:
        parts.append(("x.done_on is null", ()))
    if filter.watch is VisitWatch.OVERDUE:
        parts.append(("x.planned_on < ?", (today.isoformat(),)))
    elif filter.watch is VisitWatch.THIS_WEEK:
        parts.append(("x.planned_on between ? and ?", (today.isoformat(), (today + WEEK).isoformat())))
    for column, wanted in (
        ("x.community_id = ?", filter.community_id),
        ("x.service_id = ?", filter.service_id),
    ):
        if wanted is not None:
            parts.append((column, (wanted,)))
    if filter.year is not None:
        first, last = fiscal_bounds(filter.year)
        parts.append((f"{DAY} between ? and ?", (first.isoformat(), last.isoformat())))
    return parts


ORDERS: Final[dict[str, tuple[str, Order]]] = {
    "whom": ("left join resident o on o.id = x.resident_id", Order("o.rank")),
    "community": ("left join community o on o.id = x.community_id", Order("o.sort_key")),
    "service": ("join service o on o.id = x.service_id", Order("o.sort_key")),
    "visitor": (
        "left join volunteer v on v.id = x.volunteer_id left join resident o on o.id = v.resident_id", Order("o.rank")
    ),
    "minutes": ("", Order("x.minutes")),
}  # fmt: skip
"""How each column but the day sorts, and the table it needs for that: of three years' visits a question for each takes
seconds."""


def _line(row: tuple[Any, ...]) -> VisitLine:
    return VisitLine(
        id=row[0],
        resident_id=row[1],
        household_id=row[2],
        whom=full_name(*row[3:6]) if row[1] else "",
        house=row[6],
        community=row[7],
        service_id=row[8],
        service=row[9],
        volunteer_id=row[10],
        visitor=full_name(*row[12:15]) if row[10] else row[11],
        planned_on=day_of(row[15]),
        done_on=day_of(row[16]),
        outcome=VisitOutcome(row[17]) if row[17] else None,
        minutes=row[18],
        notes=row[19],
    )
