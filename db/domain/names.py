"""Names: a title is split from a name and joined to it as Thai writing wants it (domain, "Name")."""

import re
from datetime import date
from functools import cache, lru_cache

from db.domain.ages import age_on
from db.domain.titles import TITLES, Sex, Title, TitleKind
from db.domain.typed_text import clean

__all__ = [
    "ADULT_AGE", "TITLES", "Sex", "Title", "TitleKind", "full_name", "parse_sex", "split_full_name", "split_title",
    "title_for", "title_named", "title_problem",
]  # fmt: skip

ADULT_AGE = 15
"""Below it a child is เด็กชาย or เด็กหญิง."""

# A given name begins with none of these: vowels written after or on a consonant, marks, a silent consonant.
_NO_BEGINNING = "(?:[ะ-ฺๅ-๎]|[ก-ฮ][ิุ]?์)"
_WORD_END = "(?= |$)"
_NONE: tuple[re.Pattern[str], list[Title]] = (re.compile("(?!)"), [])
_ALWAYS_LAST = (TitleKind.CIVIL, TitleKind.CHILD)
_LATIN = re.compile("[A-Za-z]")
_SEX_WORDS = {
    Sex.MALE: "ชาย ช ผู้ชาย เพศชาย m male man ผช",
    Sex.FEMALE: "หญิง ญ ห ผู้หญิง เพศหญิง f female woman ผญ",
}


def split_title(text: str) -> tuple[str, str]:
    """(title in its full official form, the rest); ("", text) if it begins with no known title.

    The longest title counts that leaves something a name can begin with. Several titles may follow each
    other (ผศ.ดร. -> ผู้ช่วยศาสตราจารย์ ดร.); a civil title is followed by abbreviations only.
    """
    rest = clean(text)
    found: list[Title] = []
    while match := _leading_title(rest, found):
        title, rest = match
        found.append(title)
    return " ".join(title.text for title in found), rest


def split_full_name(text: str) -> tuple[str, str, str]:
    """(title, given, family); family is "" for people of one name, and keeps its own spaces if it has any."""
    title, rest = split_title(text)
    given, _, family = rest.partition(" ")
    return title, given, family


def full_name(title: str, given: str, family: str) -> str:
    """นางสาวสมหญิง ใจดี; ว่าที่ร้อยตรี สมชาย ใจดี: the space before the given name is the title's rule."""
    between = " " if given and _takes_space(title) else ""
    return f"{title}{between}{given} {family}".strip()


def title_named(text: str) -> Title | None:
    """The known title that is written so, in full; of several the last."""
    return _by_text().get(text) or _by_text().get(text.rpartition(" ")[2])


def title_for(sex: Sex, born: date | None, today: date) -> str:
    """The title to offer; นาง is a woman's own choice and never offered."""
    is_child = born is not None and age_on(born, today) < ADULT_AGE
    if sex is Sex.MALE:
        return "เด็กชาย" if is_child else "นาย"
    return "เด็กหญิง" if is_child else "นางสาว"


def title_problem(title: str, sex: Sex | None, born: date | None, today: date) -> str | None:
    """Say "title_age" or "title_sex" if the title fits badly: a reason to ask, never to change it."""
    known = title_named(title)
    if known is None:
        return None
    by_age = known.kind not in (TitleKind.CLERGY, TitleKind.NOBLE)
    if by_age and born is not None and known.child != (age_on(born, today) < ADULT_AGE):
        return "title_age"
    if sex is not None and known.sex is not None and known.sex is not sex:
        return "title_sex"
    return None


def parse_sex(text: str) -> Sex | None:
    """ชาย ช. M male ... or หญิง ญ. ห. F female ...; None for anything else."""
    word = clean(text).casefold().replace(".", "").replace(" ", "")
    return next((sex for sex, words in _SEX_WORDS.items() if word in words.split()), None)


@lru_cache(maxsize=200)
def _takes_space(title: str) -> bool:
    known = title_named(title)
    return known.spaced if known else bool(_LATIN.search(title))


def _leading_title(text: str, before: list[Title]) -> tuple[Title, str] | None:
    """The title that `text` begins with and what follows it."""
    only_dotted = bool(before) and before[-1].kind in _ALWAYS_LAST
    if only_dotted and "." not in text:
        return None
    pattern, titles = _pattern(first) if (first := text[:1].casefold()) in _first_letters() else _NONE
    found = pattern.match(text)
    if found is None or found.lastindex is None:
        return None
    title = titles[found.lastindex - 1]
    rest = text[found.end() :].lstrip(" ")
    if before and "." not in found[0] and (only_dotted or not rest):
        return None
    return None if title in before else (title, rest)


@cache
def _by_text() -> dict[str, Title]:
    return {title.text: title for title in TITLES}


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(title.text[0].casefold() for title in TITLES) | frozenset(
        spelling[0].casefold() for title in TITLES for spelling in title.short
    )


@cache
def _pattern(first_letter: str) -> tuple[re.Pattern[str], list[Title]]:
    """A pattern of all titles that begin with a letter, the longest spelling first, and the title of each group."""
    spellings = {
        spelling: title
        for title in TITLES
        for spelling in (title.text, *title.short)
        if spelling[0].casefold() == first_letter
    }
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling.replace(" ", "")), spelling))
    groups = "|".join(f"({_spelt(spelling, spellings[spelling])})" for spelling in ordered)
    flags = re.IGNORECASE if first_letter.isascii() else re.NOFLAG  # which would make Thai ones slow
    return re.compile(f"(?:{groups})(?! *{_NO_BEGINNING})", flags), [spellings[each] for each in ordered]


def _spelt(spelling: str, title: Title) -> str:
    """How a spelling is found in a text: dots inside it and spaces after them are optional.

    A spelling that ends with a space, and the last dot of one that has others, need the word to end there.
    """
    *parts, last = (re.escape(part.strip()).replace(r"\ ", " ") for part in spelling.split("."))
    if not parts:
        if len(spelling) == 2 and spelling in title.short:
            return rf"{last}(?:\.|{_WORD_END})"
        return last + (_WORD_END if title.alone or spelling.endswith(" ") else "")
    stem = r"\.? ?".join(parts)
    if last:
        return rf"{stem}\.? ?{last}" + (_WORD_END if spelling.endswith(" ") else "")
    return rf"{stem}\." if len(parts) == 1 else rf"{stem}\.|" + r"\. ?".join(parts) + _WORD_END
