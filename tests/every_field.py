"""A form with every kind of field, somebody who fills it, and what it tells while it is typed into."""

import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PIL import Image

from db.domain.buddhist_era import PartialDate, Precision
from db.domain.choices import Choice
from db.domain.forms import Field, Form, Kind
from tests.keyboard import take_keyboard
from ui import theme
from ui.field_widget import Link
from ui.forms import FormView


class Colour(Choice):
    RED = "red", "แดง"
    GREEN = "green", "เขียว"
    GREY = "grey", "เทา"


class Sex(StrEnum):
    MALE = "ชาย"
    FEMALE = "หญิง"


@dataclass(frozen=True)
class Person:
    title: str = ""
    given: str = ""
    family: str = ""
    sex: Sex | None = None
    citizen_id: str = ""
    born: PartialDate | None = None
    phones: tuple[str, ...] = ()
    colour: Colour | None = None
    likes: tuple[Colour, ...] = ()
    house_id: int | None = None
    hours: float | None = None
    budget: Decimal | None = None
    house_code: str = ""
    since: date | None = None
    is_here: bool = False
    seal: bytes | None = None
    notes: str = ""
    count: int | None = None


FORM = Form(
    Person,
    (
        Field("title", "Title", Kind.TITLE, width=12),
        Field("given", "Given name", required=True),
        Field("family", "Family name"),
        Field("sex", "Sex", Kind.CHOICE, choices=Sex),
        Field("citizen_id", "Citizen ID", Kind.CITIZEN_ID, help="13 digits"),
        Field("born", "Born", Kind.PARTIAL_DATE),
        Field("phones", "Phone", Kind.PHONES),
        Field("colour", "Colour", Kind.CHOICE, choices=Colour),
        Field("likes", "Likes", Kind.CHOICES, choices=Colour),
        Field("house_id", "House", Kind.LINK),
        Field("hours", "Hours", Kind.HOURS),
        Field("budget", "Budget", Kind.MONEY),
        Field("house_code", "House code", Kind.HOUSE_CODE),
        Field("since", "Since", Kind.DATE),
        Field("is_here", "Is here", Kind.YES_NO),
        Field("seal", "Seal", Kind.IMAGE),
        Field("notes", "Notes", Kind.LONG_TEXT),
        Field("count", "Count", Kind.WHOLE),
    ),
)
HOUSES = {1: "12/3 ริมยวม", 2: "12/4 กลางเวียง", 3: "99 ป่าซาง"}


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (400, 100), "red").save(file, "PNG")
    return file.getvalue()


SOMEBODY = Person(
    title="นาง",
    given="สมหญิง",
    family="ใจดี",
    sex=Sex.FEMALE,
    citizen_id="1999900000633",
    born=PartialDate(date(1958, 1, 1), Precision.YEAR),
    phones=("0812345678", "053681234"),
    colour=Colour.GREEN,
    likes=(Colour.RED, Colour.GREY),
    house_id=2,
    hours=3.5,
    budget=Decimal("1500.50"),
    house_code="58030000015",
    since=date(2026, 10, 1),
    is_here=True,
    seal=png(),
    notes="บรรทัดหนึ่ง\nบรรทัดสอง",
    count=7,
)


class Heard:
    def __init__(self) -> None:
        self.changes = 0
        self.saves = 0

    def change(self) -> None:
        self.changes += 1

    def save(self) -> None:
        self.saves += 1


def find(text: str) -> list[tuple[int, str]]:
    return [(number, label) for number, label in HOUSES.items() if text in label]


def form_view(window: Any, today: date, heard: Heard) -> FormView[Person]:
    theme.dress(window)
    made = FormView(
        window,
        FORM,
        today,
        links={"house_id": Link(find, lambda number: HOUSES[number])},
        on_change=heard.change,
        on_save=heard.save,
    )
    made.pack(fill="both", expand=True)
    window.update()
    return made


def go_to(view: FormView[Any], name: str) -> Any:
    widget = view.field(name)
    take_keyboard(view, widget.focus_target())
    return widget
