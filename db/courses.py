"""Courses: kept and found."""

from typing import Any

from db import records
from db.domain.errors import InUse
from db.domain.thai_order import order_key
from db.domain.training import COURSE_FORM, CertificateKind, Course
from db.domain.words import N_
from db.office import Office, command, query
from db.rows import CourseRow


def _course(row: dict[str, Any]) -> Course:
    return Course(
        id=row["id"],
        revision=row["revision"],
        name=row["name"],
        hours=row["hours"],
        pass_percent=row["pass_percent"],
        certificate_kind=CertificateKind(row["certificate_kind"]),
        wording=row["wording"],
        notes=row["notes"],
        valid_months=row["valid_months"],
    )


@query
def course_of(office: Office, course_id: int) -> Course:
    """One course, also from the bin; raises NotFound."""
    return _course(records.one(office, CourseRow, course_id))


@query
def courses(office: Office) -> tuple[Course, ...]:
    """All courses in Thai order of their names."""
    rows = CourseRow.select().where(CourseRow.deleted_at.is_null()).order_by(CourseRow.sort_key, CourseRow.id)
    return tuple(_course(row) for row in rows.dicts().execute(office.database))


@command
def save_course(office: Office, course: Course) -> Course:
    """Keep a course; raises FormErrors, Conflict. Certificates issued before keep what they said."""
    checked = records.checked(office, COURSE_FORM, course)
    values = {
        "name": checked.name,
        "sort_key": order_key(checked.name),
        "hours": checked.hours,
        "pass_percent": checked.pass_percent,
        "certificate_kind": checked.certificate_kind.value,
        "wording": checked.wording,
        "notes": checked.notes,
        "valid_months": checked.valid_months,
    }
    kept: Course = records.keep(office, CourseRow, "courses", course.id, course.revision, values, course_of)
    return kept


@command
def delete_course(office: Office, course_id: int) -> None:
    """Put a course into the bin; raises InUse while it has classes or services need it."""
    count = office.sql("select count(*) from training_class where course_id = ? and deleted_at is null", (course_id,))
    if count[0][0]:
        raise InUse(N_("This course has classes ({count}). Delete those first."), count=count[0][0])
    needed = office.sql("select count(*) from service where course_id = ? and deleted_at is null", (course_id,))
    if needed[0][0]:
        raise InUse(N_("Services need this course ({count}). Change those first."), count=needed[0][0])
    records.put_into_bin(office, CourseRow, "courses", course_id)


@command
def restore_course(office: Office, course_id: int) -> None:
    """Bring a course back from the bin."""
    records.take_from_bin(office, CourseRow, "courses", course_id)
