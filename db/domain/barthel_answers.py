"""What can be answered to each item of the Barthel index, as on the form of the Ministry of Public Health."""

from collections.abc import Mapping
from typing import Final

from db.domain.barthel import BarthelItem
from db.domain.choices import Choice
from db.domain.words import N_


class Feeding(Choice):
    """A meal that stands ready."""

    FED = "0", N_("0 · has to be fed")
    HELPED = "1", N_("1 · eats with some help")
    ALONE = "2", N_("2 · eats alone")


class Grooming(Choice):
    """Face, hair, teeth, shaving, within the last one or two days."""

    HELPED = "0", N_("0 · needs help to wash the face")
    ALONE = "1", N_("1 · washes the face alone")


class Transfer(Choice):
    """From the bed to a chair."""

    UNABLE = "0", N_("0 · can not sit, or two lift")
    MUCH_HELP = "1", N_("1 · sits up with much help")
    SOME_HELP = "2", N_("2 · sits up with some help")
    ALONE = "3", N_("3 · rises alone")


class Toilet(Choice):
    """Getting there, clothes, cleaning oneself."""

    UNABLE = "0", N_("0 · depends on others")
    HELPED = "1", N_("1 · needs some help")
    ALONE = "2", N_("2 · goes alone")


class Mobility(Choice):
    """Within the room and the house."""

    UNABLE = "0", N_("0 · does not move about")
    WHEELCHAIR = "1", N_("1 · by wheelchair, alone")
    HELPED = "2", N_("2 · walks with help")
    ALONE = "3", N_("3 · walks alone")


class Dressing(Choice):
    """Putting clothes on."""

    UNABLE = "0", N_("0 · has to be dressed")
    HALF = "1", N_("1 · dresses half alone")
    ALONE = "2", N_("2 · dresses alone")


class Stairs(Choice):
    """Up and down one floor."""

    UNABLE = "0", N_("0 · not able to")
    HELPED = "1", N_("1 · climbs with help")
    ALONE = "2", N_("2 · climbs alone")


class Bathing(Choice):
    """Washing the whole body."""

    HELPED = "0", N_("0 · has to be helped")
    ALONE = "1", N_("1 · bathes alone")


class Bowels(Choice):
    """Within the last week."""

    NONE = "0", N_("0 · none, or needs enemas")
    SOMETIMES = "1", N_("1 · lost less than once a week")
    NORMAL = "2", N_("2 · as usual")


class Bladder(Choice):
    """Within the last week."""

    NONE = "0", N_("0 · none, or has a catheter")
    SOMETIMES = "1", N_("1 · lost less than once a day")
    NORMAL = "2", N_("2 · as usual")


ANSWERS: Final[Mapping[BarthelItem, type[Choice]]] = {
    BarthelItem.FEEDING: Feeding,
    BarthelItem.GROOMING: Grooming,
    BarthelItem.TRANSFER: Transfer,
    BarthelItem.TOILET: Toilet,
    BarthelItem.MOBILITY: Mobility,
    BarthelItem.DRESSING: Dressing,
    BarthelItem.STAIRS: Stairs,
    BarthelItem.BATHING: Bathing,
    BarthelItem.BOWELS: Bowels,
    BarthelItem.BLADDER: Bladder,
}
