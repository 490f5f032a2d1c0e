"""QR codes and text of a paper that someone shows: a PDF page by page, or a photograph or scan."""

from dataclasses import dataclass
from pathlib import Path

import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from db.domain.errors import DeskError, Progress
from db.domain.words import N_
from printing.preview import NoPreview, Pages

READING_DPI = 200
MOST_PIXELS = 100_000_000
LONGEST_SIDE = 4000
"""A larger photograph is read no better."""
PDF_MARK = b"%PDF-"


class NotReadable(DeskError):
    """The file is neither a PDF nor a picture, or is damaged."""


@dataclass(frozen=True)
class ReadPage:
    """One page, counted from 1: what its QR codes hold, and its letters ("" in a picture)."""

    number: int
    codes: tuple[bytes, ...]
    text: str


def read_paper(path: Path, progress: Progress | None = None) -> tuple[ReadPage, ...]:
    """Every page of the file; raises NotReadable, or OSError where the file can not be opened."""
    with path.open("rb") as file:
        is_pdf = PDF_MARK in file.read(1024)
    try:
        return _pages_of_pdf(path, progress) if is_pdf else (_page_of_picture(path),)
    except (NoPreview, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise NotReadable(N_("{file} is neither a PDF nor a picture that can be read."), file=path.name) from error


def _pages_of_pdf(path: Path, progress: Progress | None) -> tuple[ReadPage, ...]:
    found = []
    with Pages(path) as pages:
        for page in range(pages.count):
            if progress:
                progress(page, pages.count)
            picture = pages.picture(page, READING_DPI / 72)
            found.append(ReadPage(page + 1, _codes(picture), pages.text(page)))
    return tuple(found)


def _page_of_picture(path: Path) -> ReadPage:
    with Image.open(path) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Image.DecompressionBombError(path.name)
        picture = ImageOps.exif_transpose(opened).convert("L")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ReadPage(1, _codes(picture), "")


def _codes(picture: Image.Image) -> tuple[bytes, ...]:
    # made here: the reader's library complains on stderr of whatever of it still lives when the program ends
    qr_codes = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(picture, formats=qr_codes)
    return tuple(code.bytes for code in found if code.valid)
