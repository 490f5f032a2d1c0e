"""Households and services of a year that is over are those of which something tells that they were there then."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from db.domain.figure_list import FIGURE
from db.domain.moves import MoveWish
from db.domain.residents import Residency
from db.domain.rounds import HouseholdChoice
from db.domain.visits import VisitOutcome
from db.figures import year_figures
from db.households import delete_household
from db.moves import move_person, record_death
from db.office import Office
from db.round_households import take_into_round
from db.services import delete_service, service_lines
from tests.people_office import NOW, born, community, household, resident
from tests.rounds_office import new_round
from tests.services_office import activity, participant, service
from tests.visits_office import visit

YEAR = 2569
LAST = date(2026, 9, 30)
NEXT = date(2026, 10, 1)
EARLIER = datetime(2026, 3, 1, 10, 0)
Act = Callable[[Office, int], object]


def count(office: Office, name: str, year: int = YEAR) -> object:
    return year_figures(office, year).of_town(FIGURE[name])


def lived_in(office: Office, house_id: int) -> int:
    return resident(office, household_id=house_id, born=born(1960)).id


def moved_there(office: Office, house_id: int) -> None:
    """From another house, which the person leaves empty."""
    other = household(office, "99")
    move_person(office, lived_in(office, other.id), MoveWish(to_household_id=house_id, moved_on=NEXT))


def left(day: date) -> Act:
    def act(office: Office, house_id: int) -> None:
        other = household(office, "99")
        someone = resident(office, household_id=house_id, born=born(1960))
        move_person(office, someone.id, MoveWish(to_household_id=other.id, moved_on=day))

    return act


def died(day: date) -> Act:
    return lambda office, house_id: record_death(office, lived_in(office, house_id), MoveWish(moved_on=day))


def came_back(office: Office, house_id: int) -> None:
    someone = resident(office, household_id=house_id, status=Residency.OUTSIDE)
    move_person(office, someone.id, MoveWish(to_household_id=house_id, moved_on=NEXT))


def visited(day: date) -> Act:
    def act(office: Office, house_id: int) -> None:
        visit(office, service(office).id, household_id=house_id, done_on=day, outcome=VisitOutcome.NOT_HOME)

    return act


def asked(day: date) -> Act:
    return lambda office, house_id: take_into_round(
        office, new_round(office, starts=day).id, HouseholdChoice(empty_too=True)
    )


def deleted(day: date) -> Act:
    def act(office: Office, house_id: int) -> None:
        office.clock = lambda: datetime(day.year, day.month, day.day, 10)
        delete_household(office, house_id)
        office.clock = lambda: NOW

    return act


HOUSES: dict[str, tuple[Act, int]] = {
    "nothing is known of it": (lambda office, house_id: None, 0),
    "somebody lives there": (lived_in, 1),
    "somebody born later": (lambda office, key: resident(office, household_id=key, born=born(2026, 10, 2)), 0),
    "left on the last day: the new house only": (left(LAST), 1),
    "left the day after: the old house only": (left(NEXT), 1),
    "somebody came from another house since: that one only": (moved_there, 1),
    "somebody came from outside since": (came_back, 0),
    "died on the last day": (died(LAST), 0),
    "died the day after": (died(NEXT), 1),
    "visited by then": (visited(LAST), 1),
    "visited since": (visited(NEXT), 0),
    "asked in a round by then": (asked(LAST), 1),
    "asked since": (asked(NEXT), 0),
    "written down in March": (lambda office, house_id: None, 1),
    "written down in March, deleted on the last day": (deleted(LAST), 0),
    "written down in March, deleted the day after": (deleted(NEXT), 1),
}


@pytest.mark.parametrize("known", HOUSES)
def test_a_household_counts_if_something_tells_that_it_was_there(office: Office, known: str) -> None:
    act, counted = HOUSES[known]
    office.clock = lambda: EARLIER if "March" in known else NOW
    here = household(office, "12", community(office).id)
    office.clock = lambda: NOW
    act(office, here.id)
    assert count(office, "households") == counted
    by_place = year_figures(office, YEAR).counted
    assert sum(part.get("households", 0) for part in by_place.values()) == counted


def test_who_came_to_live_here_since_is_no_resident_of_the_year_before(office: Office) -> None:
    office.clock = lambda: NOW
    here = household(office, "12", community(office).id)
    came_back(office, here.id)
    assert (count(office, "residents"), count(office, "residents", YEAR + 1)) == (0, 1)
    there_and_back = lived_in(office, here.id)
    move_person(office, there_and_back, MoveWish(is_away=True, moved_on=NEXT))
    move_person(office, there_and_back, MoveWish(to_household_id=here.id, moved_on=NOW.date()))
    assert count(office, "residents") == 1, "who left and came back since was here"
    moved = lived_in(office, here.id)
    move_person(office, moved, MoveWish(to_household_id=household(office, "13").id, moved_on=NEXT))
    assert (count(office, "residents"), count(office, "elders")) == (2, 2)


def test_services_count_once_they_were_written_down_or_given(office: Office) -> None:
    office.clock = lambda: EARLIER
    service(office, "เขียนไว้แล้ว")
    office.clock = lambda: NOW
    given, helped, visited_for, new = (service(office, name) for name in ("กิจกรรม", "มีจิตอาสา", "เยี่ยม", "ใหม่"))
    activity(office, given.id, held_on=LAST)
    participant(office, activity(office, helped.id, held_on=LAST).id, resident(office).id)
    visit(office, visited_for.id, resident(office, "แก้ว").id, done_on=LAST)
    activity(office, new.id, held_on=NEXT)
    assert (count(office, "services"), count(office, "services", YEAR + 1)) == (4, 5)
    lines = service_lines(office, YEAR)
    assert len(lines) == 4 and new.name not in {line.name for line in lines}
    assert count(office, "services_alone") == sum(line.has_nobody for line in lines) == 3
    extra = service(office, "เลิกแล้ว")
    delete_service(office, extra.id)
    assert (count(office, "services"), count(office, "services", YEAR + 1)) == (4, 5)
