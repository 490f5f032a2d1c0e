"""Elders and care: assessments, health notes and carers kept apart; lists of elders; each seen by who may."""

from dataclasses import replace
from datetime import date

import pytest

from db import check, history
from db.assessments import assessment_of, assessments_of, delete_assessment, restore_assessment, save_assessment
from db.care_settings import care_settings_of, save_care_settings
from db.carers import cared_for_by, carers_of, save_carer
from db.domain.accounts import Role
from db.domain.allowance import AllowanceRule
from db.domain.barthel import AdlGroup
from db.domain.care_settings import CareSettings
from db.domain.carers import Carer, Relation
from db.domain.elders import AllowanceWatch, ElderFilter
from db.domain.errors import Conflict, FormErrors, InUse, NotFound
from db.domain.health_notes import HealthNote
from db.domain.permissions import NotAllowed
from db.domain.residents import Residency, Resident
from db.elders import elder_line, elder_listing
from db.health_notes import delete_health_note, health_notes_of, save_health_note
from db.office import Office
from db.residents import delete_resident, save_resident
from tests.as_role import signed_in
from tests.care_office import DAY, assessed, assessment, cared_for
from tests.people_office import NOW, born, community, resident


@pytest.fixture
def elder(office: Office) -> Resident:
    office.clock = lambda: NOW
    office.who = "กิตติ"
    return resident(office, "แก่น", title="นาง", born=born(1940, 5, 1), citizen_id="1999900000633")


def names(office: Office, order: str = "name", descending: bool = False, **values: object) -> list[str]:
    listing = elder_listing(office, ElderFilter(**values), order, descending)  # type: ignore[arg-type]
    return [line.given for line in listing.page(0, listing.total)]


# -- what is kept


def test_an_assessment_comes_back_with_its_answers_total_and_group(office: Office, elder: Resident) -> None:
    kept = assessed(office, elder.id, 11)
    assert (kept.total, kept.group, kept.assessor) == (11, AdlGroup.HOMEBOUND, "พยาบาลนก")
    assert assessment_of(office, kept.id) == kept
    lines = history.history_of(office, "assessments", kept.id)
    assert [(line.who, line.command, line.note) for line in lines] == [("กิตติ", "save_assessment", "")]


def test_assessments_are_a_history_from_the_earliest_on(office: Office, elder: Resident) -> None:
    for total, day in ((9, date(2026, 3, 1)), (14, date(2025, 3, 1)), (6, date(2026, 9, 1))):
        assessed(office, elder.id, total, day)
    assert [each.total for each in assessments_of(office, elder.id)] == [14, 9, 6]


def test_an_assessment_without_all_answers_or_in_the_future_is_refused(office: Office, elder: Resident) -> None:
    with pytest.raises(FormErrors) as told:
        save_assessment(office, replace(assessment(elder.id), bathing=None, assessor=" "))
    assert set(told.value.errors) == {"bathing", "assessor"}
    with pytest.raises(FormErrors) as told:
        save_assessment(office, assessment(elder.id, day=date(2026, 11, 23)))
    assert set(told.value.errors) == {"assessed_on"}
    with pytest.raises(FormErrors):
        save_assessment(office, assessment(99))
    assert assessments_of(office, elder.id) == ()


def test_a_newer_save_is_never_overwritten(office: Office, elder: Resident) -> None:
    kept = assessed(office, elder.id, 11)
    save_assessment(office, replace(kept, notes="แก้ไข"))
    with pytest.raises(Conflict):
        save_assessment(office, kept)


def test_health_notes_stand_apart_the_latest_first(office: Office, elder: Resident) -> None:
    for day, text in ((date(2026, 10, 1), "ความดันสูง"), (DAY, "แพ้ยาเพนิซิลลิน")):
        save_health_note(office, HealthNote(resident_id=elder.id, noted_on=day, noted_by="พยาบาลนก", text=text))
    assert [note.text for note in health_notes_of(office, elder.id)] == ["แพ้ยาเพนิซิลลิน", "ความดันสูง"]
    delete_health_note(office, health_notes_of(office, elder.id)[0].id)
    assert [note.text for note in health_notes_of(office, elder.id)] == ["ความดันสูง"]
    with pytest.raises(FormErrors):
        save_health_note(office, HealthNote(resident_id=elder.id, noted_on=date(2026, 11, 23), noted_by="ก", text="ข"))


def test_a_carer_is_found_from_both_sides_with_the_phone_of_a_resident(office: Office, elder: Resident) -> None:
    daughter = resident(office, "ดาว", title="นางสาว", phones=("0812345678",))
    save_carer(office, Carer(resident_id=elder.id, carer_id=daughter.id, relation=Relation.CHILD))
    (line,) = carers_of(office, elder.id)
    assert (line.full_name, line.relation, line.phones) == ("นางสาวดาว ใจดี", Relation.CHILD, ("0812345678",))
    assert [each.resident_id for each in cared_for_by(office, daughter.id)] == [elder.id]
    with pytest.raises(FormErrors):
        save_carer(office, Carer(resident_id=elder.id, carer_id=elder.id, relation=Relation.OTHER))


def test_a_person_with_records_of_care_is_not_deleted(office: Office, elder: Resident) -> None:
    kept = assessed(office, elder.id)
    with pytest.raises(InUse, match="care"):
        delete_resident(office, elder.id)
    delete_assessment(office, kept.id)
    delete_resident(office, elder.id)
    with pytest.raises(InUse):
        restore_assessment(office, kept.id)
    assert check.problems(office) == ()


def test_the_rules_are_kept_and_a_newer_one_is_not_overwritten(office: Office) -> None:
    first = care_settings_of(office)
    assert first == CareSettings(revision=1)
    kept = save_care_settings(office, replace(first, rule=AllowanceRule.FIRST_OF_OCTOBER, baht_60=650))
    assert care_settings_of(office) == kept and (kept.revision, kept.baht_60) == (2, 650)
    with pytest.raises(Conflict):
        save_care_settings(office, first)
    with pytest.raises(FormErrors):
        save_care_settings(office, replace(kept, months_social=0))


# -- lists


def test_elders_are_living_residents_of_sixty_and_over(office: Office, elder: Resident) -> None:
    resident(office, "ก่อน", born=born(1966, 11, 23))
    resident(office, "วันนี้", born=born(1966, 11, 22))
    resident(office, "ย้าย", born=born(1940), status=Residency.MOVED, status_date=date(2026, 1, 1))
    resident(office, "ไม่ทราบ")
    assert names(office) == ["แก่น", "วันนี้"]
    assert names(office, "age") == ["วันนี้", "แก่น"]


def test_a_line_tells_standing_allowance_and_carer(office: Office, elder: Resident) -> None:
    assessed(office, elder.id, 14, date(2025, 3, 1))
    cared_for(office, elder.id)
    line = elder_line(office, elder.id)
    assert line.standing is not None
    assert (line.standing.total, line.standing.group) == (10, AdlGroup.HOMEBOUND)
    assert (line.standing.assessed_on, line.standing.next_due) == (DAY, date(2027, 5, 10))
    assert (line.allowance, line.next_step) == (800, (date(2030, 5, 1), 1000))
    assert line.carer is not None and line.carer.full_name == "นางสาวดาว ใจดี"
    assert not line.is_due(date(2027, 5, 9)) and line.is_due(date(2027, 5, 10))
    with pytest.raises(NotFound):
        elder_line(office, resident(office, "ไม่ทราบ").id)


def test_an_assessment_in_the_bin_does_not_count(office: Office, elder: Resident) -> None:
    assessed(office, elder.id, 14, date(2025, 3, 1))
    delete_assessment(office, assessed(office, elder.id, 3).id)
    standing = elder_line(office, elder.id).standing
    assert standing is not None and standing.total == 14


def test_the_list_is_narrowed_by_community_group_and_what_is_due(office: Office, elder: Resident) -> None:
    here = community(office)
    bound = resident(office, "ข้าว", born=born(1945), community_id=here.id)
    fit = resident(office, "คำ", born=born(1950))
    assessed(office, bound.id, 4, date(2026, 8, 22))
    assessed(office, fit.id, 12, date(2025, 11, 23))
    assert names(office, community_id=here.id) == ["ข้าว"]
    assert names(office, group=AdlGroup.BEDBOUND) == ["ข้าว"] and names(office, group=AdlGroup.SOCIAL) == ["คำ"]
    assert names(office, is_due=True) == ["แก่น", "ข้าว"]  # three months are over today, twelve are tomorrow
    assert names(office, "adl") == ["ข้าว", "คำ", "แก่น"] and names(office, "adl", True) == ["คำ", "ข้าว", "แก่น"]
    assert names(office, "due") == ["ข้าว", "คำ", "แก่น"] and names(office, "assessed_on") == ["คำ", "ข้าว", "แก่น"]
    save_care_settings(office, replace(care_settings_of(office), months_social=11))
    assert names(office, is_due=True) == ["แก่น", "ข้าว", "คำ"]


def test_the_due_of_the_list_is_that_of_the_lines(office: Office) -> None:
    office.clock = lambda: NOW.replace(month=2, day=28)
    for place, day in enumerate((date(2025, 11, 27), date(2025, 11, 28), date(2025, 11, 30), date(2025, 12, 1))):
        assessed(office, resident(office, f"ก{place}", born=born(1940)).id, 2, day)
    listing = elder_listing(office, ElderFilter())
    due = [line.given for line in listing.page(0, 9) if line.is_due(office.today())]
    assert names(office, is_due=True) == due == ["ก0", "ก1", "ก2"]


def test_who_gets_more_soon_is_listed_by_the_rule_of_the_office(office: Office) -> None:
    office.clock = lambda: NOW
    for given, birth in (
        ("ธันวา", born(1956, 11, 10)),  # 700 from December
        ("กุมภา", born(1967, 2, 1)),  # 600 from February, on the first of it
        ("มีนา", born(1937, 2, 2)),  # 1,000 from March: not within three months
        ("แล้ว", born(1956, 11, 1)),  # has had 700 since this month
    ):
        resident(office, given, born=birth)
    assert names(office, watch=AllowanceWatch.RISES_SOON) == ["กุมภา", "ธันวา"]
    save_care_settings(office, replace(care_settings_of(office), rule=AllowanceRule.FIRST_OF_OCTOBER))
    assert names(office, watch=AllowanceWatch.RISES_SOON) == []


def test_the_register_of_a_fiscal_year_takes_those_born_before_its_second_of_september(office: Office) -> None:
    office.clock = lambda: NOW  # fiscal year 2570
    for given, birth in (
        ("เก่า", born(1966, 9, 1)),
        ("ก", born(1966, 9, 2)),
        ("ข", born(1967, 9, 1)),
        ("ค", born(1967, 9, 2)),
        ("ง", born(1968, 9, 1)),
        ("จ", born(1968, 9, 2)),
    ):
        resident(office, given, born=birth)
    assert names(office, watch=AllowanceWatch.REGISTER_THIS_YEAR) == ["ก", "ข"]
    assert names(office, watch=AllowanceWatch.REGISTER_NEXT_YEAR) == ["ค", "ง"]


# -- who sees what


def test_printers_see_elders_without_any_health_data(office: Office, elder: Resident) -> None:
    cared_for(office, elder.id)
    with signed_in(office, Role.PRINTER):
        line = elder_line(office, elder.id)
        assert line.standing is None and line.carer is not None and line.allowance == 800
        assert line.citizen_id != elder.citizen_id
        for asked in (ElderFilter(group=AdlGroup.SOCIAL), ElderFilter(is_due=True)):
            with pytest.raises(NotAllowed, match="daily living"):
                elder_listing(office, asked)
        with pytest.raises(NotAllowed):
            elder_listing(office, ElderFilter(), "adl")
        with pytest.raises(NotAllowed, match="health notes"):
            health_notes_of(office, elder.id)
    with signed_in(office, Role.CLERK):
        assert elder_line(office, elder.id).standing is not None and len(health_notes_of(office, elder.id)) == 1


def test_a_check_finds_what_can_not_be(office: Office, elder: Resident) -> None:
    cared_for(office, elder.id)
    assert check.problems(office) == ()
    office.run(lambda: office.sql("update carer set name = '', relation = 'friend'"))
    office.run(lambda: office.sql("update assessment set assessed_on = '2026-02-30'"))
    found = {(problem.code, problem.subject) for problem in check.problems(office)}
    assert found == {("unknown_choice", "carers"), ("carer_unnamed", "carers"), ("date", "assessments")}
    save_resident(office, elder)
