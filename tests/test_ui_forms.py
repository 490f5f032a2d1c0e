"""Forms drawn from their declaration: what is typed stays, errors stand beside their fields, all by keyboard."""

from datetime import date
from typing import Any

import pytest

from tests.every_field import FORM, SOMEBODY, Heard, Person, find, form_view, go_to
from tests.keyboard import press, write
from ui import theme
from ui.field_widget import Link
from ui.forms import FormView


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def view(window: Any, today: date, heard: Heard) -> FormView[Person]:
    return form_view(window, today, heard)


def test_record_that_is_shown_is_the_record_that_is_read(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    assert view.read() == SOMEBODY
    assert not view.is_changed


def test_form_begins_empty_and_unchanged(view: FormView[Person], heard: Heard) -> None:
    assert set(view.texts().values()) == {""}
    assert (view.is_changed, heard.changes) == (False, 0)


def test_every_field_has_its_label_and_required_ones_a_mark(view: FormView[Person]) -> None:
    labels = {name: row.label.cget("text") for name, row in view.rows.items()}
    assert labels["given"].endswith(" *")
    assert not labels["family"].endswith("*")
    assert labels["is_here"] == ""
    assert view.field("is_here").box.cget("text") != ""
    assert all(labels[name] for name in labels if name != "is_here")


def test_all_errors_stand_beside_their_fields_at_once_and_what_was_typed_stays(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    typed = {"given": "  ", "citizen_id": "12ab", "born": "31/2/2501", "hours": "x", "count": "1.5"}
    for name, text in typed.items():
        view.field(name).typed.set(text)
    assert view.read() is None
    view.update()
    for name, row in view.rows.items():
        assert (row.error is not None) == (name in typed), name
        if name in typed:
            assert row.note.winfo_ismapped(), name
            assert str(row.note.cget("style")) == theme.ERROR
            assert row.note.cget("text") != ""
    assert {name: view.texts()[name] for name in typed} == typed
    assert view.focus_lastfor() is view.field("given").entry or view.focus_get() is view.field("given").entry


def test_error_goes_when_its_field_is_typed_into_and_help_comes_back(view: FormView[Person]) -> None:
    view.field("citizen_id").typed.set("12ab")
    view.read()
    row = view.rows["citizen_id"]
    assert row.error is not None
    go_to(view, "citizen_id")
    press(view, "End", "BackSpace")
    assert row.error is None
    assert str(row.note.cget("style")) == theme.QUIET
    assert row.note.cget("text") != ""


def test_fields_that_are_right_again_lose_their_error_on_the_next_reading(view: FormView[Person]) -> None:
    view.read()
    assert view.rows["given"].error is not None
    view.field("given").typed.set("สมชาย")
    assert view.read() == Person(given="สมชาย")
    assert view.rows["given"].error is None


def test_enter_goes_on_to_the_next_field_and_shift_tab_back(view: FormView[Person]) -> None:
    go_to(view, "given")
    press(view, "Return")
    assert view.focus_get() is view.field("family").entry
    press(view, "Return")
    assert view.focus_get() is view.field("sex").box
    press(view, "Shift-Tab")
    assert view.focus_get() is view.field("family").entry


def test_enter_in_a_text_of_many_lines_is_a_new_line_and_tab_goes_on(view: FormView[Person]) -> None:
    go_to(view, "notes")
    write(view, "ab")
    press(view, "Return")
    write(view, "c")
    assert view.texts()["notes"] == "ab\nc"
    press(view, "Tab")
    assert view.focus_get() is view.field("count").entry
    assert view.texts()["notes"] == "ab\nc"


def test_control_s_saves_from_any_field(view: FormView[Person], heard: Heard) -> None:
    for name in ("given", "colour", "notes", "is_here"):
        go_to(view, name)
        press(view, "Control-s")
    assert heard.saves == 4


def test_typing_is_a_change_and_going_back_is_none(view: FormView[Person], heard: Heard) -> None:
    view.set(SOMEBODY)
    assert heard.changes == 0
    go_to(view, "family")
    press(view, "End")
    write(view, "x")
    assert (view.is_changed, heard.changes) == (True, 1)
    press(view, "BackSpace")
    assert not view.is_changed


def test_control_z_takes_back_what_was_typed_in_the_field_only(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    go_to(view, "family")
    press(view, "End")
    write(view, "ab")
    press(view, "Control-z")
    assert view.texts()["family"] == "ใจดีa"
    press(view, "Control-z", "Control-z", "Control-z")
    assert view.texts()["family"] == "ใจดี"
    press(view, "Control-y")
    assert view.texts()["family"] == "ใจดีa"
    assert view.texts()["given"] == "สมหญิง"


def test_undo_does_not_reach_into_the_record_shown_before(view: FormView[Person]) -> None:
    view.set(Person(family="เก่า"))
    view.set(SOMEBODY)
    go_to(view, "family")
    press(view, "Control-z")
    assert view.texts()["family"] == "ใจดี"


@pytest.mark.parametrize(("width", "above"), [(900, False), (300, True)])
def test_labels_stand_above_their_fields_only_where_there_is_no_room_beside(
    view: FormView[Person], width: int, above: bool
) -> None:
    view.pack_forget()
    view.place(x=0, y=0, width=width, height=500)
    view.update()
    for row in view.rows.values():
        if not row.widget.has_own_label:
            is_above = row.label.winfo_rooty() + row.label.winfo_height() <= row.widget.winfo_rooty()
            assert is_above is above, row.field.name
    assert all(row.label.winfo_ismapped() is not row.widget.has_own_label for row in view.rows.values())


def test_form_to_look_at_can_not_be_changed(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    view.set_read_only(True)
    for name in ("given", "citizen_id", "born", "notes", "title"):
        go_to(view, name)
        write(view, "1")
    go_to(view, "colour")
    press(view, "Down", "Key-r", "Delete")
    assert not view.is_changed
    assert view.read() == SOMEBODY
    view.set_read_only(False)
    go_to(view, "given")
    write(view, "x")
    assert view.is_changed


def test_form_taller_than_its_place_scrolls_to_the_field_with_the_keyboard(window: Any, today: date) -> None:
    theme.dress(window)
    view = FormView(window, FORM, today, links={"house_id": Link(find, str)})
    view.place(x=0, y=0, width=600, height=300)
    window.update()
    last = go_to(view, "count")
    view.update()
    assert view.winfo_rooty() <= last.entry.winfo_rooty()
    assert last.entry.winfo_rooty() + last.entry.winfo_height() <= view.winfo_rooty() + 300
    first = go_to(view, "title")
    view.update()
    assert first.entry.winfo_rooty() >= view.winfo_rooty()


def test_only_the_fields_asked_for_are_shown_and_the_others_stay(window: Any, today: date) -> None:
    theme.dress(window)
    view = FormView(window, FORM, today, only=["given", "family"])
    view.set(SOMEBODY)
    assert list(view.rows) == ["given", "family"]
    view.field("family").typed.set("ใหม่")
    record = view.read()
    assert record is not None
    assert (record.family, record.citizen_id, record.house_id) == ("ใหม่", SOMEBODY.citizen_id, 2)


def test_errors_found_when_saving_stand_beside_their_fields_too(view: FormView[Person]) -> None:
    from db.domain.errors import FieldError, FormErrors

    view.show_errors(FormErrors({"family": FieldError("taken")}))
    view.update()
    assert view.rows["family"].note.cget("text") == "taken"
    assert view.rows["family"].note.winfo_ismapped()


def test_remark_stands_beside_its_field_or_below_where_there_is_no_room(window: Any, today: date) -> None:
    theme.dress(window)
    view = FormView(window, FORM, today, only=["citizen_id"])
    for width in (900, 360):
        view.place(x=0, y=0, width=width, height=300)
        window.update()
        widget = view.field("citizen_id")
        widget.set("1234545678789")
        window.update()
        label = widget.note.label
        assert label.winfo_ismapped()
        assert label.winfo_rootx() + label.winfo_width() <= view.winfo_rootx() + width
        assert (label.winfo_y() >= widget.entry.winfo_height()) == (width == 360)
        widget.set("")
        window.update()
        assert not label.winfo_ismapped()
