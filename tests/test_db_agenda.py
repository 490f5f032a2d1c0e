"""What waits today and this week is counted as the lists behind it count it, and only for who may see them."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import backup_register
from db.agenda import agenda, copy_is_due
from db.backup_register import Known
from db.class_lines import class_lines
from db.credential import Means
from db.domain.accounts import Role
from db.domain.agenda import Look, Task
from db.domain.round_results import RoundResult
from db.domain.training import ClassWatch
from db.office import Office
from db.training import close_class
from tests.as_role import signed_in
from tests.partners_office import partner, talk
from tests.people_office import born, community, resident
from tests.results_office import THIS, TODAY, visit, worked
from tests.rounds_office import found, full_round
from tests.services_office import activity
from tests.training_office import attend, class_with, course


@pytest.fixture
def ids(office: Office) -> dict[str, int]:
    return worked(office)


def tasks(office: Office) -> dict[Task, int]:
    return agenda(office).tasks


def looks(office: Office) -> dict[Look, int]:
    return agenda(office).looks


def test_visits_wait_until_they_are_done(office: Office, ids: dict[str, int]) -> None:
    assert (tasks(office)[Task.VISITS_OVERDUE], tasks(office)[Task.VISITS_WEEK]) == (1, 1)
    visit(office, ids["เยี่ยมบ้าน"], None, resident_id=ids["แก้ว"], planned_on=TODAY + timedelta(6))
    visit(office, ids["เยี่ยมบ้าน"], None, resident_id=ids["แก้ว"], planned_on=TODAY + timedelta(7))
    assert tasks(office)[Task.VISITS_WEEK] == 2


def test_classes_of_the_week_are_those_with_a_day_in_it(office: Office, ids: dict[str, int]) -> None:
    assert Task.CLASSES_WEEK not in tasks(office)
    office.clock = lambda: datetime(2026, 9, 29, 9, 0)
    soon = class_with(office, ("ดาว",), of=course(office, 3.5))  # begins on 5 October
    assert tasks(office)[Task.CLASSES_WEEK] == 1
    assert [line.id for line in class_lines(office, watch=ClassWatch.WEEK)] == [soon.id], "as the list has it"
    office.clock = lambda: datetime(2026, 9, 28, 9, 0)
    assert Task.CLASSES_WEEK not in tasks(office)


def test_certificates_to_issue_are_of_closed_classes_only(office: Office, ids: dict[str, int]) -> None:
    assert Task.CERTIFICATES_TO_ISSUE not in tasks(office), "all were issued"
    short = class_with(office, ("ดาว", "เดือน", "ตะวัน"), days=1, of=course(office, 7))
    attend(office, short, {"ดาว": 2, "เดือน": 1})
    assert Task.CERTIFICATES_TO_ISSUE not in tasks(office)
    close_class(office, short.id)
    assert tasks(office)[Task.CERTIFICATES_TO_ISSUE] == 1, "only dao came long enough"
    assert [line.id for line in class_lines(office, watch=ClassWatch.TO_ISSUE)] == [short.id], "as the list has it"


def test_partners_needs_and_allowances_wait(office: Office, ids: dict[str, int]) -> None:
    assert not {Task.PARTNERS_TO_CALL, Task.OPEN_NEEDS} & set(tasks(office))
    talk(office, partner(office, "โรงเรียน").id, THIS, TODAY)
    found(office, full_round(office).id, "1", RoundResult.NEEDS, needs="ยา")
    assert (tasks(office)[Task.PARTNERS_TO_CALL], tasks(office)[Task.OPEN_NEEDS]) == (1, 1)
    assert Task.ALLOWANCE_STEPS not in tasks(office)
    resident(office, "ปลายปี", born=born(1966, 12, 15))
    assert tasks(office)[Task.ALLOWANCE_STEPS] == 1


def test_what_stands_out_is_told_until_it_is_mended(office: Office, ids: dict[str, int]) -> None:
    assert looks(office) == {Look.ELDERS_WITH_NOTHING: 1, Look.SERVICES_ALONE: 1, Look.COMMUNITIES_ALONE: 1}
    activity(office, ids["อาหารกลางวัน"], "จบแล้ว", held_on=THIS)
    partner(office, "สำนักงาน", agreement_end=TODAY - timedelta(1))
    community(office, "บ้านใหม่")
    visit(office, ids["เยี่ยมบ้าน"], THIS, resident_id=ids["ขวัญ"])
    assert looks(office) == {
        Look.SERVICES_ALONE: 1, Look.COMMUNITIES_ALONE: 2, Look.UNFINISHED_ACTIVITIES: 1, Look.AGREEMENTS_ENDED: 1,
    }  # fmt: skip


def test_assessments_are_told_to_who_may_see_them(office: Office, ids: dict[str, int]) -> None:
    assert tasks(office)[Task.ASSESSMENTS_DUE] == 1
    with signed_in(office, Role.PRINTER):
        assert Task.ASSESSMENTS_DUE not in tasks(office) and Task.VISITS_WEEK in tasks(office)
    assert Task.ASSESSMENTS_DUE in tasks(office)


def test_a_copy_outside_this_computer_is_asked_for_every_week(office: Office, tmp_path: Path) -> None:
    office.clock = lambda: datetime(2026, 11, 22, 9, 30)
    assert office.credential is not None and not copy_is_due(office), "a demo is nobody's"
    office.credential = replace(office.credential, means=Means.PASSWORD)
    assert copy_is_due(office)
    known = Known(1, datetime(2026, 11, 14), 9, 9, is_outside=True, proved_at=datetime(2026, 11, 15, 8, 0))
    for proved_at, is_due in ((known.proved_at, False), (datetime(2026, 11, 14, 23, 0), True), (None, True)):
        with backup_register.changing(office.folder) as register:
            register.copies = {"stick/a": replace(known, proved_at=proved_at)}
        assert copy_is_due(office) is is_due, proved_at
    with signed_in(office, Role.PRINTER):
        assert copy_is_due(office), "everybody makes backups"
