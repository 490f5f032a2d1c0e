"""Keeping one record: inserted, saved over its own revision only, put into the bin and taken out again."""

from collections.abc import Callable, Mapping
from typing import Any

from db.domain.errors import Conflict, NotFound
from db.domain.forms import Form, Record
from db.domain.words import N_
from db.office import Office
from db.rows import KeptRow, Row


def checked(office: Office, form: Form[Record], record: Record) -> Record:
    """The record as if it had been typed into its form: cleaned, or FormErrors with every error at once."""
    return form.parse(form.texts(record), office.today(), record)


def insert(office: Office, row: type[Row], values: Mapping[str, Any]) -> int:
    """Insert a row of the table; its new id."""
    return int(row.insert(**values).execute(office.database))


def update(
    office: Office,
    row: type[KeptRow],
    record_id: int,
    revision: int,
    values: Mapping[str, Any],
    current: Callable[[], object],
) -> None:
    """Save over exactly the revision that was read; raises Conflict with the record as it stands now."""
    saved = (
        row.update(revision=row.revision + 1, **values)
        .where((row.id == record_id) & (row.revision == revision) & row.deleted_at.is_null())
        .execute(office.database)
    )
    if not saved:
        raise Conflict(current())


def keep(
    office: Office,
    row: type[KeptRow],
    subject: str,
    record_id: int,
    revision: int,
    values: Mapping[str, Any],
    read: Callable[[Office, int], Any],
) -> Any:
    """Insert (id 0) or update, note the change, and give back the record as it is kept now."""
    if record_id:
        update(office, row, record_id, revision, values, lambda: read(office, record_id))
    else:
        record_id = insert(office, row, values)
    office.note(subject, record_id)
    return read(office, record_id)


def one(office: Office, row: type[Row], record_id: int) -> dict[str, Any]:
    """The row as a dict, also of a record in the bin; raises NotFound."""
    found = list(row.select().where(row.id == record_id).dicts().execute(office.database))
    if not found:
        raise NotFound(N_("This record is no longer there."))
    return dict(found[0])


def put_into_bin(office: Office, row: type[KeptRow], subject: str, record_id: int) -> None:
    """Mark the record as deleted; it keeps everything and can come back."""
    marked = (
        row.update(deleted_at=office.now_text())
        .where((row.id == record_id) & row.deleted_at.is_null())
        .execute(office.database)
    )
    if not marked:
        raise NotFound(N_("This record is no longer there."))
    office.note(subject, record_id, "deleted")


def take_from_bin(office: Office, row: type[KeptRow], subject: str, record_id: int, **values: Any) -> None:
    """Bring a deleted record back as it was but for these values."""
    row.update(deleted_at=None, **values).where(row.id == record_id).execute(office.database)
    office.note(subject, record_id, "restored")
