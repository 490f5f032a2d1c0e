"""Backups that nobody asks for: every half hour and on closing if something changed, for a stick, weekly proofs."""

from __future__ import annotations

import logging
import time
import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError, Progress
from ui.language import _

if TYPE_CHECKING:
    from db.backup import BackupReport
    from ui.desk import Desk

log = logging.getLogger(__name__)

LOOK_EVERY_MS: Final = 20_000
BACK_UP_EVERY: Final = 30 * 60.0
PROVE_EVERY: Final = 10 * 60.0
"""Seconds between two copies that are proved again: one after the other, so that nobody notices."""
FIRST_PROOF: Final = 120.0


class BackupWatch:
    """Looks around in the window's thread, and has everything done by its jobs; while those work it waits."""

    def __init__(self, widget: tkinter.Misc, desk: Desk, clock: Callable[[], float] = time.monotonic) -> None:
        self._widget, self._desk, self._clock = widget, desk, clock
        self._next_backup = clock() + BACK_UP_EVERY
        self._next_proof = clock() + FIRST_PROOF
        self._there: frozenset[str] | None = None
        self._timer: str | None = None

    def start(self) -> None:
        """From now on, until `stop`."""
        self._timer = self._widget.after(LOOK_EVERY_MS, self._on_timer)

    def stop(self) -> None:
        if self._timer is not None:
            self._widget.after_cancel(self._timer)
            self._timer = None

    def _on_timer(self) -> None:
        self._timer = self._widget.after(LOOK_EVERY_MS, self._on_timer)
        self.look()

    def look(self) -> None:
        """One look: what is due now, if anything, is begun."""
        if self._desk.office.credential is None or self._desk.jobs.busy:
            return
        now = self._clock()
        if now >= self._next_backup:
            self._next_backup = now + BACK_UP_EVERY
            self._begin(lambda progress: self._back_up_if_changed(progress, "half_hourly"))
        elif now >= self._next_proof:
            self._next_proof = now + PROVE_EVERY
            self._begin(self._prove_one)
        else:
            self._begin(self._greet_sticks)

    def _begin(self, work: Callable[[Progress], object]) -> None:
        self._desk.jobs.start(work, lambda _result: None, self._on_failed, shown=False)

    def _on_failed(self, error: BaseException) -> bool:
        """What can not be written now is tried again; the page and the line at the foot say how old copies are."""
        if not isinstance(error, DeskError):
            return False
        log.warning("a backup that nobody asked for was not made: %s", error)
        self._desk.say(_("The backup could not be made: {reason}").format(reason=error.text(_)))
        return True

    def _back_up_if_changed(self, progress: Progress, reason: str) -> BackupReport | None:
        from db.backup import create_backup, has_changed

        office = self._desk.office
        return create_backup(office, None, progress, reason) if has_changed(office) else None

    def _prove_one(self, progress: Progress) -> None:
        from db.backup_proofs import due, prove_copy

        waiting = due(self._desk.office)
        if waiting:
            try:
                prove_copy(self._desk.office, waiting[0].path, progress)
            except DeskError as error:  # noted in the list, where it stands out
                log.warning("a copy does not open: %s", error)

    def _greet_sticks(self, progress: Progress) -> None:
        """A stick that was just plugged in gets the newest state at once, if it has not got it yet."""
        from db import backup_list, backup_register, places
        from db.backup import create_backup

        office = self._desk.office
        own = backup_list.office_id(office.folder)
        known = backup_register.read(office.folder).places
        there = frozenset(place.id for place in known if places.found(place, own) is not None)
        came, self._there = there - (there if self._there is None else self._there), there
        if came:
            create_backup(office, None, progress, "stick")

    def before_closing(self, then: Callable[[], object]) -> None:
        """Back up what changed, then go on; a failure is told and hinders nobody from closing."""
        if self._desk.office.credential is None:
            then()
            return

        def failed(error: BaseException) -> bool:
            self._on_failed(error)
            then()
            return isinstance(error, DeskError)

        self._desk.jobs.start(
            lambda progress: self._back_up_if_changed(progress, "exit"),
            lambda _made: then(),
            failed,
            title=_("Backing up before closing"),
        )
