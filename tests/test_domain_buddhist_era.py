"""Dates are read in every usual form, B.E. or C.E., and each mistake has its own message."""

from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from db.domain import months
from db.domain.buddhist_era import (
    OLD_CALENDAR,
    DateProblem,
    PartialDate,
    Precision,
    certificate_date,
    long_date,
    parse_date,
    parse_partial_date,
    parse_short_year_date,
    table_date,
    to_be_year,
    to_ce_year,
    typed_date,
    typed_partial_date,
)

TODAY = date(2026, 11, 22)
FIRST_OF_OCTOBER = date(2026, 10, 1)
DAYS = st.dates(date(1880, 1, 1), date(2057, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "1/10/2569", "01/10/2569", "1-10-2569", "1.10.2569", "1 10 2569", "๑/๑๐/๒๕๖๙", "1 / 10 / 2569", "01102569",
        "20261001", "1 ต.ค. 2569", "1 ต.ค 2569", "1 ตค 2569", "1ตค2569", "1ต.ค.2569", "1 ตุลาคม 2569", "1 ตุลา 2569",
        "1-ต.ค.-2569", "๑ ตุลาคม พ.ศ. ๒๕๖๙", "1 ต.ค. พ.ศ.2569", "1 เดือนตุลาคม พุทธศักราช 2569",
        "วันที่ 1 เดือนตุลาคม ปี พ.ศ. 2569", "วันพฤหัสบดีที่ 1 ตุลาคม พ.ศ. 2569", "พฤ. 1 ต.ค. 2569",
        "วันพฤหัสที่ ๑ ตุลาคม ๒๕๖๙", "ณ วันที่ 1 ตุลาคม 2569", "2026-10-01", "2026/10/01", "2569-10-01",
        "2026-10-01 00:00:00", "2026-10-01T08:30", "1/10/2026", "1 Oct 2026", "1 October 2026", "1st October 2026",
        "Oct 1, 2026", "October 1 2026", "Thursday, 1 October 2026", "1 ต.ค. ค.ศ. 2026", "1 October 2569 BE",
        "1/10/2026 AD", "\u200b1\u00a0ต.ค.\u00a02569 ",
    ],
)  # fmt: skip
def test_every_usual_form_is_read(text: str) -> None:
    assert parse_date(text, today=TODAY) == FIRST_OF_OCTOBER


@pytest.mark.parametrize(
    ("text", "old_calendar", "day"),
    [
        ("1/10/2569", False, date(2026, 10, 1)),
        ("1/1/2484", False, date(1941, 1, 1)),
        ("1/1/2484", True, date(1941, 1, 1)),
        ("10/2/2482", True, date(1940, 2, 10)),
        ("1/4/2482", True, date(1939, 4, 1)),
        ("10/2/2482", False, date(1939, 2, 10)),
        ("10/2/2483", False, date(1940, 2, 10)),
        ("1/4/2483", True, date(1940, 4, 1)),
        ("10/2/1939", True, date(1939, 2, 10)),
        ("29/2/2482", True, date(1940, 2, 29)),
        ("29/2/2567", False, date(2024, 2, 29)),
        ("29/2/2543", False, date(2000, 2, 29)),
    ],
)
def test_years_of_both_calendars(text: str, old_calendar: bool, day: date) -> None:
    assert parse_date(text, today=TODAY, old_calendar=old_calendar) == day


def test_the_old_year_2483_had_no_january_to_march() -> None:
    for text in ("10/2/2483", "1/1/2483", "31 มี.ค. 2483"):
        with pytest.raises(DateProblem, match="old calendar"):
            parse_date(text, today=TODAY, old_calendar=True)


def test_to_ce_year_and_back() -> None:
    assert to_ce_year(2569) == 2026
    assert to_ce_year(2482, 2, old_calendar=True) == 1940
    assert to_ce_year(2482, 4, old_calendar=True) == 1939
    assert to_be_year(2026) == 2569


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("29/2/2568", "There is no day 29 in 2/2568."),
        ("31/2/2569", "There is no day 31 in 2/2569."),
        ("0/1/2569", "There is no day 0 in 1/2569."),
        ("31 เม.ย. 2569", "There is no day 31 in 4/2569."),
        ("1/13/2569", "There is no month 13: a year has twelve."),
        ("1/0/2569", "There is no month 0: a year has twelve."),
        ("1 มกรายน 2569", "“มกรายน” is not the name of a month."),
        ("1/10", "The year is missing: type it with four digits, such as 2569."),
        ("1 ต.ค.", "The year is missing: type it with four digits, such as 2569."),
        ("01-10-69", "Type the year with all four digits: 69 could be 2569 or 2469."),
        ("1 ต.ค. 69", "Type the year with all four digits: 69 could be 2569 or 2469."),
        ("011069", "Type the year with all four digits: 69 could be 2569 or 2469."),
        ("1/10/256", "The year 256 is neither B.E. 2400–2600 nor C.E. 1880–2100."),
        ("1/10/2399", "The year 2399 is neither B.E. 2400–2600 nor C.E. 1880–2100."),
        ("1/10/2601", "The year 2601 is neither B.E. 2400–2600 nor C.E. 1880–2100."),
        ("1/10/1879", "The year 1879 is neither B.E. 2400–2600 nor C.E. 1880–2100."),
        ("1/10/2101", "The year 2101 is neither B.E. 2400–2600 nor C.E. 1880–2100."),
        ("1 ต.ค. พ.ศ. 2026", "The year 2026 is neither B.E. 2400–2600 nor C.E. 1880–2100."),
        ("สวัสดี", "“สวัสดี” can not be read as a date. Type it like 1/10/2569."),
        ("1/10/2569/1", "“1/10/2569/1” can not be read as a date. Type it like 1/10/2569."),
        ("", "Type a date such as 1/10/2569."),
        ("\x00", "Type a date such as 1/10/2569."),
    ],
)
def test_each_mistake_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(DateProblem) as raised:
        parse_date(text, today=TODAY)
    assert str(raised.value) == message


@pytest.mark.parametrize("text", ["1/1/2400", "31/12/2600", "1/1/1880", "31/12/2100"])
def test_the_first_and_last_years_are_taken(text: str) -> None:
    assert parse_date(text, today=TODAY)


@given(st.text(st.characters(exclude_categories=()), max_size=30) | st.text("0123456789๑/-. ตค.มก", max_size=20))
def test_any_text_is_a_date_or_a_date_problem(text: str) -> None:
    for parse in (parse_date, parse_partial_date):
        try:
            assert parse(text, today=TODAY)
        except DateProblem as problem:
            assert str(problem)


def test_100000_letters_are_refused_at_once() -> None:
    with pytest.raises(DateProblem):
        parse_partial_date("1ก" + "-" * 100_000, today=TODAY)


@given(DAYS)
def test_what_is_written_is_read_back(day: date) -> None:
    for written in (
        typed_date(day),
        typed_date(day, thai_digits=True),
        long_date(day),
        table_date(day),
        certificate_date(day),
        day.isoformat(),
    ):
        assert parse_date(written, today=TODAY) == day
    if day.year in range(1880, 2101):
        for written in (typed_date(day, language="en"), long_date(day, language="en"), table_date(day, language="en")):
            assert parse_date(written, today=TODAY) == day


@pytest.mark.parametrize("text", ["2501", "พ.ศ. 2501", "ปี 2501", "ปี พ.ศ. ๒๕๐๑", "-/-/2501", "00/00/2501", "xx/xx/2501",
                                  "ไม่ทราบวันเดือน 2501", "ไม่ทราบวันและเดือน พ.ศ. 2501", "ไม่ทราบ/ไม่ทราบ/2501",
                                  "1958", "ค.ศ. 1958", "2501-00-00"])  # fmt: skip
def test_a_year_alone_is_its_first_of_january(text: str) -> None:
    assert parse_partial_date(text, today=TODAY) == PartialDate(date(1958, 1, 1), Precision.YEAR)


@pytest.mark.parametrize("text", ["มี.ค. 2501", "มีนาคม 2501", "เดือนมีนาคม พ.ศ. 2501", "3/2501", "03-2501", "-/3/2501",
                                  "0/3/2501", "??/03/2501", "ไม่ทราบวัน มีนาคม 2501", "ไม่ทราบวันที่ 3/2501",
                                  "March 1958", "1958-03", "2501-03-00"])  # fmt: skip
def test_a_month_with_its_year_is_its_first_day(text: str) -> None:
    assert parse_partial_date(text, today=TODAY) == PartialDate(date(1958, 3, 1), Precision.MONTH)


@pytest.mark.parametrize("text", ["5/3/2501", "5 มี.ค. 2501", "05032501", "1958-03-05", "March 5, 1958", "5 March 1958"])
def test_a_whole_date_is_known_to_the_day(text: str) -> None:
    assert parse_partial_date(text, today=TODAY) == PartialDate(date(1958, 3, 5), Precision.DAY)


def test_partial_dates_of_the_old_calendar() -> None:
    assert parse_partial_date("2/2482", today=TODAY, old_calendar=True).date == date(1940, 2, 1)
    assert parse_partial_date("2482", today=TODAY, old_calendar=True).date == date(1939, 1, 1)
    assert parse_partial_date("2483", today=TODAY, old_calendar=True).date == date(1940, 1, 1)
    with pytest.raises(DateProblem, match="old calendar"):
        parse_partial_date("2/2483", today=TODAY, old_calendar=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [("69", "all four digits"), ("10/69", "year is missing"), ("13/2501", "no month 13"), ("มกรายน 2501", "month"),
     ("ไม่ทราบ", "Type a date"), ("2701", "neither")],
)  # fmt: skip
def test_partial_mistakes_say_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(DateProblem, match=message):
        parse_partial_date(text, today=TODAY)


@given(DAYS, st.sampled_from(Precision))
def test_partial_dates_are_read_back(day: date, precision: Precision) -> None:
    if precision is not Precision.DAY:
        day = day.replace(day=1)
    if precision is Precision.YEAR:
        day = day.replace(month=1)
    partial = PartialDate(day, precision)
    assert parse_partial_date(typed_partial_date(partial), today=TODAY) == partial


@pytest.mark.parametrize(
    "text", ["15 ก.ค. 69", "15 กรกฎาคม 69", "๑๕ ก.ค. ๖๙", "15/7/69", "15 ก.ค. 2569", "15/07/2026", "150769"]
)
def test_headings_of_the_offices_own_sheets_have_short_years(text: str) -> None:
    assert parse_short_year_date(text, TODAY) == date(2026, 7, 15)


def test_a_short_heading_without_its_year_is_refused() -> None:
    with pytest.raises(DateProblem, match="missing"):
        parse_short_year_date("15 ก.ค.", TODAY)


@pytest.mark.parametrize(
    ("names", "language", "width"),
    [
        (months.THAI_MONTHS, "th", "wide"),
        (months.THAI_SHORT_MONTHS, "th", "abbreviated"),
        (months.ENGLISH_MONTHS, "en", "wide"),
        (months.ENGLISH_SHORT_MONTHS, "en", "abbreviated"),
    ],
)
def test_month_names_are_cldrs(names: tuple[str, ...], language: str, width: str) -> None:
    assert dict(enumerate(names, 1)) == dict(Locale(language).months["format"][width])


@pytest.mark.parametrize(
    ("names", "language", "width"),
    [
        (months.THAI_WEEKDAYS, "th", "wide"),
        (months.THAI_SHORT_WEEKDAYS, "th", "abbreviated"),
        (months.ENGLISH_WEEKDAYS, "en", "wide"),
    ],
)
def test_weekday_names_are_cldrs(names: tuple[str, ...], language: str, width: str) -> None:
    cldr = Locale(language).days["format"][width]
    assert [cldr[day].removeprefix("วัน") for day in range(7)] == list(names)


def test_three_letters_name_one_month_only() -> None:
    lists = (months.THAI_MONTHS, months.ENGLISH_MONTHS)
    assert all(months.month_number(name[:3]) == place for names in lists for place, name in enumerate(names, 1))
    assert [months.month_number(word) for word in ("ตุลา", "พฤษภา", "Sept", "มิถุ")] == [10, 5, 9, 6]
    assert [months.month_number(word) for word in ("พฤศ", "พฤษ")] == [11, 5]
    assert [months.month_number(word) for word in ("พฤ", "กร", "xyz", "")] == [None] * 4


def test_a_mark_behind_the_date_means_the_old_calendar() -> None:
    assert parse_date("10/2/2482" + OLD_CALENDAR, today=TODAY) == date(1940, 2, 10)
    assert parse_partial_date("1/4/2482" + OLD_CALENDAR, today=TODAY).date == date(1939, 4, 1)
    with pytest.raises(DateProblem, match="2483"):
        parse_date("10/2/2483" + OLD_CALENDAR, today=TODAY)
