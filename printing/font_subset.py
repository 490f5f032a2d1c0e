"""A font inside one document: the clusters it uses become glyphs with codes, embedded when the document is saved.

Each character has a code of its own: the first of a cluster draws all of it, the others draw nothing and only carry
their letter, so that viewers find and copy the text (one code for a whole cluster makes pdf.js insert spaces).
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from printing.clusters import RUNS, SARA_AA, SARA_AM, WORDS, Remembered, Shaper, of_runs
from printing.face import Cluster, Face
from printing.pdf_objects import Add, Entries, dictionary, packed, string
from printing.truetype import Composition, SubsetBuilder

SYMBOLIC = 4
CAP_HEIGHT, STEM_WIDTH = 700, 80
LETTERS_IN_A_BLOCK = 100
"""A CMap block may hold no more."""
GAP = "  "
"""What stands between two cells of a row: two spaces, for pdftotext takes one to be no letter but the end of a word."""
cut_into_words, cut_into_runs = WORDS.findall, RUNS.findall
MOST_WORDS = 10_000
"""Words that are kept as codes: names of people are made of a few thousand."""

Piece = tuple["FontSubset", bytes]
"""Codes, and the font they are codes of."""


class Holder(Protocol):
    """A document that is being drawn."""

    def add_font(self, subset: "FontSubset") -> str:
        """Takes a font to be embedded once all is drawn; the name to call it by."""


class Encoder:
    """Texts of one font as codes in one document; letters from a face that stands in are codes of its own subset."""

    def __init__(self, shaper: Shaper, holder: Holder) -> None:
        self._shaper = shaper
        self._holder = holder
        self._own = FontSubset(shaper.face, holder)
        self._by_face = {shaper.face: self._own}
        self._encoded = Remembered(self._encode_run)
        self._own_codes = Remembered(self._encode_own)
        self._own_hex = Remembered(lambda run: self._own_codes[run].hex())
        self._reaches = Remembered(lambda run: sum([cluster.advance for cluster in shaper.clusters(run)]))
        self.words = Remembered(self._encode_word)
        """Codes of each word, and how far it reaches in units of the own face.

        Raises OtherFace for what takes more than that, and MissingGlyph.
        """
        self._typed: dict[float, str] = {}

    @property
    def subsets(self) -> list["FontSubset"]:
        return list(self._by_face.values())

    def encode(self, text: str) -> list[Piece]:
        """The text as codes of two bytes, one for each character; raises MissingGlyph."""
        try:
            codes: list[bytes] = of_runs(text, self._own_codes)
            return [(self._own, b"".join(codes))] if codes else []
        except OtherFace:
            return joined(piece for run in of_runs(text, self._encoded) for piece in run)

    def operators(self, text: str, size: float) -> str:
        """What shows the text, wherever it stands; raises MissingGlyph."""
        try:
            codes: list[str] = of_runs(text, self._own_hex)
            return f"/{self._own.internal_name} {size:.4g} Tf <{''.join(codes)}> Tj" if codes else ""
        except OtherFace:
            pieces = self.encode(text)
            return " ".join([f"/{subset.internal_name} {size:.4g} Tf <{codes.hex()}> Tj" for subset, codes in pieces])

    @property
    def units_per_em(self) -> int:
        """Of the own face."""
        return self._own.source.units_per_em

    def gap(self, width: float, size: float) -> str:
        """What fills so many points between texts of the size that is typed: a letter so wide that reads as spaces.

        A program that guesses at columns from the white between them then sees a row as one line of text.
        """
        return f"{100 * width / size:.1f} Tz<{self.gap_letter}>Tj"

    @cached_property
    def gap_letter(self) -> str:
        """The code of the letter that fills gaps."""
        return self._own.gap.hex()

    def typed(self, size: float) -> str:
        """The font's own face from here on."""
        typed = self._typed.get(size)
        if typed is None:
            if len(self._typed) > MOST_WORDS:
                self._typed.clear()
            typed = self._typed[size] = f"/{self._own.internal_name} {size:.4g} Tf"
        return typed

    def within(self, text: str, size: float, usual: float) -> str:
        """As `operators`, but shortly where the face at its usual size is typed already, which it is afterwards too."""
        if size == usual:
            try:
                return f"<{''.join(of_runs(text, self._own_hex))}>Tj"
            except OtherFace:
                pass
        return f"{self.operators(text, size)} {self.typed(usual)}"

    def _encode_own(self, run: str) -> bytes:
        """The codes of a run that is all of the font's own face, as nearly all are."""
        pieces = self._encoded[run]
        if any(subset is not self._own for subset, _codes in pieces):
            raise OtherFace
        return b"".join(codes for _own, codes in pieces)

    def _encode_word(self, word: str) -> tuple[str, int]:
        if not word.isprintable() or word == " ":  # a space before another one, or at the end
            raise OtherFace
        if len(self.words) > MOST_WORDS:
            self.words.clear()
        codes, reaches, runs = self._own_hex, self._reaches, cut_into_runs(word)
        return "".join([codes[run] for run in runs]), sum([reaches[run] for run in runs])

    def _encode_run(self, run: str) -> list[Piece]:
        pieces = []
        for cluster in self._shaper.clusters(run):
            if cluster.face not in self._by_face:
                self._by_face[cluster.face] = FontSubset(cluster.face, self._holder)
            subset = self._by_face[cluster.face]
            pieces.append((subset, subset.encode(cluster)))
        return joined(pieces)


class OtherFace(Exception):
    """A run that needs more than the font's own face."""


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of the same font made one."""
    return [(font, b"".join(codes for _, codes in group)) for font, group in groupby(pieces, key=itemgetter(0))]


class FontSubset:
    """The glyphs and codes of one face in one document."""

    def __init__(self, face: Face, holder: Holder) -> None:
        self.name = face.name
        self.source = face.source
        self._compositions: list[Composition] = []
        self._letters: list[str] = []
        self._codes: dict[Cluster, bytes] = {}
        self._carriers: dict[tuple[str, int], bytes] = {}
        self.internal_name = holder.add_font(self)

    def encode(self, cluster: Cluster) -> bytes:
        """A code for each character of the cluster; the first one draws all of it."""
        if cluster not in self._codes:
            # The carrier of sara am has the width of its sara aa: viewers place the letter where it is seen.
            last = self._sara_aa(cluster.face) if cluster.text[1:].endswith(SARA_AM) else 0
            codes = self._new_code(cluster.text[0], Composition(cluster.parts, cluster.advance - last))
            for letter in cluster.text[1:]:
                codes += self._carrier(letter, last if letter == SARA_AM else 0)
            self._codes[cluster] = codes
        return self._codes[cluster]

    @property
    def gap(self) -> bytes:
        """The code of an empty letter as wide as it is high, to be stretched over the white between two cells."""
        return self._carrier(GAP, self.source.units_per_em)

    def _sara_aa(self, face: Face) -> int:
        return sum(cluster.advance for cluster in face.clusters(SARA_AA))

    def _carrier(self, letter: str, advance: int) -> bytes:
        if (letter, advance) not in self._carriers:
            self._carriers[letter, advance] = self._new_code(letter, Composition((), advance))
        return self._carriers[letter, advance]

    def _new_code(self, letter: str, composition: Composition) -> bytes:
        self._compositions.append(composition)
        self._letters.append(letter)
        return len(self._compositions).to_bytes(2, "big")

    def embedded(self, add: Add) -> str:
        """Puts the font with all it needs into a file; how it is referred to there."""
        file = SubsetBuilder(self.source, self._compositions).build()
        name = f"/{subset_tag(file)}+{self.name}"
        font: Entries = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": f"[{self._descendant(add, name, file)}]",
            "ToUnicode": add(packed({}, to_unicode(self._letters))),
        }
        return add(dictionary(font).encode("ascii"))

    def _descendant(self, add: Add, name: str, file: bytes) -> str:
        widths = [str(self._in_pdf_units(composition.advance)) for composition in self._compositions]
        system: Entries = {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
        font: Entries = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": dictionary(system),
            "FontDescriptor": self._descriptor(add, name, file),
            "CIDToGIDMap": "/Identity",
            "DW": 0,
            "W": f"[1 [{' '.join(widths)}]]",
        }
        return add(dictionary(font).encode("ascii"))

    def _descriptor(self, add: Add, name: str, file: bytes) -> str:
        source = self.source
        descriptor: Entries = {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": SYMBOLIC,
            "FontBBox": f"[{' '.join([str(self._in_pdf_units(edge)) for edge in source.bounding_box])}]",
            "ItalicAngle": 0,
            "Ascent": self._in_pdf_units(source.ascent),
            "Descent": self._in_pdf_units(source.descent),
            "CapHeight": CAP_HEIGHT,
            "StemV": STEM_WIDTH,
            "FontFile2": add(packed({"Length1": len(file)}, file)),
        }
        return add(dictionary(descriptor).encode("ascii"))

    def _in_pdf_units(self, length: int) -> float:
        """Font units as thousandths of an em, whole where they are."""
        value = round(length * 1000 / self.source.units_per_em, 2)
        return int(value) if value == int(value) else value


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
