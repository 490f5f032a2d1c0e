"""Citizen IDs: 13 digits with a check digit, shown 1-4-5-2-1 (domain, "Citizen ID").

Inside the program an ID is a str of digits and "" stands for none.
"""

import re
from enum import StrEnum
from operator import mul

from db.domain.digits import is_digits, to_arabic

LENGTH = 13
_GROUPS = slice(0, 1), slice(1, 5), slice(5, 10), slice(10, 12), slice(12, None)
HIDDEN, SEEN = "x", 3
"""What stands for a digit that is not shown, and how many of the last are."""

# Hyphens and dashes of every kind, spaces, and what typing or copying leaves unseen.
_BETWEEN = re.compile(
    "[-\\s\u00a0\u00ad\u2010-\u2015\u2212\uff0d\ufe63\u200b-\u200f\u202a-\u202f\u2060\ufeff]|(?<=[0-9])\\.(?=[0-9])"
)
_LONG_NUMBER = re.compile("[0-9๐-๙](?:[-\\s.\u00a0\u2010-\u2015]{0,2}[0-9๐-๙]){10,}")


class IdProblem(StrEnum):
    """What is odd about an ID: always a warning with a reason to give, never a wall."""

    CHECK = "id_check"
    LENGTH = "id_length"
    NOTICE = "id_no_status"
    LETTERS = "id_letters"
    FIRST = "id_first_digit"


def digits_of(text: str) -> str:
    """The ID as it is kept: Arabic digits without spaces, dashes or separating dots; other letters stay."""
    return _BETWEEN.sub("", to_arabic(text))


def check_digit(first12: str) -> str:
    """The 13th digit: (11 − Σ dᵢ·(14−i) mod 11) mod 10, i counted from 1."""
    total = sum(map(mul, map(int, first12), range(LENGTH, 1, -1)))
    return str((11 - total % 11) % 10)


def problem_of(digits: str) -> IdProblem | None:
    """What is odd about an ID as digits_of gives it; None if it is fine or there is none.

    First digits 0, 6 and 7 are people without full status and real in a border district; only those
    with 0, who stand in no house register, are worth a notice.
    """
    if not digits:
        return None
    if not is_digits(digits):
        return IdProblem.LETTERS
    if len(digits) != LENGTH:
        return IdProblem.LENGTH
    if digits[0] == "9":
        return IdProblem.FIRST
    if digits[-1] != check_digit(digits[:-1]):
        return IdProblem.CHECK
    return IdProblem.NOTICE if digits[0] == "0" else None


def is_valid(digits: str) -> bool:
    """13 digits, the first 0-8, and the right check digit."""
    return bool(digits) and problem_of(digits) in (None, IdProblem.NOTICE)


def format_citizen_id(digits: str) -> str:
    """1-9999-00000-63-3, or what hide() left of it; anything that is not 13 digits is given back as it is."""
    is_one = len(digits) == LENGTH and (is_digits(digits) or is_hidden(digits))
    return _grouped(digits) if is_one else digits


def format_partly(typed: str) -> str:
    """An ID while it is typed: "19999000" -> "1-9999-000"; with other letters in it, as it was typed."""
    digits = digits_of(typed)
    return _grouped(digits) if is_digits(digits) else typed


def mask_citizen_id(digits: str) -> str:
    """x-xxxx-xxxxx-63-3; of another length all but the last three letters are x; "" for none."""
    hidden = hide(digits)
    return _grouped(hidden) if len(digits) == LENGTH else hidden


def hide(digits: str) -> str:
    """xxxxxxxxxx633: as those have it who may not see the whole; hidden once more it is the same."""
    return HIDDEN * (len(digits) - SEEN) + digits[-SEEN:]


def is_hidden(text: str) -> bool:
    """Whether it is what hide() left of an ID, in whatever groups."""
    digits = digits_of(text)
    return len(digits) > SEEN and digits[:-SEEN] == HIDDEN * (len(digits) - SEEN) and HIDDEN not in digits[-SEEN:]


def hide_within(text: str) -> str:
    """The text with every number in it hidden that is as long as an ID or nearly so."""
    return _LONG_NUMBER.sub(lambda found: mask_citizen_id(digits_of(found[0])), text)


def _grouped(digits: str) -> str:
    """Split 1-4-5-2-1; what is too long stays on the last group."""
    return "-".join(filter(None, [digits[group] for group in _GROUPS]))
