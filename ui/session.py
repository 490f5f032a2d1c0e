"""One sitting at the desk: the window with an opened office in it, closed and opened again around a restore."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.office import Office
from ui import dialogs, preferences
from ui.language import _
from ui.user import user_name
from ui.window import DeskWindow

if TYPE_CHECKING:
    import ttkbootstrap as ttk


class Session:
    """`window` is made and dressed by the caller. `begin()` fills it; `end()` closes the office.

    `opening` is the office as it is being opened already (None in it: there is none yet).
    """

    def __init__(
        self,
        window: ttk.App,
        folder: Path,
        *,
        opening: Future[Office | None] | None = None,
        immediate_jobs: bool = False,
    ) -> None:
        self.window, self.folder = window, folder
        self._opening = opening
        self._immediate_jobs = immediate_jobs
        self.office: Office | None = None
        self.desk_window: DeskWindow | None = None

    def begin(self) -> bool:
        """Open the office and show the desk; False if there is none to show (the user was told why)."""
        self.office = self._open()
        if self.office is None:
            return False
        self.desk_window = DeskWindow(
            self.window,
            self.office,
            preferences.load(self.folder),
            reopen=self.reopen,
            immediate_jobs=self._immediate_jobs,
        )
        self.desk_window.pack(fill="both", expand=True)
        return True

    def end(self) -> None:
        """Close the office, if one is open."""
        if self.desk_window is not None:
            if self.desk_window in self.window.children.values():  # asking Tk is an error once the window is gone
                self.desk_window.destroy()
            self.desk_window = None
        if self.office is not None:
            self.office.close()
            self.office = None

    def reopen(self, work: Callable[[], object]) -> None:
        """Do `work` on the office's folder while nobody has it open, then show the desk again, whatever came of it."""
        self.end()
        failure: DeskError | None = None
        try:
            work()
        except DeskError as error:
            failure = error
        begun = self.begin()
        if failure is not None:
            dialogs.show_error(self.window, failure.text(_))
        if not begun:
            self.window.destroy()

    def _open(self) -> Office | None:
        opening, self._opening = self._opening, None
        try:
            if opening is not None and (office := opening.result()) is not None:
                return office
            if Office.exists(self.folder):
                return Office.open(self.folder, user_name())
            question = _("There is no office in this folder yet. Begin a new one here?\n\n{folder}")
            if dialogs.ask_yes_no(self.window, question.format(folder=self.folder)):
                return Office.create(self.folder, user_name())
        except DeskError as error:
            dialogs.show_error(self.window, error.text(_))
        return None
