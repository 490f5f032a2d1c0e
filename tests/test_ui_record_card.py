"""The card of a record: where it is low its buttons stand in one line, so that the record itself is seen."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from tests.in_sight import cut_off
from tests.keyboard import press, take_keyboard
from ui import fonts, theme
from ui.button_line import LEAST_LINES
from ui.record_card import Action, Fact, RecordCard

LABELS = ("Edit", "Delete", "New person", "New talk", "New gift")


@pytest.fixture
def card(window: Any) -> Iterator[RecordCard]:
    pressed: list[str] = []
    theme.dress(window)
    made = RecordCard(window, [Action(label, "pencil", partial(pressed.append, label)) for label in LABELS])
    made.pressed = pressed  # type: ignore[attr-defined]
    made.show("มหาวิทยาลัย" * 8, "เครือข่าย", [Fact("ที่อยู่", "แม่สะเรียง")] * 9, ())
    yield made
    theme.set_text_size(window, 100)


def shown(card: RecordCard) -> list[str]:
    return [label for label, button in card.actions.items() if button.winfo_ismapped()]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_low_card_shows_the_record_and_a_menu_of_the_buttons_that_have_no_room(
    window: Any, card: Any, percent: int
) -> None:
    theme.set_text_size(window, percent)
    line = fonts.line_height(window)
    card.place(x=0, y=0, width=26 * line, height=40 * line)
    window.update()
    assert shown(card) == list(LABELS) and not card._buttons.more.winfo_ismapped(), "there is room for all of them"
    card.place(width=16 * line, height=10 * line)
    window.update()
    assert 0 < len(shown(card)) < len(LABELS) and card._buttons.more.winfo_ismapped()
    assert card.area.winfo_height() >= (LEAST_LINES - 1) * line and not cut_off(card)
    menu = card._buttons.more.menu()
    labels = [menu.entrycget(place, "label") for place in range(menu.index("end") + 1)]
    assert labels == [card.actions[label].cget("text") for label in LABELS if label not in shown(card)]
    menu.invoke("end")
    assert card.pressed == [LABELS[-1]]
    card.place(width=26 * line, height=40 * line)
    window.update()
    assert shown(card) == list(LABELS)


def test_the_menu_is_reached_by_tab_after_the_buttons(window: Any, card: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bool] = []
    monkeypatch.setattr(card._buttons.more, "open", lambda: opened.append(True))
    card._buttons.more.configure(command=lambda: card._buttons.more.open())
    line = fonts.line_height(window)
    card.place(x=0, y=0, width=16 * line, height=10 * line)
    window.update()
    take_keyboard(window, card.actions[shown(card)[-1]])
    press(window, "Tab", "space")
    assert opened
