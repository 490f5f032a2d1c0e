"""Breaches are kept for good, by whom may, and the one whose 72 hours end first is known."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from db import check
from db.audit import audit_listing
from db.breaches import breach_of, breaches, next_breach_due, save_breach
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.breaches import Breach, Risk
from db.domain.errors import Conflict, FormErrors
from db.domain.permissions import NotAllowed
from db.office import Office
from tests.as_role import signed_in

NOW = datetime(2026, 11, 22, 9, 30)
FOUND = Breach(found_on=date(2026, 11, 21), found_time="8:05", what="ทำแฟลชไดรฟ์หาย", whose="ผู้สูงอายุ ชื่อ ที่อยู่", people=40)


@pytest.fixture
def office(office: Office) -> Office:
    office.clock = lambda: NOW
    return office


def test_a_breach_is_kept_to_the_minute(office: Office) -> None:
    kept = save_breach(office, FOUND)
    assert kept == replace(FOUND, id=kept.id, revision=1, found_time="08.05")
    assert kept.report_until == datetime(2026, 11, 24, 8, 5)
    assert check.problems(office) == ()


def test_midnight_is_a_time(office: Office) -> None:
    kept = save_breach(office, replace(FOUND, found_time="0.00"))
    assert kept.found_at == datetime(2026, 11, 21)
    assert save_breach(office, kept).found_at == datetime(2026, 11, 21)


def test_the_latest_stands_first_and_closed_ones_can_be_left_out(office: Office) -> None:
    old = save_breach(office, replace(FOUND, found_on=date(2026, 1, 1), risk=Risk.NONE, done="เก็บหลักฐาน"))
    new = save_breach(office, FOUND)
    closed = save_breach(office, replace(old, closed_on=date(2026, 1, 9)))
    assert breaches(office) == (new, closed) and breaches(office, only_open=True) == (new,)


def test_the_one_whose_hours_end_first_is_due_next_until_it_is_reported(office: Office) -> None:
    later, sooner = save_breach(office, FOUND), save_breach(office, replace(FOUND, found_on=date(2026, 11, 20)))
    assert next_breach_due(office) == sooner
    save_breach(office, replace(sooner, reported_on=date(2026, 11, 21), reported_time="9.00"))
    assert next_breach_due(office) == later
    save_breach(office, replace(later, risk=Risk.NONE))
    assert next_breach_due(office) is None


def test_saving_over_a_newer_save_is_a_conflict(office: Office) -> None:
    kept = save_breach(office, FOUND)
    save_breach(office, replace(kept, people=41))
    with pytest.raises(Conflict) as caught:
        save_breach(office, replace(kept, people=42))
    assert caught.value.current == breach_of(office, kept.id)


def test_what_can_not_be_is_refused(office: Office) -> None:
    with pytest.raises(FormErrors) as caught:
        save_breach(office, replace(FOUND, found_on=date(2026, 11, 23), found_time="สาย"))
    assert set(caught.value.errors) == {"found_time"}
    with pytest.raises(FormErrors):
        save_breach(office, replace(FOUND, found_on=date(2026, 11, 23)))


def test_clerks_write_breaches_down_printers_do_not_see_them(office: Office) -> None:
    with signed_in(office, Role.CLERK):
        save_breach(office, FOUND)
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        breaches(office)


def test_the_log_tells_that_a_breach_was_written_down_and_not_what(office: Office) -> None:
    kept = save_breach(office, FOUND)
    (line,) = audit_listing(office, AuditFilter(subject="breaches")).page(0, 9)
    assert (line.what, line.record_id, line.note, line.about) == ("save_breach", kept.id, "to_report", "2026-11-21")


def test_a_moment_that_is_none_is_a_fault(office: Office) -> None:
    save_breach(office, FOUND)
    office.run(lambda: office.sql("update breach set found_at = '2026-11-21 8.05', risk = 'much'"))
    assert {problem.code for problem in check.problems(office)} == {"breach_moment", "unknown_choice"}
