"""The elders' monthly allowance: listed and reminded of, never decided (domain, "Elder allowance")."""

from datetime import date

from db.domain.ages import age_on
from db.domain.choices import Choice
from db.domain.date_forms import BE_OFFSET
from db.domain.fiscal_year import fiscal_bounds, fiscal_year
from db.domain.words import N_

Steps = tuple[tuple[int, int], ...]
"""(from age, baht a month), ascending: the office's setting."""

DEFAULT_STEPS: Steps = ((60, 600), (70, 700), (80, 800), (90, 1000))


class AllowanceRule(Choice):
    """Which day's age counts for a payment: the month's first (since fiscal year 2567), or 1 October before it."""

    FIRST_OF_MONTH = "month", N_("On the first of the month paid")
    FIRST_OF_OCTOBER = "october", N_("On the 1st of October before")


def step_of(age: int, steps: Steps = DEFAULT_STEPS) -> int:
    """Baht a month at an age; 0 below the first step."""
    return max((baht for from_age, baht in steps if age >= from_age), default=0)


def counted_on(month: date, rule: AllowanceRule = AllowanceRule.FIRST_OF_MONTH) -> date:
    """The day whose age counts for the month that `month` lies in."""
    if rule is AllowanceRule.FIRST_OF_OCTOBER:
        return fiscal_bounds(fiscal_year(month))[0]
    return month.replace(day=1)


def monthly_allowance(
    born: date,
    month: date,
    rule: AllowanceRule = AllowanceRule.FIRST_OF_MONTH,
    steps: Steps = DEFAULT_STEPS,
) -> int:
    """Baht for the month that `month` lies in."""
    return step_of(age_on(born, counted_on(month, rule)), steps)


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
    ages = [age for age, baht in steps if baht > now]
    if not ages:
        return None
    first = _first_counting(_turns(born, min(ages)), rule)
    return first, monthly_allowance(born, first, rule, steps)


def _turns(born: date, age: int) -> date:
    """The birthday of that age; 1 March where the year has no 29 February."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _first_counting(day: date, rule: AllowanceRule) -> date:
    """The first month on whose day that counts somebody of that birthday is of the age."""
    if rule is AllowanceRule.FIRST_OF_OCTOBER:
        return date(day.year + (day > date(day.year, 10, 1)), 10, 1)
    return day if day.day == 1 else date(day.year + day.month // 12, day.month % 12 + 1, 1)
