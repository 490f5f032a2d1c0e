"""What is typed is looked for in the text of pages: digits of either kind, any case, across the ends of lines."""

import re

from db.domain.digits import is_digits, to_arabic
from db.domain.typed_text import clean

LINE_END = r"[\r\n]*"
IN_LONG_NUMBERS = r"[-\r\n]*"
LONG_NUMBER = 9
"""From so many digits on it is a telephone or a citizen ID, which stand on paper with dashes."""

Span = tuple[int, int]
"""Where it begins and how many letters it has."""


def pattern_of(typed: str) -> re.Pattern[str] | None:
    """What to look for with `spans`; None if nothing was typed."""
    question = folded(clean(typed))
    if not question:
        return None
    between = IN_LONG_NUMBERS if is_digits(question) and len(question) >= LONG_NUMBER else LINE_END
    return re.compile(between.join(r"\s+" if letter == " " else re.escape(letter) for letter in question))


def spans(text: str, pattern: re.Pattern[str]) -> list[Span]:
    """Every place in the text of a page, none within another."""
    return [(found.start(), found.end() - found.start()) for found in pattern.finditer(folded(text))]


def folded(text: str) -> str:
    """Without case and kind of digits, letter for letter, so that places stay what they were."""
    small = text.lower()
    if len(small) != len(text):  # İ becomes two letters
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return to_arabic(small)
