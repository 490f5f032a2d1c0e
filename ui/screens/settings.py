"""Settings: the office and its papers, who signs, certificate numbers, and how the window looks."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import theme
from ui.flow import Flow
from ui.language import _, follow_language
from ui.screen import Screen
from ui.screens.settings_numbers import NumbersPart
from ui.screens.settings_office import OfficePart
from ui.screens.settings_part import SettingsPart
from ui.screens.settings_signatories import SignatoriesPart
from ui.screens.settings_view import ViewPart
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk


PARTS: Final[tuple[tuple[str, str, str, type[SettingsPart]], ...]] = (
    ("office", N_("Office"), "building", OfficePart),
    ("signatories", N_("Signatories"), "pen", SignatoriesPart),
    ("numbers", N_("Certificate numbers"), "123", NumbersPart),
    ("view", N_("Window"), "display", ViewPart),
)


class SettingsScreen(Screen):
    """Four parts side by side."""

    subjects = ("settings", "signatories", "certificates")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.here = "office"
        self.parts: dict[str, SettingsPart] = {}
        self.title = ttk.Label(self, style=theme.TITLE)
        self.title.pack(anchor="w")
        row = Flow(self, Space.TIGHT)
        row.pack(fill="x", pady=Space.MEDIUM)
        self.buttons: dict[str, ttk.Button] = {}
        for name, label, icon, _part in PARTS:
            button = ttk.Button(row, text=_(label), icon=icon, bootstyle="ghost", command=self._goer(name))
            self.buttons[name] = button
        self.layouts_button = ttk.Button(
            row, text=" ", icon="palette", bootstyle="ghost", command=lambda: desk.go("layouts")
        )
        self.body = ttk.Frame(self)
        self.body.pack(fill="both", expand=True)
        follow_language(self, self._relabel)

    def _goer(self, name: str) -> Callable[[], object]:
        return lambda: self.go(name)

    @property
    def part(self) -> SettingsPart:
        """The part in sight."""
        if self.here not in self.parts:
            made = next(part for name, _label, _icon, part in PARTS if name == self.here)
            self.parts[self.here] = made(self.body, self.desk)
        return self.parts[self.here]

    def go(self, name: str) -> None:
        """Another part, if the one in sight lets go."""
        if name != self.here and self.part.may_leave():
            self.part.pack_forget()
            self.here = name
            self.show()

    def show(self, record_id: int | None = None) -> None:
        self.part.pack(fill="both", expand=True)
        self._relabel()
        self.part.show()

    def refresh(self) -> None:
        self.part.refresh()

    def unsaved(self) -> tuple[int | None, Mapping[str, str]] | None:
        return None, self.part.unsaved()

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        self.go("office")
        self.part.take_up(texts)

    def may_leave(self) -> bool:
        return self.part.may_leave()

    def on_save(self) -> None:
        self.part.on_save()

    def on_new(self, about: int | None = None) -> None:
        self.part.on_new()

    def on_delete(self) -> None:
        self.part.on_delete()

    def on_escape(self) -> bool:
        return self.part.on_escape()

    def _relabel(self) -> None:
        self.title.configure(text=_("Settings"))
        self.layouts_button.configure(text=_("Certificate layouts"))
        for name, label, _icon, _part in PARTS:
            self.buttons[name].configure(text=_(label), bootstyle="primary" if name == self.here else "ghost")
