"""Dates as they are written: B.E. with Thai digits, or C.E. in English (domain, "Date forms").

Every function takes `thai_digits` and `language`; English is written with C.E. years and Arabic digits
whatever is asked. `%-d` fails on Windows and Babel prints "ค.ศ. 2026": the forms are ours.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from db.domain.digits import to_thai
from db.domain.months import month_names, short_month_names

BE_OFFSET = 543


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class PartialDate:
    """A date of which day or month may be unknown: the first of the month, 1 January (Civil Code s.16)."""

    date: date
    precision: Precision = Precision.DAY


def long_date(day: date, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ ตุลาคม ๒๕๖๙, for letters; 1 October 2026."""
    month = month_names(language)[day.month - 1]
    return _shown(f"{day.day} {month} {_year(day, language)}", thai_digits, language)


def short_date(day: date, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ ต.ค. ๖๙, for narrow tables; in English the year stays whole: 1 Oct 2026."""
    if language == "en":
        return table_date(day, language=language)
    month = short_month_names(language)[day.month - 1]
    return _shown(f"{day.day} {month} {_year(day, language) % 100:02}", thai_digits, language)


def table_date(day: date, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ ต.ค. ๒๕๖๙; 1 Oct 2026."""
    return f"{_day_in_table(day.day, day.month, thai_digits, language)} {_table_year(day.year, thai_digits, language)}"


def certificate_date(day: date, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ เดือนตุลาคม พุทธศักราช ๒๕๖๙; 1 October 2026."""
    if language == "en":
        return long_date(day, language=language)
    month = month_names(language)[day.month - 1]
    return _shown(f"{day.day} เดือน{month} พุทธศักราช {_year(day, language)}", thai_digits, language)


def typed_date(day: date, *, thai_digits: bool = False, language: str = "th") -> str:
    """01/10/2569, as one types it: the twin of parse_date."""
    return _shown(f"{day.day:02}/{day.month:02}/{_year(day, language)}", thai_digits, language)


def date_range(first: date, last: date, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ – ๓ ตุลาคม ๒๕๖๙, ๓๐ กันยายน – ๒ ตุลาคม ๒๕๖๙; across years both are whole; one day is one date."""
    first, last = min(first, last), max(first, last)
    end = long_date(last, thai_digits=thai_digits, language=language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    elif first.year == last.year:
        start = f"{first.day} {month_names(language)[first.month - 1]}"
    else:
        start = long_date(first, thai_digits=thai_digits, language=language)
    return f"{_shown(start, thai_digits, language)} – {end}"


def partial_date(partial: PartialDate, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ ตุลาคม ๒๕๐๑, ตุลาคม ๒๕๐๑ or พ.ศ. ๒๕๐๑, by what is known."""
    if partial.precision is Precision.DAY:
        return long_date(partial.date, thai_digits=thai_digits, language=language)
    if partial.precision is Precision.YEAR:
        return _year_alone(partial.date, thai_digits, language)
    month = month_names(language)[partial.date.month - 1]
    return _shown(f"{month} {_year(partial.date, language)}", thai_digits, language)


def partial_table_date(partial: PartialDate, *, thai_digits: bool = True, language: str = "th") -> str:
    """๑ ต.ค. ๒๕๐๑, ต.ค. ๒๕๐๑ or พ.ศ. ๒๕๐๑, by what is known."""
    if partial.precision is Precision.DAY:
        return table_date(partial.date, thai_digits=thai_digits, language=language)
    if partial.precision is Precision.YEAR:
        return _year_alone(partial.date, thai_digits, language)
    month = short_month_names(language)[partial.date.month - 1]
    return _shown(f"{month} {_year(partial.date, language)}", thai_digits, language)


def typed_partial_date(partial: PartialDate, *, thai_digits: bool = False, language: str = "th") -> str:
    """01/10/2501, 10/2501 or 2501: the twin of parse_partial_date."""
    whole = typed_date(partial.date, thai_digits=thai_digits, language=language)
    unknown = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}[partial.precision]
    return whole.split("/", unknown)[-1]


@cache  # lists are full of dates, which differ in so few days and years
def _day_in_table(day: int, month: int, thai_digits: bool, language: str) -> str:
    return _shown(f"{day} {short_month_names(language)[month - 1]}", thai_digits, language)


@lru_cache(maxsize=512)
def _table_year(year: int, thai_digits: bool, language: str) -> str:
    return _shown(str(_year_in(year, language)), thai_digits, language)


def _year(day: date, language: str) -> int:
    return _year_in(day.year, language)


def _year_in(year: int, language: str) -> int:
    return year if language == "en" else year + BE_OFFSET


def _year_alone(day: date, thai_digits: bool, language: str) -> str:
    year = _year(day, language)
    return str(year) if language == "en" else _shown(f"พ.ศ. {year}", thai_digits, language)


def _shown(text: str, thai_digits: bool, language: str) -> str:
    return to_thai(text) if thai_digits and language != "en" else text
