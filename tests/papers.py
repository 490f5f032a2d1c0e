"""What tests of papers share: a Thai paper, made-up people, and PDFs read back as text, boxes and pictures."""

import ctypes
import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pypdfium2
import pytest
from babel.messages.pofile import read_po
from PIL import Image, ImageDraw

from printing.paper import Paper
from tests.source import TOP

DAY = date(2026, 11, 22)
OFFICE = "เทศบาลตำบลแม่สะเรียง"
LONG_GIVEN = "ธนพัฒน์ศักดิ์สิทธิ์วรวุฒิชัยเจริญ"
LONG_FAMILY = "ศรีสุวรรณวงศ์ไพศาลพิพัฒน์มงคลชัยธนะโชติกุล"
HOSTILE = (
    "<b>",
    "&bogus;",
    '<img src="file:///etc/hostname">',
    "</para><para>",
    "(\\) Tj ET",
    "\u200b\ufeffสมชาย\u2028ใจดี",
    "ำ่้๊๋์ๆฯ",
    "{name} %s %(x)d",
    "น\u0e4d\u0e49า",
)
"""Texts that broke other programs' papers; all of them can be printed, some without their unseen letters."""
CONTROLLED = {
    "a\x00b": "U+0000",
    "a\x07b": "U+0007",
    "\u202eกลับ\u202c": "U+202E",
    "ก\ud800ข": "U+D800",
    "ข\udfffค": "U+DFFF",
}
"""Texts that would not say what their reader sees, with the letter that is refused."""

WORDING = {
    "at {place}": "ณ {place}",
    "Register no.": "เลขทะเบียนคุม",
    "Year (B.E.)": "ปี พ.ศ.",
    "Certificate no.": "เลขที่เกียรติบัตร",
    "Recipient": "ชื่อผู้ได้รับ",
    "Subject": "เรื่อง",
    "Given on": "ให้ไว้ ณ วันที่",
    "Signed by": "ผู้ลงนาม",
    "Note": "หมายเหตุ",
    "Attendance sheet": "ใบลงเวลาผู้เข้าร่วม",
    "{date}, {hours}": "วันที่ {date} เวลา {hours} น.",
    "No.": "ที่",
    "Name and family name": "ชื่อ - สกุล",
    "Signature (morning)": "ลายมือชื่อ (ช่วงเช้า)",
    "Signature (afternoon)": "ลายมือชื่อ (ช่วงบ่าย)",
    "Controller / person responsible for the activity": "ผู้ควบคุม / ผู้รับผิดชอบกิจกรรม",
    "(Signed)": "(ลงชื่อ)",
    "Order": "ลำดับ",
    "Citizen ID": "เลขประจำตัวประชาชน",
    "Title, name and family name": "คำนำหน้า ชื่อ - สกุล",
    "Sex": "เพศ",
    "Day/month/year of birth": "วัน/เดือน/ปีเกิด",
    "Age": "อายุ",
    "House no.": "บ้านเลขที่",
    "Community": "ชุมชน",
    "Telephone": "โทรศัพท์",
    "male": "ชาย",
    "female": "หญิง",
    "Residents in all: {count} people": "รวมประชากรทั้งสิ้น {count} คน",
    "{community} in all: {count} people": "รวม{community}ทั้งสิ้น {count} คน",
    "Printed on {date} by {name}": "พิมพ์เมื่อ {date} โดย {name}",
    "Page {page}/{pages}": "หน้า {page}/{pages}",
    "Personal data: not for publication": "ข้อมูลส่วนบุคคล ห้ามเผยแพร่",
}
"""The words of the papers as the office's rules have them; the catalog must say the same."""


def catalog() -> dict[str, str]:
    """The Thai catalog, singular messages only."""
    with (TOP / "locale" / "th" / "LC_MESSAGES" / "maesariang_desk.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if isinstance(entry.id, str) and entry.id}


def thai_paper(
    gettext: Callable[[str], str] = lambda msgid: WORDING.get(msgid, msgid),
    offset_mm: tuple[float, float] = (0.0, 0.0),
    text_only: bool = False,
    digits: str = "thai",
) -> Paper:
    return Paper(
        gettext=gettext,
        printed_on=DAY,
        printed_by="กิตติ",
        offset_mm=offset_mm,
        text_only=text_only,
        digits="thai" if digits == "thai" else "arabic",
    )


def made(write: Callable[[BinaryIO], None]) -> bytes:
    """What a writer puts into a stream."""
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()


def page_texts(pdf: bytes) -> list[str]:
    """Each page's text as PDFium gives it, one space for each run of white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(document[place].get_textpage().get_text_range().split()) for place in range(len(document))]


def letters_of(path: Path) -> str:
    """All that stands in the PDF, without spaces."""
    return "".join("".join(page_texts(path.read_bytes())).split())


def poppler_texts(pdf: bytes, folder: Path) -> list[str]:
    """Each page's text as pdftotext gives it, one space for each run of white space."""
    path = folder / "read_back.pdf"
    path.write_bytes(pdf)
    try:
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("pdftotext (poppler-utils) is not on this computer")
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


@dataclass(frozen=True)
class TextBox:
    """A line of text as PDFium sees it, in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str
    baseline: float = 0.0

    def touches(self, other: "TextBox") -> bool:
        """Letters of two lines that lie over one another; within a line marks may reach over their neighbours."""
        return self.baseline != other.baseline and self.overlaps(other)

    def overlaps(self, other: "TextBox") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > 0.3 and up > 0.3


def text_boxes(pdf: bytes) -> list[TextBox]:
    boxes = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number].get_textpage()
            for place in range(page.count_rects()):
                left, bottom, right, top = page.get_rect(place)
                boxes.append(TextBox(number, left, bottom, right, top, page.get_text_bounded(left, bottom, right, top)))
    return boxes


def letter_boxes(pdf: bytes, page: int = 0) -> list[TextBox]:
    """A box for each drawn cluster, as large as its ink."""
    boxes = []
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            across, baseline = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, place, across, baseline)
            if right - left > 0.1 and top - bottom > 0.1:
                letter = text.get_text_range(place, 1)
                boxes.append(TextBox(page, left, bottom, right, top, letter, round(baseline.value, 1)))
    return boxes


def picture(pdf: bytes, page: int = 0, scale: float = 2.0) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=scale).to_pil().convert("L")


def png(colour: tuple[int, int, int] = (20, 60, 120)) -> bytes:
    """A made-up seal."""
    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((5, 5, 195, 195), outline=(*colour, 255), width=9)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
