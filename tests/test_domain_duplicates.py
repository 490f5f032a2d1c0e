"""What makes two records look like one person's, and what does not."""

import pytest

from db.domain.duplicates import MOST_ALIKE, Candidate, Likeness, Pair, pairs_among


def person(number: int, given: str = "สมศักดิ์", family: str = "ใจดี", **values: object) -> Candidate:
    known = {"citizen_id": "", "born": None, "is_day": True, "household_id": None, **values}
    return Candidate(number, given, family, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        ({"given": "อื่น", "citizen_id": "1"}, Likeness.SAME_ID),
        ({"born": "1950-03-04"}, Likeness.NAME_AND_BIRTH),
        ({"born": "1951-03-04", "household_id": 7}, Likeness.NAME_AND_HOUSE),
        ({"given": "สมศัก", "born": "1950-03-04"}, Likeness.SOUND_AND_BIRTH),
        ({"given": "สมศัก", "born": "1950-04-04", "household_id": 7}, Likeness.SOUND_AND_HOUSE),
        ({"given": "สมศัก", "household_id": 7}, Likeness.SOUND_AND_HOUSE),
        ({}, Likeness.NAME),
        ({"born": "1950-01-01", "is_day": False}, Likeness.NAME),
    ],
)
def test_two_records_are_alike_by(other: dict[str, object], likeness: Likeness) -> None:
    first = person(1, citizen_id="1", born="1950-03-04", household_id=7)
    assert pairs_among([person(2, **other), first]) == [Pair(1, 2, likeness)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"born": "1960-03-04"},  # a namesake
        {"given": "สมศัก", "born": "1962-08-19", "household_id": 7},  # brothers whose names sound alike
        {"given": "สมศัก"},  # sounds alike and nothing else is known
        {"given": "วิชัย", "born": "1950-03-04", "household_id": 7},  # twins
        {"born": "1951-01-01", "is_day": False},
    ],
)
def test_two_people_are_left_alone(other: dict[str, object]) -> None:
    first = person(1, citizen_id="1", born="1950-03-04", household_id=7)
    assert pairs_among([first, person(2, **other)]) == []  # type: ignore[arg-type]


def test_people_of_one_name_only_are_not_paired_by_it_alone() -> None:
    assert pairs_among([person(1, family=""), person(2, family="")]) == []


def test_a_name_of_half_the_town_with_unknown_birth_dates_pairs_nobody() -> None:
    assert pairs_among([person(number) for number in range(MOST_ALIKE + 1)]) == []


def test_the_surest_pairs_come_first() -> None:
    people = [person(1), person(2, born="1950-03-04"), person(3, born="1950-03-04"), person(4, "ก", citizen_id="9"),
              person(5, "ข", citizen_id="9")]  # fmt: skip
    found = [pair.likeness for pair in pairs_among(people)]
    assert found == [Likeness.SAME_ID, Likeness.NAME_AND_BIRTH, Likeness.NAME, Likeness.NAME]
