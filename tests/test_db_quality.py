"""Each question of data quality finds just the records it is about."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from db.carers import save_carer
from db.certificate_issues import issue_certificates
from db.communities import save_community
from db.domain.accounts import Role
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.carers import Carer, Relation
from db.domain.communities import Community
from db.domain.doubts import Doubt, Reason
from db.domain.names import Sex
from db.domain.permissions import NotAllowed
from db.domain.quality import ISSUES
from db.domain.residents import Residency, Resident
from db.households import save_household
from db.office import Office
from db.quality import ASKED, issue_ids, issue_lines, issues_found
from db.residents import delete_resident, resident_of, save_resident
from db.volunteers import save_volunteer, volunteer_of
from tests import care_office, training_office
from tests.as_role import signed_in
from tests.partners_office import partner
from tests.people_office import NOW, born, citizen_id, household, resident, volunteer

WELL = {
    "title": "นาย", "sex": Sex.MALE, "citizen_id": citizen_id(1), "born": born(1990), "phones": ("0811111111",),
}  # fmt: skip


@pytest.fixture
def office(office: Office) -> Office:
    """One house with one person, about which nothing is to be said."""
    office.clock = lambda: NOW
    place = save_community(office, Community(name="ริมยวม", representative="นางหนึ่ง"))
    house = save_household(office, replace(household(office, "12", place.id), house_code="50810000001"))
    resident(office, "ดี", household_id=house.id, **WELL)
    return office


def lives(office: Office, given: str = "ใคร", **values: object) -> Resident:
    """Somebody else in that house."""
    return resident(office, given, household_id=1, **{**WELL, "citizen_id": citizen_id(sum(map(ord, given))), **values})


def found(office: Office) -> dict[str, list[int]]:
    """The ids behind every issue that has some."""
    return {name: list(ids) for name, ids in issues_found(office).items() if ids}


def test_where_all_is_well_nothing_is_found(office: Office) -> None:
    assert found(office) == {} and set(issues_found(office).values()) == {()}


def test_every_issue_is_asked(office: Office) -> None:
    assert {issue.name for issue in ISSUES} == {*ASKED, "assessment_due"} == set(issues_found(office))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("id_missing", {"citizen_id": ""}),
        ("born_missing", {"born": None}),
        ("sex_missing", {"sex": None}),
        ("id_wrong", {"citizen_id": "1999900000634"}),
        ("born_odd", {"born": born(1890)}),
        ("very_old", {"born": born(1915)}),
        ("title_age", {"title": "เด็กชาย"}),
        ("title_age", {"born": born(2020)}),
        ("title_sex", {"title": "นางสาว"}),
    ],
)
def test_what_is_missing_or_odd_of_a_person_is_found(office: Office, name: str, values: dict[str, object]) -> None:
    person = lives(office, **values)
    elderly = {"assessment_due": [person.id]} if name in ("born_odd", "very_old") else {}
    assert found(office) == {name: [person.id], **elderly}
    (line,) = issue_lines(office, name, [person.id])
    assert "ใคร" in line.what and line.where == "12 · ชุมชนริมยวม"
    assert issue_ids(office, name) == (person.id,)


@pytest.mark.parametrize("digits", ["1999900000634", "199990000063", "9999900000633", "19999000006ก3"])
def test_numbers_that_can_not_be_are_wrong(office: Office, digits: str) -> None:
    person = lives(office)
    office.run(lambda: office.sql("update resident set citizen_id = ? where id = ?", (digits, person.id)))
    assert found(office)["id_wrong"] == [person.id]


def test_valid_numbers_of_all_kinds_are_not_wrong(office: Office) -> None:
    for place, digits in enumerate(("1999900000633", "1000000000131", "1000000000050", "0000000000019")):
        lives(office, f"คน{place}", citizen_id=digits)
    assert found(office) == {}


@pytest.mark.parametrize(
    ("doubt", "values"),
    [
        (Doubt.ID_CHECK, {"citizen_id": "1999900000634"}),
        (Doubt.TITLE_AGE, {"title": "เด็กชาย"}),
        (Doubt.TITLE_SEX, {"title": "นางสาว"}),
        (Doubt.BIRTH_ODD, {"born": born(1890), "status": Residency.DIED, "status_date": date(1950, 1, 1)}),
    ],
)
def test_what_somebody_gave_a_reason_for_is_not_asked_again(
    office: Office, doubt: Doubt, values: dict[str, object]
) -> None:
    person = lives(office, **values)
    assert list(found(office))
    save_resident(office, replace(resident_of(office, person.id), reasons=(Reason(doubt, "ตรวจแล้ว"),)))
    assert found(office) == {}


def test_a_reason_for_no_number_is_enough(office: Office) -> None:
    lives(office, citizen_id="", no_id_reason="รอเอกสาร")
    assert found(office) == {}


def test_who_moved_without_a_day_or_has_no_house_is_found(office: Office) -> None:
    gone = lives(office, "ย้าย", status=Residency.MOVED, status_date=date(2026, 1, 1))
    homeless = resident(office, "ไร้บ้าน", **{**WELL, "citizen_id": citizen_id(5)})
    assert found(office) == {"home_missing": [homeless.id]}
    office.run(lambda: office.sql("update resident set status_date = null where id = ?", (gone.id,)))
    assert found(office)["since_missing"] == [gone.id]


def test_an_elder_is_reached_by_their_own_telephone_or_a_carers(office: Office) -> None:
    elder = lives(office, born=born(1950), phones=())
    care_office.assessed(office, elder.id)
    assert found(office) == {"elder_unreachable": [elder.id]}
    save_carer(office, Carer(resident_id=elder.id, carer_id=1, relation=Relation.CHILD))
    assert found(office) == {}


def test_houses_without_code_community_or_people_are_found(office: Office) -> None:
    house = household(office, "99")
    assert found(office) == {"house_code": [house.id], "house_community": [house.id], "house_empty": [house.id]}


def test_a_house_of_children_only_is_found(office: Office) -> None:
    save_household(office, replace(household(office, "7", 1), house_code="50810000002"))
    child = resident(
        office, "เด็ก", household_id=2, **{**WELL, "title": "เด็กชาย", "born": born(2018), "citizen_id": citizen_id(8)}
    )
    assert found(office) == {"children_alone": [2]}
    unknown = {**WELL, "born": None, "citizen_id": citizen_id(9)}
    resident(office, "ใครก็ไม่รู้", household_id=2, **unknown)
    assert "children_alone" not in found(office) and child.id


def test_volunteers_without_a_start_or_who_are_gone_are_found(office: Office) -> None:
    person = lives(office)
    one = volunteer(office, person.id)
    assert found(office) == {"volunteer_start": [one.id]}
    save_volunteer(office, replace(volunteer_of(office, one.id), started=date(2020, 1, 1)))
    assert found(office) == {}
    office.run(lambda: office.sql("update resident set status = 'died', status_date = '2026-01-02' where id = ?",
                                  (person.id,)))  # fmt: skip
    assert found(office) == {"volunteer_gone": [one.id]}
    assert issue_lines(office, "volunteer_gone", [one.id])[0].detail == "02/01/2569"


def test_communities_classes_certificates_and_agreements_grow_old(office: Office) -> None:
    training_office.named(office)
    place = save_community(office, Community(name="ป่าซาง"))
    training_class = training_office.class_with(office, ())
    ended = partner(office, "วัดดอย", agreement_end=date(2026, 9, 30))
    office.clock = lambda: NOW + timedelta(60)
    assert found(office) == {
        "representative": [place.id], "class_open": [training_class.id], "agreement_ended": [ended.id]
    }  # fmt: skip
    assert issue_lines(office, "agreement_ended", [ended.id])[0].detail == "30/09/2569"


def test_a_certificate_that_nobody_fetched_for_three_months_is_found(office: Office) -> None:
    training_office.named(office)
    training_class = training_office.finished_class(office, ("กวิน",))
    (certificate,) = issue_certificates(office, training_class.id)
    assert "certificate_waiting" not in found(office)
    office.clock = lambda: datetime(2027, 3, 1, 9, 0)
    assert found(office)["certificate_waiting"] == [certificate.id]


def test_elders_to_be_assessed_are_those_of_their_own_list_and_hidden_from_printers(office: Office) -> None:
    elder = lives(office, born=born(1950))
    assert found(office) == {"assessment_due": [elder.id]}
    assert [line.what for line in issue_lines(office, "assessment_due", [elder.id])] == ["นายใคร ใจดี"]
    with signed_in(office, Role.CLERK):
        assert issues_found(office)["assessment_due"] == (elder.id,)
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        issues_found(office)


def test_who_lies_in_the_bin_is_not_asked_about(office: Office) -> None:
    person = lives(office, sex=None, born=PartialDate(date(1990, 1, 1), Precision.YEAR))
    assert list(found(office)) == ["sex_missing"]
    delete_resident(office, person.id)
    assert found(office) == {}


def test_records_of_every_slice_are_found_in_the_order_of_names(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.quality.SLICE", 2)
    people = {given: lives(office, given, sex=None).id for given in ("แก้ว", "กวิน", "เกวลิน", "แก่น")}
    assert found(office) == {"sex_missing": [people[given] for given in ("กวิน", "เกวลิน", "แก่น", "แก้ว")]}
