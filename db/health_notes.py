"""Health notes: kept apart from everything else of a person, for those only who may see them."""

from typing import Any

from db import records
from db.care_rows import HealthNoteRow
from db.domain.assessments import check_day
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.health_notes import FORM, HealthNote
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso
from db.rows import ResidentRow

SUBJECT = "health_notes"


@query
def health_note_of(office: Office, note_id: int) -> HealthNote:
    """The note, from the bin too; raises NotFound."""
    return _record(records.one(office, HealthNoteRow, note_id))


@query
def health_notes_of(office: Office, resident_id: int) -> tuple[HealthNote, ...]:
    """All of a person, the latest first."""
    row = HealthNoteRow
    rows = (
        row.select()
        .where((row.resident_id == resident_id) & row.deleted_at.is_null())
        .order_by(row.noted_on.desc(), row.id.desc())
        .dicts()
        .execute(office.database)
    )
    return tuple(map(_record, rows))


@command
def save_health_note(office: Office, note: HealthNote) -> HealthNote:
    """Keep a new note (id 0) or a change; raises FormErrors, Conflict."""
    note = records.checked(office, FORM, note)
    if note.resident_id is None or not is_kept(office, ResidentRow, note.resident_id):
        raise FormErrors({"noted_on": FieldError(N_("This person is no longer there."))})
    try:
        check_day(note.noted_on, office.today())
    except FieldError as error:
        raise FormErrors({"noted_on": error}) from None
    values = {
        "resident_id": note.resident_id,
        "noted_on": iso(note.noted_on),
        "noted_by": note.noted_by,
        "text": note.text,
    }
    saved: HealthNote = records.keep(office, HealthNoteRow, SUBJECT, note.id, note.revision, values, health_note_of)
    return saved


@command
def delete_health_note(office: Office, note_id: int) -> None:
    """Put it into the bin."""
    records.put_into_bin(office, HealthNoteRow, SUBJECT, note_id)


@command
def restore_health_note(office: Office, note_id: int) -> None:
    """Bring it back; raises InUse if the person lies in the bin."""
    if not is_kept(office, ResidentRow, health_note_of(office, note_id).resident_id):
        raise InUse(N_("The person lies in the bin; bring them back first."))
    records.take_from_bin(office, HealthNoteRow, SUBJECT, note_id)


def _record(row: dict[str, Any]) -> HealthNote:
    return HealthNote(
        id=row["id"],
        revision=row["revision"],
        resident_id=row["resident_id"],
        noted_on=day_of(row["noted_on"]),
        noted_by=row["noted_by"],
        text=row["text"],
    )
