"""Pages of a finished PDF as pictures for the window: read whole, so that the file is never held open."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image

from db.domain.errors import DeskError
from db.domain.words import N_

PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time, whatever the document."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page."""


class NoPreview(DeskError):
    """The file is no PDF, or is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("{file} can not be shown."), file=path.name)


class PagesClosed(NoPreview):
    """They were closed while someone was still drawing or reading them."""


class Pages:
    """The pages of one PDF, counted from 0; a context manager, and `close` may be called at any time.

    With `content` the PDF is that, and `path` only its name; of a paper that is begun there are no more than `most`.
    """

    def __init__(self, path: Path, content: bytes | None = None, most: int | None = None) -> None:
        try:
            if content is None:
                content = path.read_bytes()
            with PDFIUM:
                self._document: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(content)
        except (OSError, pypdfium2.PdfiumError) as problem:
            raise NoPreview(path) from problem
        self.path = path
        with PDFIUM:
            self.count = len(self._opened())
        if most is not None:
            self.count = min(self.count, most)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height in points."""
        with PDFIUM:
            width, height = self._opened().get_page_size(page)
        return width, height

    def picture(self, page: int, scale: float) -> Image:
        """The page as an RGB picture; at scale 1 a point is a pixel."""
        with PDFIUM:
            opened = self._opened()[page]
            bitmap = opened.render(scale=scale)
            image: Image = bitmap.to_pil().convert("RGB")
            image.load()
            bitmap.close()
            opened.close()
        return image

    def text(self, page: int) -> str:
        """The letters of a page in reading order, for searching."""
        with PDFIUM:
            opened = self._opened()[page]
            text_page = opened.get_textpage()
            text: str = text_page.get_text_range()
            text_page.close()
            opened.close()
        return text

    def boxes(self, page: int, spans: Iterable[tuple[int, int]]) -> list[tuple[Box, ...]]:
        """Where letters of `text(page)` stand, for each span (start, length) a box a line, as high as their font."""
        with PDFIUM:
            opened = self._opened()[page]
            letters = opened.get_textpage()
            height = opened.get_height()
            found = [list(_letter_boxes(letters, start, length, height)) for start, length in spans]
            letters.close()
            opened.close()
        return [_joined(boxes) for boxes in found]

    def close(self) -> None:
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def _opened(self) -> pypdfium2.PdfDocument:
        if self._document is None:
            raise PagesClosed(self.path)
        return self._document

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _letter_boxes(letters: pypdfium2.PdfTextPage, start: int, length: int, height: float) -> Iterator[Box]:
    for place in range(start, start + length):
        letter = pdfium.FPDFText_GetCharIndexFromTextIndex(letters, place)
        box = pdfium.FS_RECTF()
        if letter >= 0 and pdfium.FPDFText_GetLooseCharBox(letters, letter, box) and box.right > box.left:
            yield box.left, height - box.top, box.right, height - box.bottom


def _joined(boxes: list[Box]) -> tuple[Box, ...]:
    """Those beside one another as one."""
    lines: list[Box] = []
    for left, top, right, bottom in boxes:
        if lines and top < (lines[-1][1] + lines[-1][3]) / 2 < bottom:
            before = lines.pop()
            left, top = min(before[0], left), min(before[1], top)
            right, bottom = max(before[2], right), max(before[3], bottom)
        lines.append((left, top, right, bottom))
    return tuple(lines)
