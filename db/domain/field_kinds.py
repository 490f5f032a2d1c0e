"""The kinds of field there are: how each is typed and shown, as twins of parse and format."""

import base64
import binascii
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from db.domain import buddhist_era, citizen_id, house_code, phones, typed_text
from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.words import N_

Choices = type[StrEnum] | None


class Kind(StrEnum):
    """What a field holds; the value in the record is named behind it."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long_text"  # str, lines
    TITLE = "title"  # str, offered from sex and age
    CITIZEN_ID = "citizen_id"  # str of digits
    PHONES = "phones"  # tuple of str of digits
    DATE = "date"  # date | None
    PARTIAL_DATE = "partial_date"  # PartialDate | None
    CHOICE = "choice"  # member of an enumeration | None
    CHOICES = "choices"  # tuple of members
    YES_NO = "yes_no"  # bool
    WHOLE = "whole"  # int | None
    HOURS = "hours"  # float, halves
    MEASURE = "measure"  # float, tenths (millimetres, points)
    MONEY = "money"  # Decimal of baht | None
    HOUSE_CODE = "house_code"  # str of 11 digits
    LINK = "link"  # id of another record | None
    IMAGE = "image"  # bytes (PNG or JPEG); its text is base64
    PHOTOGRAPH = "photograph"  # the same, made small as it is chosen


Parser = Callable[[str, date, Choices], Any]
BETWEEN_CHOICES = re.compile(r"\s*[/,;|+\n]\s*")
MOST_LETTERS, MOST_LETTERS_OF_LINES = 1_000, 20_000
PICTURES = frozenset({Kind.IMAGE, Kind.PHOTOGRAPH})
IMAGE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def _text(text: str, today: date, choices: Choices) -> str:
    return _no_longer(typed_text.clean(text), MOST_LETTERS)


def _long_text(text: str, today: date, choices: Choices) -> str:
    return _no_longer(typed_text.clean_lines(text), MOST_LETTERS_OF_LINES)


def _no_longer(text: str, most: int) -> str:
    """A whole document pasted into a field by mistake would make every list and paper slow."""
    if len(text) > most:
        raise FieldError(
            N_("This is too long: {count} letters, of which {most} have room here."),
            count=f"{len(text):,}",
            most=f"{most:,}",
        )
    return text


def _citizen_id(text: str, today: date, choices: Choices) -> str:
    digits = citizen_id.digits_of(text)
    if citizen_id.is_hidden(digits):
        return digits  # who may not see it leaves it as it is kept
    if not re.fullmatch("[0-9]+", digits):
        raise FieldError(N_("A citizen ID has digits only."))
    if len(digits) != 13:
        raise FieldError(N_("A citizen ID has 13 digits; these are {count}."), count=len(digits))
    return digits


def _date(text: str, today: date, choices: Choices) -> date:
    return buddhist_era.parse_date(text, today=today)


def _partial_date(text: str, today: date, choices: Choices) -> buddhist_era.PartialDate:
    return buddhist_era.parse_partial_date(text, today=today)


def _choice(text: str, today: date, choices: Choices) -> StrEnum:
    assert choices is not None
    for member in choices:
        if text.strip() in (member.value, member.name):
            return member
    raise FieldError(N_("“{text}” is not one of the choices."), text=text.strip())


def _choices(text: str, today: date, choices: Choices) -> tuple[StrEnum, ...]:
    chosen = [_choice(part, today, choices) for part in BETWEEN_CHOICES.split(text.strip()) if part]
    return tuple(dict.fromkeys(chosen))


def _number(text: str) -> Decimal:
    plain = to_arabic(text).replace(",", "").replace(" ", "").removesuffix("บาท")
    try:
        if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", plain):
            raise InvalidOperation
        return Decimal(plain)
    except InvalidOperation:
        raise FieldError(N_("“{text}” is not a number."), text=text.strip()) from None


def _whole(text: str, today: date, choices: Choices) -> int:
    number = _number(text)
    if number != int(number):
        raise FieldError(N_("A whole number is needed here."))
    return int(number)


def _hours(text: str, today: date, choices: Choices) -> float:
    hours = _number(text)
    if hours * 2 != int(hours * 2):
        raise FieldError(N_("Hours are counted in halves, such as 3.5."))
    return float(hours)


def _measure(text: str, today: date, choices: Choices) -> float:
    return round(float(_number(text)), 1)


def _money(text: str, today: date, choices: Choices) -> Decimal:
    money = _number(text)
    if money * 100 != int(money * 100):
        raise FieldError(N_("Baht have at most two decimals."))
    return money


def _house_code(text: str, today: date, choices: Choices) -> str:
    return house_code.parse_house_code(text)


def _phones(text: str, today: date, choices: Choices) -> tuple[str, ...]:
    if words := phones.words_beside(text):
        raise FieldError(N_("“{text}” is no telephone number; the notes have room for it."), text=words)
    found = phones.parse_phones(_no_longer(text, MOST_LETTERS))
    if any(len(number) > phones.MOST_DIGITS for number in found):
        raise FieldError(N_("A telephone number has at most {most} digits."), most=phones.MOST_DIGITS)
    return found


def _yes_no(text: str, today: date, choices: Choices) -> bool:
    return text.strip() == "1"


def _link(text: str, today: date, choices: Choices) -> int:
    return _whole(text, today, choices)


def _image(text: str, today: date, choices: Choices) -> bytes:
    try:
        image = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        image = b""
    if not image.startswith(IMAGE_STARTS):
        raise FieldError(N_("This is not a picture of kind PNG or JPEG."))
    return image


PARSE: dict[Kind, Parser] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.TITLE: _text,
    Kind.CITIZEN_ID: _citizen_id,
    Kind.PHONES: _phones,
    Kind.DATE: _date,
    Kind.PARTIAL_DATE: _partial_date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.WHOLE: _whole,
    Kind.HOURS: _hours,
    Kind.MEASURE: _measure,
    Kind.MONEY: _money,
    Kind.HOUSE_CODE: _house_code,
    Kind.LINK: _link,
    Kind.IMAGE: _image,
    Kind.PHOTOGRAPH: _image,
}

FORMAT: dict[Kind, Callable[[Any], str]] = {
    Kind.TEXT: str,
    Kind.LONG_TEXT: str,
    Kind.TITLE: str,
    Kind.CITIZEN_ID: citizen_id.format_citizen_id,
    Kind.PHONES: lambda numbers: ", ".join(phones.format_phone(number) for number in numbers),
    Kind.DATE: lambda day: buddhist_era.typed_date(day, thai_digits=False),
    Kind.PARTIAL_DATE: lambda born: buddhist_era.typed_partial_date(born, thai_digits=False),
    Kind.CHOICE: lambda choice: choice.value,
    Kind.CHOICES: "/".join,
    Kind.YES_NO: lambda yes: "1" if yes else "",
    Kind.WHOLE: str,
    Kind.HOURS: lambda hours: f"{hours:g}",
    Kind.MEASURE: lambda measure: f"{measure:.1f}".removesuffix(".0"),
    Kind.MONEY: lambda money: f"{money:,.2f}".removesuffix(".00"),
    Kind.HOUSE_CODE: house_code.format_house_code,
    Kind.LINK: str,
    Kind.IMAGE: lambda image: base64.b64encode(image).decode("ascii"),
    Kind.PHOTOGRAPH: lambda image: base64.b64encode(image).decode("ascii"),
}

EMPTY: dict[Kind, Any] = {
    Kind.TEXT: "",
    Kind.LONG_TEXT: "",
    Kind.TITLE: "",
    Kind.CITIZEN_ID: "",
    Kind.PHONES: (),
    Kind.DATE: None,
    Kind.PARTIAL_DATE: None,
    Kind.CHOICE: None,
    Kind.CHOICES: (),
    Kind.YES_NO: False,
    Kind.WHOLE: None,
    Kind.HOURS: None,
    Kind.MEASURE: None,
    Kind.MONEY: None,
    Kind.HOUSE_CODE: "",
    Kind.LINK: None,
    Kind.IMAGE: None,
    Kind.PHOTOGRAPH: None,
}
