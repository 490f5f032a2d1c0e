"""Breaches of personal data: kept for good, with the clock of each that waits to be reported."""

from datetime import date, datetime, time
from typing import Any, Final

from db import records
from db.domain.breaches import FORM, Breach, BreachState, Risk, check_breach, format_time
from db.domain.errors import Conflict
from db.office import Office, command, query
from db.resident_rows import day_of, iso
from db.rows import BreachRow

SUBJECT: Final = "breaches"


@query
def breach_of(office: Office, breach_id: int) -> Breach:
    """One breach; raises NotFound."""
    return _record(records.one(office, BreachRow, breach_id))


@query
def breaches(office: Office, only_open: bool = False) -> tuple[Breach, ...]:
    """All breaches, or those that are not closed, the latest first."""
    row = BreachRow
    rows = row.select().order_by(row.found_at.desc(), row.id.desc()).dicts().execute(office.database)
    return tuple(breach for breach in map(_record, rows) if not only_open or breach.closed_on is None)


@query
def next_breach_due(office: Office) -> Breach | None:
    """The breach whose 72 hours end first, of those that were not reported yet."""
    now = office.clock()
    waiting = [breach for breach in breaches(office, only_open=True) if breach.time_left(now) is not None]
    return min(waiting, key=lambda breach: breach.report_until or now, default=None)


@command
def save_breach(office: Office, breach: Breach) -> Breach:
    """Keep a new breach (id 0) or a change; raises FormErrors, Conflict."""
    breach = records.checked(office, FORM, breach)
    check_breach(breach, office.clock())
    values = {
        "found_at": _kept_at(breach.found_at),
        "happened_on": iso(breach.happened_on),
        "what": breach.what,
        "whose": breach.whose,
        "people": breach.people,
        "risk": breach.risk.value,
        "done": breach.done,
        "reported_at": _kept_at(breach.reported_at),
        "late_reason": breach.late_reason,
        "told_on": iso(breach.told_on),
        "closed_on": iso(breach.closed_on),
        "notes": breach.notes,
    }
    if breach.id:
        _update(office, breach, values)
        breach_id = breach.id
    else:
        breach_id = records.insert(office, BreachRow, values)
    office.note(SUBJECT, breach_id, breach.state(office.clock()).value)
    return breach_of(office, breach_id)


def needs_a_look(breach: Breach, now: datetime) -> bool:
    """Whether something of it is not done in time or not done yet."""
    return breach.state(now) in (BreachState.TO_REPORT, BreachState.LATE, BreachState.TO_TELL)


def _update(office: Office, breach: Breach, values: dict[str, Any]) -> None:
    """A breach stays in the register for good: there is no bin to look into."""
    row = BreachRow
    saved = (
        row.update(revision=row.revision + 1, **values)
        .where((row.id == breach.id) & (row.revision == breach.revision))
        .execute(office.database)
    )
    if not saved:
        raise Conflict(breach_of(office, breach.id))


def _kept_at(when: datetime | None) -> str | None:
    """To the minute, by the office's clock."""
    return when.isoformat(sep=" ", timespec="minutes") if when else None


def _split(kept: str | None) -> tuple[date | None, str]:
    if not kept:
        return None, ""
    when = datetime.fromisoformat(kept)
    return when.date(), format_time(when.time()) if when.time() != time() else ""


def _record(row: dict[str, Any]) -> Breach:
    found_on, found_time = _split(row["found_at"])
    reported_on, reported_time = _split(row["reported_at"])
    return Breach(
        id=row["id"],
        revision=row["revision"],
        found_on=found_on,
        found_time=found_time or "00.00",
        happened_on=day_of(row["happened_on"]),
        what=row["what"],
        whose=row["whose"],
        people=row["people"],
        risk=Risk(row["risk"]),
        done=row["done"],
        reported_on=reported_on,
        reported_time=reported_time,
        late_reason=row["late_reason"],
        told_on=day_of(row["told_on"]),
        closed_on=day_of(row["closed_on"]),
        notes=row["notes"],
    )
