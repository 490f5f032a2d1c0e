"""The office's rules for volunteers: what an hour is worth, and at how many hours and years an award is due."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_

MOST_BAHT = 10_000
MOST_STEP = 100_000
BETWEEN = re.compile(r"[\s,;/]+")


@dataclass(frozen=True, kw_only=True)
class VolunteeringSettings:
    """One record for the whole office. `hour_baht` is what an hour is worth; steps are numbers with commas between."""

    revision: int = 0
    hour_baht: Decimal = Decimal(50)
    award_hours: str = ""
    award_years: str = ""

    @property
    def hour_steps(self) -> tuple[int, ...]:
        """Hours at which an award is due, the fewest first."""
        return steps_of(self.award_hours)

    @property
    def year_steps(self) -> tuple[int, ...]:
        """Years of service at which an award is due, the fewest first."""
        return steps_of(self.award_years)


@lru_cache(64)
def steps_of(text: str) -> tuple[int, ...]:
    """The numbers of a list as it is typed, the lowest first, each once; raises FieldError."""
    parts = [part for part in BETWEEN.split(to_arabic(text).strip()) if part]
    for part in parts:
        if not re.fullmatch("[0-9]{1,6}", part) or not 1 <= int(part) <= MOST_STEP:
            raise FieldError(N_("“{text}” is no whole number of hours or years."), text=part)
    return tuple(sorted({int(part) for part in parts}))


def steps_text(steps: tuple[int, ...]) -> str:
    """The twin of steps_of()."""
    return ", ".join(map(str, steps))


def _are_steps(text: str) -> None:
    """Rule of a field."""
    steps_of(text)


FORM = Form(
    VolunteeringSettings,
    (
        Field(
            "hour_baht", N_("An hour is worth (baht)"), Kind.MONEY, required=True, width=10, least=0, most=MOST_BAHT,
            help=N_("The office's own rate: hours are valued by it in lists, papers and the yearly report."),
        ),
        Field(
            "award_hours", N_("Awards at so many hours"), width=30, rule=_are_steps,
            help=N_("Numbers with commas between; empty: none."),
        ),
        Field(
            "award_years", N_("Awards after so many years"), width=30, rule=_are_steps,
            help=N_("Numbers with commas between; empty: none."),
        ),
    ),
)  # fmt: skip
