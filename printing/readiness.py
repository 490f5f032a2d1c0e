"""The first paper as fast as any other: fonts, tables and libraries made ready beforehand, while nobody waits."""

import io
from collections.abc import Iterator
from datetime import date

from PIL import Image

from printing.certificate_pictures import certificate_picture
from printing.certificates import CertificatePage, CertificateSignatory, write_certificates
from printing.fonts import BOLD, REGULAR, font
from printing.line_breaking import dictionary
from printing.paper import Paper
from printing.qr import qr_code

USUAL_PROOFS = (120, 140)
"""Bytes of the QR codes that most certificates have, for each size of which there is a table."""
LETTERS = "กขคงจชซญดตถทธนบปผพภมยรลวศษสหอฮ เลขที่ ๐๑๒๓๔๕๖๗๘๙ ผู้ดูแลผู้สูงอายุขั้นกลาง น้ำผึ้ง ปั๊ม ศักดิ์สิทธิ์ ชั่วโมง ระหว่างวันที่"


def get_ready() -> Iterator[None]:
    """Step by step, each some hundredths of a second; after any of them it may be left."""
    for name in (REGULAR, BOLD):
        font(name).width(LETTERS, 1)
        yield
    dictionary()
    yield
    for size in USUAL_PROOFS:
        qr_code(bytes(size))
        yield
    _seal()
    yield
    certificate_picture(_sample(), _paper(), 1)


def sample_paper() -> bytes:
    """One page of nobody's, for a window that gets ready to show others."""
    stream = io.BytesIO()
    write_certificates([_sample()], stream, _paper())
    return stream.getvalue()


def _paper() -> Paper:
    return Paper(gettext=str, printed_on=date.min)


def _sample() -> CertificatePage:
    return CertificatePage(
        number=1,
        year=1,
        organisation=LETTERS,
        heading=LETTERS,
        title="",
        given=LETTERS,
        family="",
        statement=LETTERS,
        course=LETTERS,
        issued_on=date.min,
        signatories=(CertificateSignatory(LETTERS, LETTERS),),
        seal=_seal(),
        code="0000-0000",
    )


def _seal() -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA", (8, 8)).save(stream, "PNG")
    return stream.getvalue()
