"""A record in its form with the buttons to save and to leave: unsaved work is asked about, conflicts are shown."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic

import ttkbootstrap as ttk

from db.domain.errors import Conflict, DeskError, FormErrors
from db.domain.forms import Form, Record
from ui import dialogs, fonts, language, theme
from ui.field_widget import Link
from ui.forms import FormView
from ui.language import _
from ui.line_ends import Paragraph

if TYPE_CHECKING:
    from ui.desk import Desk


class RecordEditor(ttk.Frame, Generic[Record]):
    """`save(record)` keeps it and gives it back as kept; `check(record)` may complete it before (asking for reasons,
    say) or give None to stay in the form. `on_saved(record)` and `on_left()` follow."""

    def __init__(
        self,
        parent: tkinter.Misc,
        desk: Desk,
        form: Form[Record],
        *,
        save: Callable[[Record], Record],
        on_saved: Callable[[Record], object],
        on_left: Callable[[], object],
        check: Callable[[Record], Record | None] = lambda record: record,
        links: Mapping[str, Link] | None = None,
        only: Sequence[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._save, self._check, self._on_saved, self._on_left = save, check, on_saved, on_left
        self.heading = Paragraph(self, style=theme.SECTION, font=fonts.SECTION)
        self.bind("<Configure>", lambda event: self.heading.wrap(event.width), add=True)
        self.heading.pack(anchor="w", pady=(0, theme.Space.SMALL))
        buttons = ttk.Frame(self)
        buttons.pack(side="bottom", fill="x", pady=(theme.Space.SMALL, 0))
        self.save_button = ttk.Button(buttons, text=_("Save"), icon="check-lg", bootstyle="primary", command=self.save)
        self.leave_button = ttk.Button(buttons, text=_("Cancel"), bootstyle="outline", command=self.leave)
        self.save_button.pack(side="left")
        self.leave_button.pack(side="left", padx=theme.Space.SMALL)
        self.view = FormView(self, form, desk.today(), links=links, only=only, on_save=self.save)
        self.view.pack(fill="both", expand=True)
        language.follow_language(self, self._relabel)

    def open(self, record: Record, heading: str, first: str = "") -> None:
        """Show the record to be worked on, the keyboard in its first field (or the one named)."""
        self.heading.say(heading)
        self.show(record)
        self.view.focus_first(first)

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.view.is_changed

    def show(self, record: Record) -> None:
        """The record as it is kept; overridden, as the two around it, where more than the form belongs to it."""
        self.view.set(record)

    def read(self) -> Record | None:
        """The record with what was typed; None after showing every error."""
        return self.view.read()

    def show_errors(self, errors: FormErrors) -> None:
        """Errors found when saving, beside their fields."""
        self.view.show_errors(errors)

    def save(self) -> bool:
        """Keep what was typed; False if something is left to do, with every error shown."""
        record = self.read()
        if record is None:
            return False
        checked = self._check(record)
        if checked is None:
            return False
        return self._keep(checked)

    def leave(self) -> None:
        """Back to where the form was opened, after the question about unsaved work."""
        if self.may_leave():
            self._on_left()

    def may_leave(self) -> bool:
        """Whether nothing is unsaved, or the user saved it or gave it up."""
        if not self.is_changed:
            return True
        answer = dialogs.ask_save_discard_cancel(self)
        if answer is dialogs.Answer.SAVE:
            return self.save()
        return answer is dialogs.Answer.DISCARD

    def _keep(self, record: Record) -> bool:
        try:
            kept = self._save(record)
        except FormErrors as errors:
            self.show_errors(errors)
            return False
        except Conflict as conflict:
            return self._settle(record, conflict.current)
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return False
        self.show(kept)
        self.desk.say(_("Saved."))
        self._on_saved(kept)
        return True

    def _settle(self, mine: Record, theirs: Any) -> bool:
        """Someone saved the record meanwhile: nothing is overwritten without the user's word."""
        answer = dialogs.ask_choice(
            self,
            _("This record was changed while you were working on it."),
            (("mine", _("Keep what I typed")), ("theirs", _("Show the other version"))),
        )
        if answer == "mine":
            return self._keep(replace(mine, revision=theirs.revision))  # type: ignore[type-var]
        if answer == "theirs":
            self.show(theirs)
        return False

    def _relabel(self) -> None:
        self.save_button.configure(text=_("Save") + "  Ctrl+S")
        self.leave_button.configure(text=_("Cancel"))
