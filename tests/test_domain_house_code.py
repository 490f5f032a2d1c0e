"""House codes: eleven digits, and nothing but their form is checked."""

import pytest

from db.domain.errors import FieldError
from db.domain.house_code import format_house_code, parse_house_code


@pytest.mark.parametrize("typed", ["99990123456", "9999-012345-6", "๙๙๙๙-๐๑๒๓๔๕-๖", " 9999 012345 6 ", "9999–012345–6"])
def test_every_usual_way_to_write_a_house_code_is_read(typed: str) -> None:
    assert parse_house_code(typed) == "99990123456"


@pytest.mark.parametrize(
    ("typed", "message"),
    [("9999012345", "11 digits"), ("999901234567", "11 digits"), ("9999-01234x-6", "digits only")],
)
def test_another_form_is_refused_with_its_reason(typed: str, message: str) -> None:
    with pytest.raises(FieldError, match=message):
        parse_house_code(typed)


def test_a_house_code_is_shown_in_three_groups() -> None:
    assert format_house_code("99990123456") == "9999-012345-6"
    assert format_house_code("9999") == "9999"
    assert format_house_code("") == ""
