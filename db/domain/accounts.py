"""Who works with the program: named accounts, their roles, and what a password must be."""

from dataclasses import dataclass
from datetime import datetime

from db.domain.choices import Choice
from db.domain.common_passwords import is_common
from db.domain.errors import FieldError
from db.domain.forms import Field, Form, Kind
from db.domain.typed_text import search_form
from db.domain.words import N_

LEAST_LETTERS, MOST_LETTERS = 8, 200
MOST_LETTERS_OF_NAME = 60
LEAST_OF_NAME = 3
"""From so many letters on a name is looked for inside a password."""


class Role(Choice):
    """What somebody may do; db.domain.permissions says it operation by operation."""

    CLERK = "clerk", N_("Clerk")
    PRINTER = "printer", N_("Printing clerk")
    MANAGER = "manager", N_("Manager")


@dataclass(frozen=True, kw_only=True)
class Account:
    """One person's account; `ended_at` marks one that may not sign in any more, whose name stays in the audit log."""

    id: int = 0
    revision: int = 0
    name: str = ""
    role: Role = Role.CLERK
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether its owner may sign in."""
        return self.ended_at is None


def name_key(name: str) -> str:
    """Two names with the same key are one and the same to people."""
    return search_form(name).replace(" ", "")


def _name_rule(name: str) -> None:
    if len(name) > MOST_LETTERS_OF_NAME:
        raise FieldError(N_("A name has room for {most} letters."), most=MOST_LETTERS_OF_NAME)


ACCOUNT_FORM = Form(
    Account,
    (
        Field(
            "name", N_("User name"), required=True, width=28, rule=_name_rule,
            help=N_("A person's own name, for what is done is noted under it. It can not be changed later."),
        ),
        Field("role", N_("Role"), Kind.CHOICE, required=True, choices=Role),
    ),
)  # fmt: skip


def check_password(password: str, name: str) -> None:
    """Raises FieldError, with a reason that helps to find a better one."""
    if len(password) < LEAST_LETTERS:
        raise FieldError(N_("A password has at least {least} letters. Three or four words are easy to remember."),
                         least=LEAST_LETTERS)  # fmt: skip
    if len(password) > MOST_LETTERS:
        raise FieldError(N_("A password has room for {most} letters."), most=MOST_LETTERS)
    if _holds_name(password, name):
        raise FieldError(N_("The password must not hold the user's own name."))
    if is_common(password):
        raise FieldError(N_("This password is among the first that others try. Please take three or four words."))


def check_repeated(password: str, again: str) -> None:
    """Raises FieldError unless the same was typed twice."""
    if password != again:
        raise FieldError(N_("The two passwords are not the same. Please type both again."))


def _holds_name(password: str, name: str) -> bool:
    said = name_key(password)
    parts = {name_key(name), *map(name_key, name.split())}
    return any(part in said for part in parts if len(part) >= LEAST_OF_NAME) or (bool(said) and said == name_key(name))
