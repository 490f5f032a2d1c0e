"""Results on screen: figures of two years, their meaning by right click and key, the report, its texts; all agree."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from db.demo import open_or_make_demo
from db.domain.accounts import Role
from db.domain.digits import to_arabic
from db.domain.figure_list import FIGURE, FIGURES
from db.domain.figures import Subject, format_value
from db.figures import year_figures
from db.report_texts import report_texts_of
from tests.as_role import signed_in
from tests.at_desk import NOW, opened_at
from tests.counted_by_hand import by_hand
from tests.keyboard import press, take_keyboard, write
from tests.papers import page_texts
from tests.results_office import THIS, YEAR, more_worked, visit
from tests.training_desk import preview_of
from ui import figure_lists, language, theme
from ui.definitions import definition_text
from ui.language import gettext_for
from ui.pages import PAGES
from ui.window import DeskWindow


@pytest.fixture
def ids(office: Any) -> dict[str, int]:
    return more_worked(office)


@pytest.fixture
def desk(window: Any, office: Any, ids: dict[str, int]) -> Iterator[DeskWindow]:
    language.set_language("en")
    with opened_at(window, office, "results") as shown:
        yield shown


def rows(desk: DeskWindow) -> dict[str, list[str]]:
    """What the table shows of each figure: year, year before, difference, unit."""
    source = desk.screen.table.rows
    lines = source.page(0, source.total)
    return {line.cells[0].strip(): list(line.cells[1:]) for line in lines}


def number_of(name: str) -> int:
    return [figure.name for figure in FIGURES].index(name) + 1


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_screen_paper_workbook_and_a_direct_count_agree(
    desk: DeskWindow, window: Any, office: Any, answers: Any, tmp_path: Path
) -> None:
    direct, on_screen = by_hand(office), rows(desk)
    take_keyboard(window, desk.screen.table.tree)
    press(window, "Control-p")
    window.update()
    paper = squeezed(to_arabic(" ".join(page_texts(Path(preview_of(desk).path).read_bytes()))))
    answers(choose_save_file=tmp_path / "ผล.xlsx")
    desk.screen.on_export()
    book = load_workbook(tmp_path / "ผล.xlsx")
    cells = [[cell.value for cell in row] for name in book.sheetnames for row in book[name].iter_rows()]
    thai = gettext_for("th")
    for figure in FIGURES:
        value, label = direct[figure.name], thai(figure.label)
        shown = format_value(figure.unit, value)
        assert on_screen[figure.label][0] == shown, figure.name
        assert squeezed(to_arabic(f"{label}{shown}")) in paper, figure.name
        in_book = [row[1] for row in cells if row[0] == label and isinstance(row[1], float | int)]
        assert any(round(float(each), 2) == round(float(value), 2) for each in in_book), figure.name


def test_the_first_page_shows_the_same(desk: DeskWindow, office: Any) -> None:
    on_screen = rows(desk)
    desk.go("home")
    desk.window.update()  # the page is painted before its year is added up
    for tile in (*desk.screen.figures, *desk.screen.year.row.tiles):
        shown = tile.number.cget("text").removesuffix(" %")
        assert shown == on_screen[FIGURE[tile.figure].label][0], tile.figure


def test_two_years_stand_beside_each_other_with_what_is_more_or_less(desk: DeskWindow, window: Any) -> None:
    assert rows(desk)["Visits done"] == ["2", "1", "+1", "times"]
    assert rows(desk)["People served"] == ["25", "40", "−15", "times"]
    assert rows(desk)["Households"] == ["5", "4", "+1", "households"], "of one nothing is known then"
    desk.screen.filters["year"].choose(YEAR - 1)
    desk.screen.filters["other"].choose(YEAR)
    window.update()
    assert rows(desk)["Visits done"] == ["1", "2", "−1", "times"]


def test_a_community_shows_its_own_figures_and_none_of_the_whole_town(
    desk: DeskWindow, window: Any, ids: dict[str, int]
) -> None:
    desk.screen.filters["community"].choose(ids["ริมยวม"])
    window.update()
    assert rows(desk)["Residents"][0] == "3" and rows(desk)["Visits done"][0] == "1"
    assert "Partners" not in rows(desk) and "Partners and money" in rows(desk)


def test_every_figure_stands_below_its_subject(desk: DeskWindow) -> None:
    source = desk.screen.table.rows
    lines = source.page(0, source.total)
    assert len(lines) == len(FIGURES) + len(Subject)
    assert [line.key for line in lines if line.key < 0] == [-place for place, _subject in enumerate(Subject, 1)]


def test_the_chosen_figure_is_explained_beside_with_each_community(desk: DeskWindow, window: Any) -> None:
    pane = desk.screen.pane
    assert "Choose a figure" in pane.words.text and len(pane.views) == 8
    desk.screen.table.choose(number_of("visits"))
    window.update()
    assert FIGURE["visits"].definition in pane.words.text.replace("\n", " ")
    assert pane.of_figure.winfo_ismapped()
    assert pane.of_figure.chart.labels == ("ป่าซาง", "ริมยวม") and pane.of_figure.chart.series[0].values == (1.0, 1.0)
    desk.screen.table.choose(number_of("partners"))
    window.update()
    assert not pane.of_figure.winfo_ismapped(), "partners belong to no community"


def test_charts_are_drawn_and_again_for_larger_letters(desk: DeskWindow, window: Any) -> None:
    view = desk.screen.pane.views[0]
    before = view.canvas.winfo_reqheight()
    texts = [view.canvas.itemcget(item, "text") for item in view.canvas.find_all() if view.canvas.type(item) == "text"]
    assert {"Men", "Women", "90+", "0–4"} <= set(texts)
    theme.set_text_size(window, 150)
    try:
        window.update()
        assert view.canvas.winfo_reqheight() > before
    finally:
        theme.set_text_size(window, 100)


def test_a_right_click_tells_what_a_figure_means(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    tree = desk.screen.table.tree
    left, top, _width, height = tree.bbox(tree.get_children()[1])
    tree.event_generate("<Button-3>", x=left + 5, y=top + height // 2)
    window.update()
    (call,) = told.calls
    assert call[1][1] == definition_text(FIGURE["residents"])
    assert desk.screen.table.chosen == number_of("residents")


@pytest.mark.parametrize("key", ["Shift-F10", "App" if sys.platform == "win32" else "Menu"])
def test_a_key_tells_what_a_figure_means(desk: DeskWindow, window: Any, answers: Any, key: str) -> None:
    told = answers(show_message=None)
    take_keyboard(window, desk.screen.table.tree)
    desk.screen.table.choose(number_of("elders"))
    press(window, key)
    assert [call[1][1] for call in told.calls] == [definition_text(FIGURE["elders"])]
    desk.screen.table.choose(-1)
    press(window, key)
    assert len(told.calls) == 1, "a subject is no figure"


def test_the_first_page_explains_its_figures_too(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_message=None)
    desk.go("home")
    window.update()
    tile = desk.screen.year.row.tiles[1]
    tile.number.event_generate("<Button-3>", x=2, y=2)
    take_keyboard(window, desk.screen.figures[3].name)
    press(window, "Shift-F10")
    shown = [call[1][1] for call in told.calls]
    assert shown == [definition_text(FIGURE[name]) for name in ("elders_reached_percent", "volunteers")]


def test_enter_opens_the_list_behind_a_figure(desk: DeskWindow, window: Any) -> None:
    take_keyboard(window, desk.screen.table.tree)
    desk.screen.table.choose(number_of("elders_not_reached"))
    press(window, "Return")
    assert desk._here == "elders" and desk.screen.table.rows.total == 1
    desk.go("results")
    desk.screen.table.choose(number_of("visits"))
    desk.screen.pane.link.invoke()
    window.update()
    assert desk._here == "visits" and desk.screen.table.rows.total == 2


def test_every_figure_has_a_list_and_every_list_its_page(desk: DeskWindow, window: Any) -> None:
    assert set(figure_lists.PLACES) == set(FIGURE)
    pages = {page.name for page in PAGES}
    for name in FIGURE:
        assert figure_lists.PLACES[name][0] in pages, name
    for name in FIGURE:
        figure_lists.open_list(desk.desk, name, YEAR)
        window.update()
        assert desk._here == figure_lists.PLACES[name][0], name


def test_the_list_behind_hours_is_that_of_their_year_and_in_the_area_are_only_those(
    desk: DeskWindow, window: Any
) -> None:
    before = {name: rows(desk)[FIGURE[name].label][0] for name in ("volunteer_hours", "partners_inside")}
    take_keyboard(window, desk.screen.table.tree)
    desk.screen.table.choose(number_of("volunteer_hours"))
    press(window, "Return")
    assert desk._here == "volunteering" and desk.screen.year.value == YEAR
    assert desk.screen.said.cget("text").startswith(before["volunteer_hours"])
    figure_lists.open_list(desk.desk, "partners_inside", YEAR)
    window.update()
    assert str(desk.screen.table.rows.total) == before["partners_inside"]


def test_texts_of_the_report_are_written_by_keys(desk: DeskWindow, window: Any, office: Any, in_dialog: Any) -> None:
    def fill(dialog: Any) -> None:
        write(dialog, "คำนำ")
        press(dialog, "Control-s")

    in_dialog(fill)
    desk.screen.top.buttons["Texts of the report"].invoke()
    window.update()
    assert report_texts_of(office, YEAR).introduction == "คำนำ"
    assert report_texts_of(office, YEAR - 1).introduction == ""


def test_a_printer_prints_the_report_and_changes_nothing(window: Any, office: Any, ids: dict[str, int]) -> None:
    language.set_language("en")
    with signed_in(office, Role.PRINTER), opened_at(window, office, "results") as desk:
        assert {"Texts of the report", "Figures as Excel"}.isdisjoint(desk.screen.top.buttons)
        assert rows(desk)["Bedbound elders"][0] == "–" and len(desk.screen.pane.views) == 7
        desk.screen.on_print()
        window.update()
        assert preview_of(desk).path.stat().st_size > 1000


def test_figures_follow_a_change(desk: DeskWindow, window: Any, office: Any, ids: dict[str, int]) -> None:
    visit(office, ids["เยี่ยมบ้าน"], THIS, resident_id=ids["ขวัญ"])
    window.update()
    assert rows(desk)["Visits done"][0] == "3" and rows(desk)["Elders not reached"][0] == "0"


def test_figures_that_came_too_late_are_not_shown(window: Any, office: Any, ids: dict[str, int]) -> None:
    """While one year is added up another is asked for: the last one asked for counts."""
    language.set_language("en")
    with opened_at(window, office, "results") as desk:
        screen, kept = desk.screen, []
        screen.desk.jobs.start = lambda work, done, **_options: kept.append((work, done))  # type: ignore
        screen.filters["year"].choose(YEAR - 1)
        screen.filters["year"].choose(YEAR)
        for work, done in reversed(kept):
            done(work(lambda _done, _total: None))
        assert rows(desk)["Visits done"][0] == "2"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "office"
    open_or_make_demo(folder, 400, today=NOW.date()).close()
    return folder


def test_the_demo_fills_the_report_of_three_years(window: Any, demo: Path) -> None:
    office = open_or_make_demo(demo, 400, today=NOW.date())
    office.clock = lambda: NOW
    with office:
        for year in (YEAR, YEAR - 1, YEAR - 2):
            known = year_figures(office, year)
            for name in ("residents", "elders", "visits", "activities", "served", "volunteer_hours", "given_value"):
                assert known.of_town(FIGURE[name]), (year, name)
            texts = report_texts_of(office, year)
            assert texts.introduction and (texts.problems or year == YEAR), year
