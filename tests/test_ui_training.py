"""The training page: days and hours, enrolling, the grid, closing, and what is not allowed."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from db import attendance, certificates, training
from db.domain.training import Half, half_days
from tests import training_office
from tests.at_desk import opened, texts_of
from tests.keyboard import press, take_keyboard, write
from tests.training_desk import VOLUNTEERS, filled, office_with_volunteers, rewrite, tab_to
from ui import dialogs
from ui.attendance_grid import AttendanceGrid
from ui.grid_measures import GridColumn, GridRow
from ui.screens.class_sessions import SessionsPart
from ui.thai_calendar import ThaiCalendar


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    training_office.named(office)
    with opened(window, office) as made:
        yield made


def at_class(desk: Any, class_id: int, step: str) -> Any:
    """The step of a class, in sight."""
    desk.go("training", class_id)
    desk.screen.work.go(step)
    desk.window.update()
    return desk.screen.work.step


# --- the list ---------------------------------------------------------------------------------------


def test_an_empty_list_says_how_to_begin(desk: Any) -> None:
    desk.go("training")
    note = desk.screen.table.empty
    assert "เริ่มเปิดรุ่นแรก" in note.label.cget("text") and note.frame.winfo_manager() == "place"
    note.button.invoke()
    assert desk.screen.work.here == "details"


def test_enter_opens_a_class_and_escape_leads_back_to_its_line(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    desk.go("training")
    window.update()
    press(window, "Down", "Return")
    assert desk.screen.work.class_id == kept.id
    press(window, "Escape")
    assert desk.screen.table.chosen == kept.id
    assert window.focus_get() is desk.screen.table.tree


def test_a_class_with_people_is_not_deleted_and_the_reason_is_told(
    window: Any, office: Any, desk: Any, answers: Any
) -> None:
    asked = answers(show_error=None)
    training_office.class_with(office)
    desk.go("training")
    window.update()
    press(window, "Down", "Control-Delete")
    assert len(training.class_lines(office)) == 1
    assert "5" in asked.calls[0][1][1]


def test_an_empty_class_is_deleted_and_ctrl_z_brings_it_back(window: Any, office: Any, desk: Any) -> None:
    training_office.class_with(office, given=())
    desk.go("training")
    window.update()
    press(window, "Down", "Control-Delete")
    assert training.class_lines(office) == ()
    press(window, "Control-z")
    assert len(training.class_lines(office)) == 1


def test_the_page_speaks_english_at_once(desk: Any, office: Any) -> None:
    step = at_class(desk, training_office.class_with(office).id, "attendance")
    desk.switch_language()
    assert desk.screen.work.step_buttons["people"].cget("text") == "2  Participants"
    assert "have passed" in step.summary.cget("text")


# --- class and days ---------------------------------------------------------------------------------


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


# --- participants -----------------------------------------------------------------------------------


def test_ticks_stay_while_another_name_is_searched_and_all_are_enrolled_at_once(
    window: Any, office: Any, desk: Any
) -> None:
    office_with_volunteers(office)
    kept = training_office.class_with(office, given=())
    step = at_class(desk, kept.id, "people")
    for given in VOLUNTEERS[:3]:
        step.picker.typed.set("")
        take_keyboard(window, step.picker.entry)
        write(window, given)
        press(window, "Down", "space")
    press(window, "Return")
    assert {line.given for line in training.enrolment_lines(office, kept.id)} == set(VOLUNTEERS[:3])
    assert step.picker.table.ticked == ()


def test_who_is_enrolled_is_marked_among_those_found(office: Any, desk: Any) -> None:
    people = office_with_volunteers(office)
    kept = training_office.class_with(office, given=())
    step = at_class(desk, kept.id, "people")
    training.enrol(office, kept.id, [people["กมล"]])
    rows = {row.key: row.cells[0] for row in step.picker.table.rows.page(0, 10)}
    assert rows[people["กมล"]].startswith("✓") and not rows[people["ขวัญ"]].startswith("✓")


def test_letters_typed_in_the_list_search(window: Any, office: Any, desk: Any) -> None:
    office_with_volunteers(office)
    step = at_class(desk, training_office.class_with(office, given=()).id, "people")
    press(window, "Down")
    write(window, "a")
    assert step.picker.typed.get() == "a" and window.focus_get() is step.picker.entry


def test_withdrawing_is_undone_by_ctrl_z(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    step = at_class(desk, kept.id, "people")
    step.table.focus_rows()
    window.update()
    press(window, "Control-Delete")
    assert len(training.enrolment_lines(office, kept.id)) == 4
    press(window, "Control-z")
    assert len(training.enrolment_lines(office, kept.id)) == 5


def test_an_outsider_without_a_name_stays_in_the_dialog(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    kept = training_office.class_with(office, given=())
    at_class(desk, kept.id, "people")

    def nameless(dialog: Any) -> None:
        filled({"organisation": "รพ.สต."})(dialog)
        assert dialog.winfo_exists()
        dialog.cancel()

    in_dialog(nameless)
    press(window, "Control-n")
    assert training.enrolment_lines(office, kept.id) == ()


# --- attendance -------------------------------------------------------------------------------------


def test_a_tick_is_kept_at_once_and_the_hours_follow(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office, days=1, of=training_office.course(office, 7.0))
    step = at_class(desk, kept.id, "attendance")
    press(window, "space", "Right", "space")
    line = training.enrolment_lines(office, kept.id)[0]
    assert line.hours == 7.0
    assert step.grid_view.hours(step.grid_view.rows[0]) == 7.0
    window.update()
    assert "1" in step.summary.cget("text").split()[1]


def test_a_column_a_row_and_undo(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office, days=2)
    at_class(desk, kept.id, "attendance")

    def hours() -> list[float]:
        return [line.hours for line in training.enrolment_lines(office, kept.id)]

    press(window, "Control-space")
    assert hours() == [3.5] * 5
    press(window, "Shift-space")
    assert hours() == [14.0] + [3.5] * 4
    press(window, "Control-z")
    assert hours() == [3.5] * 5
    press(window, "Control-space")
    assert hours() == [0.0] * 5


def test_the_grid_of_a_closed_class_can_only_be_looked_at(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.finished_class(office)
    at_class(desk, kept.id, "attendance")
    before = [line.hours for line in training.enrolment_lines(office, kept.id)]
    press(window, "space", "Control-space")
    assert [line.hours for line in training.enrolment_lines(office, kept.id)] == before


def test_ticks_of_someone_who_was_withdrawn_meanwhile_are_refused_and_told(
    window: Any, office: Any, desk: Any, answers: Any
) -> None:
    asked = answers(show_error=None)
    kept = training_office.class_with(office, days=1)
    step = at_class(desk, kept.id, "attendance")
    step.is_saving = True  # as if the grid had not heard of it yet
    training.withdraw(office, training.enrolment_lines(office, kept.id)[0].id)
    step.is_saving = False
    press(window, "space")
    assert len(asked.calls) == 1
    assert len(step.grid_view.rows) == 4


def big_grid(window: Any) -> AttendanceGrid:
    grid = AttendanceGrid(window, lambda pairs, present: True, lambda hours: (f"{hours:g}", hours > 40))
    grid.pack(fill="both", expand=True)
    window.update()
    rows = [GridRow(key, f"นางสาวทดสอบ คนที่{key}") for key in range(1, 101)]
    columns = [GridColumn(key, f"{(key + 1) // 2} ก.ค.", "เช้า" if key % 2 else "บ่าย", 3.5) for key in range(1, 19)]
    grid.show(rows, columns, {}, ("ชื่อ", "ชม.", "ผล"), read_only=False)
    take_keyboard(window, grid.canvas)
    return grid


def test_a_hundred_people_by_eighteen_half_days_are_ticked_by_two_keys_each(window: Any) -> None:
    grid = big_grid(window)
    for _row in range(100):
        press(window, "Shift-space", "Down")
    assert all(grid.hours(row) == 63.0 for row in grid.rows)
    assert grid.row == 99 and grid.first_row > 0


def test_keys_walk_to_every_corner_of_the_grid(window: Any) -> None:
    grid = big_grid(window)
    press(window, "Control-End")
    assert (grid.row, grid.column) == (99, 17)
    press(window, "Right", "Down")
    assert (grid.row, grid.column) == (99, 17)
    press(window, "Home", "Prior")
    assert grid.column == 0 and grid.row < 99
    press(window, "Control-Home")
    assert (grid.row, grid.column, grid.first_row) == (0, 0, 0)


def test_a_click_ticks_the_half_day_below_the_pointer(window: Any) -> None:
    grid = big_grid(window)
    x = grid.m.name_width + 2 * grid.m.cell_width + grid.m.cell_width // 2
    y = grid.m.head_height + 3 * grid.m.row_height + 5
    grid.canvas.event_generate("<Button-1>", x=x, y=y)
    window.update()
    assert grid.attended == {4: {3}}


def test_a_click_finds_rows_and_half_days_that_were_scrolled_to_and_the_heading_ticks_nobody(window: Any) -> None:
    grid = big_grid(window)
    press(window, "Control-End")
    assert grid.first_row > 0
    row = grid.first_row
    x, y = grid.m.name_width + grid.m.cell_width // 2, grid.m.head_height + 5
    grid.first_column = 2
    grid.canvas.event_generate("<Button-1>", x=x, y=y - 10)
    assert grid.attended == {}
    grid.canvas.event_generate("<Button-1>", x=x, y=y)
    window.update()
    assert grid.attended == {row + 1: {3}}


# --- result and certificates --------------------------------------------------------------------------


def test_who_did_not_pass_stands_first_with_the_hours_that_are_missing(office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    training_office.attend(office, kept, {"กวิน": 20, "แก้ว": 15})
    step = at_class(desk, kept.id, "result")
    rows = [row.cells for row in step.table.rows.page(0, 5)]
    assert rows[-1][0] == "นางกวิน ใจดี" and rows[-1][3] == "ผ่าน"
    missing = {row[0]: row[3] for row in rows}
    assert "3.5" in missing["นางแก้ว ใจดี"] and "56" in missing["นางแกว ใจดี"]


def test_a_class_shorter_than_its_course_warns(office: Any, desk: Any) -> None:
    step = at_class(desk, training_office.class_with(office, days=9).id, "result")
    assert "63" in step.warning.cget("text") and step.warning.winfo_manager() == "pack"


def test_a_class_without_days_is_not_closed(window: Any, office: Any, desk: Any, answers: Any) -> None:
    asked = answers(show_error=None)
    kept = training_office.class_with(office, days=0)
    at_class(desk, kept.id, "result")
    press(window, "space")
    assert len(asked.calls) == 1 and training.class_line(office, kept.id).closed_on is None


def test_a_class_is_opened_again_as_long_as_it_has_no_certificate(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.finished_class(office)
    step = at_class(desk, kept.id, "result")
    press(window, "space")
    assert training.class_line(office, kept.id).closed_on is None
    assert step.close_button.winfo_manager() == "pack"


def test_nothing_is_issued_before_the_class_is_closed(office: Any, desk: Any) -> None:
    kept = training_office.class_with(office, given=("กวิน",), days=10)
    training_office.attend(office, kept, {"กวิน": 20})
    step = at_class(desk, kept.id, "certificates")
    assert not step.panel.winfo_ismapped() and "ปิดรุ่น" in step.note.cget("text")
    assert attendance.class_result(office, kept.id).passed == 1


def test_who_lost_a_certificate_gets_a_new_one_by_enter_in_the_result(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    kept = training_office.finished_class(office, passed=("กวิน",))
    (lost,) = certificates.issue_certificates(office, kept.id)
    certificates.revoke(office, lost.id, lost.revision, "ออกผิด")
    step = at_class(desk, kept.id, "result")
    tab_to(window, step.table.tree)
    in_dialog(filled({"issued_on": "22/11/2569"}))
    press(window, "End", "Return")
    assert [one.label for one in certificates.certificates_of_class(office, kept.id)] == ["1/2569", "2/2569"]
    press(window, "Return")
    assert "2/2569" in desk.status.said.cget("text")


def test_who_did_not_pass_gets_none_and_the_dialog_says_why(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    kept = training_office.finished_class(office, passed=("กวิน",))
    step = at_class(desk, kept.id, "result")
    tab_to(window, step.table.tree)

    def refused(dialog: Any) -> None:
        filled({})(dialog)
        assert any("นางเกวลิน ใจดี" in text for text in texts_of(dialog.body))
        dialog.cancel()

    in_dialog(refused)
    press(window, "Home", "Return")
    assert certificates.certificates_of_class(office, kept.id) == ()


def test_escape_leads_back_to_the_page_whose_link_was_followed(window: Any, office: Any, desk: Any) -> None:
    kept = training_office.class_with(office)
    desk.go("home")
    desk.go("training", kept.id)
    window.update()
    press(window, "Escape")
    assert desk.screen is desk._screens["home"]


def test_the_numbers_told_follow_the_day_that_is_typed(window: Any, office: Any, desk: Any) -> None:
    step = at_class(desk, training_office.finished_class(office).id, "certificates")
    assert "1-5/2569" in step.panel.text.cget("text")
    rewrite(window, "5/1/2570")
    assert "1-5/2570" in step.panel.text.cget("text")
    rewrite(window, "ไม่ใช่วัน")
    press(window, "Return")
    assert step.issued == ()


def test_a_name_of_eighty_letters_keeps_every_step_in_place(window: Any, office: Any, desk: Any) -> None:
    long = "กัลยาณี" * 12
    kept = training_office.class_with(office, given=(long, "นา"), days=2)
    for name in ("people", "attendance", "result", "certificates"):
        step = at_class(desk, kept.id, name)
        assert step.winfo_reqwidth() <= 1400
    tab_to(window, desk.screen.work.step.table.tree)
