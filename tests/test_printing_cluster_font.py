"""The cluster font: HarfBuzz's own picture of every Thai text, found and copied again letter by letter."""

import io
import random
from pathlib import Path

import fontpkg_sarabun
import pytest
import uharfbuzz
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from printing.clusters import MissingGlyph, printable
from printing.fonts import BOLD, REGULAR, font
from tests.papers import page_texts, poppler_texts

HARD = (
    "ที่ น้ำ ปั๊ม ปี่ ปี้ ฝี่ ฟ้า ป๋ำ ป้ำ ศักดิ์สิทธิ์ เพ็ญ ขื่น ชื่อ",
    "ญู ฐู ญุ ฐุ ฎุ ฏู ฎ ฏ กตัญญู กตัญญุตา พิมพ์ญาฐ์",
    "ปฺ พินฺทุ ใครๆ ฯลฯ ฤๅษี ฦๅชา ก็ เก๋ โก้ ไม้ ใหม่",
    "AVATAR To “Type” P. fi Way 12345 ๐๑๒๓๔๕๖๗๘๙ José",
    "1-9999-00000-63-3 x-xxxx-xxxxx-63-3 ๑-๙๙๙๙-๐๐๐๐๐-๖๓-๓ 081-234-5678",
)


def sample(size: int) -> list[str]:
    """Made of public lists of names and words: given, family and word, always the same ones."""
    chosen = random.Random(2569)
    given = sorted(thai_female_names() | thai_male_names())
    lists = (given, sorted(thai_family_names()), sorted(thai_words()))
    return [" ".join(chosen.choice(one) for one in lists) for _ in range(size)]


def drawn(lines: list[str], font_name: str = REGULAR) -> bytes:
    stream = io.BytesIO()
    pdfmetrics.registerFont(font(font_name))
    canvas = Canvas(stream, pagesize=(2000, 40 * len(lines) + 40), invariant=1, initialFontName=font_name)
    canvas.setFont(font_name, 18)
    for place, line in enumerate(lines):
        canvas.drawString(20, 40 * len(lines) - 40 * place, line)
    canvas.save()
    return stream.getvalue()


def placed_by_harfbuzz(text: str, face: uharfbuzz.Font) -> list[tuple[int, int, int]]:
    """Glyphs of the whole text shaped at once: number, x, y."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face, buffer, {})
    pen, placed = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return placed


def placed_by_clusters(text: str, font_name: str) -> list[tuple[int, int, int]]:
    pen, placed = 0, []
    for cluster in font(font_name).shaper.clusters(text):
        placed += [(part.glyph, pen + part.x, part.y) for part in cluster.parts]
        pen += cluster.advance
    return placed


@pytest.mark.parametrize("font_name", [REGULAR, BOLD])
def test_clusters_stand_exactly_where_harfbuzz_puts_them_in_the_whole_text(font_name: str) -> None:
    file = fontpkg_sarabun.ROOT / "files" / f"{font_name}.ttf"
    whole = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes())))
    texts = [*sample(2000), *(word for line in HARD for word in line.split())]
    different = [text for text in texts if placed_by_clusters(text, font_name) != placed_by_harfbuzz(text, whole)]
    assert different == []


def test_text_is_given_back_letter_by_letter(tmp_path: Path) -> None:
    lines = [*HARD, *sample(200)]
    pdf = drawn(lines)
    by_pdfium, by_poppler = page_texts(pdf)[0], poppler_texts(pdf, tmp_path)[0]
    assert [line for line in lines if line not in by_pdfium] == []
    assert [line for line in lines if line not in by_poppler] == []


def test_width_is_the_sum_of_what_harfbuzz_advances() -> None:
    face = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob((fontpkg_sarabun.ROOT / "files" / f"{BOLD}.ttf").read_bytes())))
    for text in sample(50):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(face, buffer, {})
        pdfmetrics.registerFont(font(BOLD))
        advance = sum(position.x_advance for position in buffer.glyph_positions)
        assert font(BOLD).width(text, 20) == pytest.approx(advance * 20 / face.face.upem)
        assert pdfmetrics.stringWidth(text, BOLD, 20) == pytest.approx(font(BOLD).width(text, 20))


@pytest.mark.parametrize(("text", "letter"), [("สมชาย 😀 ใจดี", "😀"), ("ชื่อ 漢字", "漢"), ("한글", "한")])
def test_a_letter_the_font_lacks_is_named_with_its_text(text: str, letter: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        font(REGULAR).width(text, 10)
    assert caught.value.letter == letter
    assert text in str(caught.value)


def test_unseen_letters_are_dropped_and_odd_spaces_become_spaces() -> None:
    assert printable("ก\u00adข\u200bค\ufeff") == "กขค"
    assert printable("ก\u00a0ข\tค\nง\u2028จ") == "ก ข ค ง จ"
    assert printable("น้ำผึ้ง 😀") == "น้ำผึ้ง 😀"


def test_the_same_text_makes_the_same_bytes_whatever_was_drawn_before() -> None:
    before = drawn(["สมหญิง ใจดี"])
    drawn(sample(20))
    assert drawn(["สมหญิง ใจดี"]) == before


def test_two_fonts_live_in_one_document() -> None:
    stream = io.BytesIO()
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(font(name))
    canvas = Canvas(stream, invariant=1, initialFontName=REGULAR)
    for place, name in enumerate((REGULAR, BOLD, REGULAR)):
        canvas.setFont(name, 20)
        canvas.drawString(50, 700 - 50 * place, f"ที่ปั๊มน้ำ{place}")
    canvas.save()
    assert page_texts(stream.getvalue()) == ["ที่ปั๊มน้ำ0 ที่ปั๊มน้ำ1 ที่ปั๊มน้ำ2"]
    assert b"Helvetica" not in stream.getvalue()
