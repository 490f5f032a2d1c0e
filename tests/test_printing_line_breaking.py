"""Lines end between words, never in a name, before a closing mark or between a number and its unit."""

import random
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

import pytest
from pythainlp.tokenize import Tokenizer

from printing.fonts import REGULAR, font
from printing.line_breaking import LineBreaker, balanced, clusters_of, dictionary, wrapped
from tests.papers import catalog

GOLDEN = {
    "ขอมอบเกียรติบัตรฉบับนี้ไว้เพื่อแสดงว่า": "ขอมอบ|เกียรติบัตร|ฉบับ|นี้|ไว้เพื่อแสดงว่า",
    "ได้ผ่านการอบรมหลักสูตรผู้ดูแลผู้สูงอายุ": "ได้|ผ่าน|การอบรม|หลักสูตร|ผู้ดูแลผู้สูงอายุ",
    "เทศบาลตำบลแม่สะเรียง อำเภอแม่สะเรียง จังหวัดแม่ฮ่องสอน": "เทศบาลตำบล|แม่สะเรียง |อำเภอ|แม่สะเรียง |จังหวัด|แม่ฮ่องสอน",
    "จำนวน ๗๐ ชั่วโมง ระหว่างวันที่ ๑ – ๓ ตุลาคม ๒๕๖๙": "จำนวน ๗๐ ชั่วโมง |ระหว่าง|วันที่ ๑ – ๓ ตุลาคม ๒๕๖๙",
    "บ้านเลขที่ 12/3 หมู่ที่ 2 ต.แม่สะเรียง": "บ้านเลขที่ 12/3 |หมู่ที่ 2 |ต.แม่สะเรียง",
    "พบกันบ่อย ๆ ทุกวัน ฯลฯ (ดี)": "พบกัน|บ่อย ๆ |ทุกวัน ฯลฯ |(ดี)",
    "COVID-19 and 70 hours “ทดสอบ” ใช้งาน": "COVID-19 |and |70 hours |“ทดสอบ” |ใช้งาน",
    "พ.ศ. ๒๕๖๙ เวลา 08.30 - 16.30 น.": "พ.ศ. ๒๕๖๙ |เวลา 08.30 - 16.30 น.",
    "ติดต่อผ่าน อสม. หรือ รพ.สต. ใกล้บ้าน": "ติดต่อ|ผ่าน |อสม. |หรือ |รพ.สต. |ใกล้|บ้าน",
    "รุ่นที่3 อบรม70ชั่วโมง น้ำหนัก 62.5 กก.": "รุ่นที่3 |อบรม|70ชั่วโมง |น้ำหนัก |62.5 กก.",
    "มอบให้ นางสาวพิมพ์ชนก เพ็ญแข และนายกเทศมนตรี": "มอบให้ |นางสาวพิมพ์ชนก |เพ็ญแข |และ|นายกเทศมนตรี",
    "นายการดี ศรีสุขใจ, เด็กหญิงใบเฟิร์น จันทร์แรม": "นายการดี |ศรีสุขใจ, |เด็กหญิงใบเฟิร์น |จันทร์แรม",
    "รุ่นนี้มีเกียรติบัตรที่เป็นตัวเลข": "รุ่น|นี้|มี|เกียรติบัตร|ที่|เป็น|ตัวเลข",
    "ศรีวงค์บัติวัฒน์ใจดี": "ศรี|วงค์บัติวัฒน์|ใจดี",
    "เป็นของบุคคลอื่น (จริง ๆ) “ใครๆ ก็รู้”": "เป็น|ของ|บุคคล|อื่น |(จริง ๆ) |“ใครๆ |ก็|รู้”",
    "ปี 2569 หมู่ 3 ชั้น ป.6 อายุ 65 ปี ร้อยละ 20": "ปี 2569 |หมู่ 3 |ชั้น |ป.6 |อายุ 65 ปี |ร้อยละ 20",
}
COURSE = "ได้ผ่านการอบรมหลักสูตรการดูแลผู้สูงอายุขั้นพื้นฐานและการพัฒนาศักยภาพอาสาสมัครบริบาลท้องถิ่นเพื่อการดูแลระยะยาวในชุมชนสำหรับผู้มีภาวะพึ่งพิง"


def reach(text: str) -> float:
    return font(REGULAR).width(text, 18)


@pytest.mark.parametrize(("text", "parts"), GOLDEN.items())
def test_parts_that_hold_together(text: str, parts: str) -> None:
    assert "|".join(LineBreaker().pieces(text)) == parts


def ends(parts: Iterable[str]) -> set[int]:
    """Where the parts of a text end."""
    return set(accumulate(map(len, parts)))


@pytest.fixture(scope="module")
def newmm() -> Tokenizer:
    """The oracle, with the words that are ours."""
    return Tokenizer(custom_dict=list(dictionary()), engine="newmm")


def agreement(texts: Sequence[str], oracle: Tokenizer) -> float:
    """Which share of our breaks the oracle has too; ours are fewer, for some words hold together."""
    ours = [ends(LineBreaker().pieces(text)) for text in texts]
    theirs = [ends(oracle.word_tokenize(text)) for text in texts]
    return sum(len(a & b) for a, b in zip(ours, theirs, strict=True)) / sum(map(len, ours))


def test_breaks_agree_with_pythainlp_in_official_thai(newmm: Tokenizer) -> None:
    messages = [text for text in catalog().values() if len(text) > 20]
    assert len(messages) > 300
    assert agreement([*messages, *GOLDEN, COURSE], newmm) > 0.99


def test_breaks_agree_with_pythainlp_in_words_run_together(newmm: Tokenizer) -> None:
    words = sorted(word for word in dictionary() if re.fullmatch("[ก-๎]{1,20}", word))
    chosen = random.Random(2569)
    assert agreement(["".join(chosen.choices(words, k=12)) for _ in range(300)], newmm) > 0.995


def test_a_name_is_broken_at_its_space_only() -> None:
    name = "นางสาวการดูแล ผู้สูงอายุดี"
    pieces = LineBreaker(names=frozenset({name})).pieces(f"มอบให้ {name} ไว้")
    assert pieces == ["มอบให้ ", "นางสาวการดูแล ", "ผู้สูงอายุดี ", "ไว้"]


def test_the_offices_words_are_kept_whole() -> None:
    assert "ริมยวมใต้" not in LineBreaker().pieces("ชุมชนริมยวมใต้")
    assert LineBreaker(words=frozenset({"ริมยวมใต้"})).pieces("ชุมชนริมยวมใต้") == ["ชุมชน", "ริมยวมใต้"]


def test_an_office_word_wider_than_its_line_is_broken_at_its_words() -> None:
    word = "ริมยวมฝั่งตะวันออกเฉียงเหนือตอนบน"
    breaker = LineBreaker(words=frozenset({word}))
    assert wrapped(breaker.pieces(f"ชุมชน{word}"), 300, reach) == ["ชุมชน", word]
    assert wrapped(breaker.pieces(f"ชุมชน{word}"), 150, reach) == ["ชุมชนริมยวมฝั่ง", "ตะวันออกเฉียงเหนือ", "ตอนบน"]


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


def test_a_burmese_syllable_is_never_cut() -> None:
    assert clusters_of("ဝတ္ထုကျော်စွာ") == ["ဝ", "တ္ထု", "ကျော်", "စွာ"]


def test_a_word_wider_than_its_line_is_broken_at_the_words_in_it() -> None:
    assert wrapped(["ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือ"], reach("ฝั่งตะวันออกเฉี"), reach) == [
        "ชุมชนริมยวม",
        "ฝั่งตะวันออก",
        "เฉียงเหนือ",
    ]


def test_words_that_a_stroke_joins_are_parted_behind_it_where_they_are_wider_than_their_line() -> None:
    assert wrapped(["ผู้ดูแล/ความสัมพันธ์"], reach("ความสัมพันธ์"), reach) == ["ผู้ดูแล/", "ความสัมพันธ์"]


def test_a_word_wider_than_its_line_is_cut_between_clusters() -> None:
    for first, second in pairwise(clusters_of("กตัญญูศักดิ์สิทธิ์น้ำแม่เชื่อ")):
        assert not re.match("[ะ-ฺ็-๎]", second)
        assert first[-1] not in "เแโใไ"
