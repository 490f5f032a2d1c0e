"""An outreach round at twice the size of the text on a common screen: nothing is cut, what one enters is in sight."""

import tkinter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from db.domain.round_results import RoundResult
from db.domain.rounds import RoundKind
from db.office import Office
from db.round_sharing import helpers_of, share_round_out
from tests.at_desk import NOW, opened
from tests.in_sight import cut_off
from tests.keyboard import press, write
from tests.rounds_office import found, full_round, house, town
from tests.walk import Walk
from ui import language, theme
from ui.preferences import Preferences
from ui.window import DeskWindow

LARGEST = 200
ROWS = 4


@pytest.fixture(params=["th", "en"])
def desk(window: Any, office: Office, request: pytest.FixtureRequest) -> Iterator[DeskWindow]:
    office.clock = lambda: NOW
    town(office)
    made = full_round(office, name="ตรวจเชิงรุก", kind=RoundKind.OUTBREAK)
    share_round_out(office, made.id, helpers_of(office, made.id))
    found(office, made.id, "2", RoundResult.NEEDS, needs="ผ้าอ้อมผู้ใหญ่")
    language.set_language(request.param)
    theme.set_text_size(window, LARGEST)
    try:
        with opened(window, office, Preferences(text_size=LARGEST)) as shown:
            yield shown
    finally:
        theme.set_text_size(window, 100)


def test_nothing_of_a_round_is_cut_off_at_twice_the_size(
    desk: DeskWindow, window: Any, in_dialog: Callable[..., None]
) -> None:
    seen: list[str] = []

    def look(place: str, top: tkinter.Misc) -> None:
        seen.extend(f"{place}: {line}" for line in cut_off(top))

    Walk(desk, window, look, in_dialog).rounds()
    assert not seen, "\n".join(seen)


def test_where_results_are_entered_the_row_its_result_and_the_keys_are_in_sight(desk: DeskWindow, window: Any) -> None:
    desk.go("rounds", 1)
    window.update()
    press(window, "Return")
    screen = desk.screen
    screen.work.go("results")
    for _time in range(5):
        window.update()
    step, tree = screen.work.step, screen.work.step.table.tree
    assert "result" in map(str, tree.cget("displaycolumns")) and step.table.page_length() >= ROWS
    top, bottom = screen.area.winfo_rooty(), screen.area.winfo_rooty() + screen.area.winfo_height()
    for widget in (tree, step.hint):
        assert widget.winfo_rooty() >= top and widget.winfo_rooty() + widget.winfo_height() <= bottom, widget
    write(window, "1")
    assert house(desk.desk.office, 1, "1").result is not None
    assert step.live.winfo_rooty() > step.hint.winfo_rooty() and step.live.winfo_viewable()
    theme.set_text_size(window, 100)
    for _time in range(5):
        window.update()
    assert step.live.winfo_rooty() == step.table.winfo_rooty(), "beside each other where there is room"
