"""A field that points to another record: type a part of its name, pick from those found."""

from __future__ import annotations

import tkinter
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import FieldError
from db.domain.forms import Field
from db.domain.words import N_
from ui import theme
from ui.field_widget import EntryField, Surroundings
from ui.language import _
from ui.shortcuts import focused_widget

MOST: Final = 8
MOST_SAID: Final = 40
"""Letters of what was typed that an error repeats."""
NOT_PICKED: Final = "?"
"""Stands in a draft before what was typed and points to no record yet."""


class LinkField(EntryField):
    """Shows the label of the record; what is typed and not picked is an error, never a guess."""

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        self._id = ""
        self._label = ""
        self._found: list[tuple[int, str]] = []
        self._is_making = False
        super().__init__(parent, field, surroundings)
        self._link = surroundings.links[field.name]
        self.list = ttk.Listbox(
            self.winfo_toplevel(),
            height=MOST,
            font="TkTextFont",
            activestyle="none",
            exportselection=False,
            takefocus=False,
        )
        self.list.configure(selectbackground=theme.CHOSEN, selectforeground=theme.CHOSEN_TEXT)
        self.bind("<Destroy>", self._on_destroy, add=True)
        self.entry.bind("<Down>", lambda _event: self._step(1), add=True)
        self.entry.bind("<Up>", lambda _event: self._step(-1), add=True)
        self.entry.bind("<Return>", lambda _event: self._on_enter(), add=True)
        self.entry.bind("<Escape>", lambda _event: self._on_escape(), add=True)
        self.entry.bind("<FocusOut>", lambda _event: self._on_leave(), add=True)
        self.list.bind("<Button-1>", self._on_click, add=True)

    def get(self) -> str:
        return self._id if self.typed.get() == self._label else ""

    def set(self, text: str) -> None:
        self._id = text
        self._label = self._link.label(int(text)) if text else ""
        super().set(self._label)
        self._close()

    def draft(self) -> str:
        return NOT_PICKED + self.typed.get() if self.problem() else self.get()

    def put_draft(self, text: str) -> None:
        if text.startswith(NOT_PICKED):
            self.set("")
            self.put(text.removeprefix(NOT_PICKED))
        else:
            self.set(text)

    def in_words(self) -> str:
        return self.typed.get().strip()

    def mark_wrong(self, wrong: bool) -> None:
        """The list would lie over what is said to be wrong; the arrow down opens it again."""
        super().mark_wrong(wrong)
        if wrong:
            self._close()

    def problem(self) -> FieldError | None:
        typed = self.typed.get().strip()
        if not typed or self.get():
            return None
        shown = typed if len(typed) <= MOST_SAID else typed[:MOST_SAID] + "…"
        return FieldError(N_("“{text}” is not picked from the list yet."), text=shown)

    @property
    def is_open(self) -> bool:
        """Whether the list of those found is in sight."""
        return bool(self.list.winfo_ismapped()) or bool(self.list.place_info())

    def _on_write(self) -> None:
        super()._on_write()
        if not self._own_change and focused_widget(self.entry) is self.entry:
            self._search()

    def _search(self) -> None:
        typed = self.typed.get().strip()
        is_new = bool(typed) and typed != self._label
        self._found = self._link.find(typed)[:MOST] if is_new else []
        lines = [f" {label}" for _id, label in self._found]
        if is_new and self._link.create is not None:
            lines.append(" + " + _(self._link.offer).format(text=typed))
        self.list.delete(0, "end")
        if not lines:
            self._close()
            return
        self.list.insert("end", *lines)
        self._mark(0)
        self._open()

    def _open(self) -> None:
        top = self.winfo_toplevel()
        left = self.entry.winfo_rootx() - top.winfo_rootx()
        below = self.entry.winfo_rooty() - top.winfo_rooty() + self.entry.winfo_height()
        self.list.configure(height=self.list.size(), width=0)  # as wide as the longest line
        height = self.list.winfo_reqheight()
        if below + height > top.winfo_height():
            below -= height + self.entry.winfo_height()
        width = max(self.entry.winfo_width(), self.list.winfo_reqwidth())
        self.list.place(x=left, y=max(0, below), width=min(width, top.winfo_width() - left))
        self.list.lift()

    def _close(self) -> None:
        self.list.place_forget()

    def _mark(self, place: int) -> None:
        self.list.selection_clear(0, "end")
        self.list.selection_set(place)
        self.list.see(place)

    def _step(self, step: int) -> str:
        if not self.is_open:
            self._search()
        else:
            (place,) = self.list.curselection() or (0,)
            self._mark((place + step) % self.list.size())
        return "break"

    def _on_enter(self) -> str | None:
        if not self.is_open:
            return None  # goes on to the next field
        (place,) = self.list.curselection() or (0,)
        self._pick(place)
        return "break"

    def _on_escape(self) -> str | None:
        if not self.is_open:
            return None
        self._close()
        return "break"

    def _on_click(self, event: tkinter.Event) -> str:
        place = self.list.nearest(event.y)
        if 0 <= place < self.list.size():
            self._pick(place)
        return "break"

    def _pick(self, place: int) -> None:
        if place < len(self._found):
            self._take(*self._found[place])
        else:
            self._make()

    def _make(self) -> None:
        """The line below those found: the record is made in a dialog, and the field points to it."""
        assert self._link.create is not None
        self._close()
        self._is_making = True
        try:
            made = self._link.create(self, self.typed.get().strip())
        finally:
            self._is_making = False
        if made is not None:
            self._take(made, self._link.label(made))

    def _take(self, record_id: int, label: str) -> None:
        self._id, self._label = str(record_id), label
        self.put(label)
        self.undo.note()
        self.entry.icursor("end")
        self._close()
        self.changed()

    def _on_leave(self) -> None:
        """Leaving with one match only takes it; an empty field points to nothing."""
        self._close()
        typed = self.typed.get().strip()
        if self._is_making:
            return
        if not typed:
            self._id = self._label = ""
        elif typed != self._label:
            self._found = self._link.find(typed)[:2]
            if len(self._found) == 1:
                self._pick(0)

    def _on_destroy(self, event: tkinter.Event) -> None:
        if event.widget is self and self.list.winfo_exists():
            self.list.destroy()
