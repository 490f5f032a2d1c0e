"""The sign-in page: who it is and the password; nothing of the office is open yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import ttkbootstrap as ttk

from db.domain.words import N_
from ui import theme
from ui.front_page import FrontPage
from ui.language import _, ngettext
from ui.password_entry import THAI_LAYOUT, PasswordEntry, layout_of
from ui.theme import Space

Say = Callable[[], str]
"""A sentence in the language of the moment."""

SECOND: Final = 1000
WRONG: Final = N_("The password is not right.")
WRONG_IN_THAI: Final = N_(
    "The password is not right. Thai letters were typed; if it is written in English letters, switch the keyboard."
)
EMPTY: Final = N_("Please type the password.")
NAMELESS: Final = N_("Please choose who you are.")
HELP: Final = N_(
    "Choose who you are, type the password and press Enter. Who forgot the password gets a new one from a manager; "
    "where no manager can help, “Forgot the password?” leads to the recovery key."
)


class SignInPage(FrontPage):
    """`sign_in(name, password)` is called by Enter or the button, and answered by `refuse`, `refuse_for` or by
    destroying the page. `forgot(name)` leads on to the recovery key. `last` is who signed in last, if known;
    `offer` brings all names."""

    purpose = HELP

    def __init__(
        self,
        window: ttk.App,
        last: str,
        sign_in: Callable[[str, str], object],
        forgot: Callable[[str], object],
        *,
        note: str = "",
    ) -> None:
        super().__init__(window)
        self._sign_in, self._forgot = sign_in, forgot
        self._problem: Say = str
        self._countdown: str | None = None
        self._left = 0
        if note:
            self.column.label(note, style=theme.QUIET, below=Space.LARGE)
        self.column.label(N_("User name"))
        self.name = ttk.Combobox(self.column, values=[last] if last else [], state="readonly", height=12)
        self.name.pack(fill="x", pady=(Space.TIGHT, Space.MEDIUM))
        self.column.label(N_("Password"))
        self.password = PasswordEntry(self.column, on_enter=self.press)
        self.password.pack(fill="x", pady=(Space.TIGHT, 0))
        self.error = ttk.Label(self.column, style=theme.ERROR, wraplength=self.column.width, justify="left")
        self.error.pack(anchor="w", fill="x", pady=(0, Space.SMALL))
        self._add_buttons()
        self.name.bind("<Return>", lambda _event: self.password.entry.focus_set(), add=True)
        self.name.bind("<<ComboboxSelected>>", lambda _event: self._on_chosen(), add=True)
        if last:
            self.name.set(last)
        (self.password.entry if last else self.name).focus_set()
        self.column.say_in_language(self._show_problem)

    def _add_buttons(self) -> None:
        row = ttk.Frame(self.column)
        row.pack(fill="x")
        self.button = self.column.button(row, N_("Sign in"), self.press, "primary")
        self.button.pack(side="left")
        self.forgotten = self.column.button(
            row, N_("Forgot the password?"), lambda: self._forgot(self.name.get()), "link"
        )
        self.forgotten.pack(side="right")

    # --- what the session calls ----------------------------------------------------------------

    def when_painted(self, act: Callable[[], object]) -> None:
        """Do it once the field for the password is on the screen and nothing is left to paint."""
        waiting = True

        def on_expose(_event: object) -> None:
            nonlocal waiting
            if waiting:
                waiting = False
                self.after_idle(self.after, 1, act)

        self.password.entry.bind("<Expose>", on_expose, add=True)

    def offer(self, names: Sequence[str]) -> None:
        """The names to choose from; what was chosen stays if it is one of them."""
        chosen = self.name.get()
        self.name.configure(values=list(names))
        if chosen not in names:
            self.name.set(names[0] if len(names) == 1 else "")
        if not chosen and len(names) == 1:
            self.password.entry.focus_set()

    def refuse(self, say: Say | None = None) -> None:
        """Tell why not; without a reason the password is not right."""
        if say is None:
            in_thai = any(layout_of(letter) == THAI_LAYOUT for letter in self.password.get())
            say = (lambda: _(WRONG_IN_THAI)) if in_thai else (lambda: _(WRONG))
        self._set_waiting(False)
        self.password.clear()
        self.password.entry.focus_set()
        self._stop_countdown()
        self._tell(say)

    def refuse_for(self, seconds: int) -> None:
        """Too many wrong passwords in a row: tell how long to wait, each second anew. What was typed stays."""
        self._set_waiting(False)
        self.password.entry.focus_set()
        self._stop_countdown()
        self._left = seconds
        self._count()

    def press(self) -> None:
        """Sign in with what is typed."""
        if self._countdown is not None or str(self.button.cget("state")) == "disabled":
            return
        if not self.name.get():
            self._tell(lambda: _(NAMELESS))
            self.name.focus_set()
        elif not self.password.get():
            self._tell(lambda: _(EMPTY))
            self.password.entry.focus_set()
        else:
            self._set_waiting(True)
            self._tell(str)
            self._sign_in(self.name.get(), self.password.get())

    # --- inside --------------------------------------------------------------------------------

    def _set_waiting(self, waiting: bool) -> None:
        self.password.set_enabled(not waiting)
        for button in (self.button, self.forgotten):
            button.configure(state="disabled" if waiting else "normal")
        self.name.configure(state="disabled" if waiting else "readonly")

    def _on_chosen(self) -> None:
        """Another person: what was typed and told was for the one before."""
        self.password.clear()
        self._stop_countdown()
        self._tell(str)
        self.name.selection_clear()
        self.password.entry.focus_set()

    def _tell(self, say: Say) -> None:
        self._problem = say
        self._show_problem()

    def _show_problem(self) -> None:
        self.error.configure(text=self._problem())

    def _count(self) -> None:
        if self._left <= 0:
            self._tell(str)
            return
        self._tell(self._wait_text)
        self._countdown = self.after(SECOND, self._tick)

    def _tick(self) -> None:
        self._countdown = None
        self._left -= 1
        self._count()

    def _wait_text(self) -> str:
        return ngettext(
            "Too many wrong passwords. Please wait {count} second.",
            "Too many wrong passwords. Please wait {count} seconds.",
            self._left,
        ).format(count=self._left)

    def _stop_countdown(self) -> None:
        if self._countdown is not None:
            self.after_cancel(self._countdown)
            self._countdown = None

    def destroy(self) -> None:
        self._stop_countdown()
        super().destroy()
