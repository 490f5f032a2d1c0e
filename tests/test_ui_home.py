"""The first page: the office's figures, the way behind them, what is under way, elders by community."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db import residents, settings
from tests.at_desk import names_in, opened, texts_of, town
from tests.keyboard import press, take_keyboard
from ui.screens.home import ElderBar
from ui.window import DeskWindow


@pytest.fixture
def people(office: Any) -> Any:
    return town(office)


@pytest.fixture
def desk(window: Any, office: Any, people: Any) -> Iterator[DeskWindow]:
    with opened(window, office) as shown:
        yield shown


def figures(desk: DeskWindow) -> list[str]:
    return [figure.number.cget("text") for figure in desk.screen.figures]


def test_figures_are_those_of_the_office_and_follow_changes(desk: DeskWindow, office: Any, people: Any) -> None:
    assert figures(desk) == ["4", "1", "2", "0"]
    residents.delete_resident(office, people["ขวัญ"].id)
    assert figures(desk) == ["3", "1", "2", "0"]


def test_a_figure_leads_to_its_list_by_click_and_by_key(desk: DeskWindow, window: Any) -> None:
    desk.screen.figures[2].number.event_generate("<Button-1>", x=2, y=2)
    window.update()
    assert desk._here == "households"
    desk.go("home")
    take_keyboard(window, desk.screen.figures[3].name)
    press(window, "space")
    assert desk._here == "volunteers"


def test_elders_stand_first_in_the_list_behind_their_figure(desk: DeskWindow, window: Any) -> None:
    desk.screen.figures[1].name.invoke()
    window.update()
    assert names_in(desk.screen.table) == ["นางกนกวรรณ ใจดี", "นายกมล ศรีวงค์", "นายขวัญ แสนดี", "เด็กหญิงแก้วตา มูลคำ"]


def test_adding_a_resident_begins_here(desk: DeskWindow, window: Any) -> None:
    press(window, "space")
    assert desk._here == "residents"
    assert desk.screen.editor.winfo_ismapped()


def test_each_community_shows_its_share_of_elders(desk: DeskWindow) -> None:
    shown = texts_of(desk.screen.elders)
    assert "1 / 2  (50.0 %)" in shown and "0 / 1  (0.0 %)" in shown
    bars = [bar for grid in desk.screen.elders.winfo_children() for bar in grid.winfo_children()
            if isinstance(bar, ElderBar)]  # fmt: skip
    assert sorted(bar.percent for bar in bars) == [0.0, 50.0]


def test_the_office_s_name_stands_above(desk: DeskWindow, office: Any) -> None:
    settings.save_settings(office, replace(settings.settings_of(office), name_th="เทศบาลตำบลตัวอย่าง"))
    assert desk.screen.title.cget("text") == "เทศบาลตำบลตัวอย่าง"
    desk.switch_language()
    assert desk.screen.title.cget("text") == "เทศบาลตำบลตัวอย่าง", "no English name yet"
    settings.save_settings(office, replace(settings.settings_of(office), name_en="Example Town"))
    assert desk.screen.title.cget("text") == "Example Town"


def test_large_text_puts_the_halves_below_each_other_and_scrolls(desk: DeskWindow, window: Any) -> None:
    assert desk.screen.right.grid_info()["column"] == 1
    for _time in range(10):
        press(window, "Control-plus")
    assert desk.screen.right.grid_info()["row"] == 1
    assert desk.screen.area._bar.winfo_ismapped()
    for _time in range(10):
        press(window, "Control-minus")
    assert desk.screen.right.grid_info()["column"] == 1
