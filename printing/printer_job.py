"""A document printed page by page on any device: the right pages, in order, in copies, and stopped between pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pypdfium2

from db.domain.errors import Progress
from printing.preview import PDFIUM, NoPreview
from printing.printer_ink import Tile, tiles
from printing.printer_sheet import Sheet, frame_for

Size = tuple[float, float]


class Device(Protocol):
    """What paper comes out of. `copies` is how many of each document it makes by itself."""

    sheet: Sheet
    copies: int

    def start_document(self, title: str) -> None: ...
    def start_page(self) -> None: ...
    def paint(self, tile: Tile) -> None: ...
    def end_page(self) -> None: ...
    def end_document(self) -> None: ...
    def abort(self) -> None: ...


@dataclass(frozen=True)
class Printed:
    """What became of it: sheets handed to the printer, pages of which ink lies where it can not print, and the
    msgid of what the printer reports (empty: nothing)."""

    sheets: int
    cut_off: tuple[int, ...] = ()
    trouble: str = ""


class Document:
    """A PDF read whole, so that its file is never held open. Close it."""

    def __init__(self, path: Path) -> None:
        try:
            content = path.read_bytes()
            with PDFIUM:
                self._pdf = pypdfium2.PdfDocument(content)
        except (OSError, pypdfium2.PdfiumError) as problem:
            raise NoPreview(path) from problem
        self.title = path.stem
        with PDFIUM:
            self.count = len(self._pdf)

    def size(self, page: int) -> Size:
        """Width and height in points of a page counted from 1."""
        with PDFIUM:
            width, height = self._pdf.get_page_size(page - 1)
        return width, height

    def opened(self, page: int) -> pypdfium2.PdfPage:
        with PDFIUM:
            return self._pdf[page - 1]

    def close(self) -> None:
        with PDFIUM:
            self._pdf.close()


def print_document(
    device: Device, document: Document, pages: tuple[int, ...], copies: int, progress: Progress
) -> Printed:
    """Print `pages` (from 1) so many times; `progress` is told the sheets and may raise Cancelled to stop.

    Copies the device does not make itself are documents of their own: printed on both sides, a second copy must
    not begin on the back of the first.
    """
    rounds = max(1, copies // max(1, device.copies))
    cut_off: set[int] = set()
    done, total = 0, rounds * len(pages)
    for _round in range(rounds):
        device.start_document(document.title)
        try:
            for number in pages:
                progress(done, total)
                if not _print_page(device, document, number):
                    cut_off.add(number)
                done += 1
            progress(done, total)
        except BaseException:
            device.abort()
            raise
        device.end_document()
    return Printed(total * max(1, device.copies), tuple(sorted(cut_off)))


def _print_page(device: Device, document: Document, number: int) -> bool:
    """Whether all its ink fits on what the printer can reach."""
    whole = True
    sheet = device.sheet
    page = document.opened(number)
    try:
        device.start_page()
        for tile in tiles(page, frame_for(document.size(number), sheet), sheet):
            device.paint(tile)
            whole = whole and _is_in_reach(tile, sheet)
        device.end_page()
    finally:
        with PDFIUM:
            page.close()
    return whole


def _is_in_reach(tile: Tile, sheet: Sheet) -> bool:
    return (
        tile.x >= 0 and tile.y >= 0 and tile.x + tile.width <= sheet.inked[0] and tile.y + tile.height <= sheet.inked[1]
    )
