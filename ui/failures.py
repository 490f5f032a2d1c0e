"""No error vanishes: what a user can mend is a message, anything else one log entry and one dialog with details."""

from __future__ import annotations

import logging
import tkinter
import traceback
from types import TracebackType

from db.domain.errors import Cancelled, DeskError
from ui.language import _

log = logging.getLogger(__name__)


class Failures:
    """Shows errors over `window`, one at a time, and takes those that its callbacks let through."""

    def __init__(self, window: tkinter.Tk) -> None:
        self._window = window
        self._showing = False

    def install(self) -> None:
        """tkinter swallows errors in callbacks where there is no stderr (pythonw): take them before."""
        self._window.report_callback_exception = self._on_callback_error
        self._window.tk.createcommand("bgerror", self._on_tcl_error)

    def report(self, error: BaseException, parent: tkinter.Misc | None = None) -> None:
        """Show the error; one that comes while another is on screen is only logged."""
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, DeskError):
            log.error("unexpected error", exc_info=(type(error), error, error.__traceback__))
        if self._showing:
            return
        self._showing = True
        try:
            self._show(error, parent or self._window)
        finally:
            self._showing = False

    def _show(self, error: BaseException, parent: tkinter.Misc) -> None:
        from ui import dialogs  # the frame of the window does not wait for them

        if isinstance(error, DeskError):
            dialogs.show_error(parent, error.text(_))
            return
        text = _("Something unexpected happened. What you typed is still here and you can go on working.")
        dialogs.show_error(parent, text, "".join(traceback.format_exception(error)))

    def _on_callback_error(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._window.quit()
            return
        self.report(error)

    def _on_tcl_error(self, message: str = "") -> None:
        self.report(tkinter.TclError(message))
