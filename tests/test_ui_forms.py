"""Forms drawn from their declaration: what is typed stays, errors stand beside their fields, all by keyboard."""

import base64
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from db.domain import field_kinds
from db.domain.buddhist_era import PartialDate, Precision
from db.domain.choices import Choice
from db.domain.forms import Field, Form, Kind
from tests.keyboard import press, take_keyboard, write
from ui import field_row, fonts, theme
from ui.field_widget import Link
from ui.forms import FormView


class Colour(Choice):
    RED = "red", "แดง"
    GREEN = "green", "เขียว"
    GREY = "grey", "เทา"


class Sex(StrEnum):
    MALE = "ชาย"
    FEMALE = "หญิง"


@dataclass(frozen=True)
class Person:
    title: str = ""
    given: str = ""
    family: str = ""
    sex: Sex | None = None
    citizen_id: str = ""
    born: PartialDate | None = None
    phones: tuple[str, ...] = ()
    colour: Colour | None = None
    likes: tuple[Colour, ...] = ()
    house_id: int | None = None
    hours: float | None = None
    budget: Decimal | None = None
    house_code: str = ""
    since: date | None = None
    is_here: bool = False
    seal: bytes | None = None
    notes: str = ""
    count: int | None = None


FORM = Form(
    Person,
    (
        Field("title", "Title", Kind.TITLE, width=12),
        Field("given", "Given name", required=True),
        Field("family", "Family name"),
        Field("sex", "Sex", Kind.CHOICE, choices=Sex),
        Field("citizen_id", "Citizen ID", Kind.CITIZEN_ID, help="13 digits"),
        Field("born", "Born", Kind.PARTIAL_DATE),
        Field("phones", "Phone", Kind.PHONES),
        Field("colour", "Colour", Kind.CHOICE, choices=Colour),
        Field("likes", "Likes", Kind.CHOICES, choices=Colour),
        Field("house_id", "House", Kind.LINK),
        Field("hours", "Hours", Kind.HOURS),
        Field("budget", "Budget", Kind.MONEY),
        Field("house_code", "House code", Kind.HOUSE_CODE),
        Field("since", "Since", Kind.DATE),
        Field("is_here", "Is here", Kind.YES_NO),
        Field("seal", "Seal", Kind.IMAGE),
        Field("notes", "Notes", Kind.LONG_TEXT),
        Field("count", "Count", Kind.WHOLE),
    ),
)
HOUSES = {1: "12/3 ริมยวม", 2: "12/4 กลางเวียง", 3: "99 ป่าซาง"}


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (400, 100), "red").save(file, "PNG")
    return file.getvalue()


SOMEBODY = Person(
    title="นาง",
    given="สมหญิง",
    family="ใจดี",
    sex=Sex.FEMALE,
    citizen_id="1999900000633",
    born=PartialDate(date(1958, 1, 1), Precision.YEAR),
    phones=("0812345678", "053681234"),
    colour=Colour.GREEN,
    likes=(Colour.RED, Colour.GREY),
    house_id=2,
    hours=3.5,
    budget=Decimal("1500.50"),
    house_code="58030000015",
    since=date(2026, 10, 1),
    is_here=True,
    seal=png(),
    notes="บรรทัดหนึ่ง\nบรรทัดสอง",
    count=7,
)


class Heard:
    def __init__(self) -> None:
        self.changes = 0
        self.saves = 0

    def change(self) -> None:
        self.changes += 1

    def save(self) -> None:
        self.saves += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


def find(text: str) -> list[tuple[int, str]]:
    return [(number, label) for number, label in HOUSES.items() if text in label]


@pytest.fixture
def view(window: Any, today: date, heard: Heard) -> FormView[Person]:
    theme.dress(window)
    made = FormView(
        window,
        FORM,
        today,
        links={"house_id": Link(find, lambda number: HOUSES[number])},
        on_change=heard.change,
        on_save=heard.save,
    )
    made.pack(fill="both", expand=True)
    window.update()
    return made


def go_to(view: FormView[Any], name: str) -> Any:
    widget = view.field(name)
    take_keyboard(view, widget.focus_target())
    return widget


def test_every_kind_of_field_but_lists_of_links_has_a_widget() -> None:
    assert set(field_kinds.PARSE) - set(field_row.WIDGETS) <= {"links"}


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
