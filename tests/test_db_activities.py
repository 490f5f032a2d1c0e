"""Activities are listed, counted by year and kept with who took part, in the order of joining, and photographs."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db import check
from db.activities import activity_line, delete_activity, restore_activity
from db.activity_lists import ActivityFilter, activity_listing, activity_years
from db.activity_people import (
    activities_of_person,
    add_participants,
    delete_participant,
    participants_of,
    restore_participant,
    save_participant,
)
from db.bin import bin_lines
from db.communities import delete_community
from db.domain.activities import ActivityState, ActivityYear
from db.domain.activity_people import ParticipantRole
from db.domain.erasures import ERASED, ErasureReason
from db.domain.errors import DeskError, FormErrors, InUse, NotFound
from db.domain.services import ServiceKind
from db.erasures import erase_records
from db.goals import delete_goal
from db.office import Office
from db.partners import delete_partner
from db.photographs import photographs_of, save_photograph
from db.residents import delete_resident
from db.services import delete_service
from tests.partners_office import partner
from tests.people_office import NOW, community, resident
from tests.services_office import DAY, activity, goal, participant, photograph, picture, service

TODAY = NOW.date()
STAFF, HELPER, PUBLIC = ParticipantRole


@pytest.fixture(autouse=True)
def _on_the_day(office: Office) -> None:
    office.clock = lambda: NOW


def names(office: Office, order: str = "held_on", **chosen: object) -> list[str]:
    listing = activity_listing(office, ActivityFilter(**chosen), order)  # type: ignore[arg-type]
    return [line.name for line in listing.page(0, 50)]


def test_filters_and_words_narrow_the_list_of_activities(office: Office) -> None:
    exercise = service(office, "ออกกำลังกาย", kind=ServiceKind.EXERCISE)
    meals = service(office, "ส่งอาหาร", kind=ServiceKind.MEALS)
    here, college = community(office), partner(office, "วิทยาลัยดอยยวม")
    aim = goal(office, "แข็งแรง")
    activity(office, exercise.id, "รำไม้พลอง", place="ลานวัด 12", community_id=here.id, goal_id=aim.id)
    activity(office, exercise.id, "เดิน", held_on=date(2026, 9, 1), served=9, partner_id=college.id)
    activity(office, meals.id, "ส่งข้าวกล่อง", held_on=TODAY)
    activity(office, meals.id, "เลี้ยงปีใหม่", held_on=date(2026, 12, 31))
    assert names(office) == ["เดิน", "รำไม้พลอง", "ส่งข้าวกล่อง", "เลี้ยงปีใหม่"]
    assert names(office, kind=ServiceKind.MEALS) == names(office, service_id=meals.id) == ["ส่งข้าวกล่อง", "เลี้ยงปีใหม่"]
    assert names(office, community_id=here.id) == names(office, goal_id=aim.id) == ["รำไม้พลอง"]
    assert names(office, partner_id=college.id) == names(office, year=2569) == ["เดิน"]
    assert names(office, text="๑๒ วัด") == names(office, text="แข็งแรง") == ["รำไม้พลอง"]
    assert names(office, text="ดอยยวม") == ["เดิน"] and names(office, text="ดอยยวม", year=2570) == []
    states = {state: names(office, state=state) for state in ActivityState}
    assert states == {
        ActivityState.TO_COME: ["เลี้ยงปีใหม่"], ActivityState.UNDER_WAY: ["ส่งข้าวกล่อง"],
        ActivityState.UNFINISHED: ["รำไม้พลอง"], ActivityState.HELD: ["เดิน"],
    }  # fmt: skip
    for line in activity_listing(office).page(0, 9):
        assert line.name in states[line.state(TODAY)]


def test_activities_are_sorted_by_every_column(office: Office) -> None:
    meals, walks = service(office, "อาหาร"), service(office, "เดิน")
    north, south = community(office, "เหนือ"), community(office, "ใต้")
    held = activity(office, meals.id, "ข", served=9, budget=Decimal(5), community_id=south.id)
    other = activity(
        office, walks.id, "ก", served=1, budget=Decimal(70), held_on=date(2026, 11, 1), community_id=north.id
    )
    participant(office, held.id, resident(office).id, hours=1)
    participant(office, other.id, name="ก", hours=0.5)
    participant(office, other.id, name="ข", role=PUBLIC)
    expected = {
        "held_on": "กข", "name": "กข", "service": "กข", "community": "ขก", "served": "กข", "people": "ขก",
        "hours": "กข", "budget": "ขก",
    }  # fmt: skip
    assert {column: "".join(names(office, column)) for column in expected} == expected


def test_years_count_activities_that_were_held_their_people_and_money(office: Office) -> None:
    kind = service(office)
    for day, served, budget in (
        (date(2025, 9, 30), 3, "0.10"), (date(2025, 10, 1), 5, "0.20"), (date(2026, 9, 30), None, None),
        (date(2026, 12, 1), None, "99"),
    ):  # fmt: skip
        held = activity(office, kind.id, held_on=day, served=served, budget=Decimal(budget) if budget else None)
        participant(office, held.id, name="ก", role=STAFF)
        participant(office, held.id, name="ข", hours=1.5)
    binned = activity(office, kind.id, held_on=date(2026, 9, 1), served=1000, budget=Decimal(5))
    participant(office, binned.id, name="ค")
    delete_activity(office, binned.id)
    activity(office, kind.id, held_on=date(2024, 9, 1))  # nothing counted, nothing paid
    none = ActivityYear(
        year=2567, activities=1, served=0, staff=0, volunteers=0, public=0, hours=0.0, budget=Decimal(0)
    )  # fmt: skip
    assert activity_years(office) == (
        ActivityYear(
            year=2569, activities=2, served=5, staff=2, volunteers=2, public=0, hours=3.0, budget=Decimal("0.20")
        ),
        ActivityYear(
            year=2568, activities=1, served=3, staff=1, volunteers=1, public=0, hours=1.5, budget=Decimal("0.10")
        ),
        none,
    )


def test_participants_stand_in_the_order_of_joining_and_say_after_whom(office: Office) -> None:
    held = activity(office, service(office).id)
    clerk = participant(office, held.id, name="นางสาวมาลี ปินตา", role=STAFF)
    late = participant(office, held.id, resident(office, "แก้ว").id, joined_on=date(2026, 11, 12), after_id=clerk.id)
    early = participant(office, held.id, resident(office, "กวิน").id, after_id=clerk.id)
    friend = participant(office, held.id, resident(office, "จันดี").id, PUBLIC, after_id=early.id)
    lines = participants_of(office, held.id)
    assert [line.id for line in lines] == [clerk.id, early.id, friend.id, late.id]
    assert [line.after for line in lines] == ["", "นางสาวมาลี ปินตา", "กวิน ใจดี", "นางสาวมาลี ปินตา"]
    assert [line.joined_on for line in lines] == [DAY, DAY, DAY, date(2026, 11, 12)]
    delete_participant(office, early.id)
    assert [(line.id, line.after_id) for line in participants_of(office, held.id)] == [
        (clerk.id, None), (friend.id, clerk.id), (late.id, clerk.id)
    ]  # fmt: skip
    restore_participant(office, early.id)
    assert {line.id: line.after_id for line in participants_of(office, held.id)}[early.id] == clerk.id
    assert check.problems(office) == ()


def test_nobody_joins_in_a_circle_or_after_somebody_of_another_activity(office: Office) -> None:
    kind = service(office)
    here, there = activity(office, kind.id), activity(office, kind.id, "อื่น")
    first = participant(office, here.id, name="ก")
    second = participant(office, here.id, name="ข", after_id=first.id)
    third = participant(office, here.id, name="ค", after_id=second.id)
    stranger = participant(office, there.id, name="ง")
    for wrong in (
        replace(first, after_id=third.id), replace(first, after_id=stranger.id), replace(first, after_id=first.id),
    ):  # fmt: skip
        with pytest.raises(FormErrors) as told:
            save_participant(office, wrong)
        assert set(told.value.errors) == {"after_id"}
    assert save_participant(office, replace(third, after_id=first.id)).after_id == first.id


def test_many_are_added_at_once_and_nobody_twice(office: Office) -> None:
    held, people = activity(office, service(office).id), [resident(office, given) for given in ("ก", "ข", "ค")]
    participant(office, held.id, people[0].id, STAFF, hours=1)
    gone = people.pop()
    delete_resident(office, gone.id)
    ids = [person.id for person in (*people, *people, gone)]
    assert add_participants(office, held.id, ids, HELPER, 3.5) == 1
    assert add_participants(office, held.id, ids, HELPER, 3.5) == 0
    assert [(line.role, line.hours) for line in participants_of(office, held.id)] == [(STAFF, 1.0), (HELPER, 3.5)]
    with pytest.raises(NotFound):
        add_participants(office, 99, ids, HELPER, 1)
    with pytest.raises(FormErrors) as told:
        participant(office, held.id, people[0].id)
    assert set(told.value.errors) == {"resident_id"}


def test_a_person_knows_their_activities_the_latest_first(office: Office) -> None:
    person, kind = resident(office), service(office)
    for name, day in (("เก่า", date(2025, 5, 1)), ("ใหม่", DAY), ("ลบแล้ว", DAY)):
        held = activity(office, kind.id, name, held_on=day)
        participant(office, held.id, person.id, PUBLIC)
    delete_activity(office, held.id)
    found = activities_of_person(office, person.id)
    assert [(one.name, one.service, one.held_on) for one in found] == [
        ("ใหม่", kind.name, DAY), ("เก่า", kind.name, date(2025, 5, 1))
    ]  # fmt: skip
    assert [one.line.role for one in found] == [PUBLIC, PUBLIC]
    with pytest.raises(InUse) as told:
        delete_resident(office, person.id)
    assert told.value.values == {"count": 2}


def test_who_is_erased_stays_counted_without_a_name(office: Office) -> None:
    person, held = resident(office), activity(office, service(office).id)
    first = participant(office, held.id, person.id, notes="ลับ")
    participant(office, held.id, resident(office, "แก้ว").id, after_id=first.id)
    erase_records(office, person.id, ErasureReason.ASKED)
    lines = participants_of(office, held.id)
    assert (lines[0].full_name, lines[0].resident_id, lines[0].notes, lines[0].hours) == (ERASED, None, "", 3.0)
    assert lines[1].after == ERASED and activity_line(office, held.id).volunteers == 2
    assert activities_of_person(office, person.id) == () and check.problems(office) == ()


def test_what_hangs_on_an_activity_goes_into_the_bin_with_it_and_comes_back(office: Office) -> None:
    held = activity(office, service(office).id)
    gone, stays = participant(office, held.id, name="ก"), participant(office, held.id, name="ข")
    shot = photograph(office, held.id)
    delete_participant(office, gone.id)
    office.clock = lambda: NOW + timedelta(minutes=1)
    delete_activity(office, held.id)
    assert [line.subject for line in bin_lines(office)] == ["activities"]
    assert check.problems(office) == ()
    with pytest.raises(InUse):
        restore_participant(office, gone.id)
    for refused in (lambda: participant(office, held.id, name="ค"), lambda: photograph(office, held.id)):
        with pytest.raises(NotFound):
            refused()
    with pytest.raises(NotFound):
        activity_line(office, held.id)
    restore_activity(office, held.id)
    assert [line.id for line in participants_of(office, held.id)] == [stays.id]
    assert [line.id for line in photographs_of(office, held.id)] == [shot.id]


def test_an_activity_does_not_come_back_to_what_lies_in_the_bin(office: Office) -> None:
    kind, here, college, aim = service(office), community(office), partner(office), goal(office)
    held = activity(office, kind.id, community_id=here.id, partner_id=college.id, goal_id=aim.id)
    person = resident(office)
    participant(office, held.id, person.id)
    for refuse in (
        lambda: delete_service(office, kind.id), lambda: delete_goal(office, aim.id),
        lambda: delete_community(office, here.id), lambda: delete_partner(office, college.id),
    ):  # fmt: skip
        with pytest.raises(InUse):
            refuse()
    delete_activity(office, held.id)
    delete_resident(office, person.id)
    with pytest.raises(InUse, match="took part"):
        restore_activity(office, held.id)
    delete_goal(office, aim.id)
    delete_service(office, kind.id)
    with pytest.raises(InUse, match="service"):
        restore_activity(office, held.id)
    assert check.problems(office) == ()


def test_photographs_stand_in_their_order(office: Office) -> None:
    held = activity(office, service(office).id)
    shots = [photograph(office, held.id, caption) for caption in ("หนึ่ง", "สอง", "สาม")]
    assert [line.caption for line in photographs_of(office, held.id)] == ["หนึ่ง", "สอง", "สาม"]
    save_photograph(office, replace(shots[0], position=9))
    assert [line.caption for line in photographs_of(office, held.id)] == ["สอง", "สาม", "หนึ่ง"]
    assert photographs_of(office, held.id)[0].size == len(shots[1].image) == len(picture())


def test_what_is_no_photograph_is_refused(office: Office) -> None:
    held = activity(office, service(office).id)
    with pytest.raises(DeskError):
        photograph(office, held.id, image=b"\xff\xd8\xff nothing")
    assert photographs_of(office, held.id) == ()
