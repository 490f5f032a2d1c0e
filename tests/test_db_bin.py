"""The bin lists what was deleted, names it, and gives it back; the history tells who did it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from db import (
    activities,
    activity_people,
    assessments,
    awards,
    care_matches,
    carers,
    communities,
    community_staff,
    contributions,
    goals,
    health_notes,
    households,
    layouts,
    partner_contacts,
    partner_people,
    partners,
    photographs,
    residents,
    rounds,
    services,
    settings,
    training,
    visits,
    volunteers,
)
from db.bin import KINDS, bin_lines, restore
from db.domain.awards import Award, AwardKind
from db.domain.community_staff import CommunityStaff
from db.domain.errors import InUse, NotFound
from db.history import history_of
from db.office import Office
from tests import care_office, services_office, training_office, visits_office
from tests.partners_office import gift, partner, person_to_call, talk
from tests.people_office import NOW, born, community, household, resident, volunteer
from tests.rounds_office import new_round


def test_everything_deleted_is_in_the_bin_under_its_name_and_comes_back(office: Office) -> None:
    training_office.named(office)
    here, there = community(office), community(office, "ป่าซาง")
    staff = community_staff.save_staff_member(office, CommunityStaff(community_id=there.id, name="นางดี ใจงาม"))
    home = household(office, "306/8", here.id, "4")
    person = resident(office, title="นางสาว", household_id=home.id)
    helper = volunteer(office, resident(office, "แก้ว", title="นาย").id)
    thanked = volunteer(office, resident(office, "ขวัญ", title="นาย").id)
    elder = resident(office, "แก่น", title="นาง", born=born(1940))
    standing, note, carer = care_office.cared_for(office, elder.id)
    need = visits_office.service(office, "เยี่ยมไข้")
    matched = visits_office.match(office, elder.id, helper.id, need.id)
    seen = visits_office.visit(office, need.id, elder.id, planned_on=NOW.date())
    training_class = training_office.class_with(office, given=("กวิน",))
    enrolment = training.enrolment_lines(office, training_class.id)[0]
    assert training_class.course_id is not None
    office.clock = lambda: NOW
    temple, school = partner(office, "วัดตัวอย่าง"), partner(office, "โรงเรียนตัวอย่าง")
    teacher, called = person_to_call(office, school.id), talk(office, school.id, NOW.date())
    given = gift(office, school.id, NOW.date(), what="ครู 2 คน")
    unused, aim = services_office.service(office, "ส่งยา"), services_office.goal(office, "แข็งแรง")
    kept, over = (
        services_office.activity(office, services_office.service(office, name).id, name)
        for name in ("ออกเยี่ยมบ้าน", "ออกกำลังกาย")
    )
    joined = services_office.participant(office, kept.id, name="นางดี ใจงาม")
    shot = services_office.photograph(office, kept.id)
    award = awards.save_award(
        office, Award(volunteer_id=thanked.id, kind=AwardKind.HOURS, step=100, given_on=NOW.date())
    )
    steps: list[tuple[str, int, str, Callable[[Office, int], object]]] = [
        ("visits", seen.id, "นางแก่น ใจดี · 22/11/2569", visits.delete_visit),
        ("care_matches", matched.id, "นางแก่น ใจดี · นายแก้ว ใจดี", care_matches.delete_care_match),
        ("carers", carer.id, "นางแก่น ใจดี", carers.delete_carer),
        ("health_notes", note.id, "นางแก่น ใจดี", health_notes.delete_health_note),
        ("assessments", standing.id, "นางแก่น ใจดี", assessments.delete_assessment),
        ("enrolments", enrolment.id, "นางกวิน ใจดี · โครงการเพื่อนช่วยเพื่อน (1)", training.withdraw),
        ("classes", training_class.id, "โครงการเพื่อนช่วยเพื่อน (1)", training.delete_class),
        ("courses", training_class.course_id, "ผู้ดูแลผู้สูงอายุ", training.delete_course),
        ("awards", award.id, "นายขวัญ ใจดี", awards.delete_award),
        ("volunteers", helper.id, "นายแก้ว ใจดี", volunteers.delete_volunteer),
        ("residents", person.id, "นางสาวสมชาย ใจดี", residents.delete_resident),
        ("households", home.id, "306/8 4 ชุมชนริมยวม", households.delete_household),
        ("community_staff", staff.id, "นางดี ใจงาม · ชุมชนป่าซาง", community_staff.delete_staff_member),
        ("communities", here.id, "ชุมชนริมยวม", communities.delete_community),
        ("partners", temple.id, "วัดตัวอย่าง", partners.delete_partner),
        ("partner_people", teacher.id, "นางสมใจ ดีงาม · โรงเรียนตัวอย่าง", partner_people.delete_partner_person),
        ("partner_contacts", called.id, "22/11/2569 · โรงเรียนตัวอย่าง", partner_contacts.delete_partner_contact),
        ("contributions", given.id, "ครู 2 คน · โรงเรียนตัวอย่าง", contributions.delete_contribution),
        ("rounds", new_round(office, "รอบตัวอย่าง").id, "รอบตัวอย่าง", rounds.delete_round),
        ("photographs", shot.id, "ทีมออกเยี่ยม · ออกเยี่ยมบ้าน", photographs.delete_photograph),
        ("participants", joined.id, "นางดี ใจงาม · ออกเยี่ยมบ้าน", activity_people.delete_participant),
        ("activities", over.id, "ออกกำลังกาย", activities.delete_activity),
        ("goals", aim.id, "แข็งแรง 2570", goals.delete_goal),
        ("services", unused.id, "ส่งยา", services.delete_service),
        ("layouts", layouts.copy_layout(office, 1, "ของเรา").id, "ของเรา", layouts.delete_layout),
        ("signatories", settings.signatories(office)[0].id, "นายตัวอย่าง ดีงาม", settings.delete_signatory),
    ]
    assert {subject for subject, *_rest in steps} == set(KINDS)
    for minute, (_subject, record_id, _label, delete) in enumerate(steps):
        office.clock = lambda minute=minute: NOW + timedelta(minutes=minute)  # type: ignore[misc]
        delete(office, record_id)
    assert [(line.subject, line.id, line.label) for line in bin_lines(office)] == [step[:3] for step in steps[::-1]]
    assert bin_lines(office)[0].deleted_at.replace(tzinfo=None) == NOW + timedelta(minutes=len(steps) - 1)
    for subject, record_id, *_rest in steps[::-1]:
        restore(office, subject, record_id)
    assert bin_lines(office) == ()
    assert residents.resident_of(office, person.id) == person


@pytest.mark.parametrize(
    "table",
    [
        "resident", "household", "volunteer", "assessment", "health_note", "carer", "visit", "care_match", "enrolment",
        "participant",
    ],
)  # fmt: skip
def test_the_bin_is_read_without_going_through_the_thousands_that_do_not_lie_in_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    plans: dict[str, str] = {}
    ask = office.sql

    def noted(text: str, values: Any = ()) -> Any:
        listed = re.search(r"from (\w+) x\b", text)
        if listed:
            plans[listed[1]] = " ".join(step[3] for step in ask(f"explain query plan {text}", values))
        return ask(text, values)

    monkeypatch.setattr(office, "sql", noted)
    bin_lines(office)
    assert len(plans) == len(KINDS)
    assert re.search(rf"\bx USING (COVERING )?INDEX {table}_deleted", plans[table]), plans[table]


def test_a_restoring_that_is_refused_leaves_the_record_in_the_bin(office: Office) -> None:
    here = community(office)
    communities.delete_community(office, here.id)
    community(office)
    with pytest.raises(InUse):
        restore(office, "communities", here.id)
    assert [line.id for line in bin_lines(office)] == [here.id]
    with pytest.raises(NotFound):
        restore(office, "communities", 99)


def test_the_history_of_a_record_tells_who_did_what_the_latest_first(office: Office) -> None:
    office.clock = lambda: NOW
    office.who = "กิตติ"
    here = community(office)
    office.who = "สุดา"
    communities.delete_community(office, here.id)
    restore(office, "communities", here.id)
    lines = history_of(office, "communities", here.id)
    assert [(line.who, line.command, line.note) for line in lines] == [
        ("สุดา", "restore", "restored"),
        ("สุดา", "delete_community", "deleted"),
        ("กิตติ", "save_community", ""),
    ]
    assert {line.at.replace(tzinfo=None) for line in lines} == {NOW}
    assert history_of(office, "residents", here.id) == ()


def test_the_history_holds_no_personal_details(office: Office) -> None:
    person = resident(office, citizen_id="1999900000633", phones=("0812345678",), notes="ความลับ")
    residents.delete_resident(office, person.id)
    told = " ".join(f"{line.command} {line.note}" for line in history_of(office, "residents", person.id))
    for secret in (person.given, person.citizen_id, *person.phones, person.notes):
        assert secret not in told
