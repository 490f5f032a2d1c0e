"""Elders in lists of any length: how they stand in daily living, their allowance, their carer; who is to be seen to."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from db.assessments import TOTAL
from db.care_matches import ACTIVE, SERVES
from db.care_settings import care_settings_of
from db.carers import carer_lines
from db.domain import allowance
from db.domain.ages import ELDER_AGE, born_by
from db.domain.assessments import last_day_due, months_after, next_due
from db.domain.barthel import group_of, span_of
from db.domain.care_matches import CareWatch
from db.domain.care_settings import CareSettings
from db.domain.carers import CarerLine
from db.domain.citizen_id import hide
from db.domain.elders import SOON_MONTHS, AllowanceWatch, ElderFilter, ElderLine, Standing
from db.domain.errors import NotFound
from db.domain.names import full_name
from db.domain.permissions import ADL, REVEAL
from db.domain.reach import ElderReach
from db.domain.residents import Residency
from db.domain.words import N_
from db.listing import Listing, Order, Selection, listing_of
from db.matching import warned_matches
from db.office import Office, query
from db.reach import reached_this_year
from db.resident_lists import Part, band_conditions, joined
from db.resident_rows import SEXES, birth_of, phones_of
from db.visit_lists import LAST_MET, last_met

LAST = """(select l.id from assessment l where l.resident_id = r.id and l.deleted_at is null
    order by l.assessed_on desc, l.id desc limit 1)"""
"""SQL about `resident r`: the last assessment."""
STANDING = f"left join assessment a on a.id = {LAST}"
FIRST_CARER = "(select min(k.id) from carer k where k.resident_id = r.id and k.deleted_at is null)"
LINE = f"""
    select r.id, r.title, r.given, r.family, r.nickname, r.sex, r.citizen_id, r.born, r.born_precision,
        coalesce(h.house, ''), coalesce(c.name, ''), r.phones, r.notes, a.assessed_on, {TOTAL}, {FIRST_CARER}
    from json_each(?) wanted cross join resident r on r.id = wanted.value
        left join household h on h.id = r.household_id left join community c on c.id = r.community_id
        left join assessment a on a.id = {LAST}
    order by wanted.key
"""


@query
def elder_line(office: Office, resident_id: int) -> ElderLine:
    """The elder as lists show them; raises NotFound, also for who has no birth date."""
    found = elder_lines(office, [resident_id])
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return found[0]


@query
def elder_lines(office: Office, ids: Sequence[int]) -> tuple[ElderLine, ...]:
    """The people of these ids in this order, as far as they have a birth date."""
    rows = [row for row in office.sql(LINE, (json.dumps(list(ids)),)) if row[7]]
    carers = {line.id: line for line in carer_lines(office, [row[15] for row in rows if row[15]])}
    shown = str if office.may(REVEAL) else hide
    sees_adl, settings, today = office.may(ADL), care_settings_of(office), office.today()
    standing = [_standing(row[13], row[14], settings) if sees_adl and row[13] else None for row in rows]
    reach = _reach(office, [row[0] for row in rows], today)
    return tuple(
        _line(row, shown, stands, settings, today, carers, reach) for row, stands in zip(rows, standing, strict=True)
    )


@query
def elder_listing(
    office: Office, filter: ElderFilter, order: str = "name", descending: bool = False
) -> Listing[ElderLine]:
    """Who passes the filter, by a sortable column of elders.COLUMNS; raises NotAllowed where it asks about daily
    living and whoever is signed in may not see it."""
    asks_adl = filter.group is not None or filter.is_unassessed or filter.is_due
    sorts_by_adl = order in ("adl", "assessed_on", "due")
    if asks_adl or sorts_by_adl:
        office.require(ADL)
    settings, today = care_settings_of(office), office.today()
    parts = _conditions(filter, settings, today)
    parts += [_cared(office, filter.care)] if filter.care is not None else []
    where, values = joined(parts)
    selection = Selection(
        f"resident r {STANDING}" if asks_adl else "resident r",
        where,
        values,
        "r.rank",
        ordering=STANDING if sorts_by_adl and not asks_adl else "",
    )
    return listing_of(office, selection, _orders(settings)[order], descending, elder_lines)


def _conditions(filter: ElderFilter, settings: CareSettings, today: date) -> list[Part]:
    parts: list[Part] = [("r.deleted_at is null", ()), ("r.status = ?", (Residency.LIVING.value,))]
    year = filter.to_register(today)
    if year is not None:
        parts.append(_to_register(year))
    elif filter.watch is AllowanceWatch.RISES_SOON:
        parts.append(_rising(settings, today))
    else:
        parts.append(("r.born <= ?", (born_by(ELDER_AGE, today).isoformat(),)))
    if filter.community_id is not None:
        parts.append(("r.community_id = ?", (filter.community_id,)))
    if filter.has_no_community:
        parts.append(("r.community_id is null", ()))
    if filter.group is not None:
        parts.append((f"{TOTAL} between ? and ?", span_of(filter.group)))
    if filter.is_unassessed:
        parts.append(("a.id is null", ()))
    if filter.is_due:
        parts.append(_due(settings, today))
    if filter.sex is not None:
        parts.append(("r.sex = ?", (filter.sex.value,)))
    if filter.has_unknown_sex:
        parts.append(("r.sex is null", ()))
    if filter.band is not None:
        parts += band_conditions(filter.band, today)
    if filter.reach is not None:
        parts.append((("not " if filter.reach is ElderReach.NOTHING else "") + reached_this_year(today), ()))
    return parts


def _cared(office: Office, watch: CareWatch) -> Part:
    """By who cares for them."""
    if watch is CareWatch.WARNED:
        warned = json.dumps([line.resident_id for line in warned_matches(office)])
        return "r.id in (select value from json_each(?))", (warned,)
    is_none = "not " if watch is CareWatch.UNMATCHED else ""
    return f"{is_none}exists (select 1 from care_match m where m.resident_id = r.id and {ACTIVE})", ()


def _due(settings: CareSettings, today: date) -> Part:
    """Never assessed, or long enough ago for the group."""
    parts, values = ["a.id is null"], []
    for group, months in settings.months.items():
        parts.append(f"({TOTAL} between ? and ? and a.assessed_on <= ?)")
        values += [*span_of(group), last_day_due(today, months).isoformat()]
    return f"({' or '.join(parts)})", tuple(values)


def _rising(settings: CareSettings, today: date) -> Part:
    """Who comes of the age of a step that pays more than the one before, within the next months."""
    now = allowance.counted_on(today, settings.rule)
    then = allowance.counted_on(months_after(today.replace(day=1), SOON_MONTHS), settings.rule)
    steps = ((0, 0), *settings.steps)
    ages = [age for (_age, before), (age, baht) in pairwise(steps) if baht > before]
    return _born_within([(born_by(age, now), born_by(age, then)) for age in ages])


def _to_register(year: int) -> Part:
    """On the register of the fiscal year by age, and not yet on the one before."""
    last = allowance.register_cutoff(year) - timedelta(1)
    return _born_within([(allowance.register_cutoff(year - 1) - timedelta(1), last)])


def _born_within(spans: Sequence[tuple[date, date]]) -> Part:
    """Born after the first day of a span, and on the last or before."""
    if not spans:
        return "0", ()
    values = tuple(day.isoformat() for span in spans for day in span)
    return "(" + " or ".join(["(r.born > ? and r.born <= ?)"] * len(spans)) + ")", values


def _orders(settings: CareSettings) -> dict[str, Order]:
    """How each column sorts; the allowance follows the age."""

    def due(kept: str) -> date:
        day, total = kept.split()
        return _standing(day, int(total), settings).next_due

    return {
        "name": Order("r.rank"),
        "age": Order("- julianday(r.born)"),
        "community": Order("(select c.sort_key from community c where c.id = r.community_id)"),
        "adl": Order(TOTAL),
        "assessed_on": Order("a.assessed_on"),
        "due": Order(f"a.assessed_on || ' ' || ({TOTAL})", due),
        "allowance": Order("- julianday(r.born)"),
        "last_met": Order(LAST_MET),
    }


@dataclass(frozen=True)
class _Reach:
    """What is known of some elders by their ids: who cares for them, when they were met last, whom nothing reached."""

    volunteers: dict[int, list[str]]
    met: dict[int, date]
    nothing: frozenset[int]


def _reach(office: Office, ids: Sequence[int], today: date) -> _Reach:
    wanted = (json.dumps(list(ids)),)
    volunteers: dict[int, list[str]] = {}
    for resident_id, *name in office.sql(
        f"""select distinct m.resident_id, p.title, p.given, p.family
            from json_each(?) wanted cross join care_match m on m.resident_id = wanted.value
                join volunteer v on v.id = m.volunteer_id join resident p on p.id = v.resident_id
            where {ACTIVE} and {SERVES} order by m.resident_id, p.rank""",
        wanted,
    ):
        volunteers.setdefault(resident_id, []).append(full_name(*name))
    nothing = office.sql(
        f"""select r.id from json_each(?) wanted cross join resident r on r.id = wanted.value
            where not {reached_this_year(today)}""",
        wanted,
    )
    return _Reach(volunteers, last_met(office, ids), frozenset(row[0] for row in nothing))


def _line(
    row: tuple[Any, ...],
    shown: Callable[[str], str],
    standing: Standing | None,
    settings: CareSettings,
    today: date,
    carers: dict[int, CarerLine],
    reach: _Reach,
) -> ElderLine:
    """`shown` is a citizen ID as whoever is signed in may see it."""
    born = birth_of(row[7], row[8])
    assert born is not None, "rows without a birth date are left out"
    return ElderLine(
        id=row[0],
        title=row[1],
        given=row[2],
        family=row[3],
        nickname=row[4],
        sex=SEXES.get(row[5]),
        citizen_id=shown(row[6]),
        born=born,
        house=row[9],
        community=row[10],
        phones=phones_of(row[11]),
        notes=row[12],
        standing=standing,
        allowance=allowance.monthly_allowance(born.date, today, settings.rule, settings.steps),
        next_step=allowance.next_change(born.date, today, settings.rule, settings.steps),
        carer=carers.get(row[15]),
        volunteers=tuple(reach.volunteers.get(row[0], ())),
        last_met=reach.met.get(row[0]),
        has_nothing=row[0] in reach.nothing,
    )


def _standing(assessed_on: str, total: int, settings: CareSettings) -> Standing:
    day, group = date.fromisoformat(assessed_on), group_of(total)
    return Standing(assessed_on=day, total=total, group=group, next_due=next_due(day, group, settings.months))
