"""Attendance by half-day, and the result of a class by hours."""

from collections.abc import Iterable

from db import records
from db.classes import class_of, open_class
from db.courses import course_of
from db.domain.errors import NotFound
from db.domain.training import ClassResult, needed_hours
from db.domain.words import N_
from db.enrolments import enrolment_lines
from db.office import Office, command, query
from db.rows import EnrolmentRow

Pair = tuple[int, int]
"""Enrolment and session, by id."""


@command
def set_attendance(office: Office, enrolment_id: int, session_id: int, present: bool) -> None:
    """Tick or clear one half-day of one person; raises DeskError for a closed class, NotFound."""
    class_id = records.one(office, EnrolmentRow, enrolment_id)["class_id"]
    set_many(office, class_id, [(enrolment_id, session_id)], present)


@command
def set_many(office: Office, class_id: int, pairs: Iterable[Pair], present: bool) -> int:
    """Tick or clear many half-days of a class; how many changed. Raises as `set_attendance`, then nothing changes."""
    open_class(office, class_id)
    wanted = set(pairs)
    _refuse_strangers(office, class_id, wanted)
    ticked = set(
        office.sql(
            "select a.enrolment_id, a.session_id from attendance a join enrolment e on e.id = a.enrolment_id"
            " where e.class_id = ?",
            (class_id,),
        )
    )
    if present:
        changed = wanted - ticked
        office.sql_many("insert into attendance(enrolment_id, session_id) values (?, ?)", changed)
    else:
        changed = wanted & ticked
        office.sql_many("delete from attendance where enrolment_id = ? and session_id = ?", changed)
    if changed:
        office.note("classes", class_id, f"attendance {'+' if present else '-'}{len(changed)}")
    return len(changed)


def _refuse_strangers(office: Office, class_id: int, pairs: set[Pair]) -> None:
    enrolled = office.sql("select id from enrolment where class_id = ? and deleted_at is null", (class_id,))
    sessions = office.sql("select id from session where class_id = ?", (class_id,))
    if {pair[0] for pair in pairs} - {row[0] for row in enrolled}:
        raise NotFound(N_("This person is no longer enrolled in the class."))
    if {pair[1] for pair in pairs} - {row[0] for row in sessions}:
        raise NotFound(N_("This half-day is no longer part of the class."))


@query
def class_result(office: Office, class_id: int) -> ClassResult:
    """Who of the class passed by hours, who not and for want of how many hours; raises NotFound."""
    training_class = class_of(office, class_id)
    course = course_of(office, training_class.course_id or 0)
    course_hours, pass_percent = course.hours or 0.0, course.pass_percent or 0
    return ClassResult(
        lines=enrolment_lines(office, class_id),
        class_hours=training_class.hours,
        course_hours=course_hours,
        needed=needed_hours(course_hours, pass_percent),
    )
