"""What is typed is stored in one spelling, and nothing that is typed breaks anything."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.typed_text import clean, clean_lines, search_form

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
THAI_TEXT = st.text("กนรเแโาำะัิีึืฺุู็่้๊๋์ํ๎ \u0e4d\u200b\uf70b\uf712", max_size=20)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("น\u0e4d\u0e32ใจ", "นำใจ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("น\u0e4d\u0e32\u0e49", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32\u0e49", "น้ำ"),
        ("เเก้ว", "แก้ว"),
        ("ท\u0e48\u0e35", "ที่"),
        ("สิทธ\u0e4c\u0e34", "สิทธิ์"),
        ("ป\u0e49\u0e38ย", "ปุ้ย"),
        ("ก\u0e48\u0e48", "ก่"),
        ("ก\u0e34\u0e34", "กิ"),
        ("\u0e48กา", "กา"),
        ("ก \u0e34 ข", "ก ข"),
        ("ป\uf70aา", "ป่า"),
        ("ป\uf702", "ปี"),
        ("\uf700าน", "ฐาน"),
        ("\uf70fา", "ญา"),
        ("ก\uf718", "กุ"),
    ],
)
def test_thai_that_looks_the_same_is_stored_the_same(typed: str, stored: str) -> None:
    assert clean(typed) == stored


def test_every_glyph_of_old_fonts_becomes_a_letter() -> None:
    typed = "".join(f"ก{chr(code)}" for code in range(0xF700, 0xF71B))
    assert not any("\uf700" <= letter <= "\uf71a" for letter in clean(typed))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  สม \u00a0 ชาย\t", "สม ชาย"),
        ("สม\u200bชาย\u200d\ufeff", "สมชาย"),
        ("\u202eสมชาย\u202c", "สมชาย"),
        ("สม\x00ชาย\x07", "สมชาย"),
        ("สม\ud800ชาย", "สมชาย"),
        ("สม\r\nชาย", "สม ชาย"),
        ("สม\u3000ชาย", "สม ชาย"),
        ("cafe\u0301", "café"),
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_the_unseen_is_dropped_and_spaces_are_one(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@pytest.mark.parametrize(
    "text",
    [
        "สมหญิง ใจดี", "เกรียงศักดิ์", "น้ำฝน", "ก็", "ฤๅษี", "ๆ", "พุทฺธ", "Nant'Waddy", "စောဒေးဖိုး", "ကညီကျိာ်",
        "นอว์ พอ", "ၵႂၢမ်း", "João", "李", "😀", "๓๐๖/๘", "1²", "=cmd|' /C calc'!A0", "<b>&bogus;", "{0.__class__}",
        "%(x)s", "[exit]", "' OR 1=1", "../", "NUL.txt", "+66", "@x", ";",
    ],
)  # fmt: skip
def test_letters_of_every_script_and_signs_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@given(ANY_TEXT | THAI_TEXT)
def test_cleaning_never_fails_and_is_done_once(text: str) -> None:
    stored = clean(text)
    stored.encode("utf-8")
    assert clean(stored) == stored
    assert "\n" not in stored
    assert "\x00" not in stored


@given(ANY_TEXT | THAI_TEXT)
def test_spaces_around_change_nothing(text: str) -> None:
    assert clean(f"  {text} ") == clean(text)


@given(ANY_TEXT)
def test_lines_stay_lines(text: str) -> None:
    stored = clean_lines(text)
    assert all(clean(line) == line for line in stored.split("\n"))
    assert clean_lines(stored) == stored


def test_notes_keep_their_lines() -> None:
    assert clean_lines("\r\n  บรรทัด  แรก \r\n\r\nสอง\x00\n\n") == "บรรทัด แรก\n\nสอง"


@pytest.mark.parametrize("piece", ["ก", "่", "ํ", "ํ่", "ำ่", "ำ", "เ", " ", "\u200b", "\u0301\u0300", "aก่ "])
def test_100000_letters_are_fast(piece: str) -> None:
    text = "กa" + piece * (100_000 // len(piece))
    started = time.process_time()
    clean(text)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("typed", "asked"), [("Somchai ๑๒", "somchai 12"), (" ถ.เวียงใหม่ ", "ถ.เวียงใหม่"), ("น\u0e4d\u0e49\u0e32", "น้ำ")]
)
def test_searching_knows_no_case_and_no_thai_digits(typed: str, asked: str) -> None:
    assert search_form(typed) == asked
