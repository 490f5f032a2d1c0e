"""Households and services of a day that is over, as far as anything tells of them: they have no day of beginning."""

from datetime import date
from typing import Final

from db.domain.moves import MoveKind
from db.domain.residents import Residency

KEPT_THEN: Final = "({table}.deleted_at is null or substr({table}.deleted_at, 1, 10) > '{day}')"
WRITTEN_BY: Final = """{table}.id in (
    select record_id from history where subject = '{subject}' and substr(at, 1, 10) <= '{day}')"""
FIRST_SINCE: Final = """
    select resident_id, from_household_id, kind, min(moved_on || printf('%012d', id)) from move
    where moved_on > '{day}' group by resident_id
"""
"""What happened to people first after the day: it tells how they stood on it."""
CAME_SINCE: Final = f"select resident_id from ({FIRST_SINCE}) where kind = '{MoveKind.BACK.value}'"
"""Who did not live here on the day, for they came to live here only then."""
LIVED: Final = f"""r.deleted_at is null and (r.born is null or r.born <= '{{day}}')
    and (r.status = '{Residency.LIVING.value}' or r.status_date > '{{day}}'
        and r.status in ('{Residency.MOVED.value}', '{Residency.DIED.value}'))"""
LIVED_IN: Final = f"""(
    exists (select 1 from resident r where r.household_id = {{table}}.id and {LIVED}
        and r.id not in (select resident_id from move where moved_on > '{{day}}'))
    or {{table}}.id in (select m.from_household_id from ({FIRST_SINCE}) m join resident r on r.id = m.resident_id
        where {LIVED} and m.kind not in ('{MoveKind.BACK.value}', '{MoveKind.BIRTH.value}')))"""
"""Whether somebody lived in the house: who has not moved since, or left it by their first move. Who came only then, or
was born, did not live here before."""
HOUSEHOLDS: Final = f"""{KEPT_THEN} and ({WRITTEN_BY}
    or {LIVED_IN}
    or exists (select 1 from visit w where w.household_id = {{table}}.id and w.done_on <= '{{day}}'
        and w.deleted_at is null)
    or exists (select 1 from round_household x join outreach_round o on o.id = x.round_id
        where x.household_id = {{table}}.id and o.starts <= '{{day}}' and o.deleted_at is null))"""
SERVICES: Final = f"""{KEPT_THEN} and ({WRITTEN_BY}
    or exists (select 1 from visit w where w.service_id = {{table}}.id and w.done_on <= '{{day}}'
        and w.deleted_at is null)
    or exists (select 1 from activity y where y.service_id = {{table}}.id and y.held_on <= '{{day}}'
        and y.deleted_at is null))"""


def household_was_there(table: str, day: date) -> str:
    """SQL about a row of `household` named `table`: somebody lived in it on the day, or it had been written down,
    visited or asked by then; and it was not deleted yet."""
    return HOUSEHOLDS.format(table=table, day=day.isoformat(), subject="households")


def service_was_there(table: str, day: date) -> str:
    """SQL about a row of `service` named `table`: it had been written down, or given, by the day; and it was not
    deleted yet."""
    return SERVICES.format(table=table, day=day.isoformat(), subject="services")
