"""Settings: language and text size of the window, kept for this computer."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import fonts, language, theme
from ui.language import _, follow_language
from ui.screens.settings_part import SettingsPart
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

LANGUAGES: Final = (("th", "ภาษาไทย"), ("en", "English"))
SIZES: Final = (100, 110, 125, 150, 175, 200)
SIZES_BESIDE: Final = 3


class ViewPart(SettingsPart):
    """What is chosen is seen at once."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        # Side by side, for below each other the last line is lost at large letters in a low window
        spoken, sized = (ttk.Frame(self) for _place in range(2))
        spoken.grid(row=0, column=0, sticky="nw", padx=(0, 2 * Space.HUGE))
        sized.grid(row=0, column=1, sticky="nw")
        self.language_label = ttk.Label(spoken, style=theme.SECTION)
        self.language_label.grid(row=0, column=0, sticky="w", pady=(0, Space.SMALL))
        # As for boxes to tick (ui.theme): built before the first one is made.
        desk.window.style.configure("TRadiobutton", padding=(Space.HAIR, Space.TIGHT))
        self.language = tkinter.StringVar(self, language.current_language())
        self.languages = [
            ttk.Radiobutton(spoken, text=name, value=code, variable=self.language, command=self._speak)
            for code, name in LANGUAGES
        ]
        for place, button in enumerate(self.languages):
            button.grid(row=1 + place, column=0, sticky="w", pady=Space.HAIR)
        self.size_label = ttk.Label(sized, style=theme.SECTION)
        self.size_label.grid(row=0, column=0, columnspan=SIZES_BESIDE, sticky="w", pady=(0, Space.SMALL))
        self.percent = tkinter.IntVar(self, desk.preferences.text_size)
        self.sizes = [
            ttk.Radiobutton(sized, text=f"{percent} %", value=percent, variable=self.percent, command=self._resize)
            for percent in SIZES
        ]
        for place, button in enumerate(self.sizes):
            row, column = divmod(place, SIZES_BESIDE)
            button.grid(row=1 + row, column=column, sticky="w", padx=(0, Space.HUGE), pady=Space.HAIR)
        self.hint = ttk.Label(sized, style=theme.QUIET)
        self.hint.grid(row=1 + len(SIZES), column=0, columnspan=SIZES_BESIDE + 1, sticky="w", pady=(Space.SMALL, 0))
        follow_language(self, self._relabel)

    def _relabel(self) -> None:
        self.language_label.configure(text=_("Language of the window"))
        self.size_label.configure(text=_("Size of the text"))
        self.hint.configure(text=_("Ctrl and + or − change it anywhere."))
        self.language.set(language.current_language())

    def show(self) -> None:
        self.percent.set(self.desk.preferences.text_size)
        self.languages[0 if self.language.get() == "th" else 1].focus_set()

    def _speak(self) -> None:
        language.set_language(self.language.get())
        self.desk.remember(language=self.language.get())

    def _resize(self) -> None:
        percent = fonts.clamp_percent(self.percent.get())
        theme.set_text_size(self.desk.window, percent)
        self.desk.remember(text_size=percent)
