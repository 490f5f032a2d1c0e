"""A font inside one document: the clusters it uses become glyphs with codes, embedded when the document is saved.

Each character has a code of its own: the first of a cluster draws all of it, the others draw nothing and only carry
their letter, so that viewers find and copy the text (one code for a whole cluster makes pdf.js insert spaces).
"""

# ruff: noqa: N802  (reportlab asks for these names)

import hashlib
from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from printing.clusters import SARA_AM, Cluster, Remembered, Shaper, of_runs
from printing.truetype import Composition, SubsetBuilder

SYMBOLIC = 4
CAP_HEIGHT, STEM_WIDTH = 700, 80
LETTERS_IN_A_BLOCK = 100
"""A CMap block may hold no more."""


class FontSubset:
    """The glyphs and codes of one font in one document."""

    def __init__(self, name: str, shaper: Shaper, document: PDFDocument) -> None:
        self.name = name
        self.shaper = shaper
        self.internal_name = f"F{len(document.fontMapping) + 1}"
        document.fontMapping[name] = "/" + self.internal_name
        document.delayedFonts.append(self)
        self._compositions: list[Composition] = []
        self._letters: list[str] = []
        self._codes: dict[Cluster, bytes] = {}
        self._carriers: dict[tuple[str, int], bytes] = {}
        self._encoded = Remembered(self._encode_run)

    def encode(self, text: str) -> bytes:
        """The text as two-byte codes, one for each character; raises MissingGlyph."""
        codes: list[bytes] = of_runs(text, self._encoded)
        return b"".join(codes)

    def _encode_run(self, run: str) -> bytes:
        return b"".join([self._encode_cluster(cluster) for cluster in self.shaper.clusters(run)])

    def _encode_cluster(self, cluster: Cluster) -> bytes:
        if cluster not in self._codes:
            # The carrier of sara am has the width of its sara aa: viewers place the letter where it is seen.
            last = self.shaper.sara_aa_advance if cluster.text[1:].endswith(SARA_AM) else 0
            codes = self._new_code(cluster.text[0], Composition(cluster.parts, cluster.advance - last))
            for letter in cluster.text[1:]:
                codes += self._carrier(letter, last if letter == SARA_AM else 0)
            self._codes[cluster] = codes
        return self._codes[cluster]

    def _carrier(self, letter: str, advance: int) -> bytes:
        if (letter, advance) not in self._carriers:
            self._carriers[letter, advance] = self._new_code(letter, Composition((), advance))
        return self._carriers[letter, advance]

    def _new_code(self, letter: str, composition: Composition) -> bytes:
        self._compositions.append(composition)
        self._letters.append(letter)
        return len(self._compositions).to_bytes(2, "big")

    def addObjects(self, document: PDFDocument) -> None:
        file = SubsetBuilder(self.shaper.source, self._compositions).build()
        name = f"{subset_tag(file)}+{self.name}"
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([self._descendant(document, name, file)]),
                "ToUnicode": document.Reference(compressed(to_unicode(self._letters)), f"toUnicode:{name}"),
            }
        )
        document.Reference(font, self.internal_name)
        document.idToObject["BasicFonts"].dict[self.internal_name] = PDFObjectReference(self.internal_name)

    def _descendant(self, document: PDFDocument, name: str, file: bytes) -> PDFObjectReference:
        widths = [self._in_pdf_units(composition.advance) for composition in self._compositions]
        system = {
            "Registry": PDFString("Adobe"),
            "Ordering": PDFString("Identity"),
            "Supplement": 0,
        }
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(system),
                "FontDescriptor": self._descriptor(document, name, file),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 0,
                "W": PDFArray([1, PDFArray(widths)]),
            }
        )
        return document.Reference(font, f"descendant:{name}")

    def _descriptor(self, document: PDFDocument, name: str, file: bytes) -> PDFObjectReference:
        stream = compressed(file)
        stream.dictionary["Length1"] = len(file)
        source = self.shaper.source
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray([self._in_pdf_units(edge) for edge in source.bounding_box]),
                "ItalicAngle": 0,
                "Ascent": self._in_pdf_units(source.ascent),
                "Descent": self._in_pdf_units(source.descent),
                "CapHeight": CAP_HEIGHT,
                "StemV": STEM_WIDTH,
                "FontFile2": document.Reference(stream, f"fontFile:{name}"),
            }
        )
        return document.Reference(descriptor, f"descriptor:{name}")

    def _in_pdf_units(self, length: int) -> float:
        """Font units as thousandths of an em, whole where they are."""
        value = round(length * 1000 / self.shaper.source.units_per_em, 2)
        return int(value) if value == int(value) else value


def compressed(content: bytes) -> PDFStream:
    stream = PDFStream(content=content)
    stream.filters = [PDFZCompress]
    return stream


def subset_tag(file: bytes) -> str:
    """Six capital letters that tell this subset from others; the same subset always has the same."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(file).digest()[:6])


def to_unicode(letters: Sequence[str]) -> bytes:
    """The CMap that gives each code its letter back; codes count from 1."""
    lines = [f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>" for code, letter in enumerate(letters, 1)]
    starts = range(0, len(lines), LETTERS_IN_A_BLOCK)
    blocks = [lines[start : start + LETTERS_IN_A_BLOCK] for start in starts]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
