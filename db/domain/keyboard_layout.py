"""What the keys that were pressed would have given on the other keyboard layout: Thai (Kedmanee) or US English.

Kedmanee is the layout of TIS 820 that Windows and every Thai keyboard have. Whether a text looks as if it
was typed on the wrong one, db.domain.mistyped tells.
"""

import re
from enum import StrEnum

_KEYS = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
_KEYS_WITH_SHIFT = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
_THAI_WITH_SHIFT = '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

THAI_OF_KEY = dict(zip(_KEYS + _KEYS_WITH_SHIFT, _THAI + _THAI_WITH_SHIFT, strict=True))
KEY_OF_THAI = {thai: key for key, thai in THAI_OF_KEY.items()}

_TO_THAI = str.maketrans(THAI_OF_KEY)
_TO_LATIN = str.maketrans(KEY_OF_THAI)
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_KEY_OF_FIGURE = {thai: key for thai, key in KEY_OF_THAI.items() if thai not in _THAI_DIGITS}
_TO_FIGURES = str.maketrans(_KEY_OF_FIGURE)
_LETTERS_TO_FIGURES = str.maketrans({thai: key for thai, key in _KEY_OF_FIGURE.items() if not thai.isascii()})
_AFTER_LAST_DIGIT = re.compile("[^0-9]*$")


class Script(StrEnum):
    """What is typed into a field, and so which layout is meant to be on."""

    THAI = "thai"  # names and words; names of foreigners may be in Latin
    LATIN = "latin"  # English names
    FIGURES = "figures"  # digits and what stands between them, no letter
    NUMBER_FIRST = "number_first"  # a number that letters may follow: 12/3 ก


def to_thai(text: str) -> str:
    """What the same keys give on the Thai layout; what no key types stays."""
    return text.translate(_TO_THAI)


def to_latin(text: str) -> str:
    """What the same keys give on the US layout; what no key types stays."""
    return text.translate(_TO_LATIN)


def to_figures(text: str) -> str:
    """The figures that were meant: "ๅ/-ภ" is 1234. Thai digits stay, they are good figures.

    The slash and the dash of the Thai layout are on the keys of 2 and 3. What stands before an Arabic digit or just
    after the last was typed on the English layout or put in by the program: "1-2345-ภ" is 1-2345-4, "12/ภ" 12/4.
    """
    tail = _AFTER_LAST_DIGIT.search(text)
    assert tail is not None  # the end of the text is always found
    place = tail.start()
    if place and text[place : place + 1] in ("/", "-"):
        place += 1
    return text[:place].translate(_LETTERS_TO_FIGURES) + text[place:].translate(_TO_FIGURES)
