"""Health notes: kept apart from everything else of a person, for those only who may see them."""

from typing import Final

from db.care_rows import HealthNoteRow
from db.domain.assessments import check_day
from db.domain.errors import FieldError, FormErrors
from db.domain.health_notes import FORM, HealthNote
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.rows import ResidentRow
from db.subjects import Named, Subject

HEALTH_NOTES: Final = Subject(
    "health_notes",
    HealthNoteRow,
    FORM,
    owner=Named(
        "resident_id", ResidentRow,
        N_("This person is no longer there."), N_("The person lies in the bin; bring them back first."),
    ),
)  # fmt: skip


@query
def health_note_of(office: Office, note_id: int) -> HealthNote:
    """The note, from the bin too; raises NotFound."""
    return HEALTH_NOTES.read(office, note_id)


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
    return tuple(map(HEALTH_NOTES.record, rows))


@command
def save_health_note(office: Office, note: HealthNote) -> HealthNote:
    """Keep a new note (id 0) or a change; raises FormErrors, Conflict."""
    note = HEALTH_NOTES.checked(office, note)
    if note.resident_id is None or not is_kept(office, ResidentRow, note.resident_id):
        raise FormErrors({"noted_on": FieldError(N_("This person is no longer there."))})
    try:
        check_day(note.noted_on, office.today())
    except FieldError as error:
        raise FormErrors({"noted_on": error}) from None
    return HEALTH_NOTES.keep(office, note)


@command
def delete_health_note(office: Office, note_id: int) -> None:
    """Put it into the bin."""
    HEALTH_NOTES.delete(office, note_id)


@command
def restore_health_note(office: Office, note_id: int) -> None:
    """Bring it back; raises InUse if the person lies in the bin."""
    HEALTH_NOTES.restore(office, note_id)
