"""The search box: finds people by anything one knows of them, from every page, by keyboard alone."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.domain.residents import Residency
from tests.at_desk import names_in, opened_at, town
from tests.keyboard import press, write
from tests.people_office import citizen_id, resident
from ui.dialogs import Answer
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    town(office)
    with opened_at(window, office, "communities") as shown:
        yield shown


def found(desk: DeskWindow) -> list[str]:
    assert desk.search.list.winfo_ismapped()
    return names_in(desk.search.table)


DIGITS = citizen_id(1)
GROUPED = f"{DIGITS[0]}-{DIGITS[1:5]}-{DIGITS[5:10]}-{DIGITS[10:12]}-{DIGITS[12]}"
THAI = "".join(chr(0x0E50 + int(digit)) for digit in DIGITS)


@pytest.mark.parametrize(
    "typed", ["กนก", "ใจดี", "ปู", DIGITS, GROUPED, THAI, DIGITS[:8], "081-234", "0812345678", "นางกนกวรรณ ใจ"]
)
def test_a_person_is_found_by_anything_known_of_them(desk: DeskWindow, window: Any, typed: str) -> None:
    press(window, "Control-f")
    write(window, typed)
    assert found(desk)[0].startswith("นางกนกวรรณ ใจดี")


def test_all_people_of_a_house_are_found_by_its_number(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-f")
    write(window, "12/3")
    assert found(desk) == ["นางกนกวรรณ ใจดี (ปู)", "นายกมล ศรีวงค์"]


def test_enter_opens_the_first_and_down_goes_into_the_list(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-f")
    write(window, "12/3")
    press(window, "Down", "Down", "Return")
    assert desk.screen.card.title.cget("text") == "นายกมล ศรีวงค์"
    press(window, "Control-f")
    write(window, "แก้ว")
    press(window, "Return")
    assert desk.screen.card.title.cget("text") == "เด็กหญิงแก้วตา มูลคำ"
    assert not desk.search.list.winfo_ismapped()


def test_nobody_found_says_so(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-f")
    write(window, "zzz")
    assert found(desk) == []
    assert desk.search.table.empty.frame.winfo_ismapped()
    press(window, "Return", "Down")
    assert desk.search.entry.get() == "zzz"


def test_escape_gives_the_keyboard_back_to_where_it_was(desk: DeskWindow, window: Any) -> None:
    desk.go("residents")
    press(window, "Down", "Control-f")
    write(window, "ปู")
    press(window, "Down", "Escape")
    assert window.focus_get() is desk.search.entry
    press(window, "Escape")
    assert window.focus_get() is desk.screen.table.tree
    assert (desk.search.entry.get(), desk.search.list.winfo_ismapped()) == ("", 0)
    assert desk.navigation._here == "residents"


def test_letters_typed_in_a_list_begin_a_search(desk: DeskWindow, window: Any) -> None:
    desk.go("residents")
    window.update()
    press(window, "Key-1")
    write(window, "2/3")
    assert desk.search.entry.get() == "12/3"
    assert len(found(desk)) == 2


def test_who_lives_here_no_more_is_found_and_shown(desk: DeskWindow, window: Any, office: Any) -> None:
    resident(office, "ลาออก", "ไปไกล", status=Residency.MOVED)
    press(window, "Control-f")
    write(window, "ลาออก")
    press(window, "Return")
    assert desk.screen.card.title.cget("text") == "ลาออก ไปไกล"
    assert desk.screen.table.chosen is not None


def test_list_closes_when_the_keyboard_goes_elsewhere(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-f")
    write(window, "ก")
    desk.help_button.focus_force()
    window.update()
    assert not desk.search.list.winfo_ismapped()


def test_unsaved_work_is_asked_about_before_the_person_found_is_opened(
    desk: DeskWindow, window: Any, answers: Any
) -> None:
    asked = answers(ask_save_discard_cancel=Answer.CANCEL)
    desk.go("residents")
    press(window, "Control-n")
    desk.screen.editor.view.field("given").focus_target().focus_force()
    write(window, "ใหม่")
    press(window, "Control-f")
    write(window, "กมล")
    press(window, "Return")
    assert [call[0] for call in asked.calls] == ["ask_save_discard_cancel"]
    assert desk.screen.editor.view.field("given").get() == "ใหม่"
    assert desk.screen.editor.winfo_ismapped()


def test_ids_are_masked_among_those_found(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-f")
    write(window, DIGITS)
    shown = desk.search.table.tree.item(desk.search.table.tree.get_children()[0], "values")
    assert DIGITS not in "".join(shown).replace("-", "")
    assert "x-xxxx-xxxxx" in shown[1]
