"""Text in few bytes: Thai and ASCII letters take one byte each, any other letter takes four."""

from db.domain.errors import DeskError
from db.domain.words import N_

THAI_FROM, THAI_TO = 0x0E00, 0x0E5F
FIRST_THAI = 0x80
"""The byte of U+0E00; 0x20 to 0x7E are ASCII."""
OTHER = 0x1B
"""Says that the next three bytes are the number of a letter."""


class NotText(DeskError):
    """These bytes were not made by `packed`."""


class _Bytes(dict[int, str]):
    """What each letter is written as, a byte for a letter of Latin-1."""

    def __missing__(self, number: int) -> str:
        return bytes((OTHER, number >> 16, number >> 8 & 0xFF, number & 0xFF)).decode("latin-1")


_BYTES = _Bytes({number: chr(number) for number in range(0x20, 0x7F)})
_BYTES.update({number: chr(number - THAI_FROM + FIRST_THAI) for number in range(THAI_FROM, THAI_TO + 1)})


def packed(text: str) -> bytes:
    """The text as bytes; raises nothing, whatever letters it holds."""
    return text.translate(_BYTES).encode("latin-1")


def unpacked(content: bytes) -> str:
    """The twin of packed(); raises NotText."""
    letters, at = [], 0
    while at < len(content):
        byte = content[at]
        if byte == OTHER:
            number = int.from_bytes(content[at + 1 : at + 4])
            if at + 4 > len(content) or number > 0x10FFFF or _has_a_byte(number):
                raise not_ours()
            letters.append(chr(number))
            at += 4
            continue
        if FIRST_THAI <= byte <= FIRST_THAI + THAI_TO - THAI_FROM:
            letters.append(chr(byte - FIRST_THAI + THAI_FROM))
        elif 0x20 <= byte <= 0x7E:
            letters.append(chr(byte))
        else:
            raise not_ours()
        at += 1
    return "".join(letters)


def _has_a_byte(number: int) -> bool:
    """Whether the letter is written with one byte: one text has one form only."""
    return 0x20 <= number <= 0x7E or THAI_FROM <= number <= THAI_TO


def not_ours() -> NotText:
    """The error for bytes of another origin."""
    return NotText(N_("This is not the code of a certificate of this program."))
