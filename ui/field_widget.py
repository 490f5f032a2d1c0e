"""What every field of a form is to the form: texts go in and come out, whatever is drawn for its kind."""

from __future__ import annotations

import tkinter
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import ttkbootstrap as ttk

from db.domain.errors import FieldError
from db.domain.forms import Field
from ui import fonts
from ui.editing import Undo
from ui.field_layout import LayoutHint
from ui.traces import trace_while

LAST_COLUMN: Final = 9
READABLE: Final = 26
"""Letters of a long text that are enough to know it by."""


@dataclass(frozen=True)
class Link:
    """Where a field that points to another record looks: `find(text)` gives (id, label) of those that match,
    `label(id)` how the one pointed to is called.

    With `create(field, text)` the list ends with the line `offer` (a msgid with {text}), which makes the record that
    is not there yet and gives its id, None if the user would rather not."""

    find: Callable[[str], list[tuple[int, str]]]
    label: Callable[[int], str]
    offer: str = ""
    create: Callable[[tkinter.Misc, str], int | None] | None = None


@dataclass(frozen=True)
class Surroundings:
    """What fields need to know of the world: the day, and the records they may point to, by field name."""

    today: date
    links: Mapping[str, Link] = field(default_factory=dict)


class FieldWidget(ttk.Frame, ABC):
    """One field. `on_change` is run after each change by the user; `is_touched` tells whether there was one."""

    has_own_label = False

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent)
        self.field = field
        self.surroundings = surroundings
        self.on_change: Callable[[], object] = lambda: None
        self.is_touched = False
        # What is typed into gives way in a narrow place, but does not grow beyond its width in a wide one.
        self.columnconfigure(0, weight=1)
        self.columnconfigure(LAST_COLUMN, weight=1000)

    @abstractmethod
    def get(self) -> str:
        """The text as it stands, to be parsed by the field."""

    @abstractmethod
    def set(self, text: str) -> None:
        """Show a text as the field formats it; this is no change by the user."""

    @abstractmethod
    def set_read_only(self, read_only: bool) -> None:
        """Whether the text can only be looked at."""

    @abstractmethod
    def focus_target(self) -> tkinter.Misc:
        """The widget that takes the keyboard."""

    def draft(self) -> str:
        """The text to be put again later by `put_draft`, what can not be parsed yet included."""
        return self.get()

    def put_draft(self, text: str) -> None:
        """Show again what `draft` gave."""
        self.set(text)

    def in_words(self) -> str:
        """What stands in the field as one reads it, to be copied; "" for what no words tell."""
        return self.get()

    def problem(self) -> FieldError | None:
        """What is wrong that the text alone does not show (None: nothing)."""
        return None

    def mark_wrong(self, wrong: bool) -> None:
        """Draw the field as one with an error, or as usual."""

    def least_width(self) -> int:
        """Pixels in which one can read what stands in the field, as a rule."""
        return fonts.text_width(self, "0" * min(self.field.width, READABLE))

    def changed(self) -> None:
        """To be called by the kinds of field when the user changed something."""
        self.is_touched = True
        self.on_change()


class EntryField(FieldWidget):
    """A line of text; also the base of the kinds that are typed into a line."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.typed = tkinter.StringVar(self)
        self.entry: Any = self.make_entry()
        self.entry.grid(row=0, column=0, sticky="w")
        self._own_change = False
        self.undo = Undo(self.entry)
        self.layout_hint = LayoutHint(self, self.entry, self.typed, self.meant)
        trace_while(self, self.typed, self._on_write)

    def make_entry(self) -> tkinter.Widget:
        """The widget typed into; it must show `self.typed`."""
        return ttk.Entry(self, textvariable=self.typed, width=self.field.width)

    def get(self) -> str:
        return self.typed.get()

    def set(self, text: str) -> None:
        self.put(text)
        self.entry.icursor("end")
        self.is_touched = False
        self.undo.forget()

    def put(self, text: str) -> None:
        """Show a text without it counting as typed."""
        self._own_change = True
        self.typed.set(text)
        self._own_change = False
        self.layout_hint.hide()
        self.refresh()

    def set_read_only(self, read_only: bool) -> None:
        self.entry.configure(state="readonly" if read_only else "normal")

    def focus_target(self) -> tkinter.Misc:
        return self.entry

    def mark_wrong(self, wrong: bool) -> None:
        self.entry.state(["invalid" if wrong else "!invalid"])

    def refresh(self) -> None:
        """Called after each change of the text, by whomever: live notes beside the field."""

    def meant(self, typed: str) -> str:
        """What was meant if the wrong keyboard layout is on; "" where the text may be right."""
        return self.field.meant(typed, self.surroundings.today)

    def _on_write(self) -> None:
        if not self._own_change:
            self.refresh()
            self.layout_hint.look()
            self.changed()
