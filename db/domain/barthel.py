"""The Barthel index of daily living: ten items, 20 points, three groups of elders (domain, "Barthel ADL")."""

from collections.abc import Mapping

from db.domain.choices import Choice
from db.domain.errors import FieldError
from db.domain.words import N_


class BarthelItem(Choice):
    """What is asked, in the order of the paper form."""

    FEEDING = "feeding", N_("Feeding")
    GROOMING = "grooming", N_("Grooming")
    TRANSFER = "transfer", N_("Rising from bed")
    TOILET = "toilet", N_("Toilet use")
    MOBILITY = "mobility", N_("Moving about the house")
    DRESSING = "dressing", N_("Dressing")
    STAIRS = "stairs", N_("Climbing one flight of stairs")
    BATHING = "bathing", N_("Bathing")
    BOWELS = "bowels", N_("Control of bowels")
    BLADDER = "bladder", N_("Control of bladder")


MAXIMA: Mapping[BarthelItem, int] = {
    BarthelItem.FEEDING: 2,
    BarthelItem.GROOMING: 1,
    BarthelItem.TRANSFER: 3,
    BarthelItem.TOILET: 2,
    BarthelItem.MOBILITY: 3,
    BarthelItem.DRESSING: 2,
    BarthelItem.STAIRS: 2,
    BarthelItem.BATHING: 1,
    BarthelItem.BOWELS: 2,
    BarthelItem.BLADDER: 2,
}
FULL_SCORE = 20


class AdlGroup(Choice):
    """How far an elder gets about."""

    BEDBOUND = "bedbound", N_("Bedbound")
    HOMEBOUND = "homebound", N_("Homebound")
    SOCIAL = "social", N_("Socially active")


_LAST_SCORE = ((4, AdlGroup.BEDBOUND), (11, AdlGroup.HOMEBOUND), (FULL_SCORE, AdlGroup.SOCIAL))


def score(answers: Mapping[BarthelItem, int]) -> int | None:
    """The sum of all ten answers; None while one is missing, FieldError for an impossible one."""
    for item, points in answers.items():
        if not 0 <= points <= MAXIMA[item]:
            raise FieldError(N_("This item is scored from 0 to {maximum}."), maximum=MAXIMA[item])
    return sum(answers.values()) if len(answers) == len(MAXIMA) else None


def group_of(total: int) -> AdlGroup:
    """0-4 bedbound, 5-11 homebound, 12-20 socially active; FieldError outside 0-20."""
    if not 0 <= total <= FULL_SCORE:
        raise FieldError(N_("An ADL score lies between 0 and 20."))
    return next(group for last, group in _LAST_SCORE if total <= last)


def span_of(group: AdlGroup) -> tuple[int, int]:
    """The lowest and the highest score of a group."""
    first = 0
    for last, each in _LAST_SCORE:
        if each is group:
            break
        first = last + 1
    return first, last


def group(answers: Mapping[BarthelItem, int]) -> AdlGroup | None:
    """The group of an assessment; None while an item is unanswered."""
    total = score(answers)
    return None if total is None else group_of(total)
