"""Pages of a finished PDF as pictures for the window: read whole, so that the file is never held open."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2
from PIL.Image import Image

from db.domain.errors import DeskError
from db.domain.words import N_

PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time, whatever the document."""


class NoPreview(DeskError):
    """The file is no PDF, or is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("{file} can not be shown."), file=path.name)


class Pages:
    """The pages of one PDF, counted from 0; a context manager, and `close` may be called at any time."""

    def __init__(self, path: Path) -> None:
        try:
            content = path.read_bytes()
            with PDFIUM:
                self._document: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(content)
        except (OSError, pypdfium2.PdfiumError) as problem:
            raise NoPreview(path) from problem
        self.path = path
        with PDFIUM:
            self.count = len(self._opened())

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

    def close(self) -> None:
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None

    def _opened(self) -> pypdfium2.PdfDocument:
        if self._document is None:
            raise NoPreview(self.path)
        return self._document

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
