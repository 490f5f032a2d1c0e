"""Which fields of two records go together, what is proposed, and what comes of a choice."""

from datetime import date

from db.domain.buddhist_era import PartialDate, Precision
from db.domain.mending import FIELDS, Pick, differing, merged, proposal
from db.domain.residents import FORM, Residency, Resident
from tests.people_office import born, citizen_id

FIRST = Resident(given="สมศักดิ์", family="ใจดี", citizen_id=citizen_id(1), phones=("0811111111",), notes="หนึ่ง")
SECOND = Resident(given="สมศัก", family="ใจดี", nickname="ศักดิ์", phones=("0822222222", "0811111111"), notes="สอง")


def test_every_field_of_a_person_is_chosen_exactly_once() -> None:
    parts = [part for field in FIELDS for part in field.parts]
    assert sorted(parts) == sorted(field.name for field in FORM.fields)


def test_only_what_differs_is_asked() -> None:
    assert [field.name for field in differing(FIRST, SECOND)] == ["given", "nickname", "citizen_id", "phones", "notes"]
    assert differing(FIRST, FIRST) == ()


def test_what_is_known_is_proposed_instead_of_what_is_not() -> None:
    picks = proposal(FIRST, SECOND)
    assert picks["nickname"] is Pick.GONE and picks["citizen_id"] is Pick.KEPT and picks["given"] is Pick.KEPT
    assert picks["phones"] is picks["notes"] is Pick.BOTH


def test_a_valid_number_a_whole_birth_date_a_house_and_living_here_are_better() -> None:
    wrong = Resident(
        given="ก", citizen_id="1999900000634", born=PartialDate(date(1950, 1, 1), Precision.YEAR), community_id=1,
        status=Residency.OUTSIDE,
    )  # fmt: skip
    right = Resident(given="ก", citizen_id=citizen_id(1), born=born(1950, 3, 4), household_id=1, community_id=1)
    better = ("citizen_id", "born", "household_id", "status")
    assert {proposal(wrong, right)[name] for name in better} == {Pick.GONE}
    assert {proposal(right, wrong)[name] for name in better} == {Pick.KEPT}


def test_fields_are_taken_as_chosen_and_what_goes_together_stays_together() -> None:
    gone = Resident(given="ข", no_id_reason="รอเอกสาร", status=Residency.DIED, status_date=date(2026, 1, 2))
    picks = {"given": Pick.GONE, "citizen_id": Pick.GONE, "status": Pick.GONE}
    made = merged(FIRST, gone, picks)
    assert (made.given, made.family, made.citizen_id, made.no_id_reason) == ("ข", "ใจดี", "", "รอเอกสาร")
    assert (made.status, made.status_date) == (Residency.DIED, date(2026, 1, 2))


def test_telephones_and_notes_of_both_are_joined_each_once() -> None:
    made = merged(FIRST, SECOND, {"phones": Pick.BOTH, "notes": Pick.BOTH, "given": Pick.BOTH})
    assert made.phones == ("0811111111", "0822222222") and made.notes == "หนึ่ง\nสอง"
    assert made.given == "สมศักดิ์"  # a name is one or the other
