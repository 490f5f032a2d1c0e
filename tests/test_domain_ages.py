"""Ages, bands and the dates of birth that lie in a band."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.ages import AgeBand, age_on, band_of, born_between, born_by, is_elder

LEAP_BORN = date(1956, 2, 29)
DAYS = st.dates(date(1900, 1, 1), date(2057, 12, 31))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (LEAP_BORN, date(2026, 2, 28), 69),
        (LEAP_BORN, date(2026, 3, 1), 70),
        (LEAP_BORN, date(2028, 2, 29), 72),
        (date(1956, 11, 10), date(2026, 11, 9), 69),
        (date(1956, 11, 10), date(2026, 11, 10), 70),
        (date(2026, 11, 22), date(2026, 11, 22), 0),
    ],
)
def test_one_is_older_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "0-14"), (14, "0-14"), (15, "15-24"), (24, "15-24"), (25, "25-59"), (59, "25-59"), (60, "60-69"),
        (69, "60-69"), (70, "70-79"), (79, "70-79"), (80, "80-89"), (89, "80-89"), (90, "90+"), (120, "90+"),
    ],
)  # fmt: skip
def test_bands_begin_and_end_where_they_should(age: int, band: str) -> None:
    assert band_of(age) == band


@given(DAYS, DAYS, st.sampled_from(AgeBand))
def test_dates_of_birth_of_a_band_are_just_those(born: date, today: date, band: AgeBand) -> None:
    if born > today:
        born, today = today, born
    first, last = born_between(band, today)
    lies_within = (first is None or first <= born) and (last is None or born <= last)
    assert lies_within is (band_of(age_on(born, today)) is band)


def test_bands_follow_each_other_without_a_gap_on_29_february() -> None:
    today = date(2028, 2, 29)
    bounds = [born_between(band, today) for band in AgeBand]
    assert bounds[0][1] is None
    assert bounds[-1][0] is None
    for (first, _), (_, last) in pairwise(bounds):
        assert first is not None
        assert last == first - timedelta(days=1)


def test_born_by_is_the_last_day_of_an_age() -> None:
    assert born_by(60, date(2026, 11, 22)) == date(1966, 11, 22)
    assert born_by(15, date(2028, 2, 29)) == date(2013, 2, 28)


def test_elders_are_60() -> None:
    assert is_elder(date(1966, 11, 22), date(2026, 11, 22))
    assert not is_elder(date(1966, 11, 23), date(2026, 11, 22))


def test_every_band_has_a_label() -> None:
    assert len({band.label for band in AgeBand} - {band.value for band in AgeBand}) == len(AgeBand) == 7
