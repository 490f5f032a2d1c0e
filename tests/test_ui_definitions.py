"""What numbers in lists mean is told by a right click in their column, and they are those of the page of results."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.domain.figure_list import FIGURE
from db.domain.figures import format_value
from db.domain.record_figures import DEFINED, RECORD_FIGURES
from db.figures import year_figures
from tests.at_desk import opened_at
from tests.keyboard import press, take_keyboard
from tests.results_office import more_worked
from ui import language
from ui.window import DeskWindow

PAGES = {
    "communities": {"residents", "elders", "elders_percent", "households", "volunteers"},
    "households": {"residents", "elders"},
    "services": {"activities", "served", "visits", "service_volunteers"},
    "reach": {"elders", "elders_reached", "elders_not_reached", "elders_reached_percent"},
    "volunteering": {"volunteer_hours", "volunteer_value", "activity_hours", "visit_hours"},
    "training": {"people_enrolled", "people_passed"},
    "rounds": {"round_reached", "round_left"},
    "partners": {"partner_value", "partner_paid"},
    "activities": {"people_served", "took_part", "budget_of_activity"},
}
CARDS = {
    "volunteers": {"hours_given", "hours_by_service", "hours_worth"},
    "households": {"residents"},
    "partners": {"partner_value", "partner_paid"},
    "training": {"people_enrolled", "people_passed", "certificates_of_class"},
    "rounds": {"round_households", "round_shared", "round_reached", "round_left"},
    "activities": {"took_part", "hours_of_activity"},
    "services": {"activities", "served", "visits"},
}
"""The figures that the card of a record tells, at least."""


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
        assert DEFINED[name].definition in text and title == DEFINED[name].label
    before = len(told.calls)
    right_click(tree, desk.screen.table.headings.columns[0].name)
    assert len(told.calls) == before, "a name is no number"


def test_by_key_all_numbers_of_a_list_are_defined(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=False)
    figures = figures_of(desk, "services")
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Shift-F10")
    ((_what, (_parent, text, _title), _more),) = told.calls
    assert all(DEFINED[name].definition in text for name in figures)


@pytest.mark.parametrize("page", CARDS)
def test_the_numbers_of_a_record_are_defined_on_its_card(
    desk: DeskWindow, window: Any, page: str, answers: Any
) -> None:
    told = answers(show_message=False)
    desk.go(page)
    window.update()
    for key in (row.key for row in desk.screen.table.rows.page(0, 50)):
        desk.screen.table.choose(key)
        if set(desk.screen.card.told) >= CARDS[page]:
            break
    card = desk.screen.card
    assert set(card.told) >= CARDS[page]
    window.update()
    for label in (card.subtitle, *card.facts.winfo_children()):
        label.event_generate("<Button-3>", x=2, y=2)
    said = {title: text for _what, (_parent, text, title), _more in told.calls}
    for name in card.told:
        assert DEFINED[name].definition in said[DEFINED[name].label], name
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Shift-F10")
    _what, (_parent, text, _title), _more = told.calls[-1]
    assert all(DEFINED[name].definition in text for name in card.told), "by key, too"


def test_a_card_whose_record_tells_no_number_defines_none(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=False)
    desk.go("residents")
    window.update()
    desk.screen.table.choose(desk.screen.table.rows.page(0, 1)[0].key)
    window.update()
    desk.screen.card.subtitle.event_generate("<Button-3>", x=2, y=2)
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Shift-F10")
    assert told.calls == []


def test_every_number_is_defined_once() -> None:
    assert len(DEFINED) == len(FIGURE) + len(RECORD_FIGURES)
    definitions = [figure.definition for figure in DEFINED.values()]
    assert len(definitions) == len(set(definitions))


def column_of(desk: DeskWindow, column: str) -> dict[int, int]:
    """The numbers of the list in sight by the keys of its rows."""
    source = desk.screen.table.rows
    place = [each.name for each in desk.screen.table.headings.columns].index(column)
    cells = {row.key: str(row.cells[place]).replace(",", "") for row in source.page(0, source.total)}
    return {key: int(cell) if cell.isdigit() else 0 for key, cell in cells.items()}


def test_the_numbers_of_services_add_up_to_the_figure(desk: DeskWindow, window: Any) -> None:
    known = year_figures(desk.desk.office)
    for name, column in figures_of(desk, "services").items():
        if name == "service_volunteers":  # who worked in two services is in both
            continue
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
