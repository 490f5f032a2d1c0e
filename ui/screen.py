"""A page of the window: what the window may ask of it."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from db.rights import TAKE_OUT
from ui import theme

if TYPE_CHECKING:
    from db.office import Change
    from ui.desk import Desk
    from ui.list_papers import ShownList


class Screen(ttk.Frame):
    """Base of all pages. Keys that mean the same everywhere arrive as the `on_…` methods; a page answers to those
    it knows. `subjects` names the records it shows: after a change of one of these `refresh` is called."""

    subjects: tuple[str, ...] = ()

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, padding=(theme.Space.LARGE, theme.Space.MEDIUM))
        self.desk = desk

    def show(self, record_id: int | None = None) -> None:
        """The page came into sight; with an id it opens that record. Put the keyboard where work begins."""

    def narrow(self, values: Mapping[str, Any]) -> None:
        """Narrow the page's list by the filters named, before it is shown."""

    def refresh(self) -> None:
        """Records this page shows have changed: read them again, keeping what is chosen and what is typed."""

    def concerns(self, changes: tuple[Change, ...]) -> bool:
        """Whether any of the changes is about what this page shows."""
        return any(change.subject in self.subjects for change in changes)

    @property
    def record_in_sight(self) -> int | None:
        """The record that is open here, to come back to."""
        return None

    def keep_preferences(self) -> None:
        """The window closes: remember how the user arranged this page."""

    def unsaved(self) -> tuple[int | None, Mapping[str, str]] | None:
        """What is typed here and not saved: the record (None: a new one) and its new texts by field; None: nothing."""
        return None

    def unsaved_words(self) -> Mapping[str, str]:
        """The same as one reads it, by the names of the fields as they stand on the screen."""
        return {}

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        """Show a form as it was left by `unsaved`. Raises DeskError if the record is gone."""

    def may_leave(self) -> bool:
        """Before another page opens or the window closes: False keeps the user here. Unsaved work is asked about."""
        return True

    def shows_person(self, resident_id: int) -> bool:
        """Whether a person whom the search found is opened here, and not on the page of residents."""
        return False

    def on_new(self, about: int | None = None) -> None:
        """Ctrl+N; `about` is a record of another subject that the new one belongs to."""

    def on_save(self) -> None:
        """Ctrl+S."""

    def on_print(self) -> None:
        """Ctrl+P: what the page prints, else its list."""
        from ui import list_papers

        shown = self.shown_list()
        if shown is not None and self.desk.lets(TAKE_OUT):
            list_papers.print_shown(self, self.desk, shown)

    def shown_list(self) -> ShownList | None:
        """The page's list as it is filtered and sorted, to be taken out; None where it has none."""
        return None

    def take_out(self) -> None:
        """Ctrl+E: print the page's list, or write it to a file."""
        from ui import list_papers  # a page without a list needs none of it

        shown = self.shown_list()
        if shown is not None and self.desk.lets(TAKE_OUT):
            list_papers.take_out(self, self.desk, shown)

    def on_delete(self) -> None:
        """Ctrl+Delete."""

    def on_escape(self) -> bool:
        """Esc: out of a form, say. False if it meant nothing here: the window then goes back to the page before."""
        return False
