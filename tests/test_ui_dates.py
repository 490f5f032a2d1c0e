"""Dates in a form: typed in every usual form, understood in words beside it, or picked from a Thai calendar."""

from datetime import date
from typing import Any

import pytest

from db.domain.errors import FieldError
from db.domain.forms import Field, Kind
from tests.keyboard import press, take_keyboard, write
from ui import language, theme
from ui.dates import DateField, PartialDateField
from ui.field_widget import Surroundings
from ui.thai_calendar import ThaiCalendar, days_in_sight, months_later, within


@pytest.fixture
def field(window: Any, today: date) -> DateField:
    theme.dress(window)
    made = DateField(window, Field("since", "Since", Kind.DATE, width=14), Surroundings(today))
    made.pack()
    take_keyboard(window, made.entry)
    return made


@pytest.fixture
def born(window: Any, today: date) -> PartialDateField:
    theme.dress(window)
    made = PartialDateField(window, Field("born", "Born", Kind.PARTIAL_DATE, width=14), Surroundings(today))
    made.pack()
    take_keyboard(window, made.entry)
    return made


def texts_of(calendar: ThaiCalendar) -> list[str]:
    return [
        calendar.days.itemcget(item, "text")
        for item in calendar.days.find_all()
        if str(calendar.days.type(item)) == "text"
    ]


@pytest.mark.parametrize("typed", ["1/10/2569", "1-10-2569", "๑ ต.ค. ๒๕๖๙", "1 ตุลาคม 2569", "2026-10-01", "1 Oct 2026"])
def test_what_was_understood_is_shown_in_words(field: DateField, typed: str) -> None:
    write(field, typed)
    assert field.echo.label.cget("text") == "๑ ตุลาคม ๒๕๖๙"
    assert field.day == date(2026, 10, 1)
    assert field.get() == typed


def test_echo_is_in_the_language_in_use(field: DateField) -> None:
    field.set("01/10/2569")
    language.set_language("en")
    try:
        assert field.echo.label.cget("text") == "1 October 2026"
    finally:
        language.set_language("th")
    assert field.echo.label.cget("text") == "๑ ตุลาคม ๒๕๖๙"


def test_half_a_date_is_no_mistake_until_one_leaves_the_field(field: DateField) -> None:
    write(field, "1/10")
    assert field.echo.label.cget("text") == ""
    field.winfo_toplevel().focus_force()
    field.update()
    assert field.echo.label.cget("text") != ""
    assert str(field.echo.label.cget("style")) == theme.NOTICE
    assert field.day is None


@pytest.mark.parametrize(
    ("typed", "shown"), [("2501", "พ.ศ. ๒๕๐๑"), ("3/2501", "มีนาคม ๒๕๐๑"), ("10/2/2501", "๑๐ กุมภาพันธ์ ๒๕๐๑")]
)
def test_birth_may_be_known_to_the_month_or_year_only(born: PartialDateField, typed: str, shown: str) -> None:
    write(born, typed)
    assert born.echo.label.cget("text") == shown


def test_old_calendar_is_offered_for_old_dates_only_and_read_with_the_day(born: PartialDateField, window: Any) -> None:
    write(born, "10/2/2500")
    window.update()
    assert not born.old_box.winfo_ismapped()
    born.set("")
    write(born, "10/2/2482")
    window.update()
    assert born.old_box.winfo_ismapped()
    assert born.day == date(1939, 2, 10)
    born.old_box.focus_force()
    press(window, "space")
    assert born.is_touched
    assert born.echo.label.cget("text") == "๑๐ กุมภาพันธ์ ๒๔๘๓"
    assert born.field.parse(born.get(), born.surroundings.today).date == date(1940, 2, 10)


def test_a_day_that_the_old_calendar_did_not_have_is_an_error(born: PartialDateField, window: Any) -> None:
    write(born, "10/2/2483")
    born.old_box.invoke()
    window.update()
    assert born.old_box.winfo_ismapped()
    with pytest.raises(FieldError, match="2483"):
        born.field.parse(born.get(), born.surroundings.today)


def test_a_record_begins_with_todays_calendar(born: PartialDateField) -> None:
    write(born, "10/2/2482")
    born.old_box.invoke()
    born.set("10/02/2483")
    assert born.get() == "10/02/2483"


@pytest.mark.parametrize("key", ["F4", "Alt-Down"])
def test_calendar_opens_by_keyboard_on_the_day_that_is_typed(field: DateField, key: str) -> None:
    write(field, "1/10/2569")
    press(field, key)
    calendar = field.calendar
    assert calendar is not None
    assert (calendar.day, calendar.month.cget("text")) == (date(2026, 10, 1), "ตุลาคม")
    assert calendar.year.get() == "๒๕๖๙"
    assert texts_of(calendar)[:7] == ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."]
    assert "๓๑" in texts_of(calendar)


def test_calendar_of_an_empty_field_begins_today(field: DateField, today: date) -> None:
    press(field, "F4")
    assert field.calendar is not None
    assert field.calendar.day == today


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["Left"], date(2026, 1, 30)),
        (["Right"], date(2026, 2, 1)),
        (["Up"], date(2026, 1, 24)),
        (["Down"], date(2026, 2, 7)),
        (["Next"], date(2026, 2, 28)),
        (["Prior"], date(2025, 12, 31)),
        (["Control-Next"], date(2027, 1, 31)),
        (["Control-Prior"], date(2025, 1, 31)),
        (["Home"], date(2026, 1, 1)),
        (["Next", "End"], date(2026, 2, 28)),
    ],
)
def test_keys_move_over_days_months_and_years(field: DateField, keys: list[str], day: date) -> None:
    field.set("31/1/2569")
    press(field, "F4", *keys)
    assert field.calendar is not None
    assert field.calendar.day == day
    press(field, "Return")
    assert field.calendar is None
    assert field.day == day
    assert field.focus_get() is field.entry


def test_escape_closes_the_calendar_and_keeps_what_was_typed(field: DateField) -> None:
    write(field, "1/10/2569")
    press(field, "F4", "Right", "Escape")
    assert (field.calendar, field.get()) == (None, "1/10/2569")
    assert field.focus_get() is field.entry


def test_picking_is_a_change_that_can_be_undone(field: DateField) -> None:
    changes: list[str] = []
    field.on_change = lambda: changes.append(field.get())
    field.set("01/10/2569")
    press(field, "F4", "Right", "Return")
    assert changes == ["02/10/2569"]
    press(field, "Control-z")
    assert field.get() == "01/10/2569"


def test_year_can_be_typed_and_stepped(field: DateField) -> None:
    field.set("29/2/2567")
    press(field, "F4")
    calendar = field.calendar
    assert calendar is not None
    take_keyboard(field, calendar.year)
    calendar.year.delete(0, "end")
    write(field, "2490")
    press(field, "Return")
    assert calendar.day == date(1947, 2, 28)
    assert field.focus_get() is calendar.days
    calendar.year.event_generate("<<Increment>>")
    field.update()
    assert calendar.day == date(1948, 2, 28)


@pytest.mark.parametrize("typed", ["", "abc", "99999", "1", "๒๕๖"])
def test_year_that_can_not_be_does_not_break_the_calendar(field: DateField, typed: str) -> None:
    press(field, "F4")
    calendar = field.calendar
    assert calendar is not None
    take_keyboard(field, calendar.year)
    calendar.year.delete(0, "end")
    calendar.year.insert(0, typed)
    press(field, "Return")
    assert calendar.day == within(calendar.day)


def test_click_on_a_day_picks_it(field: DateField) -> None:
    field.set("01/10/2569")
    press(field, "F4")
    calendar = field.calendar
    assert calendar is not None
    texts = [item for item in calendar.days.find_all() if str(calendar.days.type(item)) == "text"]
    item = next(item for item in texts if calendar.days.itemcget(item, "text") == "๑๕")
    x, y = calendar.days.coords(item)
    calendar.days.event_generate("<Button-1>", x=round(x), y=round(y))
    field.update()
    assert field.day == date(2026, 10, 15)


def test_today_is_one_click(field: DateField, today: date) -> None:
    field.set("01/10/2500")
    press(field, "F4")
    assert field.calendar is not None
    button = next(
        child for child in field.calendar.winfo_children() if child.winfo_class() == "TButton" and child.cget("text")
    )
    button.invoke()
    assert field.day == today


def test_calendar_closes_when_the_keyboard_goes_elsewhere(field: DateField) -> None:
    press(field, "F4")
    field.entry.focus_force()
    field.update()
    assert field.calendar is None


def test_calendar_goes_with_its_field(field: DateField) -> None:
    press(field, "F4")
    calendar = field.calendar
    assert calendar is not None
    field.destroy()
    assert not calendar.winfo_exists()


def test_field_to_look_at_opens_no_calendar(field: DateField) -> None:
    field.set_read_only(True)
    press(field, "F4")
    assert field.calendar is None


def test_calendar_stays_in_the_window_at_every_corner(window: Any, today: date) -> None:
    theme.dress(window)
    for x, y in ((0, 0), (1200, 0), (0, 720), (1200, 720)):
        made = DateField(window, Field("since", "Since", Kind.DATE, width=14), Surroundings(today))
        made.place(x=x, y=y)
        window.update()
        made.open_calendar()
        window.update()
        calendar = made.calendar
        assert calendar is not None
        assert calendar.winfo_x() >= 0
        assert calendar.winfo_y() >= 0
        assert calendar.winfo_x() + calendar.winfo_width() <= window.winfo_width()
        assert calendar.winfo_y() + calendar.winfo_height() <= window.winfo_height()
        made.destroy()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2057, 12, 1), 1, date(2057, 12, 31)),
        (date(1857, 1, 5), -1, date(1857, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_weeks_in_sight_begin_on_sunday_and_hold_the_whole_month() -> None:
    days = days_in_sight(date(2026, 11, 22))
    assert (len(days), days[0].weekday()) == (42, 6)
    assert {date(2026, 11, number) for number in range(1, 31)} <= set(days)
    assert days_in_sight(date(2026, 2, 1))[0] == date(2026, 2, 1)
