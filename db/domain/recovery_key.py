"""The recovery key as people write it: 160 random bits in eight groups, each with a check letter of its own.

Letters are Crockford's base 32 (no I, L, O, U). One check for the whole key could only say that something is wrong
somewhere in forty letters; a check in each group names the group, while it is being typed. It finds every single wrong
letter, every two that changed places, every group in another's place, and 31 of 32 worse mistakes.
"""

import re
import secrets
from typing import Final

from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.keyboard_layout import to_latin
from db.domain.words import N_

KEY_BYTES: Final = 20
GROUPS: Final = 8
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DATA_LETTERS: Final = 4
GROUP_LETTERS: Final = DATA_LETTERS + 1

_VALUE: Final = {letter: value for value, letter in enumerate(LETTERS)}
_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_THAI: Final = re.compile("[ก-ฺเ-๎]")
_BETWEEN: Final = re.compile(r"[\s\u200b\u2060\ufeff_.,/\-\u00ad\u2010-\u2015\u2212\uff0d]+")


def new_recovery_key() -> str:
    """A key that nobody can guess, as it is written on paper."""
    return format_recovery_key(secrets.token_bytes(KEY_BYTES))


def format_recovery_key(key: bytes) -> str:
    """`ABCD2-...`: eight groups of five letters with hyphens between."""
    if len(key) != KEY_BYTES:
        raise ValueError("a recovery key has 20 bytes")
    number = int.from_bytes(key, "big")
    values = [number >> shift & 31 for shift in range(KEY_BYTES * 8 - 5, -1, -5)]
    groups = [values[place : place + DATA_LETTERS] for place in range(0, len(values), DATA_LETTERS)]
    return "-".join(
        "".join(LETTERS[value] for value in [*group, _check(group, place)]) for place, group in enumerate(groups)
    )


def parse_recovery_key(text: str) -> bytes:
    """The 20 bytes of a key as somebody typed it; capitals, spaces, hyphens and a Thai keyboard make no difference.

    Raises FieldError, which names the first group that can not be right (`values["group"]`, from 1).
    """
    letters = _letters_of(text)
    if not letters:
        raise FieldError(N_("Please type the recovery key: eight groups of five letters and digits."))
    number = 0
    for place in range(GROUPS):
        group = letters[place * GROUP_LETTERS : (place + 1) * GROUP_LETTERS]
        values = [_VALUE.get(letter) for letter in group]
        if len(values) < GROUP_LETTERS and place * GROUP_LETTERS + len(values) == len(letters) and None not in values:
            raise FieldError(
                N_("The recovery key ends in group {group}; it has eight groups of five."), group=place + 1
            )
        data = [value for value in values if value is not None]
        if len(data) < GROUP_LETTERS or _check(data[:DATA_LETTERS], place) != data[DATA_LETTERS]:
            raise FieldError(
                N_("Group {group} of the recovery key is not right: {letters}. Please compare it with the paper."),
                group=place + 1,
                letters=group,
            )
        for value in data[:DATA_LETTERS]:
            number = number << 5 | value
    if len(letters) > GROUPS * GROUP_LETTERS:
        raise FieldError(N_("This is more than a recovery key; it has eight groups of five letters and digits."))
    return number.to_bytes(KEY_BYTES, "big")


def groups_right(text: str) -> int:
    """How many groups from the first on are right, for whoever shows it while a key is being typed."""
    try:
        parse_recovery_key(text)
    except FieldError as error:
        return int(str(error.values.get("group", GROUPS + 1 if _letters_of(text) else 1))) - 1
    return GROUPS


def _letters_of(text: str) -> str:
    """The letters that were meant, without what stands between them."""
    if _THAI.search(text):
        # no key has a Thai letter: the Thai layout was on, where - / and . are on the keys of 3, 2 and so on
        text = to_latin("".join(text.split()))
    return _BETWEEN.sub("", to_arabic(text)).upper().translate(_MEANT)


def _check(values: list[int], place: int) -> int:
    """A sum in the field of 32 elements, with another weight for each letter and another start for each group."""
    total = place + 1
    for value in values:
        total = _doubled(total) ^ value
    return _doubled(total)


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
