"""Forms declared once: fields name attributes, parsing and showing are twins, errors come all at once."""

import dataclasses
import importlib
import pkgutil
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import domain
from db.domain import field_kinds
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.choices import Choice, label_of
from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Column, Field, Form, Kind
from db.domain.residents import Residency
from db.domain.typed_text import clean, clean_lines
from db.domain.volunteers import VolunteerKind

DAY = date(2026, 11, 22)
PNG = b"\x89PNG\r\n\x1a\n"


def _all(kind: type) -> list[Any]:
    """Everything of a kind that a module of the domain declares by name, tuples opened."""
    names = [module.name for module in pkgutil.iter_modules(domain.__path__)]
    values = [value for name in names for value in vars(importlib.import_module(f"db.domain.{name}")).values()]
    opened = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
    return list({id(value): value for value in opened if isinstance(value, kind)}.values())


FORMS: list[Form[Any]] = _all(Form)
FIELDS = [
    pytest.param(form, field, id=f"{form.record.__name__}.{field.name}") for form in FORMS for field in form.fields
]


def test_every_form_is_found() -> None:
    assert {form.record.__name__ for form in FORMS} == {
        "Community", "Household", "Resident", "Volunteer", "Course", "TrainingClass", "OfficeSettings", "Signatory",
        "NameChange", "Revocation", "HandOver", "Issue", "Layout", "Line", "Seal", "Code", "Signatures", "Signature",
        "CommunityStaff", "MoveWish", "Birth", "LabelWishes",
        "Account", "PrivacyContact", "DataRequest", "Assessment", "HealthNote", "Carer", "CareSettings",
        "Partner", "PartnerPerson", "PartnerContact", "Contribution", "Award", "VolunteeringSettings",
        "Service", "Goal", "Activity", "Participant",
        "ManyVolunteers", "Photograph", "Visit", "CareMatch",
        "OutreachRound", "RoundVisit", "ReportTexts", "Breach",
    }  # fmt: skip


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_a_field_names_an_attribute_that_starts_as_its_kind_says(form: Form[Any], field: Field) -> None:
    attributes = {attribute.name: attribute for attribute in dataclasses.fields(form.record)}
    assert field.name in attributes
    start = getattr(form.record(), field.name)
    empty = field_kinds.EMPTY[field.kind]
    assert start == empty or field.required or (type(start) is int and field.kind is Kind.WHOLE)
    assert field.label


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_a_field_gives_back_what_it_shows_of_an_empty_record(form: Form[Any], field: Field) -> None:
    start = getattr(form.record(), field.name)
    shown = field.format(start)
    if shown or not field.required:
        assert field.parse(shown, DAY) == start
    else:
        with pytest.raises(FieldError):
            field.parse(shown, DAY)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.record.__name__)
def test_a_form_has_each_field_once_and_only_choices_have_choices(form: Form[Any]) -> None:
    names = [field.name for field in form.fields]
    assert len(set(names)) == len(names)
    for field in form.fields:
        assert (field.choices is not None) is (field.kind in (Kind.CHOICE, Kind.CHOICES)), field.name


def test_headings_of_files_lead_to_one_field_of_their_form() -> None:
    for form in FORMS:
        headings = [heading for field in form.fields for heading in field.headings]
        assert len(set(headings)) == len(headings), form.record.__name__


def test_every_column_has_heading_width_and_a_place_that_tk_knows() -> None:
    columns: list[Column] = _all(Column)
    assert len(columns) > 40
    for column in columns:
        assert column.heading
        assert column.width > 0
        assert column.anchor in ("w", "center", "e")


def test_every_choice_has_a_label_of_its_own() -> None:
    kinds = [kind for kind in _all(type) if issubclass(kind, Choice) and kind is not Choice]
    assert len(kinds) > 8
    for kind in kinds:
        labels = [label_of(member) for member in kind]
        assert all(labels)
        assert len(set(labels)) == len(labels), kind.__name__


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PHONES = st.sampled_from(["0812345678", "0987654321", "053681231", "021234567", "191"])
IMAGES = st.binary(max_size=40).map(lambda rest: PNG + rest)
DATES = st.dates(date(1900, 1, 1), date(2056, 12, 31))
PARTIAL = st.one_of(
    DATES.map(PartialDate),
    DATES.map(lambda day: PartialDate(day.replace(day=1), Precision.MONTH)),
    DATES.map(lambda day: PartialDate(day.replace(month=1, day=1), Precision.YEAR)),
)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXTS.map(clean),
    Kind.LONG_TEXT: TEXTS.map(clean_lines),
    Kind.TITLE: st.sampled_from(["นาย", "ว่าที่ร้อยตรี", "Mr."]),
    Kind.CITIZEN_ID: st.from_regex("[0-9]{13}", fullmatch=True),
    Kind.PHONES: st.lists(PHONES, unique=True).map(tuple),
    Kind.DATE: DATES,
    Kind.PARTIAL_DATE: PARTIAL,
    Kind.CHOICE: st.sampled_from(Residency),
    Kind.CHOICES: st.lists(st.sampled_from(VolunteerKind), unique=True).map(tuple),
    Kind.YES_NO: st.booleans(),
    Kind.WHOLE: st.integers(0, 10**12 - 1),
    Kind.HOURS: st.integers(0, 4000).map(lambda halves: halves / 2),
    Kind.MEASURE: st.integers(0, 10**9).map(lambda tenths: tenths / 10),
    Kind.MONEY: st.decimals(0, 10**11, places=2),
    Kind.HOUSE_CODE: st.from_regex("[0-9]{11}", fullmatch=True),
    Kind.LINK: st.integers(1, 10**9),
    Kind.IMAGE: IMAGES,
    Kind.PHOTOGRAPH: IMAGES,
}
CHOICES: dict[Kind, type[StrEnum]] = {Kind.CHOICE: Residency, Kind.CHOICES: VolunteerKind}


def _field(kind: Kind, **more: Any) -> Field:
    return Field("it", "It", kind, choices=CHOICES.get(kind), **more)


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=40)
@given(data=st.data())
def test_what_a_kind_shows_it_reads_back(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    shown = _field(kind).format(value)
    assert _field(kind).parse(shown, DAY) == value
    if kind not in field_kinds.PICTURES:  # nobody types a picture
        assert _field(kind).parse(f"  {shown} ", DAY) == value


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_text_is_the_kinds_empty_value_or_refused_where_something_is_required(kind: Kind) -> None:
    for empty in ("", "   ", "\t\n"):
        assert _field(kind).parse(empty, DAY) == field_kinds.EMPTY[kind]
        with pytest.raises(FieldError, match=r"This has to be filled in\."):
            _field(kind, required=True).parse(empty, DAY)
    assert _field(kind).format(field_kinds.EMPTY[kind]) == ""


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.TEXT, " น\u0e4d\u0e49าใส  ใจดี\u200b", "น้ำใส ใจดี"),
        (Kind.LONG_TEXT, "หนึ่ง  สอง\r\nสาม\n", "หนึ่ง สอง\nสาม"),
        (Kind.CITIZEN_ID, "๑-๙๙๙๙-๐๐๐๐๐-๖๓-๓", "1999900000633"),
        (Kind.CITIZEN_ID, "1 9999 00000 63 9", "1999900000639"),
        (Kind.PHONES, "081-234 5678, 053-681231", ("0812345678", "053681231")),
        (Kind.DATE, "1/10/2569", date(2026, 10, 1)),
        (Kind.DATE, "๒๙ กุมภาพันธ์ ๒๕๖๗", date(2024, 2, 29)),
        (Kind.PARTIAL_DATE, "2501", PartialDate(date(1958, 1, 1), Precision.YEAR)),
        (Kind.PARTIAL_DATE, "มี.ค. 2501", PartialDate(date(1958, 3, 1), Precision.MONTH)),
        (Kind.CHOICE, "moved", Residency.MOVED),
        (Kind.CHOICE, "MOVED", Residency.MOVED),
        (Kind.CHOICES, "อสม. / CG, อสม.", (VolunteerKind.VILLAGE_HEALTH, VolunteerKind.CAREGIVER)),
        (Kind.YES_NO, "1", True),
        (Kind.WHOLE, "๑,๒๓๔", 1234),
        (Kind.HOURS, "๓.๕", 3.5),
        (Kind.HOURS, "70.0", 70.0),
        (Kind.MONEY, "12,500 บาท", Decimal(12500)),
        (Kind.MONEY, "๐.๒๕", Decimal("0.25")),
        (Kind.HOUSE_CODE, "5804-012345-6", "58040123456"),
        (Kind.LINK, "42", 42),
    ],
)
def test_what_people_type_is_read(kind: Kind, text: str, value: object) -> None:
    assert _field(kind).parse(text, DAY) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Kind.CITIZEN_ID, "12345A", "A citizen ID has digits only."),
        (Kind.CITIZEN_ID, "123456789012", "A citizen ID has 13 digits; these are 12."),
        (Kind.CHOICE, "somewhere", "“somewhere” is not one of the choices."),
        (Kind.CHOICES, "อสม./นักบิน", "“นักบิน” is not one of the choices."),
        (Kind.WHOLE, "1.5", "A whole number is needed here."),
        (Kind.WHOLE, "-1", "“-1” is not a number."),
        (Kind.WHOLE, "²", "“²” is not a number."),
        (Kind.WHOLE, "1e3", "“1e3” is not a number."),
        (Kind.HOURS, "3.3", "Hours are counted in halves, such as 3.5."),
        (Kind.HOURS, "nan", "“nan” is not a number."),
        (Kind.MONEY, "1.234", "Baht have at most two decimals."),
        (Kind.MONEY, "1234567890123", "“1234567890123” is not a number."),
        (Kind.HOUSE_CODE, "123", "A house code has 11 digits; these are 3."),
        (Kind.IMAGE, "no base64 ก", "This is not a picture of kind PNG or JPEG."),
        (Kind.IMAGE, "R0lGODlh", "This is not a picture of kind PNG or JPEG."),
        (Kind.PHOTOGRAPH, "R0lGODlh", "This is not a picture of kind PNG or JPEG."),
    ],
)
def test_what_can_not_be_taken_is_told_plainly(kind: Kind, text: str, message: str) -> None:
    with pytest.raises(FieldError) as caught:
        _field(kind).parse(text, DAY)
    assert str(caught.value) == message


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.PARTIAL_DATE])
@pytest.mark.parametrize("text", ["29/2/2568", "32/1/2569", "วันนี้", "1/13/2569"])
def test_a_day_that_never_was_is_refused(kind: Kind, text: str) -> None:
    with pytest.raises(FieldError):
        _field(kind).parse(text, DAY)


def test_least_most_and_rule_bound_a_value() -> None:
    def is_even(value: int) -> None:
        if value % 2:
            raise FieldError("odd")

    field = _field(Kind.WHOLE, least=2, most=10, rule=is_even)
    assert [field.parse(text, DAY) for text in ("2", "10", "")] == [2, 10, None]
    for text, message in (("1", "At least 2"), ("11", "At most 10"), ("3", "odd")):
        with pytest.raises(FieldError, match=message):
            field.parse(text, DAY)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pet:
    name: str = ""
    legs: int | None = 4
    born: date | None = None


PET_FORM = Form(
    Pet,
    (
        Field("name", "Name", required=True),
        Field("legs", "Legs", Kind.WHOLE, most=100),
        Field("born", "Born", Kind.DATE),
    ),
)


def test_a_form_tells_every_error_at_once() -> None:
    with pytest.raises(FormErrors) as caught:
        PET_FORM.parse({"name": " ", "legs": "many", "born": "31/2/2569"}, DAY)
    assert set(caught.value.errors) == {"name", "legs", "born"}


def test_fields_without_a_text_keep_the_value_of_the_record_before() -> None:
    base = Pet(name="แก้ว", legs=3, born=DAY)
    assert PET_FORM.parse({"name": "ขวัญ"}, DAY, base) == Pet(name="ขวัญ", legs=3, born=DAY)
    assert PET_FORM.parse({"name": "ขวัญ"}, DAY) == Pet(name="ขวัญ")


def test_the_texts_of_a_record_give_the_record_again() -> None:
    pet = Pet(name="แก้ว", legs=None, born=DAY)
    texts = PET_FORM.texts(pet)
    assert texts == {"name": "แก้ว", "legs": "", "born": "22/11/2569"}
    assert PET_FORM.parse(texts, DAY) == pet


def test_a_field_is_a_column_under_its_label() -> None:
    assert PET_FORM.field("legs").column(8, "e") == Column("legs", "Legs", 8, "e")
    assert PET_FORM.field("name").column() == Column("name", "Name", 24, "w")


@pytest.mark.parametrize("unseen", ["\u200b\ufeff", "\x00", "\ud800", "\u202e", "\u0e49\u0e49", "\U000e0041"])
@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in field_kinds.PICTURES | {Kind.CHOICE, Kind.CHOICES}]
)
def test_what_nobody_sees_fills_no_field(unseen: str, kind: Kind) -> None:
    assert Field("x", "x", kind).parse(unseen, date(2026, 11, 22)) == field_kinds.EMPTY[kind]
    with pytest.raises(FieldError):
        Field("x", "x", kind, required=True).parse(unseen, date(2026, 11, 22))


@pytest.mark.parametrize(("kind", "most"), [(Kind.TEXT, 1_000), (Kind.TITLE, 1_000), (Kind.LONG_TEXT, 20_000)])
def test_a_document_pasted_by_mistake_is_told(kind: Kind, most: int) -> None:
    field = Field("x", "x", kind)
    assert len(field.parse("ก" * most + "\u200b", date(2026, 11, 22))) == most
    with pytest.raises(FieldError):
        field.parse("ก" * (most + 1), date(2026, 11, 22))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in field_kinds.PICTURES])
def test_messages_do_not_repeat_a_whole_document(kind: Kind) -> None:
    try:
        Field("x", "x", kind, choices=Residency).parse("สมชาย ใจดี " * 10_000, DAY)
    except FieldError as error:
        assert len(error.text(str)) < 600
    else:
        assert kind is Kind.YES_NO
