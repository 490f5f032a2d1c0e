"""Starts the program's window on an office's folder: log file, preferences, screen."""

from __future__ import annotations

import logging
import tkinter
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import channel, dpi_monitor, language, placement, preferences, theme
from ui.callers import Callers
from ui.failures import Failures
from ui.language import _
from ui.log_file import log_to
from ui.log_off import LogOff
from ui.preferences import Preferences
from ui.session import Session

if TYPE_CHECKING:
    import ttkbootstrap as ttk

log = logging.getLogger(__name__)


class NoScreen(DeskError):
    """There is no display to open a window on."""


def run(folder: Path, chosen_language: str = "") -> int:
    """Show the window on the office in `folder` until it is closed; the exit code.

    Where there is no office the user is asked whether to begin one; where a window has it already that one comes
    forward. Raises NoScreen without a display.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log_to(folder)
    known = preferences.load(folder)
    language.set_language(chosen_language or known.language)
    claim = channel.claim_or_show(folder)
    if claim is None:
        return 0
    try:
        return _run(folder, known, claim)
    finally:
        claim.close()


def _run(folder: Path, known: Preferences, claim: channel.Claim) -> int:
    session = Session(make_window(known), folder)
    Callers(session, claim).listen_soon()
    log_off = LogOff(session.window, session.end_at_once)
    log_off.listen()
    session.begin_soon()
    try:
        session.window.mainloop()
        return int(session.failed)
    except Exception:
        log.exception("the program ended by an error")  # with pythonw nothing else would tell
        raise
    finally:
        log_off.close()
        session.end()
        logging.shutdown()


def make_window(known: Preferences) -> ttk.App:
    """The dressed window in the size it had; raises NoScreen."""
    try:
        window = theme.make_window(_("Mae Sariang Desk"))
    except tkinter.TclError as error:
        raise NoScreen(N_("There is no screen to open a window on ({reason})."), reason=str(error)) from error
    placement.restore(window, known)
    theme.set_text_size(window, known.text_size)
    dpi_monitor.follow(window)
    Failures(window).install()
    return window
