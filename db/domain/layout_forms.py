"""What can be typed of a layout: a form for the paper and for each kind of element, and the columns of the list."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db.domain.forms import Column, Field, Form, Kind
from db.domain.inks import Ink
from db.domain.layout_wording import check_wording
from db.domain.layouts import (
    LEAST_CODE,
    MOST_MM,
    Alignment,
    Box,
    Code,
    Frame,
    Layout,
    Line,
    Orientation,
    PaperSize,
    Seal,
    Signature,
    Signatures,
    Weight,
)
from db.domain.settings import PaperDigits, PaperLanguage
from db.domain.words import N_

_PLACE = (
    Field("left", N_("From the left (mm)"), Kind.MEASURE, required=True, width=8, least=0, most=MOST_MM),
    Field("top", N_("From above (mm)"), Kind.MEASURE, required=True, width=8, least=0, most=MOST_MM),
    Field("width", N_("Width (mm)"), Kind.MEASURE, required=True, width=8, least=3, most=MOST_MM),
    Field("height", N_("Height (mm)"), Kind.MEASURE, required=True, width=8, least=3, most=MOST_MM),
)
_INK = Field("ink", N_("Colour"), Kind.CHOICE, required=True, choices=Ink, width=14)

LINE_FORM = Form(
    Line,
    (
        Field("wording", N_("Wording"), Kind.LONG_TEXT, required=True, width=30, rule=check_wording),
        Field("size", N_("Size (pt)"), Kind.MEASURE, required=True, width=8, least=6, most=96),
        Field("weight", N_("Weight"), Kind.CHOICE, required=True, choices=Weight, width=14),
        Field("align", N_("Alignment"), Kind.CHOICE, required=True, choices=Alignment, width=14),
        _INK,
        *_PLACE,
    ),
)

SEAL_FORM = Form(
    Seal,
    (*_PLACE, Field("picture", N_("Picture"), Kind.IMAGE, help=N_("Empty: the seal of the office's settings."))),
)

CODE_FORM = Form(
    Code,
    (*_PLACE[:2], *(replace(field, least=least, most=60) for field, least in zip(_PLACE[2:], LEAST_CODE, strict=True))),
)

SIGNATURES_FORM = Form(
    Signatures,
    (Field("size", N_("Size (pt)"), Kind.MEASURE, required=True, width=8, least=6, most=36), _INK, *_PLACE),
)

SIGNATURE_FORM = Form(
    Signature,
    (
        *SIGNATURES_FORM.fields[:1],
        Field("align", N_("Alignment"), Kind.CHOICE, required=True, choices=Alignment, width=14),
        *SIGNATURES_FORM.fields[1:],
    ),
)

PAGE_FORM = Form(
    Layout,
    (
        Field("paper", N_("Paper"), Kind.CHOICE, required=True, choices=PaperSize, width=16),
        Field("orientation", N_("Orientation"), Kind.CHOICE, required=True, choices=Orientation, width=14),
        Field("frame", N_("Frame"), Kind.CHOICE, required=True, choices=Frame, width=26),
        Field("frame_ink", N_("Colour of the frame"), Kind.CHOICE, required=True, choices=Ink, width=14),
        Field("margin_across", N_("Margin at the sides (mm)"), Kind.MEASURE, required=True, width=8, least=0, most=60),
        Field("margin_down", N_("Margin above and below (mm)"), Kind.MEASURE, required=True, width=8, least=0, most=60),
        Field("language", N_("Language of dates"), Kind.CHOICE, required=True, choices=PaperLanguage, width=14),
        Field("digits", N_("Digits"), Kind.CHOICE, required=True, choices=PaperDigits, width=20),
        Field(
            "background",
            N_("Background picture"),
            Kind.IMAGE,
            help=N_("It lies behind all else, as large as the paper allows."),
        ),
    ),
)

FORMS: Mapping[type[Box], Form[Any]] = {
    Line: LINE_FORM,
    Seal: SEAL_FORM,
    Code: CODE_FORM,
    Signatures: SIGNATURES_FORM,
    Signature: SIGNATURE_FORM,
}
"""What of each kind of element can be typed."""

COLUMNS = (
    Column("name", N_("Layout"), 18, sortable=False),
    Column("is_for", N_("Used for"), 18, sortable=False, spare=True),
    Column("state", N_("Status"), 12, sortable=False),
)
