"""The head of a page: tools beside the title or below it, and a menu of those for which a low page has no room."""

from typing import Any

import pytest
import ttkbootstrap as ttk

from ui import theme
from ui.toolbar import PageHead, Tool

NAMES = ("Add", "Edit", "Print", "Delete", "Residents", "Households", "Volunteers", "Communities")


@pytest.fixture
def done() -> list[str]:
    return []


def head_on(window: Any, done: list[str], width: int, height: int) -> PageHead:
    """The head of a page of this size with all tools."""
    theme.dress(window)
    page = ttk.Frame(window)
    page.place(x=0, y=0, width=width, height=height)
    tools = [Tool(name, "plus-lg", lambda name=name: done.append(name), "Ctrl+N") for name in NAMES]  # type: ignore[misc]
    head = PageHead(page, tools)
    head.pack(fill="x")
    head.relabel("Residents")
    for _turn in range(3):
        window.update()
    return head


def in_sight(head: PageHead) -> list[str]:
    return [name for name, button in head.buttons.items() if button.winfo_viewable()]


def test_a_low_page_has_one_line_of_tools_and_a_menu_of_the_others(window: Any, done: list[str]) -> None:
    head = head_on(window, done, 560, 300)
    shown = in_sight(head)
    assert shown == list(NAMES[: len(shown)]) and 0 < len(shown) < len(NAMES)
    assert len({head.buttons[name].winfo_y() for name in shown} | {head.more.winfo_y()}) == 1
    assert head.more.winfo_x() + head.more.winfo_width() <= head.winfo_width()
    menu = head.more.menu()
    labels = [menu.entrycget(place, "label") for place in range(menu.index("end") + 1)]
    assert [label.split("  ")[1] for label in labels] == ["Ctrl+N"] * (len(NAMES) - len(shown))
    menu.invoke(0)
    assert done == [NAMES[len(shown)]]


def test_what_can_not_be_done_now_can_not_be_chosen_in_the_menu(window: Any, done: list[str]) -> None:
    head = head_on(window, done, 560, 300)
    head.buttons[NAMES[-1]].configure(state="disabled")
    menu = head.more.menu()
    assert menu.entrycget("end", "state") == "disabled" and menu.entrycget(0, "state") == "normal"


@pytest.mark.parametrize(("width", "height"), [(560, 900), (2400, 300)])
def test_with_room_enough_every_tool_is_in_sight(window: Any, done: list[str], width: int, height: int) -> None:
    head = head_on(window, done, width, height)
    assert in_sight(head) == list(NAMES) and not head.more.winfo_viewable()


def test_tools_come_back_when_the_page_grows(window: Any, done: list[str]) -> None:
    head = head_on(window, done, 560, 300)
    low = head.winfo_reqheight()
    head.master.place_configure(height=900)  # type: ignore[attr-defined]
    for _turn in range(3):
        window.update()
    assert in_sight(head) == list(NAMES) and not head.more.winfo_viewable() and head.winfo_reqheight() > low
