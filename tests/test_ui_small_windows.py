"""A small window with large letters: names of figures are whole, and lists keep a few lines in sight."""

from collections.abc import Iterator
from typing import Any

import pytest
import ttkbootstrap as ttk

from db.domain.elders import AllowanceWatch
from db.domain.reach import ElderReach
from db.office import Office
from tests.at_desk import opened, town
from tests.in_sight import cut_off
from ui import language, theme
from ui.window import DeskWindow

LARGE = 150
LINES = 4


@pytest.fixture
def desk(window: Any, office: Office) -> Iterator[DeskWindow]:
    town(office)
    window.geometry("1024x700")
    theme.dress(window)
    theme.set_text_size(window, LARGE)
    language.set_language("en")
    with opened(window, office) as shown:
        window.update()
        yield shown
    language.set_language("th")
    theme.set_text_size(window, 100)
    window.geometry("1280x720")


def test_the_names_of_the_figures_are_whole(desk: DeskWindow, window: Any) -> None:
    assert desk.screen.figures[0].name.cget("text").strip() == "Residents"
    assert not [line for line in cut_off(window) if "Households" in line or "Volunteers" in line]
    rows = {figure.grid_info()["row"] for figure in desk.screen.figures}
    assert rows == {0, 1}
    theme.set_text_size(window, 100)
    window.update()
    assert {figure.grid_info()["row"] for figure in desk.screen.figures} == {0}


def test_the_words_above_a_list_give_way_to_it_and_come_back(desk: DeskWindow, window: Any) -> None:
    desk.go("accounts")
    window.update()
    screen = desk.screen
    row = int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight")))
    assert screen.table.winfo_height() >= LINES * row
    assert not screen.note.winfo_ismapped() and screen.resume_button.winfo_ismapped()
    theme.set_text_size(window, 100)
    window.update()
    assert screen.note.winfo_ismapped()
    assert screen.note.winfo_y() < screen.table.winfo_y()


def test_filters_give_way_to_the_list_but_for_those_that_narrow_it(desk: DeskWindow, window: Any) -> None:
    def in_sight() -> set[str]:
        return {name for name, one in screen.filters.items() if one.winfo_ismapped()}

    window.geometry("1366x700")
    theme.set_text_size(window, 200)
    desk.go("elders", filters={"reach": ElderReach.NOTHING})
    window.update()
    screen = desk.screen
    row = int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight")))
    assert screen.table.winfo_height() >= LINES * row
    assert "reach" in in_sight() and len(in_sight()) < len(screen.filters)
    screen.head.more.invoke()
    window.update()
    assert in_sight() == set(screen.filters) and screen.head.more.winfo_ismapped()
    screen.head.more.invoke()
    desk.go("elders", filters={"watch": AllowanceWatch.RISES_SOON})
    window.update()
    assert "watch" in in_sight() and "reach" not in in_sight()
    theme.set_text_size(window, 100)
    for _time in range(5):
        window.update()
    assert in_sight() == set(screen.filters) and not screen.head.more.winfo_ismapped()


def test_words_stay_in_the_middle_of_their_fields(desk: DeskWindow, window: Any) -> None:
    desk.go("elders")
    for percent in (200, 100):
        theme.set_text_size(window, percent)
        window.update()
        shown = [one.box for one in desk.screen.filters.values() if one.winfo_ismapped()]
        assert shown and all(abs(2 * box.bbox(0)[1] + box.bbox(0)[3] - box.winfo_height()) < LINES for box in shown), (
            percent
        )
