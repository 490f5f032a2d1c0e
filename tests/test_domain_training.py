"""Courses, classes and hours: the rules of training with the values of the domain."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.errors import FormErrors
from db.domain.training import (
    CLASS_FORM,
    COURSE_FORM,
    CertificateKind,
    ClassLine,
    ClassResult,
    ClassState,
    Course,
    EnrolmentLine,
    Half,
    Session,
    TrainingClass,
    half_days,
    is_shorter_than_course,
    needed_hours,
    passes,
    session_order,
)

DAY = date(2026, 11, 22)
LINE = EnrolmentLine(
    id=1, class_id=1, resident_id=1, title="นางสาว", given="สมหญิง", family="ใจดี", citizen_id="", community="",
    organisation="", phones=(), needed=56.0,
)  # fmt: skip
CLASS = ClassLine(
    id=1, course_id=1, course="ผู้ดูแล", name="", run=1, place="", first_day=DAY, last_day=date(2026, 11, 24),
    half_days=6, hours=21.0, enrolled=0, passed=0, certificates=0, budget=None, budget_source="", closed_on=None,
)  # fmt: skip


def test_eighty_percent_of_seventy_hours_are_fifty_six() -> None:
    assert needed_hours(70, 80) == 56.0


@pytest.mark.parametrize(
    ("half_days_attended", "hours", "percent", "passed"),
    [(16, 70, 80, True), (15, 70, 80, False), (20, 70, 100, True), (19, 70, 100, False), (0, 70, 1, False)],
)
def test_passed_is_hours_attended_of_the_percentage(
    half_days_attended: int, hours: float, percent: int, passed: bool
) -> None:
    assert passes(half_days_attended * 3.5, hours, percent) is passed
    line = replace(LINE, hours=half_days_attended * 3.5, needed=needed_hours(hours, percent))
    assert line.has_passed is passed


def test_without_hours_nobody_passes() -> None:
    assert not passes(0, 0, 80)
    assert not replace(LINE, hours=0.0, needed=0.0).has_passed


@given(st.integers(0, 4000), st.integers(1, 4000), st.integers(1, 100))
def test_a_line_passes_exactly_when_the_rule_says_so(attended: int, course: int, percent: int) -> None:
    hours, course_hours = attended / 2, course / 2
    line = replace(LINE, hours=hours, needed=needed_hours(course_hours, percent))
    assert line.has_passed is passes(hours, course_hours, percent) is (attended * 100 >= percent * course)


def test_a_line_tells_how_many_hours_are_missing() -> None:
    assert replace(LINE, hours=52.5).missing_hours == 3.5
    assert replace(LINE, hours=70.0).missing_hours == 0.0
    assert LINE.full_name == "นางสาวสมหญิง ใจดี"


def test_a_class_shorter_than_its_course_warns() -> None:
    assert is_shorter_than_course(66.5, 70)
    assert not is_shorter_than_course(70, 70)
    assert not is_shorter_than_course(73.5, 70)


def test_a_half_day_has_three_and_a_half_hours_unless_the_session_says_otherwise() -> None:
    assert Session(day=DAY, half=Half.MORNING).hours == 3.5
    sessions = half_days([date(2026, 11, 24), DAY, DAY])
    assert [(session.day, session.half) for session in sessions] == [
        (DAY, Half.MORNING),
        (DAY, Half.AFTERNOON),
        (date(2026, 11, 24), Half.MORNING),
        (date(2026, 11, 24), Half.AFTERNOON),
    ]
    mixed = [sessions[place] for place in (3, 0, 2, 1)]
    assert sorted(mixed, key=session_order) == list(sessions)
    assert TrainingClass(sessions=sessions).hours == 14.0
    assert TrainingClass(sessions=half_days([DAY], hours=3)).hours == 6
    assert TrainingClass(sessions=tuple(reversed(sessions))).days == (DAY, date(2026, 11, 24))


def test_only_taking_part_needs_no_pass() -> None:
    assert {kind.value: kind.needs_pass for kind in CertificateKind} == {
        "เกียรติบัตร": False,
        "วุฒิบัตร": True,
        "ประกาศนียบัตร": True,
    }


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 11, 21), ClassState.PLANNED),
        (date(2026, 11, 22), ClassState.RUNNING),
        (date(2026, 11, 24), ClassState.RUNNING),
        (date(2026, 11, 25), ClassState.FINISHED),
    ],
)
def test_a_class_is_planned_runs_and_waits_to_be_closed(today: date, state: ClassState) -> None:
    assert CLASS.state(today) is state
    assert replace(CLASS, closed_on=DAY).state(today) is ClassState.CLOSED
    assert replace(CLASS, first_day=None, last_day=None).state(today) is ClassState.PLANNED


def test_a_result_counts_who_passed_and_who_not() -> None:
    lines = tuple(replace(LINE, hours=hours) for hours in (56.0, 70.0, 52.5))
    result = ClassResult(lines=lines, class_hours=66.5, course_hours=70.0, needed=56.0)
    assert (result.passed, result.not_passed, result.is_shorter_than_course) == (2, 1, True)


def test_a_course_is_typed_in_thai_digits() -> None:
    texts = {"name": " ผู้ดูแลผู้สูงอายุ ", "hours": "๗๐", "pass_percent": "๘๐", "certificate_kind": "ACHIEVEMENT"}
    assert COURSE_FORM.parse(texts, DAY) == Course(name="ผู้ดูแลผู้สูงอายุ", hours=70.0, pass_percent=80)


def test_every_error_of_a_course_is_told_at_once() -> None:
    texts = {"name": "", "hours": "0", "pass_percent": "101", "certificate_kind": "ใบปลิว"}
    with pytest.raises(FormErrors) as caught:
        COURSE_FORM.parse(texts, DAY)
    assert {name: str(error) for name, error in caught.value.errors.items()} == {
        "name": "This has to be filled in.",
        "hours": "More than zero is needed here.",
        "pass_percent": "At most 100 is possible here.",
        "certificate_kind": "“ใบปลิว” is not one of the choices.",
    }


def test_a_class_keeps_its_half_days_when_its_form_is_parsed() -> None:
    base = TrainingClass(course_id=3, sessions=half_days([DAY]))
    texts = {"course_id": "3", "run": "๒", "budget": "๑๒,๕๐๐.๕๐ บาท", "place": "หอประชุม"}
    parsed = CLASS_FORM.parse(texts, DAY, base)
    assert (parsed.run, parsed.place, str(parsed.budget)) == (2, "หอประชุม", "12500.50")
    assert parsed.sessions == base.sessions
