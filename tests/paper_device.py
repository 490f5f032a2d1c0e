"""A printer made of pictures: what it is given lands on sheets that tests can measure."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing.printer_ink import Tile
from printing.printer_sheet import Sheet

DPI = 150
A4_UPRIGHT = Sheet(dpi=(DPI, DPI), paper=(1240, 1754), left=25, top=25, inked=(1190, 1704))
A4_ACROSS = Sheet(dpi=(DPI, DPI), paper=(1754, 1240), left=25, top=25, inked=(1704, 1190))


@dataclass
class PaperDevice:
    """`documents` are finished ones: a picture of the whole physical sheet for each page."""

    sheet: Sheet = A4_UPRIGHT
    copies: int = 1
    documents: list[tuple[str, list[Image.Image]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    fails_on_page: int = 0

    def start_document(self, title: str) -> None:
        self.said.append(f"document {title}")
        self.documents.append((title, []))

    def start_page(self) -> None:
        self.documents[-1][1].append(Image.new("RGB", self.sheet.paper, "white"))
        if len(self.documents[-1][1]) == self.fails_on_page:
            raise OSError("the printer is on fire")

    def paint(self, tile: Tile) -> None:
        self.tiles.append(tile)
        picture = decoded(tile).resize((tile.width, tile.height), Image.Resampling.NEAREST)
        self.documents[-1][1][-1].paste(picture, (tile.x + self.sheet.left, tile.y + self.sheet.top))

    def end_page(self) -> None:
        self.said.append("page")

    def end_document(self) -> None:
        self.said.append("end")

    def abort(self) -> None:
        self.said.append("abort")
        self.documents.pop()


def decoded(tile: Tile) -> Image.Image:
    """The picture in a tile, read as the bitmap that Windows is given."""
    head = tile.head()
    start = struct.pack("<2sIHHI", b"BM", 14 + len(head) + len(tile.data), 0, 0, 14 + len(head))
    picture = Image.open(io.BytesIO(start + head + tile.data))
    assert picture.size == (tile.columns, tile.rows)
    return picture.convert("RGB")


MARK = (30.0, 40.0, 40.0, 50.0)
"""Millimetres from the left and top edge of the page: the black square of `marked_pdf`, left, top, right, bottom."""
UPRIGHT, ACROSS = (210.0, 297.0), (297.0, 210.0)


def marked_pdf(path: Path, *pages: tuple[float, float]) -> Path:
    """A PDF of pages in millimetres, each with the square and as many red bars as its number says."""
    canvas = Canvas(str(path), invariant=1)
    for number, (width, height) in enumerate(pages, 1):
        canvas.setPageSize((width * mm, height * mm))
        left, top, right, bottom = MARK
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(left * mm, (height - bottom) * mm, (right - left) * mm, (bottom - top) * mm, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 0, 0)
        for bar in range(number):
            canvas.rect((60 + 10 * bar) * mm, (height - bottom) * mm, 5 * mm, 10 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def mark_on(sheet: Image.Image, dpi: int) -> tuple[float, float, float, float]:
    """Where the black square lies on a sheet, in millimetres from its left and top edge."""
    black = sheet.convert("RGB").point(lambda level: 255 if level < 128 else 0)
    red, green, blue = black.split()
    box = ImageChops.darker(ImageChops.darker(red, green), blue).getbbox()
    assert box is not None, "no ink"
    left, top, right, bottom = (side * 25.4 / dpi for side in box)
    return left, top, right, bottom


def number_on(sheet: Image.Image, dpi: int) -> int:
    """How many bars there are, which is the number of the page."""
    found = 0
    for bar in range(9):
        x, y = round((62.5 + 10 * bar) / 25.4 * dpi), round(45 / 25.4 * dpi)
        if x < sheet.width and sheet.convert("RGB").getpixel((x, y)) == (255, 0, 0):
            found += 1
    return found
