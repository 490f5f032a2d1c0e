"""Typed on the wrong keyboard layout? Told by how Thai and Latin words are written, so that foreign names pass."""

import re

from db.domain.keyboard_layout import Script, to_figures, to_latin, to_thai

_THAI_LETTER = re.compile("[ก-ฺเ-๎]")
_THAI_VOWEL = re.compile("[ะ-ฺเ-ๅ]")
_LATIN_LETTER = re.compile("[A-Za-z]")
_FIGURES = re.compile("[0-9๐-๙ ,./-]*[0-9๐-๙][0-9๐-๙ ,./-]*")
LEAST_KEYS = 3
"""Two letters may be anything."""


def meant(text: str, script: Script) -> str:
    """What was meant, where a text looks as if it was typed on the wrong layout; "" where it may well be right."""
    if script is Script.THAI:
        return _meant_in_thai(text)
    if not _THAI_LETTER.search(text):
        return ""
    if script is Script.LATIN:
        latin = to_latin(text)
        return latin if looks_latin(latin) and len(text.strip()) >= LEAST_KEYS else ""
    if script is Script.NUMBER_FIRST and text.strip()[0].isdigit():
        return ""
    figures = to_figures(text)
    return figures if _FIGURES.fullmatch(figures) else ""


def meant_in_search(text: str) -> str:
    """What was meant in a search, where names and figures are looked for; "" where the text may well be right."""
    thai = meant(text, Script.THAI)
    if thai or looks_thai(text):
        return thai
    return meant(text, Script.NUMBER_FIRST)


def _meant_in_thai(text: str) -> str:
    if _THAI_LETTER.search(text) or not _LATIN_LETTER.search(text) or len(text.strip()) < LEAST_KEYS:
        return ""
    thai = to_thai(text)
    if looks_latin(text) or not looks_thai(thai) or _may_be_shortened(text, thai):
        return ""
    return thai


def _may_be_shortened(text: str, thai: str) -> bool:
    """sms, dvd: letters without a vowel in either writing, and none of the signs that many Thai letters are on."""
    return len(text.strip()) == LEAST_KEYS and text.strip().isalpha() and not _THAI_VOWEL.search(thai)


# --- how Thai is written -----------------------------------------------------------------------

_CONSONANT = "[กขคฆ-ฮฤฦ]"  # ฃ and ฅ have not been written for a century
_SYLLABLE_PART = re.compile(
    "|".join(
        (
            f"เ{_CONSONANT}{{1,2}}ี[่-๋]?ยะ?",  # เสียง
            f"เ{_CONSONANT}{{1,2}}ื[่-๋]?อะ?",  # เรือง
            f"เ{_CONSONANT}{{1,2}}[่-๋]?(?:าะ?|อะ?|ะ)",  # เกาะ เลอ เตะ
            f"เ{_CONSONANT}{{1,2}}[ิ็][่-๋]?{_CONSONANT}",  # เกิด เพ็ญ
            f"[เแโ]{_CONSONANT}{{1,2}}[็]?[่-๋]?ะ?",  # แก้ว โต๊ะ
            f"[ใไ]{_CONSONANT}{{1,2}}[่-๋]?ย?",  # ใจ ไทย
            f"{_CONSONANT}{{1,2}}ั[่-๋]?(?:วะ|{_CONSONANT}[ิุ]?์?)",  # วัน ตัว ญาติ สิทธิ์
            f"{_CONSONANT}{{1,2}}ื[่-๋]?{_CONSONANT}",  # ชื่อ
            f"{_CONSONANT}{{1,2}}็{_CONSONANT}?",  # ก็
            f"{_CONSONANT}[ิีึุู]?[่-๋]?[าำะ]?[์]?",
            f"{_CONSONANT}[ิุ]?์",
            "[ฤฦ]ๅ?",
        )
    )
)
_BETWEEN_WORDS = re.compile("[ .]+")
_LONGEST_PART = 8


def looks_thai(text: str) -> bool:
    """Whether every word could be Thai by the order of its letters: no vowel or tone without its consonant."""
    words = [word for word in _BETWEEN_WORDS.split(text) if word]
    return bool(words) and all(_is_written_as_thai(word) for word in words)


def _is_written_as_thai(word: str) -> bool:
    """Whether the word falls into parts of syllables from its beginning to its end."""
    reached = {0}
    for place in range(len(word)):
        if place in reached:
            reached |= _ends_of_parts(word, place)
    return len(word) in reached


def _ends_of_parts(word: str, start: int) -> set[int]:
    return {
        end
        for end in range(start + 1, min(len(word), start + _LONGEST_PART) + 1)
        if _SYLLABLE_PART.fullmatch(word, start, end)
    }


# --- how Latin names are written ---------------------------------------------------------------

_LATIN_WORD = re.compile(r"[(\"'“]?([A-Za-z]+(?:['’.-][A-Za-z]+)*)[.,;:!?)\"'”]*")
_CAPITALS = re.compile(r"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz)?[A-Z]?[a-z]*(?:['’.-]|$))+")
_VOWELS = "aeiouyw"
_CLUSTERS = re.compile(f"[^{_VOWELS}]+")
# Beginnings of words in the languages whose names are written in Latin here: English, and Burmese, Karen and Shan.
_BEGINNINGS = re.compile(
    "[bcfgkps][lr]|d[rhjwz]|t[hrsw]|c[h]|g[hnw]|h[klmnpst]|hts|jh|k[hnswy]|kh[lrm]|l[hly]|m[bcdhlrsty]|n[dghksy]|ngh"
    "|p[hsy]|ph[lr]|rh|s[chklmnpqtvw]|sc[hr]|shr|sp[lr]|squ?|str|tz|vl|wr|zh|ch[lr]|th[lr]"
)
_ENDINGS = ("s", "t", "ll", "d", "m")
"""O'Brien's, don't: what may follow an apostrophe without a vowel."""
_MOST_TOGETHER = 4
_LONGEST_SHORT_FORM = 3


def looks_latin(text: str) -> bool:
    """Whether every word could be a name or a word in Latin letters, an abbreviation in capitals included."""
    words = text.split()
    return bool(words) and all(_is_written_as_latin(word) for word in words)


def _is_written_as_latin(word: str) -> bool:
    found = _LATIN_WORD.fullmatch(word)
    if found is None:
        return word.strip(".,()-/&").isdigit() or word in ("&", "-")
    letters = found[1]
    if letters.isupper() or (word.endswith(".") and len(letters) <= _LONGEST_SHORT_FORM):
        return True
    return bool(_CAPITALS.fullmatch(letters)) and _has_speakable_clusters(letters.lower())


def _has_speakable_clusters(letters: str) -> bool:
    first, *others = re.split(r"['’.-]", letters)
    return _is_speakable(first) and all(part in _ENDINGS or _is_speakable(part) for part in others)


def _is_speakable(part: str) -> bool:
    """A vowel is there, a beginning that some language has, and never many consonants together."""
    if len(part) <= 1:
        return True
    clusters = list(_CLUSTERS.finditer(part))
    if any(len(cluster[0]) == len(part) or len(cluster[0]) > _MOST_TOGETHER for cluster in clusters):
        return False
    return not (clusters and clusters[0].start() == 0 and len(clusters[0][0]) > 1) or bool(
        _BEGINNINGS.fullmatch(clusters[0][0])
    )
