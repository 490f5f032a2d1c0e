"""Buttons that stand in one line where the place is low: those that have no room there are in a menu behind them."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import fonts
from ui.flow import Flow
from ui.language import _
from ui.menu_button import Choice, MenuButton
from ui.theme import Space

MORE: Final = N_("More")
LEAST_LINES: Final = 8
"""Lines of text that a record has above its buttons: they are what it is looked at for."""


class ButtonLine(Flow):
    """Subclasses fill `buttons`, call `add_menu` once they are made, and arrange them."""

    buttons: Mapping[str, ttk.Button]

    def add_menu(self) -> None:
        """The button of the menu, the last to be reached by Tab."""
        self.more = MenuButton(self, self._choices)

    def label_menu(self) -> None:
        """Its words in the language in use."""
        self.more.label(_(MORE))

    def _in_lines(self, buttons: Sequence[ttk.Button], top: int) -> tuple[list[tuple[int, int]], int]:
        """Where they stand in as many lines as they need, the first of them at `top`, and how high all is."""
        width, places, left, line = self.winfo_width(), [], 0, 0
        for button in buttons:
            if left and left + button.winfo_reqwidth() > width:
                left, top = 0, top + line + Space.TIGHT
            places.append((left, top))
            left += button.winfo_reqwidth() + self.gap
            line = button.winfo_reqheight()
        return places, top + line

    def _show(self, buttons: Sequence[ttk.Button], places: Sequence[tuple[int, int]], top: int) -> None:
        """Put the first of them in their places, and behind them the menu of the others, if there are any."""
        for button, place in zip(buttons, places, strict=False):
            self._put(button, *place)
        hidden = buttons[len(places) :]
        for button in hidden:
            button.place_forget()
        if hidden:
            self._put(self.more, self._end_of(buttons, len(places)), top)
        else:
            self.more.place_forget()

    def _count_in_line(self, buttons: Sequence[ttk.Button]) -> int:
        """How many have room beside the menu of the others."""
        room = self.winfo_width() - self.more.winfo_reqwidth()
        return sum(self._end_of(buttons, place + 1) <= room for place in range(len(buttons)))

    def _end_of(self, buttons: Sequence[ttk.Button], count: int) -> int:
        """Where the next one stands after so many in a line."""
        return sum(button.winfo_reqwidth() + self.gap for button in buttons[:count])

    def _choices(self) -> list[Choice]:
        """The buttons that have no room, as they stand in the menu."""
        away = [button for button in self.buttons.values() if not button.winfo_manager()]
        return [Choice(str(each.cget("text")), each.invoke, str(each.cget("state")) != "disabled") for each in away]

    def _put(self, child: tkinter.Misc, left: int, top: int) -> None:
        self._follow(child)
        child.tk.call("place", "configure", child, "-x", left, "-y", top)


class CardAction(Protocol):
    """What a button below a record is made from."""

    @property
    def label(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def act(self) -> Callable[[], object]: ...
    @property
    def style(self) -> str: ...


class CardButtons(ButtonLine):
    """Below a record: in as many lines as they need, but in one where the record itself would not be seen."""

    def __init__(self, card: tkinter.Misc, actions: Sequence[CardAction]) -> None:
        super().__init__(card)
        self._card_height = 0
        self.buttons = {action.label: self._button(action) for action in actions}
        self.add_menu()
        self.relabel()
        card.bind("<Configure>", lambda event: self._on_card(event.height), add=True)

    def relabel(self) -> None:
        """Words in the language in use."""
        for label, button in self.buttons.items():
            button.configure(text=_(label))
        self.label_menu()

    def arrange(self) -> None:
        """Place the buttons for the room there is."""
        buttons = list(self.buttons.values())
        places, height = self._in_lines(buttons, 0)
        is_low = 0 < self._card_height < height + LEAST_LINES * fonts.line_height(self)
        if is_low and places and places[-1][1] > 0:
            places = [(self._end_of(buttons, place), 0) for place in range(self._count_in_line(buttons))]
            height = self.more.winfo_reqheight()
        self._show(buttons, places, 0)
        if height != self.winfo_reqheight():
            self.configure(height=max(1, height))

    def _button(self, action: CardAction) -> ttk.Button:
        return ttk.Button(self, text=_(action.label), icon=action.icon, bootstyle=action.style, command=action.act)

    def _on_card(self, height: int) -> None:
        if height != self._card_height:
            self._card_height = height
            self.arrange()
