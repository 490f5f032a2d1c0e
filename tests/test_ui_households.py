"""Households on screen: listed by house number, written down, one click from who lives there."""

from collections.abc import Iterator
from typing import Any

import pytest

from db import communities, households, residents
from tests.at_desk import names_in, opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.people_office import household
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    town(office)
    for house in ("2", "10", "12/10"):
        household(office, house, 1)
    with opened_at(window, office, "households") as shown:
        yield shown


def type_into(desk: DeskWindow, name: str, text: str) -> None:
    take_keyboard(desk.window, desk.screen.editor.view.field(name).focus_target())
    write(desk.window, text)


def test_houses_stand_in_the_order_of_their_numbers(desk: DeskWindow) -> None:
    assert names_in(desk.screen.table) == ["2", "10", "12/3", "12/10", "45"]


def test_community_filter_narrows(desk: DeskWindow, window: Any) -> None:
    desk.screen.filters["community"].choose(2)
    window.update()
    assert names_in(desk.screen.table) == ["45"]


def test_a_number_typed_in_the_list_finds_the_house(desk: DeskWindow, window: Any) -> None:
    write(window, "12")
    assert names_in(desk.screen.table) == ["12/3", "12/10"]
    write(window, "/1")
    press(window, "Return")
    assert names_in(desk.screen.table) == ["12/10"] and desk.screen.record_id is not None
    press(window, "Escape")
    assert len(names_in(desk.screen.table)) == 5 and desk._here == "households"
    write(window, "4")
    desk.go("households", 1)
    assert desk.screen.words.text == "" and desk.screen.record_id == 1, "the house one comes to is in the list"


def test_a_house_shows_its_people_one_click_away(desk: DeskWindow, window: Any) -> None:
    press(window, "Down", "Down", "Down")
    shown = texts_of(desk.screen.card)
    assert any(text.startswith("นางกนกวรรณ ใจดี") for text in shown)
    link = next(
        child
        for child in desk.screen.card.facts.winfo_children()
        if child.winfo_class() == "TButton" and "กมล" in child.cget("text")
    )
    link.invoke()
    window.update()
    assert desk.screen.card.title.cget("text") == "นายกมล ศรีวงค์"
    press(window, "Escape")
    assert (desk._here, desk.screen.record_in_sight) == ("households", 1)


def test_a_new_house_is_written_down_and_found(desk: DeskWindow, window: Any, office: Any) -> None:
    press(window, "Control-n")
    type_into(desk, "house", "99/1")
    type_into(desk, "community_id", "ป่า")
    press(window, "Return", "Control-s")
    (kept,) = households.households_found(office, "99/1")
    assert (kept.community, desk.screen.record_id) == ("ชุมชนป่าซาง", kept.id)
    assert "99/1" in names_in(desk.screen.table)


def test_the_same_house_twice_is_refused_beside_its_field(desk: DeskWindow, window: Any) -> None:
    press(window, "Control-n")
    type_into(desk, "house", "12/3")
    type_into(desk, "community_id", "ริม")
    press(window, "Return", "Control-s")
    assert desk.screen.editor.view.rows["house"].error is not None
    assert desk.screen.editor.view.field("house").get() == "12/3"


def test_community_that_is_not_there_is_made_in_passing(
    desk: DeskWindow, window: Any, office: Any, in_dialog: Any
) -> None:
    in_dialog(lambda _dialog: press(window, "Control-s"))
    press(window, "Control-n")
    type_into(desk, "community_id", "จอมแจ้ง")
    press(window, "Return")
    assert "ชุมชนจอมแจ้ง" in [each.name for each in communities.communities(office)]
    assert desk.screen.editor.view.field("community_id").typed.get() == "ชุมชนจอมแจ้ง"


def test_person_is_added_to_the_house_in_sight(desk: DeskWindow, window: Any, office: Any, answers: Any) -> None:
    answers(ask_reasons=lambda _parent, warnings: {code: "ยังไม่แจ้ง" for code, _text in warnings})
    press(window, "Down", "Down", "Down")
    desk.screen.card.actions["Add a person here"].invoke()
    window.update()
    type_into(desk, "given", "ใหม่")
    press(window, "Control-s")
    assert residents.resident_of(office, desk.screen.record_id).household_id == 1


def test_a_house_with_people_is_not_deleted_an_empty_one_is(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_error=None)
    press(window, "Down", "Down", "Down", "Control-Delete")
    assert [call[0] for call in told.calls] == ["show_error"]
    press(window, "Up", "Control-Delete")
    assert names_in(desk.screen.table) == ["2", "12/3", "12/10", "45"]
    press(window, "Control-z")
    assert names_in(desk.screen.table) == ["2", "10", "12/3", "12/10", "45"]
