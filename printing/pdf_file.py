"""A drawn document as a file for the archive, PDF/A-2u: letters that can be read back, fonts and colours inside it.

Each object is put down as soon as it is known, in the notation of PDF and no other form between: papers come by the
thousand. Nothing but what was drawn, the title and the day goes in: neither the clock nor a user's name.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from threading import Thread
from typing import TYPE_CHECKING

from printing.colour_profile import NAME, srgb
from printing.font_subset import FontSubset
from printing.pdf_objects import dictionary, packed, stream, string

if TYPE_CHECKING:
    from PIL.Image import Image

PROGRAM = "Mae Sariang Desk"
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
WORTH, SHORT = 200, 4096
"""Bytes that are worth compressing, and those that need a small window only: making the usual one takes longer."""
AT_ONCE = 16
"""Long streams that wait to be compressed together."""

ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
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


class PdfFile:
    """A file that grows object by object, each waiting as it will be written."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._objects: list[bytes] = []
        self._long: list[tuple[int, bytes]] = []
        self._subsets: list[FontSubset] = []
        self._pages: list[str] = []
        self._references: dict[str, str] = {}
        self._catalog, self._tree, self._fonts = (self._added(b"") for _ in range(3))  # their bytes are known last

    def add_font(self, subset: FontSubset) -> str:
        """A font to be embedded; the name to call it by."""
        self._subsets.append(subset)
        return f"F{len(self._subsets)}"

    def add_stream(self, code: str) -> str:
        """Operators of one page or of many; how pages refer to them."""
        content = code.encode("ascii")
        if len(content) < WORTH:
            return self._added(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        if len(content) <= SHORT:
            return self._added(stream({"Filter": "/FlateDecode"}, squeezed(content)))
        reference = self._added(b"")
        self._long.append((len(self._objects), content))
        if len(self._long) >= AT_ONCE:
            self._squeeze_long()
        return reference

    def _squeeze_long(self) -> None:
        """Half of them beside the other half: zlib lets another thread work meanwhile."""
        waiting, self._long = self._long, []
        done: set[int] = set()

        def squeeze(some: Iterable[tuple[int, bytes]]) -> None:
            for number, content in some:
                self._objects[number - 1] = _object(number, stream({"Filter": "/FlateDecode"}, squeezed(content)))
                done.add(number)

        half = len(waiting) // 2
        if half:
            beside = Thread(target=squeeze, args=(waiting[:half],))
            beside.start()
            squeeze(waiting[half:])
            beside.join()
        squeeze([each for each in waiting if each[0] not in done])  # a single one, or what the other thread broke off

    def add_page(self, size: tuple[float, float], streams: Iterable[str], used: Iterable[str]) -> None:
        """A page of these streams one after the other, which use forms and pictures by their names."""
        across, up = size
        page = (
            f"<< /Type /Page /Parent {self._tree} /MediaBox [0 0 {across:.4f} {up:.4f}] "
            f"/Resources {self._resources(used)} /Contents [{' '.join(streams)}] >>"
        )
        self._pages.append(self._added(page.encode("ascii")))

    def add_form(self, size: tuple[float, float], code: str, used: Iterable[str]) -> str:
        """Operators that many pages share; the name to draw them by."""
        across, up = size
        entries = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": f"[0 0 {across:.4f} {up:.4f}]",
            "Resources": self._resources(used),
        }
        return self._named(self._added(packed(entries, code.encode("ascii"))))

    def add_picture(self, image: Image) -> str:
        """An RGB picture, or an RGBA one with what is to be seen through it; the name to draw it by."""
        entries = {"ColorSpace": "/DeviceRGB", **_picture_entries(image)}
        if image.mode == "RGBA":
            mask = image.getchannel("A")
            grey = {"ColorSpace": "/DeviceGray", **_picture_entries(image)}
            entries["SMask"] = self._added(packed(grey, mask.tobytes()))
        return self._named(self._added(packed(entries, image.convert("RGB").tobytes())))

    def add_stencil(self, across: int, bits: bytes) -> str:
        """A square picture of one bit a point, drawn in the colour of the moment where it is 1; the name to draw it by.

        It is stored as it is: the bits of a QR code can not be compressed.
        """
        head = b"<< /Type /XObject /Subtype /Image /ImageMask true /BitsPerComponent 1 /Decode [1 0] "
        size = b"/Width %d /Height %d /Length %d >>" % (across, across, len(bits))
        return self._named(self._added(b"%b%b\nstream\n%b\nendstream" % (head, size, bits)))

    def _named(self, reference: str) -> str:
        name = f"X{len(self._references) + 1}"
        self._references[name] = reference
        return name

    def _resources(self, used: Iterable[str]) -> str:
        drawn = " ".join([f"/{name} {self._references[name]}" for name in used])
        return f"<< /Font {self._fonts} /XObject << {drawn} >> >>" if drawn else f"<< /Font {self._fonts} >>"

    def _added(self, body: bytes) -> str:
        """One more object of these bytes; how it is referred to."""
        number = len(self._objects) + 1
        self._objects.append(_object(number, body))
        return f"{number} 0 R"

    def _settle(self, reference: str, body: str) -> None:
        """An object whose reference was needed before its bytes were known."""
        number = int(reference.split()[0])
        self._objects[number - 1] = _object(number, body.encode("ascii"))

    def finished(self) -> bytes:
        """The whole file; the same drawing, title and day are always the same bytes."""
        self._squeeze_long()
        self._settle(
            self._fonts, dictionary({subset.internal_name: subset.embedded(self._added) for subset in self._subsets})
        )
        self._settle(
            self._tree, dictionary({"Type": "/Pages", "Count": len(self._pages), "Kids": f"[{' '.join(self._pages)}]"})
        )
        catalog = {
            "Type": "/Catalog",
            "Pages": self._tree,
            "Lang": string(self._about.language),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
            "Metadata": self._added(metadata(self._about)),
            "OutputIntents": f"[{output_intent(self._added(packed({'N': 3}, srgb())))}]",
        }
        self._settle(self._catalog, dictionary(catalog))
        return assembled(self._objects, self._catalog, self._added(information(self._about)))


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _picture_entries(image: Image) -> dict[str, str | int]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
    }


def assembled(objects: Iterable[bytes], root: str, info: str) -> bytes:
    """All objects one after the other, the table of where they are, and the trailer."""
    parts = [HEAD, *objects]
    places = [0, *accumulate(map(len, parts))]
    content = b"".join(parts)
    rows = b"".join([b"%010d 00000 n \n" % place for place in places[1:-1]])
    fingerprint = hashlib.sha256(content).hexdigest()[:32]
    trailer = dictionary({"Size": len(parts), "Root": root, "Info": info, "ID": f"[<{fingerprint}> <{fingerprint}>]"})
    head = f"xref\n0 {len(parts)}\n0000000000 65535 f \n".encode("ascii")
    tail = f"trailer\n{trailer}\nstartxref\n{len(content)}\n%%EOF\n".encode("ascii")
    return b"".join([content, head, rows, tail])


def squeezed(content: bytes) -> bytes:
    """Compressed, with as much memory as its length is worth and no more care than pays: pages come by the thousand."""
    level, window, memory = (2, 14, 7) if len(content) > SHORT else (6, 12, 5)
    packing = zlib.compressobj(level, zlib.DEFLATED, window, memory)
    return packing.compress(content) + packing.flush()


def information(about: About) -> bytes:
    """The old form of what the metadata say; both must agree."""
    day = string(f"D:{about.day:%Y%m%d}000000+00'00'")
    entries = {
        "Title": string(about.title),
        "Creator": string(PROGRAM),
        "Producer": string(PROGRAM),
        "CreationDate": day,
        "ModDate": day,
    }
    return dictionary(entries).encode("ascii")


def metadata(about: About) -> bytes:
    text = XMP.format(
        title=about.title.translate(ESCAPED),
        language=about.language,
        program=PROGRAM,
        day=f"{about.day.isoformat()}T00:00:00+00:00",
    )
    # Stored as it is, so that programs which know no PDF find it.
    return stream({"Type": "/Metadata", "Subtype": "/XML"}, text.encode("utf-8"))


def output_intent(profile: str) -> str:
    """What the colours are meant for, by the reference to their profile."""
    return dictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": string(NAME),
            "Info": string(NAME),
            "DestOutputProfile": profile,
        }
    )
