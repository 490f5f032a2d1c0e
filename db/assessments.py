"""Assessments of daily living: kept for good as a history, put right, put into the bin and brought back."""

from dataclasses import replace
from typing import Any

from db import records
from db.care_rows import AssessmentRow
from db.domain.assessments import FORM, Assessment, answers_from, check_day
from db.domain.barthel import BarthelItem
from db.domain.errors import FieldError, FormErrors, InUse
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import is_kept
from db.resident_rows import day_of, iso
from db.rows import ResidentRow

SUBJECT = "assessments"
TOTAL = " + ".join(f"a.{item.value}" for item in BarthelItem)
"""SQL about `assessment a`: the points of all ten items."""


@query
def assessment_of(office: Office, assessment_id: int) -> Assessment:
    """The assessment, from the bin too; raises NotFound."""
    return record_of(records.one(office, AssessmentRow, assessment_id))


@query
def assessments_of(office: Office, resident_id: int) -> tuple[Assessment, ...]:
    """All of a person, the earliest first."""
    row = AssessmentRow
    rows = (
        row.select()
        .where((row.resident_id == resident_id) & row.deleted_at.is_null())
        .order_by(row.assessed_on, row.id)
        .dicts()
        .execute(office.database)
    )
    return tuple(map(record_of, rows))


@command
def save_assessment(office: Office, assessment: Assessment) -> Assessment:
    """Keep a new assessment (id 0) or a change; raises FormErrors, Conflict."""
    values = checked_values(office, assessment)
    saved: Assessment = records.keep(
        office, AssessmentRow, SUBJECT, assessment.id, assessment.revision, values, assessment_of
    )
    return saved


@command
def delete_assessment(office: Office, assessment_id: int) -> None:
    """Put it into the bin."""
    records.put_into_bin(office, AssessmentRow, SUBJECT, assessment_id)


@command
def restore_assessment(office: Office, assessment_id: int) -> None:
    """Bring it back; raises InUse if the person lies in the bin."""
    if not is_kept(office, ResidentRow, assessment_of(office, assessment_id).resident_id):
        raise InUse(N_("The person lies in the bin; bring them back first."))
    records.take_from_bin(office, AssessmentRow, SUBJECT, assessment_id)


def checked_values(office: Office, assessment: Assessment) -> dict[str, Any]:
    """The columns of an assessment that can be kept; raises FormErrors."""
    assessment = records.checked(office, FORM, assessment)
    if assessment.resident_id is None or not is_kept(office, ResidentRow, assessment.resident_id):
        raise FormErrors({"assessed_on": FieldError(N_("This person is no longer there."))})
    try:
        check_day(assessment.assessed_on, office.today())
    except FieldError as error:
        raise FormErrors({"assessed_on": error}) from None
    return {
        "resident_id": assessment.resident_id,
        "assessed_on": iso(assessment.assessed_on),
        "assessor": assessment.assessor,
        "notes": assessment.notes,
    } | {item.value: points for item, points in assessment.answers.items()}


def record_of(row: dict[str, Any]) -> Assessment:
    """A row of the table as the record."""
    kept = Assessment(
        id=row["id"],
        revision=row["revision"],
        resident_id=row["resident_id"],
        assessed_on=day_of(row["assessed_on"]),
        assessor=row["assessor"],
        notes=row["notes"],
    )
    return replace(kept, **answers_from(row))  # type: ignore[arg-type]
