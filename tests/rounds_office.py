"""What tests of outreach rounds begin with: two communities with houses, elders and volunteers, and a round there."""

from dataclasses import replace
from datetime import date

from db.domain.names import Sex
from db.domain.round_results import RoundResult, RoundVisit, with_result
from db.domain.rounds import HouseholdChoice, OutreachRound, RoundKind
from db.office import Office
from db.residents import save_resident
from db.round_households import round_house_listing, take_into_round
from db.round_results import round_visit_of, save_round_visit
from db.rounds import round_of, save_round
from tests.at_desk import person
from tests.people_office import community, household, volunteer

DAY = date(2026, 11, 20)
HOUSES = (("ริมยวม", "10"), ("ริมยวม", "9"), ("ริมยวม", "10/2"), ("ป่าซาง", "1"), ("ป่าซาง", "2"))


def town(office: Office) -> dict[str, int]:
    """Five houses; an elder in 9 and in 10 of Rim Yuam and in 1 of Pa Sang, two volunteers of Rim Yuam; their ids,
    and the houses' by community and number."""
    places = {name: community(office, name).id for name in ("ริมยวม", "ป่าซาง")}
    homes = {house: household(office, house, places[place]) for place, house in HOUSES}
    ids = {f"{place} {house}": homes[house].id for place, house in HOUSES} | places
    people = (
        person("นาง", "กนกวรรณ", "ใจดี", Sex.FEMALE, 1, 1945, homes["9"], phones=("0812345678",)),
        person("นาย", "กมล", "ใจดี", Sex.MALE, 2, 1980, homes["9"]),
        person("นาย", "แก้ว", "มูลคำ", Sex.MALE, 3, 1950, homes["10"]),
        person("นาง", "ขวัญ", "แสนดี", Sex.FEMALE, 4, 1955, homes["1"]),
        person("นาย", "คำ", "แสนดี", Sex.MALE, 5, 1990, homes["2"]),
    )
    for each in people:
        ids[each.given] = save_resident(office, each).id
    for given in ("กมล", "แก้ว"):
        ids[f"อาสา {given}"] = volunteer(office, ids[given]).id
    return ids


def new_round(office: Office, name: str = "เยี่ยมบ้านผู้สูงอายุ", **values: object) -> OutreachRound:
    usual = {"kind": RoundKind.VISIT, "starts": DAY}
    return save_round(office, OutreachRound(name=name, **usual | values))  # type: ignore[arg-type]


def full_round(office: Office, **values: object) -> OutreachRound:
    """With every household there is."""
    made = new_round(office, **values)
    take_into_round(office, made.id, HouseholdChoice(empty_too=True))
    return made


def house(office: Office, round_id: int, number: str) -> RoundVisit:
    """A household of the round by its house number."""
    listing = round_house_listing(office, round_id)
    return next(line.visit for line in listing.page(0, listing.total) if line.house == number)


def found(
    office: Office, round_id: int, number: str, result: RoundResult = RoundResult.REACHED, **values: object
) -> RoundVisit:
    """Write down how it went at a house."""
    visit = replace(house(office, round_id, number), **values)  # type: ignore[arg-type]
    kind = round_of(office, round_id).kind
    assert kind
    save_round_visit(office, with_result(visit, result, DAY, kind))
    return round_visit_of(office, visit.id)
