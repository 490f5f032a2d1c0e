"""The layouts that come with the program: one for taking part, one for passing, in Thai or in English."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from db.domain.certificate_kinds import CertificateKind
from db.domain.inks import Ink
from db.domain.layouts import (
    Alignment,
    Box,
    Code,
    Frame,
    Layout,
    Line,
    Seal,
    Signatures,
    Weight,
)
from db.domain.paper_choices import PaperDigits, PaperLanguage

ORIGINS: Mapping[str, tuple[CertificateKind, ...]] = {
    "passed": (CertificateKind.ACHIEVEMENT, CertificateKind.DIPLOMA),
    "took_part": (CertificateKind.PARTICIPATION,),
}
"""The built-in layouts, with the kinds of certificate that take them unless another is chosen."""

NUMBER = Line(left=173, top=18.5, width=100, height=9, size=14, align=Alignment.RIGHT)
SEAL = Seal(left=136, top=20.5, width=25, height=25)
OFFICE = Line(wording="{office}", left=27, top=46, width=243, height=18, size=30, weight=Weight.BOLD)
PRESENTS = Line(wording="{presents}", left=27, top=64.5, width=243, height=12, size=20)
NAME = Line(wording="{name}", left=19, top=78, width=259, height=30, size=40, weight=Weight.BOLD)
BODY = Line(left=27, top=109, width=243, height=32, size=18)
GIVEN = Line(left=27, top=142, width=243, height=9.5, size=16)
SIGNATURES = Signatures(left=49, top=152.5, width=199, height=41, size=14)
CODE = Code(left=19.5, top=162, width=26.5, height=31.5)
AMID_LEAVES = (
    replace(NUMBER, left=160, top=24.5),
    replace(CODE, left=25.5, top=155.5),
    replace(SIGNATURES, left=55, width=187, height=38),
)
"""Number, code and signatures where the frame's corners are full of leaves."""
RISE = 12.0
"""Millimetres that office and sentence come down to where no seal stands above them."""

WORDINGS: Mapping[PaperLanguage, tuple[str, str, str]] = {
    PaperLanguage.THAI: (
        "เลขที่ {number}",
        "{statement}{course}\n[จำนวน {hours} ชั่วโมง ][ระหว่างวันที่ {days} ][เมื่อวันที่ {day} ][ณ {place}]",
        "ให้ไว้ ณ วันที่ {date}",
    ),
    PaperLanguage.ENGLISH: (
        "No. {number}",
        "{statement} {course}\n[for {hours} hours ][between {days} ][on {day} ][at {place}]",
        "Given on {date}",
    ),
}
"""Number, body and date."""


@cache
def stock_layout(
    origin: str,
    language: PaperLanguage = PaperLanguage.THAI,
    digits: PaperDigits = PaperDigits.THAI,
    has_seal: bool = True,
) -> Layout:
    """A built-in layout as it comes, for an office that has a seal or none yet."""
    number, body, given = WORDINGS[language]
    above = [OFFICE, PRESENTS] if has_seal else [replace(line, top=line.top - RISE) for line in (OFFICE, PRESENTS)]
    passed = origin == "passed"
    number_line, code, signatures = (NUMBER, CODE, SIGNATURES) if passed else AMID_LEAVES
    return Layout(
        language=language,
        digits=digits,
        frame=Frame.CLASSIC if passed else Frame.KRANOK,
        frame_ink=Ink.GOLD if passed else Ink.GREEN,
        seal=SEAL if has_seal else None,
        code=code,
        signatures=signatures,
        lines=(
            replace(number_line, wording=number),
            *above,
            NAME,
            replace(BODY, wording=body),
            replace(GIVEN, wording=given),
        ),
    )


def new_line(layout: Layout) -> Line:
    """A line to begin with: in the middle of the sheet."""
    across, down = layout.sheet_mm
    width = round(across * 0.6, 1)
    return Line(
        wording="…", left=round((across - width) / 2, 1), top=round(down / 2, 1), width=width, height=11, size=16
    )


def usual_place(key: str, layout: Layout) -> Box:
    """Where seal, QR code or signatures stand when they are put in anew."""
    across, down = layout.sheet_mm
    usual = {"seal": SEAL, "code": CODE, "signatures": SIGNATURES}[key]
    width = min(usual.width, across - 2 * layout.margin_across)
    left = (across - width) / 2 if key != "code" else usual.left
    top = min(usual.top, down - layout.margin_down - usual.height - 6)
    return replace(usual, left=round(left, 1), top=round(max(top, 0.0), 1), width=round(width, 1))
