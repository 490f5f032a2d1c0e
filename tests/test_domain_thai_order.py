"""Thai dictionary order: the lists of the rules, and ICU as the judge of every name in pythainlp's lists."""

import random
import sqlite3
import time
from itertools import pairwise

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names

from db.domain.thai_order import order_key, person_key

CONSONANTS = "กขคงจฉชซญณดตถทธนบปผพฟมยรฤลฦวศษสหอฮ"
SYLLABLE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "เ", "แ", "โ", "ใ", "ไ"]),
        st.sampled_from(CONSONANTS),
        st.sampled_from(["", "", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู"]),
        st.sampled_from(["", "", "็", "่", "้", "๊", "๋", "์"]),
        st.sampled_from(["", "", "ะ", "า", "ำ", "น", "ๆ", "ฯ", " ", "-"]),
    ),
)
WORD = st.lists(SYLLABLE, min_size=1, max_size=4).map("".join)


@pytest.fixture(scope="module")
def collator() -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale("th"))


@pytest.fixture(scope="module")
def thai_names() -> list[str]:
    return sorted(thai_male_names() | thai_female_names() | thai_family_names())


@pytest.mark.parametrize(
    "expected",
    [
        "กวิน เกวลิน แก่น แกว แก้ว แกะ",
        "จันดี จันทร์ จันทร์ดี จันทร์เพ็ญ จันทรา",
        "นา นาน นำ น้ำ นำชัย น้ำฝน",
        "เกง เก็ง เก่ง เก้ง เก๊ง เก๋ง",
        "รักษ์ ฤทัย ฤๅษี ลักษณ์ ฦๅชา",
    ],
)
def test_names_stand_in_dictionary_order(expected: str) -> None:
    names = expected.split()
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=order_key) == names


def test_marks_break_ties_in_their_order_after_no_mark() -> None:
    names = ["กาก", "กา๋", "กา๊", "กา้", "กา่", "กา็", "กา์", "กา"]
    assert sorted(names, key=order_key) == names[::-1]


def test_no_neighbours_of_21218_names_stand_otherwise_than_in_icu(
    collator: icu.Collator, thai_names: list[str]
) -> None:
    assert len(thai_names) > 20_000
    ordered = sorted(thai_names, key=collator.getSortKey)
    assert [pair for pair in pairwise(ordered) if order_key(pair[0]) > order_key(pair[1])] == []


def test_only_names_equal_in_icu_have_equal_keys(thai_names: list[str]) -> None:
    collator = icu.Collator.createInstance(icu.Locale("th"))
    collator.setStrength(icu.Collator.SECONDARY)
    ordered = sorted(thai_names, key=order_key)
    same = [pair for pair in pairwise(ordered) if order_key(pair[0]) == order_key(pair[1])]
    assert [pair for pair in same if collator.compare(*pair) != 0] == []


@given(WORD, WORD)
def test_made_up_words_stand_as_in_icu(one: str, other: str) -> None:
    collator = icu.Collator.createInstance(icu.Locale("th"))
    collator.setStrength(icu.Collator.SECONDARY)
    key, other_key = order_key(one), order_key(other)
    assert (key > other_key) - (key < other_key) == collator.compare(one, other)


def test_rare_vowels_and_marks_stand_as_in_icu(collator: icu.Collator) -> None:
    names = ["กาน", "กำ", "กํา", "กาะ", "กาเ", "กำน", "กํ", "กะ", "กฺ", "กไ", "กๅน", "กา๎", "กา์", "กา็", "ก"]
    ordered = sorted(names, key=collator.getSortKey)
    assert [order_key(name) for name in ordered] == sorted(map(order_key, names))


def test_digits_then_thai_then_latin_as_icu_has_it(collator: icu.Collator) -> None:
    names = ["Zoe", "anna", "Bob", "ฮานะ", "กวิน", "๒ ดี", "1 ดี", "ဇော်", "André", "Andrea"]
    assert sorted(names, key=order_key) == sorted(names, key=collator.getSortKey)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ศรี สุข", "ศรีสุข"), ("ศรี-สุข", "ศรีสุข"), ("ต่างๆ", "ต่าง"), ("กรุงเทพฯ", "กรุงเทพ"), ("ANN", "ann"), ("๑", "1")],
)
def test_spaces_hyphens_repetition_and_case_do_not_count(one: str, other: str) -> None:
    assert order_key(one) == order_key(other)


def test_people_stand_by_given_name_then_by_family() -> None:
    people = [("กวิน", "อ"), ("ก้าน", "ก"), ("กาน", "ข"), ("กาน", ""), ("กานดา", "ก"), ("กาน", "ก้อน"), ("กาน", "กอน")]
    assert sorted(people, key=lambda person: person_key(*person)) == [
        ("กวิน", "อ"), ("กาน", ""), ("กาน", "กอน"), ("กาน", "ก้อน"), ("กาน", "ข"), ("ก้าน", "ก"), ("กานดา", "ก"),
    ]  # fmt: skip


def test_sqlite_orders_keys_as_python_does(thai_names: list[str]) -> None:
    keys = [order_key(name) for name in random.Random(2).sample(thai_names, 2000)] + [order_key("Zoe"), order_key("๙")]
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create table found (key text)")
        connection.executemany("insert into found values (?)", [(key,) for key in keys])
        stored = [key for (key,) in connection.execute("select key from found order by key")]
    finally:
        connection.close()
    assert stored == sorted(keys)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_has_a_key_that_can_be_stored(text: str) -> None:
    key = order_key(text)
    assert "\x00" not in key
    key.encode("utf-8")


def test_100000_keys_take_well_under_a_second(thai_names: list[str]) -> None:
    names = (thai_names * 5)[:100_000]
    started = time.process_time()
    for name in names:
        order_key(name)
    assert time.process_time() - started < 1
