"""The fiscal year (ปีงบประมาณ): from 1 October, named by the B.E. year in which it ends."""

from calendar import monthrange
from datetime import date, timedelta

FIRST_MONTH = 10


def fiscal_year(day: date) -> int:
    """The B.E. fiscal year of the day: 30/9/2025 is in 2568, 1/10/2025 in 2569."""
    return day.year + 543 + (day.month >= FIRST_MONTH)


def fiscal_bounds(year: int) -> tuple[date, date]:
    """First and last day of the B.E. fiscal year."""
    ce_year = year - 543
    return date(ce_year - 1, FIRST_MONTH, 1), date(ce_year, FIRST_MONTH, 1) - timedelta(days=1)


def month_bounds(day: date) -> tuple[date, date]:
    """First and last day of the month of the day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def quarter(day: date) -> int:
    """1 to 4; October to December is 1."""
    return (day.month - FIRST_MONTH) % 12 // 3 + 1
