"""Who gives a command: from the environment, or asked at the terminal; a secret never comes as an argument."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from db.domain.words import N_
from ui.language import _
from ui.user import user_name

if TYPE_CHECKING:
    from db.credential import Credential

USER: Final = "MAESARIANG_USER"
PASSWORD: Final = "MAESARIANG_PASSWORD"
PASSWORD_FILE: Final = "MAESARIANG_PASSWORD_FILE"
MOST_BYTES: Final = 10_000
NOBODY: Final = N_(
    "Nobody is signed in: set {user} and {password} or {password_file}, or give the command at a terminal, which asks."
)
NO_MANAGER: Final = N_(
    "A new office needs a manager: set {user} and {password} or {password_file}, or give the command at a terminal, "
    "which asks."
)


def signed_in(folder: Path) -> Credential:
    """The credential of whoever gives the command, for an office with keys. Raises DeskError, WrongPassword, TooSoon.

    A demo is everybody's.
    """
    from db import keys

    if keys.is_demo(folder) and not keys.has_keys(folder):
        return keys.demo_credential(folder, user_name())
    name, password = _given() or _asked()
    return keys.sign_in(folder, name, password)


def somebody_signs_in(folder: Path) -> bool:
    """Whether anybody gives the command, or it runs by itself. A demo is everybody's."""
    from db import keys

    is_open = keys.is_demo(folder) and not keys.has_keys(folder)
    return is_open or bool(os.environ.get(USER, "").strip()) or _is_terminal()


def first_manager() -> tuple[str, str]:
    """Name and a good password of whoever begins an office. Raises DeskError if nobody says, FormErrors."""
    from db.domain.accounts import ACCOUNT_FORM, Role, check_password

    given = _given()
    if given is None and not _is_terminal():
        raise DeskError(NO_MANAGER, user=USER, password=PASSWORD, password_file=PASSWORD_FILE)
    name, password = given or _asked(twice=True)
    manager = ACCOUNT_FORM.parse({"name": name, "role": Role.MANAGER.value}, date.today())
    check_password(password, manager.name)
    return manager.name, password


def nobody() -> DeskError:
    """What is said where nobody signs in and nobody can be asked."""
    return DeskError(NOBODY, user=USER, password=PASSWORD, password_file=PASSWORD_FILE)


def _given() -> tuple[str, str] | None:
    """What the environment says; None if it names nobody."""
    name = os.environ.get(USER, "")
    if not name.strip():
        return None
    if PASSWORD in os.environ:
        return name, os.environ[PASSWORD]
    if os.environ.get(PASSWORD_FILE):
        return name, _read(Path(os.environ[PASSWORD_FILE]))
    if not _is_terminal():
        raise nobody()
    return name, _ask_password(_("Password of {name}: ").format(name=name))


def _read(file: Path) -> str:
    """The first line of the file: editors put an end to it that is no part of the password."""
    try:
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskError(
            N_("The password can not be read from the file {file}: {reason}"), file=str(file), reason=reason
        ) from None
    return text.splitlines()[0] if text.strip() else ""


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _asked(twice: bool = False) -> tuple[str, str]:
    if not _is_terminal():
        raise nobody()
    name = _ask(lambda: _line(_("User name: ")))
    password = _ask_password(_("Password: "))
    if twice and _ask_password(_("The same password once more: ")) != password:
        raise DeskError(N_("The two passwords are not the same. Please type both again."))
    return name, password


def _line(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    text = sys.stdin.readline()
    if not text:
        raise EOFError
    return text.strip()


def _ask_password(prompt: str) -> str:
    from getpass import getpass

    return _ask(lambda: getpass(prompt, stream=sys.stderr))


def _ask(question: Callable[[], str]) -> str:
    """Who ends the input, or presses Ctrl+C, does not sign in."""
    try:
        return question()
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        raise nobody() from None
