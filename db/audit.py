"""The audit log: every change, print, export, reveal and sign-in, listed by filters and checked link by link."""

import hmac
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from db import audit_chain
from db.bin import KINDS
from db.domain.audit import AuditFilter, AuditFinding, AuditLine, AuditProblem, Event, Head
from db.domain.errors import Progress
from db.domain.names import full_name
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, action, query

SLICE = 4000
"""Entries read in one turn of the office, some ten milliseconds."""
LABELS: dict[str, tuple[str, Callable[..., str]]] = {
    **{subject: (kind.parts, kind.label) for subject, kind in KINDS.items()},
    "certificates": (
        "x.number, x.year, x.title, x.given, x.family from certificate x",
        lambda number, year, *name: f"{number}/{year} {full_name(*name)}",
    ),
    "round_households": (
        """h.house, r.name from round_household x join household h on h.id = x.household_id
           join outreach_round r on r.id = x.round_id""",
        lambda house, name: f"{house} · {name}",
    ),
    "report_texts": ("x.id from (select year as id from report_text) x", str),
    "accounts": ("x.name from account x", str),
    "breaches": ("substr(x.found_at, 1, 10) from breach x", str),
    "data_requests": (
        "r.title, r.given, r.family from data_request x join resident r on r.id = x.resident_id",
        full_name,
    ),
}
"""How records of each subject are called: SQL of the parts, and what makes a label of them."""


def record(office: Office, event: Event, subject: str, record_id: int | None = None, note: str = "") -> None:
    """Write down what changed no record. Never a health note, a citizen ID or a password in `note`."""
    office.record(event.value, subject, record_id, note)


@query
def audit_listing(office: Office, filter: AuditFilter) -> Listing[AuditLine]:
    """What passes the filter, the latest first."""
    parts, values = ["h.id > 0"], []
    for column, wanted in (
        ("h.who = ?", filter.who),
        ("h.command = ?", filter.what),
        ("h.subject = ?", filter.subject),
        ("h.record_id = ?", filter.record_id),
        ("h.at >= ?", filter.first_day and filter.first_day.isoformat()),
        ("h.at < ?", filter.last_day and (filter.last_day + timedelta(1)).isoformat()),
    ):
        if wanted is not None:
            parts.append(column)
            values.append(wanted)
    selection = Selection("history h", " and ".join(parts), tuple(values), "h.id", "h.id")
    return listing_of(office, selection, Order("h.id"), True, _lines)


@query
def audit_line(office: Office, entry: int) -> AuditLine:
    """One entry."""
    return _lines(office, [entry])[0]


def _lines(office: Office, ids: Sequence[int]) -> tuple[AuditLine, ...]:
    found = []
    for entry_id in ids:
        _id, at, who, what, subject, about_id, note = office.sql(
            f"select {audit_chain.COLUMNS} from history where id = ?", (entry_id,)
        )[0]
        about = _label(office, subject, about_id)
        found.append(AuditLine(entry_id, datetime.fromisoformat(at), who, what, subject, about_id, note, about))
    return tuple(found)


def _label(office: Office, subject: str, record_id: int | None) -> str:
    """What the record is called now; "" where there is none any more."""
    if record_id is None or subject not in LABELS:
        return ""
    parts, label = LABELS[subject]
    found = office.sql(f"select {parts} where x.id = ?", (record_id,))
    return label(*found[0]) if found else ""


@query
def people_in_log(office: Office) -> tuple[str, ...]:
    """The names of all who did something."""
    return tuple(who for (who,) in office.sql("select distinct who from history order by who") if who)


@query
def audit_head(office: Office) -> Head:
    """The last entry, to be kept outside the office: in backups."""
    return Head(*audit_chain.last_of(office.sql))


@action
def verify_audit(office: Office, heads: Iterable[Head] = (), progress: Progress | None = None) -> AuditFinding:
    """Read the whole chain and compare it with the heads that backups know. The first problem ends it."""
    wanted: dict[int, list[bytes]] = {}
    for head in heads:
        if head.entry:
            wanted.setdefault(head.entry, []).append(head.code)
    known = sum(map(len, wanted.values()))
    key, last = _key_and_last(office)
    code, read = audit_chain.FIRST, 0
    while links := _links_after(office, read, SLICE):
        for *entry, found in links:
            if entry[0] != read + 1:
                return AuditFinding(read, known, AuditProblem.MISSING, entry[0])
            code = audit_chain.code_of(key, code, tuple(entry))
            if not hmac.compare_digest(code, bytes(found or b"")):
                return AuditFinding(read, known, AuditProblem.ALTERED, entry[0])
            read = entry[0]
            if not all(hmac.compare_digest(code, each) for each in wanted.pop(read, ())):
                return AuditFinding(read, known, AuditProblem.REPLACED, read)
        if progress:
            progress(min(read, last), last)
    if wanted:
        return AuditFinding(read, known, AuditProblem.CUT, max(wanted))
    return AuditFinding(read, known)


@query
def _key_and_last(office: Office) -> tuple[bytes, int]:
    return audit_chain.key_of(office.sql), audit_chain.last_of(office.sql)[0]


@query
def _links_after(office: Office, entry: int, count: int) -> list[tuple[Any, ...]]:
    return office.sql(
        f"select {audit_chain.COLUMNS}, mac from history where id > ? order by id limit ?", (entry, count)
    )
