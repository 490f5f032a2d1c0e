"""What stands in an empty table: a sentence, and a button for what to do next."""

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import fonts, theme
from ui.language import _, follow_language

LETTERS: Final = 46
LEAST_WRAP: Final = 100
NOTHING: Final = N_("There is nothing in this list.")


class EmptyNote:
    """Lies over `table` while it has no rows."""

    def __init__(self, table: tkinter.Misc) -> None:
        self._message = ""
        self._values: dict[str, object] = {}
        self._action = ""
        self._on_action: Callable[[], object] | None = None
        self.frame = ttk.Frame(table, padding=theme.Space.HUGE)
        self.label = ttk.Label(self.frame, foreground=theme.QUIET_TEXT, justify="center")
        self.button = ttk.Button(self.frame, bootstyle="primary", command=self._act)
        self.label.pack()
        follow_language(self.frame, self._label)
        self._table = table
        theme.follow_text_size(self.frame, self._wrap)
        table.bind("<Configure>", lambda _event: self._wrap(), add=True)
        self._wrap()

    def say(
        self, message: str, action: str = "", on_action: Callable[[], object] | None = None, **values: object
    ) -> None:
        """The msgids of the sentence (`values` fill it) and of the button; whoever may not do what it names is only
        told that there is nothing."""
        self._message, self._values = message, values
        self._action, self._on_action = action, on_action
        self._label()

    def place_over(self, visible: bool) -> None:
        """Show or hide the note."""
        if visible and self._message:
            self.frame.place(relx=0.5, rely=0.45, anchor="center")
        else:
            self.frame.place_forget()

    def _label(self) -> None:
        may_act = self._on_action is not None or not self._action
        self.label.configure(text=_(self._message if may_act else NOTHING).format(**self._values))
        self.button.configure(text=_(self._action))
        if self._on_action:
            self.button.pack(pady=(theme.Space.LARGE, 0))
        else:
            self.button.pack_forget()

    def _wrap(self) -> None:
        room = self._table.winfo_width() - 2 * theme.Space.HUGE
        self.label.configure(wraplength=min(LETTERS * fonts.text_width(self.frame, "ก"), max(LEAST_WRAP, room)))

    def _act(self) -> None:
        if self._on_action:
            self._on_action()
