"""Ctrl+Z after a move, a birth, a death: as if it had not been, and exactly what ended by it goes on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from db.care_matches import care_match_of, matches_of_elder, save_care_match
from db.domain.errors import DeskError, InUse
from db.domain.house_relations import HouseRelation
from db.domain.moves import Birth, MoveKind, MoveWish, PlaceBefore
from db.domain.names import Sex
from db.domain.residents import Residency
from db.history import history_of
from db.house_people import house_people, save_relations
from db.move_history import moves_of_household
from db.moves import move_household, move_person, record_birth, record_death, split_household
from db.office import Office
from db.residents import resident_of, save_resident
from db.undone_moves import places_before, take_back_birth, take_back_moves
from db.visits import delete_visit, visit_of
from db.volunteers import save_volunteer, volunteer_of
from tests.people_office import resident, volunteer
from tests.test_db_moves import DAY, names, rows, told, town, wish
from tests.visits_office import helper, match, service, visit

__all__ = ["town"]
FATHER, MOTHER, DAUGHTER, UNCLE = 1, 2, 3, 4
DUE = date(2026, 11, 30)


@pytest.fixture
def care(town: Office) -> Office:
    """The daughter volunteers and cares for her uncle and her father; a stranger did for the uncle, and does no more.
    The uncle and the daughter are to be visited, the uncle was."""
    volunteer(town, DAUGHTER, started=date(2026, 1, 1))
    stranger = helper(town, "คนอื่น")[1]
    home = service(town)
    match(town, UNCLE, 1, home.id, notes="ทุกวันจันทร์")
    match(town, FATHER, 1, home.id)
    match(town, UNCLE, stranger.id, home.id, until=date(2026, 6, 1), end_reason="ย้ายไปทำงาน")
    visit(town, home.id, UNCLE, planned_on=DUE, volunteer_id=1)
    visit(town, home.id, DAUGHTER, planned_on=DUE, visitor="นางมาลี")
    visit(town, home.id, UNCLE)
    deleted = visit(town, home.id, UNCLE, planned_on=DUE, visitor="นางมาลี")
    delete_visit(town, deleted.id)
    return town


def all_of_it(office: Office) -> list[list[tuple[object, ...]]]:
    """Everything that a death or a move touches, but for revisions."""
    tables = {
        "resident": "id, household_id, community_id, status, status_date",
        "volunteer": "id, ended, end_reason",
        "care_match": "id, since, until, end_reason, notes, deleted_at",
        "visit": "id, deleted_at is null, planned_on, done_on",
        "house_relation": "resident_id, relation",
        "move": "resident_id, kind",
    }
    return [rows(office, f"select {columns} from {table} order by 1") for table, columns in tables.items()]


def die(office: Office, resident_id: int) -> None:
    record_death(office, resident_id, MoveWish(moved_on=DAY))


def leave(office: Office, resident_id: int) -> None:
    move_person(office, resident_id, wish(is_away=True))


def done(office: Office, act: Callable[[Office, int], object], resident_id: int) -> tuple[PlaceBefore, ...]:
    before = places_before(office, [resident_id])
    act(office, resident_id)
    return before


def test_a_move_that_was_none_is_taken_back_without_a_trace(town: Office) -> None:
    save_relations(town, 1, {3: HouseRelation.CHILD})
    before = places_before(town, [1, 2, 3])
    split_household(town, 1, {3}, wish(3))
    take_back_moves(town, before)
    assert (names(town, 1), names(town, 3)) == (["พ่อ", "แม่", "ลูก"], [])
    assert [each.relation for each in house_people(town, 1)] == [
        HouseRelation.HEAD, HouseRelation.SPOUSE, HouseRelation.CHILD
    ]  # fmt: skip
    assert told(town, 3) == []
    move_person(town, 4, wish(is_away=True))
    before = places_before(town, [4])
    move_person(town, 4, wish(1))
    take_back_moves(town, before)
    assert (resident_of(town, 4).status, resident_of(town, 4).status_date) == (Residency.MOVED, DAY)
    assert [kind for kind, *_rest in told(town, 4)] == [MoveKind.AWAY]


@pytest.mark.parametrize("act", [die, leave])
@pytest.mark.parametrize("who", [FATHER, DAUGHTER, UNCLE])
def test_what_ended_goes_on_and_nothing_else_begins(care: Office, act: Callable[[Office, int], None], who: int) -> None:
    was = all_of_it(care)
    before = done(care, act, who)
    assert all_of_it(care) != was
    take_back_moves(care, before)
    assert all_of_it(care) == was
    for line in matches_of_elder(care, UNCLE):
        assert care_match_of(care, line.id), "each can be worked on again"


def test_a_household_that_left_comes_back_with_what_they_are_to_each_other(care: Office) -> None:
    was = all_of_it(care)
    before = places_before(care, [FATHER, MOTHER, DAUGHTER])
    move_household(care, 1, wish(is_away=True))
    assert matches_of_elder(care, FATHER)[0].until == DAY, "between two who left together"
    take_back_moves(care, before)
    assert all_of_it(care) == was


def test_what_goes_on_again_is_in_the_log(care: Office) -> None:
    before = done(care, die, DAUGHTER)
    take_back_moves(care, before)
    for subject, record_id in (("residents", DAUGHTER), ("volunteers", 1), ("care_matches", 1), ("visits", 2)):
        assert history_of(care, subject, record_id)[0].command == "take_back_moves", subject
    assert history_of(care, "care_matches", 3)[0].command != "take_back_moves"


def test_what_somebody_ended_by_hand_after_a_move_stays_ended(care: Office) -> None:
    before = done(care, lambda office, key: move_person(office, key, wish(1)), UNCLE)
    save_care_match(care, replace(care_match_of(care, 1), until=DAY, end_reason="พอแล้ว"))
    delete_visit(care, 1)
    take_back_moves(care, before)
    assert care_match_of(care, 1).until == DAY
    assert rows(care, "select deleted_at is null from visit where id = 1") == [(0,)]
    before = done(care, leave, DAUGHTER)
    save_volunteer(care, replace(volunteer_of(care, 1), ended=DAY, end_reason="ย้ายไปไกล"))
    with pytest.raises(InUse, match="no longer there"):
        take_back_moves(care, before)
    assert volunteer_of(care, 1).ended == DAY


def refused(office: Office, before: tuple[PlaceBefore, ...], said: str) -> None:
    """It says why, and leaves everything as it is."""
    was = all_of_it(office)
    with pytest.raises(DeskError, match=said):
        take_back_moves(office, before)
    assert all_of_it(office) == was


def test_a_match_that_was_changed_since_is_in_the_way(care: Office) -> None:
    before = done(care, die, UNCLE)
    save_care_match(care, replace(care_match_of(care, 1), end_reason="เสียชีวิตที่โรงพยาบาล"))
    refused(care, before, "was changed since: who cares for whom")


def test_volunteering_that_was_changed_since_is_in_the_way(care: Office) -> None:
    before = done(care, die, DAUGHTER)
    save_volunteer(care, replace(volunteer_of(care, 1), ended=date(2026, 11, 19)))
    refused(care, before, "was changed since: the volunteering")


def test_who_cared_may_be_gone_themself_by_now(care: Office) -> None:
    before = done(care, die, UNCLE)
    die(care, DAUGHTER)
    refused(care, before, "no longer there")


def test_the_elder_may_be_gone_themself_by_now(care: Office) -> None:
    before = done(care, die, DAUGHTER)
    leave(care, UNCLE)
    refused(care, before, "no longer there")


def test_a_new_head_of_the_house_is_in_the_way(care: Office) -> None:
    before = done(care, die, FATHER)
    save_relations(care, 1, {MOTHER: HouseRelation.HEAD})
    refused(care, before, "another head")
    save_relations(care, 1, {MOTHER: HouseRelation.SPOUSE})
    take_back_moves(care, before)
    assert house_people(care, 1)[0].line.id == FATHER


def test_who_moved_once_more_is_not_taken_back_twice(care: Office) -> None:
    before = done(care, leave, UNCLE)
    move_person(care, UNCLE, wish(3))
    refused(care, before, "moved once more")


def test_what_was_taken_back_is_not_taken_back_again(care: Office) -> None:
    before = done(care, die, UNCLE)
    take_back_moves(care, before)
    refused(care, before, "taken back already")


def test_care_that_began_since_is_not_ended_in_silence(care: Office) -> None:
    leave(care, UNCLE)
    before = done(care, lambda office, key: move_person(office, key, wish(3)), UNCLE)
    planned = visit(care, 1, UNCLE, planned_on=DUE, visitor="นางมาลี")
    refused(care, before, "a visit was planned")
    delete_visit(care, planned.id)
    take_back_moves(care, before)
    assert resident_of(care, UNCLE).status is Residency.MOVED


def test_what_was_written_down_since_stays(care: Office) -> None:
    before = done(care, die, UNCLE)
    save_resident(care, replace(resident_of(care, UNCLE), phones=("0899999999",)))
    take_back_moves(care, before)
    again = resident_of(care, UNCLE)
    assert (again.phones, again.status) == (("0899999999",), Residency.LIVING)
    assert visit_of(care, 1).planned_on == DUE


def newborn(office: Office) -> Birth:
    return Birth(mother_id=MOTHER, given="หนู", family="ใจดี", sex=Sex.FEMALE, born=DAY, no_id_reason="แรกเกิด")


def test_a_birth_is_taken_back_into_the_bin(town: Office) -> None:
    child = record_birth(town, newborn(town))
    assert "หนู" in names(town, 1) and moves_of_household(town, 1)
    take_back_birth(town, child)
    assert "หนู" not in names(town, 1) and not moves_of_household(town, 1)
    assert history_of(town, "residents", child.id)[0].command == "take_back_birth"
    with pytest.raises(InUse, match="no longer there"):
        take_back_birth(town, child)


def test_a_child_with_a_life_of_its_own_stays(town: Office) -> None:
    child = record_birth(town, newborn(town))
    named = save_resident(town, replace(child, nickname="ต้นกล้า"))
    with pytest.raises(InUse, match="changed since"):
        take_back_birth(town, child)
    visit(town, service(town).id, child.id)
    with pytest.raises(InUse, match="records of care"):
        take_back_birth(town, named)
    assert "หนู" in names(town, 1)


def test_a_child_that_moved_and_did_not_after_all_is_taken_back_too(town: Office) -> None:
    child = record_birth(town, newborn(town))
    before = places_before(town, [child.id])
    move_person(town, child.id, wish(2))
    take_back_moves(town, before)
    take_back_birth(town, child)
    assert names(town, 1) == ["พ่อ", "แม่", "ลูก"]


def test_somebody_else_may_have_been_put_into_the_bin_meanwhile(town: Office) -> None:
    extra = resident(town, "ผ่านทาง", household_id=2)
    before = done(town, leave, extra.id)
    town.run(lambda: town.sql("update resident set deleted_at = ? where id = ?", ("2026-11-22", extra.id)))
    refused(town, before, "no longer there")
