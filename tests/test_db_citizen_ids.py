"""Citizen IDs are whole for those who may see them; for others only the last digits, and nothing is lost by it."""

from dataclasses import replace

import pytest

from db.audit import audit_listing
from db.citizen_ids import reveal_citizen_id, reveal_many
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.citizen_id import format_citizen_id, hide, hide_within, is_hidden, mask_citizen_id
from db.domain.doubts import Doubt, Reason
from db.domain.errors import FormErrors, NotFound
from db.domain.permissions import NotAllowed
from db.domain.residents import FORM, Resident
from db.enrolments import enrol, enrolment_lines, trainings_of
from db.import_people import people_of
from db.office import Office
from db.resident_lists import ResidentFilter, resident_listing
from db.residents import (
    doubts_about,
    duplicates_of,
    resident_line,
    resident_lines,
    resident_of,
    save_resident,
)
from db.search import search
from db.volunteers import VolunteerFilter, volunteer_line, volunteer_lines, volunteer_listing
from tests.as_role import signed_in
from tests.people_office import citizen_id, resident, volunteer
from tests.training_office import class_with

OTHERS = [role for role in Role if role is not Role.MANAGER]
WHOLE, HIDDEN = citizen_id(63), hide(citizen_id(63))


def kept_id(office: Office, resident_id: int) -> str:
    return str(office.run(lambda: office.sql("select citizen_id from resident where id = ?", (resident_id,)))[0][0])


@pytest.mark.parametrize("role", OTHERS)
def test_every_question_about_a_person_hides_the_id_from_who_may_not_see_it(office: Office, role: Role) -> None:
    person = resident(office, citizen_id=WHOLE)
    resident(office, citizen_id=WHOLE)
    helper = volunteer(office, person.id)
    class_id = class_with(office, ()).id
    enrol(office, class_id, [person.id])
    with signed_in(office, role):
        seen = {
            resident_of(office, person.id).citizen_id,
            resident_line(office, person.id).citizen_id,
            resident_lines(office, [person.id])[0].citizen_id,
            duplicates_of(office, person)[0].citizen_id,
            resident_listing(office, ResidentFilter()).page(0, 1)[0].citizen_id,
            search(office, "สมชาย")[0].citizen_id,
            search(office, WHOLE)[0].citizen_id,
            volunteer_line(office, helper.id).citizen_id,
            volunteer_lines(office, [helper.id])[0].citizen_id,
            volunteer_listing(office, VolunteerFilter()).page(0, 1)[0].citizen_id,
            enrolment_lines(office, class_id)[0].citizen_id,
            trainings_of(office, person.id)[0].line.citizen_id,
        }
    assert seen == {HIDDEN}
    assert resident_line(office, person.id).citizen_id == WHOLE == resident_of(office, person.id).citizen_id


def test_what_a_clerk_saves_keeps_the_id_they_did_not_see(office: Office) -> None:
    person = resident(office, citizen_id=WHOLE)
    with signed_in(office, Role.CLERK):
        read = resident_of(office, person.id)
        saved = save_resident(office, replace(read, nickname="แดง"))
        assert (saved.nickname, saved.citizen_id) == ("แดง", HIDDEN)
        assert search(office, WHOLE), "still found by the whole ID"
    assert kept_id(office, person.id) == WHOLE


def test_a_clerk_may_write_down_a_new_id(office: Office) -> None:
    person = resident(office, citizen_id=WHOLE)
    with signed_in(office, Role.CLERK):
        read = resident_of(office, person.id)
        saved = save_resident(office, replace(read, citizen_id=citizen_id(64)))
        assert saved.citizen_id == hide(citizen_id(64))
        emptied = save_resident(office, replace(saved, citizen_id=""))
        assert emptied.citizen_id == ""
    assert kept_id(office, person.id) == ""


@pytest.mark.parametrize("role", [Role.CLERK, Role.MANAGER])
def test_a_hidden_id_is_never_kept_as_one(office: Office, role: Role) -> None:
    person = resident(office, citizen_id=WHOLE)
    with signed_in(office, role):
        for wrong in (Resident(given="ใหม่", citizen_id=HIDDEN), replace(person, citizen_id="xxxxxxxxxx999")):
            with pytest.raises(FormErrors) as told:
                save_resident(office, wrong)
            assert "whole citizen ID" in str(told.value.errors["citizen_id"])
        assert save_resident(office, replace(person, citizen_id=HIDDEN)).revision == 2
    assert kept_id(office, person.id) == WHOLE


def test_doubts_are_about_the_id_that_is_kept(office: Office) -> None:
    person = resident(office, citizen_id=WHOLE)
    resident(office, "สมหญิง", citizen_id=WHOLE)
    with signed_in(office, Role.CLERK):
        read = resident_of(office, person.id)
        assert doubts_about(office, read, office.today()) == (Doubt.ID_DUPLICATE,)
        assert [line.given for line in duplicates_of(office, read)] == ["สมหญิง"]


def test_reasons_that_name_a_number_hide_it_and_keep_it(office: Office) -> None:
    text = "ไฟล์ ก แถว 5: 1-2345-45678-78-9"
    person = resident(office, citizen_id="1234545678789", reasons=(Reason(Doubt.ID_CHECK, text),))
    with signed_in(office, Role.CLERK):
        read = resident_of(office, person.id)
        assert read.reasons == (Reason(Doubt.ID_CHECK, "ไฟล์ ก แถว 5: x-xxxx-xxxxx-78-9"),)
        more = (*read.reasons, Reason(Doubt.TITLE_SEX, "ถูกแล้ว"))
        save_resident(office, replace(read, reasons=more))
    assert resident_of(office, person.id).reasons == (
        Reason(Doubt.ID_CHECK, text), Reason(Doubt.TITLE_SEX, "ถูกแล้ว")
    )  # fmt: skip


def test_an_import_by_a_clerk_knows_people_by_their_whole_ids(office: Office) -> None:
    person = resident(office, citizen_id=WHOLE)
    with signed_in(office, Role.CLERK):
        holder = people_of(office).holder(WHOLE)
    assert holder is not None and holder.record.id == person.id


def test_a_reveal_is_written_down_with_who_saw_what_where(office: Office) -> None:
    person = resident(office, citizen_id=WHOLE)
    with signed_in(office, Role.MANAGER, "กิตติ"):
        assert reveal_citizen_id(office, person.id, "card") == WHOLE
        reveal_many(office, "volunteers", "list")
    listing = audit_listing(office, AuditFilter(what="reveal"))
    many, one = listing.page(0, listing.total)
    assert (one.who, one.subject, one.record_id, one.note) == ("กิตติ", "residents", person.id, "card")
    assert (many.subject, many.record_id, many.note) == ("volunteers", None, "list")
    with pytest.raises(NotFound):
        reveal_citizen_id(office, 99)


@pytest.mark.parametrize("role", OTHERS)
def test_who_may_not_reveal_sees_nothing_and_leaves_no_entry(office: Office, role: Role) -> None:
    person = resident(office, citizen_id=WHOLE)
    with signed_in(office, role):
        with pytest.raises(NotAllowed, match="whole citizen IDs"):
            reveal_citizen_id(office, person.id, "card")
        with pytest.raises(NotAllowed):
            reveal_many(office, "residents", "list")
    assert audit_listing(office, AuditFilter(what="reveal")).total == 0


def test_what_is_hidden_looks_like_a_masked_id_and_stays_so(office: Office) -> None:
    assert (hide("1999900000633"), is_hidden("xxxxxxxxxx633")) == ("xxxxxxxxxx633", True)
    assert mask_citizen_id(HIDDEN) == format_citizen_id(HIDDEN) == mask_citizen_id(WHOLE)
    assert hide(hide(WHOLE)) == HIDDEN and hide("") == "" and not is_hidden("") and not is_hidden(WHOLE)
    assert is_hidden("x-xxxx-xxxxx-63-3") and not is_hidden("x-xxxx-1xxxx-63-3") and not is_hidden("xxx")


def test_the_form_takes_a_hidden_id_back_as_it_showed_it(office: Office) -> None:
    field = FORM.field("citizen_id")
    assert field.format("xxxxxxxxxx633") == "x-xxxx-xxxxx-63-3"
    assert field.parse("x-xxxx-xxxxx-63-3", office.today()) == "xxxxxxxxxx633"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("เลข 1234545678789 ผิด", "เลข x-xxxx-xxxxx-78-9 ผิด"),
        ("1 2345 45678 78 9", "x-xxxx-xxxxx-78-9"),
        ("๑-๒๓๔๕-๔๕๖๗๘-๗๘-๙", "x-xxxx-xxxxx-78-9"),
        ("123454567878", "xxxxxxxxx878"),
        ("บ้าน 12/3 โทร 0812345678", "บ้าน 12/3 โทร 0812345678"),
        ("", ""),
    ],
)
def test_long_numbers_in_a_text_are_hidden(text: str, shown: str) -> None:
    assert hide_within(text) == shown
