"""Volunteers on screen: kinds, terms, who invited them, people from outside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import residents, volunteers
from db.domain.residents import Residency
from db.domain.volunteers import VolunteerKind
from tests.at_desk import names_in, opened_at, texts_of, town
from tests.keyboard import press, take_keyboard, write
from tests.people_office import volunteer
from ui.window import DeskWindow


@pytest.fixture
def people(office: Any) -> Any:
    return town(office)


@pytest.fixture
def desk(window: Any, office: Any, people: Any) -> Iterator[DeskWindow]:
    first = volunteer(office, people["กนกวรรณ"].id, kinds=(VolunteerKind.VILLAGE_HEALTH, VolunteerKind.ELDER_CARE))
    volunteer(office, people["กมล"].id, invited_by_id=people["กนกวรรณ"].id, ended=date(2026, 1, 31))
    assert first.id
    with opened_at(window, office, "volunteers") as shown:
        yield shown


def field(desk: DeskWindow, name: str) -> Any:
    return desk.screen.editor.view.field(name)


def type_into(desk: DeskWindow, name: str, text: str) -> None:
    take_keyboard(desk.window, field(desk, name).focus_target())
    write(desk.window, text)


def test_who_serves_is_listed_with_kinds_who_ended_on_request(desk: DeskWindow, window: Any) -> None:
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี"]
    assert desk.screen.table.tree.item(desk.screen.table.tree.get_children()[0], "values")[1] == "อสม./อผส."
    desk.screen.filters["active"].choose(False)
    window.update()
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี", "นายกมล ศรีวงค์"]
    desk.screen.filters["kind"].choose(VolunteerKind.ELDER_CARE)
    window.update()
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี"]


def test_who_invited_is_one_click_away(desk: DeskWindow, window: Any, people: Any) -> None:
    desk.screen.filters["active"].choose(False)
    window.update()
    press(window, "Down", "Down")
    link = next(
        child
        for child in desk.screen.card.facts.winfo_children()
        if child.winfo_class() == "TButton" and "กนกวรรณ" in child.cget("text")
    )
    link.invoke()
    window.update()
    assert (desk._here, desk.screen.record_in_sight) == ("residents", people["กนกวรรณ"].id)


def test_a_volunteer_is_written_down_with_keys(desk: DeskWindow, window: Any, office: Any, people: Any) -> None:
    press(window, "Control-n")
    type_into(desk, "resident_id", "ขวัญ")
    press(window, "Return", "Return")
    assert "อสม." in window.focus_get().cget("text")
    press(window, "space")
    type_into(desk, "invited_by_id", "0812345678")
    press(window, "Return", "Control-s")
    kept = volunteers.volunteer_for(office, people["ขวัญ"].id)
    assert kept is not None
    assert (kept.kinds, kept.invited_by_id, kept.started) == (
        (VolunteerKind.VILLAGE_HEALTH,), people["กนกวรรณ"].id, date(2026, 11, 22),
    )  # fmt: skip


def test_someone_from_outside_is_kept_in_passing(desk: DeskWindow, window: Any, office: Any, in_dialog: Any) -> None:
    def fill(dialog: Any) -> None:
        assert any("นางสาว" in text for text in typed(dialog))
        press(window, "Control-s")

    in_dialog(fill)
    press(window, "Control-n")
    type_into(desk, "resident_id", "นางสาวมาไกล จากเมือง")
    press(window, "Return")
    made = residents.resident_of(office, int(field(desk, "resident_id").get()))
    assert (made.full_name, made.status) == ("นางสาวมาไกล จากเมือง", Residency.OUTSIDE)


def typed(widget: Any) -> list[str]:
    found = [widget.get()] if widget.winfo_class() in ("TEntry", "TCombobox") else []
    for child in widget.winfo_children():
        found += typed(child)
    return found


def test_the_end_before_the_start_is_refused_beside_the_field(desk: DeskWindow, window: Any, people: Any) -> None:
    press(window, "Down", "Return")
    type_into(desk, "started", "1/1/2569")
    type_into(desk, "ended", "1/1/2568")
    press(window, "Control-s")
    assert any(row.error is not None for row in desk.screen.editor.view.rows.values())
    assert field(desk, "ended").get() == "1/1/2568"


def test_who_volunteers_already_is_shown_instead_of_a_second_record(
    desk: DeskWindow, window: Any, office: Any, people: Any
) -> None:
    desk.begin("volunteers", people["กนกวรรณ"].id)
    window.update()
    assert volunteers.volunteer_for(office, people["กนกวรรณ"].id).id == desk.screen._edited.id
    assert "นางกนกวรรณ ใจดี" in desk.screen.editor.heading.cget("text")


def test_change_of_the_person_shows_in_the_list(desk: DeskWindow, window: Any, office: Any, people: Any) -> None:
    residents.save_resident(office, replace(people["กนกวรรณ"], family="ใหม่แล้ว"))
    window.update()
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใหม่แล้ว"]
    press(window, "Down")
    assert "นางกนกวรรณ ใหม่แล้ว" in texts_of(desk.screen.card)
