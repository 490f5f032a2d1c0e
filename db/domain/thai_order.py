"""Thai dictionary order as a sort key: plain code point comparison of keys is CLDR's th order.

Source: domain, "Order of names" (Royal Institute dictionary order); ICU is the oracle of its tests.
A key has two levels with a separator below any letter between them: the letters, a leading vowel after
its consonant and marks left out; then the marks by position. SQLite's BINARY order of UTF-8 agrees.
"""

import re
import unicodedata
from functools import lru_cache

KNOWN_NAMES = 32_768
"""A town's names come again and again: their keys are made once."""

_FIELD_END = "\x01"
_LEVEL_END = "\x02"
_NO_MARK = " "

_MARKS = "็-์๎\u0300-\u036f"
LEADING_VOWELS = frozenset("เแโใไ")
"""Written before the consonant they belong to."""
_LEADING_VOWEL = re.compile("[เ-ไ][ก-ฮ]")
_SARA_AM = re.compile("\u0e33|\u0e4d[\u0e32\u0e45]")
_MARK = re.compile(f"[{_MARKS}]")
_LETTER = re.compile(f"[^{_MARKS}]")
# Spaces, controls, punctuation, ๆ ฯ ๏ ๚ ๛ and marks on them: nothing of it counts. Surrogates would not store.
_IGNORED = re.compile(
    f"[\x00-/:-@\\[-`{{-\xbf\u02b0-\u02ff\u200b-\u206f\u2e00-\u2e7f\u3000-\u3003\ufeff\ud800-\udfffฯๆ๏๚๛฿]+[{_MARKS}]*"
)
_DECOMPOSABLE = re.compile("[^\x00-\x7fก-๛]")

# Thai digits count as digits, ๅ as า. ํ comes before ะ and ฺ after ไ: the code points of ฯ and ๅ, free by
# now, lie just there. CLDR puts Latin after Thai: a-z move to the unused end of the Thai block.
_MOVED = re.compile("[a-zๅ-ๆ๐-๙\u0e3a\u0e4d]")
_PRIMARY = str.maketrans("๐๑๒๓๔๕๖๗๘๙ๅ\u0e4d\u0e3a", "0123456789า\u0e2f\u0e45") | {
    ord("a") + place: chr(0x0E5E + place) for place in range(26)
}
_MARK_WEIGHT = str.maketrans("๎์็่้๊๋", "0123456")


@lru_cache(maxsize=KNOWN_NAMES)
def order_key(text: str) -> str:
    """A str to sort Thai (and other) names by; equal for names that differ only in case or in spaces."""
    if _DECOMPOSABLE.search(text):
        text = unicodedata.normalize("NFD", text)
    text = _IGNORED.sub("", _LEADING_VOWEL.sub(_consonant_first, text.casefold()))
    text = _SARA_AM.sub("\u0e32\u0e4d", text)
    letters = _MARK.sub("", text)
    marks = _LETTER.sub(_NO_MARK, text).rstrip(_NO_MARK).translate(_MARK_WEIGHT) if letters != text else ""
    if _MOVED.search(letters):
        letters = letters.translate(_PRIMARY)
    return letters + _LEVEL_END + marks


def person_key(given: str, family: str) -> str:
    """People stand by given name, then by family name, never by title."""
    return order_key(given) + _FIELD_END + order_key(family)


def _consonant_first(pair: re.Match[str]) -> str:
    return pair[0][::-1]
