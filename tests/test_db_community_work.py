"""What is done in a community in a fiscal year, and to which houses one can write."""

import pytest

from db.address_labels import address_labels
from db.community_work import community_work
from db.domain.address_labels import LabelFilter, LabelSheet, LabelWishes, check_wishes
from db.domain.errors import FormErrors
from db.domain.house_relations import HouseRelation
from db.domain.residents import Residency
from db.house_people import save_relations
from db.office import Office
from tests.partners_office import partner
from tests.people_office import NOW, born, community, household, resident


@pytest.fixture(autouse=True)
def town(office: Office) -> None:
    office.clock = lambda: NOW
    here, there = community(office), community(office, "ป่าซาง")
    for house, place in (("10", here.id), ("9", here.id), ("2", there.id), ("3", there.id)):
        household(office, house, place, "4" if place == there.id else "")
    resident(office, "ยาย", title="นาง", born=born(1950), household_id=1)
    resident(office, "หลาน", born=born(2010), household_id=2)
    resident(office, "ลุง", born=born(1960), household_id=3)
    resident(office, "เก่า", born=born(1960), household_id=4, status=Residency.MOVED)
    save_relations(office, 1, {1: HouseRelation.HEAD})


def sql(office: Office, *statements: str) -> None:
    for statement in statements:
        office.run(lambda statement=statement: office.sql(statement))  # type: ignore[misc]


def test_services_partners_and_what_did_not_come_are_told_of_the_fiscal_year(office: Office) -> None:
    partner(office)
    service = "insert into service(id, revision, name, sort_key, kind, notes) values"
    activity = """insert into activity(id, revision, service_id, community_id, partner_id, name, sort_key, place,
        held_on, budget_source, result, notes) values"""
    visit = """insert into visit(id, revision, resident_id, community_id, service_id, visitor, planned_on, done_on,
        outcome, minutes, notes) values"""
    sql(
        office,
        f"{service} (1, 1, 'ก เยี่ยมบ้าน', 'ก', 'home_visit', ''), (2, 1, 'ข อาหาร', 'ข', 'meals', '')",
        f"{activity} (1, 1, 1, 1, 1, 'ก', 'ก', '', '2026-10-02', '', '', '')",
        f"{activity} (2, 1, 1, 1, 1, 'ก', 'ก', '', '2026-11-02', '', '', '')",
        f"{activity} (3, 1, 2, 1, null, 'เก่า', 'ก', '', '2026-09-30', '', '', '')",
        f"{activity} (4, 1, 2, 2, null, 'ที่อื่น', 'ก', '', '2026-10-02', '', '', '')",
        f"{visit} (1, 1, 1, 1, 1, '', null, '2026-11-01', 'met', 10, '')",
        f"{visit} (2, 1, 1, 1, 1, '', '2026-11-30', null, '', 0, '')",
    )
    work = community_work(office, 1)
    assert work.year == 2570
    assert [(one.name, one.activities, one.visits, one.came) for one in work.services] == [
        ("ก เยี่ยมบ้าน", 2, 1, True), ("ข อาหาร", 0, 0, False)
    ]  # fmt: skip
    assert [(one.name, one.activities, one.latest.isoformat()) for one in work.partners] == [
        ("วิทยาลัยตัวอย่าง", 2, "2026-11-02")
    ]
    assert community_work(office, 1, 2569).services[1].activities == 1
    assert community_work(office, 2).partners == ()


def test_a_letter_goes_to_every_house_where_somebody_lives(office: Office) -> None:
    found = address_labels(office, LabelFilter())
    assert [(one.community, one.house, one.moo, one.head) for one in found] == [
        ("ชุมชนป่าซาง", "2", "4", ""), ("ชุมชนริมยวม", "9", "", ""), ("ชุมชนริมยวม", "10", "", "นางยาย ใจดี")
    ]  # fmt: skip
    assert [one.house for one in address_labels(office, LabelFilter(community_id=1))] == ["9", "10"]
    assert [one.house for one in address_labels(office, LabelFilter(elders_only=True))] == ["2", "10"]


def test_a_first_label_that_the_sheet_does_not_have_is_refused() -> None:
    check_wishes(LabelWishes(sheet=LabelSheet.APART_14, first=14))
    with pytest.raises(FormErrors):
        check_wishes(LabelWishes(sheet=LabelSheet.APART_14, first=15))
