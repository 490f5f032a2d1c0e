"""The bin on screen: what was deleted anywhere, brought back with Enter, refused in words."""

from collections.abc import Iterator
from typing import Any

import pytest

from db import bin, households, residents
from tests.at_desk import names_in, opened, opened_at, town
from tests.keyboard import press
from ui import language
from ui.window import DeskWindow


@pytest.fixture
def people(office: Any) -> Any:
    return town(office)


@pytest.fixture
def desk(window: Any, office: Any, people: Any) -> Iterator[DeskWindow]:
    residents.delete_resident(office, people["แก้วตา"].id)
    households.delete_household(office, people["แก้วตา"].household_id)
    residents.delete_resident(office, people["ขวัญ"].id)
    with opened_at(window, office, "bin") as shown:
        yield shown


def chosen(desk: DeskWindow) -> str:
    tree = desk.screen.table.tree
    return str(tree.item(tree.selection()[0], "values")[0])


def choose(desk: DeskWindow, window: Any, label: str) -> None:
    press(window, "Home")
    while label not in chosen(desk):
        press(window, "Down")


def test_everything_deleted_is_listed_with_its_kind_and_day(desk: DeskWindow) -> None:
    assert sorted(names_in(desk.screen.table)) == ["45 ชุมชนป่าซาง", "นายขวัญ แสนดี", "เด็กหญิงแก้วตา มูลคำ"]
    tree = desk.screen.table.tree
    assert all("๒๒ พฤศจิกายน ๒๕๖๙" in tree.item(item, "values")[2] for item in tree.get_children())


def test_enter_brings_a_record_back(desk: DeskWindow, window: Any, office: Any, people: Any) -> None:
    choose(desk, window, "ขวัญ")
    press(window, "Return")
    assert "นายขวัญ แสนดี" not in names_in(desk.screen.table)
    assert "นายขวัญ แสนดี" in desk.status.said.cget("text")
    desk.go("residents")
    window.update()
    assert "นายขวัญ แสนดี" in names_in(desk.screen.table)


def test_what_has_no_place_to_go_back_to_is_refused_in_words(desk: DeskWindow, window: Any, answers: Any) -> None:
    told = answers(show_error=None)
    choose(desk, window, "แก้วตา")
    press(window, "Return")
    assert [call[0] for call in told.calls] == ["show_error"]
    assert "เด็กหญิงแก้วตา มูลคำ" in names_in(desk.screen.table)
    choose(desk, window, "45")
    press(window, "Return")
    choose(desk, window, "แก้วตา")
    press(window, "Return")
    assert names_in(desk.screen.table) == ["นายขวัญ แสนดี"]
    press(window, "Return")
    assert desk.screen.table.empty.frame.winfo_ismapped()
    assert str(desk.screen.top.buttons["Bring back"].cget("state")) == "disabled"


def test_the_bin_is_read_once_as_it_opens_and_again_in_another_language(
    window: Any, office: Any, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    residents.delete_resident(office, people["ขวัญ"].id)
    times, read = 0, bin.bin_lines

    def counted(asked: Any) -> Any:
        nonlocal times
        times += 1
        return read(asked)

    monkeypatch.setattr(bin, "bin_lines", counted)
    with opened(window, office) as desk:
        desk.go("bin")
        window.update()
        assert times == 1
        language.set_language("en")
        window.update()
        assert "Resident" in desk.screen.table.rows.page(0, 1)[0].cells
        language.set_language("th")
