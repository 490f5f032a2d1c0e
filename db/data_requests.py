"""Requests of people about their own data: kept for good, listed with the day they are due, answered by managers."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from db import records
from db.domain.data_requests import DataRequest, DataRequestLine, Outcome, RequestKind, check_request
from db.domain.errors import Conflict
from db.domain.names import full_name
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, command, query
from db.resident_rows import day_of, iso
from db.rights import name_of
from db.rows import DataRequestRow

SUBJECT: Final = "data_requests"
DUE: Final = "case when q.answered_on is null then q.received_on end"
ORDERS: Final = {
    "name": Order("r.rank"),
    "kind": Order("q.kind"),
    "received_on": Order("q.received_on"),
    "left": Order(DUE),
    "outcome": Order("q.outcome"),
}
"""How each column of domain's COLUMNS sorts; they are due in the order in which they came."""
LINE: Final = """
    select q.id, q.resident_id, r.title, r.given, r.family, q.kind, q.asked_by, q.received_on, q.answered_on,
        q.outcome, q.reason, q.notes
    from json_each(?) wanted cross join data_request q on q.id = wanted.value join resident r on r.id = q.resident_id
    order by wanted.key
"""


@query
def request_of(office: Office, request_id: int) -> DataRequest:
    """One request; raises NotFound."""
    row = records.one(office, DataRequestRow, request_id)
    return DataRequest(
        id=row["id"],
        revision=row["revision"],
        resident_id=row["resident_id"],
        kind=RequestKind(row["kind"]),
        asked_by=row["asked_by"],
        received_on=day_of(row["received_on"]),
        answered_on=day_of(row["answered_on"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        reason=row["reason"],
        notes=row["notes"],
    )


@query
def request_lines(office: Office, ids: Sequence[int]) -> tuple[DataRequestLine, ...]:
    """The requests of these ids, in this order."""
    return tuple(_line(row) for row in office.sql(LINE, (json.dumps(list(ids)),)))


@query
def requests_of(office: Office, resident_id: int) -> tuple[DataRequestLine, ...]:
    """The requests of a person, the latest first."""
    found = office.sql(
        "select id from data_request where resident_id = ? order by received_on desc, id desc",
        (resident_id,),
    )
    return request_lines(office, [row[0] for row in found])


@query
def request_listing(
    office: Office, only_open: bool = True, order: str = "left", descending: bool = False
) -> Listing[DataRequestLine]:
    """Requests that wait for an answer, or all, sorted by a column of domain's COLUMNS."""
    where = "q.answered_on is null" if only_open else "1"
    tables = "data_request q join resident r on r.id = q.resident_id"
    selection = Selection(tables, where, (), "q.id", "q.id")
    return listing_of(office, selection, ORDERS[order], descending, request_lines)


@query
def next_due(office: Office) -> date | None:
    """When the first request that waits was received; None where none waits."""
    found = office.sql("select min(received_on) from data_request where answered_on is null")
    return day_of(found[0][0])


@query
def request_counts(office: Office) -> tuple[int, int]:
    """How many requests there were, and how many of them were refused, whole or in part."""
    refused = json.dumps([outcome.value for outcome in Outcome if outcome.needs_reason])
    return office.sql(
        "select count(*), count(*) filter (where outcome in (select value from json_each(?))) from data_request",
        (refused,),
    )[0]


@command
def save_request(office: Office, request: DataRequest) -> DataRequest:
    """Keep a new request (id 0) or a change; its answer stays as it is. Raises FormErrors, Conflict, NotAllowed."""
    before = request_of(office, request.id) if request.id else DataRequest()
    if request.answer != before.answer:
        office.require(name_of(answer_request))
    return answer_request(office, request)


@command
def answer_request(office: Office, request: DataRequest) -> DataRequest:
    """Keep a request with what was answered. Raises FormErrors, Conflict."""
    check_request(request, office.today())
    note = request.outcome.value if request.outcome else request.kind.value
    values: dict[str, Any] = {
        "resident_id": request.resident_id,
        "kind": request.kind.value,
        "asked_by": request.asked_by,
        "received_on": iso(request.received_on),
        "answered_on": iso(request.answered_on),
        "outcome": request.outcome.value if request.outcome else None,
        "reason": request.reason,
        "notes": request.notes,
    }
    if request.id:
        _update(office, request, values)
        request_id = request.id
    else:
        request_id = records.insert(office, DataRequestRow, values)
    office.note(SUBJECT, request_id, note)
    return request_of(office, request_id)


def _update(office: Office, request: DataRequest, values: dict[str, Any]) -> None:
    row = DataRequestRow
    saved = (
        row.update(revision=row.revision + 1, **values)
        .where((row.id == request.id) & (row.revision == request.revision))
        .execute(office.database)
    )
    if not saved:
        raise Conflict(request_of(office, request.id))


def _line(row: tuple[Any, ...]) -> DataRequestLine:
    received_on = day_of(row[7])
    assert received_on is not None, "the column holds no nulls"
    return DataRequestLine(
        id=row[0],
        resident_id=row[1],
        full_name=full_name(*row[2:5]),
        kind=RequestKind(row[5]),
        asked_by=row[6],
        received_on=received_on,
        answered_on=day_of(row[8]),
        outcome=Outcome(row[9]) if row[9] else None,
        reason=row[10],
        notes=row[11],
    )
