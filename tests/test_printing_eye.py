"""Right to the eye: what PDFium draws of our codes against HarfBuzz's own picture of whole strings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import fontpkg_sarabun
import pypdfium2
import pytest
import uharfbuzz
from PIL import Image, ImageChops, ImageFilter

from printing.fonts import BOLD, REGULAR, STAND_INS, stand_in
from printing.sheet import Sheet
from tests.corpus import EVERYONE, FOREIGN, HARD, SAMPLE, people, words
from tests.papers import thai_paper

WIDE, HIGH = 1700, 1700
EM = 34.0
"""Pixels and points alike."""
LINE, GAP, EDGE = 66, 14, 20
THAI = re.compile("[\u0e01-\u0e5b]")
INKED, NEAR = 175, 60
"""How much ink a pixel must have to ask for some, and how much near it is enough: 1 pixel of anti-aliasing apart."""


@dataclass(frozen=True)
class Place:
    """Where a text begins, in pixels from the lower left corner."""

    text: str
    x: float
    y: float


def whole_font(name: str) -> uharfbuzz.Font:
    data = (fontpkg_sarabun.ROOT / "files" / f"{name}.ttf").read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))


def glyphs(text: str, font: uharfbuzz.Font) -> tuple[list[tuple[int, int, int]], int]:
    """Number and place of each glyph of the text shaped at once, and how far it reaches, in units of the font.

    A text with Thai in it is shaped as Thai: left to guess, HarfBuzz takes the script of the first letter for all.
    """
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if THAI.search(text):
        buffer.script = "Thai"
    uharfbuzz.shape(font, buffer, {})
    pen, placed = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return placed, pen


def filled_pages(texts: Sequence[str], font: uharfbuzz.Font) -> Iterator[list[Place]]:
    """The texts side by side and one below the other."""
    page: list[Place] = []
    x, y = EDGE, HIGH - LINE
    for text in texts:
        width = glyphs(text, font)[1] * EM / font.face.upem
        if x + width > WIDE - EDGE:
            x, y = EDGE, y - LINE
        if y < LINE / 2:
            yield page
            page, x, y = [], EDGE, HIGH - LINE
        page.append(Place(text, x, y))
        x += round(width) + GAP
    yield page


def by_us(page: Sequence[Place], font_name: str) -> Image.Image:
    """Ink as PDFium draws it, 255 where it is full."""
    sheet = Sheet((WIDE, HIGH), "texts", thai_paper())
    for place in page:
        sheet.text(place.x, place.y, place.text, font_name, EM)
    with pypdfium2.PdfDocument(sheet.finished()) as document:
        return ImageChops.invert(document[0].render(scale=1).to_pil().convert("L"))


def by_harfbuzz(page: Sequence[Place], font: uharfbuzz.Font, share: float = 1.0) -> Image.Image:
    """Ink as HarfBuzz draws it: its shaping of whole strings, its outlines, its rasteriser."""
    raster = uharfbuzz.RasterDraw()
    raster.extents = uharfbuzz.RasterExtents(0, 0, WIDE, HIGH, WIDE)
    scale = EM * share / font.face.upem
    for place in page:
        for glyph, x, y in glyphs(place.text, font)[0]:
            raster.transform = (scale, 0, 0, scale, place.x + x * scale, place.y + y * scale)
            raster.draw_glyph(font, glyph)
    image = raster.render()
    return Image.frombytes("L", (WIDE, HIGH), bytes(image.buffer)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)


def misplaced(ours: Image.Image, theirs: Image.Image) -> Image.Image:
    """Ink of one that the other has not even nearby."""
    wrong = []
    for ink, other in ((ours, theirs), (theirs, ours)):
        full = ink.point(lambda value: 255 if value > INKED else 0)
        far = other.filter(ImageFilter.MaxFilter(3)).point(lambda value: 0 if value > NEAR else 255)
        wrong.append(ImageChops.multiply(full, far))
    return ImageChops.lighter(*wrong)


def wrong_texts(page: Sequence[Place], ours: Image.Image, theirs: Image.Image) -> list[str]:
    """The texts at which the pictures differ."""
    wrong = misplaced(ours, theirs)
    if wrong.getbbox() is None:
        return []
    found = []
    for place, following in zip(page, [*page[1:], None], strict=True):
        right = following.x - GAP / 2 if following and following.y == place.y else WIDE
        top = HIGH - place.y - LINE * 0.7
        if wrong.crop((round(place.x - GAP / 2), round(top), round(right), round(top + LINE))).getbbox():
            found.append(place.text)
    return found or ["between the texts"]


def differing(texts: Sequence[str], font_name: str) -> list[str]:
    font = whole_font(font_name)
    return [
        text
        for page in filled_pages(texts, font)
        for text in wrong_texts(page, by_us(page, font_name), by_harfbuzz(page, font))
    ]


def names(size: int) -> list[str]:
    return [f"{title}{given} {family}" for title, given, family in people(size)]


def hard_cases() -> list[str]:
    return [word for line in HARD for word in [line, *line.split()]]


@pytest.mark.parametrize("font_name", [REGULAR, BOLD])
def test_a_sample_is_drawn_as_harfbuzz_draws_it(font_name: str) -> None:
    assert differing([*hard_cases(), *names(SAMPLE), *words(SAMPLE)], font_name) == []


@pytest.mark.corpus
@pytest.mark.parametrize("font_name", [REGULAR, BOLD])
def test_every_name_and_word_is_drawn_as_harfbuzz_draws_it(font_name: str) -> None:
    everything = [*hard_cases(), *names(EVERYONE), *words()]
    assert len(set(names(EVERYONE))) > 10_000 and len(words()) > 60_000
    assert differing(everything, font_name) == []


@pytest.mark.parametrize(("wrong", "right"), [("ปี", "ปี่"), ("ญู", "ญ ู"), ("น้ำ", "นำ้"), ("กา", "ก า")])
def test_the_comparison_sees_a_mark_that_stands_wrong(wrong: str, right: str) -> None:
    page = [Place(right, EDGE, HIGH - LINE)]
    swapped = [Place(wrong, EDGE, HIGH - LINE)]
    font = whole_font(REGULAR)
    assert wrong_texts(page, by_us(swapped, REGULAR), by_harfbuzz(page, font)) == [right]


@pytest.mark.parametrize("line", FOREIGN)
@pytest.mark.parametrize(("font_name", "weight"), [(REGULAR, 400), (BOLD, 700)])
def test_letters_of_the_border_are_drawn_as_harfbuzz_draws_them(line: str, font_name: str, weight: int) -> None:
    family = "NotoSansMyanmar" if "\u1000" <= line[0] <= "\u109f" else "NotoSans"
    font = stand_in(family, weight)
    own = whole_font(font_name)
    lacking = [word for word in line.split() if not all(map(own.get_nominal_glyph, map(ord, word)))]
    assert lacking
    page = [Place(word, EDGE, HIGH - LINE * (place + 1)) for place, word in enumerate(lacking)]
    whole = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(font.data)))
    assert wrong_texts(page, by_us(page, font_name), by_harfbuzz(page, whole, STAND_INS[family])) == []
