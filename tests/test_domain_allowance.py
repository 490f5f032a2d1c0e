"""The elders' allowance by month, by both rules, and the register of a fiscal year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.allowance import (
    DEFAULT_STEPS,
    AllowanceRule,
    is_on_register,
    monthly_allowance,
    next_change,
    register_cutoff,
    step_of,
)


@pytest.mark.parametrize(
    ("age", "baht"),
    [(59, 0), (60, 600), (69, 600), (70, 700), (79, 700), (80, 800), (89, 800), (90, 1000), (110, 1000)],
)
def test_the_steps(age: int, baht: int) -> None:
    assert step_of(age) == baht


@pytest.mark.parametrize(
    ("born", "month", "baht"),
    [
        (date(1956, 11, 10), date(2026, 11, 1), 600),
        (date(1956, 11, 10), date(2026, 12, 1), 700),
        (date(1956, 10, 1), date(2026, 10, 1), 700),
        (date(1966, 9, 2), date(2026, 9, 1), 0),
        (date(1966, 9, 2), date(2026, 10, 1), 600),
        (date(1936, 12, 31), date(2026, 12, 1), 800),
        (date(1936, 12, 31), date(2027, 1, 1), 1000),
    ],
)
def test_the_age_on_the_first_of_the_month_counts(born: date, month: date, baht: int) -> None:
    assert monthly_allowance(born, month) == baht
    assert monthly_allowance(born, month.replace(day=28)) == baht


@pytest.mark.parametrize(
    ("born", "month", "baht"),
    [
        (date(1956, 11, 10), date(2026, 12, 1), 600),
        (date(1956, 11, 10), date(2027, 9, 1), 600),
        (date(1956, 11, 10), date(2027, 10, 1), 700),
        (date(1956, 10, 1), date(2026, 10, 1), 700),
        (date(1936, 12, 31), date(2027, 1, 1), 800),
    ],
)
def test_by_the_older_rule_the_age_on_1_october_counts(born: date, month: date, baht: int) -> None:
    assert monthly_allowance(born, month, AllowanceRule.FIRST_OF_OCTOBER) == baht


def test_steps_are_a_setting() -> None:
    assert monthly_allowance(date(1956, 1, 1), date(2026, 11, 1), steps=((60, 1000), (70, 1500))) == 1500
    assert step_of(75, steps=()) == 0


def test_the_register_takes_those_born_before_2_september() -> None:
    assert register_cutoff(2569) == date(1966, 9, 2)
    assert is_on_register(date(1966, 9, 1), 2569)
    assert not is_on_register(date(1966, 9, 2), 2569)


def test_the_next_change_is_told_ahead() -> None:
    assert next_change(date(1956, 11, 10), date(2026, 11, 22)) == (date(2026, 12, 1), 700)
    assert next_change(date(1936, 12, 31), date(2026, 11, 1)) == (date(2027, 1, 1), 1000)
    assert next_change(date(1920, 1, 1), date(2026, 11, 1)) is None
    october = next_change(date(1956, 11, 10), date(2026, 11, 1), AllowanceRule.FIRST_OF_OCTOBER)
    assert october == (date(2027, 10, 1), 700)


@given(st.dates(date(1930, 1, 1), date(1980, 1, 1)), st.sampled_from(AllowanceRule))
def test_until_the_next_change_the_amount_stays(born: date, rule: AllowanceRule) -> None:
    month = date(2026, 11, 1)
    change = next_change(born, month, rule)
    if change is None:
        assert monthly_allowance(born, month, rule) == DEFAULT_STEPS[-1][1]
        return
    first, amount = change
    before = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    assert monthly_allowance(born, first, rule) == amount
    assert monthly_allowance(born, before, rule) == monthly_allowance(born, month, rule) != amount
