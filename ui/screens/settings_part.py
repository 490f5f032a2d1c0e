"""One part of the settings: what the page asks of it."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

if TYPE_CHECKING:
    from ui.desk import Desk


class SettingsPart(ttk.Frame):
    """A part has nothing unsaved, saves nothing and adds nothing unless it says so."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk

    def show(self) -> None:
        """The part came into sight: read what it shows and put the keyboard where work begins."""

    def refresh(self) -> None:
        """Something it shows has changed."""

    def unsaved(self) -> Mapping[str, str]:
        """What is typed and not saved, by field."""
        return {}

    def take_up(self, texts: Mapping[str, str]) -> None:
        """Type again what was not saved."""

    def may_leave(self) -> bool:
        """Whether nothing is unsaved."""
        return True

    def on_save(self) -> None:
        """Ctrl+S."""

    def on_new(self) -> None:
        """Ctrl+N."""

    def on_delete(self) -> None:
        """Ctrl+Delete."""

    def on_escape(self) -> bool:
        """Esc; False if it meant nothing here."""
        return False
