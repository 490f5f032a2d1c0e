"""The head of a page: its title, how many are in its list, and buttons with the keys that press them."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import fonts, theme
from ui.flow import Flow
from ui.language import _
from ui.menu_button import Choice, MenuButton
from ui.theme import Space

if TYPE_CHECKING:
    from db.office import Office

MORE: Final = N_("More")
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


class PageHead(Flow):
    """The title at the left and the tools at the right, the first one last. Where letters are large they go below
    the title, the first one first: in as many lines as they need, in a low page in one, with a menu of the others."""

    def __init__(self, parent: tkinter.Misc, tools: Sequence[Tool]) -> None:
        super().__init__(parent)
        self._tools = tools
        self.title = ttk.Label(self, style=theme.TITLE)
        self.count = ttk.Label(self, style=theme.QUIET)
        self.buttons = {tool.label: self._button(tool) for tool in tools}
        self.more = MenuButton(self, self._choices)
        parent.bind("<Configure>", lambda event: self._on_page(event.height), add=True)
        self._page_height = 0

    def _button(self, tool: Tool) -> ttk.Button:
        return ttk.Button(self, text=_(tool.label), icon=tool.icon, bootstyle=tool.style, command=tool.act)

    def relabel(self, title: str) -> None:
        """Words in the language in use; `title` is a msgid."""
        self.title.configure(text=_(title))
        for tool in self._tools:
            self.buttons[tool.label].configure(text=with_key(_(tool.label), tool.key))
        self.more.label(_(MORE))

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
        for button, place in zip(buttons, places, strict=False):
            self._put(button, *place)
        hidden = buttons[len(places) :]
        for button in hidden:
            button.place_forget()
        if hidden:
            self._put(self.more, self._end_of(buttons, len(places)), self._below_title())
        else:
            self.more.place_forget()
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
        left, top, line = 0, self._below_title(), 0
        for button in buttons:
            if left and left + button.winfo_reqwidth() > width:
                left, top = 0, top + line + Space.TIGHT
            places.append((left, top))
            left += button.winfo_reqwidth() + self.gap
            line = button.winfo_reqheight()
        return places, top + line

    def _one_line(self, buttons: Sequence[ttk.Button]) -> tuple[list[tuple[int, int]], int]:
        """Where those stand that have room beside the menu of the others, and how high all is."""
        top, room = self._below_title(), self.winfo_width() - self.more.winfo_reqwidth()
        count = sum(self._end_of(buttons, place + 1) <= room for place in range(len(buttons)))
        return [(self._end_of(buttons, place), top) for place in range(count)], top + self.more.winfo_reqheight()

    def _end_of(self, buttons: Sequence[ttk.Button], count: int) -> int:
        """Where the next one stands after so many in a line."""
        return sum(button.winfo_reqwidth() + self.gap for button in buttons[:count])

    def _below_title(self) -> int:
        return self.title.winfo_reqheight() + Space.TIGHT

    def _choices(self) -> list[Choice]:
        """The tools that have no room, as they stand in the menu."""
        away = [button for button in self.buttons.values() if not button.winfo_manager()]
        return [Choice(str(each.cget("text")), each.invoke, str(each.cget("state")) != "disabled") for each in away]

    def _on_page(self, height: int) -> None:
        if height != self._page_height:
            self._page_height = height
            self.arrange()

    def _put(self, child: tkinter.Misc, left: int, top: int) -> None:
        self._follow(child)
        child.tk.call("place", "configure", child, "-x", left, "-y", top)
