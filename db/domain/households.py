"""A household (ครัวเรือน): a house with its number, moo, community and house code."""

import re
from dataclasses import dataclass

from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.forms import Column, Field, Form, Kind
from db.domain.keyboard_layout import Script
from db.domain.typed_text import clean
from db.domain.words import N_

HOUSE = re.compile(r"^(บ้านเลขที่|เลขที่|บ้าน)\s*")


@dataclass(frozen=True, kw_only=True)
class Household:
    """`house` is the house number as written (306/8), `moo` the village number, `house_code` 11 digits or ""."""

    id: int = 0
    revision: int = 0
    house: str = ""
    moo: str = ""
    community_id: int | None = None
    house_code: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class HouseholdLine:
    """A household as lists show it; `people` counts its living residents, `elders` those of 60 and over. `head` is ""
    where nobody who lives there was written down as the head."""

    id: int
    house: str
    moo: str
    community: str
    house_code: str
    people: int
    elders: int
    head: str = ""
    notes: str = ""


def parse_house(text: str) -> str:
    """The house number as it is kept: "บ้านเลขที่ ๓๐๖/๘" is "306/8", "306.0" from a sheet "306"."""
    house = re.sub(r"\s*/\s*", "/", HOUSE.sub("", to_arabic(clean(text))))
    return house.removesuffix(".0")


def house_order(house: str) -> tuple[int, ...]:
    """Sorts 9, 10, 10/2, 10/11 as people count."""
    return tuple(int(part) for part in re.findall("[0-9]{1,9}", house))


def is_house(value: str) -> None:
    """Rule of the field: a house number has at least one digit."""
    if not re.search("[0-9]", to_arabic(value)):
        raise FieldError(N_("A house number has a digit, such as 12 or 306/8."))


FORM = Form(
    Household,
    (
        Field(
            "house",
            N_("House number"),
            required=True,
            width=12,
            rule=is_house,
            script=Script.NUMBER_FIRST,
            headings=("บ้านเลขที่", "เลขที่บ้าน", "บ้าน", "เลขที่", "ที่อยู่", "house", "house number", "house no", "address"),
        ),
        Field(
            "moo",
            N_("Moo"),
            width=6,
            script=Script.NUMBER_FIRST,
            help=N_("Village number, where there is one."),
            headings=("หมู่ที่", "หมู่", "ม.", "moo", "village no"),
        ),
        Field(
            "community_id",
            N_("Community"),
            Kind.LINK,
            required=True,
            headings=("ชุมชน", "ชื่อชุมชน", "ชุมชนที่อยู่", "หมู่บ้าน", "community", "village"),
        ),
        Field(
            "house_code",
            N_("House code"),
            Kind.HOUSE_CODE,
            width=16,
            help=N_("11 digits, from the house register."),
            headings=("เลขรหัสประจำบ้าน", "รหัสประจำบ้าน", "รหัสบ้าน", "house code"),
        ),
        Field("notes", N_("Notes"), Kind.LONG_TEXT, width=40),
    ),
)

COLUMNS = (
    FORM.field("house").column(10),
    FORM.field("moo").column(6),
    Column("community", N_("Community"), 18),
    FORM.field("house_code").column(18),
    Column("people", N_("People"), 8, "e", figure="residents"),
    Column("elders", N_("Elders"), 8, "e", figure="elders"),
)
