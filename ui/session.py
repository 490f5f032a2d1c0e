"""One sitting at the desk: an office opened, locked and unlocked, closed and opened around a restore."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from ui import preferences
from ui.entrance import Entrance
from ui.language import _
from ui.way_in import WayIn, way_into

if TYPE_CHECKING:
    import ttkbootstrap as ttk

    from db.credential import Credential
    from db.office import Change, Office
    from ui.drafts import Drafts
    from ui.locking import Lock, Typed
    from ui.window import DeskWindow

log = logging.getLogger(__name__)

MANY_CHANGES: Final = 200
WAIT_FOR_WORK: Final = 3.0
"""Seconds that slow work gets to stop when the computer is shut down."""


class Session(Entrance):
    """One office at a time: `enter` opens it, `lock` and `end` close it, `reopen` does both around work on its file."""

    def __init__(self, window: ttk.App, folder: Path, *, immediate_jobs: bool = False) -> None:
        super().__init__(window, folder, immediate_jobs=immediate_jobs)
        self.credential: Credential | None = None
        self.office: Office | None = None
        self.desk_window: DeskWindow | None = None
        self._changed_people = 0
        self._drafts: Drafts | None = None
        self._lock: Lock | None = None

    # --- the desk -------------------------------------------------------------------------------------

    def enter(self, credential: Credential) -> Office | None:
        """Open the office and show the desk; None if the file is broken. Raises DeskError if it can not be opened."""
        from db.storage import NotAnOffice

        try:
            return self._open(credential)
        except NotAnOffice as error:
            self._on_broken(error, credential)
            return None

    def _open(self, credential: Credential) -> Office:
        from db.office import Office

        self.office = Office.open(self.folder, credential)
        self.credential = credential
        try:
            self._show_desk()
        except DeskError:  # damage that the first page meets
            self._drop_shell()
            self.end()
            raise
        return self.office

    def _show_desk(self) -> None:
        from ui import drafts
        from ui.shell import Shell
        from ui.window import DeskWindow

        assert self.office is not None and self.credential is not None
        self.office.on_change(self._count_changes)
        self._close_front()
        self._shell = self._shell or Shell(self.window)  # in reach until the desk has it: making one can fail
        self.desk_window = DeskWindow(
            self.window,
            self.office,
            self._remembered(),
            reopen=self.reopen,
            lock=self.lock,
            immediate_jobs=self._immediate_jobs,
            shell=self._shell,
        )
        self._shell = None
        self._watch()
        drafts.take_up(self.desk_window, self._kept_drafts().take(self.credential))

    def _remembered(self) -> preferences.Preferences:
        """Who signs in is proposed the next time; no more than the name is kept."""
        from db.credential import Means

        known = preferences.load(self.folder)
        assert self.credential is not None
        if self.credential.means is Means.DEMO or known.last_name == self.credential.who:
            return known
        known = replace(known, last_name=self.credential.who)
        preferences.save(self.folder, known)
        return known

    def _kept_drafts(self) -> Drafts:
        from ui.drafts import Drafts

        if self._drafts is None:
            self._drafts = Drafts(self.folder)
        return self._drafts

    def _watch(self) -> None:
        from ui.locking import Lock, minutes_for

        assert self.office is not None and self.desk_window is not None
        self._lock = Lock(self.window, self.desk_window, minutes_for(self.office), self._lock_now)
        self._lock.start()

    def lock(self) -> None:
        """Somebody leaves the desk, or lets another person at it."""
        if self._lock is not None:
            self._lock.by_key()

    def _lock_now(self, typed: Typed) -> None:
        """Nothing of a resident is left in any widget; a demo, which needs no sign-in, opens again."""
        assert self.desk_window is not None
        self._keep_draft(typed)
        self._note_sign_out()
        self.desk_window.keep_preferences()
        head = self._unsaved_head()
        self.end()
        self.credential = None
        # Tk keeps the texts of variables and the pictures of pages until Python lets go of them, which it does once
        # whoever asked for the lock is done.
        self.window.after(1, gc.collect)
        if way_into(self.folder) is WayIn.SIGN_IN:
            self._ask_who(locked=True)
            self.gate.make_ready()
            self.gate.back_up(head)
        elif not self.begin():
            self.window.destroy()

    def end(self) -> None:
        """Close the office, if one is open, and take away what stands before it."""
        self._stop_watching()
        self._close_front()
        if self.desk_window is not None:
            if self.desk_window.shell in self.window.children.values():
                self.desk_window.destroy()
            self.desk_window = None
        if self.office is not None:
            from db.leftovers import clear_papers

            try:
                if self._changed_people >= MANY_CHANGES:
                    from db.search import optimise

                    optimise(self.office)
                self.office.close()
            except DeskError as error:  # the drive is gone: what was saved is on it
                log.warning("the office could not be put in order at the end: %s", error)
            clear_papers(self.folder)
            self.office, self._changed_people = None, 0

    def _stop_watching(self) -> None:
        if self._lock is not None:
            lock, self._lock = self._lock, None
            if self.window.children:  # asking Tk is an error once the window is gone
                lock.stop()

    def end_at_once(self) -> None:
        """The computer is shut down: nobody is asked, what is typed is kept, slow work stops, the office is closed.

        Windows gives five seconds. Where work does not stop in time nothing of it is kept, by SQLite's own means.
        """
        desk, office = self.desk_window, self.office
        if desk is None or office is None:
            return
        self._stop_watching()
        self._keep_draft({})
        desk.keep_preferences()
        has_stopped = desk.jobs.stop(WAIT_FOR_WORK)
        if not has_stopped:
            office.interrupt()
            has_stopped = desk.jobs.stop(WAIT_FOR_WORK / 3)
        desk.destroy()
        if has_stopped:
            office.close()
        self.desk_window, self.office = None, None

    def _unsaved_head(self) -> int | None:
        """The last entry of the log, if something changed that is in no copy yet. A broken file locks nobody in."""
        from db.backup import has_changed, last_entry
        from db.storage import FAILURES

        assert self.office is not None
        with suppress(DeskError, *FAILURES):
            if has_changed(self.office):
                return last_entry(self.office)
        return None

    def _note_sign_out(self) -> None:
        """A full disk locks nobody in."""
        from db.domain.audit import Event

        assert self.office is not None and self.credential is not None
        with suppress(DeskError):
            self.office.record(Event.SIGN_OUT.value, "accounts", self.office.account.id or None)

    def _keep_draft(self, typed: Typed) -> None:
        from ui import drafts

        assert self.desk_window is not None and self.credential is not None
        self._kept_drafts().keep(drafts.draft_of(self.desk_window, typed), self.credential)

    def _count_changes(self, changes: tuple[Change, ...]) -> None:
        """The search index is put in order at the end of a day of much typing, when nobody waits for it."""
        self._changed_people += sum(change.subject == "residents" for change in changes)

    def reopen(self, work: Callable[[], object]) -> None:
        """Do `work` on the office's folder while nobody has it open, then show the desk again, whatever came of it."""
        from ui import dialogs

        credential = self.credential
        assert credential is not None
        self.end()
        failure: DeskError | None = None
        try:
            work()
        except DeskError as error:
            failure = error
        begun = self._go_on(credential)
        if failure is not None:
            dialogs.show_error(self.window, failure.text(_))
        if not begun:
            self.window.destroy()

    def _go_on(self, credential: Credential) -> bool:
        """What was brought back may have other keys: then its own people sign in."""
        from db.storage import WrongKey

        try:
            return self._open(credential) is not None
        except WrongKey:
            self.credential = None
            return self.begin()
        except DeskError as error:
            self._on_broken(error, credential)
            return True
