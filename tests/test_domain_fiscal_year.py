"""The fiscal year from 1 October to 30 September."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.fiscal_year import fiscal_bounds, fiscal_year, quarter


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 9, 30), 2568), (date(2025, 10, 1), 2569), (date(2026, 11, 22), 2570), (date(2026, 1, 1), 2569)],
)
def test_it_begins_on_1_october(day: date, year: int) -> None:
    assert fiscal_year(day) == year


def test_its_first_and_last_day() -> None:
    assert fiscal_bounds(2569) == (date(2025, 10, 1), date(2026, 9, 30))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_within_its_year(day: date) -> None:
    first, last = fiscal_bounds(fiscal_year(day))
    assert first <= day <= last


@pytest.mark.parametrize(
    ("month", "number"),
    [(10, 1), (11, 1), (12, 1), (1, 2), (2, 2), (3, 2), (4, 3), (5, 3), (6, 3), (7, 4), (8, 4), (9, 4)],
)
def test_quarters_begin_with_october(month: int, number: int) -> None:
    assert quarter(date(2026, month, 15)) == number
