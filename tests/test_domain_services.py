"""Where an activity stands, how far a goal is reached, and who joined after whom."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from db.domain.activities import Activity, ActivityLine, ActivityState, check_activity
from db.domain.activity_people import (
    Participant,
    ParticipantLine,
    ParticipantRole,
    check_participant,
    hours_of,
    in_order_of_joining,
    minutes_of,
)
from db.domain.errors import FormErrors
from db.domain.goals import Goal, GoalLine, Measure, check_goal
from db.domain.services import ServiceKind

DAY = date(2026, 11, 22)


def line(**values: Any) -> ActivityLine:
    usual: dict[str, Any] = {
        "id": 1, "service_id": 1, "service": "เยี่ยมบ้าน", "kind": ServiceKind.VISIT, "goal_id": None, "goal": "",
        "community": "", "partner": "", "name": "ออกเยี่ยม", "place": "", "held_on": DAY, "ended_on": None,
        "budget": Decimal(0), "budget_source": "", "served": None, "result": "", "notes": "", "staff": 1,
        "volunteers": 2, "public": 3, "hours": 6.0, "photographs": 0,
    }  # fmt: skip
    return ActivityLine(**usual | values)


@pytest.mark.parametrize(
    ("held", "ended", "served", "state"),
    [
        (date(2026, 11, 23), None, None, ActivityState.TO_COME),
        (DAY, None, None, ActivityState.UNDER_WAY),
        (DAY, None, 0, ActivityState.HELD),
        (date(2026, 11, 20), DAY, None, ActivityState.UNDER_WAY),
        (date(2026, 11, 20), date(2026, 11, 21), None, ActivityState.UNFINISHED),
        (date(2026, 11, 20), date(2026, 11, 21), 0, ActivityState.HELD),
        (date(2026, 11, 21), None, None, ActivityState.UNFINISHED),
    ],
)
def test_an_activity_is_held_once_the_people_served_are_known(
    held: date, ended: date | None, served: int | None, state: ActivityState
) -> None:
    assert line(held_on=held, ended_on=ended, served=served).state(DAY) is state


def test_an_activity_counts_in_the_fiscal_year_in_which_it_began() -> None:
    assert line(held_on=date(2026, 9, 30), ended_on=date(2026, 10, 2)).year == 2569
    assert line(held_on=date(2026, 10, 1)).year == 2570
    assert line().people == 6 and line().last_day == DAY and line(ended_on=date(2026, 12, 1)).last_day.day == 1


def test_nobody_is_served_before_the_day_and_nothing_ends_before_it_starts() -> None:
    check_activity(Activity(held_on=DAY, ended_on=DAY, served=3), DAY)
    for wrong, field in (
        (Activity(held_on=DAY, ended_on=date(2026, 11, 21)), "ended_on"),
        (Activity(held_on=date(2026, 11, 23), served=1), "served"),
    ):
        with pytest.raises(FormErrors) as told:
            check_activity(wrong, DAY)
        assert set(told.value.errors) == {field}


def goal(**values: Any) -> GoalLine:
    usual: dict[str, Any] = {
        "id": 1, "year": 2570, "name": "ทั่วถึง", "indicator": "", "measure": Measure.SERVED, "target": 200,
        "reached": 199, "service": "", "activities": 0, "notes": "",
    }  # fmt: skip
    return GoalLine(**usual | values)


def test_a_goal_is_reached_at_its_target_and_never_by_rounding() -> None:
    assert (goal().percent, goal().is_reached) == (99, False)
    assert (goal(reached=200).percent, goal(reached=200).is_reached) == (100, True)
    assert goal(reached=300).percent == 150
    for unknown in (goal(target=None), goal(target=0), goal(reached=None)):
        assert unknown.percent is None
    assert not goal(target=None).is_reached and not goal(reached=None).is_reached


def test_what_is_counted_by_itself_is_not_typed() -> None:
    check_goal(Goal(measure=Measure.OWN, reached=5))
    check_goal(Goal(measure=Measure.SERVED))
    with pytest.raises(FormErrors) as told:
        check_goal(Goal(measure=Measure.SERVED, reached=5))
    assert set(told.value.errors) == {"reached"}


@pytest.mark.parametrize(
    ("participant", "fields"),
    [
        (Participant(id=1), {"resident_id"}),
        (Participant(id=1, resident_id=3, name="นางดี"), {"name"}),
        (Participant(id=1, resident_id=3, after_id=1), {"after_id"}),
        (Participant(id=0, after_id=0), {"resident_id", "after_id"}),
    ],
)
def test_exactly_one_person_is_named_who_did_not_follow_themself(participant: Participant, fields: set[str]) -> None:
    with pytest.raises(FormErrors) as told:
        check_participant(participant)
    assert set(told.value.errors) == fields


def test_hours_are_kept_in_minutes_and_back() -> None:
    assert [minutes_of(hours) for hours in (None, 0, 0.5, 3.5, 70)] == [0, 0, 30, 210, 4200]
    assert [hours_of(minutes) for minutes in (0, 30, 210, 20)] == [0, 0.5, 3.5, 20 / 60]


def someone(number: int, joined: int | None = None, after: int | None = None) -> ParticipantLine:
    return ParticipantLine(
        id=number, activity_id=1, resident_id=None, full_name=str(number), community="", role=ParticipantRole.PUBLIC,
        joined_on=date(2026, 11, joined) if joined else None, after_id=after, after="", hours=1.0, notes="",
    )  # fmt: skip


def order(*lines: ParticipantLine) -> list[int]:
    return [each.id for each in in_order_of_joining(lines)]


def test_those_who_joined_follow_the_one_who_brought_them() -> None:
    staff, first, second = someone(9, 1), someone(2, 3, after=9), someone(1, 2, after=9)
    third = someone(3, 4, after=1)
    assert order(third, second, first, staff, someone(4, 5)) == [9, 1, 3, 2, 4]
    assert order(someone(2), someone(1, 5)) == [1, 2]


def test_nobody_is_lost_who_follows_in_a_circle_or_somebody_who_is_gone() -> None:
    assert order(someone(1, 1, after=2), someone(2, 1, after=1)) == [1, 2]
    assert order(someone(1, 2, after=77), someone(2, 1)) == [2, 1]
