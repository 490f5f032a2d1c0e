"""The Thai font of a document, as reportlab sees fonts too: for drawString, stringWidth and tables without shaping."""

# ruff: noqa: N802, N815  (reportlab asks for these names)

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from printing.clusters import Shaper
from printing.font_subset import Encoder, FontSubset, Holder

if TYPE_CHECKING:  # nothing here needs it at work, and it is long in loading
    from reportlab.pdfbase.pdfdoc import PDFDocument


class ClusterFont:
    """Serves our own documents, and reportlab's by `pdfmetrics.registerFont`; each has subsets of its own.

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

    def encoder(self, holder: Holder) -> Encoder:
        """What writes text of this font in a document, and the parts of fonts it embeds."""
        return Encoder(self.shaper, holder)

    def width(self, text: str, size: float) -> float:
        """How far the text reaches, in points; raises MissingGlyph."""
        return self.shaper.width(text) * size

    # -- for reportlab

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:
        return self.width(text if isinstance(text, str) else text.decode(encoding), size)

    def splitString(self, text: str | bytes, document: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        encoder = self._encoder_in(document)
        parts = encoder.encode(text if isinstance(text, str) else text.decode(encoding))
        return [(encoder.subsets.index(subset), codes) for subset, codes in parts]

    def getSubsetInternalName(self, subset: int, document: PDFDocument) -> str:
        return "/" + self._encoder_in(document).subsets[subset].internal_name

    def _encoder_in(self, document: PDFDocument) -> Encoder:
        if document not in self._encoders:
            self._encoders[document] = self.encoder(_ReportlabsHolder(document))
        return self._encoders[document]


class _ReportlabsHolder:
    """A document of reportlab's as a holder of fonts."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document

    def add_font(self, subset: FontSubset) -> str:
        name = f"F{len(self._document.fontMapping) + 1}"
        self._document.fontMapping[subset.name] = f"/{name}"
        self._document.delayedFonts.append(_Delayed(name, subset))
        return name


class _Delayed:
    """A font that reportlab embeds when it saves."""

    def __init__(self, name: str, subset: FontSubset) -> None:
        self._name = name
        self._subset = subset

    def addObjects(self, document: PDFDocument) -> None:
        fonts: dict[str, str] = document.idToObject["BasicFonts"].dict
        fonts[self._name] = self._subset.embedded(partial(_added, document))


def _added(document: PDFDocument, body: bytes) -> str:
    """One more object of these bytes in a document of reportlab's."""
    from reportlab.pdfbase.pdfdoc import PDFObject  # who asks for this has it loaded

    written = PDFObject()
    written.__RefOnly__ = 1
    written.format = lambda _document: body
    reference: bytes = document.Reference(written, f"written {document.objectcounter}").format(document)
    return reference.decode("ascii")
