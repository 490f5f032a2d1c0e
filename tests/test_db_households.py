"""Households are found by house number as people write and count them; their people go where they go."""

from dataclasses import replace
from random import Random

import pytest

from db.communities import delete_community
from db.domain.errors import Conflict, FormErrors, InUse
from db.domain.households import Household
from db.domain.residents import Residency
from db.households import (
    delete_household,
    household_listing,
    household_of,
    households_found,
    members,
    restore_household,
    save_household,
)
from db.listing import FIRST_ROWS
from db.office import Office
from db.residents import delete_resident, resident_of
from db.search import search
from tests.people_office import NOW, born, community, household, resident


def test_a_house_number_is_kept_as_a_person_means_it(office: Office) -> None:
    here = community(office)
    new = Household(house="บ้านเลขที่ ๓๐๖ / ๘", moo="๓", community_id=here.id, house_code="58039999001")
    saved = save_household(office, new)
    assert (saved.house, saved.house_code) == ("306/8", "58039999001")
    assert household_of(office, saved.id) == saved


def test_a_household_needs_a_number_a_living_community_and_a_place_of_its_own(office: Office) -> None:
    here, gone = community(office), community(office, "ป่าซาง")
    delete_community(office, gone.id)
    household(office, "12", here.id)
    for values, field in (({"house": "ริมน้ำ"}, "house"), ({"community_id": gone.id}, "community_id"), ({}, "house")):
        with pytest.raises(FormErrors) as told:
            save_household(office, replace(Household(house="12", community_id=here.id), **values))
        assert set(told.value.errors) == {field}


def test_house_numbers_sort_as_people_count(office: Office) -> None:
    here = community(office)
    numbers = ("10/11", "9", "10", "10/2", "100")
    for house in numbers:
        household(office, house, here.id)
    assert [line.house for line in household_listing(office).page(0, 9)] == ["9", "10", "10/2", "10/11", "100"]
    backwards = household_listing(office, here.id, "house", descending=True)
    assert [line.house for line in backwards.page(0, 9)] == ["100", "10/11", "10/2", "10", "9"]


@pytest.mark.parametrize("order", ["house", "moo", "community", "house_code", "people", "elders"])
def test_every_column_of_households_sorts(office: Office, order: str) -> None:
    office.clock = lambda: NOW
    low, high = community(office, "กวิน"), community(office, "น้ำ")
    first = save_household(office, Household(house="1", moo="1", community_id=low.id, house_code="10000000001"))
    second = save_household(office, Household(house="2", moo="2", community_id=high.id, house_code="20000000001"))
    resident(office, household_id=second.id, born=born(1940))
    ids = household_listing(office, order=order).ids()
    assert ids == (first.id, second.id)
    assert household_listing(office, order=order, descending=True).ids() == ids[::-1]


def test_the_list_is_narrowed_by_a_number_and_a_place_behind_it(office: Office) -> None:
    here, there = community(office), community(office, "ป่าซาง")
    for house, of in (("30", here), ("306/8", here), ("130", here), ("30", there)):
        household(office, house, of.id)

    def found(text: str, community_id: int | None = None) -> list[tuple[str, str]]:
        return [(line.house, line.community) for line in household_listing(office, community_id, text=text).page(0, 9)]

    assert found("๓๐") == [("30", here.name), ("30", there.name), ("306/8", here.name)]
    assert found("30 ป่า") == [("30", there.name)] == found("30", there.id) == found("ป่าซาง")
    assert found("30'; drop") == [] and len(found(" ")) == 4
    by_community = household_listing(office, order="community", descending=True, text="30").page(0, 9)
    assert by_community[0].community == there.name or by_community[-1].community == there.name


def test_households_are_found_while_their_number_is_typed(office: Office) -> None:
    here, there = community(office), community(office, "ป่าซาง")
    for house, of in (("30", here), ("306/8", here), ("130", here), ("30", there)):
        household(office, house, of.id)
    assert [line.house for line in households_found(office, "๓๐")] == ["30", "30", "306/8"]
    assert [line.community for line in households_found(office, "30 ป่า")] == ["ชุมชนป่าซาง"]
    assert len(households_found(office, "3", limit=2)) == 2
    assert households_found(office, "' or 1=1") == ()


def test_people_of_a_household_that_moves_belong_to_its_new_place_and_are_found_by_it(office: Office) -> None:
    here, there = community(office), community(office, "ป่าซาง")
    home = household(office, "12/3", here.id)
    person = resident(office, household_id=home.id, community_id=there.id)
    assert person.community_id == here.id
    save_household(office, replace(home, house="77/1", moo="4", community_id=there.id))
    assert resident_of(office, person.id) == replace(person, community_id=there.id)
    assert [line.id for line in search(office, "77/1 ม.4")] == [person.id]
    assert search(office, "12/3") == ()


def test_members_stand_in_the_order_of_names_and_count_only_who_lives_there(office: Office) -> None:
    office.clock = lambda: NOW
    home = household(office)
    for given, status in (("เก่ง", Residency.LIVING), ("กวิน", Residency.DIED), ("เก็ง", Residency.LIVING)):
        resident(office, given, household_id=home.id, status=status, born=born(1950))
    assert [line.given for line in members(office, home.id)] == ["กวิน", "เก็ง", "เก่ง"]
    line = household_listing(office).page(0, 1)[0]
    assert (line.people, line.elders) == (2, 2)


def test_a_household_with_people_can_not_be_deleted(office: Office) -> None:
    home = household(office)
    person = resident(office, household_id=home.id, status=Residency.DIED)
    with pytest.raises(InUse) as told:
        delete_household(office, home.id)
    assert told.value.values == {"people": 1}
    delete_resident(office, person.id)
    delete_household(office, home.id)
    assert household_listing(office).total == 0


def test_a_household_comes_back_only_to_a_free_place_in_a_living_community(office: Office) -> None:
    here = community(office)
    home = household(office, community_id=here.id)
    delete_household(office, home.id)
    delete_community(office, here.id)
    with pytest.raises(InUse):
        restore_household(office, home.id)
    taken = household(office, "9")
    delete_household(office, taken.id)
    household(office, "9")
    with pytest.raises(InUse):
        restore_household(office, taken.id)


def test_a_stale_household_is_a_conflict(office: Office) -> None:
    read = household(office)
    newer = save_household(office, replace(read, moo="1"))
    with pytest.raises(Conflict) as told:
        save_household(office, replace(read, moo="2"))
    assert told.value.current == newer


@pytest.mark.parametrize("descending", [False, True])
def test_the_first_page_begins_as_all_houses_do(office: Office, descending: bool) -> None:
    chosen = Random(2569)
    place = community(office, "น้ำ")
    for number in range(450):
        house = chosen.choice(("{}", "{}/{}", "{} ก", "ก {}", "ซอย {}/{}", "{}{}99999999")).format(
            chosen.randrange(1, 120), number
        )
        household(office, house, chosen.choice((None, place.id, place.id)), moo=str(number))
    for community_id in (None, place.id):
        first = household_listing(office, community_id, "house", descending).page(0, FIRST_ROWS)
        everyone = household_listing(office, community_id, "house", descending).ids()
        assert tuple(line.id for line in first) == everyone[:FIRST_ROWS]
        assert len(everyone) > FIRST_ROWS
