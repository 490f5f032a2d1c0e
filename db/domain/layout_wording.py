"""The wording of a certificate's lines: placeholders in braces, parts in square brackets that may be left out."""

import re
from collections.abc import Mapping
from functools import lru_cache

from db.domain.errors import FieldError
from db.domain.typed_text import clean
from db.domain.words import N_

MOST_LETTERS = 600

PLACEHOLDERS: Mapping[str, str] = {
    "name": N_("Title, name and family name"),
    "title": N_("Title"),
    "given": N_("Given name"),
    "family": N_("Family name"),
    "number": N_("Certificate number"),
    "office": N_("The office's name"),
    "kind": N_("Kind of certificate"),
    "presents": N_("The sentence above the name"),
    "statement": N_("What the person has done"),
    "course": N_("Course or project"),
    "hours": N_("Hours"),
    "days": N_("First to last day, where there are several"),
    "day": N_("The day, where there is one only"),
    "place": N_("Place"),
    "date": N_("Date of issue"),
    "year": N_("Year of the number"),
    "code": N_("Code on the paper"),
}
"""What a line may say of a certificate, with the label to show."""

NAMES = frozenset({"name", "title", "given", "family"})
"""Placeholders that say who: a line is broken at their spaces only."""

PERSONAL = NAMES | {"number", "year", "code"}
"""Placeholders that differ from one certificate of a class to the next."""

# What people write when they do not remember the English word.
MEANT = {
    "ชื่อ": "name", "ชื่อสกุล": "name", "ชื่อ-สกุล": "name", "ชื่อ - สกุล": "name", "คำนำหน้า": "title",
    "นามสกุล": "family", "สกุล": "family", "เลขที่": "number", "สำนักงาน": "office", "หน่วยงาน": "office",
    "เทศบาล": "office", "หลักสูตร": "course", "โครงการ": "course", "ชั่วโมง": "hours", "จำนวนชั่วโมง": "hours",
    "วันที่อบรม": "days", "ระหว่างวันที่": "days", "สถานที่": "place", "วันที่": "date", "วันที่ออก": "date", "ปี": "year",
    "พ.ศ": "year", "รหัส": "code", "fullname": "name", "firstname": "given", "lastname": "family", "surname": "family",
    "training": "course", "project": "course", "organisation": "office", "organization": "office",
    "municipality": "office", "location": "place", "venue": "place", "issued": "date", "no": "number",
}  # fmt: skip

TOKEN = re.compile(r"\{([^{}\[\]\n]*)\}|([{}\[\]])")
THAI = re.compile("[\u0e01-\u0e4e]")
GAP = "\x1f"
"""Around each value while a wording is filled."""
TOUCHING = re.compile(GAP + GAP)


def placeholders_in(wording: str) -> tuple[str, ...]:
    """The names in braces, in their order."""
    return tuple(match[1].strip() for match in TOKEN.finditer(wording) if match[1] is not None)


def nearest(name: str) -> str:
    """The placeholder that was probably meant; "" if none is near."""
    from difflib import get_close_matches  # where nobody errs it is not needed, and papers are to begin at once

    plain = name.strip().lower().replace(" ", "").replace("_", "").rstrip(".")
    if plain in MEANT:
        return MEANT[plain]
    return next(iter(get_close_matches(plain, PLACEHOLDERS, 1, 0.5)), "")


def check_wording(wording: str) -> None:
    """Raises FieldError for what could not be filled in: an unknown placeholder, braces or brackets left open."""
    if len(wording) > MOST_LETTERS:
        raise FieldError(N_("At most {count} letters are possible here."), count=MOST_LETTERS)
    is_open = False
    for match in TOKEN.finditer(wording):
        if match[1] is not None:
            _check_name(match[1].strip())
        elif match[2] in "{}":
            raise FieldError(N_("A brace stands alone; a placeholder looks like {example}."), example="{name}")
        elif is_open == (match[2] == "["):
            raise FieldError(N_("Square brackets come in pairs and not one within another."))
        else:
            is_open = not is_open
    if is_open:
        raise FieldError(N_("Square brackets come in pairs and not one within another."))


def _check_name(name: str) -> None:
    if name in PLACEHOLDERS:
        return
    meant, written = nearest(name), "{" + clean(name)[:40] + "}"
    if meant:
        raise FieldError(N_("There is no {written}. Did you mean {meant}?"), written=written, meant="{" + meant + "}")
    raise FieldError(
        N_("There is no {written}. There are: {known}"),
        written=written,
        known=" ".join("{" + known + "}" for known in PLACEHOLDERS),
    )


def filled(wording: str, values: Mapping[str, str]) -> str:
    """The wording with its placeholders filled; lines and bracketed parts with nothing to say are left out.

    A part in brackets goes when a placeholder in it is empty. Raises FieldError as check_wording does.
    """
    check_wording(wording)
    return put_in(wording, values)


def put_in(wording: str, values: Mapping[str, str]) -> str:
    """As `filled`, for a wording that was checked."""
    parts: list[str] = []
    group: int | None = None
    lacks = False
    for before, name, sign in _taken_apart(wording):
        parts.append(before)
        if name is not None:
            value = values.get(name, "")
            lacks = lacks or not value
            parts.append(GAP + value + GAP if value else "")
        elif sign == "[":
            group, lacks = len(parts), False
        elif sign == "]" and group is not None:
            if lacks:
                del parts[group:]
            group = None
    return _tidy("".join(parts))


@lru_cache(maxsize=64)
def _taken_apart(wording: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """Text, and the placeholder or the bracket after it; remembered, for certificates come by the thousand."""
    found: list[tuple[str, str | None, str | None]] = []
    end = 0
    for match in TOKEN.finditer(wording):
        found.append((wording[end : match.start()], match[1] and match[1].strip(), match[2]))
        end = match.end()
    return (*found, (wording[end:], None, None))


def _tidy(text: str) -> str:
    """Values that touch are joined as their letters ask; one space is enough; empty lines go."""
    text = TOUCHING.sub(_joined, text).replace(GAP, "")
    if "\n" not in text and "  " not in text:
        return text.strip(" ")
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _joined(match: re.Match[str]) -> str:
    left, right = match.string[match.start() - 1], match.string[match.end()]
    return "" if left == " " or right == " " or (THAI.match(left) and THAI.match(right)) else " "
