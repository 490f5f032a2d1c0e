"""A field that leads to another record: picked from those found while one types, and never guessed."""

from datetime import date
from typing import Any

import pytest

from tests.every_field import HOUSES, SOMEBODY, Heard, Person, form_view, go_to
from tests.keyboard import press, write
from ui import fonts
from ui.field_widget import Link
from ui.forms import FormView


@pytest.fixture
def view(window: Any, today: date) -> FormView[Person]:
    return form_view(window, today, Heard())


def test_link_is_picked_from_those_found_while_typing(view: FormView[Person]) -> None:
    widget = go_to(view, "house_id")
    write(view, "12")
    assert widget.list.winfo_ismapped()
    assert widget.list.size() == 2
    press(view, "Down", "Return")
    assert (view.texts()["house_id"], widget.typed.get()) == ("2", HOUSES[2])
    assert not widget.list.winfo_ismapped()
    press(view, "Return")
    assert view.focus_get() is view.field("hours").entry


def test_lines_of_those_found_are_not_cut(view: FormView[Person]) -> None:
    long = "12/3 หมู่ 4 ชุมชนริมยวม บ้านหลังที่มีชื่อยาวกว่าช่องที่พิมพ์ค้นหาอยู่มาก"
    widget = go_to(view, "house_id")
    widget._link = Link(lambda _text: [(1, long)], lambda _id: long)
    write(view, "12")
    assert widget.list.winfo_width() >= fonts.text_width(view, long, "TkTextFont")


def test_link_that_was_typed_and_not_picked_is_an_error_and_never_a_guess(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    widget = go_to(view, "house_id")
    press(view, "Control-a")
    write(view, "12")
    press(view, "Escape", "Tab")
    assert view.texts()["house_id"] == ""
    assert view.is_changed
    assert view.read() is None
    assert view.rows["house_id"].error is not None
    assert widget.typed.get() == "12"


def test_the_list_of_those_found_does_not_lie_over_what_is_wrong(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    widget = go_to(view, "house_id")
    press(view, "Control-a")
    write(view, "12")
    assert widget.is_open and view.read() is None and not widget.is_open
    press(view, "Down")
    assert widget.is_open


def test_long_text_that_is_not_in_the_list_is_repeated_only_in_part(view: FormView[Person]) -> None:
    widget = go_to(view, "house_id")
    widget.typed.set("ก" * 1_000)
    problem = widget.problem()
    assert problem is not None and len(problem.text(str)) < 100


def test_only_match_is_taken_when_one_leaves_the_field(view: FormView[Person]) -> None:
    go_to(view, "house_id")
    write(view, "99")
    press(view, "Tab")
    assert view.texts()["house_id"] == "3"


def test_link_that_is_emptied_points_to_nothing(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    go_to(view, "house_id")
    press(view, "Control-a", "BackSpace", "Tab")
    record = view.read()
    assert record is not None
    assert record.house_id is None


def test_escape_closes_the_list_and_leaves_the_form(view: FormView[Person]) -> None:
    escaped: list[int] = []
    view.winfo_toplevel().bind("<Escape>", lambda _event: escaped.append(1))
    widget = go_to(view, "house_id")
    write(view, "12")
    press(view, "Escape")
    assert (escaped, widget.list.winfo_ismapped()) == ([], 0)
    press(view, "Escape")
    assert escaped == [1]
    view.winfo_toplevel().unbind("<Escape>")
