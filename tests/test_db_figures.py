"""Each figure is worked out once and is what one counts by hand: of the town, of a community, of a fiscal year."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from db.communities import communities
from db.domain.accounts import Role
from db.domain.figure_list import FIGURE, FIGURES
from db.domain.figures import Unit, Value
from db.domain.residents import Residency
from db.figure_counts import Span, adl_count, counts
from db.figures import figure_years, year_figures
from db.office import Office
from db.residents import resident_of, save_resident
from tests.as_role import signed_in
from tests.counted_by_hand import by_hand
from tests.people_office import born, resident
from tests.results_office import BEFORE, THIS, TODAY, YEAR, more_worked, visit, worked
from tests.rounds_office import found, full_round


def town(office: Office, name: str, year: int = YEAR) -> Value:
    return year_figures(office, year).of_town(FIGURE[name])


@pytest.fixture
def ids(office: Office) -> dict[str, int]:
    return more_worked(office)


def test_every_figure_is_what_the_lists_count(office: Office, ids: dict[str, int]) -> None:
    figures = year_figures(office)
    direct = by_hand(office)
    assert {figure.name: figures.of_town(figure) for figure in FIGURES} == direct
    assert all(direct[name] for name in direct if name not in ("social", "given_paid", "partners_inside")), "not empty"


def test_communities_add_up_to_the_town(office: Office, ids: dict[str, int]) -> None:
    figures = year_figures(office)
    places = [*(each.id for each in communities(office)), None]
    for figure in FIGURES:
        parts = [figures.of_community(figure, place) for place in places]
        if not figure.by_community:
            assert parts == [None] * len(places), figure.name
        elif not figure.share and figure.unit is not Unit.BAHT:
            assert sum(part or 0 for part in parts) == figures.of_town(figure), figure.name


def test_each_figure_is_counted_by_one_statement() -> None:
    span = Span(BEFORE, TODAY, TODAY, is_over=False)
    names = [name for count in (*counts(span), adl_count(span)) for name in count.names]
    assert len(names) == len(set(names))
    shares = {figure.name for figure in FIGURES if figure.share}
    assert set(names) == {figure.name for figure in FIGURES} - shares - {"volunteer_value"}
    assert len(FIGURE) == len(FIGURES)


@pytest.mark.parametrize(
    ("do", "is_reached"),
    [
        (lambda office, ids: visit(office, ids["เยี่ยมบ้าน"], THIS, resident_id=ids["ขวัญ"]), True),
        (lambda office, ids: visit(office, ids["เยี่ยมบ้าน"], THIS, household_id=ids["ป่าซาง 1"]), True),
        (lambda office, ids: visit(office, ids["เยี่ยมบ้าน"], BEFORE, household_id=ids["ป่าซาง 1"]), False),
        (lambda office, ids: visit(office, ids["เยี่ยมบ้าน"], THIS, household_id=ids["ป่าซาง 2"]), False),
        (lambda office, ids: found(office, full_round(office).id, "1"), True),
        (lambda office, ids: full_round(office), False),
    ],
)
def test_an_elder_is_reached_by_whoever_met_them_or_their_house(
    office: Office, do: Callable[[Office, dict[str, int]], object], is_reached: bool
) -> None:
    known = worked(office)
    assert town(office, "elders_reached") == 2, "khwan's house was found empty"
    do(office, known)
    assert town(office, "elders_reached") == 2 + is_reached


def test_days_at_the_border_of_the_year_count_on_their_side(office: Office) -> None:
    known = worked(office)
    now, before = town(office, "visits"), town(office, "visits", YEAR - 1)
    assert (now, before) == (2, 1)
    visit(office, known["เยี่ยมบ้าน"], date(2026, 10, 1), resident_id=known["ขวัญ"])
    visit(office, known["เยี่ยมบ้าน"], date(2026, 9, 30), resident_id=known["ขวัญ"])
    assert (town(office, "visits"), town(office, "visits", YEAR - 1)) == (3, 2)
    assert (town(office, "given_value", YEAR - 1), town(office, "served", YEAR - 1)) == (99, 40)


def test_a_year_that_is_over_tells_of_its_last_day(office: Office) -> None:
    known = worked(office)
    everybody = town(office, "residents", YEAR - 1)
    resident(office, "ทารก", born=born(2026, 10, 2), status=Residency.LIVING)
    assert (town(office, "residents", YEAR - 1), town(office, "residents")) == (everybody, (everybody or 0) + 1)
    for given, day in (("คำ", date(2026, 10, 2)), ("ขวัญ", BEFORE)):
        one = resident_of(office, known[given])
        save_resident(office, replace(one, status=Residency.DIED, status_date=day))
    assert town(office, "residents", YEAR - 1) == (everybody or 0) - 1
    assert (town(office, "households", YEAR - 1), town(office, "households")) == (3, 5), "where somebody lived"
    assert (town(office, "services", YEAR - 1), town(office, "services")) == (2, 3), "one was neither given nor kept"
    assert town(office, "services_alone", YEAR - 1) == 2
    assert town(office, "volunteers", YEAR - 1) == 2


def test_only_who_may_see_daily_living_is_told_of_its_groups(office: Office) -> None:
    worked(office)
    assert town(office, "bedbound") == 1
    with signed_in(office, Role.PRINTER):
        assert town(office, "bedbound") is None and town(office, "elders") == 3
    assert town(office, "bedbound") == 1


def test_figures_are_worked_out_anew_after_a_change(office: Office) -> None:
    known = worked(office)
    assert town(office, "visits") == 2
    assert year_figures(office) is year_figures(office), "remembered"
    visit(office, known["เยี่ยมบ้าน"], THIS, resident_id=known["ขวัญ"])
    assert town(office, "visits") == 3


def test_what_changed_while_figures_were_worked_out_is_not_forgotten(office: Office) -> None:
    """The turn is passed on between statements: a visit that comes after visits were counted counts the next time."""
    known = worked(office)
    real, turns = office.let_others, [0]

    def let_others() -> None:
        turns[0] += 1
        if turns[0] == 10:
            office._turns.__exit__(None, None, None)
            visit(office, known["เยี่ยมบ้าน"], THIS, resident_id=known["ขวัญ"])
            office._turns.__enter__()
        real()

    office.let_others = let_others  # type: ignore[method-assign]
    before = town(office, "visits")
    office.let_others = real  # type: ignore[method-assign]
    assert turns[0] > 10 and (before, town(office, "visits")) == (2, 3)


def test_the_years_that_something_is_kept_of(office: Office) -> None:
    office.clock = lambda: datetime(2026, 11, 22, 9, 30)
    assert figure_years(office) == (YEAR,)
    known = worked(office)
    assert figure_years(office) == (YEAR, YEAR - 1)
    visit(office, known["เยี่ยมบ้าน"], date(2023, 10, 1), resident_id=known["ขวัญ"])
    assert figure_years(office) == (YEAR, YEAR - 1, YEAR - 2, YEAR - 3)
