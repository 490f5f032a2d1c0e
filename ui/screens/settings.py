"""Settings: the office and its papers, who signs, certificate numbers, and how the window looks."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import theme
from ui.flow import Flow
from ui.language import _, follow_language
from ui.pages import PAGES
from ui.password_dialog import change_own_password, has_password
from ui.screen import Screen
from ui.screens.settings_numbers import NumbersPart
from ui.screens.settings_office import OfficePart
from ui.screens.settings_part import SettingsPart
from ui.screens.settings_signatories import SignatoriesPart
from ui.screens.settings_view import ViewPart
from ui.theme import Space
from ui.toolbar import allowed

if TYPE_CHECKING:
    from ui.desk import Desk


@dataclass(frozen=True)
class Part:
    """One part of the settings; `needs` is the operation that it is there for."""

    name: str
    label: str
    icon: str
    make: type[SettingsPart]
    needs: str = ""


PARTS: Final = (
    Part("office", N_("Office"), "building", OfficePart, "settings.save_settings"),
    Part("signatories", N_("Signatories"), "pen", SignatoriesPart, "settings.save_signatory"),
    Part("numbers", N_("Certificate numbers"), "123", NumbersPart, "settings.set_next_number"),
    Part("view", N_("Window"), "display", ViewPart),
)
PAGES_BELOW: Final = ("layouts", "accounts", "audit", "data_requests", "breaches", "bin")
"""The pages that are reached from here."""


class SettingsScreen(Screen):
    """Four parts side by side, those that are of use to whoever is signed in, and the way to the pages below."""

    subjects = ("settings", "signatories", "certificates")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.shown_parts = allowed(desk.office, PARTS)
        self.here = self.shown_parts[0].name
        self.parts: dict[str, SettingsPart] = {}
        self.title = ttk.Label(self, style=theme.TITLE)
        self.title.pack(anchor="w")
        row = Flow(self, Space.TIGHT)
        row.pack(fill="x", pady=Space.MEDIUM)
        self.buttons: dict[str, ttk.Button] = {}
        for part in self.shown_parts:
            self.buttons[part.name] = self._button(row, part.icon, self._goer(part.name))
        self.pages = [page for page in allowed(desk.office, PAGES) if page.name in PAGES_BELOW]
        self.page_buttons = {page.name: self._button(row, page.icon, self._leaver(page.name)) for page in self.pages}
        self.password_button: ttk.Button | None = None
        if has_password(desk.office):
            self.password_button = self._button(row, "key", lambda: change_own_password(self, desk))
        self.body = ttk.Frame(self)
        self.body.pack(fill="both", expand=True)
        follow_language(self, self._relabel)

    def _button(self, row: Flow, icon: str, act: Callable[[], object]) -> ttk.Button:
        return ttk.Button(row, text=" ", icon=icon, bootstyle="ghost", command=act)

    def _leaver(self, page: str) -> Callable[[], object]:
        return lambda: self.desk.go(page)

    def _goer(self, name: str) -> Callable[[], object]:
        return lambda: self.go(name)

    @property
    def part(self) -> SettingsPart:
        """The part in sight."""
        if self.here not in self.parts:
            made = next(part.make for part in PARTS if part.name == self.here)
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
        self.go(self.shown_parts[0].name)
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
        for page in self.pages:
            self.page_buttons[page.name].configure(text=_(page.label))
        if self.password_button is not None:
            self.password_button.configure(text=_("Change the password"))
        for part in self.shown_parts:
            style = "primary" if part.name == self.here else "ghost"
            self.buttons[part.name].configure(text=_(part.label), bootstyle=style)
