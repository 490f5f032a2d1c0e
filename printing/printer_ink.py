"""The ink of a page in small pictures for a printer: drawn band by band, and white paper is never sent."""

import ctypes
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from printing.preview import PDFIUM
from printing.printer_sheet import Frame, Sheet

BAND = 512
"""Rows drawn at a time and the side of a tile: 8 MB for a band of A4 at 600 dpi."""
MOST_COLOURS = 256
WHITE = (255, 255, 255)
SHARP = pdfium.FPDF_PRINTING | pdfium.FPDF_RENDER_NO_SMOOTHTEXT | pdfium.FPDF_RENDER_NO_SMOOTHPATH
"""A printer has no grey dots: smoothed edges would be screened into crumbs. Pictures stay smooth."""

HEADER = struct.Struct("<IiiHHIIiiII")

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Tile:
    """A small picture. `x`, `y`, `width`, `height` in the printer's dots; `columns` and `rows` in its own pixels,
    with `bits` each: 1, 4 and 8 by `colours`, 24 as blue, green, red. Rows from below, padded to four bytes, as GDI
    wants them."""

    x: int
    y: int
    width: int
    height: int
    columns: int
    rows: int
    bits: int
    colours: tuple[Colour, ...]
    data: bytes

    def head(self) -> bytes:
        """What GDI has to know of the picture (BITMAPINFO): a header of 40 bytes and the colours."""
        size = (40, self.columns, self.rows, 1, self.bits, 0, len(self.data), 0, 0, len(self.colours), 0)
        palette = b"".join(bytes((blue, green, red, 0)) for red, green, blue in self.colours)
        return HEADER.pack(*size) + palette


def tiles(page: pypdfium2.PdfPage, frame: Frame, sheet: Sheet) -> Iterator[Tile]:
    """All that is not white on the page."""
    for top in range(0, frame.height, BAND):
        band = _band(page, frame, top, min(BAND, frame.height - top))
        for left in range(0, frame.width, BAND):
            piece = band.crop((left, 0, min(left + BAND, frame.width), band.height))
            inked = ImageChops.invert(piece).getbbox()
            if inked is not None:
                yield _tile(piece.crop(inked), left + inked[0], top + inked[1], frame, sheet)


def _band(page: pypdfium2.PdfPage, frame: Frame, top: int, rows: int) -> Image.Image:
    """Drawn by the page's whole size in pixels, so that bands fit together without a seam."""
    with PDFIUM:
        bitmap = pypdfium2.PdfBitmap.new_native(frame.width, rows, pdfium.FPDFBitmap_BGRx)
        bitmap.fill_rect((*WHITE, 255), 0, 0, frame.width, rows)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, -top, frame.width, frame.height, frame.turn, SHARP)
        drawn = Image.frombuffer(
            "RGB", (frame.width, rows), ctypes.string_at(bitmap.buffer, bitmap.stride * rows), "raw", "BGRX",
            bitmap.stride, 1,
        )  # fmt: skip
        bitmap.close()
    return drawn


def _tile(picture: Image.Image, left: int, top: int, frame: Frame, sheet: Sheet) -> Tile:
    bits, colours, data = _packed(picture)
    return Tile(
        x=left * frame.step[0] - sheet.left,
        y=top * frame.step[1] - sheet.top,
        width=picture.width * frame.step[0],
        height=picture.height * frame.step[1],
        columns=picture.width,
        rows=picture.height,
        bits=bits,
        colours=colours,
        data=data,
    )


def _packed(picture: Image.Image) -> tuple[int, tuple[Colour, ...], bytes]:
    """In as few bits as nothing is lost in: most of a paper is one ink on white, a frame has one or two more."""
    counted = picture.getcolors(MOST_COLOURS)
    if counted:
        few = picture.quantize(len(counted), dither=Image.Dither.NONE)
        if ImageChops.difference(few.convert("RGB"), picture).getbbox() is None:
            return _packed_colours(few, len(counted))
    return 24, (), picture.tobytes("raw", "BGR", _row(picture, 24), -1)


def _packed_colours(few: Image.Image, count: int) -> tuple[int, tuple[Colour, ...], bytes]:
    """The darkest colour comes first: of two, drivers may fill the box with the last and lay the first on it, and
    a box a dot too large must not show.

    The table is as long as the bits can name, for not every driver believes a shorter one; the rest is white.
    """
    bits = next(bits for bits in (1, 4, 8) if count <= 1 << bits)
    levels = (few.getpalette() or [])[: 3 * count]
    colours: list[Colour] = list(zip(levels[0::3], levels[1::3], levels[2::3], strict=True))
    order = sorted(range(len(colours)), key=lambda place: sum(colours[place]))
    data = few.remap_palette(order).tobytes("raw", "P" if bits == 8 else f"P;{bits}", _row(few, bits), -1)
    table = [colours[place] for place in order] + [WHITE] * ((1 << bits) - len(colours))
    return bits, tuple(table), data


def _row(picture: Image.Image, bits: int) -> int:
    return (picture.width * bits + 31) // 32 * 4
