"""What numbers in lists mean is told by a right click in their column, and they are those of the page of results."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.domain.figure_list import FIGURE
from db.domain.figures import format_value
from db.figures import year_figures
from tests.at_desk import opened_at
from tests.keyboard import press, take_keyboard
from tests.results_office import more_worked
from ui import language
from ui.window import DeskWindow

PAGES = {
    "communities": {"residents", "elders", "elders_percent", "households", "volunteers"},
    "households": {"residents", "elders"},
    "services": {"activities", "served", "visits"},
    "reach": {"elders", "elders_reached", "elders_not_reached", "elders_reached_percent"},
    "volunteering": {"volunteer_hours", "volunteer_value"},
}


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[DeskWindow]:
    more_worked(office)
    language.set_language("en")
    with opened_at(window, office, "home") as shown:
        yield shown


def figures_of(desk: DeskWindow, page: str) -> dict[str, str]:
    """The column of each figure that the table of the page has."""
    desk.go(page)
    desk.window.update()
    return {column.figure: column.name for column in desk.screen.table.headings.columns if column.figure}


def right_click(tree: Any, column: str) -> None:
    """In the heading or a cell of the column."""
    for x in range(0, tree.winfo_width(), 4):
        place = int(str(tree.identify_column(x)).removeprefix("#") or 0)
        if place and str(tree.column(f"#{place}", "id")) == column:
            tree.event_generate("<Button-3>", x=x, y=40)
            return
    raise AssertionError(column)


@pytest.mark.parametrize("page", PAGES)
def test_a_right_click_in_a_column_defines_its_numbers(desk: DeskWindow, window: Any, page: str, answers: Any) -> None:
    told = answers(show_message=False)
    figures = figures_of(desk, page)
    assert set(figures) == PAGES[page]
    tree = desk.screen.table.tree
    shown = [str(name) for name in tree.cget("displaycolumns")]
    for name, column in figures.items():
        if column not in shown and shown != ["#all"]:
            continue
        right_click(tree, column)
        _what, (_parent, text, title), _more = told.calls[-1]
        assert FIGURE[name].definition in text and title == FIGURE[name].label
    before = len(told.calls)
    right_click(tree, desk.screen.table.headings.columns[0].name)
    assert len(told.calls) == before, "a name is no number"


def test_by_key_all_numbers_of_a_list_are_defined(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=False)
    figures = figures_of(desk, "services")
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Shift-F10")
    ((_what, (_parent, text, _title), _more),) = told.calls
    assert all(FIGURE[name].definition in text for name in figures)


def column_of(desk: DeskWindow, column: str) -> dict[int, int]:
    """The numbers of the list in sight by the keys of its rows."""
    source = desk.screen.table.rows
    place = [each.name for each in desk.screen.table.headings.columns].index(column)
    cells = {row.key: str(row.cells[place]).replace(",", "") for row in source.page(0, source.total)}
    return {key: int(cell) if cell.isdigit() else 0 for key, cell in cells.items()}


def test_the_numbers_of_services_add_up_to_the_figure(desk: DeskWindow, window: Any) -> None:
    known = year_figures(desk.desk.office)
    for name, column in figures_of(desk, "services").items():
        assert sum(column_of(desk, column).values()) == known.of_town(FIGURE[name]), name


def test_the_numbers_of_a_community_are_its_figures(desk: DeskWindow, window: Any) -> None:
    known = year_figures(desk.desk.office)
    for name, column in figures_of(desk, "communities").items():
        if FIGURE[name].share is None:
            found = column_of(desk, column)
            assert found == {key: known.of_community(FIGURE[name], key) for key in found}, name
            assert any(found.values()), name


def test_hours_and_who_was_reached_are_the_figures_of_the_town(desk: DeskWindow, window: Any) -> None:
    known = year_figures(desk.desk.office)
    figures_of(desk, "volunteering")
    hours = FIGURE["volunteer_hours"]
    assert desk.screen.said.cget("text").startswith(format_value(hours.unit, known.of_town(hours)))
    figures_of(desk, "reach")
    for name, counted in (("elders", "elders"), ("elders_reached", "reached")):
        everybody = [line for line in desk.screen.lines.values() if line.kind == desk.screen.lines[1].kind]
        assert sum(getattr(line, counted) for line in everybody) == known.of_town(FIGURE[name]), name
