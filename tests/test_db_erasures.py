"""Erasure: nothing of the person is left in the file's own bytes, and what has to prove something stays."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db import bin, certificates, check, training
from db.audit import audit_listing, verify_audit
from db.certificate_issues import certificate_candidates, issue_certificates
from db.communities import communities, save_community
from db.data_requests import requests_of
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.data_requests import Outcome
from db.domain.erasures import ERASED, ErasureReason, copies_until
from db.domain.errors import DeskError, InUse, NotFound
from db.domain.permissions import NotAllowed
from db.domain.residents import Resident
from db.erasures import BESIDE, erase_person, erase_records, erasure_plan, write_anew
from db.office import Office, command
from db.residents import resident_of, restore_resident, save_resident
from db.search import search
from db.storage import FILE_NAME
from db.volunteers import save_volunteer, volunteer_of
from tests import training_office
from tests.as_role import signed_in
from tests.erased_office import EVERYTHING, FAMILY, NAME, NUMBER, PHONE, content_of, remains, someone
from tests.keys import KEY
from tests.partners_office import partner, person_to_call
from tests.people_office import NOW, citizen_id, resident, volunteer


@pytest.fixture
def office(office_folder: Path) -> Iterator[Office]:
    """An encrypted one, as they are: its file can be taken aside and brought back."""
    with Office.create(office_folder, KEY) as opened:
        opened.clock = lambda: NOW
        yield opened


def test_nothing_of_the_person_is_left_in_the_bytes_of_the_file(office: Office, office_folder: Path) -> None:
    person = someone(office)
    assert remains(office_folder) == list(EVERYTHING)
    erase_person(office, person.id, ErasureReason.ASKED)
    assert remains(office_folder) == []
    assert NAME.encode() not in (office_folder / BESIDE).read_bytes()
    assert not (office_folder / f"{FILE_NAME}-journal").exists() or not remains(office_folder)


def test_no_letters_of_the_name_stay_in_the_search_index(office: Office, office_folder: Path) -> None:
    """What is deleted there stays, crossed out, until the index is put in order."""
    person = someone(office)
    save_resident(office, replace(resident_of(office, person.id), given="ฬฌฎ"))
    end_of_term = "ฬฌฎ".encode()[2:]  # the index writes what a term begins with only once
    assert end_of_term in content_of(office_folder)
    erase_person(office, person.id, ErasureReason.ASKED)
    assert end_of_term not in content_of(office_folder)
    assert not search(office, "ฬฌฎ") and not search(office, PHONE)


@command
def crowd(office: Office, chance: random.Random) -> list[Resident]:
    """Fifteen hundred people of names that nobody else has, many saved again with longer notes."""
    people: list[Resident] = []
    for place in range(1500):
        name, family = ("".join(chance.choices("กขคงจชซญดตถทธนบปผพภมยรลวสหอ", k=12)) for _ in range(2))
        people.append(resident(office, name, family, citizen_id=citizen_id(chance.randrange(10**7))))
        if place % 3 == 0:
            known = resident_of(office, chance.choice(people).id)
            save_resident(office, replace(known, notes="ก" * chance.randrange(300)))
    return people


@command
def erase_many(office: Office, people: list[Resident]) -> None:
    for person in people:
        erase_records(office, person.id, ErasureReason.ASKED)


def test_what_splitting_pages_left_behind_is_blotted_out_too(office: Office, office_folder: Path) -> None:
    chance = random.Random(1)
    gone = chance.sample(crowd(office, chance), 300)
    erase_many(office, gone)

    def left() -> int:
        content = content_of(office_folder)
        return sum(text.encode() in content for each in gone for text in (each.given, each.family, each.citizen_id))

    assert left() > 0  # else this shows nothing
    write_anew(office)
    assert left() == 0


def test_the_office_stays_whole_and_its_log_sound(office: Office) -> None:
    person = someone(office)
    erase_person(office, person.id, ErasureReason.NOT_NEEDED)
    assert check.problems(office) == ()
    assert verify_audit(office).is_sound
    last = audit_listing(office, AuditFilter(what="erase_records")).page(0, 5)
    assert [(line.subject, line.record_id, line.note) for line in last] == [("residents", person.id, "not_needed")]


def test_a_refusal_stays_with_its_reason_but_without_names(office: Office) -> None:
    person = someone(office)
    erase_person(office, person.id, ErasureReason.ASKED)
    (kept,) = requests_of(office, person.id)
    assert (kept.outcome, kept.reason, kept.asked_by, kept.notes) == (Outcome.REFUSED, "… ไม่มีหลักฐาน", "", "")


def test_the_plan_names_what_stays_and_who_else_speaks_of_the_person(office: Office) -> None:
    person = someone(office)
    here = communities(office)[0]
    save_community(office, replace(here, representative=f"นาง{NAME} {FAMILY}"))
    other = resident(office, "เพื่อน", notes=f"เหมือน {NUMBER}")
    school = partner(office, "โรงเรียนตัวอย่าง")
    teacher = person_to_call(office, school.id, f"นาง{NAME} {FAMILY}")
    plan = erasure_plan(office, person.id)
    assert plan.full_name == f"{NAME} {FAMILY}" and plan.volunteering and plan.certificates == ()
    assert [(each.subject, each.record_id) for each in plan.mentions] == [
        ("communities", here.id), ("residents", other.id), ("partner_people", teacher.id)
    ]  # fmt: skip
    assert plan.mentions[0].label == here.name


def test_a_certificate_stays_in_the_register_and_the_attendance_it_rests_on(office: Office) -> None:
    training_office.named(office)
    closed = training_office.finished_class(office, passed=("กวิน", "แก้ว"))
    issue_certificates(office, closed.id, [training.enrolment_lines(office, closed.id)[0].id])
    people = {line.given: line for line in training.enrolment_lines(office, closed.id)}
    plan = erasure_plan(office, people["กวิน"].resident_id)
    assert (plan.certificates, plan.trainings) == (("1/2569",), 1)
    for given in ("กวิน", "แก้ว"):
        erase_person(office, people[given].resident_id, ErasureReason.ASKED)
    (kept,) = certificates.register(office, 2569)
    assert (kept.full_name, kept.label) == ("นางกวิน ใจดี", "1/2569")
    lines = training.enrolment_lines(office, closed.id)
    assert len(lines) == 5 and [line.hours for line in lines if line.given == ERASED] == [56.0, 56.0]
    assert check.problems(office) == ()


def test_nobody_issues_a_certificate_to_who_was_erased(office: Office) -> None:
    training_office.named(office)
    closed = training_office.finished_class(office, passed=("กวิน", "แก้ว"))
    line = next(line for line in training.enrolment_lines(office, closed.id) if line.given == "กวิน")
    erase_person(office, line.resident_id, ErasureReason.ASKED)
    assert [one.given for one in certificate_candidates(office, closed.id)] == ["แก้ว"]
    assert issue_certificates(office, closed.id, [line.id]) == ()


def test_an_enrolment_in_an_open_class_goes(office: Office) -> None:
    training_office.named(office)
    running = training_office.class_with(office)
    training_office.attend(office, running, {"กวิน": 3})
    line = next(line for line in training.enrolment_lines(office, running.id) if line.given == "กวิน")
    erase_person(office, line.resident_id, ErasureReason.ASKED)
    assert len(training.enrolment_lines(office, running.id)) == 4
    assert check.problems(office) == ()


def test_whom_they_invited_stays_a_volunteer_who_can_be_saved(office: Office) -> None:
    person = someone(office)
    guest = volunteer(office, resident(office, "แขก").id, invited_by_id=person.id)
    erase_person(office, person.id, ErasureReason.ASKED)
    kept = volunteer_of(office, guest.id)
    assert kept.invited_by_id is None
    save_volunteer(office, kept)


def test_the_erased_lie_in_no_bin_and_never_come_back(office: Office) -> None:
    person = someone(office)
    erase_person(office, person.id, ErasureReason.ASKED)
    assert bin.bin_lines(office) == ()
    with pytest.raises(InUse, match="erased"):
        restore_resident(office, person.id)
    with pytest.raises(DeskError, match="already"):
        erase_person(office, person.id, ErasureReason.ASKED)
    with pytest.raises(NotFound):
        erase_person(office, 999, ErasureReason.ASKED)


@pytest.mark.parametrize("role", (Role.CLERK, Role.PRINTER))
def test_only_managers_erase(role: Role, office: Office, office_folder: Path) -> None:
    person = someone(office)
    with signed_in(office, role), pytest.raises(NotAllowed):
        erase_person(office, person.id, ErasureReason.ASKED)
    assert remains(office_folder) == list(EVERYTHING)


def test_copies_hold_the_data_for_ninety_days_at_most(office: Office) -> None:
    done = erase_person(office, someone(office).id, ErasureReason.ASKED)
    assert done.copies_until == office.today() + timedelta(days=90) == copies_until(office.today())
