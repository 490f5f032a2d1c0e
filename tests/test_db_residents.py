"""Residents are kept whatever is doubtful about them, stand in the order of names, live where their household is."""

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from db import ranks, training
from db.communities import delete_community
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.doubts import Doubt, Reason
from db.domain.errors import Cancelled, Conflict, FormErrors, InUse, NotFound
from db.domain.names import Sex
from db.domain.residents import Residency, Resident
from db.domain.thai_order import person_key
from db.households import delete_household, restore_household
from db.office import Office, command, query
from db.residents import (
    Figures,
    ResidentFilter,
    add_residents,
    delete_resident,
    doubts_about,
    duplicates_of,
    residency_figures,
    resident_line,
    resident_lines,
    resident_listing,
    resident_of,
    restore_resident,
    save_resident,
    ties_of,
)
from db.search import search
from tests import training_office
from tests.people_office import (
    GIVEN,
    NOW,
    born,
    citizen_id,
    community,
    household,
    made_up,
    resident,
    volunteer,
)


@query
def index_is_sound(office: Office) -> bool:
    """The search index holds the trigrams of exactly the people's keys, under their ranks."""
    kept = office.sql("select rank, search_key from resident")
    for rank, key in kept:
        trigrams = {key[start : start + 3] for start in range(len(key) - 2)}
        for trigram in list(trigrams)[:6]:
            word = '"' + trigram.replace('"', '""') + '"'
            if not office.sql("select 1 from resident_find where resident_find match ? and rowid = ?", (word, rank)):
                return False
    ranks_found = {row[0] for row in office.sql("select rowid from resident_find")}
    return ranks_found == {rank for rank, _key in kept}


@query
def names_by_rank(office: Office) -> list[tuple[str, int]]:
    return office.sql("select sort_key, id from resident order by rank")  # type: ignore[return-value]


def in_order(office: Office) -> bool:
    return all(first < second for first, second in pairwise(names_by_rank(office)))


def test_a_person_comes_back_as_saved(office: Office) -> None:
    home = household(office, community_id=community(office).id)
    whole = Resident(
        title="นางสาว", given="สมหญิง", family="ใจดี", nickname="หญิง", sex=Sex.FEMALE, citizen_id=citizen_id(63),
        born=PartialDate(date(1958, 3, 1), Precision.MONTH), household_id=home.id, phones=("0812345678", "053681231"),
        status=Residency.MOVED, status_date=date(2026, 1, 5), organisation="", notes="บรรทัดหนึ่ง\nสอง",
        reasons=(Reason(Doubt.TITLE_AGE, "เจ้าตัวแจ้ง"),),
    )  # fmt: skip
    saved = save_resident(office, whole)
    assert saved == replace(whole, id=saved.id, revision=1, community_id=home.community_id)
    assert resident_of(office, saved.id) == saved
    line = resident_line(office, saved.id)
    assert (line.full_name, line.house, line.community) == ("นางสาวสมหญิง ใจดี", "12", "ชุมชนริมยวม")
    assert (line.born, line.phones, line.is_volunteer) == (whole.born, whole.phones, False)


def test_lines_come_in_the_order_asked_for(office: Office) -> None:
    ids = [resident(office, given).id for given in ("น้ำ", "กวิน", "แก้ว")]
    assert [line.id for line in resident_lines(office, ids[::-1])] == ids[::-1]
    with pytest.raises(NotFound):
        resident_line(office, 99)


def test_names_are_kept_clean(office: Office) -> None:
    saved = resident(office, "สม\u200bชาย ", " นํ้า  ใส")
    assert (saved.given, saved.family) == ("สมชาย", "น้ำ ใส")


@pytest.mark.parametrize("digits", ["1234545678789", "123456789012", "0000000000019", ""])
def test_an_odd_citizen_id_is_no_wall(office: Office, digits: str) -> None:
    assert resident(office, citizen_id=digits).citizen_id == digits


def test_what_can_not_be_kept_is_told_beside_its_field(office: Office) -> None:
    gone = household(office)
    delete_household(office, gone.id)
    for values, field in (
        ({"given": " "}, "given"), ({"household_id": gone.id}, "household_id"), ({"community_id": 9}, "community_id")
    ):  # fmt: skip
        with pytest.raises(FormErrors) as told:
            save_resident(office, replace(Resident(given="แก้ว"), **values))
        assert set(told.value.errors) == {field}


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(1959, 12, 31)], ids=["to come", "before the birth"])
def test_nobody_died_before_they_were_born_or_on_a_day_to_come(office: Office, day: date) -> None:
    office.clock = lambda: NOW
    person = resident(office, born=born(1960))
    with pytest.raises(FormErrors) as told:
        save_resident(office, replace(person, status=Residency.DIED, status_date=day))
    assert set(told.value.errors) == {"status_date"}
    assert resident_of(office, person.id).status is Residency.LIVING


def test_only_who_moved_or_died_has_a_day_of_it(office: Office) -> None:
    day = date(2026, 5, 1)
    died = resident(office, status=Residency.DIED, status_date=day)
    assert died.status_date == day
    assert save_resident(office, replace(died, status=Residency.LIVING)).status_date is None


def test_reasons_are_replaced_as_a_set_and_keep_who_gave_them(office: Office) -> None:
    office.who = "กิตติ"
    first, second = Reason(Doubt.ID_CHECK, "บัตรเก่า"), Reason(Doubt.TITLE_SEX, "ถูกต้อง")
    saved = resident(office, reasons=(first,))
    office.who = "สุดา"
    saved = save_resident(office, replace(saved, reasons=(first, second)))
    assert saved.reasons == (first, second)
    given_by = query(lambda office: office.sql("select doubt, who from resident_reason order by id"))(office)
    assert given_by == [("id_check", "กิตติ"), ("title_sex", "สุดา")]
    assert save_resident(office, replace(saved, reasons=(second,))).reasons == (second,)


def test_a_stale_save_is_a_conflict_and_changes_nothing(office: Office) -> None:
    read = resident(office)
    newer = save_resident(office, replace(read, nickname="ใหม่"))
    with pytest.raises(Conflict) as told:
        save_resident(office, replace(read, given="เก่า"))
    assert told.value.current == newer == resident_of(office, read.id)
    assert in_order(office)
    assert index_is_sound(office)


def test_doubts_tell_of_others_but_never_of_the_person_itself(office: Office, today: date) -> None:
    one = resident(office, title="นาย", citizen_id=citizen_id(1), born=born(1950))
    assert doubts_about(office, one, today) == ()
    same_id = replace(Resident(given="แก้ว"), citizen_id=citizen_id(1))
    assert doubts_about(office, same_id, today) == (Doubt.ID_DUPLICATE,)
    twin = Resident(title="พระ", given="สม\u200bชาย", family="ใจดี", born=born(1950), citizen_id=citizen_id(2))
    assert doubts_about(office, twin, today) == (Doubt.POSSIBLE_DUPLICATE,)
    assert [line.id for line in duplicates_of(office, twin)] == [one.id]
    assert duplicates_of(office, replace(twin, born=born(1951))) == ()
    assert duplicates_of(office, replace(twin, born=None)) == ()
    delete_resident(office, one.id)
    assert duplicates_of(office, twin) == ()


def test_people_saved_one_by_one_stand_in_thai_order_even_where_no_room_is_left(office: Office) -> None:
    chance = random.Random(1)
    for given in [*GIVEN, *GIVEN[::-1], *(f"กวิน{'ก' * length}" for length in range(40))]:
        resident(office, given, chance.choice(("ใจดี", "")))
    assert in_order(office)
    assert index_is_sound(office)


def test_room_is_made_among_few_first_and_among_all_at_last(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranks, "GAP", 4)
    monkeypatch.setattr(ranks, "ENOUGH_ROOM", 3)
    monkeypatch.setattr(ranks, "REACHES", (2, 4))
    for given in sorted(GIVEN * 3, key=lambda name: random.Random(name).random()):
        resident(office, given)
    assert in_order(office)
    assert index_is_sound(office)


def test_a_renamed_person_moves_to_their_new_place(office: Office) -> None:
    people = {given: resident(office, given) for given in GIVEN[:12]}
    for given in ("แกะ", "กวิน", "จันดี"):
        save_resident(office, replace(people[given], given="ฦๅชา"))
    assert in_order(office)
    assert index_is_sound(office)
    assert len(search(office, "ฦๅชา")) == 3
    assert search(office, "จันดี") == ()


@pytest.mark.parametrize("before", [0, 1, 40, 400])
@pytest.mark.parametrize("added", [3, 300])
def test_many_people_at_once_stand_among_those_before_them(office: Office, before: int, added: int) -> None:
    chance = random.Random(before)
    homes = [household(office, str(number), community(office, f"ที่{number}").id).id for number in range(3)]
    add_residents(office, [made_up(chance, homes) for _ in range(before)])
    people = [made_up(chance, homes) for _ in range(added)]
    ids = add_residents(office, people)
    assert [resident_of(office, each).given for each in ids[:50]] == [person.given for person in people[:50]]
    assert [key for key, _id in names_by_rank(office)] == sorted(key for key, _id in names_by_rank(office))
    assert in_order(office)
    assert index_is_sound(office)


def test_a_crowd_between_two_neighbours_finds_room(office: Office) -> None:
    resident(office, "กก")
    resident(office, "ฮฮ")
    add_residents(office, [Resident(given=f"ขวัญ{number}") for number in range(1500)])
    assert in_order(office)
    assert index_is_sound(office)


def test_people_added_at_once_come_with_reasons_homes_and_communities(office: Office) -> None:
    home = household(office, "7/1", community(office).id)
    reason = Reason(Doubt.ID_LENGTH, "data.xlsx แถว 7: 12345")
    who = add_residents(office, [Resident(given="แก้ว", household_id=home.id, reasons=(reason,))] * 2)
    assert resident_of(office, who[1]).reasons == (reason,)
    assert resident_of(office, who[1]).community_id == home.community_id
    assert [line.id for line in search(office, "7/1")] == who


def test_an_addition_that_fails_or_is_cancelled_leaves_nothing(office: Office) -> None:
    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(FormErrors):
        add_residents(office, [Resident(given="แก้ว"), Resident(given="")])
    with pytest.raises(Cancelled):
        add_residents(office, [Resident(given=f"แก้ว{number}") for number in range(5000)], cancel)
    assert resident_listing(office, ResidentFilter()).total == 0
    resident(office, "แก้ว")
    assert len(search(office, "แก้ว")) == 1


def test_progress_rises_to_the_number_of_people(office: Office) -> None:
    heard: list[tuple[int, int]] = []
    people = [Resident(given=f"แก้ว{number}") for number in range(2500)]
    add_residents(office, people, lambda done, total: heard.append((done, total)))
    assert [done for done, _total in heard] == sorted(done for done, _total in heard)
    assert heard[-1] == (2500, 2500)


def test_many_people_can_be_added_inside_another_command(office: Office) -> None:
    @command
    def import_all(office: Office) -> None:
        add_residents(office, [Resident(given=f"แก้ว{number}") for number in range(300)])
        save_resident(office, Resident(given="กวิน"))

    import_all(office)
    assert resident_listing(office, ResidentFilter()).total == 301
    assert in_order(office)


def test_what_hangs_on_a_person_is_told_and_keeps_them(office: Office) -> None:
    training_office.named(office)
    home = household(office)
    person = resident(office, household_id=home.id)
    guest = resident(office, "แก้ว")
    lonely = ties_of(office, guest.id)
    assert (lonely.volunteer_id, lonely.enrolments, lonely.household) == (None, 0, None)
    kept = volunteer(office, person.id)
    volunteer(office, guest.id, invited_by_id=person.id)
    training.enrol(office, training_office.class_with(office).id, [person.id])
    ties = ties_of(office, person.id)
    assert (ties.volunteer_id, ties.enrolments, ties.certificates, ties.invited) == (kept.id, 1, 0, 1)
    assert ties.household is not None and ties.household.house == "12"
    with pytest.raises(InUse) as told:
        delete_resident(office, person.id)
    assert told.value.values == {"volunteering": 1, "enrolments": 1, "certificates": 0, "invited": 1}


def test_a_deleted_person_is_in_no_list_and_comes_back(office: Office) -> None:
    person = resident(office)
    delete_resident(office, person.id)
    assert search(office, "สมชาย") == ()
    assert resident_listing(office, ResidentFilter()).total == 0
    assert residency_figures(office).residents == 0
    with pytest.raises(Conflict):
        save_resident(office, person)
    restore_resident(office, person.id)
    assert [line.id for line in search(office, "สมชาย")] == [person.id]


def test_a_person_comes_back_after_household_and_community(office: Office) -> None:
    here = community(office)
    home = household(office, community_id=here.id)
    person, other = resident(office, household_id=home.id), resident(office, "แก้ว", community_id=here.id)
    for each in (person, other):
        delete_resident(office, each.id)
    delete_household(office, home.id)
    delete_community(office, here.id)
    for each in (person, other):
        with pytest.raises(InUse):
            restore_resident(office, each.id)


def test_figures_of_the_office_count_the_living(office: Office) -> None:
    office.clock = lambda: NOW
    home = household(office, community_id=community(office).id)
    resident(office, sex=Sex.MALE, born=born(1966, 11, 22), household_id=home.id)
    resident(office, "แก้ว", sex=Sex.FEMALE, born=born(1966, 11, 23))
    resident(office, "นา", sex=Sex.FEMALE, status=Residency.MOVED)
    volunteer(office, resident(office, "น้ำ", status=Residency.OUTSIDE).id)
    assert residency_figures(office) == Figures(
        residents=2, men=1, women=1, elders=1, communities=1, households=1, volunteers=1
    )


def test_sort_keys_are_the_rule_of_names(office: Office) -> None:
    person = resident(office, "แก้ว", "มูลคำ")
    assert names_by_rank(office) == [(person_key("แก้ว", "มูลคำ"), person.id)]


def test_restoring_a_household_is_possible_while_its_people_stay_away(office: Office) -> None:
    home = household(office)
    person = resident(office, household_id=home.id)
    delete_resident(office, person.id)
    delete_household(office, home.id)
    restore_household(office, home.id)
    restore_resident(office, person.id)
    assert resident_of(office, person.id).household_id == home.id
