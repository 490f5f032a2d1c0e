"""How a Thai name sounds: one key for all its usual spellings (ณัฐ/นัท, ศิริพร/สิริพร, ไชย/ชัย, พรรณี/พันธ์ณี).

Not a transcription: letters of one sound become one letter, what is silent goes, and what only lengthens is dropped,
so that names which people mix up get the same key. Names in other letters are compared without case.
"""

import re
from functools import lru_cache
from typing import Final

from db.domain.typed_text import clean

SILENCED: Final = re.compile("[ทตดษ][รณ][ิุ]?์|[ก-ฮ][ิีุู]?์")
"""A letter under ์ is not spoken; with จันทร์, ศาสตร์, ลักษณ์ the one before it neither."""
SHORTENERS: Final = re.compile("[็-๎ะฺฯๆ]")
DOUBLE_R: Final = re.compile("รร(?=[ก-ฮ])"), "ั"
DOUBLE_R_LAST: Final = re.compile("รร"), "ัน"
AI: Final = re.compile("[ใไ]([ก-ฮ])ย?"), r"\1ัย"
SILENT_R: Final = re.compile("([ชตทด]|(?<=ั)ก)ร$"), r"\1"
"""บุตร, เพชร, ภัทร, จักร."""
SILENT_VOWEL: Final = re.compile("([ตท])[ิุ]$"), r"\1"
"""ชาติ, ธาตุ, เหตุ."""
SILENT_DI: Final = re.compile("(?<=ัก)ดิ$"), ""
"""สมศักดิ์ where ์ was forgotten."""
LEADING_H: Final = re.compile("ห(?=[งญนมยรลวณ])|^อ(?=ย)"), ""
"""หนู, หมื่น, อยู่: it only gives the tone."""
LONG: Final = str.maketrans("ีืูใ", "ิึุไ")

SAME: Final = {
    "ข": "ค", "ฃ": "ค", "ฅ": "ค", "ฆ": "ค", "ฉ": "ช", "ฌ": "ช", "ศ": "ส", "ษ": "ส", "ซ": "ส", "ญ": "ย", "ฎ": "ด",
    "ฏ": "ต", "ฐ": "ท", "ฑ": "ท", "ฒ": "ท", "ถ": "ท", "ธ": "ท", "ณ": "น", "ผ": "พ", "ภ": "พ", "ฝ": "ฟ", "ฬ": "ล",
    "ฮ": "ห", "ฤ": "ร", "ฦ": "ล",
}  # fmt: skip
LAST: Final = {
    **dict.fromkeys("ญณนรลฬ", "น"), **dict.fromkeys("จชซฌฎฏฐฑฒดตถทธศษส", "ด"), **dict.fromkeys("บปพฟภผฝ", "บ"),
    **dict.fromkeys("กขคฆ", "ก"),
}  # fmt: skip
"""How a letter sounds at the end of a syllable."""
VOWELS: Final = frozenset("ัาำิึุเแโไ")
SIGNS_AFTER: Final = frozenset("ัาำิึุ")
CLUSTERED: Final = frozenset("รลว")
TWICE: Final = re.compile(r"(.)\1+")


@lru_cache(65536)
def sound_key(name: str) -> str:
    """The key of a given or family name; "" for none."""
    text = clean(name).casefold().replace(" ", "")
    text = SILENCED.sub("", text)
    text = SHORTENERS.sub("", text.replace("ำ", "ัม")).translate(LONG)
    for pattern, instead in (AI, DOUBLE_R, DOUBLE_R_LAST, SILENT_R, SILENT_VOWEL, SILENT_DI, LEADING_H):
        text = pattern.sub(instead, text)
    return TWICE.sub(r"\1", "".join(_sound(text, place) for place in range(len(text))))


def _sound(text: str, place: int) -> str:
    letter = text[place]
    if letter in LAST and _ends_syllable(text, place):
        return LAST[letter]
    return SAME.get(letter, letter)


def _ends_syllable(text: str, place: int) -> bool:
    """Whether no vowel follows the letter, and one stands before it: what Thai spells, it does not mark."""
    if place == 0:
        return False
    after = text[place + 1 : place + 2]
    if after and (after in SIGNS_AFTER or after in CLUSTERED):
        return False
    before = text[place - 1]
    return not after or before in SIGNS_AFTER or (before not in VOWELS and after in "เแโไ")
