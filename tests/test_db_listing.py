"""Lists of any length: the first rows without all ids, every column sorted, every filter, figures that agree."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import listing
from db.domain.ages import AgeBand
from db.domain.names import Sex
from db.domain.residents import COLUMNS, Residency, Resident, ResidentLine
from db.listing import Listing
from db.office import Office
from db.residents import ResidentFilter, add_residents, delete_resident, resident_listing, save_resident
from tests.people_office import NOW, born, community, household, resident

EVERYONE = ResidentFilter(status=None)


def given(found: Listing[ResidentLine], first: int = 0, count: int = 99) -> list[str]:
    return [line.given for line in found.page(first, count)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many ids each question to the file asked for."""
    limits: list[int | None] = []
    usual = listing._sorted_ids

    def counted(*question: Any) -> list[int]:
        limits.append(question[-1])
        return usual(*question)

    monkeypatch.setattr(listing, "_sorted_ids", counted)
    return limits


def test_the_first_rows_come_without_the_ids_of_all(office: Office, asked: list[int | None]) -> None:
    add_residents(office, [Resident(given=f"ก{number:04}") for number in range(500)])
    found = resident_listing(office, ResidentFilter())
    assert found.total == 500
    assert asked == []
    assert given(found, 0, 3) == ["ก0000", "ก0001", "ก0002"]
    assert given(found, 150, 50)[-1] == "ก0199"
    assert asked == [listing.FIRST_ROWS]


def test_deeper_rows_ask_for_all_ids_once(office: Office, asked: list[int | None]) -> None:
    add_residents(office, [Resident(given=f"ก{number:04}") for number in range(500)])
    found = resident_listing(office, ResidentFilter())
    assert given(found, 190, 20) == [f"ก{number:04}" for number in range(190, 210)]
    assert given(found, 495, 50) == [f"ก{number:04}" for number in range(495, 500)]
    assert given(found, 600, 50) == []
    assert len(found.ids()) == 500
    assert asked == [None]


def test_all_ids_of_a_short_list_are_given(office: Office) -> None:
    people = [resident(office, name).id for name in ("นา", "กวิน")]
    assert resident_listing(office, EVERYONE).ids() == tuple(people[::-1])


def test_a_listing_shows_how_its_records_are_now(office: Office) -> None:
    person = resident(office)
    found = resident_listing(office, ResidentFilter())
    save_resident(office, replace(person, nickname="ใหม่"))
    assert found.page(0, 1)[0].nickname == "ใหม่"


@pytest.fixture
def four(office: Office) -> Office:
    """Four people who sort differently by each column; the last has nothing filled in."""
    office.clock = lambda: NOW
    low = household(office, "9", community(office, "น้ำ").id)
    high = household(office, "10/2", community(office, "กวิน").id)
    middle = household(office, "10", community(office, "แก้ว").id)
    save_resident(office, Resident(
        given="เก่ง", nickname="แกะ", sex=Sex.MALE, born=born(1950), household_id=high.id, status=Residency.LIVING,
    ))  # fmt: skip
    save_resident(office, Resident(
        given="เกง", nickname="เกวลิน", sex=Sex.FEMALE, born=born(1900), household_id=low.id, status=Residency.DIED,
        status_date=date(1930, 1, 1),
    ))  # fmt: skip
    save_resident(office, Resident(
        given="เก็ง", nickname="กวิน", sex=Sex.MALE, born=born(2000), household_id=middle.id, status=Residency.MOVED,
    ))  # fmt: skip
    save_resident(office, Resident(given="เก๋ง"))
    return office


@pytest.mark.parametrize(
    ("order", "up", "down"),
    [
        ("name", "เกง เก็ง เก่ง เก๋ง", "เก๋ง เก่ง เก็ง เกง"),
        ("nickname", "เก็ง เกง เก่ง เก๋ง", "เก่ง เกง เก็ง เก๋ง"),
        ("age", "เก็ง เกง เก่ง เก๋ง", "เก่ง เกง เก็ง เก๋ง"),
        ("sex", "เก็ง เก่ง เกง เก๋ง", "เกง เก็ง เก่ง เก๋ง"),
        ("house", "เกง เก็ง เก่ง เก๋ง", "เก่ง เก็ง เกง เก๋ง"),
        ("community", "เก่ง เก็ง เกง เก๋ง", "เกง เก็ง เก่ง เก๋ง"),
        ("status", "เก่ง เก๋ง เก็ง เกง", "เกง เก็ง เก่ง เก๋ง"),
    ],
)
def test_columns_sort_both_ways_with_empty_cells_last(four: Office, order: str, up: str, down: str) -> None:
    assert given(resident_listing(four, EVERYONE, order)) == up.split()
    assert given(resident_listing(four, EVERYONE, order, descending=True)) == down.split()


def test_every_sortable_column_of_the_table_sorts(four: Office) -> None:
    for column in COLUMNS:
        if column.sortable:
            assert resident_listing(four, EVERYONE, column.name).total == len(given(resident_listing(four, EVERYONE)))


def test_filters_let_through_who_fits(office: Office) -> None:
    office.clock = lambda: NOW
    here = community(office)
    for name, values in (
        ("กวิน", {"sex": Sex.MALE, "born": born(1966, 11, 22), "community_id": here.id}),
        ("แก้ว", {"sex": Sex.FEMALE, "born": born(1966, 11, 23)}),
        ("นา", {"sex": Sex.FEMALE, "status": Residency.DIED, "community_id": here.id}),
        ("น้ำ", {"sex": Sex.MALE, "status": Residency.OUTSIDE}),
        ("ฤทัย", {"sex": Sex.MALE, "born": born(2012, 1, 1)}),
    ):
        resident(office, name, **values)
    delete_resident(office, resident(office, "กก").id)
    for wanted, names in (
        (ResidentFilter(), "กวิน แก้ว ฤทัย"),
        (EVERYONE, "กวิน แก้ว นา ฤทัย"),
        (ResidentFilter(status=Residency.OUTSIDE), "น้ำ"),
        (ResidentFilter(here.id), "กวิน"),
        (ResidentFilter(here.id, status=None), "กวิน นา"),
        (ResidentFilter(band=AgeBand.FROM_60), "กวิน"),
        (ResidentFilter(band=AgeBand.FROM_25), "แก้ว"),
        (ResidentFilter(band=AgeBand.UNDER_15), "ฤทัย"),
        (ResidentFilter(band=AgeBand.FROM_90), ""),
        (ResidentFilter(sex=Sex.FEMALE), "แก้ว"),
        (ResidentFilter(sex=Sex.FEMALE, status=None), "แก้ว นา"),
    ):
        found = resident_listing(office, wanted)
        assert (given(found), found.total) == (names.split(), len(names.split())), wanted
