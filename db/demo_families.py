"""How the families of the fictitious office are made up: who lives together, and how old each is."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from db.domain.names import Sex

OLDEST = 98


@dataclass(frozen=True)
class Member:
    """One place in a family, before it has a name. `own_family`: does not bear the household's family name."""

    sex: Sex
    age: int
    is_married: bool = False
    own_family: bool = False


@dataclass
class Quota:
    """How many men and women are still to be made: a family takes what is left, and never more."""

    men: int
    women: int

    @property
    def total(self) -> int:
        return self.men + self.women

    def either(self, random: Random) -> Sex:
        """A child's sex, so drawn that both run out together."""
        return Sex.MALE if random.random() * self.total < self.men else Sex.FEMALE

    def left(self, sex: Sex) -> int:
        return self.men if sex is Sex.MALE else self.women

    def take(self, sex: Sex) -> bool:
        """Whether one more of this sex is wanted; it counts as made."""
        if not self.left(sex):
            return False
        if sex is Sex.MALE:
            self.men -= 1
        else:
            self.women -= 1
        return True


FamilyPlan = Callable[[Random, Quota], list[Member]]


def next_family(random: Random, quota: Quota) -> list[Member]:
    """The members of one more household, at least one and a grown-up among them."""
    plan = random.choices(_PLANS, cum_weights=_WEIGHTS)[0]
    wanted = plan(random, quota)
    adults = sum(member.age >= 18 and quota.left(member.sex) > 0 for member in wanted)
    if not adults:
        wanted = [Member(quota.either(random), random.randint(40, 80))]
    return [member for member in wanted if quota.take(member.sex)]


def _couple(random: Random, wife: int) -> list[Member]:
    husband = min(OLDEST, max(20, wife + random.randint(-2, 7)))
    keeps_name = random.random() < 0.2
    return [Member(Sex.MALE, husband, True), Member(Sex.FEMALE, wife, True, keeps_name)]


def _children(random: Random, quota: Quota, mother: int, most: int, stay_until: int) -> list[Member]:
    """Those of a mother's children who still live at home, the eldest first; most born when she was 19 to 36."""
    ages = sorted((mother - random.randint(19, 36) for _ in range(random.randint(1, most))), reverse=True)
    apart = [age for place, age in enumerate(ages) if place == 0 or ages[place - 1] != age]
    return [Member(quota.either(random), age) for age in apart if 0 <= age <= stay_until]


def _grandparents(random: Random, father: int) -> list[Member]:
    grandmother = father + random.randint(19, 32)
    grandfather = grandmother + random.randint(-1, 6)
    found = []
    if grandfather <= 90 and random.random() < 0.6:
        found.append(Member(Sex.MALE, grandfather, True))
    if grandmother <= OLDEST and random.random() < 0.9:
        found.append(Member(Sex.FEMALE, grandmother, True))
    return found


def _three_generations(random: Random, quota: Quota) -> list[Member]:
    wife = random.randint(25, 48)
    couple = _couple(random, wife)
    return _grandparents(random, couple[0].age) + couple + _children(random, quota, wife, 3, 24)


def _couple_with_children(random: Random, quota: Quota) -> list[Member]:
    wife = random.randint(23, 58)
    return _couple(random, wife) + _children(random, quota, wife, 3, 27)


def _young_couple(random: Random, quota: Quota) -> list[Member]:
    return _couple(random, random.randint(21, 45))


def _old_couple(random: Random, quota: Quota) -> list[Member]:
    return _couple(random, random.randint(59, 84))


def _old_person(random: Random, quota: Quota) -> list[Member]:
    sex = Sex.FEMALE if random.random() < 0.7 else Sex.MALE
    return [Member(sex, random.randint(62, OLDEST), random.random() < 0.85)]


def _old_parent_and_child(random: Random, quota: Quota) -> list[Member]:
    parent = random.randint(66, 95)
    sex = Sex.FEMALE if random.random() < 0.7 else Sex.MALE
    return [Member(sex, parent, True), Member(quota.either(random), parent - random.randint(21, 36))]


def _single_person(random: Random, quota: Quota) -> list[Member]:
    return [Member(quota.either(random), random.randint(22, 59))]


def _grandchildren(random: Random, quota: Quota) -> list[Member]:
    """Grandparents bring up the children while the parents work elsewhere."""
    grandmother = random.randint(56, 76)
    grandfather = [Member(Sex.MALE, grandmother + random.randint(-1, 6), True)] if random.random() < 0.6 else []
    ages = sorted({random.randint(3, 17) for _ in range(random.randint(1, 2))}, reverse=True)
    children = [Member(quota.either(random), age, own_family=random.random() < 0.3) for age in ages]
    return [*grandfather, Member(Sex.FEMALE, grandmother, True), *children]


def _single_parent(random: Random, quota: Quota) -> list[Member]:
    parent = random.randint(26, 50)
    sex = Sex.FEMALE if random.random() < 0.75 else Sex.MALE
    mother = [Member(Sex.FEMALE, parent + random.randint(20, 34), True)] if random.random() < 0.4 else []
    return [*mother, Member(sex, parent, True), *_children(random, quota, parent, 2, 22)]


def _brothers_and_sisters(random: Random, quota: Quota) -> list[Member]:
    eldest = random.randint(24, 62)
    younger = (0, random.randint(1, 4), random.randint(5, 8))
    return [Member(quota.either(random), max(18, eldest - years)) for years in younger]


_SHARES: tuple[tuple[int, FamilyPlan], ...] = (
    (25, _three_generations),
    (29, _couple_with_children),
    (6, _young_couple),
    (11, _old_couple),
    (6, _old_person),
    (8, _old_parent_and_child),
    (6, _single_person),
    (6, _grandchildren),
    (7, _single_parent),
    (3, _brothers_and_sisters),
)
_PLANS = [plan for _, plan in _SHARES]
_WEIGHTS = [sum(share for share, _ in _SHARES[: place + 1]) for place in range(len(_SHARES))]
