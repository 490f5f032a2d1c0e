"""A page of records that are deleted and brought back, besides being read and worked on."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import dialogs
from ui.language import _
from ui.record_card import Action
from ui.register_screen import RegisterScreen


class RecordScreen(RegisterScreen):
    """Subclasses say how a record is deleted, too."""

    deletes: str
    """The operation that puts a record into the bin."""

    # --- for subclasses ----------------------------------------------------------------------------

    @abstractmethod
    def delete_record(self, record_id: int) -> None: ...

    @abstractmethod
    def restore_record(self, record_id: int) -> None: ...

    @abstractmethod
    def record_label(self, record_id: int) -> str:
        """How the record is called in a sentence."""

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
        self.desk.undo.push(_("deleting {what}").format(what=label), lambda: self._bring_back(record_id))
        self.desk.say(_("{what} was put into the bin. Ctrl+Z brings it back.").format(what=label))

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
