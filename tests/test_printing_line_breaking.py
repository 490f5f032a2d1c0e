"""Lines end between words, never in a name, before a closing mark or between a number and its unit."""

import re
from itertools import pairwise

import pytest
from pythainlp.tokenize import word_tokenize

from printing.fonts import REGULAR, font
from printing.line_breaking import LineBreaker, balanced, clusters_of, wrapped

GOLDEN = {
    "ขอมอบเกียรติบัตรฉบับนี้ไว้เพื่อแสดงว่า": "ขอมอบ|เกียรติบัตร|ฉบับ|นี้|ไว้เพื่อแสดงว่า",
    "ได้ผ่านการอบรมหลักสูตรผู้ดูแลผู้สูงอายุ": "ได้|ผ่าน|การอบรม|หลักสูตร|ผู้ดูแลผู้สูงอายุ",
    "เทศบาลตำบลแม่สะเรียง อำเภอแม่สะเรียง จังหวัดแม่ฮ่องสอน": "เทศบาลตำบล|แม่สะเรียง |อำเภอ|แม่สะเรียง |จังหวัด|แม่ฮ่องสอน",
    "จำนวน ๗๐ ชั่วโมง ระหว่างวันที่ ๑ – ๓ ตุลาคม ๒๕๖๙": "จำนวน ๗๐ ชั่วโมง |ระหว่าง|วันที่ ๑ – ๓ ตุลาคม ๒๕๖๙",
    "บ้านเลขที่ 12/3 หมู่ที่ 2 ต.แม่สะเรียง": "บ้านเลขที่ 12/3 |หมู่ที่ 2 |ต.แม่สะเรียง",
    "พบกันบ่อย ๆ ทุกวัน ฯลฯ (ดี)": "พบกัน|บ่อย ๆ |ทุกวัน ฯลฯ |(ดี)",
    "COVID-19 and 70 hours “ทดสอบ” ใช้งาน": "COVID-19 |and |70 hours |“ทดสอบ” |ใช้งาน",
    "พ.ศ. ๒๕๖๙ เวลา 08.30 - 16.30 น.": "พ.ศ. ๒๕๖๙ |เวลา 08.30 - 16.30 น.",
}
COURSE = "ได้ผ่านการอบรมหลักสูตรการดูแลผู้สูงอายุขั้นพื้นฐานและการพัฒนาศักยภาพอาสาสมัครบริบาลท้องถิ่นเพื่อการดูแลระยะยาวในชุมชนสำหรับผู้มีภาวะพึ่งพิง"


def reach(text: str) -> float:
    return font(REGULAR).width(text, 18)


@pytest.mark.parametrize(("text", "parts"), GOLDEN.items())
def test_parts_that_hold_together(text: str, parts: str) -> None:
    assert "|".join(LineBreaker().pieces(text)) == parts


def test_breaks_agree_with_pythainlp_but_for_the_offices_own_words() -> None:
    ends: set[int] = set()
    place = 0
    for word in word_tokenize(COURSE, engine="newmm"):
        place += len(word)
        ends.add(place)
    place, ours = 0, set()
    for piece in LineBreaker().pieces(COURSE):
        place += len(piece)
        ours.add(place)
    assert len(ours & ends) / len(ours) > 0.9


def test_a_name_is_broken_at_its_space_only() -> None:
    name = "นางสาวการดูแล ผู้สูงอายุดี"
    pieces = LineBreaker(names=frozenset({name})).pieces(f"มอบให้ {name} ไว้")
    assert pieces == ["มอบให้ ", "นางสาวการดูแล ", "ผู้สูงอายุดี ", "ไว้"]


def test_the_offices_words_are_kept_whole() -> None:
    assert "ริมยวมใต้" not in LineBreaker().pieces("ชุมชนริมยวมใต้")
    assert LineBreaker(words=frozenset({"ริมยวมใต้"})).pieces("ชุมชนริมยวมใต้") == ["ชุมชน", "ริมยวมใต้"]


@pytest.mark.parametrize("width", [500, 300, 120, 60])
def test_no_line_is_wider_than_its_place_and_nothing_is_lost(width: float) -> None:
    for lay in (balanced, wrapped):
        lines = lay(LineBreaker().pieces(COURSE), width, reach)
        assert "".join(lines) == COURSE
        assert max(map(reach, lines)) <= width


def test_certificate_lines_are_even_and_as_few_as_can_be() -> None:
    pieces = LineBreaker().pieces(COURSE)
    even = [reach(line) for line in balanced(pieces, 500, reach)]
    full = [reach(line) for line in wrapped(pieces, 500, reach)]
    assert len(even) == len(full)
    assert max(even) - min(even) < max(full) - min(full)
    assert min(even) > 0.75 * max(even)


def test_a_line_does_not_end_with_a_word_that_leads_on() -> None:
    lines = balanced(LineBreaker().pieces(COURSE), 420, reach)
    assert not [line for line in lines[:-1] if re.search("(เพื่อ|สำหรับ|และ|ใน|การ)$", line)]


@pytest.mark.parametrize("text", ["ก" * 10_000, "สวัสดีครับ" * 1000, "x" * 10_000, "ๆ" * 300, "(" * 300, " ", "", "้" * 50])
def test_texts_without_sense_are_broken_all_the_same(text: str) -> None:
    lines = wrapped(LineBreaker().pieces(text), 200, reach)
    assert "".join(lines) == text.rstrip()


def test_a_word_wider_than_its_line_is_cut_between_clusters() -> None:
    for first, second in pairwise(clusters_of("กตัญญูศักดิ์สิทธิ์น้ำแม่เชื่อ")):
        assert not re.match("[ะ-ฺ็-๎]", second)
        assert first[-1] not in "เแโใไ"
