"""Opens the program's window on an office: log file, preferences, what to say when the office can not be opened."""

from __future__ import annotations

import getpass
import logging
import tkinter
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from db.domain.words import N_
from db.office import Office
from ui import dialogs, language, preferences, theme
from ui.failures import Failures
from ui.language import _
from ui.preferences import Preferences

LOG_NAME: Final = "desk.log"
LOG_BYTES: Final = 500_000
GEOMETRY: Final = "1280x720"


class NoScreen(DeskError):
    """There is no display to open a window on."""


def run(folder: Path, chosen_language: str = "") -> int:
    """Show the window on the office in `folder` until it is closed; the exit code.

    Where there is no office the user is asked whether to begin one. Raises NoScreen without a display.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log_to(folder)
    known = preferences.load(folder)
    language.set_language(chosen_language or known.language)
    window = make_window(known)
    try:
        office = open_office(window, folder)
        if office is None:
            window.destroy()
            return 1
        with office:
            show_desk(window, office, known)
            window.mainloop()
    finally:
        logging.shutdown()
    return 0


def make_window(known: Preferences) -> ttk.App:
    """The dressed window in the size it had; raises NoScreen."""
    try:
        window = theme.make_window(_("Mae Sariang Desk"))
    except tkinter.TclError as error:
        raise NoScreen(
            N_("There is no screen to open a window on ({reason})."), reason=str(error)
        ) from error
    window.geometry(known.geometry or GEOMETRY)
    theme.set_text_size(window, known.text_size)
    Failures(window).install()
    return window


def open_office(window: ttk.App, folder: Path) -> Office | None:
    """The office of the folder; None if it can not be opened (the user was told why) or none is wanted."""
    try:
        if Office.exists(folder):
            return Office.open(folder, user_name())
        question = _("There is no office in this folder yet. Begin a new one here?\n\n{folder}")
        if dialogs.ask_yes_no(window, question.format(folder=folder)):
            return Office.create(folder, user_name())
    except DeskError as error:
        dialogs.show_error(window, error.text(_))
    return None


def show_desk(window: ttk.App, office: Office, known: Preferences) -> None:
    """Fill the window."""
    from ui.window import DeskWindow

    DeskWindow(window, office, known).pack(fill="both", expand=True)


def user_name() -> str:
    """Who works here, as the computer knows them; "" if it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def log_to(folder: Path) -> None:
    """Write warnings and errors to a file in the office's folder; texts of records never go there."""
    handler = RotatingFileHandler(folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
