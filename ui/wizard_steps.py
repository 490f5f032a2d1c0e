"""The steps of the first start that are typed: the office's names, and its first manager."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk

from db.domain.accounts import ACCOUNT_FORM, check_password, check_repeated
from db.domain.errors import DeskError
from db.domain.recovery_key import new_recovery_key
from db.domain.settings import SETTINGS_FORM
from db.domain.words import N_
from ui import theme
from ui.front_column import Column, on_enter_next
from ui.front_field import FrontField
from ui.password_entry import PasswordEntry
from ui.theme import Space

WELCOME: Final = N_(
    "Here the office begins. Four short steps: its name, the first manager, the recovery key, and where backups go."
)
CONVERT: Final = N_(
    "This office was made by a version that did not encrypt its data yet. After these steps it is encrypted, and only "
    "people with a password can open it. Everything in it stays. The old file, and old copies in its folder that "
    "anybody could read, are removed once the new file was opened and compared."
)
MANAGER: Final = N_(
    "The manager gives other people their accounts, makes backups and sees everything. Nobody can read the password, "
    "so nobody can look it up either."
)


@dataclass
class Answers:
    """What was said so far. The recovery key is new for each sitting and is kept nowhere but on its page."""

    folder: Path
    today: date
    name_th: str = ""
    name_en: str = ""
    manager: str = ""
    password: str = field(default="", repr=False)
    recovery: str = field(default_factory=new_recovery_key, repr=False)
    place: Path | None = None
    """Where the first backup goes besides this PC."""


class Step(Column):
    """One step. `check` looks at what was typed, tells what is wrong beside it, and keeps it in the answers."""

    heading = ""
    last_word = N_("Set up the office")

    def __init__(self, parent: tkinter.Misc, answers: Answers) -> None:
        super().__init__(parent)
        self.answers = answers
        self.fields: dict[str, FrontField] = {}

    def show(self) -> None:
        """The step comes into sight."""

    def first(self) -> tkinter.Misc | None:
        """Where the keyboard begins; None: on the button that leads on."""
        return None

    def check(self) -> bool:
        """Whether one may go on."""
        return True

    def tell(self, problems: dict[str, DeskError]) -> bool:
        """Show each problem beside its field and go to the first; whether there was none."""
        for name, each in self.fields.items():
            each.tell(problems.get(name))
        for name, each in self.fields.items():
            if name in problems:
                each.focus()
                return False
        return True


class OfficeStep(Step):
    """What the office is called; or that there is one already, in a backup."""

    heading = N_("The office")

    def __init__(self, parent: tkinter.Misc, answers: Answers, restore: Callable[[], object]) -> None:
        super().__init__(parent, answers)
        self.label(WELCOME, below=Space.MEDIUM)
        self.name_th, self.name_en = ttk.Entry(self), ttk.Entry(self)
        self.fields = {
            "name_th": FrontField(self, SETTINGS_FORM.field("name_th").label, self.name_th),
            "name_en": FrontField(self, SETTINGS_FORM.field("name_en").label, self.name_en),
        }
        on_enter_next(self.name_th)
        self.label(N_("Does the office exist already, on another computer or before a repair?"), style=theme.QUIET)
        self.restore = self.button(self, N_("Restore from a backup"), restore, "outline")
        self.restore.pack(anchor="w", pady=(Space.TIGHT, 0))

    def first(self) -> tkinter.Misc | None:
        return self.name_th

    def check(self) -> bool:
        problems: dict[str, DeskError] = {}
        for name, entry in (("name_th", self.name_th), ("name_en", self.name_en)):
            try:
                setattr(self.answers, name, SETTINGS_FORM.field(name).parse(entry.get(), self.answers.today))
            except DeskError as error:
                problems[name] = error
        return self.tell(problems)


class ConvertStep(Step):
    """What happens to an office that is not encrypted yet."""

    heading = N_("Encrypting the office")

    def __init__(self, parent: tkinter.Misc, answers: Answers) -> None:
        super().__init__(parent, answers)
        self.label(CONVERT, below=Space.MEDIUM)


class ManagerStep(Step):
    """Who is the first to sign in."""

    heading = N_("The first manager")

    def __init__(self, parent: tkinter.Misc, answers: Answers) -> None:
        super().__init__(parent, answers)
        self.label(MANAGER, below=Space.MEDIUM)
        self.name = ttk.Entry(self)
        self.password, self.again = PasswordEntry(self), PasswordEntry(self)
        self.fields = {
            "name": FrontField(self, N_("The manager's own name"), self.name),
            "password": FrontField(self, N_("Password"), self.password),
            "again": FrontField(self, N_("The same password again"), self.again),
        }
        for widget in (self.name, self.password.entry):
            on_enter_next(widget)

    def first(self) -> tkinter.Misc | None:
        return self.name

    def check(self) -> bool:
        problems: dict[str, DeskError] = {}
        answers, password = self.answers, self.password.get()
        try:
            answers.manager = ACCOUNT_FORM.field("name").parse(self.name.get(), answers.today)
        except DeskError as error:
            problems["name"] = error
        looks: tuple[tuple[str, Callable[[], object]], ...] = (
            ("password", lambda: check_password(password, self.name.get())),
            ("again", lambda: check_repeated(password, self.again.get())),
        )
        for name, look in looks:
            try:
                look()
            except DeskError as error:
                problems[name] = error
                break
        answers.password = password
        return self.tell(problems)
