"""Dates are written as Thai papers want them: B.E., Thai digits; English with C.E."""

from datetime import date

import pytest

from db.domain.buddhist_era import (
    PartialDate,
    Precision,
    certificate_date,
    date_range,
    long_date,
    partial_date,
    partial_table_date,
    short_date,
    table_date,
    typed_date,
    typed_partial_date,
)

DAY = date(2026, 10, 1)
MARCH = PartialDate(date(1958, 3, 1), Precision.MONTH)
YEAR = PartialDate(date(1958, 1, 1), Precision.YEAR)


def test_the_four_written_forms() -> None:
    assert long_date(DAY) == "๑ ตุลาคม ๒๕๖๙"
    assert short_date(DAY) == "๑ ต.ค. ๖๙"
    assert table_date(DAY) == "๑ ต.ค. ๒๕๖๙"
    assert certificate_date(DAY) == "๑ เดือนตุลาคม พุทธศักราช ๒๕๖๙"


def test_the_written_forms_with_arabic_digits() -> None:
    assert long_date(DAY, thai_digits=False) == "1 ตุลาคม 2569"
    assert short_date(DAY, thai_digits=False) == "1 ต.ค. 69"
    assert table_date(DAY, thai_digits=False) == "1 ต.ค. 2569"
    assert certificate_date(DAY, thai_digits=False) == "1 เดือนตุลาคม พุทธศักราช 2569"


def test_english_has_years_of_the_common_era_and_arabic_digits() -> None:
    assert long_date(DAY, language="en") == certificate_date(DAY, language="en") == "1 October 2026"
    assert short_date(DAY, language="en") == table_date(DAY, language="en") == "1 Oct 2026"
    assert typed_date(DAY, language="en") == "01/10/2026"
    assert partial_date(YEAR, language="en") == "1958"
    assert partial_date(MARCH, language="en") == "March 1958"


def test_a_typed_date_has_two_digits_each() -> None:
    assert typed_date(DAY) == "01/10/2569"
    assert typed_date(DAY, thai_digits=True) == "๐๑/๑๐/๒๕๖๙"


def test_a_short_year_keeps_its_zero() -> None:
    assert short_date(date(1957, 1, 2), thai_digits=False) == "2 ม.ค. 00"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 10, 1), date(2026, 10, 3), "๑ – ๓ ตุลาคม ๒๕๖๙"),
        (date(2026, 10, 3), date(2026, 10, 1), "๑ – ๓ ตุลาคม ๒๕๖๙"),
        (date(2026, 9, 30), date(2026, 10, 2), "๓๐ กันยายน – ๒ ตุลาคม ๒๕๖๙"),
        (date(2026, 12, 30), date(2027, 1, 2), "๓๐ ธันวาคม ๒๕๖๙ – ๒ มกราคม ๒๕๗๐"),
        (date(2026, 10, 1), date(2027, 10, 1), "๑ ตุลาคม ๒๕๖๙ – ๑ ตุลาคม ๒๕๗๐"),
        (date(2026, 10, 1), date(2026, 10, 1), "๑ ตุลาคม ๒๕๖๙"),
    ],
)
def test_a_range_says_each_part_once(first: date, last: date, written: str) -> None:
    assert date_range(first, last) == written


def test_a_range_in_arabic_digits_and_in_english() -> None:
    days = date(2026, 9, 30), date(2026, 10, 2)
    assert date_range(*days, thai_digits=False) == "30 กันยายน – 2 ตุลาคม 2569"
    assert date_range(*days, language="en") == "30 September – 2 October 2026"


def test_a_partial_date_shows_only_what_is_known() -> None:
    assert partial_date(PartialDate(DAY)) == "๑ ตุลาคม ๒๕๖๙"
    assert partial_date(MARCH) == "มีนาคม ๒๕๐๑"
    assert partial_date(YEAR) == "พ.ศ. ๒๕๐๑"
    assert partial_table_date(PartialDate(DAY)) == "๑ ต.ค. ๒๕๖๙"
    assert partial_table_date(MARCH) == "มี.ค. ๒๕๐๑"
    assert partial_table_date(YEAR, thai_digits=False) == "พ.ศ. 2501"


def test_a_typed_partial_date_leaves_out_what_is_unknown() -> None:
    assert typed_partial_date(PartialDate(DAY)) == "01/10/2569"
    assert typed_partial_date(MARCH) == "03/2501"
    assert typed_partial_date(YEAR) == "2501"
