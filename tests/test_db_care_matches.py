"""Care matching: who is proposed for an elder and why, what warns, what the clerk decides, and the history of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import check, history
from db.bin import bin_lines
from db.care_matches import (
    all_matches,
    delete_care_match,
    end_care_matches,
    match_line,
    matches_of_elder,
    matches_of_volunteer,
    restore_care_match,
    save_care_match,
)
from db.domain.accounts import Role
from db.domain.care_matches import MOST_ELDERS, CareWatch, MatchWarning, Schooling
from db.domain.elders import ElderFilter
from db.domain.errors import Conflict, FormErrors, InUse
from db.domain.permissions import NotAllowed
from db.domain.residents import Residency, Resident
from db.domain.services import Service
from db.domain.volunteers import VolunteerKind
from db.elders import elder_line, elder_listing
from db.matching import candidates, warned_matches
from db.office import Office
from db.residents import save_resident
from db.services import delete_service
from db.visit_people import matches_to_plan
from db.volunteers import save_volunteer
from tests.as_role import signed_in
from tests.people_office import NOW, born, community, resident
from tests.training_office import named
from tests.visits_office import TODAY, course, helper, match, service, trained, visit


@pytest.fixture
def elder(office: Office) -> Resident:
    named(office).clock = lambda: NOW
    office.who = "กิตติ"
    return resident(office, "แก่น", title="นาง", born=born(1940, 5, 1), community_id=community(office).id)


@pytest.fixture
def need(office: Office, elder: Resident) -> Service:
    return service(office, course_id=course(office, valid_months=12).id)


def proposed(office: Office, elder: Resident, need: Service) -> list[str]:
    return [one.name.split()[0] for one in candidates(office, elder.id, need.id)]


def elders(office: Office, count: int, community_id: int | None = None) -> list[Resident]:
    return [resident(office, f"ผู้เฒ่า{place}", born=born(1945), community_id=community_id) for place in range(count)]


# -- who is proposed


def test_who_is_trained_near_and_for_care_comes_first_and_who_is_not_comes_last(
    office: Office, elder: Resident, need: Service
) -> None:
    near, far = elder.community_id, community(office, "ป่าซาง").id
    people = {
        "ไกล": helper(office, "ไกล", far),
        "ทั่วไป": helper(office, "ทั่วไป", near, kinds=(VolunteerKind.CIVIC,)),
        "ใกล้": helper(office, "ใกล้", near),
        "หมดอายุ": helper(office, "หมดอายุ", near),
        "ไม่เคย": helper(office, "ไม่เคย", near),
    }
    assert need.course_id is not None
    trained(office, need.course_id, *(people[name][0].id for name in ("ไกล", "ทั่วไป", "ใกล้")))
    trained(office, need.course_id, people["หมดอายุ"][0].id, day=date(2025, 3, 3))
    assert proposed(office, elder, need) == ["ใกล้", "ทั่วไป", "ไกล", "ไม่เคย", "หมดอายุ"]
    by_name = {one.name.split()[0]: one for one in candidates(office, elder.id, need.id)}
    assert by_name["ใกล้"].valid_until == date(2027, 3, 2) and by_name["ใกล้"].warnings == ()
    assert by_name["ไกล"].warnings == (MatchWarning.ELSEWHERE,) and by_name["ไกล"].is_fit
    assert by_name["หมดอายุ"].warnings == (MatchWarning.EXPIRED,) and not by_name["หมดอายุ"].is_fit
    assert by_name["ไม่เคย"].warnings == (MatchWarning.UNTRAINED,) and not by_name["ไม่เคย"].is_fit
    office.clock = lambda: NOW.replace(year=2027, month=3, day=3)
    assert not any(one.is_fit for one in candidates(office, elder.id, need.id))


def test_a_volunteer_is_filled_to_two_then_shared_out_and_has_no_room_for_a_fifth(
    office: Office, elder: Resident, need: Service
) -> None:
    goes = {name: helper(office, name, elder.community_id) for name in ("ก", "ข", "ค")}
    assert need.course_id is not None
    trained(office, need.course_id, *(person.id for person, _volunteer in goes.values()))
    others = elders(office, MOST_ELDERS, elder.community_id)
    match(office, others[0].id, goes["ค"][1].id, need.id)
    assert proposed(office, elder, need) == ["ค", "ก", "ข"]  # one elder becomes two first
    match(office, others[1].id, goes["ค"][1].id, need.id)
    assert proposed(office, elder, need) == ["ก", "ข", "ค"]
    for other in others[2:]:
        match(office, other.id, goes["ค"][1].id, need.id)
    full = candidates(office, elder.id, need.id)[-1]
    assert (full.name.split()[0], full.elders, full.is_fit, full.warnings) == ("ค", 4, False, (MatchWarning.FULL,))


def test_the_elder_themself_who_left_and_who_cares_already_are_not_proposed(
    office: Office, elder: Resident, need: Service
) -> None:
    from tests.people_office import volunteer

    volunteer(office, elder.id)
    helper(office, "เลิก", started=date(2024, 1, 1), ended=date(2025, 1, 1))
    dead, _volunteer = helper(office, "ตาย")
    save_resident(office, replace(dead, status=Residency.DIED, status_date=date(2026, 1, 1)))
    _person, goes = helper(office, "ดูแล")
    kept = match(office, elder.id, goes.id, need.id)
    assert proposed(office, elder, need) == []
    save_care_match(office, replace(kept, until=TODAY, end_reason="ขอพัก"))
    assert proposed(office, elder, need) == ["ดูแล"]


def test_a_service_that_asks_for_no_course_asks_nobody_for_training(office: Office, elder: Resident) -> None:
    meals = service(office, "ส่งอาหาร")
    helper(office, "ก", elder.community_id)
    (one,) = candidates(office, elder.id, meals.id)
    assert (one.schooling, one.is_fit, one.warnings) == (Schooling.NOT_ASKED, True, ())


# -- what is kept


def test_the_clerk_decides_and_a_match_warns_as_long_as_something_is_wrong(
    office: Office, elder: Resident, need: Service
) -> None:
    person, goes = helper(office, "ดาว", community(office, "ป่าซาง").id)
    kept = match(office, elder.id, goes.id, need.id)
    assert match_line(office, kept.id).warnings == (MatchWarning.UNTRAINED, MatchWarning.ELSEWHERE)
    assert [line.id for line in warned_matches(office)] == [kept.id]
    assert need.course_id is not None
    trained(office, need.course_id, person.id)
    assert match_line(office, kept.id).warnings == (MatchWarning.ELSEWHERE,) and warned_matches(office) == ()
    save_volunteer(office, replace(goes, started=date(2024, 1, 1), ended=TODAY))
    assert MatchWarning.GONE in match_line(office, kept.id).warnings
    assert elder_line(office, elder.id).volunteers == ()
    office.sql("update resident set status = 'moved' where id = ?", (elder.id,))  # as an import may say
    assert MatchWarning.NO_NEED in match_line(office, kept.id).warnings


def test_a_service_in_which_somebody_is_cared_for_is_not_deleted(
    office: Office, elder: Resident, need: Service
) -> None:
    match(office, elder.id, helper(office, "ดาว")[1].id, need.id)
    with pytest.raises(InUse):
        delete_service(office, need.id)


def test_five_elders_are_too_many_four_are_not(office: Office, elder: Resident, need: Service) -> None:
    person, goes = helper(office, "ดาว", elder.community_id)
    assert need.course_id is not None
    trained(office, need.course_id, person.id)
    for other in (elder, *elders(office, 3, elder.community_id)):
        match(office, other.id, goes.id, need.id)
    assert warned_matches(office) == ()
    match(office, resident(office, "ห้า", born=born(1945), community_id=elder.community_id).id, goes.id, need.id)
    assert {line.warnings for line in warned_matches(office)} == {(MatchWarning.FULL,)}
    assert len(warned_matches(office)) == 5


def test_matches_are_a_history_seen_from_both_sides(office: Office, elder: Resident, need: Service) -> None:
    _person, first = helper(office, "ก")
    _person, second = helper(office, "ข")
    old = match(office, elder.id, first.id, need.id)
    save_care_match(office, replace(old, until=date(2026, 8, 1), end_reason="ย้ายไปทำงาน"))
    match(office, elder.id, second.id, need.id, since=date(2026, 8, 1))
    found = matches_of_elder(office, elder.id)
    assert [(line.volunteer, line.is_active, line.end_reason) for line in found] == [
        ("ข อาสา", True, ""), ("ก อาสา", False, "ย้ายไปทำงาน"),
    ]  # fmt: skip
    assert found[1].warnings == ()
    assert [line.elder for line in matches_of_volunteer(office, first.id)] == ["นางแก่น ใจดี"]
    assert [line.volunteer for line in all_matches(office)] == ["ข อาสา"]
    assert len(all_matches(office, with_ended=True)) == 2
    assert elder_line(office, elder.id).volunteers == ("ข อาสา",)
    lines = history.history_of(office, "care_matches", old.id)
    assert [line.command for line in lines] == ["save_care_match", "save_care_match"]


def test_what_can_not_be_is_refused(office: Office, elder: Resident, need: Service) -> None:
    from tests.people_office import volunteer

    _person, goes = helper(office, "ดาว")
    kept = match(office, elder.id, goes.id, need.id)
    own = volunteer(office, elder.id)
    for values, fields in (
        ({}, {"volunteer_id"}),
        ({"volunteer_id": own.id}, {"volunteer_id"}),
        ({"volunteer_id": None, "service_id": None}, {"volunteer_id", "service_id"}),
        ({"until": date(2026, 4, 30)}, {"until"}),
        ({"until": TODAY + timedelta(1)}, {"until"}),
        ({"end_reason": "ขอพัก"}, {"until"}),
        ({"resident_id": 99}, {"resident_id"}),
    ):
        with pytest.raises(FormErrors) as told:
            save_care_match(office, replace(kept, id=0, revision=0, **values))  # type: ignore[arg-type]
        assert set(told.value.errors) == fields, values
    save_care_match(office, replace(kept, notes="แก้ไข"))
    with pytest.raises(Conflict):
        save_care_match(office, kept)


def test_a_match_goes_into_the_bin_and_comes_back_unless_both_are_matched_again(
    office: Office, elder: Resident, need: Service
) -> None:
    _person, goes = helper(office, "ดาว")
    kept = match(office, elder.id, goes.id, need.id)
    delete_care_match(office, kept.id)
    assert [(line.subject, line.label) for line in bin_lines(office)] == [("care_matches", "นางแก่น ใจดี · ดาว อาสา")]
    restore_care_match(office, kept.id)
    assert len(all_matches(office)) == 1
    delete_care_match(office, kept.id)
    match(office, elder.id, goes.id, need.id)
    with pytest.raises(InUse):
        restore_care_match(office, kept.id)
    assert check.problems(office) == ()


def test_whoever_dies_or_leaves_ends_what_they_cared_for_and_who_cared_for_them(
    office: Office, elder: Resident, need: Service
) -> None:
    person, goes = helper(office, "ดาว")
    match(office, elder.id, goes.id, need.id)
    match(office, person.id, helper(office, "เดือน")[1].id, need.id, since=TODAY)
    assert end_care_matches(office, person.id, date(2026, 11, 1), "เสียชีวิต") == 2
    ended = {line.elder: (line.until, line.end_reason) for line in all_matches(office, with_ended=True)}
    assert ended == {"นางแก่น ใจดี": (date(2026, 11, 1), "เสียชีวิต"), "ดาว อาสา": (TODAY, "เสียชีวิต")}
    assert all_matches(office) == () and end_care_matches(office, person.id, TODAY, "") == 0


# -- lists


def test_elders_are_listed_by_who_cares_for_them(office: Office, elder: Resident, need: Service) -> None:
    others = elders(office, 2)
    person, goes = helper(office, "ดาว", elder.community_id)
    assert need.course_id is not None
    trained(office, need.course_id, person.id)
    match(office, elder.id, goes.id, need.id)
    match(office, others[0].id, helper(office, "เดือน")[1].id, need.id)

    def names(care: CareWatch) -> list[str]:
        listing = elder_listing(office, ElderFilter(care=care))
        return [line.given for line in listing.page(0, listing.total)]

    assert names(CareWatch.UNMATCHED) == ["ผู้เฒ่า1"]
    assert names(CareWatch.WARNED) == ["ผู้เฒ่า0"]
    assert names(CareWatch.MATCHED) == ["แก่น", "ผู้เฒ่า0"]


def test_visits_are_planned_for_whom_none_is_to_come(office: Office, elder: Resident, need: Service) -> None:
    _person, goes = helper(office, "ดาว")
    match(office, elder.id, goes.id, need.id)
    visit(office, need.id, elder.id, volunteer_id=goes.id)
    assert [line.elder for line in matches_to_plan(office)] == ["นางแก่น ใจดี"]
    assert matches_to_plan(office, community(office, "ป่าซาง").id) == ()
    visit(office, need.id, elder.id, volunteer_id=goes.id, planned_on=TODAY)
    assert matches_to_plan(office) == ()


def test_printers_look_and_match_nobody(office: Office, elder: Resident, need: Service) -> None:
    _person, goes = helper(office, "ดาว")
    kept = match(office, elder.id, goes.id, need.id)
    with signed_in(office, Role.PRINTER):
        assert matches_of_elder(office, elder.id)[0].volunteer == "ดาว อาสา"
        with pytest.raises(NotAllowed):
            save_care_match(office, kept)
