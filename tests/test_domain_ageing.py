"""The stages of an ageing society by whole people."""

import pytest

from db.domain.ageing import AgeingLevel, ageing_level, elders_percent, elders_to_pass


def test_of_2862_people_the_20_percent_line_is_passed_at_573() -> None:
    assert elders_to_pass(2862, 20) == 573
    assert ageing_level(572, 2862) is AgeingLevel.AGEING
    assert ageing_level(573, 2862) is AgeingLevel.AGED


@pytest.mark.parametrize(
    ("elders", "level"),
    [
        (0, AgeingLevel.YOUNG),
        (10, AgeingLevel.YOUNG),
        (11, AgeingLevel.AGEING),
        (20, AgeingLevel.AGEING),
        (21, AgeingLevel.AGED),
        (28, AgeingLevel.AGED),
        (29, AgeingLevel.SUPER_AGED),
        (100, AgeingLevel.SUPER_AGED),
    ],
)
def test_a_line_is_passed_above_it_not_on_it(elders: int, level: AgeingLevel) -> None:
    assert ageing_level(elders, 100) is level


@pytest.mark.parametrize("percent", [10, 20, 28])
@pytest.mark.parametrize("people", [1, 7, 100, 999, 2862])
def test_the_line_is_passed_by_one_elder(people: int, percent: int) -> None:
    line = elders_to_pass(people, percent)
    assert 100 * line > percent * people
    assert 100 * (line - 1) <= percent * people


def test_shares() -> None:
    assert elders_percent(573, 2862) == pytest.approx(20.02, abs=0.01)
    assert elders_percent(0, 0) == 0
    assert ageing_level(0, 0) is AgeingLevel.YOUNG
