"""An assessment of daily living (การประเมิน ADL): ten items answered on a day, total and group, the next due."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from db.domain import barthel
from db.domain.barthel import AdlGroup, BarthelItem
from db.domain.barthel_answers import (
    ANSWERS,
    Bathing,
    Bladder,
    Bowels,
    Dressing,
    Feeding,
    Grooming,
    Mobility,
    Stairs,
    Toilet,
    Transfer,
)
from db.domain.errors import FieldError
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One elder on one day. An item that was not answered is None; `assessor` is a name."""

    id: int = 0
    revision: int = 0
    resident_id: int | None = None
    assessed_on: date | None = None
    assessor: str = ""
    feeding: Feeding | None = None
    grooming: Grooming | None = None
    transfer: Transfer | None = None
    toilet: Toilet | None = None
    mobility: Mobility | None = None
    dressing: Dressing | None = None
    stairs: Stairs | None = None
    bathing: Bathing | None = None
    bowels: Bowels | None = None
    bladder: Bladder | None = None
    notes: str = ""

    @property
    def answers(self) -> dict[BarthelItem, int]:
        """The points of the items that are answered."""
        given = {item: getattr(self, item.value) for item in BarthelItem}
        return {item: int(answer.value) for item, answer in given.items() if answer is not None}

    @property
    def total(self) -> int | None:
        """0 to 20; None while an item is unanswered."""
        return barthel.score(self.answers)

    @property
    def group(self) -> AdlGroup | None:
        """None while an item is unanswered."""
        return barthel.group(self.answers)


def answers_from(points: Mapping[str, int]) -> dict[str, object]:
    """The ten answers by their attributes, from points by the items' names."""
    return {item.value: kind(str(points[item.value])) for item, kind in ANSWERS.items()}


def check_day(assessed_on: date | None, today: date) -> None:
    """Raises FieldError for a day that has not come yet."""
    if assessed_on is not None and assessed_on > today:
        raise FieldError(N_("This day has not come yet."))


Months = Mapping[AdlGroup, int]
"""How many months after an assessment the next one is due."""
DEFAULT_MONTHS: Final[Months] = {AdlGroup.BEDBOUND: 3, AdlGroup.HOMEBOUND: 6, AdlGroup.SOCIAL: 12}


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is shorter; earlier, if below 0."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_due(assessed_on: date, group: AdlGroup, months: Months = DEFAULT_MONTHS) -> date:
    """From this day on another assessment is due."""
    return months_after(assessed_on, months[group])


def last_day_due(today: date, months: int) -> date:
    """Whoever was assessed on this day or earlier is due today; the twin of next_due."""
    day = months_after(today, -months)
    while months_after(day + timedelta(1), months) <= today:
        day += timedelta(1)
    return day


def _item(item: BarthelItem) -> Field:
    return Field(item.value, item.label, Kind.CHOICE, required=True, choices=ANSWERS[item], width=30)


FORM = Form(
    Assessment,
    (
        Field("assessed_on", N_("Assessed on"), Kind.DATE, required=True, width=14),
        Field("assessor", N_("Assessor"), required=True, width=30),
        *map(_item, BarthelItem),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=30),
    ),
)
