"""Partners are kept with their people, talks and gifts; figures by fiscal year count each gift once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db import check
from db.audit import audit_listing
from db.bin import bin_lines, restore
from db.contributions import contribution_of, contributions, delete_contribution, save_contribution
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.errors import Conflict, DeskError, FormErrors, InUse, NotFound
from db.domain.partners import (
    Contribution,
    Partner,
    PartnerContact,
    PartnerKind,
    PartnerNeed,
    PartnerPerson,
    PartnerScope,
    PartnerYear,
)
from db.domain.permissions import NotAllowed
from db.history import history_of
from db.office import Office
from db.partner_contacts import (
    contacts_of_partner,
    delete_partner_contact,
    partner_contact_of,
    save_partner_contact,
)
from db.partner_people import (
    delete_partner_person,
    partner_person_of,
    people_of_partner,
    save_partner_person,
)
from db.partners import (
    PartnerFilter,
    delete_partner,
    partner_line,
    partner_lines,
    partner_of,
    partner_years,
    partners_to_call,
    save_partner,
)
from tests.as_role import signed_in
from tests.partners_office import gift, partner, person_to_call, talk
from tests.people_office import NOW

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _on_the_day(office: Office) -> None:
    office.clock = lambda: NOW


def names(office: Office, **chosen: object) -> list[str]:
    return [line.name for line in partner_lines(office, PartnerFilter(**chosen))]  # type: ignore[arg-type]


def test_a_partner_comes_back_as_it_was_saved_with_all_that_hangs_on_it(office: Office) -> None:
    kept = partner(
        office, address="เชียงใหม่", agreement_start=date(2026, 10, 1), agreement_end=date(2027, 9, 30),
        agreement="ส่งวิทยากร", notes="ก\nข",
    )  # fmt: skip
    person = person_to_call(office, kept.id, position="คณบดี", phones=("0812345678", "053681231"))
    contact = talk(office, kept.id, date(2026, 11, 1), date(2026, 12, 1))
    given = gift(office, kept.id, date(2026, 10, 5), "1500.75", "250.50")
    assert partner_of(office, kept.id) == kept and kept.revision == 1
    assert partner_person_of(office, person.id) == person and person.phones == ("0812345678", "053681231")
    assert partner_contact_of(office, contact.id) == contact
    assert contribution_of(office, given.id) == given and given.value == Decimal("1500.75")
    line = partner_line(office, kept.id)
    assert (line.people, line.contributions) == ((person,), (given,))
    assert (line.last_contact, line.next_due) == (date(2026, 11, 1), date(2026, 12, 1))
    assert (line.value, line.paid) == (Decimal("1500.75"), Decimal("250.50"))


def test_partners_stand_in_thai_order(office: Office) -> None:
    for name in ("แกะ", "น้ำฝน", "เกวลิน", "กวิน"):
        partner(office, name)
    assert names(office) == ["กวิน", "เกวลิน", "แกะ", "น้ำฝน"]


def test_filters_and_words_narrow_the_list(office: Office) -> None:
    college = partner(office, "วิทยาลัยดอยยวม", kind=PartnerKind.EDUCATIONAL, scope=PartnerScope.INSIDE)
    hospital = partner(office, "โรงพยาบาลดอยเพชร", kind=PartnerKind.HEALTH, address="ถนนเพชร 12")
    partner(office, "วัดดอยลำดวน", kind=PartnerKind.TEMPLE, agreement_end=date(2026, 11, 21))
    person_to_call(office, hospital.id, "นางแก้ว ใจดี", phones=("0812345678",))
    talk(office, college.id, date(2026, 11, 1), TODAY)
    assert names(office, kind=PartnerKind.HEALTH) == names(office, text="๑๒ เพชร") == ["โรงพยาบาลดอยเพชร"]
    assert names(office, text="แก้ว") == names(office, text="081234") == ["โรงพยาบาลดอยเพชร"]
    assert names(office, scope=PartnerScope.INSIDE) == ["วิทยาลัยดอยยวม"]
    assert names(office, need=PartnerNeed.ENDED) == ["วัดดอยลำดวน"]
    assert names(office, need=PartnerNeed.CALL) == ["วิทยาลัยดอยยวม"]
    assert names(office, text="ดอย", kind=PartnerKind.PRIVATE) == []


def test_the_latest_talk_says_when_to_call_again(office: Office) -> None:
    late, soon, done = (partner(office, name) for name in ("ช้า", "ใกล้", "แล้ว"))
    talk(office, late.id, date(2026, 9, 1), date(2026, 9, 30))
    talk(office, soon.id, date(2026, 11, 2), TODAY)
    talk(office, done.id, date(2026, 10, 1), date(2026, 11, 1))
    again = talk(office, done.id, date(2026, 11, 1))
    assert [line.name for line in partners_to_call(office)] == ["ช้า", "ใกล้"]
    delete_partner_contact(office, again.id)
    assert [line.name for line in partners_to_call(office)] == ["ช้า", "แล้ว", "ใกล้"]
    talk(office, late.id, date(2026, 8, 1), date(2026, 12, 1))  # written down later, but it was earlier
    assert partner_line(office, late.id).next_due == date(2026, 9, 30)


def test_talks_and_gifts_stand_the_latest_first(office: Office) -> None:
    kept = partner(office)
    days = (date(2026, 10, 2), date(2026, 11, 3), date(2026, 11, 3), date(2025, 1, 1))
    talks, gifts = [talk(office, kept.id, day) for day in days], [gift(office, kept.id, day) for day in days]
    assert [each.id for each in contacts_of_partner(office, kept.id)] == [talks[n].id for n in (2, 1, 0, 3)]
    assert [each.id for each in contributions(office, kept.id)] == [gifts[n].id for n in (2, 1, 0, 3)]
    assert [each.id for each in contributions(office, year=2568)] == [gifts[3].id]


def test_years_count_new_partners_and_gifts_to_the_satang(office: Office) -> None:
    first, second = partner(office, "ก", since=date(2025, 9, 30)), partner(office, "ข", since=date(2025, 10, 1))
    gift(office, first.id, date(2025, 9, 30), "100.10")
    gift(office, first.id, date(2025, 10, 1), "0.20", "0")
    gift(office, second.id, date(2026, 9, 30), "0.10", "12.34")
    gift(office, second.id, date(2026, 8, 1), None, "0.66")
    binned = gift(office, second.id, date(2026, 8, 1), "5000", "5000")
    delete_contribution(office, binned.id)
    assert partner_years(office) == (
        PartnerYear(year=2569, new=1, contributions=3, value=Decimal("0.30"), paid=Decimal("13.00"), without_value=1),
        PartnerYear(year=2568, new=1, contributions=1, value=Decimal("100.10"), paid=Decimal(0)),
    )


def test_what_the_rules_refuse_is_told_beside_its_field(office: Office) -> None:
    kept, tomorrow = partner(office), TODAY + timedelta(1)
    other = partner(office, "อื่น")
    refused: list[tuple[Callable[[], object], set[str]]] = [
        (lambda: save_partner(office, Partner()), {"name", "kind", "scope", "since"}),
        (lambda: partner(office, agreement_start=TODAY, agreement_end=date(2026, 1, 1)), {"agreement_end"}),
        (lambda: partner(office, kept.name), {"name"}),
        (lambda: save_partner(office, replace(other, name=f" {kept.name} ")), {"name"}),
        (lambda: save_partner_person(office, PartnerPerson(partner_id=kept.id)), {"name"}),
        (lambda: talk(office, kept.id, tomorrow), {"held_on"}),
        (lambda: talk(office, kept.id, TODAY, date(2026, 11, 1)), {"next_due"}),
        (lambda: gift(office, kept.id, tomorrow), {"given_on"}),
        (
            lambda: save_contribution(office, Contribution(partner_id=kept.id, given_on=TODAY, what="ก")),
            {"kind", "paid"},
        ),
    ]
    for work, fields in refused:
        with pytest.raises(FormErrors) as told:
            work()
        assert set(told.value.errors) == fields
    assert len(partner_lines(office)) == 2 and partner_line(office, kept.id).last_contact is None


def test_saving_over_a_newer_save_is_a_conflict_on_every_table(office: Office) -> None:
    kept = partner(office)
    person = person_to_call(office, kept.id)
    contact, given = talk(office, kept.id, TODAY), gift(office, kept.id, TODAY)
    steps: list[tuple[Callable[..., object], object, object]] = [
        (save_partner, replace(kept, notes="ใหม่"), replace(kept, notes="เก่า")),
        (save_partner_person, replace(person, name="ใหม่"), replace(person, name="เก่า")),
        (save_partner_contact, replace(contact, said="ใหม่"), replace(contact, said="เก่า")),
        (save_contribution, replace(given, what="ใหม่"), replace(given, what="เก่า")),
    ]
    for save, newer, older in steps:
        kept_now = save(office, newer)
        with pytest.raises(Conflict) as told:
            save(office, older)
        assert told.value.current == kept_now


def test_a_partner_that_gave_something_stays(office: Office) -> None:
    kept = partner(office)
    given = gift(office, kept.id, TODAY)
    with pytest.raises(InUse) as told:
        delete_partner(office, kept.id)
    assert told.value.values == {"count": 1}
    delete_contribution(office, given.id)
    delete_partner(office, kept.id)
    assert partner_lines(office) == ()


def test_people_and_talks_go_into_the_bin_with_their_partner_and_come_back_with_it(office: Office) -> None:
    kept = partner(office)
    gone, stays = person_to_call(office, kept.id, "นายเก่า"), person_to_call(office, kept.id, "นายใหม่")
    contact = talk(office, kept.id, TODAY, TODAY)
    delete_partner_person(office, gone.id)
    office.clock = lambda: NOW + timedelta(minutes=1)
    delete_partner(office, kept.id)
    assert [line.subject for line in bin_lines(office)] == ["partners"]
    assert not people_of_partner(office) and not contacts_of_partner(office, kept.id) and not partners_to_call(office)
    assert check.problems(office) == ()
    restore(office, "partners", kept.id)
    assert people_of_partner(office, kept.id) == (stays,)
    assert contacts_of_partner(office, kept.id) == (contact,)
    assert [(line.subject, line.label) for line in bin_lines(office)] == [("partner_people", f"นายเก่า · {kept.name}")]


def test_nothing_is_kept_for_a_partner_in_the_bin_or_brought_back_to_it(office: Office) -> None:
    kept = partner(office)
    person = person_to_call(office, kept.id)
    delete_partner_person(office, person.id)
    delete_partner(office, kept.id)
    with pytest.raises(InUse):
        restore(office, "partner_people", person.id)
    for work in (
        lambda: person_to_call(office, kept.id),
        lambda: talk(office, kept.id, TODAY),
        lambda: gift(office, kept.id, TODAY),
        lambda: save_partner_contact(office, PartnerContact(partner_id=0, held_on=TODAY, by_whom="มาลี", said="ก")),
    ):
        with pytest.raises(NotFound):
            work()


def test_a_partner_stays_in_the_bin_while_its_name_is_taken(office: Office) -> None:
    kept = partner(office)
    delete_partner(office, kept.id)
    partner(office)
    with pytest.raises(InUse):
        restore(office, "partners", kept.id)


def test_history_and_log_tell_who_did_what_without_names_of_people(office: Office) -> None:
    office.who = "มาลี"
    kept = partner(office)
    person = person_to_call(office, kept.id, "นางลับ ปกปิด", phones=("0899999999",))
    given = gift(office, kept.id, TODAY)
    delete_contribution(office, given.id)
    assert [line.command for line in history_of(office, "contributions", given.id)] == [
        "delete_contribution", "save_contribution",
    ]  # fmt: skip
    lines = audit_listing(office, AuditFilter(who="มาลี")).page(0, 9)
    assert {line.subject for line in lines} == {"partners", "partner_people", "contributions"}
    assert [line.about for line in lines if line.subject == "contributions"] == [f"วิทยากร · {kept.name}"] * 2
    assert not any("ลับ" in line.note or "0899999999" in line.note for line in lines)
    assert person_to_call(office, kept.id).revision == 1 and person.revision == 1


def test_a_printer_looks_but_changes_nothing(office: Office) -> None:
    kept = partner(office)
    person = person_to_call(office, kept.id)
    with signed_in(office, Role.PRINTER):
        assert partner_lines(office) and people_of_partner(office, kept.id) == (person,)
        for work in (
            lambda: save_partner(office, kept),
            lambda: delete_partner(office, kept.id),
            lambda: delete_partner_person(office, person.id),
            lambda: talk(office, kept.id, TODAY),
            lambda: gift(office, kept.id, TODAY),
        ):
            with pytest.raises(NotAllowed):
                work()
    with signed_in(office, Role.CLERK):
        talk(office, kept.id, TODAY)


def test_what_is_not_there_is_not_found(office: Office) -> None:
    for look in (partner_of, partner_line, partner_person_of, partner_contact_of, contribution_of, delete_partner):
        with pytest.raises(DeskError):
            look(office, 7)
