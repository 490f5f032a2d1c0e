"""Classes with their half-day sessions: kept, closed and opened again."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from db import records
from db.domain.date_forms import typed_date
from db.domain.errors import DeskError, FieldError, FormErrors, InUse, Msg, NotFound
from db.domain.training import CLASS_FORM, Half, Session, TrainingClass, session_order
from db.domain.words import N_
from db.office import Office, command, query
from db.parents import how_many_name
from db.rows import CourseRow, EnrolmentRow, SessionRow, TrainingClassRow

MOST_SESSION_HOURS = 12
Moment = tuple[date, Half]


@query
def class_of(office: Office, class_id: int) -> TrainingClass:
    """One class with its sessions in order of time, also from the bin; raises NotFound."""
    row = records.one(office, TrainingClassRow, class_id)
    return TrainingClass(
        id=row["id"],
        revision=row["revision"],
        course_id=row["course_id"],
        name=row["name"],
        run=row["run"],
        place=row["place"],
        trainers=row["trainers"],
        budget=Decimal(row["budget"]) if row["budget"] else None,
        budget_source=row["budget_source"],
        closed_on=date.fromisoformat(row["closed_on"]) if row["closed_on"] else None,
        notes=row["notes"],
        sessions=_sessions_of(office, class_id),
    )


def _sessions_of(office: Office, class_id: int) -> tuple[Session, ...]:
    rows = office.sql("select id, day, half, hours from session where class_id = ?", (class_id,))
    found = (Session(id=row[0], day=date.fromisoformat(row[1]), half=Half(row[2]), hours=row[3]) for row in rows)
    return tuple(sorted(found, key=session_order))


@command
def save_class(office: Office, training_class: TrainingClass) -> TrainingClass:
    """Keep a class with its sessions, which are known by day and half, not by id; `closed_on` is left as it is.

    Raises FormErrors, Conflict; InUse where a session with attendance would vanish; DeskError where course or
    sessions of a closed class would change.
    """
    checked = records.checked(office, CLASS_FORM, training_class)
    wanted = _by_moment(checked.sessions)
    if records.one(office, CourseRow, checked.course_id or 0)["deleted_at"]:
        raise NotFound(N_("This course is in the bin."))
    if training_class.id:
        _refuse_change_of_closed(class_of(office, training_class.id), checked, wanted)
    id_ = _keep_row(office, checked)
    _keep_sessions(office, id_, wanted)
    return class_of(office, id_)


def _by_moment(sessions: Iterable[Session]) -> dict[Moment, float]:
    wanted: dict[Moment, float] = {}
    for session in sessions:
        if (session.day, session.half) in wanted:
            raise FormErrors(
                {"sessions": FieldError(N_("The same half-day is there twice: {day}."), day=typed_date(session.day))}
            )
        if not 0 < session.hours <= MOST_SESSION_HOURS:
            raise FormErrors({"sessions": FieldError(N_("A half-day has more than 0 and at most 12 hours."))})
        wanted[session.day, session.half] = session.hours
    return wanted


def _refuse_change_of_closed(kept: TrainingClass, new: TrainingClass, wanted: dict[Moment, float]) -> None:
    if kept.closed_on is None or kept.revision != new.revision:
        return
    if kept.course_id != new.course_id or _by_moment(kept.sessions) != wanted:
        raise closed_error()


def closed_error() -> DeskError:
    """Why enrolments, attendance and sessions stand still."""
    return DeskError(N_("This class is closed. Open it again before you change days, enrolments or attendance."))


def _keep_row(office: Office, training_class: TrainingClass) -> int:
    values = {
        "course_id": training_class.course_id,
        "name": training_class.name,
        "run": training_class.run,
        "place": training_class.place,
        "trainers": training_class.trainers,
        "budget": None if training_class.budget is None else str(training_class.budget),
        "budget_source": training_class.budget_source,
        "notes": training_class.notes,
    }
    kept: TrainingClass = records.keep(
        office, TrainingClassRow, "classes", training_class.id, training_class.revision, values, class_of
    )
    return kept.id


def _keep_sessions(office: Office, class_id: int, wanted: dict[Moment, float]) -> None:
    kept = {(session.day, session.half): session for session in _sessions_of(office, class_id)}
    for moment in kept.keys() - wanted.keys():
        _remove_session(office, kept[moment])
    for (day, half), hours in sorted(wanted.items(), key=lambda item: (item[0][0], item[0][1] is Half.AFTERNOON)):
        session = kept.get((day, half))
        if session is None:
            values = {"class_id": class_id, "day": day.isoformat(), "half": half.value, "hours": hours}
            records.insert(office, SessionRow, values)
        elif session.hours != hours:
            SessionRow.update(hours=hours).where(SessionRow.id == session.id).execute(office.database)


def _remove_session(office: Office, session: Session) -> None:
    """Attendance of who was withdrawn goes with the session; of who is enrolled it holds the session."""
    attended = office.sql(
        """select count(*) from attendance a join enrolment e on e.id = a.enrolment_id
        where a.session_id = ? and e.deleted_at is null""",
        (session.id,),
    )[0][0]
    if attended:
        raise InUse(
            N_("The half-day {day}, {half}, has attendance ({count}). Clear that first."),
            day=typed_date(session.day),
            half=Msg(session.half.label),
            count=attended,
        )
    office.sql("delete from attendance where session_id = ?", (session.id,))
    office.sql("delete from session where id = ?", (session.id,))


@command
def delete_class(office: Office, class_id: int) -> None:
    """Put a class into the bin; raises InUse while it has enrolments, or once it had a certificate."""
    certificates = office.sql("select count(*) from certificate where class_id = ?", (class_id,))[0][0]
    if certificates:
        raise InUse(N_("Certificates of this class are in the register ({count}); it has to stay."), count=certificates)
    enrolled = how_many_name(office, EnrolmentRow, "class_id", class_id)
    if enrolled:
        raise InUse(N_("People are enrolled in this class ({count}). Withdraw them first."), count=enrolled)
    records.put_into_bin(office, TrainingClassRow, "classes", class_id)


@command
def restore_class(office: Office, class_id: int) -> None:
    """Bring a class back from the bin; its course has to be there."""
    course_id = records.one(office, TrainingClassRow, class_id)["course_id"]
    if records.one(office, CourseRow, course_id)["deleted_at"]:
        raise InUse(N_("The course of this class is in the bin. Restore the course first."))
    records.take_from_bin(office, TrainingClassRow, "classes", class_id)


@command
def close_class(office: Office, class_id: int, on: date | None = None) -> TrainingClass:
    """Close a class: its attendance is complete and certificates may be issued. Closing twice changes nothing."""
    training_class = class_of(office, class_id)
    if training_class.closed_on is not None:
        return training_class
    if not training_class.sessions:
        raise DeskError(N_("This class has no days yet."))
    return _set_closed(office, training_class, (on or office.today()).isoformat(), "closed")


@command
def reopen_class(office: Office, class_id: int) -> TrainingClass:
    """Open a closed class again; raises InUse while certificates of it are in force."""
    training_class = class_of(office, class_id)
    count = office.sql("select count(*) from certificate where class_id = ? and status = 'issued'", (class_id,))[0][0]
    if count:
        raise InUse(
            N_("Certificates of this class are in force ({count}). Revoke them before you open it again."), count=count
        )
    return _set_closed(office, training_class, None, "reopened")


def _set_closed(office: Office, training_class: TrainingClass, closed_on: str | None, note: str) -> TrainingClass:
    row = TrainingClassRow
    saved = row.update(closed_on=closed_on, revision=row.revision + 1).where(row.id == training_class.id)
    saved.execute(office.database)
    office.note("classes", training_class.id, note)
    return class_of(office, training_class.id)


def open_class(office: Office, class_id: int) -> dict[str, Any]:
    """For commands: the class's row; raises NotFound for one in the bin, DeskError for a closed one."""
    row = records.one(office, TrainingClassRow, class_id)
    if row["deleted_at"]:
        raise NotFound(N_("This class is in the bin."))
    if row["closed_on"]:
        raise closed_error()
    return row
