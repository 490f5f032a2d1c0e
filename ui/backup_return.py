"""Going back to a backup, step by step: what would be lost, the password, a copy of the present, the change."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db import backup_choices
from db.backup import BackupReport
from db.backup_choices import Going
from db.credential import Means
from db.domain.errors import Progress
from db.domain.words import N_
from ui import dialogs, shown
from ui.language import _, ngettext

if TYPE_CHECKING:
    from ui.desk import Desk

ROWS: Final = {
    "resident": N_("People: {now} now, {then} in the copy"),
    "household": N_("Households: {now} now, {then} in the copy"),
    "volunteer": N_("Volunteers: {now} now, {then} in the copy"),
    "training_class": N_("Classes: {now} now, {then} in the copy"),
    "certificate": N_("Certificates: {now} now, {then} in the copy"),
}


class Return:
    """Asks over `parent`; nothing happens before everything was answered."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def to(self, file: Path) -> None:
        """Begin with a look at the copy."""
        office = self._desk.office
        self._desk.jobs.start(
            lambda _progress: backup_choices.look_before_restore(office, file),
            lambda going: self._ask(file, going),
            title=_("Looking into the backup"),
        )

    def _ask(self, file: Path, going: Going) -> None:
        if not dialogs.ask_yes_no(self._parent, question(going), yes=_("Restore"), no=_("Cancel"), danger=True):
            return
        credential = self._desk.office.credential
        password = ""
        if credential is not None and credential.means is Means.PASSWORD:
            asked = dialogs.ask_password(self._parent, _("Please type your password once more."))
            if asked is None:
                return
            password = asked
        self._desk.jobs.start(
            lambda progress: self._prepare(password, progress), lambda _made: self._go(file), title=_("Backing up")
        )

    def _prepare(self, password: str, progress: Progress) -> BackupReport:
        """In the worker: whoever sits here now is asked, not whoever signed in this morning."""
        from db import keys

        office = self._desk.office
        if password or (office.credential and office.credential.means is Means.PASSWORD):
            keys.sign_in(office.folder, office.who, password)
        return backup_choices.back_up_before_restore(office, progress)

    def _go(self, file: Path) -> None:
        from db.restore import restore_here

        folder, credential = self._desk.office.folder, self._desk.office.credential
        assert credential is not None
        self._desk.reopen(lambda: restore_here(folder, file, credential))


def question(going: Going) -> str:
    """What the copy is, and what would be taken out of the office."""
    made = going.manifest.made_at
    lines = [_("Go back to this backup?"), ""]
    lines += [_("It was made on {day} at {time}.").format(day=shown.long_day(made.date()), time=f"{made:%H.%M}")]
    changes = going.lost.changes
    lines.append(
        ngettext(
            "{count} entry of the log since then is taken out.", "{count} entries of the log since then are taken out.",
            changes,
        ).format(count=f"{changes:,}")
    )  # fmt: skip
    lines += [
        _(text).format(now=f"{going.lost.rows[table][0]:,}", then=f"{going.lost.rows[table][1]:,}")
        for table, text in ROWS.items()
        if table in going.lost.rows
    ]
    lines.append(_("The present is backed up first, and its file is kept in the data folder for two weeks."))
    return "\n".join(lines)
