"""Settings: who may sign, with position and image of the signature, and who signs new certificates."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db import settings
from db.domain.forms import Column
from db.domain.settings import SIGNATORY_FORM, Signatory
from db.domain.words import N_
from ui.language import _, follow_language
from ui.record_commands import RecordCommands, put_into_bin
from ui.record_editor import RecordEditor
from ui.rows import Row, few_rows
from ui.screens.settings_part import SettingsPart
from ui.table import Table
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

COLUMNS = (
    Column("name", N_("Name with title"), 24, sortable=False),
    Column("position", N_("Position"), 24, sortable=False, spare=True),
    Column("signs", N_("Signs"), 8, "center", sortable=False),
)
COMMANDS = RecordCommands(
    settings.signatory_of, settings.save_signatory, settings.delete_signatory, settings.restore_signatory
)


class SignatoriesPart(SettingsPart):
    """The few who sign at the left, the chosen one's form at the right."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.columnconfigure((0, 1), weight=1, uniform="halves")
        self.rowconfigure(0, weight=1)
        left = ttk.Frame(self)
        left.grid(row=0, column=0, sticky="nsew", padx=(0, Space.HUGE))
        foot = ttk.Frame(left)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.add_button = ttk.Button(foot, text=" ", icon="plus-lg", bootstyle="outline", command=self.on_new)
        self.add_button.pack(side="left")
        self.delete_button = ttk.Button(foot, text=" ", icon="trash3", bootstyle="outline", command=self.on_delete)
        self.delete_button.pack(side="left", padx=Space.SMALL)
        self.table = Table(left, COLUMNS, on_choose=self._on_choose, on_open=self._edit)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("Nobody signs yet. Certificates need someone who does."), N_("Add"), self.on_new)
        self.editor: RecordEditor[Signatory] = RecordEditor(
            self,
            desk,
            SIGNATORY_FORM,
            save=lambda record: settings.save_signatory(desk.office, record),
            on_saved=self._on_saved,
            on_left=self._on_left,
        )
        self.is_editing = False
        follow_language(self, self._relabel)

    def _relabel(self) -> None:
        self.add_button.configure(text=_("Add") + "  Ctrl+N")
        self.delete_button.configure(text=_("Delete"))
        self.refresh()

    def show(self) -> None:
        self.refresh()
        self.table.focus_rows()

    def refresh(self) -> None:
        signatories = settings.signatories(self.desk.office)
        self.table.show(few_rows([_row(one) for one in signatories]))
        chosen = self.table.chosen
        if chosen is not None and not self.editor.is_changed:
            self._on_choose(chosen)

    def _on_choose(self, key: int | None) -> None:
        if key is None:
            if not self.is_editing or not self.editor.is_changed:
                self.editor.grid_remove()
            return
        if self.is_editing and not self.editor.may_leave():
            return
        self._show(settings.signatory_of(self.desk.office, key))

    def _show(self, signatory: Signatory) -> None:
        self.is_editing = True
        self.editor.heading.say(signatory.name or _("A new signatory"))
        self.editor.show(signatory)
        self.editor.grid(row=0, column=1, sticky="nsew")

    def _edit(self, _key: int) -> None:
        self.editor.view.focus_first()

    def _on_saved(self, record: Signatory) -> None:
        self.refresh()
        self.table.choose(record.id)
        self.table.tree.focus_set()

    def _on_left(self) -> None:
        self.is_editing = False
        self.editor.grid_remove()
        if self.table.chosen is not None:
            self._show(settings.signatory_of(self.desk.office, self.table.chosen))
        self.table.tree.focus_set()

    def may_leave(self) -> bool:
        if not self.editor.may_leave():
            return False
        if self.editor.is_changed:
            self._on_left()
        return True

    def on_save(self) -> None:
        if self.is_editing:
            self.editor.save()

    def on_new(self) -> None:
        if self.may_leave():
            self.table.choose(None)
            self._show(Signatory())
            self.editor.view.focus_first()

    def on_delete(self) -> None:
        """Into the bin, to be undone."""
        key = self.table.chosen
        if key is None:
            return
        name = settings.signatory_of(self.desk.office, key).name
        put_into_bin(self, self.desk, COMMANDS, key, name)

    def on_escape(self) -> bool:
        if not self.is_editing or not self.editor.is_changed:
            return False
        self.editor.leave()
        return True


def _row(one: Signatory) -> Row:
    return Row(one.id, (one.name, one.position, "✓" if one.signs else ""))
