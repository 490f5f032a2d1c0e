"""Telephone numbers as they are kept (digits only) and shown in Thai groups."""

import re

from db.domain.digits import is_digits, to_arabic

MOST_DIGITS = 15
"""That any number in the world has (ITU-T E.164)."""
_BETWEEN_NUMBERS = re.compile(r"[,;/|\n]|และ|หรือ|\bor\b|\band\b")
_EXTENSION = re.compile(r"(?:ต่อ|ext\.?|#)\s*[0-9]+", re.IGNORECASE)
_OF_NUMBERS = re.compile(r"และ|หรือ|\bor\b|\band\b|โทรศัพท์|โทร|มือถือ|บ้าน|\btel(?:ephone)?\b|\bphone\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_][^\s0-9,;/|()]*")
_NEXT_LINE = re.compile(r"\s*[-–]\s*([0-9])\s*$")
_SEVERAL = re.compile(r"0[689][0-9]{8}|0[2-57][0-9]{7}")
_MOBILE, _PROVINCE, _BANGKOK = "689", "3457", "2"
"""The second digit."""


def parse_phones(text: str) -> tuple[str, ...]:
    """Every number in a text, digits only, each once; extensions are left out.

    +66 becomes 0, a leading 0 that a sheet lost comes back, and 053-681231-2 is two lines.
    """
    chunks = _BETWEEN_NUMBERS.split(_EXTENSION.sub(" ", to_arabic(text)))
    return tuple(dict.fromkeys(number for chunk in chunks for number in _numbers_of(chunk)))


def words_beside(text: str) -> str:
    """What stands in a text beside numbers and what belongs to them, such as whose a number is."""
    return " ".join(_LETTERS.findall(_OF_NUMBERS.sub(" ", _EXTENSION.sub(" ", to_arabic(text)))))


def format_phone(digits: str) -> str:
    """081-234-5678, 02-123-4567, 053-681-231; another number stays as it is."""
    if not is_digits(digits) or digits[0] != "0":
        return digits
    length, second = len(digits), digits[1:2]
    if (length == 10 and second in _MOBILE) or (length == 9 and second in _PROVINCE):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if length == 9 and second == _BANGKOK:
        return f"{digits[:2]}-{digits[2:5]}-{digits[5:]}"
    return digits


def is_usual_phone(digits: str) -> bool:
    """A Thai mobile or fixed number; short numbers and foreign ones are kept all the same."""
    return format_phone(digits) != digits


def _numbers_of(chunk: str) -> list[str]:
    following = _NEXT_LINE.search(chunk)
    if following and is_usual_phone(first := _with_zero(_digits(chunk[: following.start()]))) and len(first) == 9:
        return [first, first[:-1] + following[1]]
    digits = _with_zero(_digits(chunk))
    if len(digits) > 10 and "".join(found := _SEVERAL.findall(digits)) == digits:
        return found
    return [digits] if digits else []


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _with_zero(digits: str) -> str:
    if digits.startswith("66") and len(digits) in (10, 11, 12):
        return "0" + digits[2:].removeprefix("0")
    lost_mobile = len(digits) == 9 and digits[0] in "689"
    lost_fixed = len(digits) == 8 and digits[0] in "23457"
    return "0" + digits if lost_mobile or lost_fixed else digits
