"""The head of a page: its title, how many are in its list, and buttons with the keys that press them."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.button_line import ButtonLine
from ui.language import _
from ui.theme import Space

if TYPE_CHECKING:
    from db.office import Office

LOW: Final = 22
"""Lines of text of a page in which several lines of tools would leave its list no room."""


@dataclass(frozen=True)
class Tool:
    """A button: `label` is a msgid, `key` the key that does the same, `needs` the operation it is for."""

    label: str
    icon: str
    act: Callable[[], object]
    key: str = ""
    style: str = "outline"
    needs: str = ""


class Needing(Protocol):
    """A button that is there for some only."""

    @property
    def needs(self) -> str: ...


Button = TypeVar("Button", bound=Needing)


def allowed(office: Office, buttons: Iterable[Button]) -> tuple[Button, ...]:
    """Those of them that are of use to whoever is signed in."""
    return tuple(button for button in buttons if not button.needs or office.may(button.needs))


def with_key(text: str, key: str) -> str:
    """What a button says, with the key that presses it; without one only that."""
    return f"{text}  {key}".rstrip()


def offered(office: Office, needs: str, act: Callable[[], object]) -> Callable[[], object] | None:
    """What an empty list proposes, if it is of use to whoever is signed in."""
    return act if office.may(needs) else None


class PageHead(ButtonLine):
    """The title at the left and the tools at the right, the first one last. Where letters are large they go below
    the title, the first one first: in as many lines as they need, in a low page in one, with a menu of the others."""

    def __init__(self, parent: tkinter.Misc, tools: Sequence[Tool]) -> None:
        super().__init__(parent)
        self._tools = tools
        self.title = ttk.Label(self, style=theme.TITLE)
        self.count = ttk.Label(self, style=theme.QUIET)
        self.buttons = {tool.label: self._button(tool) for tool in tools}
        self.add_menu()
        parent.bind("<Configure>", lambda event: self._on_page(event.height), add=True)
        self._page_height = 0

    def _button(self, tool: Tool) -> ttk.Button:
        return ttk.Button(self, text=_(tool.label), icon=tool.icon, bootstyle=tool.style, command=tool.act)

    def relabel(self, title: str) -> None:
        """Words in the language in use; `title` is a msgid."""
        self.title.configure(text=_(title))
        for tool in self._tools:
            self.buttons[tool.label].configure(text=with_key(_(tool.label), tool.key))
        self.label_menu()

    def arrange(self) -> None:
        """Place the parts for the width there is."""
        buttons = list(self.buttons.values())
        first_line = max(part.winfo_reqheight() for part in (self.title, *buttons))
        left = 0
        for label in (self.title, self.count):
            self._put(label, left, (first_line - label.winfo_reqheight()) // 2)
            left += label.winfo_reqwidth() + Space.MEDIUM
        places, height = self._places(buttons, left, first_line)
        is_low = 1 < self._page_height < LOW * fonts.line_height(self)
        if is_low and len({top for _left, top in places}) > 1:
            places, height = self._one_line(buttons)
        self._show(buttons, places, self._below_title())
        if height != self.winfo_reqheight():
            self.configure(height=height)

    def _places(self, buttons: Sequence[ttk.Button], taken: int, first_line: int) -> tuple[list[tuple[int, int]], int]:
        """Where the buttons stand, and how high all is; the first `taken` pixels of the first line are not free."""
        width, places = self.winfo_width(), []
        if taken + sum(button.winfo_reqwidth() + self.gap for button in buttons) <= width + self.gap:
            right = width
            for button in buttons:
                places.append((right - button.winfo_reqwidth(), (first_line - button.winfo_reqheight()) // 2))
                right = places[-1][0] - self.gap
            return places, first_line
        return self._in_lines(buttons, self._below_title())

    def _one_line(self, buttons: Sequence[ttk.Button]) -> tuple[list[tuple[int, int]], int]:
        """Where those stand that have room beside the menu of the others, and how high all is."""
        top = self._below_title()
        count = self._count_in_line(buttons)
        return [(self._end_of(buttons, place), top) for place in range(count)], top + self.more.winfo_reqheight()

    def _below_title(self) -> int:
        return self.title.winfo_reqheight() + Space.TIGHT

    def _on_page(self, height: int) -> None:
        if height != self._page_height:
            self._page_height = height
            self.arrange()
