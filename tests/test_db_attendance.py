"""Attendance by half-day, and who passed a class by hours."""

from dataclasses import replace

import pytest

from db import attendance, training
from db.domain.errors import NotFound
from db.office import Change, Office
from tests.training_office import attend, class_with, course


def test_sixteen_half_days_are_56_hours_and_pass_70_at_80_percent_fifteen_do_not(office: Office) -> None:
    training_class = class_with(office, ("กวิน", "เกวลิน", "แก่น"))
    attend(office, training_class, {"กวิน": 16, "เกวลิน": 15})
    result = attendance.class_result(office, training_class.id)
    assert (result.passed, result.not_passed, result.needed) == (1, 2, 56.0)
    assert [(line.hours, line.has_passed, line.missing_hours) for line in result.lines] == [
        (56.0, True, 0.0),
        (52.5, False, 3.5),
        (0.0, False, 56.0),
    ]
    assert training.class_line(office, training_class.id).passed == 1


def test_hours_of_the_half_days_themselves_count(office: Office) -> None:
    training_class = class_with(office, ("กวิน",), days=1, of=course(office, hours=6.5))
    first, second = training_class.sessions
    saved = training.save_class(office, replace(training_class, sessions=(first, replace(second, hours=3.0))))
    attend(office, saved, {"กวิน": 2})
    result = attendance.class_result(office, saved.id)
    assert (result.lines[0].hours, result.class_hours, result.course_hours) == (6.5, 6.5, 6.5)
    assert not result.is_shorter_than_course


def test_a_class_shorter_than_its_course_warns(office: Office) -> None:
    assert attendance.class_result(office, class_with(office, (), days=9).id).is_shorter_than_course
    assert not attendance.class_result(office, class_with(office, (), days=10).id).is_shorter_than_course


def test_a_tick_can_be_set_and_cleared_any_number_of_times(office: Office) -> None:
    training_class = class_with(office, ("กวิน",), days=1)
    line = training.enrolment_lines(office, training_class.id)[0]
    morning, afternoon = (session.id for session in training_class.sessions)
    told: list[tuple[Change, ...]] = []
    office.on_change(told.append)
    for present in (True, True, False, False, True):
        attendance.set_attendance(office, line.id, morning, present)
    assert training.enrolment_lines(office, training_class.id)[0].attended == {morning}
    notes = [change.note for changes in told for change in changes]
    assert notes == ["attendance +1", "attendance -1", "attendance +1"]
    assert attendance.set_many(office, training_class.id, [(line.id, morning), (line.id, afternoon)], True) == 1


def test_attendance_of_another_class_is_refused_whole(office: Office) -> None:
    here, there = class_with(office, ("กวิน",), days=1), class_with(office, ("แก้ว",), days=1)
    (mine,), (theirs,) = (training.enrolment_lines(office, found.id) for found in (here, there))
    good = (mine.id, here.sessions[0].id)
    for stranger in ((theirs.id, here.sessions[0].id), (mine.id, there.sessions[0].id)):
        with pytest.raises(NotFound):
            attendance.set_many(office, here.id, [good, stranger], True)
    assert training.enrolment_lines(office, here.id)[0].attended == frozenset()


def test_who_was_withdrawn_can_not_be_ticked(office: Office) -> None:
    training_class = class_with(office, ("กวิน",), days=1)
    line = training.enrolment_lines(office, training_class.id)[0]
    training.withdraw(office, line.id)
    with pytest.raises(NotFound):
        attendance.set_attendance(office, line.id, training_class.sessions[0].id, True)
