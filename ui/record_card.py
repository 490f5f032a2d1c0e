"""A record to be read at a glance: its name, facts, what hangs on it, and what can be done."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.language import _
from ui.scrolling import ScrollArea
from ui.theme import Space

WRAP: Final = 300
REVEAL_MS: Final = 30_000


@dataclass(frozen=True)
class Action:
    """A button of a card: `label` is a msgid."""

    label: str
    icon: str
    act: Callable[[], object]
    style: str = "outline"


@dataclass(frozen=True)
class Fact:
    """A line of a card, both texts already in the user's language. `hidden` is shown for a while on request."""

    name: str
    value: str
    hidden: str = ""


@dataclass(frozen=True)
class Tie:
    """Something that hangs on the record, one click away."""

    text: str
    go: Callable[[], object]
    icon: str = "arrow-right-short"


class RecordCard(ttk.Frame):
    """Call `show` with what is known; `clear` leaves only a sentence."""

    def __init__(self, parent: tkinter.Misc, actions: Sequence[Action]) -> None:
        super().__init__(parent)
        self._buttons = ttk.Frame(self)
        self._buttons.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0))
        self.actions = {action.label: self._button(action) for action in actions}
        self.title = ttk.Label(self, style=theme.SECTION, wraplength=WRAP, justify="left")
        self.title.pack(anchor="w", fill="x")
        self.subtitle = ttk.Label(self, style=theme.QUIET, wraplength=WRAP, justify="left")
        self.subtitle.pack(anchor="w", fill="x", pady=(0, Space.SMALL))
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)
        self._values: list[ttk.Label] = []

    def _button(self, action: Action) -> ttk.Button:
        button = ttk.Button(
            self._buttons, text=_(action.label), icon=action.icon, bootstyle=action.style, command=action.act
        )
        button.pack(side="left", padx=(0, Space.SMALL))
        return button

    def relabel(self) -> None:
        """Words of the buttons in the language in use; facts come with the next `show`."""
        for label, button in self.actions.items():
            button.configure(text=_(label))

    def clear(self, text: str = "") -> None:
        """No record: a quiet sentence, already translated."""
        self.show("", text, (), ())
        self._buttons.pack_forget()

    def show(self, title: str, subtitle: str, facts: Sequence[Fact], ties: Sequence[Tie]) -> None:
        """Show a record. Facts without a value are left out."""
        self._buttons.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0), before=self.title)
        self.title.configure(text=title)
        self.subtitle.configure(text=subtitle)
        inside = self.area.inside
        for child in inside.winfo_children():
            child.destroy()
        inside.columnconfigure(1, weight=1)
        self._values = []
        shown = [fact for fact in facts if fact.value]
        for row, fact in enumerate(shown):
            self._show_fact(row, fact)
        for row, tie in enumerate(ties, start=len(shown)):
            ttk.Button(inside, text=tie.text, icon=tie.icon, bootstyle="link", command=tie.go).grid(
                row=row, column=0, columnspan=3, sticky="w"
            )
        self._wrap(self.winfo_width())
        self.area.adopt()

    def _show_fact(self, row: int, fact: Fact) -> None:
        inside = self.area.inside
        ttk.Label(inside, text=fact.name, style=theme.QUIET).grid(
            row=row, column=0, sticky="nw", padx=(0, Space.MEDIUM), pady=Space.HAIR
        )
        value = ttk.Label(inside, text=fact.value, justify="left")
        value.grid(row=row, column=1, sticky="w", pady=Space.HAIR)
        self._values.append(value)
        if fact.hidden:
            button = ttk.Button(inside, text=_("Show"), icon="eye", bootstyle="link")
            button.configure(command=lambda: self._reveal(value, fact))
            button.grid(row=row, column=2, sticky="e")

    def _reveal(self, label: ttk.Label, fact: Fact) -> None:
        label.configure(text=fact.hidden)
        label.after(REVEAL_MS, lambda: label.winfo_exists() and label.configure(text=fact.value))

    def _wrap(self, width: int) -> None:
        room = max(WRAP // 2, width - Space.LARGE)
        self.title.configure(wraplength=room)
        self.subtitle.configure(wraplength=room)
        for value in self._values:
            value.configure(wraplength=max(WRAP // 2, room - fonts.text_width(self, "0" * 18)))
