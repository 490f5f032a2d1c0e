"""Which copies stay: the calendar of days and weeks, 90 days, the newest three proved, and clocks that leap."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from db.domain.rotation import (
    CONFIRMED_AFTER,
    LEAP,
    LONGEST,
    MOST_OF_DAYS,
    Copy,
    Thinning,
    likely_times,
    office_time,
    thinned,
)

NOW = datetime(2026, 11, 22, 16, 0)


def days_ago(*days: float) -> list[Copy]:
    """Proved copies so many days before now, the oldest first."""
    ordered = sorted(days, reverse=True)
    return [Copy(number, NOW - timedelta(days=day), True) for number, day in enumerate(ordered, start=1)]


def kept(copies: list[Copy], now: datetime = NOW) -> list[Copy]:
    gone = thinned(copies, now).delete
    return [copy for copy in copies if copy.generation not in gone]


def ages(copies: list[Copy]) -> list[int]:
    return [(NOW.date() - copy.made_at.date()).days for copy in copies]


def test_of_a_year_of_days_fourteen_days_and_eight_weeks_stay() -> None:
    """By hand: 14 days back to day 13; the Sundays that end the weeks before are 14, 21, ... days ago (22 November is
    a Sunday, and its own week, begun on Monday, and those of day 7 are counted too)."""
    assert ages(kept(days_ago(*range(365)))) == [49, 42, 35, 28, 21, 14, *range(13, -1, -1)]


def test_all_of_two_days_stay_and_one_of_the_day_before() -> None:
    copies = days_ago(*(day + hour / 24 for day in (0, 1, 2) for hour in (0, 1, 2, 3)))
    assert ages(kept(copies)) == [2, 1, 1, 1, 1, 0, 0, 0, 0]


def test_of_a_day_the_last_that_was_proved_stays() -> None:
    copies = days_ago(*(day + hour / 24 for day in range(9) for hour in (0, 1, 2)))
    copies = [Copy(copy.generation, copy.made_at, copy.generation % 3 == 1) for copy in copies]
    assert {copy.generation % 3 for copy in kept(copies)[:-6]} == {1}


def test_days_without_copies_do_not_count() -> None:
    """An office that was closed for three weeks keeps what it had."""
    closed = days_ago(*range(21, 34), 0)
    assert len(kept(closed)) == len(closed)


def test_nothing_over_ninety_days_stays_but_the_newest_three_proved() -> None:
    copies = days_ago(300, 200, 150, 120, 110, 100)
    copies = [Copy(copy.generation, copy.made_at, copy.generation != 6) for copy in copies]
    thinning = thinned([*copies, Copy(7, NOW - timedelta(days=2), False), Copy(8, NOW, False)], NOW)
    assert thinning == Thinning(delete=frozenset({1, 2, 6}), overdue=frozenset({3, 4, 5}))


def test_exactly_ninety_days_are_not_over_them() -> None:
    copies = [Copy(1, NOW - LONGEST, False), *days_ago(4, 3, 2, 1)]
    copies[1:] = [Copy(copy.generation + 1, copy.made_at, True) for copy in copies[1:]]
    assert thinned(copies, NOW) == Thinning(frozenset(), frozenset())
    assert thinned(copies, NOW + timedelta(seconds=1)).delete == {1}


def test_without_copies_there_is_nothing_to_do() -> None:
    assert thinned([], NOW) == Thinning(frozenset(), frozenset())


def test_a_clock_that_leapt_ahead_deletes_nothing_until_a_second_day_agrees() -> None:
    copies = days_ago(*range(40))
    leapt = NOW + timedelta(days=3650)
    before = len(kept(copies))
    first = [*copies, Copy(100, leapt, True)]
    assert len(kept(first, leapt)) >= before - 1, "one day and one week more, so one of the oldest may go"
    second = [*first, Copy(101, leapt + timedelta(days=1), True)]
    assert [copy.generation for copy in kept(second, leapt + timedelta(days=1))] == [40, 100, 101]


def test_copies_of_a_clock_that_was_ahead_are_as_old_as_the_ones_around_them() -> None:
    wrong = [Copy(50, NOW + timedelta(days=400), True), Copy(51, NOW + timedelta(days=401), True)]
    right = [Copy(number, NOW + timedelta(days=number - 52), True) for number in range(52, 152)]
    now = right[-1].made_at
    dated = likely_times([*wrong, *right], now)
    assert dated[0].made_at == dated[1].made_at == right[0].made_at, "nothing is before them"
    assert {50, 51} <= thinned([*wrong, *right], now).delete
    dated = likely_times([*right[:10], *wrong, *right[10:]], now)
    assert dated[10].made_at == dated[11].made_at == right[9].made_at


def test_copies_of_an_empty_battery_are_as_young_as_those_around_them() -> None:
    copies = days_ago(3, 2, 1)
    copies.insert(2, Copy(99, datetime(2009, 1, 1), True))
    copies = [Copy(place, copy.made_at, copy.is_proved) for place, copy in enumerate(copies)]
    assert [copy.made_at for copy in likely_times(copies, NOW)][1:3] == [NOW - timedelta(days=2)] * 2
    assert not thinned(copies, NOW).delete


def test_a_battery_that_was_empty_for_long_makes_nobody_else_s_copies_old() -> None:
    right = days_ago(5, 4, 3, 2)
    empty = [Copy(number, datetime(2009, 1, number - 9), True) for number in range(10, 30)]
    copies = [*right, *empty, Copy(30, NOW, True)]
    assert {copy.generation for copy in right} <= {copy.generation for copy in kept(copies)}


def test_while_the_clock_is_at_its_beginning_nothing_goes_for_its_age() -> None:
    copies = days_ago(*range(14))
    assert not thinned([*copies, Copy(99, datetime(2009, 1, 1), True)], datetime(2009, 1, 1)).delete


def test_a_clock_that_begins_anew_at_every_start_does_not_fill_the_disk() -> None:
    copies = [Copy(number, datetime(2009, 1, 1, number % 24), True) for number in range(1000)]
    assert len(kept(copies, datetime(2009, 1, 1))) <= MOST_OF_DAYS
    copies = [Copy(number, datetime(2027, 1, 1, number % 24), True) for number in range(1000)]
    assert len(kept(copies, datetime(2027, 1, 1, 23))) <= MOST_OF_DAYS


def test_the_office_s_time_leaves_out_only_what_is_not_confirmed() -> None:
    day = timedelta(days=1)
    assert office_time([NOW - 200 * day, NOW], NOW + day) == NOW + day
    assert office_time([NOW - 200 * day, NOW - day / 2], NOW) == NOW - 199.5 * day
    assert office_time([NOW - 400 * day, NOW - 200 * day, NOW - 199 * day, NOW - day / 2], NOW) == NOW - 198.5 * day
    assert office_time([NOW - 400 * day, NOW - 200 * day, NOW - day / 2], NOW) == NOW - 399.5 * day
    assert office_time([NOW - 30 * day], NOW) == NOW
    assert office_time([], NOW) == NOW


# -- histories


WRONG_BY = (-9000, -400, -30, -1, 1, 40, 400, 9000)
"""Days. Of a clock that is a little ahead nobody can know, so its copies may stay so much longer."""


@dataclass
class Step:
    """One copy of a made-up history: when in truth, what the clock said, and whether it was proved."""

    truth: datetime
    clock: datetime
    is_proved: bool


def history(chance: random.Random, leaps: int) -> Iterator[Step]:
    """Half a year and more: several copies on a day of work, closed days, and clocks wrong by minutes or decades."""
    truth, offset = NOW, timedelta()
    wrong_days = {chance.randrange(20, 120): chance.choice(WRONG_BY) for _ in range(leaps)}
    proved = chance.choice([0.2, 0.8, 1.0])
    for day in range(chance.randrange(30, 240)):
        if day in wrong_days:
            offset = timedelta(days=wrong_days[day], minutes=chance.randrange(1440))
        elif chance.random() < 0.3:
            offset = timedelta()
        if chance.random() < 0.25:
            truth += timedelta(days=chance.choice([1, 1, 2, 3, 10, 60, 120]))
            continue
        for _ in range(chance.randrange(1, 5)):
            truth += timedelta(minutes=chance.randrange(5, 90))
            yield Step(truth, truth + offset, chance.random() < proved)
        truth = (truth + timedelta(days=1)).replace(hour=8, minute=0)


@pytest.mark.parametrize("leaps", [0, 1, 4])
def test_every_history_keeps_the_newest_three_proved_and_nothing_too_old(leaps: int) -> None:
    for seed in range(20):
        live_through(leaps, seed)


def live_through(leaps: int, seed: int) -> None:
    """One history, thinned after each of its copies as the program does.

    In truth too old is never anything where the clock was always right, but for the first day after months without
    a copy; where it leapt, nothing once it has been right for 90 days.
    """
    settled = LONGEST if leaps else CONFIRMED_AFTER
    there: dict[int, Step] = {}
    right_since: datetime | None = None
    last = NOW
    for generation, step in enumerate(history(random.Random(f"{leaps} {seed}"), leaps), start=1):
        if step.truth != step.clock:
            right_since = None
        elif right_since is None or step.truth - last > LEAP:
            right_since = step.truth
        last = step.truth
        there[generation] = step
        always = newest_proved(there)
        thinning = thinned([Copy(number, each.clock, each.is_proved) for number, each in there.items()], step.clock)
        assert not thinning.delete & always, "the newest three proved never go"
        assert thinning.overdue <= always
        for number in thinning.delete:
            del there[number]
        if right_since and step.truth - right_since >= settled:
            old = {number for number, each in there.items() if step.truth - each.truth > LONGEST + error_of(each)}
            assert old <= always, "a clock that is right leaves nothing in truth too old"


def error_of(step: Step) -> timedelta:
    """How much younger a copy looks than it is, where nothing contradicts the clock."""
    ahead = step.clock - step.truth
    return ahead if timedelta() < ahead < timedelta(days=9000) else timedelta()


def newest_proved(there: dict[int, Step]) -> set[int]:
    return set([number for number, each in sorted(there.items()) if each.is_proved][-3:])
