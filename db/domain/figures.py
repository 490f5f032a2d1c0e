"""The office's figures: what a figure is, how its value comes from what was counted, and how it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from db.domain.choices import Choice
from db.domain.money import SATANG
from db.domain.volunteer_hours import format_hours, hours_of, value_of
from db.domain.words import N_

Counted = Mapping[str, int]
"""What was counted: whole numbers by name; times in minutes and money in satang, so that sums are exact."""
Value = int | Decimal | None
"""None where whoever asks may not see it, and of a community where the figure tells of the whole town only."""
TENTH = Decimal("0.1")


class Unit(Choice):
    """What is counted."""

    PEOPLE = "people", N_("people")
    HOUSEHOLDS = "households", N_("households")
    TIMES = "times", N_("times")
    ACTIVITIES = "activities", N_("activities")
    CLASSES = "classes", N_("classes")
    CERTIFICATES = "certificates", N_("certificates")
    PARTNERS = "partners", N_("partners")
    SERVICES = "services", N_("services")
    ROUNDS = "rounds", N_("rounds")
    HOURS = "hours", N_("hours")
    BAHT = "baht", N_("baht")
    PERCENT = "percent", N_("%")


class Subject(Choice):
    """What figures stand together."""

    PEOPLE = "people", N_("People and households")
    ELDERS = "elders", N_("Elders and care")
    VISITS = "visits", N_("Visits, services and rounds")
    VOLUNTEERS = "volunteers", N_("Volunteers and their hours")
    TRAINING = "training", N_("Training and certificates")
    PARTNERS = "partners", N_("Partners and money")


class Time(Choice):
    """Of when a figure tells."""

    DAY = "day", N_("On the last day of the fiscal year; in the running one, today.")
    YEAR = "year", N_("In the fiscal year.")
    SPAN = "span", N_("In the fiscal year that is chosen above the list, or of all time.")
    NOW = "now", N_("As it stands today.")
    EVER = "ever", N_("Of all time, up to today.")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number that is told anywhere. `label` and `definition` are msgids; a share is `share[0]` of `share[1]` in
    percent. What is not `by_community` tells of the whole town only. `needs` is the operation that whoever sees it
    must be allowed to do."""

    name: str
    label: str
    definition: str
    unit: Unit
    subject: Subject
    time: Time = Time.YEAR
    by_community: bool = True
    share: tuple[str, str] | None = None
    needs: str = ""

    def value(self, counted: Counted) -> int | Decimal:
        """Of what was counted in the town or in a community."""
        if self.share:
            return percent(*(counted.get(part, 0) for part in self.share))
        number = counted.get(self.name, 0)
        if self.unit is Unit.HOURS:
            return Decimal(str(hours_of(number)))
        return Decimal(number) / SATANG if self.unit is Unit.BAHT else number


@dataclass(frozen=True, kw_only=True)
class YearFigures:
    """All figures of a B.E. fiscal year: `counted` by the id of the community, None for what belongs to none. `day` is
    its last day, or today until it `is_over`; `hour_satang` what an hour of a volunteer is worth. What is `hidden` may
    not be seen by who asked."""

    year: int
    first: date
    last: date
    day: date
    is_over: bool
    counted: Mapping[int | None, Counted]
    hour_satang: int
    hidden: frozenset[str] = frozenset()

    def of_town(self, figure: Figure) -> Value:
        """Of everybody and everything together."""
        together: dict[str, int] = {}
        for counted in self.counted.values():
            for name, number in counted.items():
                together[name] = together.get(name, 0) + number
        return self._value(figure, together)

    def of_community(self, figure: Figure, community_id: int | None) -> Value:
        """Of one community; with None of what belongs to none. None also for a figure of the whole town only."""
        if not figure.by_community:
            return None
        return self._value(figure, self.counted.get(community_id, {}))

    def _value(self, figure: Figure, counted: Counted) -> Value:
        if figure.name in self.hidden:
            return None
        worth = value_of(counted.get("volunteer_hours", 0), Decimal(self.hour_satang) / SATANG)
        return figure.value({**counted, "volunteer_value": int(worth * SATANG)})


def percent(part: int, whole: int) -> Decimal:
    """To a tenth, half of one up as people round; 0 where there is nothing to be a part of."""
    return (Decimal(100 * part) / whole).quantize(TENTH, ROUND_HALF_UP) if whole else Decimal(0)


def format_value(unit: Unit, value: Value) -> str:
    """1,234 · 12.25 hours · 20.1 % · 12,500.50 baht, without the unit; – where it is not known."""
    if value is None:
        return "–"
    if unit is Unit.PERCENT:
        return f"{value:,.1f}"
    if unit is Unit.HOURS:
        return format_hours(float(value))
    return f"{value:,.2f}".removesuffix(".00") if unit is Unit.BAHT else f"{value:,}"


def difference(now: Value, before: Value) -> Value:
    """How much more, or (below 0) less; None where either is not known."""
    return None if now is None or before is None else now - before


def format_difference(unit: Unit, value: Value) -> str:
    """With its sign; 0 for the same."""
    shown = format_value(unit, value)
    return f"+{shown}" if value is not None and value > 0 else shown.replace("-", "−")
