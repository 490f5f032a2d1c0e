"""Activities in lists of any length: filtered, sorted by a column, and counted by fiscal year."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from db.domain.activities import ActivityLine, ActivityState, ActivityYear
from db.domain.activity_people import ParticipantRole, hours_of
from db.domain.fiscal_year import fiscal_bounds
from db.domain.money import SATANG, baht_of
from db.domain.services import ServiceKind
from db.domain.typed_text import search_form
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, query
from db.resident_lists import Part, joined
from db.resident_rows import day_of

STAFF, VOLUNTEER, PUBLIC = (role.value for role in ParticipantRole)
PEOPLE: Final = "(select count(*) from participant x where x.activity_id = a.id and x.deleted_at is null {})"
MINUTES: Final = f"""(select coalesce(sum(x.minutes), 0) from participant x
    where x.activity_id = a.id and x.deleted_at is null and x.role = '{VOLUNTEER}')"""
LINE: Final = f"""
    select a.id, a.service_id, s.name, s.kind, a.goal_id, coalesce(g.name, ''), coalesce(c.name, ''),
        coalesce(p.name, ''), a.name, a.place, a.held_on, a.ended_on, a.budget_satang, a.budget_source, a.served,
        a.result, a.notes, {", ".join(PEOPLE.format(f"and x.role = '{role.value}'") for role in ParticipantRole)},
        {MINUTES}, (select count(*) from photograph f where f.activity_id = a.id and f.deleted_at is null)
    from json_each(?) wanted cross join activity a on a.id = wanted.value join service s on s.id = a.service_id
        left join goal g on g.id = a.goal_id left join community c on c.id = a.community_id
        left join partner p on p.id = a.partner_id
    order by wanted.key
"""
YEAR: Final = "cast(substr(a.held_on, 1, 4) as integer) + 543 + (substr(a.held_on, 6, 2) >= '10')"
"""SQL: the B.E. fiscal year of an activity `a`."""
YEARS: Final = f"""
    select {YEAR} as year, count(*), coalesce(sum(a.served), 0), coalesce(sum(t.staff), 0),
        coalesce(sum(t.volunteers), 0), coalesce(sum(t.public), 0), coalesce(sum(t.minutes), 0),
        coalesce(sum(a.budget_satang), 0)
    from activity a left join (
        select activity_id, sum(role = '{STAFF}') as staff, sum(role = '{VOLUNTEER}') as volunteers,
            sum(role = '{PUBLIC}') as public, sum(iif(role = '{VOLUNTEER}', minutes, 0)) as minutes
        from participant where deleted_at is null group by activity_id
    ) t on t.activity_id = a.id
    where a.deleted_at is null and a.held_on <= ? group by year order by year desc
"""
ORDERS: Final = {
    "held_on": Order("a.held_on"),
    "name": Order("a.sort_key"),
    "service": Order("(select s.sort_key from service s where s.id = a.service_id)"),
    "community": Order("(select c.sort_key from community c where c.id = a.community_id)"),
    "served": Order("a.served"),
    "people": Order(PEOPLE.format("")),
    "hours": Order(MINUTES),
    "budget": Order("a.budget_satang"),
}


@dataclass(frozen=True, kw_only=True)
class ActivityFilter:
    """Which activities are listed. `year` is the B.E. fiscal year in which they began; `text` is in the name, the
    place, or the name of the service, the goal or the partner."""

    service_id: int | None = None
    kind: ServiceKind | None = None
    goal_id: int | None = None
    community_id: int | None = None
    partner_id: int | None = None
    year: int | None = None
    state: ActivityState | None = None
    text: str = ""


@query
def activity_lines(office: Office, ids: Sequence[int]) -> tuple[ActivityLine, ...]:
    """The activities of these ids, in this order."""
    return tuple(map(_line, office.sql(LINE, (json.dumps(list(ids)),))))


@query
def activity_listing(
    office: Office, filter: ActivityFilter | None = None, order: str = "held_on", descending: bool = False
) -> Listing[ActivityLine]:
    """The activities that pass the filter, by a sortable column of activities.COLUMNS."""
    where, values = _conditions(filter or ActivityFilter(), office.today())
    if filter and filter.text:
        where += " and a.id in (select value from json_each(?))"
        values = (*values, json.dumps(_saying(office, filter.text)))
    selection = Selection("activity a", where, values, "a.held_on, a.id", "a.id")
    return listing_of(office, selection, ORDERS[order], descending, activity_lines)


@query
def activity_years(office: Office) -> tuple[ActivityYear, ...]:
    """Every fiscal year in which an activity was held up to today, the latest first."""
    return tuple(
        ActivityYear(
            year=row[0], activities=row[1], served=row[2], staff=row[3], volunteers=row[4], public=row[5],
            hours=hours_of(row[6]), budget=Decimal(row[7]) / SATANG,
        )
        for row in office.sql(YEARS, (office.today().isoformat(),))
    )  # fmt: skip


def _conditions(filter: ActivityFilter, today: date) -> Part:
    parts: list[Part] = [("a.deleted_at is null", ())]
    for column in ("service_id", "goal_id", "community_id", "partner_id"):
        if getattr(filter, column) is not None:
            parts.append((f"a.{column} = ?", (getattr(filter, column),)))
    if filter.kind is not None:
        parts.append(("a.service_id in (select s.id from service s where s.kind = ?)", (filter.kind.value,)))
    if filter.year is not None:
        first, last = fiscal_bounds(filter.year)
        parts.append(("a.held_on between ? and ?", (first.isoformat(), last.isoformat())))
    if filter.state is not None:
        parts.append(_in_state(filter.state, today.isoformat()))
    return joined(parts)


def _in_state(state: ActivityState, today: str) -> Part:
    """The twin of ActivityLine.state()."""
    if state is ActivityState.TO_COME:
        return "a.held_on > ?", (today,)
    if state is ActivityState.HELD:
        return "a.held_on <= ? and a.served is not null", (today,)
    if state is ActivityState.UNDER_WAY:
        return "? between a.held_on and coalesce(a.ended_on, a.held_on) and a.served is null", (today,)
    return "coalesce(a.ended_on, a.held_on) < ? and a.served is null", (today,)


def _saying(office: Office, text: str) -> list[int]:
    """The ids of those that hold every word, however it is spelt."""
    words = search_form(text).split()
    rows = office.sql(
        """select a.id, a.name || ' ' || a.place || ' ' || s.name || ' ' || coalesce(g.name, '') || ' ' ||
           coalesce(p.name, '') from activity a join service s on s.id = a.service_id
           left join goal g on g.id = a.goal_id left join partner p on p.id = a.partner_id where a.deleted_at is null"""
    )
    return [row[0] for row in rows if all(word in search_form(row[1]) for word in words)]


def _line(row: tuple[Any, ...]) -> ActivityLine:
    held_on = day_of(row[10])
    assert held_on, "the column holds no nulls"
    return ActivityLine(
        id=row[0],
        service_id=row[1],
        service=row[2],
        kind=ServiceKind(row[3]),
        goal_id=row[4],
        goal=row[5],
        community=row[6],
        partner=row[7],
        name=row[8],
        place=row[9],
        held_on=held_on,
        ended_on=day_of(row[11]),
        budget=baht_of(row[12]),
        budget_source=row[13],
        served=row[14],
        result=row[15],
        notes=row[16],
        staff=row[17],
        volunteers=row[18],
        public=row[19],
        hours=hours_of(row[20]),
        photographs=row[21],
    )
