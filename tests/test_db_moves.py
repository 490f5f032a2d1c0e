"""Moves, births and deaths are one action each: the person's record, the history and all that hangs on it follow."""

from dataclasses import replace
from datetime import date

import pytest

from db.domain.errors import DeskError, FormErrors, NotFound
from db.domain.house_relations import HouseRelation
from db.domain.moves import Birth, MoveKind, MoveWish
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.house_people import house_people, relation_of, save_relations
from db.move_history import moves_of, moves_of_household
from db.moves import (
    join_households,
    move_household,
    move_person,
    record_birth,
    record_death,
    split_household,
)
from db.office import Office
from db.residents import resident_of, save_resident
from db.search import search
from db.volunteers import volunteer_of
from tests.people_office import NOW, born, community, household, resident, volunteer

DAY = date(2026, 11, 20)


@pytest.fixture
def town(office: Office) -> Office:
    """Two communities; house 12 with a couple and their daughter, house 30 with one man, house 40 empty."""
    office.clock = lambda: NOW
    here, there = community(office), community(office, "ป่าซาง")
    for house, place in (("12", here.id), ("30", there.id), ("40", there.id)):
        household(office, house, place)
    for given, year, sex in (("พ่อ", 1960, Sex.MALE), ("แม่", 1965, Sex.FEMALE), ("ลูก", 1990, Sex.FEMALE)):
        resident(office, given, sex=sex, born=born(year), household_id=1, phones=("0811111111",))
    resident(office, "ลุง", sex=Sex.MALE, born=born(1950), household_id=2)
    save_relations(office, 1, {1: HouseRelation.HEAD, 2: HouseRelation.SPOUSE, 3: HouseRelation.CHILD})
    return office


def wish(household_id: int | None = None, **values: object) -> MoveWish:
    return MoveWish(**{"to_household_id": household_id, "moved_on": DAY, **values})  # type: ignore[arg-type]


def told(office: Office, resident_id: int) -> list[tuple[MoveKind, date, str, str]]:
    return [(line.kind, line.moved_on, line.from_house, line.to_house) for line in moves_of(office, resident_id)]


def names(office: Office, household_id: int) -> list[str]:
    return [each.line.given for each in house_people(office, household_id)]


def test_a_person_who_moves_is_found_in_the_new_house_and_community(town: Office) -> None:
    moved = move_person(town, 3, wish(2, relation=HouseRelation.RELATIVE, note="ไปอยู่กับลุง"))
    assert (moved.household_id, moved.community_id) == (2, 2)
    assert [line.given for line in search(town, "30", 5)] == ["ลุง", "ลูก"]
    assert told(town, 3) == [(MoveKind.HOUSE, DAY, "12", "30")]
    line = moves_of(town, 3)[0]
    assert (line.from_community, line.to_community, line.note) == ("ชุมชนริมยวม", "ชุมชนป่าซาง", "ไปอยู่กับลุง")
    assert relation_of(town, 3) is HouseRelation.RELATIVE
    assert [line.full_name for line in moves_of_household(town, 1)] == ["ลูก ใจดี"]
    assert [line.full_name for line in moves_of_household(town, 2)] == ["ลูก ใจดี"]


def test_what_somebody_was_in_the_old_house_does_not_go_along(town: Office) -> None:
    move_person(town, 3, wish(2))
    assert relation_of(town, 3) is None


def test_a_person_can_leave_the_municipality_and_come_back(town: Office) -> None:
    gone = move_person(town, 3, wish(is_away=True))
    assert (gone.status, gone.status_date, gone.household_id) == (Residency.MOVED, DAY, 1)
    back = move_person(town, 3, wish(2, moved_on=date(2026, 11, 22)))
    assert (back.status, back.status_date, back.household_id) == (Residency.LIVING, None, 2)
    assert [kind for kind, *_rest in told(town, 3)] == [MoveKind.BACK, MoveKind.AWAY]
    with pytest.raises(DeskError, match="does not live here"):
        move_person(town, save_resident(town, replace(back, status=Residency.OUTSIDE)).id, wish(is_away=True))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (wish(), "to_household_id"),
        (wish(1), "to_household_id"),
        (wish(99), "to_household_id"),
        (wish(2, is_away=True), "to_household_id"),
        (wish(2, moved_on=None), "moved_on"),
        (wish(2, moved_on=date(2026, 11, 23)), "moved_on"),
        (wish(2, moved_on=date(1989, 1, 1)), "moved_on"),
    ],
)
def test_a_move_that_can_not_be_is_refused_beside_its_field(town: Office, typed: MoveWish, field: str) -> None:
    with pytest.raises(FormErrors) as refused:
        move_person(town, 3, typed)
    assert set(refused.value.errors) == {field}
    assert told(town, 3) == []


def test_nobody_becomes_a_second_head(town: Office) -> None:
    save_relations(town, 2, {4: HouseRelation.HEAD})
    with pytest.raises(FormErrors) as refused:
        move_person(town, 3, wish(2, relation=HouseRelation.HEAD))
    assert set(refused.value.errors) == {"relation"}
    with pytest.raises(DeskError, match="one head"):
        save_relations(town, 1, {2: HouseRelation.HEAD})
    with pytest.raises(NotFound):
        save_relations(town, 1, {4: HouseRelation.CHILD})


def test_a_household_moves_as_it_is_to_an_empty_house(town: Office) -> None:
    assert move_household(town, 1, wish(3)) == 3
    assert (names(town, 1), names(town, 3)) == ([], ["พ่อ", "แม่", "ลูก"])
    assert [each.relation for each in house_people(town, 3)] == [
        HouseRelation.HEAD, HouseRelation.SPOUSE, HouseRelation.CHILD
    ]  # fmt: skip
    assert resident_of(town, 2).community_id == 2
    assert told(town, 1) == [(MoveKind.HOUSEHOLD, DAY, "12", "40")]
    with pytest.raises(DeskError, match="Nobody lives"):
        move_household(town, 1, wish(3))


def test_a_household_that_leaves_stays_with_its_old_house(town: Office) -> None:
    assert move_household(town, 1, wish(is_away=True)) == 3
    assert {resident_of(town, key).status for key in (1, 2, 3)} == {Residency.MOVED}
    assert names(town, 1) == ["พ่อ", "แม่", "ลูก"]


def test_two_households_under_one_roof_are_joined_not_moved(town: Office) -> None:
    with pytest.raises(FormErrors) as refused:
        move_household(town, 2, wish(1))
    assert set(refused.value.errors) == {"to_household_id"}
    record_death(town, 1, MoveWish(moved_on=DAY))
    assert join_households(town, 1, wish(2)) == 3
    assert sorted(names(town, 2)) == sorted(["ลุง", "แม่", "ลูก", "พ่อ"])
    assert names(town, 1) == []
    assert relation_of(town, 2) is None
    assert [kind for kind, *_rest in told(town, 1)] == [MoveKind.JOIN, MoveKind.DEATH]
    assert resident_of(town, 1).status is Residency.DIED


def test_some_leave_for_a_house_of_their_own(town: Office) -> None:
    assert split_household(town, 1, {3}, wish(3)) == 1
    assert (names(town, 1), names(town, 3)) == (["พ่อ", "แม่"], ["ลูก"])
    assert relation_of(town, 3) is HouseRelation.HEAD
    assert told(town, 3) == [(MoveKind.SPLIT, DAY, "12", "40")]
    for people, why in ((set(), "Choose who"), ({1, 2}, "Somebody has to stay"), ({4}, "no longer")):
        with pytest.raises(DeskError, match=why):
            split_household(town, 1, people, wish(3))
    with pytest.raises(FormErrors):
        split_household(town, 1, {2}, wish(2))


def test_a_child_is_born_into_the_house_of_its_mother(town: Office) -> None:
    birth = Birth(
        mother_id=3, given="หนู", family="ใจดี", sex=Sex.FEMALE, born=date(2026, 11, 1), no_id_reason="รอแจ้งเกิด"
    )
    child = record_birth(town, birth)
    assert (child.title, child.household_id, child.community_id) == ("เด็กหญิง", 1, 1)
    assert relation_of(town, child.id) is HouseRelation.GRANDCHILD
    assert told(town, child.id) == [(MoveKind.BIRTH, date(2026, 11, 1), "", "12")]
    for wrong, field in (
        ({"born": date(2026, 11, 23)}, "born"), ({"sex": None}, "sex"), ({"mother_id": 99}, "mother_id"),
        ({"given": "1"}, "given"),
    ):  # fmt: skip
        with pytest.raises(FormErrors) as refused:
            record_birth(town, replace(birth, **wrong))  # type: ignore[arg-type]
        assert set(refused.value.errors) == {field}


def plan(office: Office) -> None:
    """The old man is cared for by the daughter, who visits him, and is to be visited again."""
    volunteer(office, 3, started=date(2026, 1, 1))
    columns = "id, revision, resident_id, service_id, visitor, planned_on, done_on, outcome, minutes, notes"
    visit = f"insert into visit({columns})"
    for statement in (
        """insert into service(id, revision, name, sort_key, kind, notes)
           values (1, 1, 'เยี่ยมบ้าน', 'a', 'home_visit', '')""",
        """insert into care_match(id, revision, resident_id, volunteer_id, service_id, since, end_reason, notes)
           values (1, 1, 4, 1, 1, '2026-02-01', '', '')""",
        f"{visit} values (1, 1, 4, 1, '', '2026-11-30', null, '', 0, '')",
        f"{visit} values (2, 1, 4, 1, '', '2026-11-01', '2026-11-01', 'met', 30, '')",
    ):
        office.run(lambda statement=statement: office.sql(statement))  # type: ignore[misc]


def rows(office: Office, text: str) -> list[tuple[object, ...]]:
    return office.run(lambda: office.sql(text))


def test_a_death_ends_the_care_for_the_person_and_what_was_planned(town: Office) -> None:
    plan(town)
    dead = record_death(town, 4, MoveWish(moved_on=DAY))
    assert (dead.status, dead.status_date) == (Residency.DIED, DAY)
    assert rows(town, "select until, end_reason from care_match") == [("2026-11-20", "เสียชีวิต")]
    assert [row[0] for row in rows(town, "select deleted_at is null from visit order by id")] == [0, 1]
    with pytest.raises(DeskError, match="died already"):
        record_death(town, 4, MoveWish(moved_on=DAY))
    with pytest.raises(DeskError, match="died already"):
        move_person(town, 4, wish(1))


def test_a_death_ends_volunteering_and_the_care_that_was_given(town: Office) -> None:
    plan(town)
    record_death(town, 3, MoveWish(moved_on=DAY))
    ended = volunteer_of(town, 1)
    assert (ended.ended, ended.end_reason) == (DAY, "เสียชีวิต")
    assert rows(town, "select until from care_match") == [("2026-11-20",)]


def test_a_change_in_the_form_is_in_the_history_too(town: Office) -> None:
    plan(town)
    person = resident_of(town, 3)
    save_resident(town, replace(person, household_id=2))
    assert told(town, 3) == [(MoveKind.RECORD, NOW.date(), "12", "30")]
    person = resident_of(town, 3)
    dead = save_resident(town, replace(person, status=Residency.DIED, status_date=date(2026, 11, 3)))
    assert told(town, 3)[1][:2] == (MoveKind.DEATH, date(2026, 11, 3))
    assert volunteer_of(town, 1).ended == date(2026, 11, 3)
    save_resident(town, replace(dead, status_date=date(2026, 11, 4)))
    assert (MoveKind.DEATH, date(2026, 11, 4)) in [each[:2] for each in told(town, 3)]
    assert len(told(town, 3)) == 2


def test_a_change_of_anything_else_is_no_move(town: Office) -> None:
    save_resident(town, replace(resident_of(town, 3), nickname="หนู"))
    assert told(town, 3) == []
    assert relation_of(town, 3) is HouseRelation.CHILD


def test_a_new_person_begins_without_history(town: Office) -> None:
    assert told(town, save_resident(town, Resident(given="ใหม่", household_id=1)).id) == []
