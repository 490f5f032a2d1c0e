"""Fields with fixed answers: one of a list by typing its beginning, several to tick, yes or no."""

from __future__ import annotations

import time
import tkinter
from enum import StrEnum
from typing import Final

import ttkbootstrap as ttk

from db.domain.choices import label_of
from db.domain.digits import to_arabic
from db.domain.field_kinds import BETWEEN_CHOICES
from db.domain.forms import Field
from db.domain.keyboard_layout import to_figures
from ui.field_widget import FieldWidget, Surroundings
from ui.language import _, follow_language
from ui.shortcuts import typed_letter
from ui.theme import Space

PAUSE_SECONDS: Final = 1.2  # typing after a pause begins a new word
MOST_ACROSS: Final = 2


def beginning_with(labels: list[str], typed: str, after: int = -1) -> int | None:
    """The place of the first label that begins with `typed`, looking from `after` on and around."""
    count = len(labels)
    for step in range(count):
        place = (after + 1 + step) % count
        if labels[place].casefold().startswith(typed.casefold()):
            return place
    return None


class ChoiceField(FieldWidget):
    """One of a list; letters typed (Thai ones too) go to the next label that begins with them."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self._value = ""
        self._read(field.choices)
        self._typed = ""
        self._typed_at = 0.0
        self.box = ttk.Combobox(self, state="readonly", width=field.width, height=14)
        self.box.grid(row=0, column=0, sticky="w")
        self.box.bind("<<ComboboxSelected>>", lambda _event: self._on_chosen(), add=True)
        self.box.bind("<Key>", self._on_key, add=True)
        self.box.bind("<BackSpace>", lambda _event: self._clear(), add=True)
        self.box.bind("<Delete>", lambda _event: self._clear(), add=True)
        follow_language(self, self._label)

    def get(self) -> str:
        return self._value

    def set(self, text: str) -> None:
        self._value = text
        self.is_touched = False
        self._show()

    def in_words(self) -> str:
        return self.box.get()

    def set_read_only(self, read_only: bool) -> None:
        self.box.configure(state="disabled" if read_only else "readonly")

    def offer(self, choices: type[StrEnum] | None) -> None:
        """Another list to choose from (the trays of another printer); what is chosen has to be set anew."""
        self._read(choices)
        self._label()

    def _read(self, choices: type[StrEnum] | None) -> None:
        members: list[StrEnum] = list(choices or ())
        self._values = [*([] if self.field.required else [""]), *(member.value for member in members)]
        self._msgids = [*([] if self.field.required else [""]), *(label_of(member) for member in members)]

    def focus_target(self) -> tkinter.Misc:
        return self.box

    def mark_wrong(self, wrong: bool) -> None:
        self.box.state(["invalid" if wrong else "!invalid"])

    def _labels(self) -> list[str]:
        return [_(msgid) for msgid in self._msgids]

    def _label(self) -> None:
        self.box.configure(values=self._labels())
        self._show()

    def _show(self) -> None:
        label = self._labels()[self._values.index(self._value)] if self._value in self._values else self._value
        self.box.set(label)

    def _on_chosen(self) -> None:
        self._choose(self.box.current())

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._values) and self._values[place] != self._value:
            self._value = self._values[place]
            self._show()
            self.changed()
        self.box.selection_clear()

    def _clear(self) -> str:
        if not self.field.required and str(self.box.cget("state")) != "disabled":
            self._choose(0)
        return "break"

    def _on_key(self, event: tkinter.Event) -> str | None:
        letter = typed_letter(event)
        if not letter or str(self.box.cget("state")) == "disabled":
            return None
        self.type(letter)
        return "break"

    def type(self, letter: str) -> None:
        """Go to the next label that begins with the letters typed; a figure may come from the Thai layout."""
        now = time.monotonic()
        same_word = now - self._typed_at < PAUSE_SECONDS
        self._typed, self._typed_at = (self._typed if same_word else "") + letter, now
        here = self._values.index(self._value) if self._value in self._values else -1
        start = here - 1 if len(self._typed) > 1 else here
        place = beginning_with(self._labels(), self._typed, start)
        if place is None:
            place = beginning_with(self._labels(), to_figures(to_arabic(self._typed)), start)
        if place is not None:
            self._choose(place)


class ChoicesField(FieldWidget):
    """Several of a list, a box to tick for each."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self._boxes: dict[str, tuple[tkinter.BooleanVar, ttk.Checkbutton, str]] = {}
        for member in field.choices or ():
            ticked = tkinter.BooleanVar(self)
            box = ttk.Checkbutton(self, variable=ticked, command=self.changed)
            self._boxes[member.value] = ticked, box, label_of(member)
        self._across = 0
        self._arrange(MOST_ACROSS)
        self.bind("<Configure>", lambda event: self._on_resize(event.width), add=True)
        follow_language(self, self._label)

    def get(self) -> str:
        return "/".join(value for value, (ticked, _box, _label) in self._boxes.items() if ticked.get())

    def set(self, text: str) -> None:
        chosen = set(BETWEEN_CHOICES.split(text.strip()))
        for value, (ticked, _box, _label) in self._boxes.items():
            ticked.set(value in chosen)
        self.is_touched = False

    def in_words(self) -> str:
        return ", ".join(_(label) for ticked, _box, label in self._boxes.values() if ticked.get())

    def set_read_only(self, read_only: bool) -> None:
        for _ticked, box, _label in self._boxes.values():
            box.configure(state="disabled" if read_only else "normal")

    def focus_target(self) -> tkinter.Misc:
        return next(box for _ticked, box, _label in self._boxes.values())

    def _label(self) -> None:
        for _ticked, box, label in self._boxes.values():
            box.configure(text=_(label))

    def least_width(self) -> int:
        return max(box.winfo_reqwidth() for _ticked, box, _label in self._boxes.values()) + Space.LARGE

    def _on_resize(self, width: int) -> None:
        self._arrange(max(1, min(MOST_ACROSS, width // self.least_width())))

    def _arrange(self, across: int) -> None:
        """So many boxes beside each other; the order of Tab stays that of reading."""
        if across == self._across:
            return
        self._across = across
        for number, (_ticked, box, _label) in enumerate(self._boxes.values()):
            box.grid(row=number // across, column=number % across, sticky="w", padx=(0, Space.LARGE), pady=Space.HAIR)


class YesNoField(FieldWidget):
    """One box to tick, with the field's label beside it."""

    has_own_label = True

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.ticked = tkinter.BooleanVar(self)
        self.box = ttk.Checkbutton(self, variable=self.ticked, command=self.changed)
        self.box.grid(row=0, column=0, sticky="w", pady=Space.TIGHT)
        follow_language(self, lambda: self.box.configure(text=_(field.label)))

    def get(self) -> str:
        return "1" if self.ticked.get() else ""

    def in_words(self) -> str:
        return "✓" if self.ticked.get() else ""

    def set(self, text: str) -> None:
        self.ticked.set(text == "1")
        self.is_touched = False

    def set_read_only(self, read_only: bool) -> None:
        self.box.configure(state="disabled" if read_only else "normal")

    def least_width(self) -> int:
        return self.box.winfo_reqwidth()

    def focus_target(self) -> tkinter.Misc:
        return self.box
