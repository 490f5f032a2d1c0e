"""Choices above a list that narrow it down: a label and a drop-down each, "all" first."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

from ui import theme
from ui.field_choice import beginning_with
from ui.language import _
from ui.shortcuts import typed_letter


@dataclass(frozen=True)
class Narrowing:
    """A way to narrow a list: `read()` gives (value, label) of the choices, labels translated. `every` names the
    choice of all (value None); `chosen` is what the list begins with. `label` and `every` are msgids."""

    label: str
    read: Callable[[], Sequence[tuple[Any, str]]]
    width: int = 14
    every: str = ""
    chosen: Any = None


class Filter(ttk.Frame):
    """A narrowing on screen; `value` is the choice that stands."""

    def __init__(self, parent: tkinter.Misc, narrowing: Narrowing, on_change: Callable[[], object]) -> None:
        super().__init__(parent)
        self._narrowing, self._on_change = narrowing, on_change
        self.value: Any = narrowing.chosen
        self._values: list[Any] = []
        self.label = ttk.Label(self, style=theme.QUIET)
        self.box = ttk.Combobox(self, state="readonly", width=narrowing.width)
        self.label.pack(side="left", padx=(0, theme.Space.TIGHT))
        self.box.pack(side="left")
        self.box.bind("<<ComboboxSelected>>", lambda _event: self._on_chosen(), add=True)
        self.box.bind("<Key>", self._on_key, add=True)

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves anything out."""
        return self.value is not None

    def relabel(self) -> None:
        """Words in the language in use, and the choices as they are now."""
        self.label.configure(text=_(self._narrowing.label))
        choices = list(self._narrowing.read())
        if self._narrowing.every:
            choices.insert(0, (None, _(self._narrowing.every)))
        self._values = [value for value, _label in choices]
        self.box.configure(values=[label for _value, label in choices])
        if self.value not in self._values:
            self.value = self._values[0] if self._values else None
        if self._values:
            self.box.current(self._values.index(self.value))

    def in_words(self) -> str:
        """What it is set to, in the language that is spoken now; "" for all."""
        if self.value is None:
            return ""
        label = next((label for value, label in self._narrowing.read() if value == self.value), "")
        return f"{_(self._narrowing.label)}: {label}" if label else ""

    def choose(self, value: Any) -> None:
        """Choose a value as the user would."""
        if value in self._values:
            self.box.current(self._values.index(value))
            self._on_chosen()

    def _on_key(self, event: tkinter.Event) -> str | None:
        """Letters go to the next choice that begins with them."""
        letter = typed_letter(event)
        if not letter:
            return None
        place = beginning_with(list(self.box.cget("values")), letter, self.box.current())
        if place is not None:
            self.box.current(place)
            self._on_chosen()
        return "break"

    def _on_chosen(self) -> None:
        value = self._values[self.box.current()]
        self.box.selection_clear()
        if value != self.value:
            self.value = value
            self._on_change()
