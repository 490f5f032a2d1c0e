"""Assessments, when the next is due, carers, and the office's rules for elders."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.allowance import AllowanceRule, next_change
from db.domain.assessments import (
    DEFAULT_MONTHS,
    FORM,
    Assessment,
    answers_from,
    last_day_due,
    months_after,
    next_due,
)
from db.domain.barthel import MAXIMA, AdlGroup, BarthelItem, group_of, span_of
from db.domain.barthel_answers import ANSWERS
from db.domain.care_settings import CareSettings
from db.domain.carers import Carer, Relation, check_carer
from db.domain.errors import FormErrors
from tests.care_office import assessment, points_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("item", BarthelItem)
def test_each_item_can_be_answered_with_every_number_of_points_and_no_other(item: BarthelItem) -> None:
    assert [member.value for member in ANSWERS[item]] == [str(points) for points in range(MAXIMA[item] + 1)]
    assert all(member.label.startswith(f"{member.value} · ") for member in ANSWERS[item])
    assert FORM.field(item.value).choices is ANSWERS[item] and FORM.field(item.value).required


@pytest.mark.parametrize(
    ("total", "group"),
    [(0, "bedbound"), (4, "bedbound"), (5, "homebound"), (11, "homebound"), (12, "social"), (20, "social")],
)
def test_total_and_group_come_from_the_ten_answers(total: int, group: str) -> None:
    found = assessment(1, total)
    assert (found.total, found.group) == (total, AdlGroup(group))


@pytest.mark.parametrize("item", BarthelItem)
def test_an_unanswered_item_leaves_neither_total_nor_group(item: BarthelItem) -> None:
    values = vars(assessment(1, 20)) | {item.value: None}
    assert (Assessment(**values).total, Assessment(**values).group) == (None, None)


def test_items_in_the_form_stand_in_the_order_of_the_paper() -> None:
    assert [field.name for field in FORM.fields][2:12] == list(BarthelItem)
    assert {field.name for field in fields(Assessment)} >= set(BarthelItem)


def test_points_become_answers() -> None:
    assert {name: str(answer) for name, answer in answers_from(points_of(20)).items()} == {
        item.value: str(most) for item, most in MAXIMA.items()
    }


def test_groups_span_all_scores() -> None:
    assert [span_of(group) for group in AdlGroup] == [(0, 4), (5, 11), (12, 20)]
    for group in AdlGroup:
        assert {group_of(total) for total in range(span_of(group)[0], span_of(group)[1] + 1)} == {group}


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 10, 1), 12, date(2027, 10, 1)),
        (date(2027, 1, 31), -2, date(2026, 11, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_where_the_month_is_shorter(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_the_next_assessment_comes_sooner_for_who_needs_more_care() -> None:
    day = date(2026, 1, 15)
    assert [next_due(day, group) for group in AdlGroup] == [date(2026, 4, 15), date(2026, 7, 15), date(2027, 1, 15)]
    assert CareSettings().months == DEFAULT_MONTHS


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_last_day_due_is_the_twin_of_the_next_due(today: date, months: int) -> None:
    last = last_day_due(today, months)
    assert months_after(last, months) <= today
    assert months_after(date.fromordinal(last.toordinal() + 1), months) > today


def test_steps_are_those_of_the_settings() -> None:
    settings = CareSettings(rule=AllowanceRule.FIRST_OF_OCTOBER, baht_70=850)
    assert settings.steps == ((60, 600), (70, 850), (80, 800), (90, 1000))
    assert next_change(date(1956, 11, 10), TODAY, settings.rule, settings.steps) == (date(2027, 10, 1), 850)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "carer_id"),
        ({"carer_id": 2, "name": "นางดาว"}, "name"),
        ({"carer_id": 1}, "carer_id"),
        ({"name": "นางดาว", "relation": None}, "relation"),
    ],
)
def test_a_carer_is_one_person_and_not_the_elder(values: dict[str, object], field: str) -> None:
    with pytest.raises(FormErrors) as told:
        check_carer(Carer(**{"resident_id": 1, "relation": Relation.CHILD, **values}))  # type: ignore[arg-type]
    assert set(told.value.errors) == {field}


def test_a_resident_or_somebody_from_outside_can_be_a_carer() -> None:
    check_carer(Carer(resident_id=1, carer_id=2, relation=Relation.SPOUSE))
    check_carer(Carer(resident_id=1, name="นางดาว ใจดี", relation=Relation.HIRED))
