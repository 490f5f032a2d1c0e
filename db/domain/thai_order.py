"""Thai dictionary order as a sort key: plain code point comparison of keys is CLDR's th order.

Source: domain, "Order of names" (Royal Institute dictionary order); ICU is the oracle of its tests.
A key has two levels with a separator below any letter between them: the letters, a leading vowel after
its consonant and marks left out; then the marks by position. SQLite's BINARY order of UTF-8 agrees.
"""

import re
import unicodedata

_FIELD_END = "\x01"
_LEVEL_END = "\x02"
_NO_MARK = " "

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_MARK = re.compile("[็-์๎\u0300-\u036f]")
_LETTER = re.compile("[^็-์๎\u0300-\u036f]")
# Spaces, controls, punctuation, ๆ ฯ ๏ ๚ ๛: nothing of it counts. Surrogates would not store.
_IGNORED = re.compile(
    "[\x00-/:-@\\[-`{-\xbf\u02b0-\u02ff\u200b-\u206f\u2e00-\u2e7f\u3000-\u3003\ufeff\ud800-\udfffฯๆ๏๚๛฿]+"
)

# Thai digits count as digits, ๅ as า. ํ comes before ะ and ฺ after ไ: the code points of ฯ and ๅ, free by
# now, lie just there. CLDR puts Latin after Thai: a-z move to the unused end of the Thai block.
_PRIMARY = str.maketrans("๐๑๒๓๔๕๖๗๘๙ๅ\u0e4d\u0e3a", "0123456789า\u0e2f\u0e45") | {
    ord("a") + place: chr(0x0E5E + place) for place in range(26)
}
_MARK_WEIGHT = str.maketrans("๎์็่้๊๋", "0123456")


def order_key(text: str) -> str:
    """A str to sort Thai (and other) names by; equal for names that differ only in case or in spaces."""
    if not text.isascii() and any(letter > "\u0e7f" or "\x7f" < letter < "\u0e00" for letter in text):
        text = unicodedata.normalize("NFD", text)
    text = _IGNORED.sub("", text.casefold())
    text = _LEADING_VOWEL.sub(r"\2\1", text.replace("\u0e4d\u0e32", "\u0e33"))
    letters = _MARK.sub("", text).translate(_PRIMARY)
    if len(letters) == len(text):
        return letters + _LEVEL_END
    return letters + _LEVEL_END + _LETTER.sub(_NO_MARK, text).rstrip(_NO_MARK).translate(_MARK_WEIGHT)


def person_key(given: str, family: str) -> str:
    """People stand by given name, then by family name, never by title."""
    return order_key(given) + _FIELD_END + order_key(family)
