"""A drawn document as a file for the archive, PDF/A-2u: letters that can be read back, fonts and colours inside it.

Reportlab's own writer leaves no line end before `endstream` and knows no output intent, so the file is put together
here from its objects. Nothing but what was drawn, the title and the day goes in: neither the clock nor a user's name.
"""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFString,
)

from printing.colour_profile import NAME, srgb
from printing.font_subset import compressed

PROGRAM = "Mae Sariang Desk"
FAST = 2
"""How hard pages are packed: twice as fast as the usual 6, for a fourteenth more bytes."""
SPECIAL = ("Annots", "ExtGState", "_colorsUsed", "_shadingUsed", "Rotate")
"""What a page may have that is left to reportlab to write."""
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
END_OF_STREAM, WITH_LINE_END = b"endstream\nendobj\n", b"\nendstream\nendobj\n"

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


def file_of(document: PDFDocument, about: About) -> bytes:
    """The whole file; the same drawing, title and day are always the same bytes."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.Outlines.ready = -1
    catalog = document.Catalog
    catalog.Outlines = None
    catalog.Lang = PDFString(about.language)
    catalog.Metadata = metadata(about)
    catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([output_intent(document)])
    document.Reference(catalog)
    return assembled(document, information(about))


def assembled(document: PDFDocument, info: PDFDictionary) -> bytes:
    """All objects one after the other, the table of where they are, and the trailer."""
    info_reference = document.Reference(info, "info").format(document)
    parts, offset = [HEAD], len(HEAD)
    places: list[int] = []
    while (number := len(places) + 1) in document.numberToId:  # objects may be added while others are written
        written = indirect(number, document)
        places.append(offset)
        parts.append(written)
        offset += len(written)
    rows = "".join([f"{place:010d} 00000 n \n" for place in places])
    fingerprint = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
    root = document.Reference(document.Catalog).format(document)
    trailer = (
        f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {len(places) + 1} "
        f"/Root {root.decode('ascii')} /Info {info_reference.decode('ascii')} /ID [<{fingerprint}> <{fingerprint}>] >>"
        f"\nstartxref\n{offset}\n%%EOF\n"
    )
    return b"".join([*parts, trailer.encode("ascii")])


def indirect(number: int, document: PDFDocument) -> bytes:
    """The object of that number as it stands in the file; pages, of which there are thousands, past reportlab."""
    name = document.numberToId[number]
    content = document.idToObject[name]
    if isinstance(content, PDFPage) and not any(getattr(content, part, None) for part in SPECIAL):
        return b"%d 0 obj\n%b\nendobj\n" % (number, plain_page(content, document))
    written: bytes = PDFIndirectObject(name, content).format(document)
    if not isinstance(content, Packed) and written.endswith(END_OF_STREAM):
        written = written.removesuffix(END_OF_STREAM) + WITH_LINE_END
    return written


def plain_page(page: PDFPage, document: PDFDocument) -> bytes:
    """A page of text, drawings and pictures."""
    pictures = b" /XObject " + page.XObjects.format(document).replace(b"\n", b" ") if page.XObjects else b""
    return b"<< /Type /Page /Parent %b /MediaBox [0 0 %.2f %.2f] /Contents %b /Resources << /Font %b%b >> >>" % (
        document.Reference(document.Pages).format(document),
        page.pagewidth,
        page.pageheight,
        document.Reference(page.Contents).format(document),
        document.Reference(document.idToObject[BasicFonts]).format(document),
        pictures,
    )


class Packed(PDFObject):
    """A stream compressed when it is made, not when the file is written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = zlib.compress(content, FAST)

    def format(self, _document: PDFDocument) -> bytes:
        head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(self._content)
        return head + self._content + b"\nendstream\n"


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
