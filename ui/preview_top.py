"""What stands above a paper that is looked at: the way back, its title, and what can be done with it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import dpi, fonts, theme
from ui.elision import elided
from ui.language import _
from ui.theme import Space

TOP_ICONS: Final = {
    "arrow-left": "outline", "box-arrow-up-right": "outline", "download": "outline", "printer": "primary",
}  # fmt: skip
"""What stands beside the title, from the left, with the style of its button."""
LEAST_TITLE: Final = 220
"""Pixels at 96 dpi of a title beside the buttons; where there are fewer it stands below them."""


def top_button(parent: tkinter.Misc, icon: str, act: Callable[[], object]) -> ttk.Button:
    return ttk.Button(parent, text=" ", icon=icon, bootstyle=TOP_ICONS[icon], command=act)


class PreviewTop(ttk.Frame):
    """A line of buttons; the title beside them, or below where it has no room."""

    def __init__(self, parent: tkinter.Misc, title: str, *acts: Callable[[], object]) -> None:
        super().__init__(parent)
        self._title = title
        self.columnconfigure(1, weight=1)
        buttons = [top_button(self, icon, act) for icon, act in zip(TOP_ICONS, acts, strict=True)]
        self.back, self.open_button, self.save_button, self.print_button = buttons
        self.title = ttk.Label(self, style=theme.SECTION)
        self.back.grid(row=0, column=0)
        for column, button in enumerate(buttons[1:], start=2):
            button.grid(row=0, column=column, padx=(Space.SMALL, 0))
        for part in (self, *buttons):  # words and icons that come later widen a button, and not the line
            part.bind("<Configure>", lambda _event: self.place_title(), add=True)

    def relabel(self) -> None:
        """Write all words in the language in use."""
        self.back.configure(text=_("Back") + "  Esc")
        self.print_button.configure(text=_("Print") + "  Ctrl+P")
        self.save_button.configure(text=_("Save as …") + "  Ctrl+S")
        self.open_button.configure(text=_("Open") + "  Ctrl+O")
        self.place_title()

    def place_title(self) -> None:
        """Beside the buttons, in two lines if it is long, or below them; the end of one that is longer still is left
        out."""
        taken = self.back.winfo_reqwidth() + 4 * Space.MEDIUM
        taken += sum(button.winfo_reqwidth() for button in (self.open_button, self.save_button, self.print_button))
        room = self.winfo_width() - taken
        if room >= dpi.px(LEAST_TITLE):
            self.title.grid(row=0, column=1, columnspan=1, sticky="w", padx=Space.MEDIUM, pady=0)
        else:
            room = self.winfo_width()
            self.title.grid(row=1, column=0, columnspan=5, sticky="w", padx=0, pady=(Space.TIGHT, 0))
        text = elided(self._title, room * 3 // 2, lambda text: fonts.text_width(self, text, fonts.SECTION))
        self.title.configure(text=text, wraplength=max(1, room))
