"""The same papers by others, each a process of its own: python -m tests.benchmarks.paper_peers PEER KIND IN OUT."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.paper_words import COURSE, OFFICE, POSITION, SIGNER

DIFFERENCES = """
- The peers draw a plain double frame, we the drawn one.
- Their QR codes come ready signed and drawn, as pictures; ours are signed and made while it is printed.
- They do not look whether a line has room, shrink no name, and do not keep the text findable.
- Of rosters typst repeats the heading as we do; it does not count the people and leaves no line to sign on.
- reportlab's peer draws each line as a shaped paragraph.
- LibreOffice makes a file for each certificate, as its mail merge does, in as few starts as it can.
"""
LINES = (
    (OFFICE, 30),
    ("ขอมอบวุฒิบัตรฉบับนี้ไว้เพื่อแสดงว่า", 20),
    ("{name}", 40),
    (f"ได้ผ่านการอบรมหลักสูตร{COURSE}", 18),
    ("จำนวน ๗๐ ชั่วโมง ระหว่างวันที่ ๑ – ๑๐ ตุลาคม ๒๕๖๙ ณ หอประชุมเทศบาล", 18),
    ("ให้ไว้ ณ วันที่ ๒๒ เดือนพฤศจิกายน พุทธศักราช ๒๕๖๙", 16),
    (f"({SIGNER})", 14),
    (POSITION, 14),
)
HEADINGS = ("ลำดับ", "เลขประจำตัวประชาชน", "ชื่อ - สกุล", "เพศ", "วันเกิด", "บ้านเลขที่", "ชุมชน", "โทรศัพท์")


def fonts() -> Path:
    """The folder of the font that ours has too."""
    import fontpkg_sarabun

    return next(Path(fontpkg_sarabun.__file__).parent.rglob("Sarabun-Regular.ttf")).parent


def name_of(one: dict[str, Any]) -> str:
    return f"{one['title']}{one['given']} {one['family']}"


def cells_of(place: int, one: dict[str, Any]) -> Sequence[str]:
    return (
        str(place), one["masked"], name_of(one), one["sex"], one["born"], one["house"], one["community"], one["phone"]
    )  # fmt: skip


# --- typst

TYPST_CERTIFICATES = """
#set page(paper: "a4", flipped: true, margin: 15mm, background: {
  place(rect(width: 100% - 20mm, height: 100% - 20mm), dx: 10mm, dy: 10mm)
  place(rect(width: 100% - 24mm, height: 100% - 24mm), dx: 12mm, dy: 12mm)
})
#set text(font: "Sarabun", lang: "th")
#for one in json("certificates.json") {
  align(right, text(14pt, "เลขที่ " + str(one.number) + "/2569"))
  for (line, size) in json("lines.json") {
    align(center, text(size * 1pt, line.replace("{name}", one.title + one.given + " " + one.family)))
  }
  place(bottom + left, image("qr-" + str(one.number) + ".png", width: 20mm))
  pagebreak(weak: true)
}
"""
TYPST_ROWS = """
#set page(paper: "a4", flipped: true, margin: 15mm,
  footer: context align(right, counter(page).display("1/1", both: true)))
#set text(font: "Sarabun", lang: "th", size: 10pt)
#let rows = json("cells.json")
#table(columns: (12mm, 40mm, 1fr, 11mm, 26mm, 18mm, 32mm, 30mm), table.header(..rows.at(0)), ..rows.slice(1).flatten())
"""


def typst(kind: str, source: Path, target: Path) -> None:
    import typst as compiler

    content = json.loads(source.read_text(encoding="utf-8"))
    if kind == "certificates":
        (source.parent / "lines.json").write_text(json.dumps(LINES, ensure_ascii=False), encoding="utf-8")
    else:
        rows = [HEADINGS, *(cells_of(place, one) for place, one in enumerate(content, 1))]
        (source.parent / "cells.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    main = source.parent / f"{kind}.typ"
    main.write_text(TYPST_CERTIFICATES if kind == "certificates" else TYPST_ROWS, encoding="utf-8")
    compiler.compile(str(main), output=str(target), font_paths=[str(fonts())])


# --- reportlab, shaping=1


def reportlab(kind: str, source: Path, target: Path) -> None:
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    registerFont(TTFont("Sarabun", str(fonts() / "Sarabun-Regular.ttf"), shapable=True))
    width, height = landscape(A4)
    styles = {
        size: ParagraphStyle(
            str(size), fontName="Sarabun", fontSize=size, leading=size * 1.6, alignment=TA_CENTER, shaping=1
        )
        for _line, size in LINES
    }
    canvas = Canvas(str(target), pagesize=(width, height))
    for one in json.loads(source.read_text(encoding="utf-8")):
        canvas.rect(28, 28, width - 56, height - 56)
        canvas.rect(34, 34, width - 68, height - 68)
        canvas.setFont("Sarabun", 14)
        canvas.drawRightString(width - 60, height - 60, f"เลขที่ {one['number']}/2569")
        top = height - 90
        for line, size in LINES:
            paragraph = Paragraph(line.replace("{name}", name_of(one)), styles[size])
            _width, tall = paragraph.wrap(width - 120, height)
            paragraph.drawOn(canvas, 60, top - tall)
            top -= tall + 6
        canvas.drawImage(str(source.parent / f"qr-{one['number']}.png"), 60, 60, 57, 57)
        canvas.showPage()
    canvas.save()


# --- LibreOffice

MOST_AT_ONCE = 240
"""Of more files (it was seen to be 247) LibreOffice forgets the rest, and says nothing."""
FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>{styles}<style:page-layout style:name="p"><style:page-layout-properties fo:page-width="297mm"
 fo:page-height="210mm" fo:margin="15mm" fo:border="1pt solid #000000"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def libreoffice(kind: str, source: Path, target: Path) -> None:
    """A document for each certificate, as its mail merge makes them, then all to PDF in few starts of the program."""
    sizes = {size for _line, size in LINES}
    styles = "".join(
        f'<style:style style:name="c{size}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="center"/><style:text-properties style:font-name-complex="Sarabun" '
        f'style:font-size-complex="{size}pt" fo:font-size="{size}pt"/></style:style>'
        for size in sizes
    )
    merged = target.with_suffix("")
    merged.mkdir(exist_ok=True)
    for one in json.loads(source.read_text(encoding="utf-8")):
        lines = ((line.replace("{name}", name_of(one)), size) for line, size in LINES)
        body = "".join(f'<text:p text:style-name="c{size}">{line}</text:p>' for line, size in lines)
        picture = source.parent / f"qr-{one['number']}.png"
        body += (
            f'<text:p><draw:frame svg:width="20mm" svg:height="20mm" text:anchor-type="as-char">'
            f'<draw:image xlink:href="{picture.as_uri()}"/></draw:frame></text:p>'
        )
        document = FODT.replace("{styles}", styles).replace("{body}", body)
        (merged / f"{one['number']}.fodt").write_text(document, encoding="utf-8")
    documents = sorted(merged.glob("*.fodt"))
    command = ["soffice", "--headless", f"-env:UserInstallation={(target.parents[1] / 'profile').as_uri()}"]
    for start in range(0, len(documents), MOST_AT_ONCE):
        some = map(str, documents[start : start + MOST_AT_ONCE])
        subprocess.run(
            [*command, "--convert-to", "pdf", "--outdir", str(merged), *some],
            check=True, capture_output=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    if len(list(merged.glob("*.pdf"))) != len(documents):
        raise RuntimeError("LibreOffice left some documents out")


PEERS: dict[str, Callable[[str, Path, Path], None]] = {
    "typst": typst,
    "reportlab": reportlab,
    "libreoffice": libreoffice,
}

if __name__ == "__main__":
    PEERS[sys.argv[1]](sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
