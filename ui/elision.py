"""A text cut to the room there is, at the end of a letter with all its marks, with dots that say so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

from db.domain.thai_order import LEADING_VOWELS

DOTS: Final = "…"
SARA_AM: Final = "\u0e33"


def elided(text: str, room: int, measure: Callable[[str], int]) -> str:
    """The text whole if `measure` says that it fits, else as much of its beginning as fits with the dots."""
    if not text or measure(text) <= room:
        return text
    low, high = 0, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle] + DOTS) <= room:
            low = middle
        else:
            high = middle - 1
    return text[: _letter_end(text, low)].rstrip() + DOTS


def _letter_end(text: str, place: int) -> int:
    """The last place up to `place` that parts no letter from its marks and no leading vowel from its letter."""
    while place > 0 and (
        unicodedata.category(text[place]) == "Mn" or text[place] == SARA_AM or text[place - 1] in LEADING_VOWELS
    ):
        place -= 1
    return place
