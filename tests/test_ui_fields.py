"""Each kind of field helps with what is typed into it: grouped, checked, proposed, chosen by its beginning."""

import base64
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from db.domain import field_kinds
from db.domain.photographs import FORM as PHOTOGRAPH
from db.domain.photographs import Photograph
from db.photograph_sizes import small_photograph
from tests.every_field import SOMEBODY, Heard, Person, form_view, go_to, png
from tests.keyboard import press, write
from ui import field_row, theme
from ui.field_image import MOST_BYTES
from ui.forms import FormView


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def view(window: Any, today: date, heard: Heard) -> FormView[Person]:
    return form_view(window, today, heard)


def test_every_kind_of_field_but_lists_of_links_has_a_widget() -> None:
    assert set(field_kinds.PARSE) - set(field_row.WIDGETS) <= {"links"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("1", "1"), ("19999", "1-9999"), ("1999900000633", "1-9999-00000-63-3"), ("๑๙๙๙๙", None), ("A1234", "A1234")],
)
def test_citizen_id_is_grouped_while_typing(view: FormView[Person], typed: str, shown: str | None) -> None:
    widget = go_to(view, "citizen_id")
    write(view, typed)
    text = widget.get()
    assert text == shown if shown is not None else text.replace("-", "") in (typed, "19999")


def test_cursor_keeps_its_place_while_dashes_come_and_go(view: FormView[Person]) -> None:
    widget = go_to(view, "citizen_id")
    write(view, "1999900000633")
    widget.entry.icursor(4)  # after 1-99
    write(view, "5")
    assert widget.get().startswith("1-9959-90000")
    assert widget.entry.index("insert") == 5
    press(view, "BackSpace")
    widget.entry.event_generate("<KeyRelease-BackSpace>")
    view.update()
    assert widget.get() == "1-9999-00000-63-3"
    assert widget.entry.index("insert") == 4


@pytest.mark.parametrize(
    ("typed", "style"), [("1999900000633", theme.GOOD), ("1234545678789", theme.NOTICE), ("19999", theme.QUIET)]
)
def test_check_digit_is_told_while_typing(view: FormView[Person], typed: str, style: str) -> None:
    widget = go_to(view, "citizen_id")
    write(view, typed)
    assert str(widget.note.label.cget("style")) == style
    assert widget.note.label.cget("text") != ""


def test_phones_are_grouped_when_one_leaves_the_field(view: FormView[Person]) -> None:
    widget = go_to(view, "phones")
    write(view, "0812345678,053681234")
    press(view, "Return")
    assert widget.get() == "081-234-5678, 053-681-234"


def test_title_is_offered_from_sex_and_age_until_somebody_chooses(view: FormView[Person]) -> None:
    view.field("born").typed.set("1/1/2560")
    go_to(view, "sex")
    write(view, "ช")
    view.field("sex")._choose(1)
    assert view.texts()["title"] == "เด็กชาย"
    view.field("sex")._choose(2)
    assert view.texts()["title"] == "เด็กหญิง"
    view.field("born").typed.set("1/1/2530")
    assert view.texts()["title"] == "นางสาว"
    go_to(view, "title").typed.set("นาง")
    view.field("born").typed.set("1/1/2531")
    assert view.texts()["title"] == "นาง"


@pytest.mark.parametrize(
    ("typed", "title", "sex"),
    [("นส.", "นางสาว", "หญิง"), ("ด.ช.", "เด็กชาย", "ชาย"), ("ดร.", "ดร.", ""), ("พ่อเฒ่า", "พ่อเฒ่า", "")],
)
def test_a_short_title_is_written_out_and_tells_the_sex(
    view: FormView[Person], typed: str, title: str, sex: str
) -> None:
    go_to(view, "title")
    write(view, typed)
    press(view, "Return")
    assert (view.texts()["title"], view.texts()["sex"]) == (title, sex)


def test_a_title_does_not_overrule_the_sex_that_was_said(view: FormView[Person]) -> None:
    view.field("sex")._choose(1)
    said = view.texts()["sex"]
    go_to(view, "title").typed.set("นาง")
    assert view.texts()["sex"] == said


def test_what_is_wrong_with_an_id_is_said_once(view: FormView[Person]) -> None:
    widget = go_to(view, "citizen_id")
    write(view, "12345x")
    assert widget.note.label.cget("text")
    view.read()
    assert view.rows["citizen_id"].error is not None
    assert not widget.note.label.cget("text"), "the error stands below"
    go_to(view, "citizen_id")
    write(view, "1")
    assert widget.note.label.cget("text"), "and the remark is back with the next letter"


def test_title_that_is_kept_is_never_changed_by_itself(view: FormView[Person]) -> None:
    view.set(SOMEBODY)
    view.field("sex")._choose(1)
    view.field("born").typed.set("1/1/2565")
    assert view.texts()["title"] == "นาง"


def test_choice_is_found_by_typing_its_beginning(view: FormView[Person], monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    widget = go_to(view, "colour")
    for letter, value in (("เ", "green"), ("ท", "grey")):
        widget._on_key(SimpleNamespace(char=letter, state=0))
        assert widget.get() == value
    assert widget.box.get() != "grey"
    press(view, "Delete")
    assert widget.get() == ""


def test_choice_by_arrow_keys_and_list_is_a_change(view: FormView[Person], heard: Heard) -> None:
    widget = go_to(view, "colour")
    widget.box.current(2)
    widget.box.event_generate("<<ComboboxSelected>>")
    view.update()
    assert (widget.get(), heard.changes) == ("green", 1)


def test_boxes_are_ticked_with_space(view: FormView[Person]) -> None:
    go_to(view, "likes")
    press(view, "space", "Tab", "Tab", "space")
    assert view.texts()["likes"] == "red/grey"
    go_to(view, "is_here")
    press(view, "space")
    assert view.texts()["is_here"] == "1"


def test_picture_is_chosen_shown_and_removed(view: FormView[Person], answers: Any, tmp_path: Path) -> None:
    path = tmp_path / "ตรา.png"
    path.write_bytes(png())
    answers(choose_open_file=path)
    widget = go_to(view, "seal")
    press(view, "space")
    assert base64.b64decode(widget.get()) == png()
    assert str(widget.picture.cget("image")) != ""
    widget.remove.invoke()
    assert (widget.get(), str(widget.picture.cget("image"))) == ("", "")


def test_a_photograph_of_any_size_is_made_small_as_it_is_chosen(window: Any, answers: Any, tmp_path: Path) -> None:
    """As where it is added; a seal keeps what it is."""
    file = tmp_path / "กล้อง.png"
    noise = random.Random(1).randbytes(1500 * 1200 * 3)
    Image.frombytes("RGB", (1500, 1200), noise).save(file)
    assert file.stat().st_size > MOST_BYTES
    answers(choose_open_file=file)
    view = FormView(window, PHOTOGRAPH, date(2026, 11, 22))
    view.set(Photograph())
    widget = view.field("image")
    widget.choose.invoke()
    assert widget.note.cget("text") == ""
    chosen = base64.b64decode(widget.get())
    assert len(chosen) < MOST_BYTES and chosen == small_photograph(file)
    (tmp_path / "จดหมาย.jpg").write_bytes(b"a letter")
    answers(choose_open_file=tmp_path / "จดหมาย.jpg")
    widget.choose.invoke()
    assert widget.note.cget("text") and base64.b64decode(widget.get()) == chosen


def test_file_that_is_no_picture_is_said_and_refused(view: FormView[Person], answers: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"not a picture")
    answers(choose_open_file=path)
    widget = view.field("seal")
    widget.choose.invoke()
    assert widget.note.cget("text") != ""
    view.field("given").typed.set("ก")
    assert view.read() is None
    assert view.rows["seal"].error is not None
