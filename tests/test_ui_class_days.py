"""The days and hours of a class: typed, picked, checked, and not lost."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from db import training
from db.domain.training import Half, half_days
from tests import training_office
from tests.at_desk import opened_at
from tests.in_sight import cut_off
from tests.keyboard import press, take_keyboard, write
from tests.training_desk import at_class, rewrite
from ui import dialogs, language, theme
from ui.screens.class_sessions import SessionsPart
from ui.thai_calendar import ThaiCalendar


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    training_office.named(office)
    with opened_at(window, office, "training") as made:
        yield made


@pytest.fixture
def part(window: Any, today: date) -> SessionsPart:
    made = SessionsPart(window, today, lambda: None)
    made.pack(fill="both", expand=True)
    made.show(())
    take_keyboard(window, made.entry)
    return made


def test_days_typed_become_both_half_days_of_three_and_a_half_hours(window: Any, part: SessionsPart) -> None:
    write(window, "15-16 ก.ค. 2569")
    press(window, "Return")
    assert part.read() == half_days([date(2026, 7, 15), date(2026, 7, 16)])
    assert "14" in part.total.cget("text")


def test_a_day_is_picked_from_the_calendar_with_keys_and_the_keyboard_comes_back(
    window: Any, part: SessionsPart
) -> None:
    take_keyboard(window, part.entry)
    press(window, "F4", "Right", "Return")
    days = [session.day for session in part.read() or ()]
    assert len(days) == 2 and days[0] == days[1]
    assert part._calendar is None and window.focus_get() is part.entry
    assert not [child for child in window.winfo_children() if isinstance(child, ThaiCalendar)]


def test_an_emptied_half_day_is_not_held_and_hours_of_one_can_differ(window: Any, part: SessionsPart) -> None:
    write(window, "15 ก.ค. 2569")
    press(window, "Return", "Tab")
    press(window, "Tab")
    rewrite(window, "")
    press(window, "Tab")
    rewrite(window, "๓")
    sessions = part.read()
    assert sessions is not None and [(s.half.value, s.hours) for s in sessions] == [("afternoon", 3.0)]


@pytest.mark.parametrize("typed", ["พรุ่งนี้ๆ", "15-17"])
def test_days_that_can_not_be_read_stay_and_say_so(window: Any, part: SessionsPart, typed: str) -> None:
    write(window, typed)
    press(window, "Return")
    assert part.typed.get() == typed
    assert part.note.cget("text") and part.read() is None


def test_hours_that_are_no_number_are_an_error_below_the_days(window: Any, part: SessionsPart) -> None:
    part.add_days([date(2026, 7, 15)])
    press(window, "Tab", "Tab")
    rewrite(window, "นาน")
    assert part.read() is None
    assert "นาน" in part.note.cget("text")


def test_days_typed_but_not_added_are_kept_by_saving(window: Any, part: SessionsPart) -> None:
    write(window, "15 ก.ค. 2569")
    assert part.is_changed
    sessions = part.read()
    assert sessions is not None and len(sessions) == 2


def test_a_class_without_a_course_stays_in_its_form_with_the_error(window: Any, office: Any, desk: Any) -> None:
    desk.go("training")
    press(window, "Control-n", "Control-s")
    row = desk.screen.work.step.editor.view.rows["course_id"]
    assert row.error is not None
    assert training.class_lines(office) == ()


def test_leaving_a_changed_class_asks_and_cancel_keeps_what_was_typed(
    window: Any, office: Any, desk: Any, answers: Any
) -> None:
    step = at_class(desk, training_office.class_with(office).id, "details")
    answers(ask_save_discard_cancel=dialogs.Answer.CANCEL)
    take_keyboard(window, step.editor.sessions.entry)
    write(window, "1 ธ.ค. 2569")
    press(window, "Alt-Key-2")
    assert desk.screen.work.here == "details" and step.editor.sessions.typed.get() == "1 ธ.ค. 2569"
    answers(ask_save_discard_cancel=dialogs.Answer.DISCARD)
    press(window, "Alt-Key-2")
    assert desk.screen.work.here == "people"


def test_days_and_hours_that_are_not_saved_come_back_after_the_lock(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    step = at_class(desk, kept.id, "details")
    step.editor.sessions.add_days([date(2026, 12, 1)])
    step.editor.sessions._hours[date(2026, 12, 1), Half.MORNING].set("2 ชม.")
    step.editor.sessions.typed.set("3 ธ.ค. 2569\n")
    typed, draft = step.editor.sessions._texts(), desk.screen.unsaved()
    assert draft is not None and draft[0] == kept.id
    step.editor.show(training.class_of(office, kept.id))
    assert step.editor.sessions._texts() != typed
    desk.screen.take_up(draft[0], json.loads(json.dumps(draft[1])))
    sessions = desk.screen.work.step.editor.sessions
    assert sessions._texts() == typed and sessions.typed.get() == "3 ธ.ค. 2569\n" and sessions.is_changed


def test_a_half_day_with_attendance_can_not_be_taken_away(window: Any, office: Any, desk: Any, answers: Any) -> None:
    kept = training_office.class_with(office, days=1)
    training_office.attend(office, kept, {"กวิน": 1})
    asked = answers(show_error=None)
    step = at_class(desk, kept.id, "details")
    step.editor.sessions._remove_day(training_office.FIRST_DAY)
    press(window, "Control-s")
    assert len(asked.calls) == 1 and len(training.class_of(office, kept.id).sessions) == 2


def test_days_with_their_hours_have_room_in_the_largest_letters(window: Any, office: Any, desk: Any) -> None:
    language.set_language("en")
    theme.set_text_size(window, 200)
    try:
        at_class(desk, training_office.finished_class(office).id, "details")
        assert not [line for line in cut_off(window) if "sessionspart" in line or "Days" in line or "Afternoon" in line]
    finally:
        theme.set_text_size(window, 100)
