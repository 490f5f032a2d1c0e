"""The 72 hours of a breach, what has to be told to whom, and what can not be written down."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from db.domain.breaches import Breach, BreachState, Risk, check_breach, time_of
from db.domain.errors import FieldError, FormErrors

NOW = datetime(2026, 11, 22, 9, 30)
FOUND = Breach(
    found_on=date(2026, 11, 20),
    found_time="14.30",
    what="ทำแฟลชไดรฟ์หาย",
    whose="ผู้สูงอายุ ชื่อและที่อยู่",
    people=40,
    risk=Risk.RISK,
)


def test_the_hours_count_from_the_minute_it_was_found() -> None:
    assert FOUND.report_until == datetime(2026, 11, 23, 14, 30)
    assert FOUND.time_left(NOW) == timedelta(hours=29)
    assert replace(FOUND, found_time="").report_until == datetime(2026, 11, 23)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 11, 23, 14, 30), BreachState.TO_REPORT),
        (datetime(2026, 11, 23, 14, 31), BreachState.LATE),
    ],
)
def test_after_72_hours_the_report_is_overdue(now: datetime, state: BreachState) -> None:
    assert FOUND.state(now) is state


def test_a_breach_without_risk_has_no_clock() -> None:
    harmless = replace(FOUND, risk=Risk.NONE)
    assert harmless.report_until is None and harmless.state(NOW) is BreachState.OPEN


def test_of_a_high_risk_the_people_are_told_too() -> None:
    reported = replace(FOUND, risk=Risk.HIGH, reported_on=date(2026, 11, 21), reported_time="9:00")
    assert reported.time_left(NOW) is None and reported.state(NOW) is BreachState.TO_TELL
    assert replace(reported, told_on=date(2026, 11, 21)).state(NOW) is BreachState.OPEN
    assert replace(reported, closed_on=date(2026, 11, 22)).state(NOW) is BreachState.CLOSED


@pytest.mark.parametrize(("text", "when"), [("14.30", time(14, 30)), ("๐๙:๐๕ น.", time(9, 5)), ("8.00 น", time(8))])
def test_times_are_read_in_the_forms_that_people_write(text: str, when: time) -> None:
    assert time_of(text) == when


@pytest.mark.parametrize("text", ["25.00", "9.60", "เช้า", "9", "14.3"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        time_of(text)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"found_on": None}, "found_on"),
        ({"found_on": date(2026, 11, 22), "found_time": "9.31"}, "found_on"),
        ({"what": ""}, "what"),
        ({"whose": ""}, "whose"),
        ({"happened_on": date(2026, 11, 21)}, "happened_on"),
        ({"told_on": date(2026, 11, 19)}, "told_on"),
        ({"told_on": date(2026, 11, 23)}, "told_on"),
        ({"reported_on": date(2026, 11, 19)}, "reported_on"),
        ({"reported_time": "9.00"}, "reported_on"),
        ({"reported_on": date(2026, 11, 22), "reported_time": "23.00"}, "reported_on"),
        ({"closed_on": date(2026, 11, 22), "done": "แจ้งความ"}, "closed_on"),
        ({"closed_on": date(2026, 11, 22), "risk": Risk.NONE}, "done"),
    ],
)
def test_what_can_not_be_is_said_beside_its_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(FormErrors) as caught:
        check_breach(replace(FOUND, **values), NOW)
    assert field in caught.value.errors


def test_a_late_report_says_why() -> None:
    late = replace(FOUND, found_on=date(2026, 11, 10), reported_on=date(2026, 11, 15), reported_time="9.00")
    with pytest.raises(FormErrors) as caught:
        check_breach(late, NOW)
    assert set(caught.value.errors) == {"late_reason"}
    check_breach(replace(late, late_reason="ระบบล่ม"), NOW)


def test_what_is_whole_can_be_kept_and_closed() -> None:
    check_breach(FOUND, NOW)
    reported = replace(FOUND, done="เปลี่ยนรหัสผ่าน", reported_on=date(2026, 11, 21), reported_time="9.00")
    check_breach(replace(reported, closed_on=NOW.date()), NOW)
