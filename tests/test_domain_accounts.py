"""Roles have labels, names are told apart as people do, and a password is none that others try first."""

from datetime import date, datetime

import pytest

from db.domain.accounts import (
    ACCOUNT_FORM,
    LEAST_LETTERS,
    Account,
    Role,
    check_password,
    check_repeated,
    name_key,
)
from db.domain.common_passwords import WORDS, is_common
from db.domain.errors import FieldError, FormErrors

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "password",
    [
        "password", "Password1", "P@ssw0rd", "P@ssw0rd1!", "12345678", "87654321", "1234567890", "11111111", "00000000",
        "qwertyui", "QWERTY123", "1qaz2wsx", "asdf1234", "abcd1234", "abcdefgh", "iloveyou2", "letmein!!", "admin123",
        "Admin2569", "admin@1234", "welcome1", "qazwsxedc", "aaaaaaaa", "abababab", "12121212", "1234512345",
    ],
)  # fmt: skip
def test_what_the_world_chooses_first_is_common(password: str) -> None:
    assert is_common(password)


@pytest.mark.parametrize(
    "password",
    [
        "แม่สะเรียง", "แม่สะเรียง2569", "แม่สะเรียง๒๕๖๙", "เทศบาล2569", "เทศบาล1234", "เทศบาลแม่สะเรียง", "ทต.แม่สะเรียง",
        "maesariang", "maesariang58110", "MaeSariang2569", "tessaban2569", "thailand1", "รหัสผ่าน", "สวัสดีครับ", "๑๒๓๔๕๖๗๘",
        "isylzjko", "ยฟหหไนพก", "ฟหกดเ้่าสว", "กขคงจฉชซ", "25690101", "01/01/2569", "0812345678", "081-234-5678",
        "1999900000633", "sawasdee1", "somchai2520", "รักแม่2500", "จำไม่ได้",
    ],
)  # fmt: skip
def test_what_thai_offices_choose_first_is_common(password: str) -> None:
    assert is_common(password)


@pytest.mark.parametrize(
    "password",
    [
        "ลำไยบินข้ามสะพาน", "correct horse battery", "x7#Kq9!mZ2", "ดอกปีบสามกระถาง", "kapong nam dang", "หมาสีฟ้ากินส้มตำ9",
        "mae sariang loves purple rain", "12345678 umbrellas", "9f8a7c6b5d",
    ],
)  # fmt: skip
def test_what_nobody_guesses_is_taken(password: str) -> None:
    assert not is_common(password)
    check_password(password, "กิตติ ใจดี")


@pytest.mark.parametrize("password", ["", "สั้นไป", "1234567", "x7#Kq9!", "ก" * 7])
def test_a_password_has_at_least_eight_letters(password: str) -> None:
    with pytest.raises(FieldError, match="at least 8"):
        check_password(password, "กิตติ")
    assert LEAST_LETTERS == 8


def test_a_password_of_eight_letters_is_long_enough() -> None:
    check_password("x7#Kq9!m", "กิตติ")
    check_password("ลำไยบินข้าม"[:8], "กิตติ")


def test_a_whole_document_is_no_password() -> None:
    with pytest.raises(FieldError, match="200"):
        check_password("ดอกปีบสามกระถาง" * 20, "กิตติ")


@pytest.mark.parametrize(
    ("password", "name"),
    [
        ("กิตติอยู่ที่นี่", "กิตติ ใจดี"),
        ("ขวดน้ำใจดีสามใบ", "กิตติ ใจดี"),
        ("xxANNA99zz", "Anna Lee"),
        ("กิตติใจดี", "กิตติ ใจดี"),
        ("กิตติ ใจดี", "กิตติ ใจดี"),
    ],
)
def test_the_own_name_is_no_part_of_a_password(password: str, name: str) -> None:
    with pytest.raises(FieldError, match="own name"):
        check_password(password, name)


def test_a_name_of_two_letters_may_happen_to_stand_in_a_password() -> None:
    check_password("ดอกปีบสามกระถาง", "ปี")


def test_a_common_password_is_refused_with_advice() -> None:
    with pytest.raises(FieldError, match="three or four words"):
        check_password("เทศบาล2569", "กิตติ")


def test_a_refusal_never_holds_the_password() -> None:
    for password in ("x7#Kq", "เทศบาล2569", "กิตติอยู่ที่นี่", "ยาว" * 100):
        with pytest.raises(FieldError) as told:
            check_password(password, "กิตติ")
        assert password not in str(told.value) and password not in repr(told.value.values)


def test_what_is_typed_again_must_be_the_same() -> None:
    check_repeated("ลำไยบินข้าม", "ลำไยบินข้าม")
    with pytest.raises(FieldError, match="not the same"):
        check_repeated("ลำไยบินข้าม", "ลำใยบินข้าม")


def test_every_word_of_the_list_is_common_in_any_case_with_digits_behind() -> None:
    for word in WORDS:
        assert is_common(word.title()) and is_common(f"{word}2569") and is_common(f"123{word}!")


def test_names_are_one_whatever_their_spaces_and_case() -> None:
    assert name_key("กิตติ  ใจดี") == name_key("กิตติใจดี") != name_key("กิตติ")
    assert name_key("Anna") == name_key("ANNA")


def test_an_account_is_read_from_its_form() -> None:
    read = ACCOUNT_FORM.parse({"name": " กิตติ  ใจดี ", "role": "printer"}, TODAY)
    assert read == Account(name="กิตติ ใจดี", role=Role.PRINTER)
    with pytest.raises(FormErrors) as told:
        ACCOUNT_FORM.parse({"name": "ก" * 61, "role": "boss"}, TODAY)
    assert set(told.value.errors) == {"name", "role"}


def test_an_ended_account_is_not_open() -> None:
    assert Account(name="กิตติ").is_open
    assert not Account(name="กิตติ", ended_at=datetime(2026, 11, 22)).is_open
