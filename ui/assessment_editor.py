"""An assessment of daily living in its form, item by item, with the total and the group as they come about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from db.domain import barthel
from db.domain.assessments import FORM, Assessment
from db.domain.barthel import MAXIMA, BarthelItem
from ui import fonts, theme
from ui.language import _
from ui.record_editor import RecordEditor

if TYPE_CHECKING:
    import tkinter
    from collections.abc import Callable

    from ui.desk import Desk


class AssessmentEditor(RecordEditor[Assessment]):
    """The form with a line below it that counts along."""

    def __init__(
        self,
        parent: tkinter.Misc,
        desk: Desk,
        *,
        save: Callable[[Assessment], Assessment],
        on_saved: Callable[[Assessment], object],
        on_left: Callable[[], object],
    ) -> None:
        super().__init__(parent, desk, FORM, save=save, on_saved=on_saved, on_left=on_left)
        self.result = ttk.Label(self, font=fonts.SECTION)
        self.result.pack(side="bottom", anchor="w", pady=(theme.Space.SMALL, 0), before=self.view)
        self.view.on_change = self.count

    def show(self, record: Assessment) -> None:
        super().show(record)
        self.count()

    def count(self) -> None:
        """Say what the answers come to so far."""
        self.result.configure(text=self.result_text(self.view.texts()))

    def result_text(self, texts: dict[str, Any]) -> str:
        """The total and the group, or how many items are answered."""
        answers = {item: int(texts[item.value]) for item in BarthelItem if texts[item.value]}
        total, group = barthel.score(answers), barthel.group(answers)
        if total is None or group is None:
            return _("{count} of {items} answered").format(count=len(answers), items=len(MAXIMA))
        return _("{total} of 20, {group}").format(total=total, group=_(group.label))

    def _relabel(self) -> None:
        super()._relabel()
        if hasattr(self, "result"):
            self.count()
