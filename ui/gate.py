"""Before the office is open: the sign-in page and the recovery key, checked off the window's thread."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import front_keys
from ui.front_page import FrontPage
from ui.language import _
from ui.sign_in import SignInPage

if TYPE_CHECKING:
    import ttkbootstrap as ttk

    from db.credential import Credential
    from db.office import Office
    from ui.jobs import Jobs

log = logging.getLogger(__name__)

NEEDED: Final = ("db.keys", "db.office", "ui.drafts", "ui.locking", "ui.shell", "ui.window", "ui.screens.home")
"""What the office is shown with; imported while the password is typed."""
LOCKED: Final = N_("Locked. What you had typed is kept and comes back when you sign in.")


class Gate:
    """Shows its pages in `window`. `enter(credential)` opens the office, or raises DeskError, which is told here.

    `broken(error)` is called if the keys can not be read.
    """

    def __init__(
        self,
        window: ttk.App,
        folder: Path,
        enter: Callable[[Credential], Office | None],
        broken: Callable[[DeskError], object],
        *,
        immediate: bool = False,
    ) -> None:
        self.window, self.folder = window, folder
        self._enter, self._broken = enter, broken
        self._immediate = immediate
        self._jobs: Jobs | None = None
        self.page: FrontPage | None = None

    def show(self, last: str, *, locked: bool = False) -> SignInPage:
        """The sign-in page, at once; `make_ready` has to follow when it has been painted."""
        page = SignInPage(self.window, last, self._on_sign_in, self._on_forgot, note=LOCKED if locked else "")
        self._show(page)
        return page

    def close(self) -> None:
        """Take the page away; a check that still runs tells nobody anything."""
        if self._jobs is not None:
            self._jobs.close(lambda: None)
            self._jobs = None
        if self.page is not None:
            page, self.page = self.page, None
            if page in self.window.children.values():  # asking Tk is an error once the window is gone
                page.destroy()

    def _show(self, page: FrontPage) -> None:
        if self.page is not None:
            self.page.destroy()
        self.page = page
        front_keys.serve(page, self.folder)

    @property
    def sign_in_page(self) -> SignInPage | None:
        """The sign-in page, if that is in sight."""
        return self.page if isinstance(self.page, SignInPage) else None

    @property
    def jobs(self) -> Jobs:
        """The one worker of these pages."""
        if self._jobs is None:
            from ui.failures import Failures
            from ui.jobs import Jobs

            self._jobs = Jobs(self.window, Failures(self.window), immediate=self._immediate)
        return self._jobs

    def make_ready(self) -> None:
        """Once the page is on the screen: fetch the names, and what the office will be shown with."""
        self.jobs.start(lambda _progress: import_needed(), lambda _none: None, shown=False)
        self.jobs.start(lambda _progress: names_in(self.folder), self._offer, self._on_broken, shown=False)

    def back_up(self, head: int | None) -> None:
        """Behind the page, of the closed file, which needs no key: what changed up to the entry `head` of the log.
        Nothing is done for None. A failure hinders nobody; the next who signs in has it tried again."""
        if head is None:
            return

        def failed(error: BaseException) -> bool:
            log.warning("no backup was made after locking: %s", error)
            return isinstance(error, DeskError)

        self.jobs.start(lambda _progress: backed_up(self.folder, head), lambda _made: None, failed, shown=False)

    def _offer(self, names: tuple[str, ...]) -> None:
        if isinstance(self.page, SignInPage):
            self.page.offer(names)

    def _on_broken(self, error: BaseException) -> bool:
        if not isinstance(error, DeskError):
            return False
        self._broken(error)
        return True

    # --- signing in ----------------------------------------------------------------------------

    def _on_sign_in(self, name: str, password: str) -> None:
        self.jobs.start(
            lambda _progress: credential_of(self.folder, name, password), self._let_in, self._on_refused, shown=False
        )

    def _let_in(self, credential: Credential) -> None:
        try:
            self._enter(credential)
        except DeskError as error:
            self._refuse(error)

    def _on_refused(self, error: BaseException) -> bool:
        page = self.page
        if not isinstance(error, DeskError) or not isinstance(page, SignInPage):
            if isinstance(page, SignInPage):
                page.refuse(lambda: _("This did not work"))
            return False
        self._refuse(error)
        return True

    def _refuse(self, error: DeskError) -> None:
        from db.keys import DamagedKeys, TooSoon, WrongPassword

        page = self.page
        if isinstance(error, DamagedKeys):
            self._broken(error)
        elif not isinstance(page, SignInPage):
            return
        elif isinstance(error, TooSoon):
            page.refuse_for(error.seconds)
        elif isinstance(error, WrongPassword):
            page.refuse()
        else:
            page.refuse(lambda: error.text(_))

    # --- the recovery key ----------------------------------------------------------------------

    def _on_forgot(self, name: str) -> None:
        from ui.recovery import RecoveryPage

        names = names_in(self.folder)
        self._show(RecoveryPage(self.window, name, names, self._on_new_password, lambda: self._back(name)))

    def _back(self, name: str) -> None:
        self.show(name)
        self.make_ready()

    def _on_new_password(self, name: str, key: str, password: str) -> None:
        self.jobs.start(
            lambda _progress: recovered(self.folder, name, key, password),
            self._let_in_again,
            self._on_not_recovered,
            shown=False,
        )

    def _let_in_again(self, credential: Credential) -> None:
        try:
            office = self._enter(credential)
        except DeskError as error:
            self._on_not_recovered(error)
            return
        if office is not None:
            office.record("set_password_by_recovery", "accounts", note=credential.who)

    def _on_not_recovered(self, error: BaseException) -> bool:
        from ui.recovery import RecoveryPage

        if not isinstance(self.page, RecoveryPage):
            return False
        if isinstance(error, DeskError):
            self.page.refuse(error)
            return True
        self.page.refuse(DeskError(N_("This did not work")))
        return False


def import_needed() -> None:
    """Import what shows the office, in the worker's thread: only classes are made."""
    for name in NEEDED:
        importlib.import_module(name)


def names_in(folder: Path) -> tuple[str, ...]:
    """Who may sign in."""
    from db import keys

    return keys.names(folder)


def backed_up(folder: Path, head: int) -> None:
    """The office as it was closed, in all places of its copies; whoever signs in next proves them."""
    from datetime import datetime

    from db import backup_register
    from db.backup_closed import copy_closed

    copy_closed(folder, None, datetime.now(), "lock")
    with backup_register.changing(folder) as register:
        register.head = max(register.head, head)


def credential_of(folder: Path, name: str, password: str) -> Credential:
    """Slow by intention: a guess costs a tenth of a second."""
    from db import keys

    return keys.sign_in(folder, name, password)


def recovered(folder: Path, name: str, key: str, password: str) -> Credential:
    """Set a new password by the recovery key and sign in with it."""
    from db import keys

    keys.set_password(folder, keys.sign_in_by_recovery(folder, key), name, password)
    return keys.sign_in(folder, name, password)
