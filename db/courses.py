"""Courses: kept and found."""

from typing import Final

from db.domain.errors import InUse
from db.domain.training import COURSE_FORM, Course
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import how_many_name
from db.rows import CourseRow, ServiceRow, TrainingClassRow
from db.subjects import Subject

COURSES: Final = Subject("courses", CourseRow, COURSE_FORM)


@query
def course_of(office: Office, course_id: int) -> Course:
    """One course, also from the bin; raises NotFound."""
    return COURSES.read(office, course_id)


@query
def courses(office: Office) -> tuple[Course, ...]:
    """All courses in Thai order of their names."""
    rows = CourseRow.select().where(CourseRow.deleted_at.is_null()).order_by(CourseRow.sort_key, CourseRow.id)
    return tuple(map(COURSES.record, rows.dicts().execute(office.database)))


@command
def save_course(office: Office, course: Course) -> Course:
    """Keep a course; raises FormErrors, Conflict. Certificates issued before keep what they said."""
    return COURSES.keep(office, COURSES.checked(office, course))


@command
def delete_course(office: Office, course_id: int) -> None:
    """Put a course into the bin; raises InUse while it has classes or services need it."""
    classes = how_many_name(office, TrainingClassRow, "course_id", course_id)
    if classes:
        raise InUse(N_("This course has classes ({count}). Delete those first."), count=classes)
    services = how_many_name(office, ServiceRow, "course_id", course_id)
    if services:
        raise InUse(N_("Services need this course ({count}). Change those first."), count=services)
    COURSES.delete(office, course_id)


@command
def restore_course(office: Office, course_id: int) -> None:
    """Bring a course back from the bin."""
    COURSES.restore(office, course_id)
