"""Settings of the office: names, seal, rules for numbers and papers."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from db import settings
from db.domain.settings import SETTINGS_FORM, OfficeSettings
from ui.record_editor import RecordEditor
from ui.screens.settings_part import SettingsPart

if TYPE_CHECKING:
    from ui.desk import Desk


class OfficePart(SettingsPart):
    """Names, seal and rules of the office."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.editor: RecordEditor[OfficeSettings] = RecordEditor(
            self,
            desk,
            SETTINGS_FORM,
            save=lambda record: settings.save_settings(desk.office, record),
            on_saved=lambda _record: None,
            on_left=self.show,
        )
        self.editor.heading.pack_forget()
        self.editor.pack(fill="both", expand=True)

    def show(self) -> None:
        self.editor.show(settings.settings_of(self.desk.office))
        self.editor.view.focus_first()

    def refresh(self) -> None:
        if not self.editor.is_changed:
            self.editor.show(settings.settings_of(self.desk.office))

    def unsaved(self) -> Mapping[str, str]:
        return self.editor.view.changes()

    def take_up(self, texts: Mapping[str, str]) -> None:
        self.editor.view.put_again(texts)

    def may_leave(self) -> bool:
        if not self.editor.may_leave():
            return False
        if self.editor.is_changed:
            self.editor.show(settings.settings_of(self.desk.office))
        return True

    def on_save(self) -> None:
        self.editor.save()

    def on_escape(self) -> bool:
        if not self.editor.is_changed:
            return False
        self.editor.leave()
        return True
