"""Communities on screen: their figures, sorted, written down, one click from their people."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db import communities
from tests.at_desk import names_in, opened, opened_at, town
from tests.keyboard import press, take_keyboard, write
from tests.keys import new_office
from tests.people_office import community
from ui.window import DeskWindow


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    town(office)
    with opened_at(window, office, "communities") as shown:
        yield shown


def row(desk: DeskWindow, place: int) -> list[str]:
    return [str(cell) for cell in desk.screen.table.tree.item(desk.screen.table.tree.get_children()[place], "values")]


def test_figures_stand_beside_the_names(desk: DeskWindow) -> None:
    assert names_in(desk.screen.table) == ["ชุมชนป่าซาง", "ชุมชนริมยวม"]
    assert row(desk, 1)[1:4] == ["2", "1", "▲ 50.0 %"]
    assert row(desk, 0)[1:4] == ["1", "0", "0.0 %"]


def test_headings_sort(desk: DeskWindow, window: Any) -> None:
    desk.screen.table.headings._on_click("residents")
    desk.screen.table.headings._on_click("residents")
    window.update()
    assert names_in(desk.screen.table) == ["ชุมชนริมยวม", "ชุมชนป่าซาง"]


def test_its_residents_are_one_click_away_and_narrowed(desk: DeskWindow, window: Any) -> None:
    press(window, "Down")
    next(child for child in desk.screen.card.facts.winfo_children() if child.winfo_class() == "TButton").invoke()
    window.update()
    assert desk._here == "residents"
    assert names_in(desk.screen.table) == ["เด็กหญิงแก้วตา มูลคำ"]
    assert desk.screen.filters["community"].box.get() == "ป่าซาง"


def test_a_new_community_gets_its_full_name(desk: DeskWindow, window: Any, office: Any) -> None:
    press(window, "Control-n")
    take_keyboard(window, desk.screen.editor.view.field("name").focus_target())
    write(window, "จอมแจ้ง")
    press(window, "Control-s")
    assert "ชุมชนจอมแจ้ง" in [each.name for each in communities.communities(office)]
    assert desk.screen.card.title.cget("text") == "ชุมชนจอมแจ้ง"


def test_a_card_tells_who_changed_the_record_last(desk: DeskWindow, window: Any, office: Any) -> None:
    office.who = "มาลี"
    kept = communities.communities(office)[0]
    communities.save_community(office, replace(kept, notes="ใหม่"))
    desk.go("communities", kept.id)
    assert desk.screen.card.footnote.cget("text") == "แก้ไขล่าสุด ๒๒ พ.ย. ๒๕๖๙ โดย มาลี"


def test_only_a_community_of_nobody_is_deleted(desk: DeskWindow, window: Any, office: Any, answers: Any) -> None:
    told = answers(show_error=None)
    press(window, "Down", "Control-Delete")
    assert len(told.calls) == 1
    community(office, "กลางเวียง")
    window.update()
    press(window, "Home", "Control-Delete")
    assert names_in(desk.screen.table) == ["ชุมชนป่าซาง", "ชุมชนริมยวม"]


def test_an_empty_office_says_what_to_do_next(window: Any, office_folder: Any) -> None:
    with new_office(office_folder / "empty") as empty, opened(window, empty) as desk:
        pages = (
            "residents", "households", "communities", "volunteers", "training", "certificates", "partners",
            "activities", "services", "goals", "bin",
        )  # fmt: skip
        for page in pages:
            desk.go(page)
            window.update()
            empty_note = desk.screen.table.empty
            assert empty_note.frame.winfo_ismapped(), page
            assert empty_note.label.cget("text"), page
