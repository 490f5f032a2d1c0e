"""The first page: the office's figures, the way behind them, what is under way, elders by community."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from db import residents, settings
from db.agenda import agenda
from db.domain.agenda import Look, Task
from db.domain.round_results import RoundResult
from tests.at_desk import NOW, names_in, opened, texts_of, town
from tests.keyboard import press, take_keyboard
from tests.partners_office import partner, talk
from tests.results_office import THIS, visit, worked
from tests.rounds_office import found, full_round
from tests.services_office import activity
from ui.home_tasks import LOOKS, TASKS
from ui.pages import PAGES
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


# -- what waits


PARTS_OF = {"training": 1, "rounds": 1}
"""Lines that count people and households: the list has their classes and rounds, each once."""


@pytest.fixture
def busy(window: Any, office: Any) -> Iterator[DeskWindow]:
    """The first page of a town in which something waits."""
    ids = worked(office)
    activity(office, ids["อาหารกลางวัน"], "จบแล้ว", held_on=THIS)
    partner(office, "สำนักงาน", agreement_end=THIS)
    talk(office, partner(office, "โรงเรียน").id, THIS, THIS)
    found(office, full_round(office).id, "1", RoundResult.NEEDS, needs="ยา")
    with opened(window, office) as shown:
        yield shown


def test_each_thing_that_waits_leads_to_its_list(busy: DeskWindow, window: Any, office: Any) -> None:
    waiting = agenda(office)
    lines = [(TASKS[task], count) for task, count in waiting.tasks.items()]
    lines += [(LOOKS[look], count) for look, count in waiting.looks.items()]
    shown = [line.cget("text") for line in busy.screen.tasks.lines]
    assert shown == [line.text(count).format(count=count) for line, count in lines] and len(shown) >= 8
    for place, (line, count) in enumerate(lines):
        busy.go("home")
        window.update()
        busy.screen.tasks.lines[place].invoke()
        window.update()
        assert busy._here == line.page
        table = busy.screen.table
        if line is LOOKS[Look.COMMUNITIES_ALONE]:
            place_of = [each.name for each in table.headings.columns].index("volunteers")
            first = [row.cells[place_of] for row in table.rows.page(0, table.rows.total)]
            assert first[:count] == ["0"] * count and "0" not in first[count:], "those with none come first"
        elif line.page in PARTS_OF and line is not TASKS[Task.CLASSES_WEEK]:
            assert table.rows.total == PARTS_OF[line.page] <= count, shown[place]
        elif line.filters:
            assert table.rows.total == count, shown[place]


def test_every_task_has_its_words_and_its_page() -> None:
    pages = {page.name for page in PAGES}
    assert set(TASKS) == set(Task) and set(LOOKS) == set(Look)
    for line in (*TASKS.values(), *LOOKS.values()):
        assert line.page in pages
        for count in (1, 2):
            assert "{" not in line.text(count).format(count=count)


def test_tasks_follow_what_is_done(busy: DeskWindow, window: Any, office: Any) -> None:
    before = len(busy.screen.tasks.lines)
    visit(office, 1, None, household_id=1, planned_on=NOW.date())
    assert agenda(office).tasks[Task.VISITS_WEEK] == 2
    window.update()
    assert len(busy.screen.tasks.lines) == before
    assert any("2" in line.cget("text") for line in busy.screen.tasks.lines[:2])


def test_where_nothing_waits_the_page_says_so(desk: DeskWindow, office: Any, people: Any) -> None:
    desk.switch_language()
    said = texts_of(desk.screen.tasks)
    assert "1 elder had nothing this fiscal year" in said and "Nothing waits." not in said
    residents.delete_resident(office, people["กนกวรรณ"].id)
    assert "Nothing waits." in texts_of(desk.screen.tasks)


def test_the_page_is_no_higher_than_what_is_on_it(busy: DeskWindow, window: Any) -> None:
    """Words that wrapped at first left white below them for good."""
    for _time in range(3):
        window.update()
    inside = busy.screen.area.inside
    assert inside.winfo_height() <= max(inside.winfo_reqheight(), busy.screen.area.winfo_height())
