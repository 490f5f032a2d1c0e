"""The Thai font as reportlab sees it: serves drawString, stringWidth and tables without any shaping flag."""

# ruff: noqa: N802, N815  (reportlab asks for these names)

from types import SimpleNamespace
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument

from printing.clusters import Shaper
from printing.font_subset import Encoder


class ClusterFont:
    """A font for `pdfmetrics.registerFont`; every document gets subsets of its own.

    Names that are not ours to choose (fontName, stringWidth ...) are those reportlab asks for.
    """

    _multiByte = 1
    _dynamicFont = 1
    shapable = False
    encName = "UTF-8"

    def __init__(self, name: str, shaper: Shaper) -> None:
        self.fontName = name
        self.shaper = shaper
        source = shaper.face.source
        scale = 1000 / source.units_per_em
        self.face = SimpleNamespace(name=name, ascent=source.ascent * scale, descent=source.descent * scale)
        self.substitutionFonts: list[object] = []
        self._encoders: WeakKeyDictionary[PDFDocument, Encoder] = WeakKeyDictionary()

    def encoder(self, document: PDFDocument) -> Encoder:
        """What writes text of this font in the document, and the parts of fonts it embeds."""
        if document not in self._encoders:
            self._encoders[document] = Encoder(self.shaper, document)
        return self._encoders[document]

    def width(self, text: str, size: float) -> float:
        """How far the text reaches, in points; raises MissingGlyph."""
        return self.shaper.width(text) * size

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:
        return self.width(text if isinstance(text, str) else text.decode(encoding), size)

    def splitString(self, text: str | bytes, document: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        encoder = self.encoder(document)
        parts = encoder.encode(text if isinstance(text, str) else text.decode(encoding))
        return [(encoder.subsets.index(subset), codes) for subset, codes in parts]

    def getSubsetInternalName(self, subset: int, document: PDFDocument) -> str:
        return "/" + self.encoder(document).subsets[subset].internal_name
