"""Search finds exactly who a reading of every key would find, in Thai order, whatever is typed."""

import random
from dataclasses import replace

import pytest

from db import search as search_module
from db.domain.residents import Resident
from db.domain.typed_text import search_form
from db.office import Office, query
from db.residents import (
    ResidentFilter,
    add_residents,
    delete_resident,
    resident_listing,
    resident_of,
    restore_resident,
    save_resident,
)
from db.search import optimise, search, words_of
from tests.people_office import GIVEN, citizen_id, household, made_up, resident


@query
def keys_in_order(office: Office) -> list[tuple[int, str]]:
    rows = office.sql("select id, search_key from resident where deleted_at is null order by rank")
    return [(row[0], row[1]) for row in rows]


def by_reading(keys: list[tuple[int, str]], words: list[str]) -> list[int]:
    """Ids of who has every word in their key."""
    return [who for who, key in keys if words and all(word in key for word in words)]


def change(office: Office, chance: random.Random, homes: list[int]) -> None:
    """One edit, deletion, restoring or addition by chance."""
    who = chance.choice(resident_listing(office, ResidentFilter()).ids())
    kind = chance.randrange(4)
    if kind == 0:
        delete_resident(office, who)
        if chance.random() < 0.5:
            restore_resident(office, who)
    elif kind == 1:
        save_resident(office, made_up(chance, homes))
    else:
        kept = resident_of(office, who)
        new = made_up(chance, homes)
        save_resident(office, replace(kept, given=new.given, phones=new.phones, household_id=new.household_id))


def a_question(chance: random.Random, keys: list[tuple[int, str]]) -> str:
    """A piece of someone's key, or pieces of two, or anything."""
    if chance.random() < 0.05:
        return "".join(chance.choice("กขคฎฒ์้ำเ129/-. x") for _ in range(chance.randint(1, 5)))
    parts = []
    for _ in range(1 if chance.random() < 0.8 else 2):
        _who, key = chance.choice(keys)
        start = chance.randrange(len(key))
        parts.append(key[start : start + chance.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9, 13))])
    return " ".join(parts)


@pytest.mark.parametrize("seed", range(3))
def test_search_agrees_with_reading_every_key_after_random_changes(
    office: Office, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(search_module, "FIRST_LOOK", (4000, 100, 400)[seed])
    homes = [household(office, house).id for house in ("9", "10/2", "306/8", "๗๗/๑")]
    add_residents(office, [made_up(chance, homes) for _ in range((60, 500, 1500)[seed])])
    for round_of_changes in range(5):
        for _ in range(8):
            change(office, chance, homes)
        keys = keys_in_order(office)
        for text in (a_question(chance, keys) for _ in range(300)):
            expected = by_reading(keys, words_of(text))[:50]
            assert [line.id for line in search(office, text)] == expected, (text, round_of_changes)
        optimise(office)


@pytest.mark.parametrize(
    "text",
    ["สมชาย", "มช", "ย", "สมชาย มูลคำ", "มูลคำ สม", "นายสมชาย มูล", "นาย สมชาย", "หมู", "1-9999-00000-63-3",
     "1999900000633", "๑-๙๙๙๙-๐๐๐๐๐-๖๓-๓",
     "1 9999 00000", "0633", "081-234-5678", "081 234", "๐๘๑", "306/8", "๓๐๖/๘", "ม.4", "สม 306/8",
     "สม\u200bชาย", "mark", "MARK"],
)  # fmt: skip
def test_a_person_is_found_by_every_usual_question(office: Office, text: str) -> None:
    home = household(office, "306/8", moo="4")
    person = resident(
        office, "สมชาย", "มูลคำ", title="นาย", nickname="หมู Mark", citizen_id=citizen_id(63), household_id=home.id,
        phones=("0812345678",),
    )  # fmt: skip
    resident(office, "แก้ว", "ใจดี", citizen_id=citizen_id(7777777))
    assert [line.id for line in search(office, text) if line.id == person.id] == [person.id]


@pytest.mark.parametrize("typed", ["น้ำ", "นํ้า", "น\u0e4d\u0e49า", "น้ํา"])
def test_every_spelling_that_looks_the_same_is_found(office: Office, typed: str) -> None:
    resident(office, "น้ำฝน")
    assert len(search(office, typed)) == 1


def test_a_title_alone_is_looked_for_as_it_is(office: Office) -> None:
    assert words_of("นาย") == ["นาย"]
    assert words_of("นางสาวปวีณา ใจดี") == ["ปวีณา", "ใจดี"]
    assert words_of("  ") == []


@pytest.mark.parametrize(
    "text",
    ["' OR 1=1 --", '"', '""', '"" OR ""', "*", "-", "a*", "^a", "NEAR(a b)", "search_key:x", "{}", "()", "\x00",
     "สม\x00ชาย", "\ud800", "สม\udfff", "%", "_", "\\", "ก" * 10_000, "กข " * 5_000, "1" * 10_000,
     "AND", "a AND", "\U0010ffff", "์", "ะา", "İstanbul", "ß", "\u1e9e", "ǅ", "🙂", "🙂🙂🙂"],
)  # fmt: skip
def test_no_text_breaks_the_search(office: Office, text: str) -> None:
    resident(office, "สมชาย", nickname='a"b*')
    assert all(line.given == "สมชาย" for line in search(office, text))


@pytest.mark.parametrize("name", ["İpek", "Straße", "ÅSA", "นอว์ ကရင်", "မိုးမိုး", "O'Brien-Smith", 'ก"ข"ค'])
def test_names_of_every_writing_are_found_by_each_piece(office: Office, name: str) -> None:
    person = resident(office, name, "")
    form = search_form(name)
    for start in range(len(form)):
        for end in range(start + 1, len(form) + 1):
            if words_of(form[start:end]) == form[start:end].split(" "):
                assert [line.id for line in search(office, form[start:end])] == [person.id], form[start:end]


def test_only_so_many_come_and_they_are_the_first_in_thai_order(office: Office) -> None:
    add_residents(office, [replace(made_up(random.Random(n), []), given=given) for n, given in enumerate(GIVEN * 4)])
    expected = by_reading(keys_in_order(office), ["ก"])
    assert len(expected) > 50
    assert [line.id for line in search(office, "ก", limit=7)] == expected[:7]
    assert [line.id for line in search(office, "ก")] == expected[:50]


def test_what_was_remembered_of_the_index_is_forgotten_with_a_change(office: Office) -> None:
    assert search(office, "ฮฤ") == ()
    save_resident(office, Resident(given="ฮฤทัย", family="ใจดี"))
    assert [person.given for person in search(office, "ฮฤ")] == ["ฮฤทัย"]


@pytest.mark.parametrize("text", ["12-3", "๑๒-๓ สมชาย", "หมู่1 1-2", "1-2", "4-5-6"])
def test_digits_with_a_dash_that_are_no_phone_and_no_id_are_found_as_they_stand(office: Office, text: str) -> None:
    """A house, or part of a name; as digits alone nobody would be found by them."""
    home = household(office, "12-3")
    who = resident(office, "สมชาย", "หมู่1 1-2 4-5-6", household_id=home.id)
    assert [line.id for line in search(office, text)] == [who.id]
