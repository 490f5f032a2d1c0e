"""The column at the left: where to go."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from ui import language, theme
from ui.language import _
from ui.pages import Page

REST = "ghost"
HERE = "primary"


class Navigation(ttk.Frame):
    """A button a page; the page in sight is marked. `on_go(name)` is called by a click, by Enter or by Control
    with the number of the place."""

    def __init__(self, parent: tkinter.Misc, pages: Sequence[Page], on_go: Callable[[str], object]) -> None:
        super().__init__(parent, padding=(theme.Space.SMALL, theme.Space.MEDIUM))
        self.pages = [page for page in pages if not page.under]
        self._over = {page.name: page.under for page in pages if page.under}
        self._here = ""
        self._buttons: dict[str, ttk.Button] = {}
        for page in self.pages:
            if page.at_foot:
                continue
            self._add(page, on_go).pack(fill="x", pady=theme.Space.HAIR)
        ttk.Frame(self).pack(fill="both", expand=True)
        for page in self.pages:
            if page.at_foot:
                self._add(page, on_go).pack(fill="x", pady=theme.Space.HAIR)
        language.follow_language(self, self._relabel)

    def _add(self, page: Page, on_go: Callable[[str], object]) -> ttk.Button:
        text = " " + _(page.label)
        button = ttk.Button(self, text=text, icon=page.icon, bootstyle=REST, command=lambda: on_go(page.name))
        self._buttons[page.name] = button
        self._align(button)
        return button

    def mark(self, name: str) -> None:
        """Show which page is in sight, or the one it is under."""
        name = self._over.get(name, name)
        for page, style in ((self._here, REST), (name, HERE)):
            if page in self._buttons:
                self._buttons[page].configure(bootstyle=style)
                self._align(self._buttons[page])
        self._here = name

    def _align(self, button: ttk.Button) -> None:
        """Words stand at the left; every page has an icon of its own, so the style is this button's alone."""
        ttk.Style.get_instance().configure(str(button.cget("style")), anchor="w")

    def _relabel(self) -> None:
        for page in self.pages:
            self._buttons[page.name].configure(text=" " + _(page.label))
