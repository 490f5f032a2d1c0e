"""The frame of the window: navigation, search, keys and status bar, in sight before the office is open."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import fonts, language, theme
from ui.glyphs import put_icon
from ui.language import _
from ui.navigation import Navigation
from ui.pages import FIRST_PAGE, PAGES
from ui.search_field import SearchField
from ui.shortcuts import LARGER, SMALLER, bind_while, on_comma, on_shortcut
from ui.status_bar import StatusBar

if TYPE_CHECKING:
    from ui.window import DeskWindow

Act = Callable[["DeskWindow"], object]
SETTINGS: Final = "settings"
DIGITS: Final = "1234567890"
"""The page that Ctrl+comma leads to, as in other programs."""


class Shell(ttk.Frame):
    """Fills the window and takes the keyboard. What is asked of the desk before there is one is kept: `serve(desk)`
    does it then, in that order. Nothing is imported for it that knows records, so that it stands at once."""

    def __init__(self, window: ttk.App) -> None:
        super().__init__(window)
        self.window = window
        self._desk: DeskWindow | None = None
        self._kept: list[Act] = []
        self.columnconfigure(2, weight=1)
        self.rowconfigure(1, weight=1)
        self.navigation = Navigation(self, PAGES, lambda name: self.ask(lambda desk: desk.go(name)))
        self.navigation.grid(row=0, column=0, rowspan=2, sticky="ns")
        ttk.Separator(self, orient="vertical").grid(row=0, column=1, rowspan=2, sticky="ns")
        self._build_top().grid(row=0, column=2, sticky="ew")
        ttk.Separator(self).grid(row=2, column=0, columnspan=3, sticky="ew")
        self.status = StatusBar(self)
        self.status.grid(row=3, column=0, columnspan=3, sticky="ew")
        self._bind_keys()
        language.follow_language(self, self._relabel)
        self.pack(fill="both", expand=True)
        self.navigation.mark(FIRST_PAGE)
        self.field.entry.focus_set()

    def ask(self, act: Act) -> None:
        """Let the desk do it, now or as soon as there is one."""
        if self._desk is None:
            self._kept.append(act)
        else:
            act(self._desk)

    def serve(self, desk: DeskWindow) -> None:
        """The desk is there, with its first page in sight."""
        self._desk = desk
        kept, self._kept = self._kept, []
        for act in kept:
            act(desk)

    def hold(self, page: ttk.Frame) -> None:
        """Put what shows the pages into its place."""
        page.grid(in_=self, row=1, column=2, sticky="nsew")

    def when_painted(self, act: Callable[[], object]) -> None:
        """Do it once the frame is on the screen, the search entry too, and nothing is left to paint."""
        waiting = True

        def on_expose(_event: tkinter.Event) -> None:
            nonlocal waiting
            if waiting:
                waiting = False
                self.after_idle(self.after, 1, act)  # the frame's own parts are painted by idle callbacks as well

        self.field.entry.bind("<Expose>", on_expose, add=True)

    def _build_top(self) -> ttk.Frame:
        top = ttk.Frame(self, padding=(theme.Space.LARGE, theme.Space.MEDIUM, theme.Space.LARGE, 0))
        self.help_button = self._button(top, "question-circle", lambda desk: desk.show_help())
        self.lock_button = self._button(top, "lock", lambda desk: desk.lock())
        self.language_button = self._button(top, "translate", lambda desk: desk.switch_language())
        self.field = SearchField(top)
        self.field.pack(side="left", fill="x", expand=True)
        return top

    def _button(self, parent: ttk.Frame, icon: str, act: Act) -> ttk.Button:
        button = ttk.Button(parent, bootstyle="ghost", command=lambda: self.ask(act))
        put_icon(button, icon)
        button.pack(side="right")
        return button

    def _relabel(self) -> None:
        self.language_button.configure(text="English" if language.current_language() == "th" else "ภาษาไทย")
        self.help_button.configure(text=_("Help"))
        self.lock_button.configure(text=_("Lock"))

    # --- keys ----------------------------------------------------------------------------------

    def _bind_keys(self) -> None:
        bind_while(self, self.window, "<Control-Key>", on_shortcut("f", self.field.start))
        self._on_letter("n", lambda desk: desk.screen.on_new())
        self._on_letter("s", lambda desk: desk.screen.on_save())
        self._on_letter("p", lambda desk: desk.screen.on_print())
        self._on_letter("e", lambda desk: desk.screen.take_out())
        self._on_letter("z", lambda desk: desk.undo())
        self._on_key(self.window, "<F1>", lambda desk: desk.show_help())
        self._on_key(self.window, "<Escape>", lambda desk: desk.on_escape())
        self._on_key(self.window, "<Control-Delete>", lambda desk: desk.on_delete_key())
        self._on_key(self.window, "<Alt-Left>", lambda desk: desk.back())
        for sequence in LARGER:
            self._on_key(self.window, sequence, lambda desk: desk.change_text_size(fonts.STEP))
        for sequence in SMALLER:
            self._on_key(self.window, sequence, lambda desk: desk.change_text_size(-fonts.STEP))
        for digit, page in zip(DIGITS, PAGES, strict=False):
            self._on_key(self.window, f"<Control-Key-{digit}>", self._goer(page.name), "break")
        for page in PAGES:
            if page.letter:
                self._on_letter(page.letter, self._goer(page.name))
        bind_while(self, self.window, "<Control-Key>", on_comma(lambda: self.ask(self._goer(SETTINGS))))
        self._on_key(self.field.entry, "<Down>", lambda desk: desk.search.into_list(), "break")
        self._on_key(self.field.entry, "<Return>", lambda desk: desk.search.open_first(), "break")
        self._on_key(self.field.entry, "<Escape>", lambda desk: desk.search.leave(), "break")

    def _on_letter(self, letter: str, act: Act) -> None:
        bind_while(self, self.window, "<Control-Key>", on_shortcut(letter, lambda: self.ask(act)))

    def _on_key(self, widget: tkinter.Misc, sequence: str, act: Act, end: str = "") -> None:
        def on_key(_event: tkinter.Event) -> str:
            self.ask(act)
            return end

        try:
            bind_while(self, widget, sequence, on_key)
        except tkinter.TclError:  # a key of the number pad that this platform has no name for
            return

    def _goer(self, page: str) -> Act:
        return lambda desk: desk.go(page)
