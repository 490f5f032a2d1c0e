"""Outreach rounds: where they stand, what a key writes down, and households shared out evenly."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.errors import FormErrors
from db.domain.round_results import (
    CHECK_KEYS,
    RESULT_KEYS,
    VISIT_FORM,
    Answer,
    Check,
    RoundResult,
    RoundVisit,
    check_visit,
    cleared,
    settled,
    with_check,
    with_help,
    with_result,
)
from db.domain.round_sharing import Helper, blocks, shared_out
from db.domain.rounds import FORM, Coverage, OutreachRound, RoundKind, RoundLine, RoundState, check_round

TODAY, BEFORE = date(2026, 11, 22), date(2026, 11, 21)
VISIT, OUTBREAK = RoundKind.VISIT, RoundKind.OUTBREAK
HOUSE = RoundVisit(id=1, revision=3, round_id=2, household_id=4)


def test_a_round_ends_after_it_starts() -> None:
    check_round(OutreachRound(starts=TODAY, ends=TODAY))
    check_round(OutreachRound(starts=TODAY))
    with pytest.raises(FormErrors) as told:
        check_round(OutreachRound(starts=TODAY, ends=BEFORE))
    assert set(told.value.errors) == {"ends"}


@pytest.mark.parametrize(
    ("starts", "ends", "state"),
    [
        (date(2026, 11, 23), None, RoundState.PLANNED),
        (TODAY, None, RoundState.RUNNING),
        (BEFORE, TODAY, RoundState.RUNNING),
        (date(2026, 11, 1), BEFORE, RoundState.OVER),
    ],
)
def test_a_round_is_planned_under_way_or_over(starts: date, ends: date | None, state: RoundState) -> None:
    line = RoundLine(id=1, name="", kind=VISIT, starts=starts, ends=ends, notes="", coverage=Coverage())
    assert line.state(TODAY) is state


def test_coverage_counts_who_is_left_and_never_rounds_up_to_all() -> None:
    assert Coverage().percent == 0
    part = Coverage(households=200, reached=199, needs=5, nobody=1)
    assert (part.percent, part.left) == (99, 1)
    assert Coverage(households=10, reached=6, refused=2, nobody=1).left == 2


def test_a_key_says_how_it_went_and_when() -> None:
    reached = with_result(HOUSE, RoundResult.REACHED, TODAY, VISIT)
    assert (reached.result, reached.reached_on) == (RoundResult.REACHED, TODAY)
    assert reached.symptoms is None, "nobody asked in an ordinary round"
    assert (reached.id, reached.revision, reached.household_id) == (1, 3, 4)


def test_who_was_reached_in_an_outbreak_was_asked_and_said_no() -> None:
    reached = with_result(HOUSE, RoundResult.REACHED, TODAY, OUTBREAK)
    assert (reached.symptoms, reached.medicine, reached.food) == (Answer.NO,) * 3
    assert reached.vaccinated is None, "nobody is said to be vaccinated by a key for something else"
    assert not reached.has_needs


def test_who_was_reached_once_stays_reached_since_that_day() -> None:
    helped = with_help(replace(HOUSE, result=RoundResult.NEEDS, reached_on=BEFORE, needs="ยา"), BEFORE)
    assert with_result(helped, RoundResult.REACHED, TODAY, VISIT) == helped
    missed = with_result(HOUSE, RoundResult.NOBODY, BEFORE, VISIT)
    assert with_result(missed, RoundResult.REACHED, TODAY, VISIT).reached_on == TODAY


@pytest.mark.parametrize("check", Check)
def test_the_key_of_a_check_says_that_it_calls_for_something_and_takes_that_back(check: Check) -> None:
    needing = with_check(HOUSE, check, TODAY)
    assert (needing.asks, needing.result, needing.reached_on) == ((check,), RoundResult.NEEDS, TODAY)
    assert with_result(needing, RoundResult.REACHED, TODAY, OUTBREAK).result is RoundResult.NEEDS
    fine = with_check(needing, check, TODAY)
    assert (fine.asks, fine.result) == ((), RoundResult.REACHED)


def test_a_new_need_is_open_though_an_older_one_was_met() -> None:
    helped = with_help(with_check(HOUSE, Check.FOOD, BEFORE), TODAY)
    assert helped.helped_on == TODAY and not helped.is_open
    assert with_help(helped, TODAY).is_open
    assert with_check(helped, Check.MEDICINE, TODAY).is_open
    assert with_help(HOUSE, TODAY) == HOUSE, "there is nothing to help with"


@pytest.mark.parametrize("result", [RoundResult.NOBODY, RoundResult.REFUSED])
def test_where_nobody_was_met_nothing_is_known(result: RoundResult) -> None:
    known = replace(with_check(HOUSE, Check.SYMPTOMS, BEFORE), needs="ยา", helped_on=BEFORE, notes="หมาดุ")
    after = with_result(known, result, TODAY, OUTBREAK)
    assert after == replace(HOUSE, result=result, reached_on=TODAY, notes="หมาดุ")
    assert cleared(known) == replace(HOUSE, notes="หมาดุ")


def test_what_fits_together_is_kept() -> None:
    check_visit(HOUSE, BEFORE, TODAY)
    needing = replace(HOUSE, result=RoundResult.NEEDS, reached_on=BEFORE, needs="ข้าวสาร")
    check_visit(needing, BEFORE, TODAY)
    check_visit(replace(needing, helped_on=TODAY), BEFORE, TODAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"needs": "ยา"}, "result"),
        ({"reached_on": TODAY}, "result"),
        ({"result": RoundResult.REACHED}, "reached_on"),
        ({"result": RoundResult.REACHED, "reached_on": date(2026, 11, 23)}, "reached_on"),
        ({"result": RoundResult.REACHED, "reached_on": date(2026, 11, 20)}, "reached_on"),
        ({"result": RoundResult.NOBODY, "reached_on": TODAY, "food": Answer.YES}, "result"),
        ({"result": RoundResult.REACHED, "reached_on": TODAY, "helped_on": TODAY}, "helped_on"),
        ({"result": RoundResult.NEEDS, "reached_on": TODAY, "needs": "ยา", "helped_on": BEFORE}, "helped_on"),
        (
            {"result": RoundResult.NEEDS, "reached_on": BEFORE, "needs": "ยา", "helped_on": date(2026, 11, 23)},
            "helped_on",
        ),
        ({"result": RoundResult.NEEDS, "reached_on": TODAY}, "needs"),
        ({"result": RoundResult.REACHED, "reached_on": TODAY, "food": Answer.YES}, "result"),
    ],
)
def test_what_does_not_fit_is_told_beside_its_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(FormErrors) as told:
        check_visit(replace(HOUSE, **values), BEFORE, TODAY)  # type: ignore[arg-type]
    assert set(told.value.errors) == {field}


def test_what_was_typed_is_completed_by_what_goes_without_saying() -> None:
    needing = settled(replace(HOUSE, needs="ยา"), TODAY)
    assert (needing.result, needing.reached_on) == (RoundResult.NEEDS, TODAY)
    assert settled(replace(HOUSE, result=RoundResult.REACHED, food=Answer.YES), TODAY).result is RoundResult.NEEDS
    assert settled(replace(HOUSE, result=RoundResult.NOBODY, reached_on=BEFORE), TODAY).reached_on == BEFORE
    assert settled(HOUSE, TODAY) == HOUSE


def test_every_result_and_every_check_has_a_key_of_its_own() -> None:
    assert set(RESULT_KEYS.values()) == set(RoundResult) and set(CHECK_KEYS.values()) == set(Check)
    assert not set(RESULT_KEYS) & set(CHECK_KEYS)


@pytest.mark.parametrize(("count", "parts", "sizes"), [(7, 3, [3, 2, 2]), (2, 3, [1, 1, 0]), (6, 2, [3, 3])])
def test_blocks_differ_by_one_at_most(count: int, parts: int, sizes: list[int]) -> None:
    assert blocks(count, parts) == sizes


def test_each_community_is_shared_among_its_own_who_get_neighbours() -> None:
    houses = [(house, 1) for house in range(1, 6)] + [(6, 2), (7, 2), (8, None)]
    shares = shared_out(houses, [("ก", 1), ("ข", 1), ("ค", None)])
    assert [shares[house] for house in range(1, 6)] == ["ก", "ก", "ก", "ข", "ข"]
    assert [shares[house] for house in (6, 7, 8)] == ["ค", "ค", "ค"]


def test_where_nobody_is_for_a_community_its_houses_are_left_out() -> None:
    assert shared_out([(1, 1), (2, 2)], [("ก", 1)]) == {1: "ก"}


@given(st.lists(st.integers(1, 4), max_size=60), st.lists(st.integers(1, 4), min_size=1, max_size=8))
def test_nobody_of_a_community_gets_two_more_than_another(places: list[int], serving: list[int]) -> None:
    helpers = [(f"{place}-{number}", place) for number, place in enumerate(serving)]
    shares = shared_out(enumerate(places), helpers)
    for place in set(serving):
        counts = [list(shares.values()).count(key) for key, served in helpers if served == place]
        assert sum(counts) == places.count(place) and max(counts) - min(counts) <= 1
    assert all(int(shares[house].split("-")[0]) == places[house] for house in shares)


def test_a_household_names_a_volunteer_by_id_and_staff_by_name() -> None:
    assert Helper(volunteer_id=3, name="นายแก้ว").key == (3, "")
    assert Helper(name="นางวราลักษณ์").key == (None, "นางวราลักษณ์")


def test_forms_read_back_what_they_show() -> None:
    kept = OutreachRound(id=1, name="รอบ 1", kind=OUTBREAK, starts=BEFORE, ends=TODAY, notes="ก\nข")
    assert FORM.parse(FORM.texts(kept), TODAY, kept) == kept
    visit = replace(HOUSE, result=RoundResult.NEEDS, reached_on=TODAY, needs="ยา\nข้าว", symptoms=Answer.YES)
    assert VISIT_FORM.parse(VISIT_FORM.texts(visit), TODAY, visit) == visit
