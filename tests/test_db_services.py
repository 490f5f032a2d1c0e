"""Services, goals and activities are kept with all that hangs on them; each number counts what it says, once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.activities import activity_line, activity_of, delete_activity, save_activity
from db.activity_people import (
    participant_of,
    participants_of,
    save_participant,
)
from db.audit import audit_listing
from db.courses import delete_course
from db.domain.accounts import Role
from db.domain.activities import Activity
from db.domain.activity_people import Participant, ParticipantRole
from db.domain.audit import AuditFilter
from db.domain.errors import Conflict, FormErrors, InUse
from db.domain.goals import Goal, Measure
from db.domain.permissions import NotAllowed
from db.domain.photographs import Photograph
from db.domain.services import Service, ServiceKind
from db.goals import goal_line, goal_lines, goal_of, goal_years, save_goal
from db.office import Office
from db.photographs import photograph_of, photographs_of, save_photograph
from db.services import delete_service, restore_service, save_service, service_line, service_lines, service_of, services
from tests import training_office
from tests.as_role import signed_in
from tests.partners_office import partner
from tests.people_office import NOW, community, resident, volunteer
from tests.services_office import DAY, activity, goal, participant, photograph, service

STAFF = ParticipantRole.STAFF


@pytest.fixture(autouse=True)
def _on_the_day(office: Office) -> None:
    office.clock = lambda: NOW


def test_everything_comes_back_as_it_was_saved(office: Office) -> None:
    course = training_office.class_with(office).course_id
    kind = service(office, course_id=course, notes="ก\nข")
    aim = goal(office, indicator="ร้อยละ 80", service_id=kind.id, notes="ค")
    here, college = community(office), partner(office)
    held = activity(
        office, kind.id, goal_id=aim.id, community_id=here.id, partner_id=college.id, place="ศาลาวัด",
        ended_on=date(2026, 11, 12), budget=Decimal("1500.75"), budget_source="กองทุน", served=42, result="ดี", notes="ง",
    )  # fmt: skip
    someone = participant(office, held.id, resident(office).id, joined_on=DAY, notes="จ")
    shot = photograph(office, held.id)
    assert service_of(office, kind.id) == kind and goal_of(office, aim.id) == aim
    assert activity_of(office, held.id) == held and held.budget == Decimal("1500.75")
    assert participant_of(office, someone.id) == someone and photograph_of(office, shot.id) == shot
    line = activity_line(office, held.id)
    assert (line.service, line.goal, line.community, line.partner) == (
        kind.name, aim.name, here.name, college.name
    )  # fmt: skip
    assert (line.volunteers, line.hours, line.photographs, line.served) == (1, 3.0, 1, 42)


def test_services_stand_in_thai_order_with_what_was_done_this_fiscal_year(office: Office) -> None:
    visit, meal, lonely = (service(office, name) for name in ("แกะ", "เกวลิน", "กวิน"))
    helper, other = resident(office), resident(office, "แก้ว")
    for day, served in ((date(2026, 9, 30), 100), (date(2026, 10, 1), 5), (DAY, 7), (date(2026, 12, 1), None)):
        held = activity(office, visit.id, str(day), held_on=day, served=served)
        participant(office, held.id, helper.id)
        participant(office, held.id, other.id, STAFF)
    participant(office, activity(office, meal.id, held_on=date(2026, 9, 1)).id, helper.id)
    assert lonely.id not in {one.id for one in service_lines(office, 2569)}, "nothing tells that it was there then"
    participant(office, activity(office, lonely.id, held_on=date(2026, 9, 1)).id, other.id, STAFF)
    assert [line.name for line in service_lines(office)] == ["กวิน", "เกวลิน", "แกะ"]
    line = service_line(office, visit.id)
    assert (line.activities, line.served, line.volunteers, line.has_nobody) == (2, 12, 1, False)
    assert [one.name for one in service_lines(office, with_nobody=True)] == ["กวิน", "เกวลิน"]
    assert [one.id for one in service_lines(office, 2569, with_nobody=True)] == [lonely.id]
    assert service_lines(office, kind=ServiceKind.MEALS) == ()
    assert [one.name for one in services(office)] == ["กวิน", "เกวลิน", "แกะ"]


def visit(
    office: Office, service_id: int, resident_id: int, volunteer_id: int | None, day: str | None, outcome: str = "met"
) -> None:
    def write() -> None:
        office.sql(
            """insert into visit(revision, resident_id, service_id, volunteer_id, visitor, planned_on, done_on, outcome,
               minutes, notes) values (1, ?, ?, ?, '', null, ?, ?, 30, '')""",
            (resident_id, service_id, volunteer_id, day, outcome),
        )

    office.run(write)


def test_a_volunteer_who_visits_and_takes_part_is_one_volunteer(office: Office) -> None:
    kind, elder, person = service(office), resident(office, "แก่น"), resident(office)
    helper = volunteer(office, person.id)
    visit(office, kind.id, elder.id, helper.id, "2026-11-02")
    visit(office, kind.id, elder.id, None, "2026-11-03")
    visit(office, kind.id, elder.id, helper.id, None)
    visit(office, kind.id, elder.id, helper.id, "2026-09-03")
    line = service_line(office, kind.id)
    assert (line.visits, line.volunteers) == (2, 1)
    participant(office, activity(office, kind.id).id, person.id)
    assert service_line(office, kind.id).volunteers == 1
    with pytest.raises(InUse) as told:
        delete_service(office, kind.id)
    assert told.value.values == {"activities": 1, "goals": 0, "visits": 4}


def test_goals_count_what_their_measure_says(office: Office) -> None:
    kind, other = service(office), service(office, "อาหาร")
    wanted = {measure: goal(office, measure.value, measure=measure) for measure in Measure}
    first, second = resident(office), resident(office, "แก้ว")
    for measure, aim in wanted.items():
        if measure is Measure.OWN:
            continue
        held = activity(office, kind.id, goal_id=aim.id, served=7)
        coming = activity(office, kind.id, goal_id=aim.id, held_on=date(2026, 12, 1))
        again = activity(office, other.id, goal_id=aim.id, served=4)
        for one in (held, again, coming):
            participant(office, one.id, first.id, hours=2.5)
        participant(office, held.id, second.id, hours=1.0)
        participant(office, held.id, name="ปลัดเทศบาล", role=STAFF, hours=9.0)
    visit(office, kind.id, first.id, None, "2026-10-01")
    visit(office, kind.id, first.id, None, "2026-11-22")
    visit(office, other.id, second.id, None, "2026-11-01")
    visit(office, kind.id, second.id, None, "2026-09-30")
    visit(office, kind.id, resident(office, "ไม่อยู่บ้าน").id, None, "2026-11-03", "not_home")
    reached = {line.measure: line.reached for line in goal_lines(office, 2570)}
    assert reached == {
        Measure.ACTIVITIES: 2, Measure.SERVED: 11, Measure.VOLUNTEERS: 2, Measure.HOURS: 6, Measure.VISITS: 4,
        Measure.VISITED: 2, Measure.OWN: None,
    }  # fmt: skip
    save_goal(office, replace(wanted[Measure.VISITS], service_id=kind.id))
    save_goal(office, replace(wanted[Measure.OWN], reached=85))
    assert goal_line(office, wanted[Measure.VISITS].id).reached == 3
    assert goal_line(office, wanted[Measure.OWN].id).percent == 85
    goal(office, "เก่า", year=2568)
    assert goal_years(office) == (2570, 2568) and [line.name for line in goal_lines(office, 2568)] == ["เก่า"]


def test_a_service_needs_its_course_and_its_name_for_itself(office: Office) -> None:
    course = training_office.course(office)
    kind = service(office, course_id=course.id)
    with pytest.raises(InUse):
        delete_course(office, course.id)
    with pytest.raises(FormErrors) as told:
        service(office, f" {kind.name} ")
    assert set(told.value.errors) == {"name"}
    delete_service(office, kind.id)
    delete_course(office, course.id)
    with pytest.raises(InUse):
        restore_service(office, kind.id)
    service(office)
    with pytest.raises(InUse):
        restore_service(office, kind.id)


def test_what_the_rules_refuse_is_told_beside_its_field(office: Office) -> None:
    kind, aim = service(office), goal(office, year=2569)
    refused: list[tuple[Callable[[], object], set[str]]] = [
        (lambda: save_service(office, Service()), {"name", "kind"}),
        (lambda: service(office, "ข", course_id=99), {"course_id"}),
        (lambda: save_goal(office, Goal()), {"year", "name", "measure"}),
        (lambda: goal(office, service_id=99), {"service_id"}),
        (lambda: save_activity(office, Activity()), {"name", "service_id", "held_on"}),
        (lambda: activity(office, 99, community_id=99, partner_id=99), {"service_id", "community_id", "partner_id"}),
        (lambda: activity(office, kind.id, goal_id=99), {"goal_id"}),
        (lambda: activity(office, kind.id, goal_id=aim.id), {"goal_id"}),
        (lambda: activity(office, kind.id, held_on=date(2026, 12, 1), served=3), {"served"}),
        (lambda: save_participant(office, Participant(activity_id=1, name="ก")), {"role", "hours"}),
        (lambda: save_photograph(office, Photograph(activity_id=1)), {"image"}),
    ]
    for work, fields in refused:
        with pytest.raises(FormErrors) as told:
            work()
        assert set(told.value.errors) == fields
    held = activity(office, kind.id, held_on=date(2026, 9, 1), goal_id=aim.id)
    with pytest.raises(FormErrors) as told:
        save_goal(office, replace(aim, year=2570))
    assert set(told.value.errors) == {"year"}
    with pytest.raises(FormErrors) as told:
        participant(office, held.id, 999)
    assert set(told.value.errors) == {"resident_id"}


def test_saving_over_a_newer_save_is_a_conflict_on_every_table(office: Office) -> None:
    kind, aim = service(office), goal(office)
    held = activity(office, kind.id)
    someone, shot = participant(office, held.id, name="ก"), photograph(office, held.id)
    steps: list[tuple[Callable[..., object], object, object]] = [
        (save_service, replace(kind, notes="ใหม่"), replace(kind, notes="เก่า")),
        (save_goal, replace(aim, notes="ใหม่"), replace(aim, notes="เก่า")),
        (save_activity, replace(held, notes="ใหม่"), replace(held, notes="เก่า")),
        (save_participant, replace(someone, notes="ใหม่"), replace(someone, notes="เก่า")),
        (save_photograph, replace(shot, caption="ใหม่"), replace(shot, caption="เก่า")),
    ]
    for save, newer, older in steps:
        kept_now = save(office, newer)
        with pytest.raises(Conflict) as told:
            save(office, older)
        assert told.value.current == kept_now


def test_printers_look_but_do_not_change(office: Office) -> None:
    held = activity(office, service(office).id)
    with signed_in(office, Role.PRINTER):
        assert participants_of(office, held.id) == () and photographs_of(office, held.id) == ()
        assert goal_lines(office) == () and len(service_lines(office)) == 1
        works: list[Callable[[], object]] = [
            lambda: save_activity(office, held), lambda: participant(office, held.id, name="ก"),
            lambda: photograph(office, held.id), lambda: goal(office), lambda: delete_activity(office, held.id),
        ]  # fmt: skip
        for work in works:
            with pytest.raises(NotAllowed):
                work()


def test_every_change_is_in_the_log_with_the_activity_s_name_and_no_person_s(office: Office) -> None:
    office.who = "มาลี"
    held = activity(office, service(office).id, "ออกเยี่ยมบ้าน")
    participant(office, held.id, resident(office, "ความลับ").id)
    photograph(office, held.id)
    lines = audit_listing(office, AuditFilter(subject="activities")).page(0, 9)
    assert [(line.who, line.what, line.about) for line in lines] == [("มาลี", "save_activity", "ออกเยี่ยมบ้าน")]
    told = office.run(lambda: office.sql("select subject, note from history"))
    assert ("participants", "") in told and ("photographs", "") in told
    assert "ความลับ" not in str(told)
