"""Fields of plain text: one line, many lines, numbers, and the title that is offered from sex and age."""

from __future__ import annotations

import tkinter
from typing import Final

import ttkbootstrap as ttk

from db.domain import names
from db.domain.forms import Field
from db.domain.names import TITLES
from ui.field_widget import EntryField, FieldWidget, Surroundings
from ui.theme import Space

LINES: Final = 4
OFFERED_TITLES: Final = 30


class LongTextField(FieldWidget):
    """Some lines; Tab goes on to the next field, Enter begins a new line."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.text = ttk.Text(
            self,
            height=LINES,
            width=field.width,
            wrap="word",
            undo=True,
            font="TkTextFont",
            padx=Space.TIGHT,
            pady=Space.TIGHT,
        )
        self.text.grid(row=0, column=0, sticky="w")
        self.text.bind("<<Modified>>", self._on_modified, add=True)
        self.text.bind("<Tab>", lambda _event: self._leave(forward=True), add=True)
        self.text.bind("<Shift-Tab>", lambda _event: self._leave(forward=False), add=True)
        if self.tk.call("tk", "windowingsystem") == "x11":
            self.text.bind("<ISO_Left_Tab>", lambda _event: self._leave(forward=False), add=True)
        self._quiet = False

    def get(self) -> str:
        return self.text.get("1.0", "end-1c")

    def set(self, text: str) -> None:
        state = str(self.text.cget("state"))
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.insert("1.0", text)
        self.text.edit_reset()
        self.text.edit_modified(False)
        self.text.configure(state=state)
        self.is_touched = False

    def set_read_only(self, read_only: bool) -> None:
        self.text.configure(state="disabled" if read_only else "normal")

    def focus_target(self) -> tkinter.Misc:
        return self.text

    def _on_modified(self, _event: tkinter.Event) -> None:
        if self.text.edit_modified():
            self.text.edit_modified(False)
            if self.text.winfo_exists() and str(self.text.cget("state")) == "normal":
                self.changed()

    def _leave(self, *, forward: bool) -> str:
        target = self.text.tk_focusNext() if forward else self.text.tk_focusPrev()
        if target is not None:
            target.focus_set()
        return "break"


class NumberField(EntryField):
    """Figures, set to the right as one reads them in columns."""

    def make_entry(self) -> tkinter.Widget:
        return ttk.Entry(self, textvariable=self.typed, width=self.field.width, justify="right")


class TitleField(EntryField):
    """A title to type or to choose; `offer` puts one in as long as nobody typed another."""

    _offered = ""

    def make_entry(self) -> tkinter.Widget:
        titles = [title.text for title in TITLES[:OFFERED_TITLES]]
        return ttk.Combobox(self, textvariable=self.typed, width=self.field.width, values=titles, height=12)

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self.entry.bind("<FocusOut>", lambda _event: self._write_out(), add=True)

    def _write_out(self) -> None:
        """A short form (นส.) becomes the full one when one leaves the field: it stands on papers."""
        title, rest = names.split_title(f"{self.get().strip()} ก")
        if title and rest == "ก" and title != self.get():
            self.put(title)
            self.changed()

    def set(self, text: str) -> None:
        super().set(text)
        self.is_touched = bool(text)  # a title that is kept was somebody's choice
        self._offered = ""

    def offer(self, title: str) -> None:
        """Put in the title that fits sex and age; one that was typed or chosen stays."""
        if self.get() and (self.is_touched or self.get() != self._offered):
            return
        self._offered = title
        self.put(title)
        self.is_touched = False
