"""A page of records that are deleted and brought back, besides being read and worked on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.domain.errors import DeskError
from db.domain.words import N_
from db.rights import name_of
from ui import dialogs
from ui.language import _
from ui.record_card import Action
from ui.record_commands import RecordCommands, tell_of_bin
from ui.register_screen import RegisterScreen


class RecordScreen(RegisterScreen):
    """Subclasses name the subject's `commands`, and override below where a page does more than them."""

    commands: RecordCommands
    heading_of_new = ""
    """What stands above the form of a record that is not kept yet, a msgid."""

    @property
    def saves(self) -> str:
        return name_of(self.commands.save)

    @property
    def deletes(self) -> str:
        """The operation that puts a record into the bin."""
        return name_of(self.commands.delete)

    # --- for subclasses ----------------------------------------------------------------------------

    def read_record(self, record_id: int) -> Any:
        return self.commands.read(self.desk.office, record_id)

    def save_record(self, record: Any) -> Any:
        return self.commands.save(self.desk.office, record)

    def delete_record(self, record_id: int) -> None:
        self.commands.delete(self.desk.office, record_id)

    def restore_record(self, record_id: int) -> None:
        self.commands.restore(self.desk.office, record_id)

    def record_label(self, record_id: int) -> str:
        """How the record is called in a sentence; overridden where records have no name."""
        name: str = self.read_record(record_id).name
        return name

    def editor_heading(self, record: Any) -> str:
        return record.name if record.id else _(self.heading_of_new)

    def card_actions(self) -> Sequence[Action]:
        delete = Action(N_("Delete"), "trash3", self.on_delete, needs=self.deletes)
        return (*super().card_actions(), delete)

    # --- keys --------------------------------------------------------------------------------------

    def on_delete(self) -> None:
        if self._editing or self.record_id is None or not self.desk.lets(self.deletes):
            return
        record_id, label, place = self.record_id, self.record_label(self.record_id), self.table.at
        self.record_id = None  # gone when the change is told
        try:
            self.delete_record(record_id)
        except DeskError as error:
            self.record_id = record_id
            dialogs.show_error(self, error.text(_))
            return
        self._choose_place(place)
        tell_of_bin(self.desk, label, lambda: self._bring_back(record_id))

    def _choose_place(self, place: int | None) -> None:
        """The row that moved up to where the deleted one was."""
        total = self.table.rows.total
        if place is not None and total:
            self.table.choose(self.table.rows.page(min(place, total - 1), 1)[0].key)
        else:
            self.show_record(None)

    def _bring_back(self, record_id: int) -> None:
        self.restore_record(record_id)
        self.desk.go(self.name, record_id)
