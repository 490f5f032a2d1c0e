"""Month and weekday names in Thai and English, and months recognised as people write them.

Data of CLDR (a test compares them with Babel's copy): the domain reads no files.
"""

import re
from functools import cache

THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
THAI_SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Monday first, as date.weekday() counts.
THAI_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
THAI_SHORT_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_BETWEEN = re.compile(r"[. ]+")
_SHORTEST_BEGINNING = 3


def month_names(language: str) -> tuple[str, ...]:
    """The twelve full names in Thai, or in English for "en"."""
    return ENGLISH_MONTHS if language == "en" else THAI_MONTHS


def short_month_names(language: str) -> tuple[str, ...]:
    """The twelve abbreviations in Thai, or in English for "en"."""
    return ENGLISH_SHORT_MONTHS if language == "en" else THAI_SHORT_MONTHS


def month_number(word: str) -> int | None:
    """1 to 12 for a name, an abbreviation with or without dots, or a beginning of three letters (ตุลา)."""
    plain = _plain(word)
    known = _months_by_name()
    if plain in known:
        return known[plain]
    if len(plain) < _SHORTEST_BEGINNING:
        return None
    return next((number for name, number in known.items() if name.startswith(plain)), None)


@cache
def _months_by_name() -> dict[str, int]:
    lists = (THAI_MONTHS, THAI_SHORT_MONTHS, ENGLISH_MONTHS, ENGLISH_SHORT_MONTHS)
    return {_plain(name): place for names in lists for place, name in enumerate(names, 1)}


def _plain(word: str) -> str:
    return _BETWEEN.sub("", word).casefold()
