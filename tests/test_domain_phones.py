"""Telephone numbers are found in what was typed and shown in groups."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.errors import FieldError
from db.domain.forms import Field, Kind
from db.domain.phones import format_phone, is_usual_phone, parse_phones, words_beside


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("081-2345678", ("0812345678",)),
        ("๐๘๑-๒๓๔๕๖๗๘", ("0812345678",)),
        ("081 234 5678", ("0812345678",)),
        ("(053) 681-231", ("053681231",)),
        ("02-123-4567", ("021234567",)),
        ("+66 81 234 5678", ("0812345678",)),
        ("+66 (0)81 234 5678", ("0812345678",)),
        ("812345678", ("0812345678",)),
        ("53681231", ("053681231",)),
        ("0812345678, 053-681231", ("0812345678", "053681231")),
        ("0812345678/0898765432", ("0812345678", "0898765432")),
        ("0812345678 0898765432", ("0812345678", "0898765432")),
        ("081-2345678 หรือ 089-8765432", ("0812345678", "0898765432")),
        ("0812345678 และ 0812345678", ("0812345678",)),
        ("053-681231-2", ("053681231", "053681232")),
        ("053-681231 ต่อ 12", ("053681231",)),
        ("1669", ("1669",)),
        ("-", ()),
        ("ไม่มี", ()),
        ("", ()),
    ],
)
def test_every_number_in_a_text_is_found(text: str, numbers: tuple[str, ...]) -> None:
    assert parse_phones(text) == numbers


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("0812345678", "081-234-5678"),
        ("021234567", "02-123-4567"),
        ("053681231", "053-681-231"),
        ("1669", "1669"),
        ("", ""),
        ("081234567890", "081234567890"),
    ],
)
def test_numbers_are_shown_in_groups(digits: str, shown: str) -> None:
    assert format_phone(digits) == shown


def test_odd_numbers_are_kept_but_not_usual() -> None:
    assert is_usual_phone("0812345678")
    assert not is_usual_phone("08123456")


@given(st.sampled_from(["06", "08", "09"]), st.text("0123456789", min_size=8, max_size=8))
def test_shown_numbers_are_read_back(start: str, rest: str) -> None:
    assert parse_phones(format_phone(start + rest)) == (start + rest,)


@given(st.text(max_size=60))
def test_any_text_gives_digits_only(text: str) -> None:
    assert all(number.isascii() and number.isdigit() for number in parse_phones(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("081-234-5678 (ลูกสาว)", "ลูกสาว"),
        ("สมชาย ใจดี", "สมชาย ใจดี"),
        ("ไม่มี", "ไม่มี"),
        ("โทร. ๐๘๑-๒๓๔๕๖๗๘ หรือ 053 681 231 ต่อ 12", ""),
        ("+66 81 234 5678, 02-123-4567; 191", ""),
        ("-", ""),
    ],
)
def test_words_beside_numbers_are_not_lost_in_silence(text: str, words: str) -> None:
    assert words_beside(text) == words
    if words:
        with pytest.raises(FieldError):
            Field("phones", "x", Kind.PHONES).parse(text, date(2026, 11, 22))
