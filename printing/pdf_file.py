"""A drawn document as a file for the archive, PDF/A-2u: letters that can be read back, fonts and colours inside it.

Reportlab's own writer leaves no line end before `endstream`, knows no output intent and formats each page at length,
so the file is put together here; fonts, pictures and the catalog are still its objects. Nothing but what was drawn,
the title and the day goes in: neither the clock nor a user's name.
"""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFImageXObject,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
)

from printing.colour_profile import NAME, srgb
from printing.font_subset import compressed

PROGRAM = "Mae Sariang Desk"
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
END_OF_STREAM, WITH_LINE_END = b"endstream\nendobj\n", b"\nendstream\nendobj\n"
WORTH, SHORT = 200, 4096
"""Bytes that are worth compressing, and those that need a small window only: making the usual one takes longer."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class About:
    """What the file says of itself; `language` as in th-TH."""

    title: str
    language: str
    day: date


class Ready(PDFObject):
    """An object that is written already."""

    __RefOnly__ = 1
    written = b""

    def format(self, _document: PDFDocument) -> bytes:
        return self.written


class PdfFile:
    """A file that grows page by page; a page that is added waits as it will be written, compressed."""

    def __init__(self, about: About) -> None:
        self.document = PDFDocument(invariant=1)
        self._about = about
        self._tree = Ready()
        self._tree_reference = self._reference(self._tree, "pages")
        self._fonts = self._reference(self.document.idToObject["BasicFonts"], "BasicFonts")
        self._pages: list[str] = []
        self._references: dict[str, str] = {}

    def add_stream(self, code: str) -> str:
        """Operators of one page or of many; how pages refer to them."""
        content = code.encode("ascii")
        if len(content) < WORTH:
            return self._added(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        content = squeezed(content)
        return self._added(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(content), content))

    def add_page(self, size: tuple[float, float], streams: Iterable[str], used: Iterable[str]) -> None:
        """A page of these streams one after the other, which use forms and pictures by their names."""
        across, up = size
        page = (
            f"<< /Type /Page /Parent {self._tree_reference} /MediaBox [0 0 {across:.4f} {up:.4f}] "
            f"/Resources {self._resources(used)} /Contents [{' '.join(streams)}] >>"
        )
        self._pages.append(self._added(page.encode("ascii")))

    def add_form(self, size: tuple[float, float], code: str, used: Iterable[str]) -> str:
        """Operators that many pages share; the name to draw them by."""
        content = zlib.compress(code.encode("ascii"))
        across, up = size
        begin = (
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 {across:.4f} {up:.4f}] /Resources {self._resources(used)} "
            f"/Filter /FlateDecode /Length {len(content)} >>"
        )
        return self._named(self._added(b"%b\nstream\n%b\nendstream" % (begin.encode("ascii"), content)))

    def add_picture(self, image: ImageReader) -> str:
        """A picture, with what is to be seen through it; the name to draw it by."""
        name = f"picture{len(self._references) + 1}"
        picture = PDFImageXObject(name, image, mask="auto")
        seen_through = getattr(picture, "_smask", None)
        if seen_through is not None:
            picture.smask = self.document.Reference(seen_through, f"{name} seen through")
            del picture._smask
        return self._named(self._reference(picture, name))

    def _named(self, reference: str) -> str:
        name = f"X{len(self._references) + 1}"
        self._references[name] = reference
        return name

    def _resources(self, used: Iterable[str]) -> str:
        drawn = " ".join([f"/{name} {self._references[name]}" for name in used])
        return f"<< /Font {self._fonts} /XObject << {drawn} >> >>" if drawn else f"<< /Font {self._fonts} >>"

    def _reference(self, content: PDFObject, name: str) -> str:
        reference: str = self.document.Reference(content, name).format(self.document).decode("ascii")
        return reference

    def _added(self, body: bytes) -> str:
        """One more object of these bytes; how it is referred to."""
        ready = Ready()
        self.document.Reference(ready, f"ready {self.document.objectcounter}")
        number = self.document.objectcounter
        ready.written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        return f"{number} 0 R"

    def finished(self) -> bytes:
        """The whole file; the same drawing, title and day are always the same bytes."""
        document, catalog = self.document, self.document.Catalog
        for font in document.delayedFonts:
            font.addObjects(document)
        self._tree.written = (
            f"{self._tree_reference[:-1]}obj\n"
            f"<< /Type /Pages /Count {len(self._pages)} /Kids [{' '.join(self._pages)}] >>\nendobj\n"
        ).encode("ascii")
        document.Outlines.ready = -1
        catalog.Outlines = None
        catalog.Pages = document.Reference(self._tree)
        catalog.Lang = PDFString(self._about.language)
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = metadata(self._about)
        catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([output_intent(document)])
        document.Reference(catalog)
        return assembled(document, information(self._about))


def assembled(document: PDFDocument, info: PDFDictionary) -> bytes:
    """All objects one after the other, the table of where they are, and the trailer."""
    info_reference = document.Reference(info, "info").format(document)
    parts, offset, digest = [HEAD], len(HEAD), hashlib.sha256(HEAD)
    places: list[int] = []
    while (number := len(places) + 1) in document.numberToId:  # objects may be added while others are written
        written = as_written(document, document.numberToId[number])
        places.append(offset)
        parts.append(written)
        digest.update(written)
        offset += len(written)
    rows = "".join([f"{place:010d} 00000 n \n" for place in places])
    fingerprint = digest.hexdigest()[:32]
    root = document.Reference(document.Catalog).format(document)
    trailer = (
        f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {len(places) + 1} "
        f"/Root {root.decode('ascii')} /Info {info_reference.decode('ascii')} /ID [<{fingerprint}> <{fingerprint}>] >>"
        f"\nstartxref\n{offset}\n%%EOF\n"
    )
    parts.append(trailer.encode("ascii"))
    return b"".join(parts)


def as_written(document: PDFDocument, name: str) -> bytes:
    """The object of that name with its number."""
    content = document.idToObject[name]
    if isinstance(content, Ready):
        return content.written
    written: bytes = PDFIndirectObject(name, content).format(document)
    return written.removesuffix(END_OF_STREAM) + WITH_LINE_END if written.endswith(END_OF_STREAM) else written


def squeezed(content: bytes) -> bytes:
    """Compressed, with as much memory as its length is worth and no more care than pays: pages come by the thousand."""
    if len(content) > SHORT:
        return zlib.compress(content, 2)
    packing = zlib.compressobj(6, zlib.DEFLATED, 12, 5)
    return packing.compress(content) + packing.flush()


def information(about: About) -> PDFDictionary:
    """The old form of what the metadata say; both must agree."""
    day = PDFString(f"D:{about.day:%Y%m%d}000000+00'00'")
    return PDFDictionary(
        {
            "Title": PDFString(about.title),
            "Creator": PDFString(PROGRAM),
            "Producer": PDFString(PROGRAM),
            "CreationDate": day,
            "ModDate": day,
        }
    )


def metadata(about: About) -> PDFStream:
    text = XMP.format(
        title=escape(about.title),
        language=about.language,
        program=PROGRAM,
        day=f"{about.day.isoformat()}T00:00:00+00:00",
    )
    # Stored as it is, so that programs which know no PDF find it.
    stream = PDFStream(content=text.encode("utf-8"), filters=[])
    stream.dictionary["Type"] = PDFName("Metadata")
    stream.dictionary["Subtype"] = PDFName("XML")
    return stream


def output_intent(document: PDFDocument) -> PDFDictionary:
    profile = compressed(srgb())
    profile.dictionary["N"] = 3
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(NAME),
            "Info": PDFString(NAME),
            "DestOutputProfile": document.Reference(profile, "colours"),
        }
    )
