"""A community's page: who serves it, its people by age and the line of 20 per cent, what was done and what was not."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from db.community_staff import save_staff_member, staff_of_community
from db.domain.community_staff import CommunityStaff
from db.office import Office
from tests.at_desk import opened_at, texts_of, town
from tests.keyboard import press
from tests.people_office import volunteer
from tests.test_ui_household_moves import typed
from ui.window import DeskWindow


@pytest.fixture
def people(office: Office) -> dict[str, Any]:
    found = town(office)
    volunteer(office, found["กมล"].id)
    office.run(
        lambda: office.sql(
            "insert into service(id, revision, name, sort_key, kind, notes) values (1, 1, 'ส่งอาหาร', 'ส', 'meals', '')"
        )
    )
    return found


@pytest.fixture
def desk(window: Any, office: Office, people: Any) -> Iterator[DeskWindow]:
    with opened_at(window, office, "communities", 1) as shown:
        yield shown


def said(desk: DeskWindow) -> str:
    return "\n".join(texts_of(desk.screen.card))


def test_the_share_of_elders_is_told_with_the_line_of_twenty_per_cent(desk: DeskWindow, window: Any) -> None:
    assert "▲ 50.0 %" in said(desk)
    desk.go("communities", 2)
    window.update()
    assert "▲ 0.0 %" not in said(desk) and "0.0 %" in said(desk)


def test_an_age_without_a_volunteer_and_a_service_that_did_not_come_stand_out(desk: DeskWindow) -> None:
    assert said(desk).count("0 ▲") == 6, "one band of seven has a volunteer"
    assert "ส่งอาหาร" in said(desk)


def test_staff_is_written_down_shown_and_put_into_the_bin(desk: DeskWindow, window: Any, in_dialog: Any) -> None:
    in_dialog(typed(name="นางดี ใจงาม", position="พยาบาล"))
    desk.screen.card.actions["Add staff"].invoke()
    window.update()
    (one,) = staff_of_community(desk.office, 1)
    assert (one.name, one.since) == ("นางดี ใจงาม", date(2026, 11, 22))
    link = next(
        child
        for child in desk.screen.card.facts.winfo_children()
        if child.winfo_class() == "TButton" and "ใจงาม" in child.cget("text")
    )

    def delete(dialog: Any) -> None:
        dialog.update()
        side = dialog.buttons.winfo_children()[-1]
        side.invoke()

    in_dialog(delete)
    link.invoke()
    window.update()
    assert staff_of_community(desk.office, 1) == ()
    press(window, "Control-z")
    assert len(staff_of_community(desk.office, 1)) == 1


def test_who_served_before_is_told_with_their_days(desk: DeskWindow, window: Any) -> None:
    save_staff_member(desk.office, CommunityStaff(community_id=1, name="นายเก่า ดีงาม", until=date(2024, 9, 30)))
    desk.go("communities", 1)
    window.update()
    assert any("นายเก่า ดีงาม" in text and "๒๕๖๗" in text for text in texts_of(desk.screen.card))


def test_its_elders_are_one_click_away(desk: DeskWindow, window: Any) -> None:
    links = [child for child in desk.screen.card.facts.winfo_children() if child.winfo_class() == "TButton"]
    links[2].invoke()
    window.update()
    assert desk._here == "elders" and desk.screen.filters["community"].value == 1
