"""What is chosen before printing: the printer, its tray, which pages, how many copies, which way the sheet lies."""

import re
from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.words import N_

MOST_COPIES = 99
OPEN_RANGE = "-"
PART = re.compile(r"([0-9]{0,9})(-?)([0-9]{0,9})")
DASHES = re.compile(r"\s*(?:-|–|—|ถึง)\s*")
BETWEEN = re.compile(r"(?:[\s,;]|และ)+")


class Orientation(Choice):
    """Which way the sheet lies in the printer."""

    AUTO = "auto", N_("As the pages lie")
    PORTRAIT = "portrait", N_("Upright")
    LANDSCAPE = "landscape", N_("Across")


@dataclass(frozen=True)
class Tray:
    """A paper tray: `key` is what the printer's driver knows it by, `name` what its maker calls it."""

    key: str
    name: str


@dataclass(frozen=True)
class Printer:
    """A printer of this computer, by the name that the system gives it."""

    name: str
    is_default: bool = False


@dataclass(frozen=True, kw_only=True)
class PrintChoices:
    """How a paper is printed. An empty printer is the usual one, an empty tray the one the printer is set to,
    empty pages are all of them."""

    printer: str = ""
    tray: str = ""
    pages: str = ""
    copies: int = 1
    orientation: Orientation = Orientation.AUTO


def parse_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages meant by "1-3, 5" or "๒-" in ascending order, counted from 1, each once; all of them for an empty
    text. Raises FieldError for what is no range or lies outside the `count` pages."""
    plain = DASHES.sub(OPEN_RANGE, to_arabic(text)).strip()
    if not plain:
        return tuple(range(1, count + 1))
    found: set[int] = set()
    for part in BETWEEN.split(plain):
        if part:
            found.update(_range(part, text, count))
    if not found:
        raise _unreadable(text)
    return tuple(sorted(found))


def _range(part: str, text: str, count: int) -> range:
    match = PART.fullmatch(part)
    if match is None or part == OPEN_RANGE:
        raise _unreadable(text)
    first = int(match[1] or 1)
    last = int(match[3] or count) if match[2] else first
    if not 1 <= first <= count or not 1 <= last <= count:
        raise FieldError(N_("This paper has pages 1 to {count} only."), count=count)
    if first > last:
        raise _unreadable(text)
    return range(first, last + 1)


def _unreadable(text: str) -> FieldError:
    return FieldError(N_("“{text}” is no range of pages; write them like 1-3, 5."), text=text.strip())


def format_pages(pages: tuple[int, ...]) -> str:
    """The twin of parse: 1-3,5."""
    parts: list[str] = []
    first = last = 0
    for page in (*pages, 0):
        if last and page != last + 1:
            parts.append(str(first) if first == last else f"{first}-{last}")
        if page != last + 1 or not last:
            first = page
        last = page
    return ",".join(parts)
