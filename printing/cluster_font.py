"""The Thai font as reportlab sees it: serves drawString, stringWidth and tables without any shaping flag."""

# ruff: noqa: N802, N815  (reportlab asks for these names)

from pathlib import Path
from types import SimpleNamespace
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument

from printing.clusters import Shaper
from printing.font_subset import FontSubset


class ClusterFont:
    """A font for `pdfmetrics.registerFont`; every document gets a subset of its own.

    Names that are not ours to choose (fontName, stringWidth ...) are those reportlab asks for.
    """

    _multiByte = 1
    _dynamicFont = 1
    shapable = False
    encName = "UTF-8"

    def __init__(self, name: str, path: Path) -> None:
        self.fontName = name
        self.shaper = Shaper(path)
        source = self.shaper.source
        scale = 1000 / source.units_per_em
        self.face = SimpleNamespace(name=name, ascent=source.ascent * scale, descent=source.descent * scale)
        self.substitutionFonts: list[object] = []
        self._subsets: WeakKeyDictionary[PDFDocument, FontSubset] = WeakKeyDictionary()

    def subset(self, document: PDFDocument) -> FontSubset:
        """The part of this font that the document embeds."""
        if document not in self._subsets:
            self._subsets[document] = FontSubset(self.fontName, self.shaper, document)
        return self._subsets[document]

    def width(self, text: str, size: float) -> float:
        """How far the text reaches, in points; raises MissingGlyph."""
        return self.shaper.width(text) * size

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:
        return self.width(text if isinstance(text, str) else text.decode(encoding), size)

    def splitString(self, text: str | bytes, document: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        return [
            (
                0,
                self.subset(document).encode(text if isinstance(text, str) else text.decode(encoding)),
            )
        ]

    def getSubsetInternalName(self, subset: int, document: PDFDocument) -> str:
        return "/" + self.subset(document).internal_name
