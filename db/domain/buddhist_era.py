"""Buddhist-era dates: read in every usual form; how they are written (date_forms) is found here too.

Inside the program a date is a C.E. `date`. B.E. = C.E. + 543 since 1 January 2484 (1941); before that a
year ran from 1 April to 31 March (domain, "Buddhist Era"). Registers are mostly converted already, so the
old calendar is off unless it is asked for.
"""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.domain.date_forms import (
    BE_OFFSET,
    PartialDate,
    Precision,
    certificate_date,
    date_range,
    long_date,
    partial_date,
    partial_table_date,
    short_date,
    table_date,
    typed_date,
    typed_partial_date,
)
from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.months import ENGLISH_WEEKDAYS, THAI_WEEKDAYS, month_number
from db.domain.typed_text import clean
from db.domain.words import N_

__all__ = [
    "BE_OFFSET", "BE_YEARS", "CE_YEARS", "OLD_CALENDAR", "DateProblem", "PartialDate", "Precision", "certificate_date",
    "date_range", "long_date", "parse_date", "parse_partial_date", "parse_short_year_date", "partial_date",
    "partial_table_date", "short_date", "table_date", "to_be_year", "to_ce_year", "typed_date", "typed_partial_date",
]  # fmt: skip

BE_YEARS = range(2400, 2601)
OLD_CALENDAR = " (ปฏิทินเก่า)"
"""Stands behind a typed date whose year began on 1 April."""
CE_YEARS = range(1880, 2101)
LAST_OLD_YEAR = 2483
"""B.E. 2483 began on 1 April and ended on 31 December: it has no January to March."""


class DateProblem(FieldError):
    """What was typed is no date, or not a clear one."""


class _Era(StrEnum):
    BUDDHIST = "be"
    COMMON = "ce"


class _Reading(NamedTuple):
    """How years are to be understood."""

    today: date
    old_calendar: bool
    short_years: bool = False
    era: _Era | None = None


_WEEKDAYS = (
    *THAI_WEEKDAYS,
    *("พฤหัส", r"พฤ\.", r"อา\.", r"[จอพศส]\. (?=[0-9])"),
    *(rf"{day}|{day[:3]}\b\.?" for day in ENGLISH_WEEKDAYS),
)
_WEEKDAY = re.compile(f"^(?:วัน)?(?:{'|'.join(_WEEKDAYS)})(?:ที่)?[ ,]*", re.IGNORECASE)
_LEAD = re.compile("^(?:เมื่อ|ณ)? *(?:วันที่|วัน|ที่)? *")
_BUDDHIST = re.compile(r"พุทธศักราช|พ\. ?ศ\.?|พศ\.?|(?<![a-z])b\.?e\.?(?![a-z])", re.IGNORECASE)
_COMMON = re.compile(r"คริสต์ศักราช|คริสตศักราช|ค\. ?ศ\.?|คศ\.?|(?<![a-z])(?:c\.?e|a\.?d)\.?(?![a-z])", re.IGNORECASE)
_YEAR_WORD = re.compile("ปี *(?=[0-9])")
_CLOCK = re.compile(r"(?<=[0-9])[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")

_PLAIN = re.compile(r"([1-9]|[0-3][0-9](?<!00))(?:[/.-]([1-9]|[01][0-9](?<!00))[/.-]| ([^\W\d_][^0-9 ]*) )([0-9]{4})")
_SEPARATOR = r" ?[-/. –,] ?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}})")
_NUMBERS = re.compile(rf"([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]+)")
_NUMBERS_NO_YEAR = re.compile(r"[0-9]{1,2} ?[-/.] ?[0-9]{1,2}")
_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_TOGETHER_YEAR_FIRST = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TOGETHER_SHORT = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
_WORD = r"([^\W\d_][^0-9]*?)"
_WITH_WORD = re.compile(rf"([0-9]{{1,2}}) ?(?:st|nd|rd|th)?[-/., ]*(?:เดือน)? ?{_WORD}[-/, ]*([0-9]*)")
_WORD_FIRST = re.compile(rf"{_WORD}[ .]*([0-9]{{1,2}})(?:st|nd|rd|th)?[, ]+([0-9]+)")

_UNKNOWN_PARTS = re.compile("^(?:(?:ไม่ทราบ|ไม่ระบุ|ไม่แน่ชัด) *(?:วันที่|วัน)? *(?:และ|/|,)? *(?:เดือน)?(?:เกิด)?[ /]*){1,2}")
_UNKNOWN_NUMBERS = re.compile(r"^(?:(?:[-–?_x]{1,2}|0{1,2}) ?[-/. ] ?){1,2}(?=[^\W_])", re.IGNORECASE)
_UNKNOWN_END = re.compile(r"(?:-0{1,2}){1,2}$")
_YEAR_ONLY = re.compile(r"([0-9]+)")
_LONGEST = 80
_MONTH_NUMBER = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]+)")
_YEAR_MONTH = re.compile(r"([0-9]{4}) ?[-/] ?([0-9]{1,2})")
_MONTH_WORD = re.compile(rf"(?:เดือน)? ?{_WORD}[-/, ]*([0-9]+)")


def to_ce_year(be_year: int, month: int = 12, old_calendar: bool = False) -> int:
    """The C.E. year of a month of a B.E. year; DateProblem for January to March 2483 of the old calendar."""
    if old_calendar and month <= 3 and be_year <= LAST_OLD_YEAR:
        if be_year == LAST_OLD_YEAR:
            raise DateProblem(
                N_("In the old calendar the year {year} ran from April to December only."), year=LAST_OLD_YEAR
            )
        return be_year - BE_OFFSET + 1
    return be_year - BE_OFFSET


def to_be_year(ce_year: int) -> int:
    """The B.E. year of today's calendar, also for dates before 1941."""
    return ce_year + BE_OFFSET


def parse_date(text: str, *, today: date, old_calendar: bool = False) -> date:
    """A whole date in any usual form, B.E. or C.E. by its year; DateProblem says what is wrong with it.

    OLD_CALENDAR behind it means the same as `old_calendar`.
    """
    text, reading = _marked(text, today, old_calendar)
    return _plain_day(text, reading) or _parse_whole(*_prepared(text, reading))


def parse_short_year_date(text: str, today: date) -> date:
    """Also "15 ก.ค. 69": two digits are B.E. 25xx, as the headings of an office's own sheets have them."""
    return _parse_whole(*_prepared(text, _Reading(today, old_calendar=False, short_years=True)))


def parse_partial_date(text: str, *, today: date, old_calendar: bool = False) -> PartialDate:
    """Also a month with its year (มี.ค. 2501, 3/2501, -/3/2501) or a year alone (2501, ไม่ทราบวันเดือน 2501)."""
    text, reading = _marked(text, today, old_calendar)
    if day := _plain_day(text, reading):
        return PartialDate(day)
    plain, reading = _prepared(text, reading)
    plain = _UNKNOWN_END.sub("", _UNKNOWN_NUMBERS.sub("", _UNKNOWN_PARTS.sub("", plain)))
    if found := _YEAR_MONTH.fullmatch(plain):
        return _month_of(int(found[2]), found[1], reading)
    if found := _MONTH_NUMBER.fullmatch(plain):
        if len(found[2]) > 2:
            return _month_of(int(found[1]), found[2], reading)
    elif (found := _YEAR_ONLY.fullmatch(plain)) and len(found[1]) < 6:
        return PartialDate(date(_ce_year(found[1], 12, reading), 1, 1), Precision.YEAR)
    elif (found := _MONTH_WORD.fullmatch(plain)) and not _WORD_FIRST.fullmatch(plain):
        return _month_of(_month_named(found[1]), found[2], reading)
    return PartialDate(_parse_whole(plain, reading))


def _marked(text: str, today: date, old_calendar: bool) -> tuple[str, _Reading]:
    """The text without the mark of the old calendar, and how to read it."""
    plain = text.removesuffix(OLD_CALENDAR)
    return plain, _Reading(today, old_calendar or plain != text)


def _plain_day(text: str, reading: _Reading) -> date | None:
    """The two commonest forms at once: sheets bring them by the hundred thousand."""
    found = _PLAIN.fullmatch(text)
    month = found and (int(found[2]) if found[2] else month_number(found[3]))
    return _day_of(int(found[1]), month, found[4], reading) if found and month is not None else None


def _prepared(text: str, reading: _Reading) -> tuple[str, _Reading]:
    """The text without weekday, era and time, and the reading with the era it named."""
    plain = _CLOCK.sub("", to_arabic(clean(text[:_LONGEST])))
    plain = _LEAD.sub("", _WEEKDAY.sub("", plain))
    for era, words in ((_Era.BUDDHIST, _BUDDHIST), (_Era.COMMON, _COMMON)):
        without = words.sub(" ", plain)
        if without != plain:
            return clean(_YEAR_WORD.sub(" ", without)), reading._replace(era=era)
    return clean(_YEAR_WORD.sub(" ", plain)), reading


def _parse_whole(plain: str, reading: _Reading) -> date:
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day_of(int(found[3]), int(found[2]), found[1], reading)
    if found := _TOGETHER.fullmatch(plain):
        known = int(found[3]) in BE_YEARS or int(found[3]) in CE_YEARS
        if not known and (turned := _TOGETHER_YEAR_FIRST.fullmatch(plain)):
            return _day_of(int(turned[3]), int(turned[2]), turned[1], reading)
        return _day_of(int(found[1]), int(found[2]), found[3], reading)
    if found := _NUMBERS.fullmatch(plain) or _TOGETHER_SHORT.fullmatch(plain):
        return _day_of(int(found[1]), int(found[2]), found[3], reading)
    if found := _WITH_WORD.fullmatch(plain):
        return _day_of(int(found[1]), _month_named(found[2]), found[3], reading)
    if found := _WORD_FIRST.fullmatch(plain):
        return _day_of(int(found[2]), _month_named(found[1]), found[3], reading)
    if _NUMBERS_NO_YEAR.fullmatch(plain):
        raise _missing_year(reading)
    if not plain:
        raise DateProblem(N_("Type a date such as 1/10/2569."))
    raise DateProblem(N_("“{text}” can not be read as a date. Type it like 1/10/2569."), text=plain[:40])


def _month_of(month: int, year: str, reading: _Reading) -> PartialDate:
    return PartialDate(_day_of(1, month, year, reading), Precision.MONTH)


def _day_of(day: int, month: int, year: str, reading: _Reading) -> date:
    _ce_year(year, 12, reading)
    if not 1 <= month <= 12:
        raise DateProblem(N_("There is no month {month}: a year has twelve."), month=month)
    ce_year = _ce_year(year, month, reading)
    if not 1 <= day <= monthrange(ce_year, month)[1]:
        raise DateProblem(N_("There is no day {day} in {month}/{year}."), day=day, month=month, year=year)
    return date(ce_year, month, day)


def _month_named(word: str) -> int:
    number = month_number(word)
    if number is None:
        raise DateProblem(N_("“{month}” is not the name of a month."), month=word.strip())
    return number


def _ce_year(typed: str, month: int, reading: _Reading) -> int:
    if not typed:
        raise _missing_year(reading)
    year = int(typed)
    if len(typed) <= 2:
        if not reading.short_years:
            raise DateProblem(
                N_("Type the year with all four digits: {short} could be {newer} or {older}."),
                short=typed, newer=2500 + year, older=2400 + year,
            )  # fmt: skip
        year += 2500
    if year in BE_YEARS and reading.era is not _Era.COMMON:
        return to_ce_year(year, month, reading.old_calendar)
    if year in CE_YEARS and reading.era is not _Era.BUDDHIST:
        return year
    raise DateProblem(N_("The year {year} is neither B.E. 2400–2600 nor C.E. 1880–2100."), year=typed)


def _missing_year(reading: _Reading) -> DateProblem:
    return DateProblem(
        N_("The year is missing: type it with four digits, such as {year}."), year=to_be_year(reading.today.year)
    )
