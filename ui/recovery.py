"""When the password is forgotten: the recovery key from the printed page gives a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import ttkbootstrap as ttk

from db.domain.accounts import check_password, check_repeated
from db.domain.errors import DeskError, FieldError
from db.domain.recovery_key import parse_recovery_key
from db.domain.words import N_
from ui import theme
from ui.front_column import on_enter_next
from ui.front_field import FrontField
from ui.password_entry import PasswordEntry
from ui.scrolled_page import ScrolledPage
from ui.theme import Space

EXPLAINED: Final = N_(
    "The recovery key stands on the page that was printed when the office was set up. Type it, then choose a new "
    "password for the user."
)
NAMELESS: Final = N_("Please choose for whom.")


class RecoveryPage(ScrolledPage):
    """`act(name, key, password)` is called once all that can be seen here is right; `refuse` answers it."""

    def __init__(
        self,
        window: ttk.App,
        name: str,
        names: Sequence[str],
        act: Callable[[str, str, str], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._act, self._back = act, back
        self.column.label(EXPLAINED, style=theme.QUIET, below=Space.MEDIUM)
        self.name = ttk.Combobox(self.column, values=list(names), state="readonly")
        self.name.set(name)
        self.key = ttk.Entry(self.column, font="TkFixedFont")
        self.password, self.again = PasswordEntry(self.column), PasswordEntry(self.column, on_enter=self.press)
        self.fields = {
            "name": FrontField(self.column, N_("User name"), self.name),
            "key": FrontField(self.column, N_("Recovery key"), self.key),
            "password": FrontField(self.column, N_("New password"), self.password),
            "again": FrontField(self.column, N_("The same password again"), self.again),
        }
        self._add_buttons()
        for widget in (self.name, self.key, self.password.entry):
            on_enter_next(widget)
        self.bind_escape(back)
        self.adopt()
        self.key.focus_set()

    def _add_buttons(self) -> None:
        row = self.add_row()
        self.button = self.foot.button(row, N_("Set the password and sign in"), self.press, "primary")
        self.button.pack(side="left")
        self.back_button = self.foot.button(row, N_("Back"), self._back)
        self.back_button.pack(side="left", padx=Space.SMALL)

    def press(self) -> None:
        """Look at what is typed, then act."""
        if str(self.button.cget("state")) == "disabled":
            return
        problems = self._problems()
        for name, field in self.fields.items():
            field.tell(problems.get(name))
        for name, field in self.fields.items():
            if name in problems:
                field.focus()
                return
        self.button.configure(state="disabled")
        self._act(self.name.get(), self.key.get(), self.password.get())

    def refuse(self, error: DeskError) -> None:
        """The key is not this office's, or something else was wrong."""
        self.button.configure(state="normal")
        self.fields["key"].tell(error)
        self.key.focus_set()

    def _problems(self) -> dict[str, DeskError]:
        found: dict[str, DeskError] = {}
        name, password = self.name.get(), self.password.get()
        if not name:
            found["name"] = FieldError(NAMELESS)
        for place, look in (
            ("key", lambda: parse_recovery_key(self.key.get())),
            ("password", lambda: check_password(password, name)),
            ("again", lambda: check_repeated(password, self.again.get())),
        ):
            try:
                look()
            except FieldError as error:
                found[place] = error
        return found
