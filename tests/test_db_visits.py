"""Visits: kept, planned and done, listed by what is due, of a person, a house, a community; who was reached."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db import check, history
from db.bin import bin_lines
from db.communities import delete_community, save_community
from db.domain.accounts import Role
from db.domain.elders import ElderFilter
from db.domain.errors import Conflict, FormErrors, InUse
from db.domain.names import Sex
from db.domain.permissions import NotAllowed
from db.domain.reach import ElderReach, ReachKind
from db.domain.residents import Resident
from db.domain.services import Service
from db.domain.visits import Visit, VisitFilter, VisitOutcome, VisitState, VisitWatch
from db.elders import elder_line, elder_listing
from db.households import delete_household
from db.office import Office
from db.reach import elders_reached
from db.residents import delete_resident, save_resident
from db.visit_lists import (
    last_met,
    visit_counts,
    visit_line,
    visit_listing,
    visits_by_volunteer,
    visits_of_household,
    visits_of_resident,
)
from db.visit_people import volunteers_found
from db.visits import delete_visit, plan_visits, restore_visit, save_visit, visit_of
from db.volunteers import save_volunteer
from tests.as_role import signed_in
from tests.people_office import NOW, born, community, household, resident, volunteer
from tests.visits_office import TODAY, helper, service, visit


@pytest.fixture
def elder(office: Office) -> Resident:
    office.clock = lambda: NOW
    office.who = "กิตติ"
    place = community(office, "ริมยวม")
    house = household(office, "12", place.id)
    return resident(office, "แก่น", title="นาง", born=born(1940, 5, 1), household_id=house.id)


@pytest.fixture
def home_visit(office: Office, elder: Resident) -> Service:
    return service(office)


def days(office: Office, order: str = "day", descending: bool = False, **values: object) -> list[date]:
    listing = visit_listing(office, VisitFilter(**values), order, descending)  # type: ignore[arg-type]
    return [line.day for line in listing.page(0, listing.total)]


# -- what is kept


def test_a_visit_comes_back_with_whom_by_whom_and_what_became_of_it(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    _person, goes = helper(office, "ดาว")
    kept = visit(office, home_visit.id, elder.id, volunteer_id=goes.id, minutes=45, notes="ขอราวจับ")
    assert visit_of(office, kept.id) == kept
    line = visit_line(office, kept.id)
    assert (line.whom, line.house, line.community, line.service) == ("นางแก่น ใจดี", "12", "ชุมชนริมยวม", "เยี่ยมบ้าน")
    assert (line.visitor, line.minutes, line.state(TODAY)) == ("ดาว อาสา", 45, VisitState.DONE)
    lines = history.history_of(office, "visits", kept.id)
    assert [(each.who, each.command, each.note) for each in lines] == [("กิตติ", "save_visit", "")]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"resident_id": None}, {"resident_id"}),
        ({"household_id": 1}, {"household_id"}),
        ({"visitor": ""}, {"volunteer_id"}),
        ({"volunteer_id": 1}, {"visitor"}),
        ({"done_on": TODAY + timedelta(1)}, {"done_on"}),
        ({"outcome": None, "minutes": None}, {"outcome", "minutes"}),
        ({"done_on": None}, {"planned_on", "done_on"}),
        ({"service_id": 99}, {"service_id"}),
    ],
)
def test_a_visit_to_nobody_by_nobody_or_of_no_day_is_refused(
    office: Office, elder: Resident, home_visit: Service, values: dict[str, object], fields: set[str]
) -> None:
    helper(office, "ดาว")
    whole = Visit(
        resident_id=elder.id, service_id=home_visit.id, visitor="นางมาลี", done_on=TODAY, outcome=VisitOutcome.MET,
        minutes=30,
    )  # fmt: skip
    with pytest.raises(FormErrors) as told:
        save_visit(office, replace(whole, **values))  # type: ignore[arg-type]
    assert set(told.value.errors) == fields
    assert save_visit(office, whole).id


def test_a_newer_save_is_never_overwritten(office: Office, elder: Resident, home_visit: Service) -> None:
    kept = visit(office, home_visit.id, elder.id)
    save_visit(office, replace(kept, notes="แก้ไข"))
    with pytest.raises(Conflict):
        save_visit(office, kept)


def test_a_visit_stays_where_it_was_when_the_person_moves(office: Office, elder: Resident, home_visit: Service) -> None:
    kept = visit(office, home_visit.id, elder.id)
    to_come = visit(office, home_visit.id, elder.id, planned_on=TODAY)
    other = community(office, "ป่าซาง")
    house = household(office, "77", other.id)
    save_resident(office, replace(elder, household_id=house.id, revision=1))
    save_visit(office, replace(kept, notes="แก้ไขภายหลัง"))
    assert visit_line(office, kept.id).community == "ชุมชนริมยวม"
    to_come = save_visit(office, replace(to_come, notes="นัดใหม่"))
    assert visit_line(office, to_come.id).community == "ชุมชนป่าซาง"
    done = save_visit(office, replace(to_come, done_on=TODAY, outcome=VisitOutcome.MET, minutes=5, visitor="ก"))
    assert visit_line(office, done.id).community == "ชุมชนป่าซาง"


def test_a_visit_goes_into_the_bin_and_comes_back_but_not_without_whom_it_was_to(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    kept = visit(office, home_visit.id, elder.id)
    with pytest.raises(InUse):
        delete_resident(office, elder.id)
    delete_visit(office, kept.id)
    assert [(line.subject, line.label) for line in bin_lines(office)] == [("visits", "นางแก่น ใจดี · 10/11/2569")]
    assert visits_of_resident(office, elder.id) == () and last_met(office, [elder.id]) == {}
    delete_resident(office, elder.id)
    with pytest.raises(InUse):
        restore_visit(office, kept.id)


def test_many_are_planned_at_once(office: Office, elder: Resident, home_visit: Service) -> None:
    later = TODAY + timedelta(7)
    one = Visit(resident_id=elder.id, service_id=home_visit.id, planned_on=later)
    assert len(plan_visits(office, (one, replace(one, planned_on=later + timedelta(7))))) == 2
    assert days(office) == [later, later + timedelta(7)]
    with pytest.raises(FormErrors):
        plan_visits(office, (one, replace(one, resident_id=None)))
    assert len(days(office)) == 2


# -- lists


def test_what_is_overdue_due_and_done_is_told_apart(office: Office, elder: Resident, home_visit: Service) -> None:
    plans = [TODAY - timedelta(3), TODAY, TODAY + timedelta(6), TODAY + timedelta(7)]
    for day in plans:
        visit(office, home_visit.id, elder.id, planned_on=day)
    done = visit(office, home_visit.id, elder.id, planned_on=TODAY - timedelta(9), done_on=TODAY - timedelta(8))
    assert days(office, watch=VisitWatch.OPEN) == plans
    assert days(office, watch=VisitWatch.OVERDUE) == plans[:1]
    assert days(office, watch=VisitWatch.THIS_WEEK) == plans[1:3]
    assert days(office, watch=VisitWatch.DONE) == [done.done_on]
    assert days(office, descending=True) == sorted([*plans, TODAY - timedelta(8)], reverse=True)
    counts = visit_counts(office)
    assert (counts.overdue, counts.today, counts.week) == (1, 1, 2)


def test_the_first_of_those_to_do_are_read_without_sorting_all(
    office: Office, elder: Resident, home_visit: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(office, home_visit.id, elder.id, planned_on=TODAY)
    asked: list[tuple[str, Any]] = []
    ask = office.sql

    def noted(text: str, values: Any = ()) -> Any:
        asked.append((text, values))
        return ask(text, values)

    monkeypatch.setattr(office, "sql", noted)
    for watch in (VisitWatch.OPEN, VisitWatch.OVERDUE, VisitWatch.THIS_WEEK):
        for descending in (False, True):
            visit_listing(office, VisitFilter(watch=watch), "day", descending).page(0, 20)
    monkeypatch.undo()
    plans = [
        " ".join(step[3] for step in ask(f"explain query plan {text}", values))
        for text, values in asked
        if text.startswith("select x.id")
    ]
    assert len(plans) == 6
    for plan in plans:
        assert "visit_planned" in plan and "B-TREE" not in plan, plan


def test_lists_are_narrowed_by_community_service_and_fiscal_year(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    other = resident(office, "ก้อน", born=born(1945), community_id=community(office, "ป่าซาง").id)
    meals = service(office, "ส่งอาหาร")
    _person, goes = helper(office, "ดาว")
    visit(office, home_visit.id, elder.id, done_on=date(2026, 9, 30))
    visit(office, meals.id, other.id, done_on=date(2026, 10, 1), volunteer_id=goes.id)
    assert days(office, community_id=elder.community_id) == [date(2026, 9, 30)]
    assert days(office, service_id=meals.id) == [date(2026, 10, 1)]
    assert [line.day for line in visits_by_volunteer(office, goes.id)] == [date(2026, 10, 1)]
    assert days(office, year=2569) == [date(2026, 9, 30)]
    assert days(office, year=2570) == [date(2026, 10, 1)]
    for order, first in (("whom", 10), ("community", 10), ("service", 9), ("visitor", 10), ("minutes", 9)):
        assert days(office, order)[0].month == first, order


def test_visits_of_a_house_are_those_to_it_and_to_its_people(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    visit(office, home_visit.id, elder.id, done_on=date(2026, 11, 1))
    visit(office, home_visit.id, None, household_id=elder.household_id, done_on=date(2026, 11, 5))
    visit(office, home_visit.id, elder.id, planned_on=TODAY)
    assert elder.household_id is not None
    found = visits_of_household(office, elder.household_id)
    assert [line.day for line in found] == [TODAY, date(2026, 11, 5), date(2026, 11, 1)]
    assert [line.whom for line in found] == ["นางแก่น ใจดี", "", "นางแก่น ใจดี"]
    assert [line.day for line in visits_of_resident(office, elder.id, 1)] == [TODAY]


def test_volunteers_who_serve_are_found_by_what_is_typed(office: Office, elder: Resident) -> None:
    helper(office, "ดาว")
    helper(office, "เดือน", ended=date(2026, 1, 1), started=date(2025, 1, 1))
    assert [line.full_name for line in volunteers_found(office, "อาสา")] == ["ดาว อาสา"]
    assert volunteers_found(office, "  ") == ()


# -- who was reached


def test_a_closed_door_reaches_nobody_a_visit_to_the_house_reaches_all_in_it(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    def nothing() -> bool:
        return elder_line(office, elder.id).has_nothing

    visit(office, home_visit.id, elder.id, outcome=VisitOutcome.NOT_HOME)
    visit(office, home_visit.id, elder.id, planned_on=TODAY)
    visit(office, home_visit.id, elder.id, done_on=date(2026, 9, 30))
    assert nothing() and last_met(office, [elder.id]) == {elder.id: date(2026, 9, 30)}
    kept = visit(office, home_visit.id, None, household_id=elder.household_id, done_on=date(2026, 10, 1))
    assert not nothing() and elder_line(office, elder.id).last_met == date(2026, 10, 1)
    delete_visit(office, kept.id)
    assert nothing()


def test_elders_with_nothing_this_year_are_listed_and_counted_by_group(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    far = save_community(office, replace(community(office, "ป่าซาง"), notes="ไกล"))
    resident(office, "ก้อน", born=born(1930), community_id=far.id)
    resident(office, "เด็ก", born=born(2015))
    visit(office, home_visit.id, elder.id)

    def names(**values: object) -> list[str]:
        listing = elder_listing(office, ElderFilter(**values))  # type: ignore[arg-type]
        return [line.given for line in listing.page(0, listing.total)]

    assert names(reach=ElderReach.NOTHING) == ["ก้อน"]
    assert names(reach=ElderReach.REACHED) == ["แก่น"]
    counted = {(line.kind, line.name or line.key): (line.elders, line.reached) for line in elders_reached(office)}
    assert counted[(ReachKind.ALL, None)] == (2, 1)
    assert counted[(ReachKind.COMMUNITY, "ชุมชนริมยวม")] == (1, 1)
    assert counted[(ReachKind.COMMUNITY, "ชุมชนป่าซาง")] == (1, 0)
    assert counted[(ReachKind.AGE, "80-89")] == (1, 1) and counted[(ReachKind.AGE, "90+")] == (1, 0)
    assert counted[(ReachKind.ADL, None)] == (2, 1) and counted[(ReachKind.SEX, None)] == (2, 1)
    for kind in ReachKind:
        assert sum(line.elders for line in elders_reached(office) if line.kind is kind) == 2, kind


def test_elders_of_no_community_and_of_unknown_sex_are_listed(office: Office, elder: Resident) -> None:
    resident(office, "ขาว", born=born(1931), sex=Sex.MALE)
    for asked, expected in (
        (ElderFilter(has_no_community=True), "ขาว"),
        (ElderFilter(has_unknown_sex=True), elder.given),
        (ElderFilter(sex=Sex.MALE), "ขาว"),
        (ElderFilter(community_id=elder.community_id), elder.given),
    ):
        assert [line.given for line in elder_listing(office, asked).page(0, 9)] == [expected], asked


# -- rights, checks


def test_printers_look_and_write_nothing(office: Office, elder: Resident, home_visit: Service) -> None:
    kept = visit(office, home_visit.id, elder.id)
    with signed_in(office, Role.PRINTER):
        assert visit_line(office, kept.id).whom == "นางแก่น ใจดี"
        assert ReachKind.ADL not in {line.kind for line in elders_reached(office)}
        for forbidden in (lambda: save_visit(office, kept), lambda: delete_visit(office, kept.id)):
            with pytest.raises(NotAllowed):
                forbidden()


def test_what_is_kept_passes_the_check(office: Office, elder: Resident, home_visit: Service) -> None:
    visit(office, home_visit.id, elder.id)
    visit(office, home_visit.id, None, household_id=elder.household_id, planned_on=TODAY)
    assert check.problems(office) == ()


def test_a_visit_by_somebody_who_left_since_can_still_be_put_right(
    office: Office, elder: Resident, home_visit: Service
) -> None:
    person = resident(office, "ดาว", "อาสา")
    goes = volunteer(office, person.id)
    kept = visit(office, home_visit.id, elder.id, volunteer_id=goes.id)
    save_volunteer(office, replace(goes, ended=TODAY))
    assert visit_line(office, kept.id).visitor == "ดาว อาสา"
    assert save_visit(office, replace(kept, notes="แก้ไข")).notes == "แก้ไข"


def test_a_house_and_a_community_where_visits_were_made_are_not_deleted(office: Office, home_visit: Service) -> None:
    place = community(office, "ป่าซาง")
    house = household(office, "77", place.id)
    kept = visit(office, home_visit.id, None, household_id=house.id)
    with pytest.raises(InUse):
        delete_household(office, house.id)
    delete_visit(office, kept.id)
    delete_household(office, house.id)
    visit(office, home_visit.id, resident(office, "ก้อน", community_id=place.id).id)
    office.sql("update resident set community_id = null")
    with pytest.raises(InUse):
        delete_community(office, place.id)
