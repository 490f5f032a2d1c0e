"""Papers against a second engine's picture: typst, which shapes whole lines, must put its ink where ours is."""

import io
from datetime import date

import fontpkg_sarabun
import pytest
import typst
from PIL import Image, ImageChops, ImageFilter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from printing.certificates import CertificatePage, write_certificates
from printing.fonts import BOLD, REGULAR
from printing.sheet import Sheet
from printing.style import NAME
from tests.papers import OFFICE, made, picture, text_boxes, thai_paper

NAMES = (
    "นางสาวน้ำผึ้ง ปั๊มน้ำมัน",
    "ว่าที่ร้อยตรี ศักดิ์สิทธิ์ กตัญญู",
    "นายฐูฐิ ฎุฏู ปี่ปี้ฝี่ฟ้า",
    "เด็กหญิงเพ็ญพิชชา ณ ลำพูน",
)
LINES = ("ให้ไว้ ณ วันที่ ๑๕ เดือนพฤศจิกายน พุทธศักราช ๒๕๖๙", "ใบลงเวลาผู้เข้าร่วม To AVATAR (70 ชั่วโมง) ใครๆ ฯลฯ")
SCALE = 4.0
DARK, NEAR_DARK = 110, 200
SMALLEST_SHARE_FOUND = 0.985


def by_typst(text: str, size: float, is_bold: bool) -> Image.Image:
    """The line as typst draws it: its own shaping and its own rasteriser."""
    weight = '"bold"' if is_bold else '"regular"'
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    source = (
        f'#set page(width: 900pt, height: 200pt, margin: 70pt)\n#set text(font: "Sarabun", size: {size}pt, '
        f'weight: {weight}, lang: "th")\n#"{quoted}"'
    )
    fonts = [str(fontpkg_sarabun.ROOT / "files")]
    png = typst.compile(source.encode("utf-8"), format="png", ppi=72 * SCALE, font_paths=fonts)
    assert isinstance(png, bytes)
    return Image.open(io.BytesIO(png)).convert("L")


def ink(image: Image.Image) -> Image.Image:
    """The picture cut down to what is drawn."""
    box = ImageChops.invert(image).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert box is not None
    return image.crop(box)


def share_found(ours: Image.Image, theirs: Image.Image) -> float:
    """How much of the ink of `ours` lies within a pixel of ink of `theirs`."""
    dark = ours.point(lambda value: 255 if value < DARK else 0)
    near = theirs.filter(ImageFilter.MinFilter(3)).point(lambda value: 255 if value < NEAR_DARK else 0)
    both = ImageChops.multiply(dark, near)
    return both.histogram()[255] / dark.histogram()[255]


def agreement(ours: Image.Image, theirs: Image.Image) -> float:
    """1.0 where both have the same ink; 0.0 where they are not even of one size."""
    first, second = ink(ours), ink(theirs)
    if abs(first.width - second.width) > 3 or abs(first.height - second.height) > 3:
        return 0.0
    width, height = max(first.width, second.width), max(first.height, second.height)
    canvases = [Image.new("L", (width, height), 255) for _ in range(2)]
    for canvas, part in zip(canvases, (first, second), strict=True):
        canvas.paste(part, (0, 0))
    return min(share_found(canvases[0], canvases[1]), share_found(canvases[1], canvases[0]))


def by_us(text: str, font_name: str, size: float) -> Image.Image:
    sheet = Sheet((900, 200), "line", thai_paper())
    sheet.text(20, 90, text, font_name, size)
    return picture(sheet.finished(), scale=SCALE)


@pytest.mark.parametrize("text", [*NAMES, *LINES])
@pytest.mark.parametrize(("font_name", "size"), [(REGULAR, 16), (BOLD, 36)])
def test_a_line_looks_as_typst_draws_it(text: str, font_name: str, size: float) -> None:
    size = size if text in NAMES else min(size, 24)
    assert agreement(by_us(text, font_name, size), by_typst(text, size, font_name == BOLD)) > SMALLEST_SHARE_FOUND


def test_the_comparison_sees_marks_in_the_wrong_place() -> None:
    """Reportlab's own fonts do not shape: tone marks fall on upper vowels."""
    pdfmetrics.registerFont(TTFont("Unshaped", str(fontpkg_sarabun.ROOT / "files" / "Sarabun-Regular.ttf")))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(900, 100))
    canvas.setFont("Unshaped", 36)
    canvas.drawString(20, 40, "ที่ปั๊มน้ำกตัญญู")
    canvas.save()
    unshaped = picture(stream.getvalue(), scale=SCALE)
    assert agreement(unshaped, by_typst("ที่ปั๊มน้ำกตัญญู", 36, False)) < SMALLEST_SHARE_FOUND


@pytest.mark.parametrize("family", ["ปั๊มน้ำทิพย์", "โต"])
def test_the_name_on_a_certificate_looks_as_typst_draws_it(family: str) -> None:
    page = CertificatePage(
        number=1,
        year=2569,
        organisation=OFFICE,
        heading="เกียรติบัตร",
        title="นางสาว",
        given="กตัญญู",
        family=family,
        statement="ได้ผ่านการอบรมหลักสูตร",
        course="ผู้ดูแลผู้สูงอายุ",
        issued_on=date(2026, 11, 15),
    )
    pdf = made(lambda stream: write_certificates([page], stream, thai_paper()))
    box = max(text_boxes(pdf), key=lambda box: box.top - box.bottom)
    whole = picture(pdf, scale=SCALE)
    edges = (box.left - 4, whole.height / SCALE - box.top - 8, box.right + 4, whole.height / SCALE - box.bottom + 8)
    line = whole.crop(tuple(round(edge * SCALE) for edge in edges))  # type: ignore[arg-type]
    assert agreement(line, by_typst(f"นางสาวกตัญญู {family}", NAME.size, True)) > SMALLEST_SHARE_FOUND
