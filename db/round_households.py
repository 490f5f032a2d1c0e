"""The households of an outreach round: chosen, put in the order of the walk, listed with what was found there."""

import json
from collections.abc import Sequence
from typing import Any, Final

from db.assessments import TOTAL
from db.domain.ages import ELDER_AGE, born_by
from db.domain.barthel import span_of
from db.domain.errors import InUse, NotFound
from db.domain.households import house_order
from db.domain.names import full_name
from db.domain.permissions import ADL, ROUND_NEEDS
from db.domain.round_results import HouseFilter, HouseState, RoundHouse
from db.domain.rounds import HouseholdChoice
from db.domain.words import N_
from db.elders import LAST
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_lists import Part, joined
from db.resident_rows import phones_of
from db.round_results import COLUMNS, round_visit
from db.rows import OutreachRoundRow

SUBJECT: Final = "round_households"
LIVES: Final = "p.household_id = h.id and p.deleted_at is null and p.status = 'living'"
"""SQL about `resident p`: lives in `household h`."""
STATES: Final = {
    HouseState.LEFT: "x.result in ('', 'nobody')",
    HouseState.NOBODY: "x.result = 'nobody'",
    HouseState.WAITING: "x.result = 'needs' and x.helped_on is null",
    HouseState.DONE: "x.result not in ('', 'nobody')",
    HouseState.NOT_SHARED: "x.volunteer_id is null and x.worker = ''",
}
LINE: Final = f"""
    select x.id, x.household_id, h.house, h.moo, coalesce(c.name, ''),
        (select count(*) from resident p where {LIVES}),
        (select count(*) from resident p where {LIVES} and p.born <= ?),
        e.title, e.given, e.family, e.phones, x.volunteer_id, x.worker, w.title, w.given, w.family, {COLUMNS}
    from json_each(?) wanted cross join round_household x on x.id = wanted.value
        join household h on h.id = x.household_id left join community c on c.id = h.community_id
        left join resident e on e.id =
            (select p.id from resident p where {LIVES} order by p.born is null, p.born, p.rank limit 1)
        left join volunteer v on v.id = x.volunteer_id left join resident w on w.id = v.resident_id
    order by wanted.key
"""


@query
def round_house_lines(office: Office, ids: Sequence[int]) -> tuple[RoundHouse, ...]:
    """The households with these ids in their round, in this order."""
    rows = office.sql(LINE, (born_by(ELDER_AGE, office.today()).isoformat(), json.dumps(list(ids))))
    sees = office.may(ROUND_NEEDS)
    return tuple(_line(row, sees) for row in rows)


@query
def round_house_listing(office: Office, round_id: int, filter: HouseFilter | None = None) -> Listing[RoundHouse]:
    """The households of a round that pass the filter, or all, in the order of the walk."""
    selection = Selection(
        "round_household x", *joined(_conditions(round_id, filter or HouseFilter())), "x.position", "x.id"
    )
    return listing_of(office, selection, Order("x.position"), False, round_house_lines)


@query
def households_to_choose(office: Office, round_id: int, choice: HouseholdChoice) -> int:
    """How many households fit that are not in the round yet. Raises NotAllowed who may not see daily living."""
    where, values = _chosen(office, round_id, choice)
    return int(office.sql(f"select count(*) from household h where {where}", values)[0][0])


@command
def take_into_round(office: Office, round_id: int, choice: HouseholdChoice) -> int:
    """Take the households that fit into the round; how many. Raises NotFound, NotAllowed."""
    require_round(office, round_id)
    where, values = _chosen(office, round_id, choice)
    found = office.sql(f"select h.id from household h where {where}", values)
    office.sql_many(
        """insert into round_household(revision, round_id, household_id, position, worker, result, needs, notes)
           values (1, ?, ?, 0, '', '', '', '')""",
        [(round_id, row[0]) for row in found],
    )
    if found:
        _put_in_order(office, round_id)
        office.note("rounds", round_id, f"+{len(found)}")
    return len(found)


@command
def take_out_of_round(office: Office, round_id: int, ids: Sequence[int]) -> None:
    """Take households out of the round; raises InUse where something was found at one of them: that counts."""
    wanted = json.dumps(list(ids))
    come_to = office.sql(
        "select count(*) from round_household where id in (select value from json_each(?)) and result <> ''", (wanted,)
    )[0][0]
    if come_to:
        raise InUse(
            N_("Somebody came to {count} of these households already; clear their results first."), count=come_to
        )
    office.sql(
        "delete from round_household where round_id = ? and id in (select value from json_each(?))", (round_id, wanted)
    )
    office.note("rounds", round_id, f"-{len(ids)}")


def require_round(office: Office, round_id: int) -> None:
    """For commands: raises NotFound for a round that is gone."""
    if not is_kept(office, OutreachRoundRow, round_id):
        raise NotFound(N_("This round is no longer there."))


def _chosen(office: Office, round_id: int, choice: HouseholdChoice) -> tuple[str, tuple[object, ...]]:
    """SQL about `household h`: kept, fitting, not in the round."""
    elder = born_by(ELDER_AGE, office.today()).isoformat()
    parts: list[Part] = [
        ("h.deleted_at is null", ()),
        ("h.id not in (select household_id from round_household where round_id = ?)", (round_id,)),
    ]
    if choice.community_id is not None:
        parts.append(("h.community_id = ?", (choice.community_id,)))
    if choice.group is not None:
        office.require(ADL)
        assessed = f"from resident r join assessment a on a.id = {LAST}"
        lives = "r.household_id = h.id and r.deleted_at is null and r.status = 'living' and r.born <= ?"
        values = (elder, *span_of(choice.group))
        parts.append((f"exists (select 1 {assessed} where {lives} and {TOTAL} between ? and ?)", values))
    elif choice.with_elders:
        parts.append((f"exists (select 1 from resident p where {LIVES} and p.born <= ?)", (elder,)))
    elif not choice.empty_too:
        parts.append((f"exists (select 1 from resident p where {LIVES})", ()))
    return joined(parts)


def _put_in_order(office: Office, round_id: int) -> None:
    """By community, moo and house, as people count: 9, 10, 10/2."""
    rows = office.sql(
        """select x.id, c.sort_key, h.moo, h.house from round_household x join household h on h.id = x.household_id
           left join community c on c.id = h.community_id where x.round_id = ?""",
        (round_id,),
    )
    rows.sort(key=lambda row: (row[1] is None, row[1] or "", house_order(row[2]), house_order(row[3]), row[3], row[0]))
    office.sql_many(
        "update round_household set position = ? where id = ?", [(place, row[0]) for place, row in enumerate(rows, 1)]
    )


def _conditions(round_id: int, chosen: HouseFilter) -> list[Part]:
    parts: list[Part] = [("x.round_id = ?", (round_id,))]
    if chosen.community_id is not None:
        parts.append(
            ("exists (select 1 from household h where h.id = x.household_id and h.community_id = ?)",
             (chosen.community_id,))
        )  # fmt: skip
    if chosen.goes is not None:
        parts.append(("x.volunteer_id is ? and x.worker = ?", chosen.goes))
    if chosen.state is not None:
        parts.append((STATES[chosen.state], ()))
    return parts


def _line(row: tuple[Any, ...], sees: bool) -> RoundHouse:
    visit = round_visit(row[16:], sees)
    return RoundHouse(
        id=row[0],
        household_id=row[1],
        house=row[2],
        moo=row[3],
        community=row[4],
        people=row[5],
        elders=row[6],
        contact=full_name(*row[7:10]) if row[8] else "",
        phones=phones_of(row[10] or ""),
        goes=full_name(*row[13:16]) if row[11] is not None else row[12],
        helper=(row[11], row[12]),
        visit=visit,
    )
