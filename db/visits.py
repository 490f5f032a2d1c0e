"""Visits: kept with the community where they were, planned for whoever is cared for, put into the bin and back."""

from dataclasses import replace
from typing import Any, Final

from db import records
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.visits import FORM, Visit, VisitOutcome, check_visit
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso
from db.rows import HouseholdRow, KeptRow, ResidentRow, VolunteerRow
from db.service_rows import ServiceRow
from db.visit_rows import VisitRow

SUBJECT: Final = "visits"
OTHERS: Final[tuple[tuple[str, type[KeptRow]], ...]] = (
    ("resident_id", ResidentRow), ("household_id", HouseholdRow), ("service_id", ServiceRow),
    ("volunteer_id", VolunteerRow),
)  # fmt: skip
"""The records a visit names."""


@query
def visit_of(office: Office, visit_id: int) -> Visit:
    """The visit, from the bin too; raises NotFound."""
    return _record(records.one(office, VisitRow, visit_id))


@command
def save_visit(office: Office, visit: Visit) -> Visit:
    """Keep a new visit (id 0) or a change; raises FormErrors, Conflict."""
    values = _values(office, visit)
    saved: Visit = records.keep(office, VisitRow, SUBJECT, visit.id, visit.revision, values, visit_of)
    return saved


@command
def plan_visits(office: Office, visits: tuple[Visit, ...]) -> list[int]:
    """Keep many new ones at once; their ids. Raises FormErrors for the first that can not be kept."""
    ids = [records.insert(office, VisitRow, _values(office, visit)) for visit in visits]
    if ids:
        office.note(SUBJECT, None, f"+{len(ids)}")
    return ids


@command
def delete_visit(office: Office, visit_id: int) -> None:
    """Put it into the bin: it counts no longer."""
    records.put_into_bin(office, VisitRow, SUBJECT, visit_id)


@command
def restore_visit(office: Office, visit_id: int) -> None:
    """Bring it back; raises InUse while one that it names lies in the bin."""
    visit = visit_of(office, visit_id)
    for name, row in OTHERS:
        if not is_kept(office, row, getattr(visit, name)):
            raise InUse(N_("What this visit names lies in the bin; bring that back first."))
    records.take_from_bin(office, VisitRow, SUBJECT, visit_id)


def _values(office: Office, visit: Visit) -> dict[str, Any]:
    """The columns of a visit that can be kept; raises FormErrors. A community once kept stays while the visit is to
    the same place, even where people moved since."""
    checked = records.checked(office, FORM, visit)
    check_visit(checked, office.today())
    before = visit_of(office, visit.id) if visit.id else Visit()
    for name, row in OTHERS:  # what was named before may have left since
        if getattr(checked, name) != getattr(before, name) and not is_kept(office, row, getattr(checked, name)):
            raise FormErrors({name: FieldError(N_("This record is no longer there."))})
    values = {
        "resident_id": checked.resident_id,
        "household_id": checked.household_id,
        "service_id": checked.service_id,
        "volunteer_id": checked.volunteer_id,
        "visitor": checked.visitor,
        "planned_on": iso(checked.planned_on),
        "done_on": iso(checked.done_on),
        "outcome": checked.outcome.value if checked.outcome else "",
        "minutes": checked.minutes or 0,
        "notes": checked.notes,
    }
    place = ("resident_id", "household_id", "done_on")
    if not visit.id or before.done_on is None or any(getattr(checked, name) != getattr(before, name) for name in place):
        values["community_id"] = _community(office, checked)
    return values


def _community(office: Office, visit: Visit) -> int | None:
    table, record_id = ("resident", visit.resident_id) if visit.resident_id else ("household", visit.household_id)
    community: int | None = office.sql(f"select community_id from {table} where id = ?", (record_id,))[0][0]
    return community


def _record(row: dict[str, Any]) -> Visit:
    found = Visit(
        id=row["id"],
        revision=row["revision"],
        resident_id=row["resident_id"],
        household_id=row["household_id"],
        service_id=row["service_id"],
        volunteer_id=row["volunteer_id"],
        visitor=row["visitor"],
        planned_on=day_of(row["planned_on"]),
        notes=row["notes"],
    )
    if row["done_on"] is None:
        return found
    outcome = VisitOutcome(row["outcome"])
    return replace(found, done_on=day_of(row["done_on"]), outcome=outcome, minutes=row["minutes"])
