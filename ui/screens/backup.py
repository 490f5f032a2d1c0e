"""Backups: make one here or on a stick, see those there are, go back to one."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import backup, restore
from db.backup import BackupFile, BackupReport
from db.domain.forms import Column
from db.domain.words import N_
from ui import dialogs, language, shown, theme
from ui.flow import fill_width
from ui.language import _, ngettext
from ui.rows import Row, few_rows
from ui.screen import Screen
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool

if TYPE_CHECKING:
    from ui.desk import Desk

COLUMNS: Final = (
    Column("made_at", N_("Made"), 26, sortable=False),
    Column("size", N_("Size"), 12, "e", sortable=False),
    Column("name", N_("File"), 44, sortable=False),
)
KIND: Final = "*.db"


class BackupScreen(Screen):
    """The copies in the office's own folder, and the way to others."""

    subjects = (backup.SUBJECT,)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self._files: list[BackupFile] = []
        self.top = PageHead(
            self,
            (
                Tool(N_("Back up now"), "shield-check", self.on_new, "Ctrl+N", "primary"),
                Tool(N_("Back up to a stick or folder"), "usb-drive", self.back_up_elsewhere),
                Tool(N_("Restore from a file"), "folder2-open", self.restore_from_file),
            ),
        )
        self.top.pack(fill="x")
        self.note = ttk.Label(self, style=theme.QUIET, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(Space.SMALL, Space.LARGE))
        fill_width(self.note)
        self.table = Table(self, COLUMNS, on_open=self._restore_row)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("There is no backup on this PC yet."), N_("Back up now"), self.on_new)
        language.follow_language(self, self._relabel)

    def show(self, record_id: int | None = None) -> None:
        self.refresh()
        self.table.tree.focus_set()

    def refresh(self) -> None:
        self._files = list(backup.list_backups(self.desk.office.folder))
        rows = [
            Row(
                place,
                (f"{shown.long_day(file.made_at.date())}  {file.made_at:%H.%M}", shown.size(file.size), file.path.name),
            )
            for place, file in enumerate(self._files)
        ]
        self.table.show(few_rows(rows))

    def on_new(self, about: int | None = None) -> None:
        self._back_up(backup.default_folder(self.desk.office))

    def back_up_elsewhere(self) -> None:
        """To a USB stick, say."""
        folder = dialogs.choose_folder(self, _("Where to put the backup"))
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path) -> None:
        office = self.desk.office
        self.desk.jobs.start(
            lambda progress: backup.create_backup(office, folder, progress), self._made, title=_("Backing up")
        )

    def _made(self, report: BackupReport) -> None:
        self.refresh()
        people = ngettext("{count} person", "{count} people", report.residents or 0).format(count=f"{report.residents or 0:,}")
        text = _("The backup was made, opened and checked: {people}, {size}.\n\n{path}")
        dialogs.show_message(self, text.format(people=people, size=shown.size(report.size), path=report.path))
        self.desk.say(_("Backed up."))

    def restore_from_file(self) -> None:
        """From any place."""
        file = dialogs.choose_open_file(self, _("Which backup to restore"), ((_("Backups"), KIND),))
        if file is not None:
            self._restore(file)

    def _restore_row(self, place: int) -> None:
        self._restore(self._files[place].path)

    def _restore(self, file: Path) -> None:
        question = _(
            "Go back to this backup? Everything entered since then is taken out of the office; "
            "the present file is kept aside in its folder.\n\n{file}"
        )
        if not dialogs.ask_yes_no(self, question.format(file=file)):
            return
        folder, credential = self.desk.office.folder, self.desk.office.credential or ""
        self.desk.reopen(lambda: restore.restore_backup(folder, file, credential))

    def _relabel(self) -> None:
        self.top.relabel(N_("Backup"))
        self.note.configure(
            text=_(
                "Each copy is opened and checked before it counts. Keep one outside this PC, on a stick that lies "
                "elsewhere. Press Enter on a line to go back to that copy."
            )
        )
        self.refresh()
