"""A page whose records are read at a glance and worked on in their form; none is ever taken out."""

from __future__ import annotations

import tkinter
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from db import history
from db.domain.errors import NotFound
from db.domain.forms import Form
from db.domain.words import N_
from ui import shown
from ui.field_widget import Link
from ui.language import _
from ui.list_screen import ListScreen
from ui.record_card import Action, RecordCard
from ui.record_editor import RecordEditor
from ui.toolbar import Tool, allowed, offered

if TYPE_CHECKING:
    from ui.desk import Desk


class RegisterScreen(ListScreen):
    """Subclasses say what `form` the subject has and how its records are read, kept and shown; their own subject is
    the first of `subjects`."""

    form: Form[Any]
    begins = N_("Add")
    """What the button is called that begins a new record."""
    nothing_listed = ""
    """What an empty list says, besides offering to begin a record."""
    nothing_chosen = N_("Choose a line to see the record, or press Ctrl+N to add one.")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self.record_id: int | None = None
        self._before_new: int | None = None
        self._edited: Any = None
        self._editing = False
        super().__init__(parent, desk)

    # --- for subclasses ----------------------------------------------------------------------------

    @property
    @abstractmethod
    def saves(self) -> str:
        """The operation that keeps a record."""

    def new_record(self, about: int | None = None) -> Any:
        """What a form for a new record begins with."""
        return self.form.record()

    @abstractmethod
    def read_record(self, record_id: int) -> Any: ...

    @abstractmethod
    def save_record(self, record: Any) -> Any: ...

    def check_record(self, record: Any) -> Any | None:
        """Complete the record before it is saved; None stays in the form."""
        return record

    @abstractmethod
    def editor_heading(self, record: Any) -> str: ...

    @abstractmethod
    def fill_card(self, card: RecordCard, record_id: int) -> None: ...

    def form_links(self) -> Mapping[str, Link]:
        return {}

    def begin_tool(self) -> Tool:
        """The button above the list that begins a new record."""
        return Tool(self.begins, "plus-lg", self.on_new, "Ctrl+N", "primary", self.saves)

    def card_actions(self) -> Sequence[Action]:
        """The buttons below a record."""
        return (Action(N_("Edit"), "pencil", self._open_chosen, "primary", self.saves),)

    # --- building ----------------------------------------------------------------------------------

    def build(self) -> None:
        self.card = RecordCard(self.record, allowed(self.desk.office, self.card_actions()))
        self.editor: RecordEditor[Any] | None = None
        self.card.pack(fill="both", expand=True)
        self.table.headings.beside = lambda: self.card.told
        self.table.tree.bind("<F2>", lambda _event: self._open_chosen(), add=True)
        if self.nothing_listed:
            begin = offered(self.desk.office, self.saves, self.on_new)
            self.table.empty.say(self.nothing_listed, self.begins, begin)

    def _editor(self) -> RecordEditor[Any]:
        if self.editor is None:
            self.editor = RecordEditor(
                self.record,
                self.desk,
                self.form,
                save=self.save_record,
                check=self.check_record,
                on_saved=self._on_saved,
                on_left=self._on_left,
                links=self.form_links(),
            )
        return self.editor

    # --- card and form -----------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        super().show(record_id)
        if record_id is None and not self._editing:
            self.show_record(self.record_id)

    def refresh(self) -> None:
        super().refresh()
        if not self._editing:
            self.show_record(self.record_id)

    def show_record(self, record_id: int | None) -> None:
        """Another row is chosen: a form with unsaved work keeps its row unless the user says otherwise."""
        if self._editing and record_id == self.record_id:
            return
        if self._editing and self.editor is not None and not self.editor.may_leave():
            self.table.choose(self.record_id)
            return
        self.record_id = record_id
        self._show_card()
        if self.table.chosen != record_id:  # saving on the way chose the saved one
            self.table.choose(record_id)

    def _on_choose(self, key: int | None) -> None:
        """A record that left the list because of a change or a filter stays in sight all the same."""
        if key is None and self._is_reading:
            return
        super()._on_choose(key)

    def _relabel(self) -> None:
        super()._relabel()
        self.card.relabel()
        if self._editing and self.editor is not None:
            self.editor.heading.say(self.editor_heading(self._edited))
        else:
            self._show_card()

    def _show_card(self) -> None:
        had_form = self._editing
        self._editing = False
        if self.editor is not None:
            self.editor.pack_forget()
        self.card.pack(fill="both", expand=True)
        try:
            if self.record_id is None:
                raise NotFound("")
            self.fill_card(self.card, self.record_id)
            self.card.footnote.configure(text=self._last_change(self.record_id))
        except NotFound:
            self.record_id = None
            adds = self.desk.office.may(self.saves)
            self.card.clear(_(self.nothing_chosen) if adds else _("Choose a line to see the record."))
        if had_form:
            self.take_room_back()
            self.table.tree.focus_set()

    def _last_change(self, record_id: int) -> str:
        """Who changed the record last, and when; "" for one that came with a list."""
        changes = history.history_of(self.desk.office, self.subjects[0], record_id)
        if not changes:
            return ""
        text = _("Last changed {day} by {who}") if changes[0].who else _("Last changed {day}")
        return text.format(day=shown.day(changes[0].at.date()), who=changes[0].who)

    def open_record(self, record_id: int) -> None:
        """Work on the record in its form."""
        if not self.desk.lets(self.saves):
            return
        self.record_id = record_id
        self._open_editor(self.read_record(record_id))

    def _open_chosen(self) -> None:
        if self.record_id is not None:
            self.open_record(self.record_id)

    def _open_editor(self, record: Any) -> None:
        self._editing = True
        self._edited = record
        self.card.pack_forget()
        self.give_record_room()
        editor = self._editor()
        editor.pack(fill="both", expand=True)
        editor.open(record, self.editor_heading(record))

    def _on_left(self) -> None:
        """A form given up: what was in sight before a new record was begun is in sight again."""
        if self.record_id is None:
            self.record_id, self._before_new = self._before_new, None
        self._show_card()
        self.table.choose(self.record_id)

    def _on_saved(self, record: Any) -> None:
        """Back to the list; a record that its filters leave out stays in sight beside it."""
        self.record_id = record.id
        self._show_card()
        if self.table.chosen != record.id and self.table.rows.position(record.id) is not None:
            self.table.choose(record.id)

    # --- keys --------------------------------------------------------------------------------------

    def unsaved(self) -> tuple[int | None, Mapping[str, str]] | None:
        """Of a new record all that stands in the form: what it began with is known to nobody later."""
        if not self._editing or self.editor is None:
            return None
        record_id, changes = self.record_id or self._edited.id or None, self.editor.view.changes()
        return record_id, changes if record_id or not changes else self.editor.view.drafts()

    def unsaved_words(self) -> Mapping[str, str]:
        return self.editor.view.in_words() if self._editing and self.editor is not None else {}

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        if record_id is None:
            self.on_new()
        else:
            self.table.choose(record_id)
            self.open_record(record_id)
        self._editor().view.put_again(texts)

    def may_leave(self) -> bool:
        if self._editing and self.editor is not None:
            if not self.editor.may_leave():
                return False
            self._show_card()
        return True

    def on_new(self, about: int | None = None) -> None:
        if self.desk.lets(self.saves) and self.may_leave():
            self._before_new = self.record_id
            self.record_id = None
            self.table.choose(None)
            self._open_editor(self.new_record(about))

    def on_save(self) -> None:
        if self._editing and self.editor is not None:
            self.editor.save()

    def on_escape(self) -> bool:
        if self._editing and self.editor is not None:
            self.editor.leave()
            return True
        return super().on_escape()

    @property
    def record_in_sight(self) -> int | None:
        return self.record_id
