"""How aged a community is: more than 10, 20 or 28 percent of its people are 60 or over (domain, "Ageing society")."""

from collections.abc import Mapping

from db.domain.choices import Choice
from db.domain.words import N_


class AgeingLevel(Choice):
    """The stages of an ageing society."""

    YOUNG = "young", N_("Not yet an ageing society")
    AGEING = "ageing", N_("Ageing society")
    AGED = "aged", N_("Aged society")
    SUPER_AGED = "super_aged", N_("Super-aged society")


PERCENT_LINES: Mapping[AgeingLevel, int] = {
    AgeingLevel.AGEING: 10,
    AgeingLevel.AGED: 20,
    AgeingLevel.SUPER_AGED: 28,
}


def elders_percent(elders: int, people: int) -> float:
    """Elders per hundred people; 0 where nobody lives."""
    return 100 * elders / people if people else 0.0


def ageing_level(elders: int, people: int) -> AgeingLevel:
    """The stage by whole people: a line counts as passed above it, not on it."""
    passed = [level for level, percent in PERCENT_LINES.items() if 100 * elders > percent * people]
    return passed[-1] if passed else AgeingLevel.YOUNG


def elders_to_pass(people: int, percent: int) -> int:
    """The smallest number of elders above the line: of 2,862 people the 20 % line is passed at 573."""
    return people * percent // 100 + 1
