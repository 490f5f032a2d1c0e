"""Citizen IDs: check digit, notices, the shown and the masked form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.th import pin

from db.domain.citizen_id import (
    IdProblem,
    check_digit,
    digits_of,
    format_citizen_id,
    format_partly,
    is_valid,
    mask_citizen_id,
    problem_of,
)

TWELVE = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize("digits", ["1999900000633", "1234545678781"])
def test_right_ids_have_no_problem(digits: str) -> None:
    assert is_valid(digits)
    assert problem_of(digits) is None


@pytest.mark.parametrize("digits", ["1000000000131", "1000000000050", "1000000000041"])
def test_check_digits_over_nine_wrap_round(digits: str) -> None:
    assert is_valid(digits)
    assert check_digit(digits[:12]) == digits[12]


@pytest.mark.parametrize(
    ("digits", "problem"),
    [
        ("1234545678789", IdProblem.CHECK),
        ("123456789012", IdProblem.LENGTH),
        ("12345678901234", IdProblem.LENGTH),
        ("0000000000019", IdProblem.NOTICE),
        ("9999900000639", IdProblem.FIRST),
        ("1999900000๖33", IdProblem.LETTERS),
        ("1.23E+12", IdProblem.LETTERS),
        ("199990000063²", IdProblem.LETTERS),
    ],
)
def test_each_problem_is_named(digits: str, problem: IdProblem) -> None:
    assert problem_of(digits) is problem


def test_no_id_is_no_problem_and_not_valid() -> None:
    assert problem_of("") is None
    assert not is_valid("")


def test_people_without_full_status_hold_valid_ids() -> None:
    assert is_valid("0000000000019")
    for first in "678":
        digits = first + "99990000000"
        assert problem_of(digits + check_digit(digits)) is None


def test_problem_codes_are_those_of_the_import_report() -> None:
    assert [problem.value for problem in IdProblem] == [
        "id_check", "id_length", "id_no_status", "id_letters", "id_first_digit",
    ]  # fmt: skip


@given(TWELVE, st.sampled_from("0123456789"))
def test_validity_agrees_with_stdnum(first12: str, last: str) -> None:
    # stdnum takes no leading 0, which a border district has
    if first12[0] != "0":
        assert is_valid(first12 + last) is pin.is_valid(first12 + last)


@given(TWELVE)
def test_check_digit_agrees_with_stdnum(first12: str) -> None:
    assert check_digit(first12) == pin.calc_check_digit(first12 + "0")


@pytest.mark.parametrize(
    "typed",
    [
        "1-9999-00000-63-3",
        "1 9999 00000 63 3",
        "๑-๙๙๙๙-๐๐๐๐๐-๖๓-๓",
        "１９９９９０００００６３３",
        "1\u00a09999\u201300000\u201463\u22123",
        "1.9999.00000.63.3",
        "\ufeff1999900000633\u200b ",
    ],
)
def test_every_usual_way_to_write_an_id_is_read(typed: str) -> None:
    assert digits_of(typed) == "1999900000633"


def test_letters_and_lone_dots_are_left_to_be_seen() -> None:
    assert digits_of("1-99x9.") == "199x9."


def test_an_id_is_shown_in_five_groups() -> None:
    assert format_citizen_id("1999900000633") == "1-9999-00000-63-3"


@pytest.mark.parametrize("digits", ["", "123456789012", "12345678901234", "1.23E+12", "abcdefghijklm"])
def test_what_is_no_id_is_shown_as_it_is(digits: str) -> None:
    assert format_citizen_id(digits) == digits


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("1", "1"),
        ("19", "1-9"),
        ("19999000", "1-9999-000"),
        ("1-9999-000006", "1-9999-00000-6"),
        ("๑๙๙๙๙๐๐๐๐๐๖๓๓", "1-9999-00000-63-3"),
        ("19999000006331", "1-9999-00000-63-31"),
        ("1999ก", "1999ก"),
    ],
)
def test_an_id_is_grouped_while_it_is_typed(typed: str, shown: str) -> None:
    assert format_partly(typed) == shown


@pytest.mark.parametrize(
    ("digits", "masked"),
    [("1999900000633", "x-xxxx-xxxxx-63-3"), ("123456789012", "xxxxxxxxx012"), ("", ""), ("12", "12")],
)
def test_a_masked_id_shows_its_last_three_only(digits: str, masked: str) -> None:
    assert mask_citizen_id(digits) == masked


@given(TWELVE)
def test_shown_ids_are_read_back(first12: str) -> None:
    digits = first12 + check_digit(first12)
    assert digits_of(format_citizen_id(digits)) == digits
    assert format_partly(digits) == format_citizen_id(digits)
