"""Courses, classes with their half-days and enrolments are kept, found and refused as their rules say."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db import attendance, training
from db.certificates import issue_certificates, revoke
from db.communities import save_community
from db.domain.communities import Community
from db.domain.errors import Conflict, DeskError, FormErrors, InUse, NotFound
from db.domain.residents import Residency, Resident
from db.domain.training import (
    CertificateKind,
    ClassState,
    Course,
    Half,
    Session,
    TrainingClass,
    half_days,
)
from db.office import Change, Office
from db.residents import save_resident
from tests.training_office import (
    FIRST_DAY,
    IN_THAI_ORDER,
    attend,
    class_with,
    course,
    finished_class,
    named,
    people,
)


def moments(training_class: TrainingClass) -> list[tuple[date, Half, float]]:
    return [(session.day, session.half, session.hours) for session in training_class.sessions]


def test_a_course_comes_back_as_it_was_saved(office: Office) -> None:
    wanted = Course(name="การดูแลผู้ป่วยติดเตียง", hours=18.5, pass_percent=100, wording="ผ่านการอบรม", notes="ก\nข")
    kept = training.save_course(office, wanted)
    assert kept == replace(wanted, id=kept.id, revision=1)
    assert training.save_course(office, replace(kept, certificate_kind=CertificateKind.DIPLOMA)).revision == 2


def test_courses_stand_in_thai_order(office: Office) -> None:
    for name in ("แก้ว", "เกวลิน", "กวิน"):
        training.save_course(office, Course(name=name, hours=7.0))
    assert [found.name for found in training.courses(office)] == ["กวิน", "เกวลิน", "แก้ว"]


def test_a_course_without_name_and_hours_tells_both(office: Office) -> None:
    with pytest.raises(FormErrors) as caught:
        training.save_course(office, Course(name="  "))
    assert set(caught.value.errors) == {"name", "hours"}
    assert training.courses(office) == ()


def test_saving_over_a_newer_course_is_a_conflict(office: Office) -> None:
    kept = course(office)
    newer = training.save_course(office, replace(kept, hours=71.0))
    with pytest.raises(Conflict) as caught:
        training.save_course(office, replace(kept, hours=72.0))
    assert caught.value.current == newer


def test_a_course_with_classes_can_not_be_deleted(office: Office) -> None:
    training_class = class_with(office, ())
    with pytest.raises(InUse):
        training.delete_course(office, training_class.course_id or 0)
    training.delete_class(office, training_class.id)
    training.delete_course(office, training_class.course_id or 0)
    assert training.courses(office) == ()
    with pytest.raises(InUse):
        training.restore_class(office, training_class.id)
    training.restore_course(office, training_class.course_id or 0)
    training.restore_class(office, training_class.id)
    assert training.class_line(office, training_class.id).half_days == 20


def test_a_class_comes_back_with_its_half_days_in_order_of_time(office: Office) -> None:
    sessions = (
        Session(day=date(2026, 10, 2), half=Half.MORNING),
        Session(day=date(2026, 10, 1), half=Half.AFTERNOON, hours=3.0),
        Session(day=date(2026, 10, 1), half=Half.MORNING),
    )
    wanted = TrainingClass(
        course_id=course(office).id,
        name="โครงการอบรม",
        run=2,
        place="ศาลา",
        trainers="พยาบาล",
        budget=Decimal("12500.50"),
        budget_source="กองทุนหลักประกันสุขภาพ",
        notes="เช้า\nบ่าย",
        sessions=sessions,
    )
    kept = training.save_class(office, wanted)
    assert replace(kept, id=0, revision=0, sessions=()) == replace(wanted, sessions=())
    assert moments(kept) == [
        (date(2026, 10, 1), Half.MORNING, 3.5),
        (date(2026, 10, 1), Half.AFTERNOON, 3.0),
        (date(2026, 10, 2), Half.MORNING, 3.5),
    ]
    assert all(session.id for session in kept.sessions)
    assert (kept.hours, kept.days) == (10.0, (date(2026, 10, 1), date(2026, 10, 2)))


def test_half_days_that_stay_keep_their_attendance_when_others_change(office: Office) -> None:
    kept = class_with(office, ("กวิน",), days=2)
    attend(office, kept, {"กวิน": 1})
    later = half_days([FIRST_DAY + timedelta(days=7)])
    morning, afternoon = kept.sessions[:2]
    changed = replace(kept, sessions=(replace(morning, id=0, hours=3.0), replace(afternoon, id=0, hours=2.5), *later))
    saved = training.save_class(office, changed)
    assert [session.id for session in saved.sessions[:2]] == [session.id for session in kept.sessions[:2]]
    assert [session.hours for session in saved.sessions] == [3.0, 2.5, 3.5, 3.5]
    assert training.enrolment_lines(office, kept.id)[0].hours == 3.0


def test_a_half_day_with_attendance_can_not_vanish(office: Office) -> None:
    kept = class_with(office, ("กวิน", "เกวลิน"), days=2)
    attend(office, kept, {"กวิน": 1, "เกวลิน": 1})
    with pytest.raises(InUse) as caught:
        training.save_class(office, replace(kept, place="ที่อื่น", sessions=kept.sessions[1:]))
    assert str(caught.value) == "The half-day 05/10/2569, Morning, has attendance (2). Clear that first."
    assert training.class_of(office, kept.id) == kept


def test_a_half_day_that_only_withdrawn_people_attended_may_vanish(office: Office) -> None:
    kept = class_with(office, ("กวิน",), days=1)
    attend(office, kept, {"กวิน": 2})
    line = training.enrolment_lines(office, kept.id)[0]
    training.withdraw(office, line.id)
    saved = training.save_class(office, replace(kept, sessions=kept.sessions[1:]))
    training.restore_enrolment(office, line.id)
    assert training.enrolment_lines(office, kept.id)[0].attended == {saved.sessions[0].id}


@pytest.mark.parametrize(
    "sessions",
    [
        half_days([FIRST_DAY]) + half_days([FIRST_DAY]),
        half_days([FIRST_DAY], hours=0),
        half_days([FIRST_DAY], hours=12.5),
    ],
    ids=["twice", "without hours", "too long"],
)
def test_impossible_half_days_are_refused_beside_the_field(office: Office, sessions: tuple[Session, ...]) -> None:
    with pytest.raises(FormErrors) as caught:
        training.save_class(office, TrainingClass(course_id=course(office).id, sessions=sessions))
    assert set(caught.value.errors) == {"sessions"}


def test_a_class_needs_a_course_that_is_there(office: Office) -> None:
    with pytest.raises(FormErrors) as caught:
        training.save_class(office, TrainingClass())
    assert set(caught.value.errors) == {"course_id"}
    deleted = course(office)
    training.delete_course(office, deleted.id)
    with pytest.raises(NotFound):
        training.save_class(office, TrainingClass(course_id=deleted.id))


def test_saving_over_a_newer_class_is_a_conflict_and_changes_no_half_day(office: Office) -> None:
    kept = class_with(office, (), days=1)
    newer = training.save_class(office, replace(kept, place="ใหม่"))
    with pytest.raises(Conflict) as caught:
        training.save_class(office, replace(kept, sessions=()))
    assert caught.value.current == newer
    assert training.class_of(office, kept.id) == newer


def test_a_closed_class_stands_still_until_it_is_opened_again(office: Office) -> None:
    training_class = class_with(named(office), days=2)
    line, other = training.enrolment_lines(office, training_class.id)[:2]
    training.withdraw(office, other.id)
    closed = training.close_class(office, training_class.id)
    assert closed.closed_on == date(2026, 11, 22)
    refused = [
        lambda: training.save_class(office, replace(closed, sessions=closed.sessions[:1])),
        lambda: training.enrol(office, closed.id, [line.resident_id]),
        lambda: training.withdraw(office, line.id),
        lambda: training.restore_enrolment(office, other.id),
        lambda: attendance.set_attendance(office, line.id, closed.sessions[0].id, True),
        lambda: attendance.set_many(office, closed.id, [(line.id, closed.sessions[0].id)], False),
    ]
    for attempt in refused:
        with pytest.raises(DeskError, match="This class is closed"):
            attempt()
    renamed = training.save_class(office, replace(closed, place="ห้องใหม่"))
    assert (renamed.place, renamed.closed_on) == ("ห้องใหม่", closed.closed_on)
    assert training.reopen_class(office, closed.id).closed_on is None
    training.restore_enrolment(office, other.id)


def test_closing_takes_a_day_and_happens_once(office: Office) -> None:
    training_class = class_with(named(office), (), days=1)
    training.close_class(office, training_class.id, date(2026, 10, 31))
    assert training.close_class(office, training_class.id).closed_on == date(2026, 10, 31)


def test_a_class_without_days_can_not_be_closed(office: Office) -> None:
    training_class = class_with(office, (), days=0)
    with pytest.raises(DeskError, match="no days"):
        training.close_class(office, training_class.id)


def test_a_class_with_certificates_in_force_can_not_be_opened_again(office: Office) -> None:
    training_class = finished_class(named(office), ["กวิน"])
    (certificate,) = issue_certificates(office, training_class.id)
    with pytest.raises(InUse):
        training.reopen_class(office, training_class.id)
    revoke(office, certificate.id, certificate.revision, "ออกผิด")
    assert training.reopen_class(office, training_class.id).closed_on is None
    for line in training.enrolment_lines(office, training_class.id):
        training.withdraw(office, line.id)
    with pytest.raises(InUse, match="register"):
        training.delete_class(office, training_class.id)


def test_a_class_with_enrolments_can_not_be_deleted(office: Office) -> None:
    training_class = class_with(office, ("กวิน",))
    with pytest.raises(InUse, match="enrolled"):
        training.delete_class(office, training_class.id)
    training.withdraw(office, training.enrolment_lines(office, training_class.id)[0].id)
    training.delete_class(office, training_class.id)
    assert training.class_lines(office) == ()
    with pytest.raises(NotFound):
        training.class_line(office, training_class.id)
    with pytest.raises(NotFound):
        training.enrol(office, training_class.id, [1])


def test_enrolling_passes_over_who_is_enrolled_and_brings_back_who_was_withdrawn(office: Office) -> None:
    training_class = class_with(office, ("กวิน", "เกวลิน"), days=1)
    attend(office, training_class, {"กวิน": 2})
    line = training.enrolment_lines(office, training_class.id)[0]
    training.withdraw(office, line.id)
    assert [left.given for left in training.enrolment_lines(office, training_class.id)] == ["เกวลิน"]
    ids = [line.resident_id, line.resident_id, *people(office, ["แก้ว"]).values()]
    assert training.enrol(office, training_class.id, ids) == 2
    assert training.enrol(office, training_class.id, ids) == 0
    back = training.enrolment_lines(office, training_class.id)
    assert [(found.given, found.hours) for found in back] == [("กวิน", 7.0), ("เกวลิน", 0.0), ("แก้ว", 0.0)]
    assert back[0].id == line.id


def test_who_has_died_is_refused_by_name_and_nobody_is_enrolled(office: Office) -> None:
    training_class = class_with(office, ())
    dead = save_resident(office, Resident(title="นาง", given="จันดี", family="ใจดี", status=Residency.DIED))
    with pytest.raises(DeskError, match="นางจันดี ใจดี"):
        training.enrol(office, training_class.id, [*people(office).values(), dead.id])
    with pytest.raises(NotFound):
        training.enrol(office, training_class.id, [999])
    assert training.enrolment_lines(office, training_class.id) == ()


def test_restoring_an_enrolment_of_someone_enrolled_again_changes_nothing(office: Office) -> None:
    training_class = class_with(office, ("กวิน",))
    line = training.enrolment_lines(office, training_class.id)[0]
    training.withdraw(office, line.id)
    training.enrol(office, training_class.id, [line.resident_id])
    told: list[tuple[Change, ...]] = []
    office.on_change(told.append)
    training.restore_enrolment(office, line.id)
    assert told == []
    assert training.enrolment_lines(office, training_class.id) == (line,)


def test_who_holds_a_certificate_in_force_can_not_be_withdrawn(office: Office) -> None:
    training_class = finished_class(named(office), ["กวิน"])
    line = training.enrolment_lines(office, training_class.id)[0]
    issue_certificates(office, training_class.id)
    with pytest.raises(DeskError):
        training.withdraw(office, line.id)


def test_enrolled_people_stand_in_thai_order_with_community_and_phones(office: Office) -> None:
    training_class = class_with(office)
    community = save_community(office, Community(name="ชุมชนริมน้ำ"))
    other = Resident(
        title="นาย", given="กวี", family="ใจดี", community_id=community.id, phones=("0812345678", "053123456"),
        organisation="โรงพยาบาล", citizen_id="1999900000633",
    )  # fmt: skip
    training.enrol(office, training_class.id, [save_resident(office, other).id])
    lines = training.enrolment_lines(office, training_class.id)
    assert [line.given for line in lines] == ["กวิน", "กวี", *IN_THAI_ORDER[1:]]
    found = lines[1]
    assert (found.community, found.phones, found.organisation) == ("ชุมชนริมน้ำ", other.phones, "โรงพยาบาล")
    assert (found.full_name, found.citizen_id) == ("นายกวี ใจดี", "1999900000633")


def test_the_trainings_of_a_person_stand_the_latest_first(office: Office) -> None:
    early = class_with(office, ("กวิน",), days=1)
    person = training.enrolment_lines(office, early.id)[0].resident_id
    late = training.save_class(
        office, TrainingClass(course_id=early.course_id, run=2, sessions=half_days([FIRST_DAY + timedelta(days=30)]))
    )
    training.enrol(office, late.id, [person])
    attend(office, late, {"กวิน": 1})
    found = training.trainings_of(office, person)
    assert [(found_one.training_class.run, found_one.line.hours) for found_one in found] == [(2, 3.5), (1, 0.0)]


def test_a_class_line_counts_enrolled_passed_and_certificates(office: Office) -> None:
    training_class = finished_class(named(office), ["กวิน", "เกวลิน", "แก่น"])
    issued = issue_certificates(office, training_class.id)
    revoke(office, issued[0].id, issued[0].revision, "ออกผิด")
    line = training.class_line(office, training_class.id)
    assert (line.course, line.half_days, line.hours) == ("ผู้ดูแลผู้สูงอายุ", 20, 70.0)
    assert (line.first_day, line.last_day) == (date(2026, 10, 5), date(2026, 10, 14))
    assert (line.enrolled, line.passed, line.certificates) == (5, 3, 2)


def test_classes_are_found_by_course_and_state(office: Office) -> None:
    named(office)
    first = course(office)
    second = training.save_course(office, Course(name="ปฐมพยาบาล", hours=7.0))
    starts = {"past": date(2026, 11, 1), "running": date(2026, 11, 22), "planned": date(2026, 11, 23)}
    ids = {
        name: training.save_class(office, TrainingClass(course_id=first.id, sessions=half_days([day]))).id
        for name, day in starts.items()
    }
    ids["closed"] = training.save_class(office, TrainingClass(course_id=second.id, sessions=half_days([FIRST_DAY]))).id
    training.close_class(office, ids["closed"])
    found = {state: [line.id for line in training.class_lines(office, state=state)] for state in ClassState}
    assert found == {
        ClassState.PLANNED: [ids["planned"]],
        ClassState.RUNNING: [ids["running"]],
        ClassState.FINISHED: [ids["past"]],
        ClassState.CLOSED: [ids["closed"]],
    }
    assert [line.id for line in training.class_lines(office, course_id=second.id)] == [ids["closed"]]
    latest_first = [ids["planned"], ids["running"], ids["past"], ids["closed"]]
    assert list(training.class_listing(office).ids()) == latest_first
    by_course = training.class_listing(office, order="course", descending=False)
    assert by_course.total == 4
    assert by_course.page(0, 1)[0].id == ids["closed"]


def test_deleted_people_lines_and_classes_leave_every_count(office: Office) -> None:
    training_class = class_with(office, ("กวิน", "เกวลิน"), days=10)
    attend(office, training_class, {"กวิน": 16, "เกวลิน": 16})
    training.withdraw(office, training.enrolment_lines(office, training_class.id)[0].id)
    line = training.class_line(office, training_class.id)
    assert (line.enrolled, line.passed) == (1, 1)


def test_a_class_of_42_people_and_18_half_days_is_read_in_a_few_statements(office: Office) -> None:
    training_class = class_with(office, (f"กวิน{'ก' * number}" for number in range(1, 43)), days=9)
    everyone = training.enrolment_lines(office, training_class.id)
    pairs = [(line.id, session.id) for line in everyone for session in training_class.sessions]
    assert attendance.set_many(office, training_class.id, pairs, True) == 42 * 18
    statements: list[str] = []
    office.run(lambda: office.database.connection().set_trace_callback(statements.append))
    result = attendance.class_result(office, training_class.id)
    office.run(lambda: office.database.connection().set_trace_callback(None))
    assert len(result.lines) == 42
    assert len(statements) < 8, "one statement for all, not one a person"
