"""What a person typed or a file held, as it is stored: one spelling of what looks the same.

NFC does not join a decomposed sara am and NFKC splits the composed one, so Thai has a map of its own.
Never raises, whatever the text.
"""

import re
import unicodedata

from db.domain.digits import to_arabic

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WHITE = re.compile(f"[ {_SPACES}]+")
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")

# Controls, soft hyphen, zero-width and bidirectional marks, annotations, surrogates without a partner,
# non-characters: nothing of it is seen, and NUL cuts the text short in Tk.
_UNSEEN_LETTERS = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0001\U000e0020-\U000e007f"
)
_UNSEEN = re.compile(f"[{_UNSEEN_LETTERS}]+")

# Glyphs that Thai fonts of the 1990s kept in the private area for shifted marks, U+F700 to U+F71A.
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_SHIFTED = f"ฐ\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}ญ\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
_FONT_GLYPHS = str.maketrans({0xF700 + place: letter for place, letter in enumerate(_SHIFTED)})

_VOWEL_MARKS = "\u0e31\u0e34-\u0e3a"
_UPPER_MARKS = "\u0e47-\u0e4e"
_MARKS = _VOWEL_MARKS + _UPPER_MARKS
_MARKS_IN_ORDER = (
    "\u0e3a\u0e38\u0e39\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e\u0e4d\u0e32"
)
_ORDER = {mark: place for place, mark in enumerate(_MARKS_IN_ORDER)}

_HAS_THAI = re.compile("[\u0e00-\u0e7f\uf700-\uf71a]")
_DOUBLE_E = re.compile("เเ")
# Each takes a whole run and decides in its function, so that long runs of nonsense stay linear.
_MARK_RUN = re.compile(f"[{_MARKS}]+\u0e32?")
_AM_RUN = re.compile(f"\u0e33[\u0e33{_UPPER_MARKS}]+")
_STRAY_MARKS = re.compile(f"(^|(?<= ))[{_MARKS}]+")
_ACCENTED = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]+")
_MOST_ACCENTS = 8  # on one letter, more than any language has; a long pile would make NFC slow
# Whatever of the above a text may need: most names need nothing, and an import cleans a million cells.
_UNTIDY = re.compile(
    f"[{_UNSEEN_LETTERS}{_SPACES}\uf700-\uf71a\u0e4d\u0300-\u036f]|  |^ | $|เเ|\u0e33[{_UPPER_MARKS}]"
    f"|[\u0e48-\u0e4e][{_MARKS}]|\u0e47[{_VOWEL_MARKS}\u0e47]|[{_VOWEL_MARKS}]{{2}}|(?:^| )[{_MARKS}]"
)


def clean(text: str) -> str:
    """One line as it is stored: seen letters only, single spaces, Thai marks in their order.

    Karen, Burmese and Latin letters stay as they are (a Latin letter and its accent become one).
    A mark that stands on no letter is dropped, and a mark typed twice on the same letter is one.
    """
    if not _UNTIDY.search(text):
        return text
    text = _WHITE.sub(" ", _UNSEEN.sub("", text)).strip(" ")
    if text.isascii() or not _UNTIDY.search(text):
        return text
    if _HAS_THAI.search(text):
        text = _thai_in_order(text).strip(" ")
    return _ACCENTED.sub(_composed, text)


def clean_lines(text: str) -> str:
    """Notes of several lines: every line as clean() gives it, without empty ones at either end."""
    return "\n".join(clean(line) for line in _LINE_ENDS.split(text)).strip("\n")


def search_form(text: str) -> str:
    """What is compared when searching, of the stored text and of the question alike."""
    return to_arabic(clean(text).casefold())


def _thai_in_order(text: str) -> str:
    text = _DOUBLE_E.sub("แ", text.translate(_FONT_GLYPHS))
    text = _AM_RUN.sub(_tone_before_am, _MARK_RUN.sub(_ordered_marks, text))
    return _WHITE.sub(" ", _STRAY_MARKS.sub("", _MARK_RUN.sub(_ordered_marks, text)))


def _ordered_marks(run: re.Match[str]) -> str:
    """Each mark once, in order; nikhahit with sara aa is sara am."""
    marks = "".join(sorted(set(run[0]), key=_ORDER.__getitem__))
    return marks.replace("\u0e4d\u0e32", "\u0e33")


def _tone_before_am(run: re.Match[str]) -> str:
    marks = run[0].replace("\u0e33", "").replace("\u0e4d", "")
    return marks + "\u0e33" * run[0].count("\u0e33")


def _composed(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", letter[0][: 1 + _MOST_ACCENTS])
