"""Titles are split from names and joined to them as Thai writing wants it."""

from datetime import date

import pytest
from pythainlp.corpus import thai_female_names, thai_male_names

from db.domain.names import (
    TITLES,
    Sex,
    TitleKind,
    full_name,
    parse_sex,
    split_full_name,
    split_title,
    title_for,
    title_named,
    title_problem,
)
from db.domain.typed_text import clean

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("นางสาวปวีณา", "นางสาว", "ปวีณา"),
        ("นางสาวิตรี", "นาง", "สาวิตรี"),
        ("นายิกา", "", "นายิกา"),
        ("นายนายิกา", "นาย", "นายิกา"),
        ("นางสาวสาวิตรี", "นางสาว", "สาวิตรี"),
        ("นายพระพาย", "นาย", "พระพาย"),
        ("นายกองเอก สมชาย", "นายกองเอก", "สมชาย"),
        ("นายกองเอกชัย", "นาย", "กองเอกชัย"),
        ("พระพาย", "พระ", "พาย"),
        ("พระธรรมธรณ์", "พระ", "ธรรมธรณ์"),
        ("ดรุณี", "", "ดรุณี"),
        ("คุณากร", "", "คุณากร"),
        ("พลอย", "", "พลอย"),
        ("สมชาย", "", "สมชาย"),
        ("", "", ""),
        ("น.ส.", "นางสาว", ""),
    ],
)
def test_the_longest_title_is_cut_that_leaves_a_name(text: str, title: str, rest: str) -> None:
    assert split_title(text) == (title, rest)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("ด.ช.", "เด็กชาย"),
        ("ดช.", "เด็กชาย"),
        ("ด.ญ.", "เด็กหญิง"),
        ("น.ส.", "นางสาว"),
        ("นส.", "นางสาว"),
        ("ร.ต.", "ร้อยตรี"),
        ("ร.ต.อ.", "ร้อยตำรวจเอก"),
        ("พ.ต.ท.หญิง", "พันตำรวจโทหญิง"),
        ("พล.ต.ต.", "พลตำรวจตรี"),
        ("จ.ส.อ.", "จ่าสิบเอก"),
        ("ว่าที่ร.ต.", "ว่าที่ร้อยตรี"),
        ("ว่าที่ ร.ต.หญิง", "ว่าที่ร้อยตรีหญิง"),
        ("พระ", "พระ"),
        ("พระครู", "พระครู"),
        ("พระมหา", "พระมหา"),
        ("สามเณร", "สามเณร"),
        ("แม่ชี", "แม่ชี"),
        ("ศ.", "ศาสตราจารย์"),
        ("รศ.", "รองศาสตราจารย์"),
        ("ผศ.", "ผู้ช่วยศาสตราจารย์"),
        ("ดร.", "ดร."),
        ("ผศ.ดร.", "ผู้ช่วยศาสตราจารย์ ดร."),
        ("รศ. ดร.", "รองศาสตราจารย์ ดร."),
        ("ศ.นพ.", "ศาสตราจารย์ นายแพทย์"),
        ("นพ.", "นายแพทย์"),
        ("พญ.", "แพทย์หญิง"),
        ("ทพญ.", "ทันตแพทย์หญิง"),
        ("ม.ล.", "หม่อมหลวง"),
        ("ม.ร.ว.", "หม่อมราชวงศ์"),
        ("mr.", "Mr."),
    ],
)
def test_short_forms_become_the_official_title(short: str, full: str) -> None:
    assert split_full_name(f"{short}ปวีณา เย็นขาว") == (full, "ปวีณา", "เย็นขาว")
    assert split_full_name(f"{short} ปวีณา  เย็นขาว") == (full, "ปวีณา", "เย็นขาว")
    assert split_title(short) == (full, "")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ว่าที่ร้อยตรีหญิง ปวีณา เย็นขาว", ("ว่าที่ร้อยตรีหญิง", "ปวีณา", "เย็นขาว")),
        ("ว่าที่ร้อยตรี หญิง ปวีณา เย็นขาว", ("ว่าที่ร้อยตรีหญิง", "ปวีณา", "เย็นขาว")),
        ("ว่าที่ร้อยตรี สมชาย  ใจดี", ("ว่าที่ร้อยตรี", "สมชาย", "ใจดี")),
        ("ดร. สมชาย  ใจดี", ("ดร.", "สมชาย", "ใจดี")),
        ("พระสมชาย ใจดี", ("พระ", "สมชาย", "ใจดี")),
        ("แม่ชีสมหญิง ใจดี", ("แม่ชี", "สมหญิง", "ใจดี")),
        ("นาง สาว สมหญิง ใจดี", ("นางสาว", "สมหญิง", "ใจดี")),
        ("นส สมหญิง ใจดี", ("นางสาว", "สมหญิง", "ใจดี")),
        ("ด.ช สมชาย ใจดี", ("เด็กชาย", "สมชาย", "ใจดี")),
        ("ร.ต. อนุชา ใจดี", ("ร้อยตรี", "อนุชา", "ใจดี")),
        ("ร.ต.อนุชา ใจดี", ("ร้อยตรี", "อนุชา", "ใจดี")),
        ("Mr John Smith", ("Mr.", "John", "Smith")),
        ("นางนอว์พอ", ("นาง", "นอว์พอ", "")),
        ("นายสมชาย ณ เชียงใหม่", ("นาย", "สมชาย", "ณ เชียงใหม่")),
        ("  น\u200bาย\u00a0สมชาย ใจดี ", ("นาย", "สมชาย", "ใจดี")),
        ("", ("", "", "")),
    ],
)
def test_a_whole_name_is_split_in_three(text: str, parts: tuple[str, str, str]) -> None:
    assert split_full_name(text) == parts


# Short forms of titles: a name that begins so after "นาง" or "พระ" can only be guessed.
UNCLEAR_AFTER = {"นาง": ("สาว",), "พระ": ("มหา", "ครู", "อธิการ", "อาจารย์")}


@pytest.mark.parametrize("title", ["นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "พระ", "แม่ชี", "ดร.", "น.ส.", "ร.ต."])
def test_every_known_given_name_keeps_its_beginning(title: str) -> None:
    names = {clean(name) for name in thai_male_names() | thai_female_names()} - {"นาย", "นายณัฐ"}
    assert len(names) > 10_000
    full = split_title(title)[0]
    wrong = [name for name in sorted(names) if split_title(title + name) != (full, name)]
    assert [name for name in wrong if not name.startswith(UNCLEAR_AFTER.get(title, ()))] == []


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("นางสาว", "นางสาวสมหญิง ใจดี"),
        ("ว่าที่ร้อยตรี", "ว่าที่ร้อยตรี สมหญิง ใจดี"),
        ("พันตำรวจโทหญิง", "พันตำรวจโทหญิง สมหญิง ใจดี"),
        ("พระครู", "พระครูสมหญิง ใจดี"),
        ("แม่ชี", "แม่ชีสมหญิง ใจดี"),
        ("ดร.", "ดร.สมหญิง ใจดี"),
        ("ผู้ช่วยศาสตราจารย์ ดร.", "ผู้ช่วยศาสตราจารย์ ดร.สมหญิง ใจดี"),
        ("พันตรีหญิง ดร.", "พันตรีหญิง ดร.สมหญิง ใจดี"),
        ("หม่อมหลวง", "หม่อมหลวงสมหญิง ใจดี"),
        ("Mrs.", "Mrs. สมหญิง ใจดี"),
        ("Sir", "Sir สมหญิง ใจดี"),
        ("หมอ", "หมอสมหญิง ใจดี"),
        ("", "สมหญิง ใจดี"),
    ],
)
def test_only_ranks_and_latin_titles_take_a_space(title: str, whole: str) -> None:
    assert full_name(title, "สมหญิง", "ใจดี") == whole


def test_a_person_of_one_name_has_no_space_at_the_end() -> None:
    assert full_name("นาย", "พอ", "") == "นายพอ"
    assert full_name("ร้อยตรี", "พอ", "") == "ร้อยตรี พอ"


def test_every_title_is_split_off_and_joined_again() -> None:
    for title in TITLES:
        whole = full_name(title.text, "ปวีณา", "เย็นขาว")
        assert split_full_name(whole) == (title.text, "ปวีณา", "เย็นขาว"), title.text
        assert title_named(title.text) is title


def test_no_title_stands_twice_in_the_table() -> None:
    texts = [title.text for title in TITLES]
    assert len(texts) == len(set(texts))
    shorts = [short for title in TITLES for short in title.short]
    assert len(shorts) == len(set(shorts))
    assert not set(shorts) & set(texts)


def test_only_ranks_and_latin_titles_are_spaced_in_the_table() -> None:
    spaced = {title.kind for title in TITLES if title.spaced and not title.text.isascii()}
    assert spaced == {TitleKind.RANK}


@pytest.mark.parametrize(
    ("sex", "born", "title"),
    [
        (Sex.MALE, date(2011, 11, 23), "เด็กชาย"),
        (Sex.FEMALE, date(2011, 11, 23), "เด็กหญิง"),
        (Sex.MALE, date(2011, 11, 22), "นาย"),
        (Sex.FEMALE, date(2011, 11, 22), "นางสาว"),
        (Sex.FEMALE, date(1950, 1, 1), "นางสาว"),
        (Sex.MALE, None, "นาย"),
        (Sex.FEMALE, None, "นางสาว"),
    ],
)
def test_the_offered_title_changes_on_the_fifteenth_birthday(sex: Sex, born: date | None, title: str) -> None:
    assert title_for(sex, born, TODAY) == title


@pytest.mark.parametrize(
    ("title", "sex", "born", "problem"),
    [
        ("เด็กชาย", Sex.MALE, date(2011, 11, 22), "title_age"),
        ("เด็กชาย", Sex.MALE, date(2011, 11, 23), None),
        ("นางสาว", Sex.FEMALE, date(2011, 11, 23), "title_age"),
        ("ร้อยตรี", Sex.MALE, date(2020, 1, 1), "title_age"),
        ("สามเณร", Sex.MALE, date(2016, 1, 1), None),
        ("สามเณร", Sex.MALE, date(2000, 1, 1), None),
        ("นาย", Sex.FEMALE, date(1990, 1, 1), "title_sex"),
        ("นาง", Sex.MALE, None, "title_sex"),
        ("ดร.", Sex.FEMALE, date(1990, 1, 1), None),
        ("นาง", Sex.FEMALE, date(1990, 1, 1), None),
        ("นาง", None, None, None),
        ("หมอ", Sex.MALE, date(2020, 1, 1), None),
        ("", Sex.MALE, date(1990, 1, 1), None),
    ],
)
def test_a_badly_fitting_title_is_noticed(title: str, sex: Sex | None, born: date | None, problem: str | None) -> None:
    assert title_problem(title, sex, born, TODAY) == problem


@pytest.mark.parametrize("text", ["ชาย", "ช", "ช.", " ชาย ", "เพศชาย", "M", "male", "Male"])
def test_men_are_read_in_every_usual_way(text: str) -> None:
    assert parse_sex(text) is Sex.MALE


@pytest.mark.parametrize("text", ["หญิง", "ญ", "ญ.", "ห.", "ห", "F", "female", "เพศหญิง"])
def test_women_are_read_in_every_usual_way(text: str) -> None:
    assert parse_sex(text) is Sex.FEMALE


@pytest.mark.parametrize("text", ["", "-", "x", "ไม่ระบุ"])
def test_anything_else_is_no_sex(text: str) -> None:
    assert parse_sex(text) is None
