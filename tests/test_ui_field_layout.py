"""Thai typed into an ID, Latin into a name: a hint offers what was meant, F2 takes it, nothing changes by itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from db.domain import citizen_id as ids
from db.domain.digits import to_arabic
from db.domain.households import FORM as HOUSEHOLD
from db.domain.keyboard_layout import to_latin, to_thai
from db.domain.residents import FORM as RESIDENT
from db.domain.residents import Resident
from db.domain.settings import SETTINGS_FORM
from tests.at_desk import names_in, opened_at, town
from tests.keyboard import press, take_keyboard, write
from tests.people_office import citizen_id
from ui import language, theme
from ui.field_widget import Link
from ui.forms import FormView

NOWHERE = Link(lambda _text: [], str)
LINKS = {"household_id": NOWHERE, "community_id": NOWHERE}


@pytest.fixture
def people(window: Any, today: date) -> FormView[Any]:
    return shown(window, FormView(window, RESIDENT, today, links=LINKS))


def shown(window: Any, form: FormView[Any]) -> FormView[Any]:
    theme.dress(window)
    form.pack(fill="both", expand=True)
    window.update()
    return form


def type_into(form: FormView[Any], name: str, text: str) -> Any:
    """The field, after real keys for Latin letters and Thai letters one by one."""
    field = form.field(name)
    take_keyboard(form, field.entry)
    write(form.winfo_toplevel(), text)
    return field


def hint(field: Any) -> str:
    """What stands below the field about the keyboard, "" if nothing does."""
    label = field.layout_hint.label
    return str(label.cget("text")) if label is not None and label.winfo_ismapped() else ""


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_an_id_typed_with_the_thai_layout_on_is_offered_and_taken_by_a_key(
    window: Any, people: FormView[Any], number: int
) -> None:
    digits = citizen_id(number)
    field = type_into(people, "citizen_id", to_thai(digits))
    assert field.get() == to_thai(digits)  # as typed, until it is asked for
    assert digits in hint(field)
    press(window, "F2")
    assert field.get() == ids.format_citizen_id(digits)
    assert hint(field) == ""
    assert "✓" in field.note.label.cget("text")
    assert field.is_touched


def test_the_hint_stands_there_from_the_first_digit_on(people: FormView[Any]) -> None:
    field = type_into(people, "citizen_id", "ถ")
    assert "5" in hint(field)
    assert "ภาษาไทย" in hint(field) and "F2" in hint(field)


def test_a_click_takes_it_as_well(window: Any, people: FormView[Any]) -> None:
    field = type_into(people, "phones", to_thai("0812345678"))
    field.layout_hint.label.event_generate("<Button-1>", x=3, y=3)
    window.update()
    assert field.get() == "0812345678"
    assert window.focus_get() is field.entry


def test_undo_goes_back_to_what_was_typed(window: Any, people: FormView[Any]) -> None:
    field = type_into(people, "citizen_id", "ๅ/-ภ")
    press(window, "F2")
    assert field.get() == "1-234"
    field.entry.event_generate("<<Undo>>")
    window.update()
    assert field.get() in ("ๅ/-ภ", "1234")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("citizen_id", "๑๒๓๔๕"),
        ("citizen_id", "12345"),
        ("phones", "๐๘๑"),
        ("born", "1 ต.ค. 2500"),
        ("born", "๑ ตุลาคม ๒๕๐๐"),
        ("born", "1 ตค"),
        ("given", "สมชาย"),
        ("given", "John"),
        ("family", "McDonald"),
        ("given", "Naw Paw"),
        ("organisation", "UNHCR"),
        ("notes", "l,=kp"),
    ],
)
def test_what_may_be_right_is_left_alone(people: FormView[Any], name: str, typed: str) -> None:
    if name == "notes":
        take_keyboard(people, people.field(name).text)
        write(people.winfo_toplevel(), typed)
        assert people.field(name).get() == typed
        return
    field = type_into(people, name, typed)
    assert field.get().replace("-", "") == (typed if name != "citizen_id" else to_arabic(typed))
    assert hint(field) == ""


@pytest.mark.parametrize(
    ("name", "keys"), [("born", "1/10/2500"), ("born", "2500"), ("status_date", "1/10/2569"), ("phones", "053-621-123")]
)
def test_dates_and_phones_typed_with_the_thai_layout_on(
    window: Any, people: FormView[Any], name: str, keys: str
) -> None:
    field = type_into(people, name, to_thai(keys))
    assert keys in hint(field)
    press(window, "F2")
    assert field.get().startswith(keys)


@pytest.mark.parametrize(("name", "meant"), [("given", "สมชาย"), ("family", "ใจดี"), ("title", "นางสาว")])
def test_a_thai_name_typed_with_the_english_layout_on(
    window: Any, people: FormView[Any], name: str, meant: str
) -> None:
    field = type_into(people, name, to_latin(meant))
    assert field.get() == to_latin(meant)
    assert meant in hint(field) and "ภาษาอังกฤษ" in hint(field)
    press(window, "F2")
    assert field.get() == meant
    assert hint(field) == ""


def test_a_record_that_is_shown_is_not_asked_about(window: Any, people: FormView[Any]) -> None:
    people.set(Resident(given="l,=kp", family="ๅ/-"))
    window.update()
    assert hint(people.field("given")) == ""
    field = type_into(people, "citizen_id", "ๅ/-")
    people.set(Resident())
    window.update()
    assert hint(field) == ""


def test_f2_without_a_hint_changes_nothing(window: Any, people: FormView[Any]) -> None:
    field = type_into(people, "given", "John")
    press(window, "F2")
    assert field.get() == "John"


def test_a_form_that_can_only_be_read_is_not_changed(window: Any, people: FormView[Any]) -> None:
    field = type_into(people, "citizen_id", "ๅ/-")
    people.set_read_only(True)
    field.entry.event_generate("<F2>")
    window.update()
    assert field.get() == "ๅ/-"


def test_the_hint_follows_the_language(window: Any, people: FormView[Any]) -> None:
    field = type_into(people, "citizen_id", "ๅ/-")
    language.set_language("en")
    window.update()
    assert hint(field) == "The keyboard is set to Thai. Press F2 for 123"


def test_the_house_number_and_the_english_name(window: Any, today: date) -> None:
    house = shown(window, FormView(window, HOUSEHOLD, today, links=LINKS))
    assert "12/3" in hint(type_into(house, "house", to_thai("12/3")))
    assert hint(type_into(house, "moo", "4")) == ""
    house.destroy()
    office = shown(window, FormView(window, SETTINGS_FORM, today))
    assert "Mae Sariang" in hint(type_into(office, "name_en", to_thai("Mae Sariang")))
    assert hint(type_into(office, "name_th", "เทศบาล")) == ""


# --- the search box ----------------------------------------------------------------------------


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    town(office)
    with opened_at(window, office, "communities") as made:
        yield made


@pytest.mark.parametrize(
    ("meant", "typed"),
    [("กนกวรรณ", to_latin("กนกวรรณ")), ("12/3", to_thai("12/3")), ("0812345678", to_thai("0812345678"))],
)
def test_a_search_on_the_wrong_layout_is_offered_and_taken(window: Any, desk: Any, meant: str, typed: str) -> None:
    press(window, "Control-f")
    write(window, typed)
    said = desk.shell.field.hint
    assert meant in said.cget("text") and str(said.cget("style")) == theme.NOTICE
    assert said.winfo_ismapped()
    press(window, "F2")
    assert desk.shell.field.text.get() == meant
    assert names_in(desk.search.table)[0].startswith("นางกนกวรรณ")
    assert meant not in said.cget("text")


@pytest.mark.parametrize("typed", ["กมล", "12/3", "๑๒/๓", "john smith", "081"])
def test_a_search_that_may_be_right_is_left_alone(window: Any, desk: Any, typed: str) -> None:
    press(window, "Control-f")
    write(window, typed)
    assert "F2" not in desk.shell.field.hint.cget("text")
    press(window, "F2")
    assert desk.shell.field.text.get() == typed


def test_the_hint_is_read_where_the_form_is_higher_than_the_window(
    window: Any, people: FormView[Any], large_letters: None
) -> None:
    """It stands below the field, so the form scrolls until it is seen."""
    field = type_into(people, "citizen_id", "ๅ/")
    for _time in range(3):
        window.update()
    label = field.layout_hint.label
    assert label.winfo_rooty() + label.winfo_height() <= people.winfo_rooty() + people.winfo_height()


@pytest.fixture
def large_letters(window: Any, people: FormView[Any]) -> Iterator[None]:
    """The ID is the last field in sight, without room for a line below it."""
    people.pack_forget()
    field = people.field("citizen_id")
    bottom = field.winfo_y() + field.winfo_height() + 2
    people.place(x=0, y=0, width=700, height=bottom)
    window.update()
    yield


@pytest.mark.parametrize("width", [900, 1366])
def test_what_was_meant_in_a_search_is_read_in_a_narrow_window(window: Any, desk: Any, width: int) -> None:
    window.geometry(f"{width}x700")
    theme.set_text_size(window, 150)
    window.update()
    press(window, "Control-f")
    write(window, to_latin("กนกวรรณ"))
    said = desk.shell.field.hint
    assert said.winfo_ismapped() and said.winfo_width() >= said.winfo_reqwidth()
    theme.set_text_size(window, 100)
