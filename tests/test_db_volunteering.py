"""Volunteering as it is kept: hours added up, trainings that hold, awards, ages, word of mouth, the life of one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.activities import delete_activity
from db.activity_people import delete_participant
from db.awards import award_of, awards_of, delete_award, due_lines, given_lines, restore_award, save_award
from db.bin import bin_lines
from db.care_matches import save_care_match
from db.certificates import revoke
from db.check import problems
from db.courses import course_of, save_course
from db.domain.activity_people import ParticipantRole
from db.domain.ages import AgeBand
from db.domain.awards import Award, AwardKind
from db.domain.care_matches import CareMatch
from db.domain.errors import Conflict, FormErrors, InUse, NotFound
from db.domain.training import CertificateKind
from db.domain.volunteering_settings import VolunteeringSettings
from db.office import Office
from db.referrals import first_beginning, recruiters, recruits_by_month, referral_forest
from db.training_validity import holders_of_course, is_trained, training_in, trainings_held_by
from db.visits import delete_visit
from db.volunteer_bands import volunteer_bands
from db.volunteer_hours import (
    minutes_by_volunteer,
    work_by_month,
    work_by_service,
    work_by_volunteer,
    work_in,
    work_of,
    work_of_by_service,
    working_years,
)
from db.volunteer_life import volunteer_life
from db.volunteering_settings import save_volunteering_settings, volunteering_settings_of
from db.volunteers import delete_volunteer, restore_volunteer, save_volunteer
from tests.people_office import NOW, born, community, resident, volunteer
from tests.services_office import activity, participant, service
from tests.training_office import course
from tests.volunteering_office import certified, helper, visited, worked

BEFORE, SINCE = date(2026, 9, 30), date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _day(office: Office) -> None:
    office.clock = lambda: NOW


# --- hours


def test_hours_are_those_of_activities_and_visits_of_the_days_asked_for(office: Office) -> None:
    one, other = helper(office), helper(office, "กวิน")
    worked(office, one, 2.5, BEFORE)
    worked(office, one, 3, SINCE)
    visited(office, one, 45, SINCE)
    visited(office, other, 30, BEFORE)
    ever = work_in(office)
    assert (ever.activity_minutes, ever.visit_minutes, ever.activities, ever.visits) == (330, 75, 2, 2)
    assert work_in(office, SINCE).minutes == 225
    assert work_in(office, None, BEFORE).minutes == 180
    assert work_of(office, one.resident_id or 0).minutes == 375
    assert work_of(office, one.resident_id or 0, SINCE).minutes == 225
    assert minutes_by_volunteer(office) == {one.id: 375, other.id: 30}
    assert [(line.full_name, line.work.minutes) for line in work_by_volunteer(office, SINCE)] == [("สมชาย ใจดี", 225)]
    assert working_years(office) == (2570, 2569)


def test_hours_of_each_volunteer_are_those_counted_one_by_one(office: Office) -> None:
    """Whatever days are asked for, who left too; what lies in the bin counts for nobody."""
    there, left = helper(office), helper(office, "กวิน", ended=date(2026, 11, 1))
    days = [date(2025, 10, 1), BEFORE, SINCE, date(2026, 11, 20)]
    given = [(one, day, 10 * place + one.id) for place, day in enumerate(days, 1) for one in (there, left)]
    for one, day, minutes in given:
        visited(office, one, minutes, day)
        delete_visit(office, visited(office, one, 480, day).id)
    for first, last in ((None, None), (SINCE, None), (None, BEFORE), (days[0], BEFORE), (days[1], days[2])):
        counted: dict[int, list[int]] = {}
        for one, day, minutes in given:
            if (first or day) <= day <= (last or day):
                counted.setdefault(one.id, []).append(minutes)
        found = {line.volunteer_id: line.work for line in work_by_volunteer(office, first, last)}
        assert {key: (work.minutes, work.visits) for key, work in found.items()} == {
            key: (sum(each), len(each)) for key, each in counted.items()
        }
        assert work_in(office, first, last).minutes == sum(map(sum, counted.values()))
    assert minutes_by_volunteer(office) == {one.id: 100 + 4 * one.id for one in (there, left)}


def test_hours_of_volunteers_are_read_without_going_through_all_residents(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(office, helper(office), 2, SINCE)
    plans: list[str] = []
    ask = office.sql

    def noted(text: str, values: Any = ()) -> Any:
        plans.extend(step[3] for step in ask(f"explain query plan {text}", values))
        return ask(text, values)

    monkeypatch.setattr(office, "sql", noted)
    assert work_by_volunteer(office, SINCE)
    assert "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)" in plans
    assert not [step for step in plans if step.startswith("SCAN r")], plans


def test_staff_the_public_and_what_lies_in_the_bin_give_no_hours_of_volunteers(office: Office) -> None:
    one = helper(office)
    held = activity(office, service(office).id)
    for role in (ParticipantRole.STAFF, ParticipantRole.PUBLIC):
        participant(office, held.id, resident(office, role.value).id, role=role)
    gone = participant(office, held.id, one.resident_id)
    delete_participant(office, gone.id)
    thrown = activity(office, service(office, "อีกบริการ").id)
    participant(office, thrown.id, one.resident_id)
    delete_activity(office, thrown.id)
    delete_visit(office, visited(office, one, 30).id)
    assert work_in(office).minutes == 0
    assert work_by_volunteer(office) == ()


def test_who_is_kept_as_a_plain_name_counts_for_the_town_only(office: Office) -> None:
    held = activity(office, service(office).id)
    participant(office, held.id, name="กลุ่มนักศึกษา", hours=4)
    assert work_in(office).minutes == 240
    assert work_by_volunteer(office) == ()


def test_hours_of_a_community_are_those_of_who_serves_there(office: Office) -> None:
    here, there = community(office), community(office, "ป่าซาง")
    at_home = volunteer(office, resident(office, "แก้ว", community_id=here.id).id)
    elsewhere = volunteer(office, resident(office, "กวิน", community_id=here.id).id, community_id=there.id)
    worked(office, at_home, 2)
    visited(office, elsewhere, 50)
    assert (work_in(office, community_id=here.id).minutes, work_in(office, community_id=there.id).minutes) == (120, 50)
    assert [line.full_name for line in work_by_volunteer(office, community_id=there.id)] == ["กวิน ใจดี"]
    assert [month.work.minutes for month in work_by_month(office, SINCE, date(2026, 11, 30), here.id)] == [0, 120]


def test_hours_are_added_up_by_month_and_by_service(office: Office) -> None:
    one, meals, visits = helper(office), service(office, "อาหาร"), service(office, "เยี่ยม")
    worked(office, one, 1, date(2026, 10, 31), meals.id)
    worked(office, one, 2, date(2026, 11, 1), meals.id)
    visited(office, one, 240, date(2026, 11, 2), visits.id)
    months = work_by_month(office, SINCE, date(2026, 12, 1))
    assert [(each.month, each.work.minutes) for each in months] == [
        (date(2026, 10, 1), 60), (date(2026, 11, 1), 360), (date(2026, 12, 1), 0),
    ]  # fmt: skip
    by_service = [(each.service, each.work.minutes) for each in work_by_service(office)]
    assert by_service == [("เยี่ยม", 240), ("อาหาร", 180)]
    of_one = work_of_by_service(office, one.resident_id or 0)
    assert [(each.service, each.work.minutes) for each in of_one] == by_service


# --- how long a training holds


def test_a_training_holds_from_the_last_day_of_its_class_for_the_months_of_its_course(office: Office) -> None:
    kept = course(office)
    first = certified(office, of=kept)[0]
    held = training_in(office, first.resident_id, kept.id)
    assert held is not None
    assert (held.trained_on, held.until, held.certificate) == (date(2026, 10, 14), None, first.label)
    save_course(office, replace(course_of(office, kept.id), valid_months=1))
    assert [held.until for held in trainings_held_by(office, first.resident_id)] == [date(2026, 11, 14)]
    assert [is_trained(office, first.resident_id, kept.id, date(2026, 11, day)) for day in (14, 15)] == [True, False]
    assert is_trained(office, first.resident_id, kept.id) is False, "22 November is too late"
    assert len(holders_of_course(office, kept.id)) == 5


def test_a_revoked_certificate_says_nothing_and_the_longer_training_counts(office: Office) -> None:
    kept = course(office)
    first = certified(office, of=kept)[0]
    revoke(office, first.id, first.revision, "ออกผิดคน", office.today())
    assert training_in(office, first.resident_id, kept.id) is None
    assert is_trained(office, 999, kept.id) is False
    assert len(holders_of_course(office, kept.id)) == 4


# --- awards and rules


def test_an_award_is_kept_changed_deleted_and_brought_back(office: Office) -> None:
    one = helper(office)
    award = Award(volunteer_id=one.id, kind=AwardKind.HOURS, step=100, given_on=date(2026, 10, 21), notes="มอบในงาน")
    kept = save_award(office, award)
    assert kept == replace(award, id=kept.id, revision=1) == award_of(office, kept.id)
    changed = save_award(office, replace(kept, step=300))
    with pytest.raises(Conflict):
        save_award(office, replace(kept, notes="ใหม่"))
    assert awards_of(office, one.id) == (changed,)
    assert [(line.full_name, line.award.step) for line in given_lines(office)] == [("สมชาย ใจดี", 300)]
    delete_award(office, kept.id)
    assert awards_of(office, one.id) == ()
    assert [(line.subject, line.label) for line in bin_lines(office)] == [("awards", "สมชาย ใจดี")]
    restore_award(office, kept.id)
    assert [each.step for each in awards_of(office, one.id)] == [300]
    assert problems(office) == ()


def test_what_can_not_be_given_is_told_beside_its_field(office: Office) -> None:
    one = helper(office, started=date(2026, 1, 1))
    good = Award(volunteer_id=one.id, kind=AwardKind.YEARS, step=1, given_on=office.today())
    for values, field in (
        ({"kind": None}, "kind"),
        ({"step": None}, "step"),
        ({"step": 0}, "step"),
        ({"given_on": None}, "given_on"),
        ({"given_on": date(2026, 11, 23)}, "given_on"),
        ({"given_on": date(2025, 12, 31)}, "given_on"),
    ):
        with pytest.raises(FormErrors) as told:
            save_award(office, replace(good, **values))  # type: ignore[arg-type]
        assert set(told.value.errors) == {field}
    save_award(office, good)
    with pytest.raises(FormErrors) as told:
        save_award(office, good)
    assert set(told.value.errors) == {"step"}, "nobody is given the same award twice"
    with pytest.raises(NotFound):
        save_award(office, replace(good, volunteer_id=99))


def test_awards_are_due_by_hours_and_years_until_they_are_given(office: Office) -> None:
    rules = volunteering_settings_of(office)
    save_volunteering_settings(office, replace(rules, award_hours="2, 4", award_years="1, 2"))
    worker, old = helper(office, "กวิน"), helper(office, "แก้ว", started=date(2024, 11, 22))
    left = helper(office, "นา", started=date(2020, 1, 1), ended=date(2026, 1, 1))
    worked(office, worker, 3)
    worked(office, left, 9)
    due = [(line.full_name, line.due.kind, line.due.step, line.reached) for line in due_lines(office)]
    assert due == [("กวิน ใจดี", AwardKind.HOURS, 2, 3.0), ("แก้ว ใจดี", AwardKind.YEARS, 2, 2)]
    save_award(office, Award(volunteer_id=worker.id, kind=AwardKind.HOURS, step=2, given_on=office.today()))
    assert [line.volunteer_id for line in due_lines(office)] == [old.id]


def test_a_volunteer_goes_into_the_bin_with_their_awards_and_comes_back_with_them(office: Office) -> None:
    one = helper(office)
    early = save_award(office, Award(volunteer_id=one.id, kind=AwardKind.YEARS, step=1, given_on=office.today()))
    delete_award(office, early.id)
    kept = save_award(office, Award(volunteer_id=one.id, kind=AwardKind.HOURS, step=100, given_on=office.today()))
    office.clock = lambda: NOW.replace(hour=11)
    delete_volunteer(office, one.id)
    assert [line.subject for line in bin_lines(office)] == ["volunteers"]
    with pytest.raises(InUse):
        restore_award(office, early.id)
    assert given_lines(office) == ()
    assert problems(office) == ()
    restore_volunteer(office, one.id)
    assert [each.id for each in awards_of(office, one.id)] == [kept.id]


def test_who_made_visits_or_cares_for_somebody_left_and_is_not_deleted(office: Office) -> None:
    visitor, carer = helper(office), helper(office, "กวิน")
    visited(office, visitor, 30)
    elder = resident(office, "แก้ว", born=born(1940))
    save_care_match(
        office,
        CareMatch(resident_id=elder.id, volunteer_id=carer.id, service_id=service(office).id, since=office.today()),
    )
    for one in (visitor, carer):
        with pytest.raises(InUse):
            delete_volunteer(office, one.id)


def test_rules_are_kept_in_order_and_refused_when_someone_else_was_faster(office: Office) -> None:
    before = volunteering_settings_of(office)
    assert (before.hour_baht, before.hour_steps, before.year_steps) == (
        Decimal(50), (100, 300, 500, 1000), (1, 3, 5, 10),
    )  # fmt: skip
    kept = save_volunteering_settings(office, replace(before, hour_baht=Decimal("62.50"), award_hours="๒๐๐ 50"))
    assert (kept.hour_baht, kept.award_hours, kept.revision) == (Decimal("62.50"), "50, 200", before.revision + 1)
    with pytest.raises(Conflict):
        save_volunteering_settings(office, replace(before, award_years=""))
    with pytest.raises(FormErrors) as told:
        save_volunteering_settings(office, VolunteeringSettings(revision=kept.revision, award_hours="หลายชั่วโมง"))
    assert set(told.value.errors) == {"award_hours"}


# --- ages and word of mouth


def test_ages_are_counted_where_people_serve_and_gaps_are_named(office: Office) -> None:
    here, there = community(office), community(office, "ป่าซาง")
    volunteer(office, resident(office, "แก้ว", born=born(1956, 11, 22), community_id=here.id).id)
    volunteer(office, resident(office, "กวิน", born=born(1956, 11, 23), community_id=there.id).id, community_id=here.id)
    volunteer(office, resident(office, "นา", community_id=here.id).id)
    volunteer(office, resident(office, "นาน", born=born(2000)).id)
    volunteer(office, resident(office, "นำ", born=born(2000), community_id=here.id).id, ended=date(2026, 1, 1))
    sang, yuam, nowhere = volunteer_bands(office)
    assert (sang.community_id, sang.total, len(sang.gaps)) == (there.id, 0, 7)
    assert (yuam.counts[AgeBand.FROM_70], yuam.counts[AgeBand.FROM_60], yuam.unknown) == (1, 1, 1)
    assert yuam.total == 3, "who ended is not counted"
    assert (nowhere.community_id, nowhere.counts[AgeBand.FROM_25], nowhere.gaps) == (None, 1, ())


def test_word_of_mouth_is_counted_by_month_and_inviter(office: Office) -> None:
    staff = resident(office, "สมหญิง")
    first = helper(office, "กวิน", started=date(2026, 9, 30), invited_by_id=staff.id)
    helper(office, "แก้ว", started=date(2026, 10, 1), invited_by_id=first.resident_id)
    helper(office, "นา", started=date(2026, 10, 31), invited_by_id=first.resident_id, ended=date(2026, 11, 1))
    helper(office, "นำ", started=date(2026, 10, 2))
    undated = helper(office, "ฤทัย", invited_by_id=staff.id)
    months = recruits_by_month(office, date(2026, 9, 1), date(2026, 11, 30))
    assert [(each.month.month, each.recruits, each.invited) for each in months] == [(9, 1, 1), (10, 3, 2), (11, 0, 0)]
    ever = {each.full_name: (each.recruits, each.serving, each.reached) for each in recruiters(office)}
    assert ever == {"กวิน ใจดี": (2, 1, 2), "สมหญิง ใจดี": (2, 2, 4)}
    this_year = recruiters(office, date(2026, 10, 1), date(2027, 9, 30))
    assert [(each.full_name, each.recruits, each.latest) for each in this_year] == [("กวิน ใจดี", 2, date(2026, 10, 31))]
    tree = referral_forest(office)
    assert tree.people[staff.id].volunteer_id is None
    assert set(tree.children[staff.id]) == {first.resident_id, undated.resident_id}
    assert first_beginning(office) == date(2026, 9, 30)


def test_the_tree_follows_what_is_changed(office: Office) -> None:
    one, other = helper(office, "กวิน"), helper(office, "แก้ว")
    assert referral_forest(office).children == {}
    save_volunteer(office, replace(other, invited_by_id=one.resident_id))
    assert referral_forest(office).children == {one.resident_id: (other.resident_id,)}
    delete_volunteer(office, other.id)
    assert set(referral_forest(office).people) == {one.resident_id}


# --- the life of one


def test_the_life_of_a_volunteer_is_told_whole(office: Office) -> None:
    certificate = certified(office, of=course(office, kind=CertificateKind.ACHIEVEMENT))[0]
    one = volunteer(office, certificate.resident_id, started=date(2023, 11, 22))
    worked(office, one, 100, BEFORE)
    visited(office, one, 90)
    recruit = helper(office, "นำชัย", invited_by_id=certificate.resident_id)
    elder = resident(office, "คำ", "มูล", born=born(1940))
    save_care_match(
        office,
        CareMatch(resident_id=elder.id, volunteer_id=one.id, service_id=service(office).id, since=office.today()),
    )
    save_award(office, Award(volunteer_id=one.id, kind=AwardKind.YEARS, step=1, given_on=office.today()))
    life = volunteer_life(office, one.id)
    assert (life.years, life.year, life.ever.minutes, life.this_year.minutes) == (3, 2570, 6090, 90)
    assert life.value == Decimal("5075.00")
    assert [each.certificate_id for each in life.trained] == [certificate.id]
    assert [(each.full_name, each.until) for each in life.elders] == [("คำ มูล", None)]
    assert [each.volunteer_id for each in life.recruits] == [recruit.id]
    assert [(each.kind, each.step) for each in life.due] == [(AwardKind.HOURS, 100), (AwardKind.YEARS, 3)]
    assert life.next_hours == 300
    assert len(life.services) == 2


def test_nothing_is_due_to_who_left(office: Office) -> None:
    one = helper(office, started=date(2010, 1, 1), ended=date(2015, 6, 1), end_reason="ย้าย")
    life = volunteer_life(office, one.id)
    assert (life.years, life.due, life.volunteer.end_reason) == (5, (), "ย้าย")
