"""Days of a class as people write them: 15-23 ก.ค. 2569, or 1, 3 and 5 October."""

import re
from datetime import date, timedelta

from db.domain.buddhist_era import DateProblem, parse_date
from db.domain.date_forms import BE_OFFSET
from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.typed_text import clean
from db.domain.words import N_

MOST_DAYS = 200
_BETWEEN_PARTS = re.compile(r"[,;\n]|และ|\band\b")
_BETWEEN_ENDS = re.compile(r"\s*(?:ถึงวันที่|ถึง|\bto\b|[-–—−])\s*")
_DAY = re.compile(r"[0-9]{1,2}")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}\s*[^\W\d_][^0-9]*")
_DAY_AND_MONTH_NUMBER = re.compile(r"[0-9]{1,2}\s*/\s*[0-9]{1,2}")


def parse_days(text: str, today: date) -> tuple[date, ...]:
    """Every day named, in order of time, each once; raises FieldError.

    What is left out in front is taken from what follows: in "30 ก.ย. - 2 ต.ค. 2569" the year, in "1, 3, 5 ต.ค. 2569"
    month and year.
    """
    days: set[date] = set()
    following: date | None = None
    parts = [part.strip() for part in _BETWEEN_PARTS.split(to_arabic(clean(text))) if part.strip()]
    if not parts:
        raise FieldError(N_("This has to be filled in."))
    for part in reversed(parts):
        first, last = _ends(part, following, today)
        if last < first:
            raise FieldError(N_("“{text}” ends before it begins."), text=part)
        if (last - first).days >= MOST_DAYS:
            raise FieldError(N_("“{text}” is longer than any class."), text=part)
        days |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
        following = first
    return tuple(sorted(days))


def _ends(part: str, following: date | None, today: date) -> tuple[date, date]:
    """First and last day of a part: a range, or one day."""
    problem: FieldError | None = None
    for cut in _BETWEEN_ENDS.finditer(part):
        before, after = part[: cut.start()], part[cut.end() :]
        if not before or not after:
            continue
        try:
            last = _day(after, following, today)
            return _day(before, last, today), last
        except FieldError as error:
            problem = problem or error
    try:
        day = _day(part, following, today)
    except FieldError as error:
        raise problem or error from error
    return day, day


def _day(text: str, following: date | None, today: date) -> date:
    """One day, completed by the day that follows it in the text."""
    if following is not None:
        year = following.year + BE_OFFSET
        if _DAY.fullmatch(text):
            text = f"{text}/{following.month}/{year}"
        elif _DAY_AND_MONTH.fullmatch(text):
            text = f"{text} {year}"
        elif _DAY_AND_MONTH_NUMBER.fullmatch(text):
            text = f"{text}/{year}"
    elif _DAY.fullmatch(text):
        raise DateProblem(N_("Please write month and year too: 15-23 ก.ค. 2569."))
    return parse_date(text, today=today)
