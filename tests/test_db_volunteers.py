"""Volunteers are kept once for each person, with their kinds, where and since when, and who invited them."""

from dataclasses import replace
from datetime import date

import pytest

from db.communities import delete_community
from db.domain.ages import AgeBand
from db.domain.errors import Conflict, FormErrors, InUse
from db.domain.residents import Residency
from db.domain.volunteers import Volunteer, VolunteerKind
from db.office import Office
from db.residents import ResidentFilter, delete_resident, resident_line, resident_listing
from db.volunteers import (
    VolunteerFilter,
    add_volunteers,
    delete_volunteer,
    restore_volunteer,
    save_volunteer,
    volunteer_for,
    volunteer_line,
    volunteer_lines,
    volunteer_listing,
    volunteer_of,
)
from tests.people_office import NOW, born, community, household, resident, volunteer


def test_a_volunteer_comes_back_as_saved_with_kinds_in_their_usual_order(office: Office) -> None:
    person, inviter = resident(office), resident(office, "แก้ว")
    kinds = (VolunteerKind.CAREGIVER, VolunteerKind.VILLAGE_HEALTH)
    whole = Volunteer(
        resident_id=person.id, kinds=kinds, community_id=community(office).id, started=date(2021, 10, 1),
        ended=date(2026, 9, 30), end_reason="ย้าย", skills="นวด", invited_by_id=inviter.id, notes="-",
    )  # fmt: skip
    saved = save_volunteer(office, whole)
    assert saved == replace(whole, id=saved.id, revision=1, kinds=kinds[::-1])
    assert volunteer_for(office, person.id) == saved == volunteer_of(office, saved.id)
    assert volunteer_for(office, inviter.id) is None


def test_a_line_spells_out_person_inviter_and_where_they_serve(office: Office) -> None:
    home = household(office, "7/1", community(office).id)
    person = resident(office, title="นางสาว", household_id=home.id, phones=("0812345678",))
    inviter = resident(office, "แก้ว", title="นาย")
    kept = volunteer(office, person.id, invited_by_id=inviter.id)
    line = volunteer_line(office, kept.id)
    assert (line.full_name, line.invited_by, line.house) == ("นางสาวสมชาย ใจดี", "นายแก้ว ใจดี", "7/1")
    assert (line.community, line.phones, line.kinds) == ("ชุมชนริมยวม", ("0812345678",), (VolunteerKind.CIVIC,))
    assert resident_line(office, person.id).is_volunteer
    assert volunteer_lines(office, [99]) == ()


def test_what_can_not_be_kept_is_told_beside_its_field(office: Office) -> None:
    person, other, gone = resident(office), resident(office, "แก้ว"), resident(office, "กวิน")
    delete_resident(office, gone.id)
    volunteer(office, other.id)
    good = Volunteer(resident_id=person.id, kinds=(VolunteerKind.CIVIC,))
    for values, field in (
        ({"resident_id": None}, "resident_id"),
        ({"resident_id": other.id}, "resident_id"),
        ({"resident_id": gone.id}, "resident_id"),
        ({"kinds": ()}, "kinds"),
        ({"community_id": 5}, "community_id"),
        ({"invited_by_id": person.id}, "invited_by_id"),
        ({"invited_by_id": gone.id}, "invited_by_id"),
        ({"started": date(2026, 2, 1), "ended": date(2026, 1, 1)}, "ended"),
    ):
        with pytest.raises(FormErrors) as told:
            save_volunteer(office, replace(good, **values))  # type: ignore[arg-type]
        assert set(told.value.errors) == {field}
        with pytest.raises(FormErrors):
            add_volunteers(office, [replace(good, **values)])  # type: ignore[arg-type]


def test_a_stale_volunteer_is_a_conflict(office: Office) -> None:
    read = volunteer(office, resident(office).id)
    newer = save_volunteer(office, replace(read, skills="นวด"))
    with pytest.raises(Conflict) as told:
        save_volunteer(office, replace(read, skills="ทำอาหาร"))
    assert told.value.current == newer


def test_filters_let_through_who_fits(office: Office) -> None:
    office.clock = lambda: NOW
    here, there = community(office), community(office, "ป่าซาง")
    elder = resident(office, "แก้ว", born=born(1950), community_id=here.id)
    young = resident(office, "กวิน", born=born(2005), status=Residency.OUTSIDE)
    first = volunteer(
        office, elder.id, kinds=(VolunteerKind.VILLAGE_HEALTH, VolunteerKind.CIVIC), started=date(2020, 1, 1)
    )
    second = volunteer(
        office, young.id, community_id=there.id, started=date(2020, 2, 29), ended=date(2026, 1, 1)
    )
    for wanted, ids in (
        (VolunteerFilter(), (first.id,)),
        (VolunteerFilter(active=None), (second.id, first.id)),
        (VolunteerFilter(active=False), (second.id,)),
        (VolunteerFilter(here.id), (first.id,)),
        (VolunteerFilter(there.id, active=None), (second.id,)),
        (VolunteerFilter(kind=VolunteerKind.CIVIC, active=None), (second.id, first.id)),
        (VolunteerFilter(kind=VolunteerKind.CAREGIVER), ()),
        (VolunteerFilter(began=(date(2020, 1, 1), date(2020, 1, 31))), (first.id,)),
        (VolunteerFilter(began=(date(2020, 2, 1), date(2020, 2, 29)), active=None), (second.id,)),
        (VolunteerFilter(began=(date(2020, 1, 2), date(2020, 1, 31)), active=None), ()),
        (VolunteerFilter(band=AgeBand.FROM_70), (first.id,)),
        (VolunteerFilter(band=AgeBand.FROM_15, active=None), (second.id,)),
    ):
        found = volunteer_listing(office, wanted)
        assert (found.ids(), found.total) == (ids, len(ids))
    by_kind = resident_listing(office, ResidentFilter(kind=VolunteerKind.CIVIC))
    assert by_kind.ids() == (elder.id,)


@pytest.mark.parametrize("order", ["name", "kinds", "age", "community", "started", "invited_by", "ended"])
def test_every_column_of_volunteers_sorts(office: Office, order: str) -> None:
    office.clock = lambda: NOW
    low, high = community(office, "กวิน"), community(office, "น้ำ")
    one, two = resident(office, "เก่ง", born=born(1990)), resident(office, "เก้ง", born=born(1950))
    first = volunteer(
        office, one.id, community_id=low.id, started=date(2020, 1, 1), ended=date(2024, 1, 1),
        kinds=(VolunteerKind.VILLAGE_HEALTH,), invited_by_id=two.id,
    )  # fmt: skip
    second = volunteer(
        office, two.id, community_id=high.id, started=date(2021, 1, 1), ended=date(2025, 1, 1),
        kinds=(VolunteerKind.VILLAGE_HEALTH, VolunteerKind.CIVIC), invited_by_id=resident(office, "ฤทัย").id,
    )  # fmt: skip
    everyone = VolunteerFilter(active=None)
    assert volunteer_listing(office, everyone, order).ids() == (first.id, second.id)
    assert volunteer_listing(office, everyone, order, descending=True).ids() == (second.id, first.id)


def test_many_volunteers_are_added_at_once(office: Office) -> None:
    people = [resident(office, given) for given in ("แก้ว", "กวิน", "นา")]
    ids = add_volunteers(office, [Volunteer(resident_id=each.id, kinds=(VolunteerKind.CIVIC,)) for each in people])
    assert [line.given for line in volunteer_lines(office, ids)] == ["แก้ว", "กวิน", "นา"]


def test_a_deleted_volunteer_leaves_the_person_and_comes_back(office: Office) -> None:
    person = resident(office)
    kept = volunteer(office, person.id)
    delete_volunteer(office, kept.id)
    assert volunteer_for(office, person.id) is None
    assert not resident_line(office, person.id).is_volunteer
    restore_volunteer(office, kept.id)
    assert volunteer_for(office, person.id) == kept


def test_a_volunteer_stays_in_the_bin_while_its_place_is_taken_or_someone_is_missing(office: Office) -> None:
    here = community(office)
    inviter = resident(office, "แก้ว")

    def one_in_the_bin(**values: object) -> Volunteer:
        kept = volunteer(office, resident(office).id, **values)
        delete_volunteer(office, kept.id)
        return kept

    taken, alone, invited, placed = (
        one_in_the_bin(),
        one_in_the_bin(),
        one_in_the_bin(invited_by_id=inviter.id),
        one_in_the_bin(community_id=here.id),
    )
    assert taken.resident_id and alone.resident_id
    volunteer(office, taken.resident_id)
    delete_resident(office, alone.resident_id)
    delete_resident(office, inviter.id)
    delete_community(office, here.id)
    for kept in (taken, alone, invited, placed):
        with pytest.raises(InUse):
            restore_volunteer(office, kept.id)
