"""One person gets everything that is kept of them, managers alone give it out, and the log tells."""

import json
from datetime import date
from pathlib import Path

import pytest

from db import certificates, training
from db.audit import audit_listing
from db.awards import save_award
from db.carers import save_carer
from db.certificate_issues import issue_certificates
from db.data_requests import (
    answer_request,
    next_due,
    request_counts,
    request_listing,
    requests_of,
    save_request,
)
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.awards import Award, AwardKind
from db.domain.carers import Carer, Relation
from db.domain.data_groups import OFFICES_OWN
from db.domain.data_requests import DAYS_TO_ANSWER, DataRequest, Outcome, RequestKind
from db.domain.doubts import Doubt, Reason
from db.domain.errors import Conflict, FormErrors, NotFound
from db.domain.house_relations import HouseRelation
from db.domain.permissions import NotAllowed
from db.domain.personal_data import GROUPS
from db.domain.privacy_contact import PrivacyContact
from db.domain.residents import Resident
from db.domain.round_results import Answer
from db.house_people import save_relations
from db.office import Office
from db.person_data import person_data
from db.person_json import person_object, to_json
from db.privacy_contact import contact_of, save_contact
from db.residents import resident_of, save_resident
from db.round_sharing import helpers_of, share_round_out
from tests import care_office, services_office, training_office, visits_office
from tests.as_role import signed_in
from tests.papers import catalog, page_texts
from tests.people_office import born, citizen_id, community, household, resident, volunteer
from tests.rounds_office import found, full_round
from ui.privacy_papers import write_person_file

NUMBER = citizen_id(77)


def known(office: Office) -> Resident:
    """A person with something in every group."""
    training_office.named(office)
    office.who = "กิตติ"
    closed = training_office.finished_class(office, passed=("กวิน",))
    person = next(line for line in training.enrolment_lines(office, closed.id) if line.given == "กวิน")
    home = household(office, "306/8", community(office).id, "4")
    record = resident_of(office, person.resident_id)
    values = vars(record) | {
        "family": "ใจดี", "nickname": "ต้อม", "citizen_id": NUMBER, "born": born(1950), "household_id": home.id,
        "phones": ("0812345678",), "notes": "พูดกะเหรี่ยง", "reasons": (Reason(Doubt.TITLE_AGE, "ตามทะเบียนบ้าน"),),
    }  # fmt: skip
    kept = save_resident(office, Resident(**values))
    inviter = resident(office, "ผู้ชวน", "ดีงาม")
    helper = volunteer(office, kept.id, skills="ทำแผล", invited_by_id=inviter.id, started=date(2026, 1, 5))
    award = Award(volunteer_id=helper.id, kind=AwardKind.HOURS, step=100, given_on=date(2026, 10, 21), notes="ในงาน")
    save_award(office, award)
    save_relations(office, home.id, {kept.id: HouseRelation.HEAD})
    care_office.cared_for(office, kept.id)
    save_carer(office, Carer(resident_id=inviter.id, carer_id=kept.id, relation=Relation.NEIGHBOUR))
    round_id = full_round(office).id
    share_round_out(office, round_id, helpers_of(office, round_id))
    found(office, round_id, "306/8", needs="ยาความดัน", food=Answer.YES)
    held = services_office.activity(office, services_office.service(office).id, "ออกเยี่ยมผู้สูงอายุ")
    services_office.participant(office, held.id, kept.id, notes="ขับรถ")
    seen = services_office.service(office, "เยี่ยมไข้").id
    visits_office.visit(office, seen, kept.id, visitor="นางมาลี", notes="ขอราวจับ")
    visits_office.visit(office, seen, inviter.id, volunteer_id=helper.id, minutes=45)
    _person, goes = visits_office.helper(office, "ดาว")
    visits_office.match(office, kept.id, goes.id, seen)
    visits_office.match(office, inviter.id, helper.id, seen)
    issue_certificates(office, closed.id)
    first = certificates.register(office, 2569)[0]
    certificates.correct_name(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")
    save_request(office, DataRequest(resident_id=kept.id, received_on=date(2026, 11, 20)))
    return kept


def test_the_file_holds_what_is_kept_in_every_group(office: Office) -> None:
    person = known(office)
    kept = person_object(person_data(office, person.id, "json"))
    assert (kept["person"]["given"], kept["person"]["citizen_id"], kept["person"]["born"]) == (
        "กวิน", NUMBER, "1950-01-01"
    )  # fmt: skip
    assert kept["person"]["reasons"] == [{"doubt": "title_age", "text": "ตามทะเบียนบ้าน"}]
    assert kept["household"] == {"house": "306/8", "moo": "4", "house_code": ""}
    assert kept["community"] == "ชุมชนริมยวม"
    assert kept["relation_to_head"] == "head"
    assert [(each["kind"], each["to"]) for each in kept["moves"]] == [("record", "306/8 ชุมชนริมยวม")]
    assert (kept["volunteering"][0]["skills"], kept["volunteering"][0]["invited_by"]) == ("ทำแผล", "ผู้ชวน ดีงาม")
    assert kept["awards"] == [{"kind": "hours", "step": 100, "given_on": "2026-10-21", "notes": "ในงาน"}]
    assert (kept["training"][0]["hours_attended"], kept["training"][0]["passed"]) == (56.0, True)
    assert (kept["certificates"][0]["number"], kept["certificates"][0]["name"]) == ("1/2569", "นางกวินทร์ ใจดี")
    assert kept["certificates"][0]["corrections"][0]["before"] == "นางกวิน ใจดี"  # the old value, for proof
    assert (kept["assessments"][0]["total"], kept["assessments"][0]["group"]) == (10, "homebound")
    assert kept["assessments"][0]["transfer"] == 1
    assert kept["health_notes"] == [{"noted_on": "2026-11-10", "noted_by": "พยาบาลนก", "text": "แพ้ยาเพนิซิลลิน"}]
    assert (kept["carers"][0]["name"], kept["carers"][0]["relation"]) == ("นางสาวดาว ใจดี", "child")
    (at_home,) = kept["rounds"]
    assert (at_home["result"], at_home["needs"], at_home["food"]) == ("needs", "ยาความดัน", "yes")
    assert kept["rounds_walked"] == [{"round": at_home["round"], "households": 1}]
    assert kept["cared_for"] == [{"name": "ผู้ชวน ดีงาม", "relation": "neighbour", "notes": ""}]
    (visit,) = kept["visits"]
    assert (visit["done_on"], visit["service"], visit["visitor"], visit["notes"]) == (
        "2026-11-10", "เยี่ยมไข้", "นางมาลี", "ขอราวจับ"
    )  # fmt: skip
    assert kept["visits_made"] == [{"day": "2026-11-10", "done": True, "service": "เยี่ยมไข้", "minutes": 45}]
    assert [(one["volunteer"], one["since"]) for one in kept["care_matches"]] == [("ดาว อาสา", "2026-05-01")]
    assert [one["elder"] for one in kept["caring_for"]] == ["ผู้ชวน ดีงาม"]
    assert kept["activities"] == [
        {
            "activity": "ออกเยี่ยมผู้สูงอายุ", "service": "เยี่ยมบ้านผู้สูงอายุ", "held_on": "2026-11-10", "role": "volunteer",
            "joined_on": "2026-11-10", "hours": 3.0, "notes": "ขับรถ",
        }
    ]  # fmt: skip
    assert kept["requests"][0]["received_on"] == "2026-11-20"
    assert [line["command"] for line in kept["history"]] == ["save_resident", "save_resident"]
    assert kept["history"][0]["who"] == "กิตติ" and "citizen_id" in kept["history"][0]["note"]


def test_the_json_is_utf_8_and_says_its_format(office: Office) -> None:
    person = known(office)
    text = to_json(person_data(office, person.id, "json"))
    assert "กวิน" in text and json.loads(text)["format"] == "maesariang-desk/person-data/1"


def test_giving_it_out_is_in_the_log_with_who_and_how(office: Office) -> None:
    person = known(office)
    person_data(office, person.id, "pdf")
    last = audit_listing(office, AuditFilter(what="person_data")).page(0, 5)
    assert [(line.who, line.record_id, line.note) for line in last] == [("กิตติ", person.id, "pdf")]
    with pytest.raises(NotFound):
        person_data(office, 999, "pdf")


@pytest.mark.parametrize("role", (Role.CLERK, Role.PRINTER))
def test_only_managers_give_it_out(role: Role, office: Office, tmp_path: Path) -> None:
    person = known(office)
    with signed_in(office, role), pytest.raises(NotAllowed):
        write_person_file(office, person.id, tmp_path / "person.json")
    assert not (tmp_path / "person.json").exists()


def test_the_paper_shows_each_group_and_what_is_in_it(office: Office, tmp_path: Path) -> None:
    person = known(office)
    write_person_file(office, person.id, tmp_path / "person.pdf")
    text = " ".join(page_texts((tmp_path / "person.pdf").read_bytes()))
    assert "ออกเยี่ยมผู้สูงอายุ" in text and "ขับรถ" in text
    words = catalog()
    for group in GROUPS:
        assert group.name in OFFICES_OWN or words.get(group.label, group.label) in text, group.name
    care = ("ยาความดัน", "แพ้ยาเพนิซิลลิน", "นางสาวดาว ใจดี", "๐๘๑-๑๑๑-๒๒๒๒")
    for kept in (*care, "กวิน", "ต้อม", "๐๘๑-๒๓๔-๕๖๗๘", "๓๐๖/๘", "ทำแผล", "ผู้ชวน ดีงาม", "๑/๒๕๖๙", "นางกวินทร์ ใจดี", "กิตติ"):
        assert kept.replace(" ", "") in text.replace(" ", ""), kept  # lines end within a word too


# -- requests


def asked(office: Office, **values: object) -> DataRequest:
    person = resident(office, "คนขอ")
    return DataRequest(**{"resident_id": person.id, "received_on": date(2026, 11, 1), **values})  # type: ignore[arg-type]


def test_a_request_has_thirty_days(office: Office) -> None:
    training_office.named(office)
    request = save_request(office, asked(office))
    (line,) = requests_of(office, request.resident_id or 0)
    assert line.due_on == date(2026, 12, 1) and DAYS_TO_ANSWER == 30
    assert line.days_left(date(2026, 11, 22)) == 9 and line.days_left(date(2026, 12, 3)) == -2
    assert next_due(office) == date(2026, 11, 1)


def test_an_answered_request_waits_no_more_and_a_refusal_counts(office: Office) -> None:
    training_office.named(office)
    request = save_request(office, asked(office))
    values = vars(request) | {"answered_on": date(2026, 11, 5), "outcome": Outcome.REFUSED, "reason": "ไม่ใช่เจ้าของข้อมูล"}
    kept = answer_request(office, DataRequest(**values))
    assert request_listing(office).total == 0 and request_listing(office, only_open=False).total == 1
    assert next_due(office) is None and request_counts(office) == (1, 1)
    assert request_listing(office, only_open=False).page(0, 1)[0].days_left(date(2026, 11, 22)) is None
    with pytest.raises(Conflict):
        answer_request(office, request)
    assert kept.revision == request.revision + 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"outcome": Outcome.REFUSED, "answered_on": date(2026, 11, 5)}, "reason"),
        ({"outcome": Outcome.PARTLY, "answered_on": date(2026, 11, 5)}, "reason"),
        ({"outcome": Outcome.DONE}, "answered_on"),
        ({"answered_on": date(2026, 11, 5)}, "outcome"),
        ({"answered_on": date(2026, 10, 30), "outcome": Outcome.DONE}, "answered_on"),
        ({"answered_on": date(2026, 11, 23), "outcome": Outcome.DONE}, "answered_on"),
        ({"received_on": date(2026, 11, 23)}, "received_on"),
        ({"received_on": None}, "received_on"),
        ({"resident_id": None}, "resident_id"),
    ],
)
def test_a_request_that_can_not_be_is_refused_at_its_field(
    values: dict[str, object], field: str, office: Office
) -> None:
    training_office.named(office)
    with pytest.raises(FormErrors) as told:
        answer_request(office, asked(office, **values))
    assert set(told.value.errors) == {field}


def test_clerks_write_requests_down_and_managers_answer_them(office: Office) -> None:
    training_office.named(office)
    new = asked(office, kind=RequestKind.CORRECTION)
    with signed_in(office, Role.CLERK):
        request = save_request(office, new)
        values = vars(request) | {"answered_on": date(2026, 11, 5), "outcome": Outcome.DONE}
        with pytest.raises(NotAllowed, match="answer requests"):
            save_request(office, DataRequest(**values))
        save_request(office, DataRequest(**(vars(request) | {"notes": "โทรกลับ"})))
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        request_listing(office)


@pytest.mark.parametrize("order", ("name", "kind", "received_on", "left", "outcome"))
def test_requests_are_sorted_by_each_column(order: str, office: Office) -> None:
    training_office.named(office)
    for day in (3, 1, 2):
        save_request(office, asked(office, received_on=date(2026, 11, day)))
    lines = request_listing(office, order=order).page(0, 9)
    assert len(lines) == 3
    if order in ("received_on", "left"):
        assert [line.received_on.day for line in lines] == [1, 2, 3]


def test_whom_to_turn_to_is_kept(office: Office) -> None:
    assert contact_of(office) == PrivacyContact(revision=1)
    kept = save_contact(office, PrivacyContact(revision=1, phone="0 0000 0000", officer=" ปลัดเทศบาล "))
    assert (kept.revision, kept.officer) == (2, "ปลัดเทศบาล")
    with pytest.raises(Conflict):
        save_contact(office, PrivacyContact(revision=1))
