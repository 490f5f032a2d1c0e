"""Households: kept, found by house number, listed with their people, put into the bin and brought back."""

import json
from collections.abc import Sequence
from typing import Any

from db import records, resident_rows
from db.domain.ages import ELDER_AGE, born_by
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.households import Household, HouseholdLine, house_order, is_house, parse_house
from db.domain.names import full_name
from db.domain.residents import ResidentLine
from db.domain.typed_text import clean, search_form
from db.domain.words import N_
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, command, query
from db.parents import how_many_name, is_kept
from db.rows import CommunityRow, HouseholdRow, ResidentRow
from db.visit_rows import VisitRow

SUBJECT = "households"
PEOPLE = "(select count(*) from resident p where p.household_id = r.id and p.deleted_at is null and p.status = 'living'"
HEAD = """(select p.id from resident p cross join house_relation n on n.resident_id = p.id where p.household_id = r.id
    and n.relation = 'head' and p.deleted_at is null and p.status = 'living' order by p.id limit 1)"""

WITH_PLACE = "household r left join community c on c.id = r.community_id"
FIRST_NUMBER = "case when r.house glob '[0-9]*' then cast(substr(r.house, 1, 9) as integer) end"
"""With what `house_order` begins, where the house number begins with it."""


@query
def household_of(office: Office, household_id: int) -> Household:
    """The household, from the bin too; raises NotFound."""
    return _record(records.one(office, HouseholdRow, household_id))


@query
def households_found(office: Office, text: str, limit: int = 20) -> tuple[HouseholdLine, ...]:
    """Households to choose from while a house number is typed, and perhaps a community behind it."""
    first, *words = _words(text)
    where, values = _typed(first, words)
    found = office.sql(
        f"select r.house, r.id from {WITH_PLACE} where r.deleted_at is null and {where} order by r.id", values
    )
    found.sort(key=lambda row: (not row[0].startswith(first), house_order(row[0]), row[0]))
    return household_lines(office, [row[1] for row in found[:limit]])


def _words(text: str) -> list[str]:
    return search_form(parse_house(text)).split() or [""]


def _typed(first: str, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """SQL of WITH_PLACE: the number begins with the first word, or the place has it; the place has the others."""
    place = "instr(coalesce(c.name, '') || ' ม.' || r.moo, ?)"
    parts = (f"(substr(r.house, 1, length(?)) = ? or {place})", *[place for _word in words])
    return " and ".join(parts), (first, first, first, *words)


@query
def household_lines(office: Office, ids: Sequence[int]) -> tuple[HouseholdLine, ...]:
    """The households of these ids, in this order."""
    rows = office.sql(
        f"""select r.id, r.house, r.moo, coalesce(c.name, ''), r.house_code, {PEOPLE}), {PEOPLE} and p.born <= ?),
                r.notes, k.title, k.given, k.family
            from json_each(?) wanted cross join household r on r.id = wanted.value
            left join community c on c.id = r.community_id left join resident k on k.id = {HEAD}
            order by wanted.key""",
        (born_by(ELDER_AGE, office.today()).isoformat(), json.dumps(list(ids))),
    )
    return tuple(
        HouseholdLine(
            id=row[0],
            house=row[1],
            moo=row[2],
            community=row[3],
            house_code=row[4],
            people=row[5],
            elders=row[6],
            notes=row[7],
            head=full_name(*row[8:11]) if row[9] else "",
        )
        for row in rows
    )


@query
def household_listing(
    office: Office, community_id: int | None = None, order: str = "house", descending: bool = False, text: str = ""
) -> Listing[HouseholdLine]:
    """All households, or a community's, by a column of households.COLUMNS; with `text` those that are found by it."""
    tables, where = "household r", "r.deleted_at is null"
    values: tuple[int | str, ...] = ()
    if community_id is not None:
        where, values = f"{where} and r.community_id = ?", (community_id,)
    if text.strip():
        first, *words = _words(text)
        typed, more = _typed(first, words)
        tables, where, values = WITH_PLACE, f"{where} and {typed}", (*values, *more)
    selection = Selection(tables, where, values, "r.id")
    return listing_of(office, selection, _orders(office)[order], descending, household_lines)


@query
def members(office: Office, household_id: int) -> tuple[ResidentLine, ...]:
    """Everyone of the household in the order of names, who moved away or died too."""
    found = office.sql(
        "select id from resident where household_id = ? and deleted_at is null order by rank", (household_id,)
    )
    return resident_rows.lines(office, [row[0] for row in found])


@command
def save_household(office: Office, household: Household) -> Household:
    """Keep a new household (id 0) or a change; its people move along. Raises FormErrors, Conflict."""
    values = _checked(office, household)
    saved: Household = records.keep(
        office, HouseholdRow, SUBJECT, household.id, household.revision, values, household_of
    )
    if household.id:
        resident_rows.household_moved(office, saved.id, saved.community_id, (saved.house, saved.moo))
    return saved


@command
def delete_household(office: Office, household_id: int) -> None:
    """Put it into the bin; raises InUse while people belong to it."""
    people = how_many_name(office, ResidentRow, "household_id", household_id)
    if people:
        raise InUse(N_("This household can not be deleted, for people belong to it. People: {people}"), people=people)
    visits = how_many_name(office, VisitRow, "household_id", household_id)
    if visits:
        raise InUse(N_("This household can not be deleted, for visits were made to it ({count})."), count=visits)
    # Nobody walks to a house that is gone; what an outreach round found there before counts still.
    office.sql("delete from round_household where household_id = ? and result = ''", (household_id,))
    records.put_into_bin(office, HouseholdRow, SUBJECT, household_id)


@command
def restore_household(office: Office, household_id: int) -> None:
    """Bring it back from the bin; raises InUse if its community lies there or another household has its place."""
    household = household_of(office, household_id)
    if not is_kept(office, CommunityRow, household.community_id):
        raise InUse(N_("Its community lies in the bin; bring that one back first."))
    if _others_there(office, household):
        raise InUse(N_("Another household is kept at {house} by now."), house=household.house)
    records.take_from_bin(office, HouseholdRow, SUBJECT, household_id)


def _checked(office: Office, household: Household) -> dict[str, Any]:
    """The columns of a household that can be kept; raises FormErrors."""
    errors = {}
    try:
        is_house(household.house)
    except FieldError as error:
        errors["house"] = error
    if not is_kept(office, CommunityRow, household.community_id):
        errors["community_id"] = FieldError(N_("This community is no longer there."))
    if not errors and _others_there(office, household):
        errors["house"] = FieldError(N_("This house is already kept in this community."))
    if errors:
        raise FormErrors(errors)
    return {
        "house": parse_house(household.house),
        "moo": clean(household.moo),
        "community_id": household.community_id,
        "house_code": household.house_code,
        "notes": household.notes,
    }


def _orders(office: Office) -> dict[str, Order]:
    """How each column sorts."""
    elder_born = born_by(ELDER_AGE, office.today()).isoformat()
    return {
        "house": Order("r.house", lambda house: (house_order(house), house), FIRST_NUMBER),
        "moo": Order("r.moo", lambda moo: (house_order(moo), moo)),
        "community": Order("(select c.sort_key from community c where c.id = r.community_id)"),
        "house_code": Order("nullif(r.house_code, '')"),
        "people": Order(PEOPLE + ")"),
        "elders": Order(f"{PEOPLE} and p.born <= '{elder_born}')"),
    }


def _others_there(office: Office, household: Household) -> bool:
    """Whether another household has the same house number, moo and community."""
    found = office.sql(
        """select 1 from household
           where house = ? and moo = ? and community_id is ? and id <> ? and deleted_at is null""",
        (parse_house(household.house), clean(household.moo), household.community_id, household.id),
    )
    return bool(found)


def _record(row: dict[str, Any]) -> Household:
    return Household(
        id=row["id"],
        revision=row["revision"],
        house=row["house"],
        moo=row["moo"],
        community_id=row["community_id"],
        house_code=row["house_code"],
        notes=row["notes"],
    )
