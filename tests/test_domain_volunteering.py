"""Awards, hours and their value, how long a training holds, and the tree of who invited whom, worked out by hand."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from db.domain.ages import AgeBand
from db.domain.awards import Award, AwardKind, DueAward, awards_due, check_award, full_years, next_step
from db.domain.errors import FieldError, FormErrors
from db.domain.referrals import Forest, Referral, Spot, forest_of, laid_out
from db.domain.training_validity import TrainingValidity, longest, valid_until
from db.domain.volunteer_bands import BandLine, sum_of
from db.domain.volunteer_hours import NOTHING, Work, format_hours, hours_of, value_of
from db.domain.volunteering_settings import VolunteeringSettings, steps_of, steps_text

RULES = VolunteeringSettings(award_hours="100, 300", award_years="1, 5")


@pytest.mark.parametrize(
    ("minutes", "years", "given", "due"),
    [
        (5999, 0, [], []),
        (6000, 0, [], [(AwardKind.HOURS, 100)]),
        (30_000, 6, [], [(AwardKind.HOURS, 300), (AwardKind.YEARS, 5)]),
        (6000, 0, [(AwardKind.HOURS, 100)], []),
        (18_000, 0, [(AwardKind.HOURS, 100)], [(AwardKind.HOURS, 300)]),
        (6000, 0, [(AwardKind.HOURS, 300)], []),
        (0, 1, [(AwardKind.HOURS, 1)], [(AwardKind.YEARS, 1)]),
    ],
)
def test_the_highest_step_reached_is_due_once(
    minutes: int, years: int, given: list[tuple[AwardKind, int]], due: list[tuple[AwardKind, int]]
) -> None:
    assert awards_due(minutes, years, given, RULES) == tuple(DueAward(kind=kind, step=step) for kind, step in due)


def test_an_office_without_steps_gives_no_awards() -> None:
    assert awards_due(10**6, 50, [], VolunteeringSettings(award_hours="", award_years="")) == ()


def test_years_of_service_are_full_on_the_day_one_began() -> None:
    assert [full_years(date(2020, 11, 23), date(2026, 11, day)) for day in (22, 23)] == [5, 6]
    assert (full_years(None, date(2026, 1, 1)), full_years(date(2027, 1, 1), date(2026, 1, 1))) == (0, 0)


def test_the_next_step_is_above_what_was_reached() -> None:
    assert [next_step(reached, (100, 300)) for reached in (0, 100, 299.5, 300)] == [100, 300, 300, None]


@pytest.mark.parametrize(
    ("text", "steps"),
    [("๓๐๐, 100", (100, 300)), ("100 100/300; 5", (5, 100, 300)), ("", ()), (" ,", ())],
)
def test_steps_are_read_as_people_write_them(text: str, steps: tuple[int, ...]) -> None:
    assert steps_of(text) == steps
    assert steps_of(steps_text(steps)) == steps


@pytest.mark.parametrize("text", ["100, ห้า", "0", "1.5", "-3", "1000000"])
def test_what_is_no_step_is_named(text: str) -> None:
    with pytest.raises(FieldError):
        steps_of(text)


def test_an_award_is_given_on_a_day_of_service_that_has_come() -> None:
    award = Award(kind=AwardKind.HOURS, step=100, given_on=date(2026, 11, 22))
    check_award(award, date(2026, 11, 22), date(2026, 11, 22))
    for today, started in ((date(2026, 11, 21), None), (date(2026, 11, 22), date(2026, 11, 23))):
        with pytest.raises(FormErrors) as told:
            check_award(award, today, started)
        assert set(told.value.errors) == {"given_on"}


def test_hours_have_two_decimals_and_their_value_satang() -> None:
    assert [hours_of(minutes) for minutes in (0, 30, 100, 90)] == [0, 0.5, 1.67, 1.5]
    assert value_of(100, Decimal(50)) == Decimal("83.33")
    assert value_of(1, Decimal("0.30")) == Decimal("0.01"), "half a satang counts up"
    assert [format_hours(hours) for hours in (0, 0.5, 1234, 1.67)] == ["0", "0.5", "1,234", "1.67"]
    assert Work(activity_minutes=60, visits=1) + Work(visit_minutes=30, activities=2) == Work(
        activity_minutes=60, visit_minutes=30, activities=2, visits=1
    )
    assert (NOTHING.minutes, Work(activity_minutes=60, visit_minutes=30).hours) == (0, 1.5)


def held(trained_on: date, months: int | None) -> TrainingValidity:
    return TrainingValidity(
        resident_id=1, course_id=1, course="", class_id=1, certificate_id=1, certificate="1/2569",
        trained_on=trained_on, until=valid_until(trained_on, months),
    )  # fmt: skip


def test_a_training_holds_for_months_after_its_last_day() -> None:
    one = held(date(2026, 8, 31), 6)
    assert one.until == date(2027, 2, 28)
    days = (date(2026, 8, 30), date(2026, 8, 31), date(2027, 2, 28), date(2027, 3, 1))
    assert [one.is_valid(day) for day in days] == [False, True, True, False]
    assert held(date(2020, 1, 1), None).is_valid(date(2100, 1, 1))


def test_of_several_trainings_the_one_that_holds_longest_counts() -> None:
    first, second, for_good = held(date(2020, 1, 1), 24), held(date(2021, 1, 1), 6), held(date(2010, 1, 1), None)
    assert max((first, second, for_good), key=longest) is for_good
    assert max((first, second), key=longest) is first


def test_an_age_without_a_volunteer_is_a_gap_of_its_community_only() -> None:
    nobody = dict.fromkeys(AgeBand, 0)
    here = BandLine(community_id=1, community="ริมยวม", counts=nobody | {AgeBand.FROM_60: 2}, unknown=1)
    nowhere = BandLine(community_id=None, community="", counts=nobody)
    assert (here.total, len(here.gaps), AgeBand.FROM_60 in here.gaps) == (3, 6, False)
    assert nowhere.gaps == ()
    assert sum_of([here, here]).counts[AgeBand.FROM_60] == 4
    assert sum_of([here, here]).unknown == 2


# --- the tree


def person(number: int, inviter: int | None = None, started: date | None = None) -> Referral:
    return Referral(
        resident_id=number, volunteer_id=number, full_name=str(number), community="", started=started, ended=None,
        inviter_id=inviter,
    )  # fmt: skip


def forest(*pairs: tuple[int, int | None]) -> Forest:
    return forest_of([person(number, inviter) for number, inviter in pairs])


def places(spots: list[Spot]) -> dict[int, tuple[int, float]]:
    return {spot.resident_id: (spot.column, spot.row) for spot in spots}


def test_a_tree_counts_everybody_who_came_through_somebody() -> None:
    tree = forest((1, None), (2, 1), (3, 1), (4, 2), (5, None))
    assert tree.roots == (1, 5)
    assert tree.children == {1: (2, 3), 2: (4,)}
    assert tree.reached == {1: 3, 2: 1, 3: 0, 4: 0, 5: 0}


def test_the_earliest_come_first_and_the_largest_tree_on_top() -> None:
    tree = forest_of([
        person(1, None, date(2020, 1, 1)), person(2, None, date(2021, 1, 1)), person(3, 2, date(2023, 1, 1)),
        person(4, 2, date(2022, 1, 1)),
    ])  # fmt: skip
    assert (tree.roots, tree.children[2]) == ((2, 1), (4, 3))


def test_who_names_a_stranger_or_themself_began_by_themself() -> None:
    assert forest((1, 99), (2, 2)).roots == (1, 2)


def test_people_who_invited_each_other_in_a_circle_are_all_in_the_tree() -> None:
    tree = forest_of([
        person(1, 3, date(2022, 1, 1)), person(2, 1, date(2020, 1, 1)), person(3, 2, date(2021, 1, 1)),
        person(4, None, date(2023, 1, 1)),
    ])  # fmt: skip
    assert tree.roots == (2, 4)
    assert set(places(laid_out(tree)[0])) == {1, 2, 3, 4}
    assert tree.reached[2] == 2


def test_whoever_invited_stands_in_the_middle_of_who_came() -> None:
    (spots,) = laid_out(forest((1, None), (2, 1), (3, 1), (4, 3), (5, 3)))
    assert places(spots) == {1: (0, 0.75), 2: (1, 0), 3: (1, 1.5), 4: (2, 1), 5: (2, 2)}
    assert [spots[spot.parent].resident_id if spot.parent is not None else None for spot in spots] == [
        None, 1, 1, 3, 3,
    ]  # fmt: skip


def test_a_tree_goes_on_from_sheet_to_sheet_with_its_first_ones_again() -> None:
    tree = forest((1, None), (2, 1), (3, 1), (4, 1))
    first, second = laid_out(tree, rows=2)
    assert places(first) == {1: (0, 0.5), 2: (1, 0), 3: (1, 1)}
    assert places(second) == {1: (0, 0), 4: (1, 0)}
    assert [spot.is_again for spot in (*first, *second)] == [False, False, False, True, False]


def test_who_stands_in_the_last_column_begins_a_tree_further_below() -> None:
    (spots,) = laid_out(forest((1, None), (2, 1), (3, 2), (4, 3), (5, 4)), columns=3)
    assert [(spot.resident_id, spot.column, spot.row, spot.goes_on, spot.is_again) for spot in spots] == [
        (1, 0, 0, False, False), (2, 1, 0, False, False), (3, 2, 0, True, False),
        (3, 0, 1, False, True), (4, 1, 1, False, False), (5, 2, 1, False, False),
    ]  # fmt: skip


def test_every_sheet_of_a_large_tree_has_room_and_everybody_is_on_one() -> None:
    tree = forest((1, None), *((number, number // 3 or None) for number in range(2, 400)))
    sheets = laid_out(tree, rows=10, columns=4)
    assert {spot.resident_id for sheet in sheets for spot in sheet if not spot.is_again} == set(range(1, 400))
    assert max(spot.column for sheet in sheets for spot in sheet) == 3
    assert max(spot.row for sheet in sheets for spot in sheet) <= 9
    for sheet in sheets:
        taken = sorted((spot.column, spot.row) for spot in sheet)
        pairs = list(pairwise(taken))
        assert all(one[0] != other[0] or other[1] - one[1] >= 1 for one, other in pairs), "boxes lie over each other"


def test_a_chain_of_thousands_is_drawn_and_nobody_is_no_picture() -> None:
    (spots,) = laid_out(forest((1, None), *((number, number - 1) for number in range(2, 3001))))
    assert (len(spots), spots[-1].column) == (3000, 2999)
    assert laid_out(forest()) == []
