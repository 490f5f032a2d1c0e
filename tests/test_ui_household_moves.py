"""Moves, births and deaths from the pages of people and households: one dialog each, by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import households, residents
from db.bin import bin_lines
from db.domain.house_relations import HouseRelation
from db.domain.moves import MoveKind, MoveWish
from db.domain.names import Sex
from db.domain.residents import Residency
from db.house_people import house_people, relation_of, save_relations
from db.move_history import moves_of
from db.moves import move_person
from db.office import Office
from db.volunteers import save_volunteer, volunteer_of
from tests.at_desk import opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.papers import page_texts
from tests.people_office import born, household, resident, volunteer
from tests.visits_office import match, service, visit
from ui.forms import FormView
from ui.preview import Preview
from ui.window import DeskWindow


@pytest.fixture
def people(office: Office) -> dict[str, Any]:
    """House 12/3 with two people, 45 with a girl and her mother, 99 with nobody."""
    found = town(office)
    found["แม่"] = resident(office, "แม่", "มูลคำ", title="นาง", sex=Sex.FEMALE, born=born(1995), household_id=2)
    household(office, "99", 2)
    return found


@pytest.fixture
def desk(window: Any, office: Office, people: Any) -> Iterator[DeskWindow]:
    with opened_at(window, office, "households", 1) as shown:
        yield shown


def form_in(dialog: Any) -> FormView[Any]:
    return next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))


def typed(**texts: str) -> Callable[[Any], None]:
    """Types into the form of the dialog and presses Ctrl+S there."""

    def fill(dialog: Any) -> None:
        dialog.update()
        view = form_in(dialog)
        for name, text in texts.items():
            field = view.field(name)
            if not text:
                field.ticked.set(True)
                continue
            take_keyboard(dialog, field.focus_target())
            press(dialog, "Control-a")
            write(dialog, text)
            if name.endswith("_id"):
                press(dialog, "Return")
        press(dialog, "Control-s")

    return fill


def all_in(widget: Any) -> list[Any]:
    return [widget, *(below for child in widget.winfo_children() for below in all_in(child))]


def test_a_person_moves_from_their_page(desk: DeskWindow, window: Any, people: Any, in_dialog: Any) -> None:
    key = people["กมล"].id
    desk.go("residents", key)
    in_dialog(typed(to_household_id="45", note="แต่งงาน"))
    desk.screen.card.actions["Move"].invoke()
    window.update()
    assert residents.resident_of(desk.office, key).household_id == 2
    assert any("แต่งงาน" in text and "12/3" in text for text in texts_of(desk.screen.card))
    press(window, "Control-z")
    assert residents.resident_of(desk.office, key).household_id == 1
    assert moves_of(desk.office, key) == ()


def test_a_person_who_leaves_the_municipality_needs_no_house(desk: DeskWindow, people: Any, in_dialog: Any) -> None:
    desk.go("residents", people["กมล"].id)
    in_dialog(typed(is_away=""))
    desk.screen.card.actions["Move"].invoke()
    assert residents.resident_of(desk.office, people["กมล"].id).status is Residency.MOVED


def test_a_death_says_what_ends_and_ends_it(desk: DeskWindow, people: Any, in_dialog: Any) -> None:
    key = people["กมล"].id
    volunteer(desk.office, key)
    desk.go("residents", key)
    seen: list[str] = []

    def die(dialog: Any) -> None:
        dialog.update()
        seen.extend(texts_of(dialog))
        typed(moved_on="1/11/2569")(dialog)

    in_dialog(die)
    desk.screen.card.actions["Death"].invoke()
    assert any("กมล" in text and "จิตอาสา" in text for text in seen) or any("Volunteering" in text for text in seen)
    dead = residents.resident_of(desk.office, key)
    assert (dead.status, dead.status_date) == (Residency.DIED, date(2026, 11, 1))
    assert residents.ties_of(desk.office, key).volunteer_id is not None


@pytest.fixture
def cared_for(office: Office, people: Any) -> int:
    """Kamon, a volunteer, cares for Kanokwan; both are to be visited. His id."""
    key = people["กมล"].id
    home = service(office)
    match(office, people["กนกวรรณ"].id, volunteer(office, key).id, home.id)
    for name in ("กมล", "กนกวรรณ"):
        visit(office, home.id, people[name].id, planned_on=date(2026, 11, 30), visitor="นางมาลี")
    return int(key)


def going_on(office: Office) -> list[tuple[Any, ...]]:
    """Whether volunteering, care and visits that were planned go on."""
    return office.run(
        lambda: office.sql(
            """select ended is null, end_reason from volunteer
               union all select until is null, end_reason from care_match
               union all select deleted_at is null, '' from visit"""
        )
    )


@pytest.mark.parametrize(("button", "texts"), [("Death", {"moved_on": "1/11/2569"}), ("Move", {"is_away": ""})])
def test_ctrl_z_on_the_persons_page_lets_go_on_what_ended_with_them(
    desk: DeskWindow, window: Any, cared_for: int, in_dialog: Any, button: str, texts: dict[str, str]
) -> None:
    desk.go("residents", cared_for)
    before = going_on(desk.office)
    assert before == [(1, "")] * 4
    in_dialog(typed(**texts))
    desk.screen.card.actions[button].invoke()
    window.update()
    assert going_on(desk.office) != before
    assert "Ctrl+Z" in desk.status.said.cget("text")
    press(window, "Control-z")
    assert going_on(desk.office) == before
    assert residents.resident_of(desk.office, cared_for).status is Residency.LIVING
    assert moves_of(desk.office, cared_for) == ()


def test_ctrl_z_on_the_households_page_brings_everybody_back(
    desk: DeskWindow, window: Any, cared_for: int, answers: Any, in_dialog: Any
) -> None:
    before = going_on(desk.office)
    answers(ask_choice="move")
    in_dialog(typed(is_away=""))
    desk.screen.card.actions["Move or split"].invoke()
    window.update()
    assert all(each.line.status is Residency.MOVED for each in house_people(desk.office, 1))
    press(window, "Control-z")
    window.update()
    assert [each.line.status for each in house_people(desk.office, 1)] == [Residency.LIVING] * 2
    assert going_on(desk.office) == before


def test_ctrl_z_says_what_is_in_the_way(
    desk: DeskWindow, window: Any, cared_for: int, answers: Any, in_dialog: Any
) -> None:
    told = answers(show_error=None)
    desk.go("residents", cared_for)
    in_dialog(typed(moved_on="1/11/2569"))
    desk.screen.card.actions["Death"].invoke()
    window.update()
    save_volunteer(desk.office, replace(volunteer_of(desk.office, 1), end_reason="เสียชีวิตที่โรงพยาบาล"))
    press(window, "Control-z")
    assert len(told.calls) == 1 and residents.resident_of(desk.office, cared_for).status is Residency.DIED


def test_a_move_that_can_not_be_is_said_beside_its_field_and_nothing_is_lost(
    desk: DeskWindow, people: Any, in_dialog: Any, answers: Any
) -> None:
    answers(ask_yes_no=True)
    desk.go("residents", people["กมล"].id)

    def refused(dialog: Any) -> None:
        typed(note="ลืมเลือกบ้าน")(dialog)
        dialog.update()
        view = form_in(dialog)
        assert view.rows["to_household_id"].error is not None
        assert view.field("note").get() == "ลืมเลือกบ้าน"
        press(dialog, "Escape")

    in_dialog(refused)
    desk.screen.card.actions["Move"].invoke()
    assert moves_of(desk.office, people["กมล"].id) == ()


def test_a_new_house_is_made_from_the_dialog_in_passing(desk: DeskWindow, people: Any, in_dialog: Any) -> None:
    desk.go("residents", people["กมล"].id)

    def community_of(dialog: Any) -> None:
        dialog.update()
        view = form_in(dialog)
        take_keyboard(dialog, view.field("community_id").focus_target())
        write(dialog, "ป่า")
        press(dialog, "Return", "Control-s")

    in_dialog(typed(to_household_id="777/1"), community_of)
    desk.screen.card.actions["Move"].invoke()
    moved = residents.resident_of(desk.office, people["กมล"].id)
    assert moved.household_id is not None
    assert households.household_of(desk.office, moved.household_id).house == "777/1"


def test_a_household_moves_whole(desk: DeskWindow, window: Any, people: Any, answers: Any, in_dialog: Any) -> None:
    answers(ask_choice="move")
    in_dialog(typed(to_household_id="99"))
    desk.screen.card.actions["Move or split"].invoke()
    window.update()
    assert len(house_people(desk.office, 3)) == 2
    assert moves_of(desk.office, people["กมล"].id)[0].kind is MoveKind.HOUSEHOLD


def test_some_of_a_household_leave(desk: DeskWindow, people: Any, answers: Any, in_dialog: Any) -> None:
    answers(ask_choice="split")

    def leave(dialog: Any) -> None:
        dialog.update()
        boxes = [each for each in all_in(dialog) if each.winfo_class() == "TCheckbutton"]
        kamon = next(box for box in boxes if "กมล" in box.cget("text"))
        take_keyboard(dialog, kamon)
        press(dialog, "space")
        typed(to_household_id="99")(dialog)

    in_dialog(leave)
    desk.screen.card.actions["Move or split"].invoke()
    assert [each.line.given for each in house_people(desk.office, 3)] == ["กมล"]
    assert [each.line.given for each in house_people(desk.office, 1)] == ["กนกวรรณ"]


def test_two_households_join(desk: DeskWindow, people: Any, answers: Any, in_dialog: Any) -> None:
    answers(ask_choice="join")
    in_dialog(typed(to_household_id="45"))
    desk.screen.card.actions["Move or split"].invoke()
    assert len(house_people(desk.office, 2)) == 4


def test_an_empty_house_has_nobody_to_move(desk: DeskWindow, answers: Any) -> None:
    told = answers(show_message=True)
    desk.go("households", 3)
    desk.screen.card.actions["Move or split"].invoke()
    desk.screen.card.actions["Relations"].invoke()
    assert len(told.calls) == 2


def test_relations_are_chosen_for_everybody_at_once(desk: DeskWindow, window: Any, people: Any, in_dialog: Any) -> None:
    def choose(dialog: Any) -> None:
        dialog.update()
        first, second = (each for each in all_in(dialog) if each.winfo_class() == "TCombobox")
        first.master._choose(1)
        second.master._choose(1)
        press(dialog, "Return")
        dialog.update()
        assert dialog.winfo_exists(), "two heads are refused"
        second.master._choose(2)
        press(dialog, "Control-s")

    in_dialog(choose)
    desk.screen.card.actions["Relations"].invoke()
    window.update()
    relations = {relation_of(desk.office, people[name].id) for name in ("กนกวรรณ", "กมล")}
    assert relations == {HouseRelation.HEAD, HouseRelation.SPOUSE}
    assert any("เจ้าบ้าน" in text or "Head" in text for text in texts_of(desk.screen.card))


def test_a_child_is_born_to_the_one_who_may_be_its_mother(
    desk: DeskWindow, window: Any, people: Any, in_dialog: Any
) -> None:
    save_relations(desk.office, 2, {people["แม่"].id: HouseRelation.HEAD})
    desk.go("households", 2)
    in_dialog(lambda dialog: (form_in(dialog).field("sex")._choose(1), typed(given="หนูน้อย")(dialog)))
    desk.screen.card.actions["Birth"].invoke()
    child = next(each for each in house_people(desk.office, 2) if each.line.given == "หนูน้อย")
    assert (child.line.family, child.relation) == ("มูลคำ", HouseRelation.CHILD)
    assert moves_of(desk.office, child.line.id)[0].kind is MoveKind.BIRTH
    press(window, "Control-z")
    assert [each.line.given for each in house_people(desk.office, 2) if each.line.given == "หนูน้อย"] == []
    assert [line.label for line in bin_lines(desk.office)] == [child.line.full_name]


def test_who_came_and_left_is_told_below_a_house(desk: DeskWindow, window: Any, people: Any) -> None:
    move_person(desk.office, people["กมล"].id, MoveWish(to_household_id=2, moved_on=date(2026, 11, 2)))
    desk.go("households", 1)
    window.update()
    assert any("กมล" in text and "→" in text for text in texts_of(desk.screen.card))


def test_labels_are_those_of_the_houses_that_were_found(
    desk: DeskWindow, window: Any, people: Any, in_dialog: Any
) -> None:
    desk.go("households")
    desk.screen.words.put("45")
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.print_labels()
    window.update()
    preview = next(each for each in all_in(desk) if isinstance(each, Preview))
    text = "".join("".join(page_texts(Path(preview.path).read_bytes())).split())
    assert "๔๕" in text and "๑๒/๓" not in text
    preview.close()


def test_labels_of_the_list_are_laid_over_it(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    in_dialog(lambda dialog: press(dialog, "Control-s"))
    desk.screen.print_labels()
    window.update()
    preview = next(each for each in all_in(desk) if isinstance(each, Preview))
    preview.close()
