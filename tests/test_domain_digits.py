"""Digits of three scripts are read as one, and no other sign is taken for a digit."""

import pytest

from db.domain.digits import is_digits, to_arabic, to_thai


def test_thai_and_full_width_digits_become_arabic() -> None:
    assert to_arabic("๐๑๒๓๔๕๖๗๘๙ ０１２３４５６７８９ 0123456789") == "0123456789 0123456789 0123456789"


def test_arabic_digits_become_thai() -> None:
    assert to_thai("0123456789 ก") == "๐๑๒๓๔๕๖๗๘๙ ก"


@pytest.mark.parametrize("text", ["²", "٣", "၁", "Ⅷ", "½", "ก"])
def test_other_signs_stay_and_are_no_digits(text: str) -> None:
    assert to_arabic(text) == text
    assert not is_digits(text)


@pytest.mark.parametrize(("text", "is_it"), [("0123", True), ("๑", False), ("", False), ("1 2", False), ("-1", False)])
def test_only_0_to_9_are_digits(text: str, is_it: bool) -> None:
    assert is_digits(text) is is_it
