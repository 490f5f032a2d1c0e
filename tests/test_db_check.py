"""Every fault that the check knows is found where it is planted, and a whole office has none."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db import check, demo, storage
from db.check_rules import DATES, RULES, SUBJECTS
from db.domain.errors import Cancelled
from db.office import Office
from db.rows import ROWS
from tests.keys import open_office

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small demo."""
    folder = tmp_path_factory.mktemp("whole")
    demo.make_demo(folder, 250, today=DAY)
    return folder / storage.FILE_NAME


@pytest.fixture
def town(whole: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of it, to be harmed."""
    shutil.copytree(whole.parent, tmp_path, dirs_exist_ok=True)
    with open_office(tmp_path) as opened:
        yield opened


def plant(office: Office, *statements: str) -> None:
    def work() -> None:
        office.sql("pragma foreign_keys = off")
        for statement in statements:
            office.sql(statement)

    office.run(work)


def test_a_whole_office_has_no_problems(town: Office) -> None:
    assert check.problems(town) == ()


def test_a_new_office_has_no_problems(office: Office) -> None:
    assert check.problems(office) == ()


CLASS = "(select class_id from certificate order by id limit 1)"
HOUSEHOLD = "(select min(household_id) from resident)"
FAULTS = [
    ("integrity", "office", "update resident set nickname = cast(x'e0ff' as text) where id = 3"),
    ("reference", "residents", "update resident set household_id = 9999 where id = 5"),
    ("reference", "enrolments", "insert into attendance values (1, 99999)"),
    ("reference_binned", "residents", f"update household set deleted_at = 'x' where id = {HOUSEHOLD}"),
    ("reference_binned", "households", "update community set deleted_at = 'x' where id = 1"),
    ("reference_binned", "volunteers", """update resident set deleted_at = 'x'
        where id in (select invited_by_id from volunteer)"""),
    ("reference_binned", "certificates", f"update training_class set deleted_at = 'x' where id = {CLASS}"),
    ("reference_binned", "classes", "update course set deleted_at = 'x' where id = 1"),
    ("two_heads", "households", "update house_relation set relation = 'head'"),
    ("unknown_choice", "residents", "update house_relation set relation = 'boss' where relation = 'spouse'"),
    ("unknown_choice", "residents", "update move set kind = 'flight' where id = 1"),
    (
        "merger_not_in_bin", "residents",
        "update resident set deleted_at = null where id in (select gone_id from merger)",
    ),
    ("breach_moment", "breaches", "update breach set found_at = '2026-11-21' where id = 1"),
    ("unknown_choice", "breaches", "update breach set risk = 'much' where id = 1"),
    ("date", "breaches", "update breach set closed_on = 'later' where id = 1"),
    ("date", "residents", "update move set moved_on = '1 ตุลาคม' where id = 1"),
    ("reference", "residents", "update move set to_household_id = 99999 where id = 1"),
    ("reference", "residents", "insert into house_relation values (99999, 'child')"),
    ("term_reversed", "community_staff", "update community_staff set until = '2001-01-01' where id = 1"),
    ("phone_digits", "community_staff", "update community_staff set phones = '081-000-1234' where id = 1"),
    ("date", "community_staff", "update community_staff set since = '2569-13-01' where id = 1"),
    ("reference_binned", "community_staff", """update community set deleted_at = 'x'
        where id = (select community_id from community_staff where id = 1)"""),
    ("unknown_choice", "awards", "update award set kind = 'praise' where id = 1"),
    ("date", "awards", "update award set given_on = '21 ตุลาคม' where id = 1"),
    ("reference", "awards", "update award set volunteer_id = 99999 where id = 1"),
    ("reference_binned", "awards", """update volunteer set deleted_at = 'x'
        where id in (select volunteer_id from award)"""),
    ("carer_unnamed", "carers", """insert into carer values (90001, 1, null, 1, 1, '', 'child', '', '')"""),
    ("community_differs", "residents", "update resident set community_id = 1 + community_id % 9 where id = 3"),
    ("community_differs", "residents", "update resident set community_id = null where id = 3"),
    ("birth_precision", "residents", "update resident set born_precision = null where id = 3"),
    ("birth_precision", "residents", "update resident set born = '1950-05-01', born_precision = 'year' where id = 3"),
    ("birth_precision", "residents", "update resident set born = '1950-05-02', born_precision = 'month' where id = 3"),
    ("unknown_choice", "residents", "update resident set status = 'away' where id = 3"),
    ("unknown_choice", "residents", "update resident set sex = 'male' where id = 3"),
    ("unknown_choice", "volunteers", "update volunteer set kinds = 'อสม./พนักงาน' where id = 2"),
    ("unknown_choice", "volunteers", "update volunteer set kinds = '' where id = 2"),
    ("unknown_choice", "classes", "update session set half = 'evening' where id = 1"),
    ("unknown_choice", "courses", "update course set certificate_kind = 'ปริญญา' where id = 1"),
    ("phone_digits", "residents", "update resident set phones = '081-000-1234' where id = 3"),
    ("term_reversed", "volunteers", "update volunteer set started = '2026-01-02', ended = '2026-01-01' where id = 1"),
    ("invited_by_self", "volunteers", "update volunteer set invited_by_id = resident_id where id = 1"),
    ("attendance_elsewhere", "enrolments", """insert into attendance
        select e.id, s.id from enrolment e, session s where s.class_id <> e.class_id limit 1"""),
    ("certificate_look", "certificates", "update certificate set look_id = null where id = 3"),
    ("unknown_choice", "partners", "update partner set kind = 'bank' where id = 1"),
    ("unknown_choice", "partners", "update partner set scope = 'moon' where id = 1"),
    ("unknown_choice", "contributions", "update contribution set kind = 'praise' where id = 1"),
    ("phone_digits", "partner_people", "update partner_person set phones = '081-000-1234' where id = 1"),
    ("term_reversed", "partners", """update partner set agreement_start = '2026-01-02', agreement_end = '2026-01-01'
        where id = 1"""),
    ("contact_reversed", "partner_contacts", "update partner_contact set next_due = '2001-01-01' where id = 1"),
    ("money_below_zero", "contributions", "update contribution set paid_satang = -1 where id = 1"),
    ("money_below_zero", "contributions", "update contribution set value_satang = -1 where id = 1"),
    ("reference", "contributions", "update contribution set partner_id = 9999 where id = 1"),
    ("reference_binned", "partner_people", "update partner set deleted_at = 'x' where id = 1"),
    ("date", "partners", "update partner set since = '2569-13-01' where id = 1"),
    ("date", "contributions", "update contribution set given_on = '20260105' where id = 1"),
    ("sort_key", "partners", "update partner set sort_key = 'x' where id = 1"),
    ("unknown_choice", "services", "update service set kind = 'praise' where id = 1"),
    ("unknown_choice", "goals", "update goal set measure = 'luck' where id = 1"),
    ("unknown_choice", "participants", "update participant set role = 'ghost' where id = 1"),
    ("unknown_choice", "photographs", "update photograph set moment = 'never' where id = 1"),
    ("goal_year", "goals", "update goal set year = 2026 where id = 5"),
    ("goal_counted_twice", "goals", "update goal set reached = 5 where id = 1"),
    ("goal_of_other_year", "activities", "update activity set held_on = '2020-01-06' where goal_id is not null"),
    ("term_reversed", "activities", "update activity set ended_on = '2001-01-01' where id = 1"),
    ("money_below_zero", "activities", "update activity set budget_satang = -1 where id = 1"),
    ("served_below_zero", "activities", "update activity set served = -1 where id = 1"),
    ("date", "activities", "update activity set held_on = '2569-13-01' where id = 1"),
    ("sort_key", "services", "update service set sort_key = 'x' where id = 1"),
    ("sort_key", "activities", "update activity set sort_key = 'x' where id = 1"),
    ("reference", "goals", "update goal set service_id = 9999 where id = 1"),
    ("reference_binned", "activities", "update service set deleted_at = 'x' where id = 1"),
    ("reference_binned", "participants", "update activity set deleted_at = 'x' where id = 1"),
    ("participant_unnamed", "participants", "update participant set resident_id = 1 where resident_id is null"),
    ("participant_unnamed", "participants", "update participant set name = '', resident_id = null where id = 3"),
    ("participant_elsewhere", "participants", "update participant set after_id = id where id = 3"),
    ("participant_elsewhere", "participants", """update participant set after_id = (select max(id) from participant)
        where id = 1"""),
    ("minutes_below_zero", "participants", "update participant set minutes = -30 where id = 1"),
    ("no_photograph", "photographs", "update photograph set image = x'0102' where id = 1"),
    ("unknown_choice", "visits", "update visit set outcome = 'luck' where id = 1"),
    ("visit_unnamed", "visits", "update visit set resident_id = null, household_id = null where id = 1"),
    ("visit_unnamed", "visits", "update visit set household_id = 1 where resident_id is not null"),
    ("visit_undone", "visits", "update visit set outcome = '' where id = 1"),
    ("visit_undone", "visits", "update visit set minutes = -1 where id = 1"),
    ("term_reversed", "care_matches", "update care_match set until = '2001-01-01' where id = 1"),
    ("date", "visits", "update visit set done_on = '20260105' where id = 1"),
    ("date", "care_matches", "update care_match set since = '2569-13-01' where id = 1"),
    ("reference", "visits", "update visit set volunteer_id = 99999 where id = 1"),
    ("reference_binned", "care_matches", "update service set deleted_at = 'x' where id = 1"),
    ("unknown_choice", "rounds", "update outreach_round set kind = 'parade' where id = 1"),
    ("unknown_choice", "round_households", "update round_household set result = 'asleep' where id = 1"),
    ("unknown_choice", "round_households", "update round_household set food = 2 where id = 1"),
    ("term_reversed", "rounds", "update outreach_round set ends = '2001-01-01' where id = 1"),
    ("round_result_day", "round_households", "update round_household set reached_on = null where result <> ''"),
    ("round_result_day", "round_households", """update round_household set helped_on = '2001-01-01'
        where helped_on is not null"""),
    ("date", "rounds", "update outreach_round set starts = '2569-13-01' where id = 1"),
    ("date", "round_households", "update round_household set helped_on = '1 ตุลาคม' where helped_on <> ''"),
    ("layout", "layouts", "update layout set content = '{' where id = 1"),
    ("layout", "certificates", "update certificate_look set content = replace(content, 'frame\": \"', 'frame\": \"x')"),
    ("certificate_number", "certificates", "update certificate_counter set next_number = 1 where year = 2568"),
    ("certificate_number", "certificates", "delete from certificate_counter"),
    ("certificate_batch", "certificates", "update certificate_counter set next_batch = 1"),
    ("certificate_status", "certificates", "update certificate set status = 'lost' where id = 1"),
    ("certificate_status", "certificates", "update certificate set ended_on = '2026-11-01' where id = 1"),
    ("certificate_status", "certificates", "update certificate set ended_on = null where status = 'revoked'"),
    ("certificate_not_replaced", "certificates", "update certificate set replaces_id = null"),
    ("certificate_replaces", "certificates", "update certificate set replaces_id = 1 where id = 2"),
    ("certificate_replaces", "certificates", """update certificate set resident_id = resident_id + 1
        where replaces_id is not null"""),
    ("certificate_handed_over", "certificates", "update certificate set handed_over_on = '2020-01-01' where id = 1"),
    ("certificate_text", "certificates", "update certificate set text = '{' where id = 1"),
    ("certificate_text", "certificates", "update certificate set text = '[]' where id = 1"),
    ("date", "residents", "update resident set born = '2569-13-01' where id = 3"),
    ("date", "residents", "update resident set status_date = '1 ตุลาคม' where status = 'died'"),
    ("date", "volunteers", "update volunteer set started = '2026-02-30' where id = 1"),
    ("date", "classes", "update session set day = '2026-1-5' where id = 1"),
    ("date", "certificates", "update certificate set issued_on = '20260105' where id = 1"),
    ("sort_key", "residents", "update resident set sort_key = 'z' || sort_key where id = 3"),
    ("sort_key", "communities", "update community set sort_key = name where id = (select min(id) from community)"),
    ("sort_key", "courses", "update course set sort_key = 'x' where id = 1"),
    ("rank", "residents", "update resident set rank = 999999999 where rank = (select min(rank) from resident)"),
    ("search_key", "residents", "update resident set nickname = 'ใหม่มาก' where id = 3"),
    ("search_key", "residents", f"update household set house = '9999' where id = {HOUSEHOLD}"),
    ("search_index", "residents", "insert into resident_find(rowid, search_key) values (7, 'ผีไม่มีตัวตน')"),
    ("search_index", "residents", """insert into resident_find(resident_find, rowid, search_key)
        select 'delete', rank, search_key || '  ' from resident where id = 3"""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "subject", "statement"), FAULTS, ids=lambda part: str(part)[:60])
def test_a_planted_fault_is_found(town: Office, code: str, subject: str, statement: str) -> None:
    plant(town, statement)
    found = [problem for problem in check.problems(town) if (problem.code, problem.subject) == (code, subject)]
    assert found
    assert all(problem.text(str) and "{" not in problem.text(str) for problem in found)


def test_two_who_changed_places_in_the_index_are_found(town: Office) -> None:
    first, second = town.run(lambda: town.sql("select rank, search_key from resident order by rank limit 2"))
    out = "insert into resident_find(resident_find, rowid, search_key) values ('delete', {}, '{}  ')"
    back = "insert into resident_find(rowid, search_key) values ({}, '{}  ')"
    plant(town, out.format(*first), out.format(*second))
    plant(town, back.format(first[0], second[1]), back.format(second[0], first[1]))
    assert [problem.code for problem in check.problems(town)] == ["search_index"]


def test_damage_is_found_and_ends_the_check(town: Office) -> None:
    def misplace() -> None:
        town.sql("pragma writable_schema = on")
        other = "(select rootpage from sqlite_schema where name = 'resident_sort_key')"
        town.sql(f"update sqlite_schema set rootpage = {other} where name = 'resident_citizen_id'")
        town.sql("pragma writable_schema = reset")

    plant(town)
    town.run(misplace)
    assert {problem.code for problem in check.problems(town)} == {"integrity"}


def test_the_check_changes_nothing(town: Office) -> None:
    path = town.folder / storage.FILE_NAME
    before = path.read_bytes()
    check.problems(town)
    assert path.read_bytes() == before


def test_the_check_tells_its_progress_and_can_be_cancelled(town: Office) -> None:
    told: list[tuple[int, int]] = []
    check.problems(town, lambda done, total: told.append((done, total)))
    assert told[0] == (0, len(check.CHECKS)) and told[-1] == (len(check.CHECKS), len(check.CHECKS))

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check.problems(town, stop)


def test_every_table_has_its_subject_and_every_rule_is_planted_once() -> None:
    tables = {row._meta.table_name for row in ROWS}
    assert tables == set(SUBJECTS) and set(DATES) <= tables
    assert {rule.code for rule in RULES} <= {code for code, _, _ in FAULTS}


def test_an_office_that_can_only_be_read_is_checked_all_the_same(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(whole.parent, tmp_path, dirs_exist_ok=True)
    usual = storage.OfficeDatabase
    monkeypatch.setattr(
        storage, "OfficeDatabase", lambda target, **options: usual(target.replace("=rw", "=ro"), **options)
    )
    with open_office(tmp_path) as town:
        assert check.problems(town) == ()
