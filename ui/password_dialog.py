"""Dialogs that ask for a new password, typed twice: for another user, for a new one, for oneself."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import accounts
from db.credential import Means
from db.domain.accounts import ACCOUNT_FORM, Account, check_password, check_repeated
from db.domain.errors import DeskError, FormErrors
from db.domain.words import N_
from ui import dialogs, fonts, theme
from ui.dialog_window import DialogWindow, error_below
from ui.forms import FormView, read_and_done
from ui.language import _
from ui.password_entry import PasswordEntry

if TYPE_CHECKING:
    from db.office import Office
    from ui.desk import Desk

LETTERS: Final = "0" * 64
ADVICE: Final = N_(
    "At least 8 letters; three or four words that have nothing to do with each other are easy to remember and hard to "
    "guess. It is never shown and kept nowhere: who forgets it gets a new one from a manager."
)
_DONE: Final = object()


class NewPassword(ttk.Frame):
    """Two entries for the same password."""

    def __init__(self, parent: tkinter.Misc) -> None:
        super().__init__(parent)
        self.password = self._entry(_("Password"))
        self.again = self._entry(_("The same once more"))

    def _entry(self, label: str) -> PasswordEntry:
        ttk.Label(self, text=label, style=theme.QUIET).pack(anchor="w")
        entry = PasswordEntry(self)
        entry.pack(fill="x")
        return entry

    def read(self, name: str) -> str:
        """The password; raises FieldError."""
        check_password(self.password.get(), name)
        check_repeated(self.password.get(), self.again.get())
        return self.password.get()

    def has_something(self) -> bool:
        return bool(self.password.get() or self.again.get())

    def clear(self) -> None:
        """Nothing typed stays in a widget."""
        self.password.clear()
        self.again.clear()


def ask_account(parent: tkinter.Misc, today: date, act: Callable[[Account, str], object]) -> bool:
    """Name, role and password of a new user; `act` adds them, its errors are shown with the dialog still open."""
    dialog = DialogWindow(parent, _("A new user"))
    button = dialog.add_button(_("Add the user"), _DONE, "primary", checked=True)
    dialog.add_button(_("Cancel"), None)
    view = FormView(dialog.body, ACCOUNT_FORM, today, on_save=lambda: button.invoke())
    view.set(Account())
    view.pack(fill="both", expand=True)
    width = min(fonts.text_width(dialog, LETTERS), dialog.winfo_screenwidth() * 4 // 5)
    view.wish_size(width, dialog.winfo_screenheight())
    new = NewPassword(dialog.body)
    new.pack(fill="x", pady=(theme.Space.SMALL, 0))
    dialog.add_text(_(ADVICE), theme.QUIET)
    error = error_below(dialog.body)
    error.pack(anchor="w")

    def check() -> bool:
        account = read_and_done(view, error, lambda typed: act(typed, new.read(typed.name)))
        return account is not None

    first = next(iter(view.rows.values())).widget.focus_target()
    answer = dialog.ask(first, check, lambda: dialogs.may_drop(dialog, lambda: view.is_changed or new.has_something()))
    return answer is _DONE


def ask_password(
    parent: tkinter.Misc, title: str, text: str, name: str, act: Callable[[str, str], object], *, ask_old: bool = False
) -> bool:
    """A new password of the user `name`; `act(old, new)` gives it, its errors are shown with the dialog still open."""
    dialog = DialogWindow(parent, title)
    dialog.add_text(text)
    old: PasswordEntry | None = None
    if ask_old:
        ttk.Label(dialog.body, text=_("The present password"), style=theme.QUIET).pack(anchor="w")
        old = PasswordEntry(dialog.body)
        old.pack(fill="x")
    new = NewPassword(dialog.body)
    new.pack(fill="x", pady=(theme.Space.SMALL, 0))
    dialog.add_text(_(ADVICE), theme.QUIET)
    error = error_below(dialog.body)
    error.pack(anchor="w")
    dialog.add_button(_("Give the new password"), _DONE, "primary", checked=True)
    dialog.add_button(_("Cancel"), None)

    def check() -> bool:
        error.configure(text="")
        try:
            act(old.get() if old is not None else "", new.read(name))
        except FormErrors as found:
            error.configure(text="\n".join(each.text(_) for each in found.errors.values()))
            return False
        except DeskError as problem:
            error.configure(text=problem.text(_))
            return False
        return True

    return dialog.ask((old or new.password).entry, check) is _DONE


def change_own_password(parent: tkinter.Misc, desk: Desk) -> None:
    """For anybody who is signed in."""
    office = desk.office
    if ask_password(
        parent, _("Change the password"), _("Your new password, {name}:").format(name=office.who), office.who,
        lambda old, new: accounts.change_own_password(office, old, new), ask_old=True,
    ):  # fmt: skip
        desk.say(_("Your password was changed."))


def has_password(office: Office) -> bool:
    """Whether whoever is signed in came by a password of their own."""
    return office.credential is not None and office.credential.means is Means.PASSWORD
