"""The elders' monthly allowance: listed and reminded of, never decided (domain, "Elder allowance")."""

from datetime import date
from enum import StrEnum

from db.domain.ages import age_on
from db.domain.date_forms import BE_OFFSET
from db.domain.fiscal_year import fiscal_bounds, fiscal_year

Steps = tuple[tuple[int, int], ...]
"""(from age, baht a month), ascending: the office's setting."""

DEFAULT_STEPS: Steps = ((60, 600), (70, 700), (80, 800), (90, 1000))


class AllowanceRule(StrEnum):
    """Which day's age counts for a payment: the month's first (since fiscal year 2567), or 1 October before it."""

    FIRST_OF_MONTH = "month"
    FIRST_OF_OCTOBER = "october"


def step_of(age: int, steps: Steps = DEFAULT_STEPS) -> int:
    """Baht a month at an age; 0 below the first step."""
    return max((baht for from_age, baht in steps if age >= from_age), default=0)


def monthly_allowance(
    born: date,
    month: date,
    rule: AllowanceRule = AllowanceRule.FIRST_OF_MONTH,
    steps: Steps = DEFAULT_STEPS,
) -> int:
    """Baht for the month that `month` lies in."""
    if rule is AllowanceRule.FIRST_OF_OCTOBER:
        counted, _ = fiscal_bounds(fiscal_year(month))
    else:
        counted = month.replace(day=1)
    return step_of(age_on(born, counted), steps)


def register_cutoff(year: int) -> date:
    """The register of B.E. fiscal year `year` takes those born before this day: 2 September, 60 years earlier."""
    return date(year - BE_OFFSET - 60, 9, 2)


def is_on_register(born: date, year: int) -> bool:
    """By age, entitled to be on the register of a B.E. fiscal year."""
    return born < register_cutoff(year)


def next_change(
    born: date,
    month: date,
    rule: AllowanceRule = AllowanceRule.FIRST_OF_MONTH,
    steps: Steps = DEFAULT_STEPS,
) -> tuple[date, int] | None:
    """First day of the next month that pays another amount than `month`, and that amount; None if none will."""
    now = monthly_allowance(born, month, rule, steps)
    higher = [(age, baht) for age, baht in steps if baht > now]
    if not higher:
        return None
    first = month.replace(day=1)
    while (amount := monthly_allowance(born, first, rule, steps)) == now:
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, amount
