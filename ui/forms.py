"""A form drawn from its one declaration: a label, a widget by kind, help, and errors beside their fields."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Generic

import ttkbootstrap as ttk

from db.domain import buddhist_era, names
from db.domain.errors import DeskError, FieldError, FormErrors
from db.domain.forms import Field, Form, Record
from ui import dpi
from ui.field_row import LEAST_NOTE_WIDTH, FieldRow
from ui.field_text import TitleField
from ui.field_widget import Link, Surroundings
from ui.language import _
from ui.scrolling import ScrollArea
from ui.shortcuts import bind_tag, on_shortcut
from ui.theme import Space


class FormView(ttk.Frame, Generic[Record]):
    """Shows a record of `form` to be changed. It saves nothing: `read()` gives the record or shows every error.

    `links` say by field name where fields that point to other records look. `only` names the fields to show.
    `on_change()` after each change by the user, `on_save()` on Ctrl+S.
    """

    def __init__(
        self,
        parent: tkinter.Misc,
        form: Form[Record],
        today: date,
        *,
        links: Mapping[str, Link] | None = None,
        only: Sequence[str] | None = None,
        on_change: Callable[[], object] | None = None,
        on_save: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.today = today
        self.on_change = on_change
        self._record: Record | None = None
        self._kept: dict[str, str] = {}
        self._stacked, self._may_stack = False, True
        self._area = ScrollArea(self, padding=Space.TIGHT)
        self._area.pack(fill="both", expand=True)
        self._area.inside.columnconfigure(1, weight=1)
        self._area.inside.bind("<Configure>", lambda _event: self._arrange(), add=True)
        surroundings = Surroundings(today, links or {})
        self.rows: dict[str, FieldRow] = {}
        self._build([field for field in form.fields if only is None or field.name in only], surroundings)
        self._area.adopt()
        self._bind_keys(on_save)
        self._kept = self.texts()

    # --- what screens call ---------------------------------------------------------------------

    def set(self, record: Record) -> None:
        """Show a record as it is kept; nothing is changed yet and nothing can be undone."""
        self._record = record
        texts = self.form.texts(record)
        for name, row in self.rows.items():
            row.widget.set(texts[name])
            row.show_error(None)
        self._kept = self.texts()

    def texts(self) -> dict[str, str]:
        """Every field as it stands."""
        return {name: row.widget.get() for name, row in self.rows.items()}

    def drafts(self) -> dict[str, str]:
        """Every field as it can be put again, names that are not picked yet included."""
        return {name: row.widget.draft() for name, row in self.rows.items()}

    def changes(self) -> dict[str, str]:
        """The drafts of the fields that differ from the record shown."""
        return {name: text for name, text in self.drafts().items() if text != self._kept[name]}

    def put_again(self, texts: Mapping[str, str]) -> None:
        """Type what `drafts` or `changes` gave; fields that a newer form does not have are left out."""
        for name, text in texts.items():
            if name in self.rows:
                self.rows[name].widget.put_draft(text)
        self._on_field_change()

    def in_words(self) -> dict[str, str]:
        """What differs from the record shown as one reads it, under the names of the fields on the screen."""
        said = {_(self.rows[name].field.label): self.rows[name].widget.in_words() for name in self.changes()}
        return {label: text for label, text in said.items() if text}

    def put(self, texts: Mapping[str, str]) -> None:
        """Type texts into fields, as the user would (for what is known from elsewhere); they count as changes."""
        for name, text in texts.items():
            self.rows[name].widget.set(text)
        self._on_field_change()

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the record shown, something typed that can not be read included."""
        return self.texts() != self._kept or any(row.widget.problem() for row in self.rows.values())

    def read(self) -> Record | None:
        """The record with what was typed; None after showing every error and going to the first."""
        errors = {name: problem for name, row in self.rows.items() if (problem := row.widget.problem())}
        try:
            record = self.form.parse(self.texts(), self.today, self._record)
        except FormErrors as found:
            self.show_errors(FormErrors({**found.errors, **errors}))
            return None
        if errors:
            self.show_errors(FormErrors(errors))
            return None
        self.show_errors(FormErrors({}))
        return record

    def show_errors(self, errors: FormErrors) -> None:
        """Show errors beside their fields, what was typed stays; the keyboard goes to the first."""
        for name, row in self.rows.items():
            row.show_error(errors.errors.get(name))
        for name, row in self.rows.items():
            if name in errors.errors:
                row.widget.focus_target().focus_set()
                self._area.grow(partial(self._area.see, row.widget))
                return

    def set_read_only(self, read_only: bool) -> None:
        """Whether the form can only be looked at."""
        for row in self.rows.values():
            row.widget.set_read_only(read_only)

    def focus_first(self, name: str = "") -> None:
        """Give the keyboard to a field, the first one if none is named."""
        row = self.rows[name] if name else next(iter(self.rows.values()))
        row.widget.focus_target().focus_set()

    def wish_size(self, most_width: int, most_height: int) -> None:
        """Be as large as the fields with their labels beside them, up to a limit."""
        self._may_stack = False
        self._stack(False)
        self._area.wish_size(most_width, most_height)
        self._may_stack = True

    def field(self, name: str) -> Any:
        """The widget of a field."""
        return self.rows[name].widget

    # --- building ------------------------------------------------------------------------------

    def _build(self, fields: Sequence[Field], surroundings: Surroundings) -> None:
        for number, field in enumerate(fields):
            row = FieldRow(self._area.inside, FieldRow.LINES * number, field, surroundings)
            row.widget.on_change = lambda name=field.name: self._on_field_change(name)  # type: ignore[misc]
            # A day in words that has no room beside its field goes below it, of which the area is not told.
            row.widget.bind("<Configure>", lambda _event: self._area.grow(), add=True)
            self.rows[field.name] = row

    def _arrange(self) -> None:
        """Labels beside their fields, or above where a field needs that room; help and errors fill the rest."""
        width = self._area.inside.winfo_width() - Space.HUGE
        labels = max(row.label.winfo_reqwidth() for row in self.rows.values())
        needed = max(row.widget.least_width() for row in self.rows.values())
        stacked = self._may_stack and width - labels - Space.MEDIUM < needed
        self._stack(stacked)
        room = max(dpi.px(LEAST_NOTE_WIDTH), width - (0 if stacked else labels + Space.MEDIUM))
        for row in self.rows.values():
            row.note.wrap(room)

    def _stack(self, stacked: bool) -> None:
        if stacked != self._stacked:
            self._stacked = stacked
            for row in self.rows.values():
                row.stack(stacked)

    def _bind_keys(self, on_save: Callable[[], object] | None) -> None:
        """A tag of the form's own before the window's, so that the form answers first."""
        tag = f"Form{self}"
        bind_tag(self, tag, "<Return>", self._on_enter)
        bind_tag(self, tag, "<KP_Enter>", self._on_enter)
        if on_save is not None:
            bind_tag(self, tag, "<Control-Key>", on_shortcut("s", on_save))
        waiting: list[tkinter.Misc] = [self._area.inside]
        while waiting:
            widget = waiting.pop()
            widget_name, kind, *rest = widget.bindtags()
            widget.bindtags((widget_name, kind, tag, *rest))
            waiting += widget.winfo_children()

    # --- handlers ------------------------------------------------------------------------------

    def _on_enter(self, event: tkinter.Event) -> str | None:
        """On to the next field; a text of many lines and a button have their own use for Enter."""
        if event.widget.winfo_class() in ("Text", "TButton"):
            return None
        following = event.widget.tk_focusNext()
        if following is not None:
            following.focus_set()
        return "break"

    def _on_field_change(self, name: str = "") -> None:
        if name:
            self.rows[name].show_error(None)
            if isinstance(self.rows[name].widget, TitleField):
                self._offer_sex(self.rows[name].widget.get())
        self._offer_titles()
        if self.on_change is not None:
            self.on_change()

    def _offer_titles(self) -> None:
        """Sex and age, once known, offer a title to fields that still have none of somebody's choice."""
        titles = [row.widget for row in self.rows.values() if isinstance(row.widget, TitleField)]
        if not titles or "sex" not in self.rows:
            return
        sex = names.parse_sex(self.rows["sex"].widget.get())
        if sex is None:
            return
        born = self._born()
        for widget in titles:
            widget.offer(names.title_for(sex, born, self.today))

    def _offer_sex(self, title: str) -> None:
        """A title that only men or only women have tells the sex, where nobody has said it."""
        known = names.title_named(title)
        if known is not None and known.sex is not None and "sex" in self.rows and not self.rows["sex"].widget.get():
            self.rows["sex"].widget.set(known.sex.value)

    def _born(self) -> date | None:
        if "born" not in self.rows:
            return None
        try:
            return buddhist_era.parse_partial_date(self.rows["born"].widget.get(), today=self.today).date
        except FieldError:
            return None


def read_and_done(view: FormView[Record], error: ttk.Label, act: Callable[[Record], object]) -> Record | None:
    """The record typed into the form, once `act` took it; else None, and what is wrong stands beside the fields, or
    in `error` where it belongs to none of them."""
    error.configure(text="")
    typed = view.read()
    if typed is None:
        return None
    try:
        act(typed)
    except FormErrors as found:
        view.show_errors(found)
        others = [problem for name, problem in found.errors.items() if name not in view.rows]
        error.configure(text="\n".join(problem.text(_) for problem in others))
        return None
    except DeskError as problem:
        error.configure(text=problem.text(_))
        return None
    return typed
