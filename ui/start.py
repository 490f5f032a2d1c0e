"""Starts the program's window on an office's folder: log file, preferences, screen."""

from __future__ import annotations

import logging
import tkinter
from concurrent.futures import Future, ThreadPoolExecutor
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import language, placement, preferences, theme
from ui.failures import Failures
from ui.language import _
from ui.preferences import Preferences

if TYPE_CHECKING:
    import ttkbootstrap as ttk

    from db.office import Office

LOG_NAME: Final = "desk.log"
LOG_BYTES: Final = 500_000


class NoScreen(DeskError):
    """There is no display to open a window on."""


def run(folder: Path, chosen_language: str = "") -> int:
    """Show the window on the office in `folder` until it is closed; the exit code.

    Where there is no office the user is asked whether to begin one. Raises NoScreen without a display.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log_to(folder)
    opening = begin_opening(folder)
    known = preferences.load(folder)
    language.set_language(chosen_language or known.language)
    try:
        window = make_window(known)
    except NoScreen:
        give_up(opening)
        raise
    from ui.session import Session

    session = Session(window, folder, opening=opening)
    try:
        if not session.begin():
            window.destroy()
            return 1
        window.mainloop()
    finally:
        session.end()
        logging.shutdown()
    return 0


def begin_opening(folder: Path) -> Future[Office | None]:
    """Open the office in a thread of its own: reading the modules that do it takes as long as making the window."""

    def open_office() -> Office | None:
        from db.office import Office
        from ui.user import user_name

        return Office.open(folder, user_name()) if Office.exists(folder) else None

    opener = ThreadPoolExecutor(1, thread_name_prefix="opening")
    try:
        return opener.submit(open_office)
    finally:
        opener.shutdown(wait=False)


def give_up(opening: Future[Office | None]) -> None:
    """Close the office that nobody will see."""
    if opening.exception() is None and (office := opening.result()) is not None:
        office.close()


def make_window(known: Preferences) -> ttk.App:
    """The dressed window in the size it had; raises NoScreen."""
    try:
        window = theme.make_window(_("Mae Sariang Desk"))
    except tkinter.TclError as error:
        raise NoScreen(N_("There is no screen to open a window on ({reason})."), reason=str(error)) from error
    placement.restore(window, known)
    theme.set_text_size(window, known.text_size)
    Failures(window).install()
    return window


def log_to(folder: Path) -> None:
    """Write warnings and errors to a file in the office's folder; texts of records never go there."""
    handler = RotatingFileHandler(folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
