"""The grid of attendance: ticked by keys and mouse, kept at once, and only while the class is open."""

from collections.abc import Iterator
from typing import Any

import pytest

from db import training
from tests import training_office
from tests.at_desk import opened_at
from tests.keyboard import press, take_keyboard
from tests.training_desk import at_class
from ui.attendance_grid import AttendanceGrid
from ui.grid_measures import GridColumn, GridRow


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    training_office.named(office)
    with opened_at(window, office, "training") as made:
        yield made


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
