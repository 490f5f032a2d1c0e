"""A layout as text and back: for the office's records, and as the one file that goes from office to office."""

import base64
import binascii
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from db.domain.errors import DeskError
from db.domain.field_kinds import IMAGE_STARTS
from db.domain.layout_wording import MOST_LETTERS
from db.domain.layouts import MOST_LINES, MOST_MM, Box, Code, Layout, Line, Seal, Signature, Signatures
from db.domain.paper_choices import MOST_SIGNERS
from db.domain.typed_text import clean, clean_lines
from db.domain.words import N_

FORMAT, VERSION = "mae-sariang-desk-layout", 1
MOST_BYTES = 24_000_000
MOST_PICTURE_BYTES = 5_000_000
MOST_NAME = 80
ENDING = ".layout.json"

PARTS: Mapping[str, type[Box]] = {"seal": Seal, "code": Code, "signatures": Signatures}
SEVERAL: Mapping[str, type[Box]] = {"lines": Line, "single": Signature}
MOST: Mapping[str, int] = {"lines": MOST_LINES, "images": MOST_LINES, "single": MOST_SIGNERS}
"""How many there may be of what there are several of."""
Parsed = TypeVar("Parsed")

KeepPicture = Callable[[bytes], str]
"""Puts a picture where it is kept and gives the text that stands for it."""
FindPicture = Callable[[str], bytes]
"""The twin: the picture that a text stands for; raises ValueError."""


class BadLayout(DeskError):
    """A file that is no layout, is damaged, or holds what no layout may hold."""


def to_base64(picture: bytes) -> str:
    return base64.b64encode(picture).decode("ascii")


def from_base64(text: str) -> bytes:
    """Raises ValueError for what is no picture of kind PNG or JPEG, or a larger one than may be."""
    if len(text) > MOST_PICTURE_BYTES * 4 // 3 + 4:
        raise ValueError("picture too large")
    try:
        picture = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("picture is not base64") from error
    if not picture.startswith(IMAGE_STARTS):
        raise ValueError("neither PNG nor JPEG")
    return picture


def layout_to_values(layout: Layout, keep: KeepPicture = to_base64) -> dict[str, Any]:
    """The layout as plain JSON values."""
    return {field.name: _plain(getattr(layout, field.name), keep) for field in fields(layout)}


def _plain(value: Any, keep: KeepPicture) -> Any:
    if isinstance(value, bytes):
        return keep(value)
    if isinstance(value, tuple):
        return [_plain(each, keep) for each in value]
    if isinstance(value, Box):
        return {field.name: _plain(getattr(value, field.name), keep) for field in fields(value)}
    return value.value if isinstance(value, StrEnum) else value


def layout_from_values(values: Any, find: FindPicture = from_base64) -> Layout:
    """The twin of layout_to_values; raises BadLayout. What is missing is as a new layout has it."""
    try:
        return _parsed(Layout, values, find)
    except (ValueError, TypeError, OverflowError) as error:
        detail = clean(str(error))[:80]
        raise BadLayout(N_("This file holds no layout that can be read ({detail})."), detail=detail) from error


def _parsed(kind: type[Parsed], values: Any, find: FindPicture) -> Parsed:
    """Only what the kind knows: a later version may say more."""
    if not isinstance(values, dict):
        raise ValueError(kind.__name__.lower())
    blank = kind()
    known = [field.name for field in fields(kind) if field.name in values]  # type: ignore[arg-type]
    return kind(**{name: _value(name, values[name], getattr(blank, name), find) for name in known})


def _value(name: str, value: Any, usual: Any, find: FindPicture) -> Any:
    if name in PARTS:
        return None if value is None else _parsed(PARTS[name], value, find)
    if name in ("background", "picture"):
        return _picture(value, find)
    if name in MOST:
        if not isinstance(value, list) or len(value) > MOST[name]:
            raise ValueError(name)
        return tuple(_picture(each, find) if name == "images" else _parsed(SEVERAL[name], each, find) for each in value)
    if isinstance(usual, StrEnum):
        return type(usual)(value)
    if isinstance(usual, float):
        return _number(name, value)
    if not isinstance(value, str) or len(value) > MOST_LETTERS:
        raise ValueError(name)
    return clean_lines(value)


def _picture(value: Any, find: FindPicture) -> bytes | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("picture")
    return find(value)


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(name)
    if not 0 <= value <= MOST_MM:
        raise ValueError(name)
    return round(float(value), 1)


def layout_file(name: str, layout: Layout) -> str:
    """The whole file of a layout that goes to another office, its pictures within."""
    values = {"format": FORMAT, "version": VERSION, "name": name, "layout": layout_to_values(layout)}
    return json.dumps(values, ensure_ascii=False, indent=1)


def read_layout_file(content: bytes) -> tuple[str, Layout]:
    """Name and layout of such a file; raises BadLayout, whatever the bytes are."""
    if len(content) > MOST_BYTES:
        raise BadLayout(N_("This file is too large for a layout; up to {count} MB is possible."), count=24)
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadLayout(N_("This file is not a layout.")) from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise BadLayout(N_("This file is not a layout."))
    version = values.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadLayout(N_("This file is not a layout."))
    if version > VERSION:
        raise BadLayout(N_("This layout was written by a newer version of the program. Please install that one."))
    name = values.get("name")
    layout = layout_from_values(values.get("layout"))
    return (clean(name)[:MOST_NAME].strip() if isinstance(name, str) else ""), layout
