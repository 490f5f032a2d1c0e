"""One sitting at the desk: the window with an opened office in it, closed and opened again around a restore."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from ui import preferences
from ui.failures import Failures
from ui.glyphs import LaterIcons
from ui.language import _
from ui.shell import Shell
from ui.user import user_name

if TYPE_CHECKING:
    import ttkbootstrap as ttk

    from db.office import Change, Office
    from ui.window import DeskWindow

log = logging.getLogger(__name__)

MANY_CHANGES: Final = 200
WAIT_FOR_WORK: Final = 3.0
"""Seconds that slow work gets to stop when the computer is shut down."""


class Session:
    """`window` is made and dressed by the caller. `begin()` fills it; `end()` closes the office.

    `begin_soon()` is for the start of the program: the window's frame stands at once, and all that knows records is
    imported and opened when the frame has been painted.
    """

    def __init__(self, window: ttk.App, folder: Path, *, immediate_jobs: bool = False) -> None:
        self.window, self.folder = window, folder
        self._immediate_jobs = immediate_jobs
        self._shell: Shell | None = None
        self.failed = False
        self._is_new = False
        self._changed_people = 0
        self.office: Office | None = None
        self.desk_window: DeskWindow | None = None

    def begin_soon(self) -> None:
        """Show the frame; the office follows. The window closes, `failed`, if there is none to show."""
        with LaterIcons(self.window) as icons:
            self._shell = Shell(self.window)
        self._shell.when_painted(lambda: self._begin_or_close(icons))

    def _begin_or_close(self, icons: LaterIcons) -> None:
        icons.draw()
        self.window.update_idletasks()
        self.failed = True
        try:
            self.failed = not self.begin()
        except Exception as error:  # noqa: BLE001  without an office there is nothing to go on with
            Failures(self.window).report(error)
        finally:
            gc.enable()  # see ui.commands.windows
        if self.failed:
            self.window.destroy()

    def begin(self) -> bool:
        """Open the office and show the desk; False if there is none to show (the user was told why)."""
        from ui import drafts
        from ui.window import DeskWindow

        self.office = self._open()
        if self.office is None:
            return False
        self.office.on_change(self._count_changes)
        shell, self._shell = self._shell, None
        self.desk_window = DeskWindow(
            self.window,
            self.office,
            preferences.load(self.folder),
            reopen=self.reopen,
            immediate_jobs=self._immediate_jobs,
            shell=shell,
        )
        if self._is_new:
            self._is_new = False
            self._welcome()
        else:
            drafts.take_up(self.desk_window, self.folder)
        return True

    def _welcome(self) -> None:
        """A new office has no name yet, and papers need it: begin there."""
        from ui import dialogs

        assert self.desk_window is not None
        self.desk_window.go("settings")
        text = _(
            "The new office is ready. First write its names and who signs here in the settings; they stand on every "
            "paper. Then bring in a list of residents from Excel, or add communities and people one by one."
        )
        dialogs.show_message(self.window, text, _("Welcome"))
        self.desk_window.screen.show()  # the dialog gave the keyboard back to the search entry

    def end(self) -> None:
        """Close the office, if one is open."""
        if self.desk_window is not None:
            if self.desk_window.shell in self.window.children.values():  # asking Tk is an error once the window is gone
                self.desk_window.destroy()
            self.desk_window = None
        if self.office is not None:
            try:
                if self._changed_people >= MANY_CHANGES:
                    from db.search import optimise

                    optimise(self.office)
                self.office.close()
            except DeskError as error:  # the drive is gone: what was saved is on it
                log.warning("the office could not be put in order at the end: %s", error)
            self.office, self._changed_people = None, 0

    def end_at_once(self) -> None:
        """The computer is shut down: nobody is asked, what is typed is kept, slow work stops, the office is closed.

        Windows gives five seconds. Where work does not stop in time nothing of it is kept, by SQLite's own means.
        """
        from ui import drafts

        desk, office = self.desk_window, self.office
        if desk is None or office is None:
            return
        drafts.keep(self.folder, drafts.draft_of(desk))
        desk.keep_preferences()
        has_stopped = desk.jobs.stop(WAIT_FOR_WORK)
        if not has_stopped:
            office.interrupt()
            has_stopped = desk.jobs.stop(WAIT_FOR_WORK / 3)
        desk.destroy()
        if has_stopped:
            office.close()
        self.desk_window, self.office = None, None

    def _count_changes(self, changes: tuple[Change, ...]) -> None:
        """The search index is put in order at the end of a day of much typing, when nobody waits for it."""
        self._changed_people += sum(change.subject == "residents" for change in changes)

    def reopen(self, work: Callable[[], object]) -> None:
        """Do `work` on the office's folder while nobody has it open, then show the desk again, whatever came of it."""
        from ui import dialogs

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
        from db import folders
        from db.demo_key import demo_credential, is_demo
        from db.office import Office
        from ui import dialogs

        try:
            folders.require_local(self.folder, has_office=Office.exists(self.folder))
            if Office.exists(self.folder):
                who = demo_credential(self.folder, user_name()) if is_demo(self.folder) else user_name()
                return Office.open(self.folder, who)
            question = _("There is no office in this folder yet. Begin a new one here?\n\n{folder}")
            if dialogs.ask_yes_no(self.window, question.format(folder=self.folder)):
                self._is_new = True
                return Office.create(self.folder, user_name())
        except DeskError as error:
            dialogs.show_error(self.window, error.text(_))
        return None
