"""Which copies of the office are kept: told from their generations, for the clock of an office's PC may leap.

Kept are all of the last two days on which copies were made, the best of each of the last 14 such days and of each of
the last 8 such weeks, none over 90 days; except the newest three that were proved to open, which always stay.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

ALL_OF_DAYS: Final = 2
MOST_OF_DAYS: Final = 100
"""So many are all: a copy every half hour of two days. A clock that begins the same day at every start has no end."""
DAILY: Final = 14
WEEKLY: Final = 8
LONGEST: Final = timedelta(days=90)
"""What was erased from the office is to be gone from its copies after so long."""
ALWAYS: Final = 3

FIRST_POSSIBLE: Final = datetime(2026, 1, 1)
"""Before this program nobody made copies with it: what says so was made while the clock's battery was empty."""
LEAP: Final = timedelta(days=45)
"""A step of the clock from one copy to the next that has to be confirmed."""
CONFIRMED_AFTER: Final = timedelta(hours=20)
"""A leap is believed once copies so far apart agree on it: an office that was closed for months, or a wrong clock
that stays wrong. Until then nothing is too old because of it."""


@dataclass(frozen=True)
class Copy:
    """A copy in one place: its number, which only grows, the clock's word for when (local), and whether it opened."""

    generation: int
    made_at: datetime
    is_proved: bool


@dataclass(frozen=True)
class Thinning:
    """By their generations: which go, and which stay although they are over 90 days old."""

    delete: frozenset[int]
    overdue: frozenset[int]


def thinned(copies: Iterable[Copy], now: datetime) -> Thinning:
    """What to do with the copies of one place, whose generations are all different."""
    dated = likely_times(sorted(copies, key=lambda copy: copy.generation), now)
    clock = office_time([copy.made_at for copy in dated], now)
    old = {copy.generation for copy in dated if clock - copy.made_at > LONGEST}
    always = {copy.generation for copy in [copy for copy in dated if copy.is_proved][-ALWAYS:]}
    stay = (_wanted(dated) - old) | always
    return Thinning(
        delete=frozenset(copy.generation for copy in dated if copy.generation not in stay),
        overdue=frozenset(stay & old),
    )


def _wanted(dated: Sequence[Copy]) -> set[int]:
    """By the calendar alone, over days and weeks on which copies were made."""
    days = _grouped(dated, lambda at: at.date().toordinal())
    weeks = _grouped(dated, lambda at: (at.date().toordinal() - 1) // 7)
    lately = [copy for day in days[-ALL_OF_DAYS:] for copy in day][-MOST_OF_DAYS:]
    best = [_best(group) for group in (*days[-DAILY:], *weeks[-WEEKLY:])]
    return {copy.generation for copy in (*lately, *best)}


def _grouped(dated: Sequence[Copy], period: Callable[[datetime], int]) -> list[list[Copy]]:
    groups: dict[int, list[Copy]] = {}
    for copy in dated:
        groups.setdefault(period(copy.made_at), []).append(copy)
    return list(groups.values())


def _best(group: Sequence[Copy]) -> Copy:
    """The last that was proved; where none was, the last."""
    return ([copy for copy in group if copy.is_proved] or group)[-1]


def likely_times(copies: Sequence[Copy], now: datetime) -> list[Copy]:
    """The copies, in the order of their generations, with times that never go back and are never after `now`.

    Believed are the most that agree with each other, with the order and with `now`. What does not agree counts as made
    with the one before it: rather too old, for what was erased is to be gone.
    """
    believed = set(_longest_rise([copy.made_at for copy in copies], now))
    first = min((copies[place].made_at for place in believed), default=now)
    dated: list[Copy] = []
    for place, copy in enumerate(copies):
        if place in believed:
            dated.append(copy)
        else:
            dated.append(replace(copy, made_at=dated[-1].made_at if dated else first))
    return dated


def _longest_rise(times: Sequence[datetime], now: datetime) -> list[int]:
    """The places of the most times that never go back, of those that are possible."""
    tails: list[tuple[datetime, int]] = []
    came_from: dict[int, int | None] = {}
    for place, at in enumerate(times):
        if not FIRST_POSSIBLE <= at <= now:
            continue
        length = bisect_right(tails, at, key=lambda tail: tail[0])
        came_from[place] = tails[length - 1][1] if length else None
        tails[length : length + 1] = [(at, place)]
    found: list[int] = []
    place_now = tails[-1][1] if tails else None
    while place_now is not None:
        found.append(place_now)
        place_now = came_from[place_now]
    return found[::-1]


def office_time(times: Sequence[datetime], now: datetime) -> datetime:
    """By which ages are told: the clock without leaps that are not confirmed yet. `times` never go back."""
    points = [*times, now]
    leaps = timedelta()
    for place in range(len(points) - 1, 0, -1):
        step = points[place] - points[place - 1]
        if now - points[place] - leaps >= CONFIRMED_AFTER:
            break
        if step > LEAP:
            leaps += step
    return now - leaps
