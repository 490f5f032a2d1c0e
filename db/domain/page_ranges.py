"""Pages of a paper as people write them: 1-3, 5 or ๑ ถึง ๓ และ ๕."""

import re

from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.words import N_

OPEN_RANGE = "-"
PART = re.compile(r"([0-9]{0,9})(-?)([0-9]{0,9})")
DASHES = re.compile(r"\s*(?:-|–|—|ถึง)\s*")
BETWEEN = re.compile(r"(?:[\s,;]|และ)+")


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
