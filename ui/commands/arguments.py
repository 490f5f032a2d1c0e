"""What single arguments of the command line must be: days, years, counts, names of files."""

from __future__ import annotations

import argparse
from datetime import date

from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from ui.language import _

MOST = 1_000_000


def day(text: str) -> date:
    from db.domain.buddhist_era import parse_date  # 10 ms that few commands need

    try:
        return parse_date(text, today=date.today())
    except FieldError as error:
        raise argparse.ArgumentTypeError(error.text(_)) from error


def _whole(text: str, least: int, most: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(_("a number from {least} to {most} is needed").format(least=least, most=most))
    return number


def count(text: str) -> int:
    return _whole(text, 1, MOST)


def year(text: str) -> int:
    return _whole(to_arabic(text), 2400, 3000)


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _ending(text: str, *endings: str) -> str:
    if not text.lower().endswith(endings):
        raise argparse.ArgumentTypeError(_("the name must end in {endings}").format(endings=" / ".join(endings)))
    return text


def sheet(text: str) -> str:
    return _ending(text, ".xlsx", ".csv")


def person_file(text: str) -> str:
    return _ending(text, ".pdf", ".json")


def pdf(text: str) -> str:
    return _ending(text, ".pdf")
