"""Backups: every copy there is, where it lies and when it was proved to open; more of them, and the way back."""

from __future__ import annotations

import tkinter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import backup, backup_choices, backup_list, backup_proofs, backup_register
from db.backup import BackupReport
from db.backup_list import Copy
from db.domain.errors import DeskError, Progress
from db.domain.forms import Column
from db.domain.rotation import LONGEST
from db.domain.words import N_
from db.places import Kind
from ui import dialogs, language, last_folders, shown, theme
from ui.backup_return import Return
from ui.flow import fill_width, give_way
from ui.language import _, ngettext
from ui.last_folders import Errand
from ui.list_papers import ShownList
from ui.rehearsing import Rehearsing
from ui.rows import ListedRows, Row, few_rows
from ui.screen import Screen
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed

if TYPE_CHECKING:
    from ui.desk import Desk

COLUMNS: Final = (
    Column("made_at", N_("Made"), 24, sortable=False),
    Column("people", N_("Contents"), 13, "e", sortable=False),
    Column("place", N_("Place"), 26, sortable=False),
    Column("proved", N_("Proved to open"), 26, sortable=False),
    Column("size", N_("Size"), 10, "e", sortable=False),
)
PLACES: Final = {
    Kind.HERE: N_("this PC"),
    Kind.STICK: N_("stick"),
    Kind.FOLDER: N_("another folder of this PC"),
    Kind.ELSEWHERE: N_("network or internet folder"),
}
KIND: Final = "*.msdbak"
MANAGE: Final = "backup_choices.add_place"
REHEARSE: Final = "rehearsal.prepare_rehearsal"


class BackupScreen(Screen):
    """The list of all copies. What takes long, a stick that does not answer too, is done off the window's thread."""

    subjects = (backup.SUBJECT,)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self._copies: tuple[Copy, ...] = ()
        self._return = Return(self, desk)
        self.rehearsing = Rehearsing(desk)
        tools = (
            Tool(N_("Back up now"), "shield-check", self.on_new, "Ctrl+N", "primary"),
            Tool(N_("Prove all copies"), "patch-check", self.prove_all),
            Tool(N_("Prove this copy"), "patch-check", self.prove_one),
            Tool(N_("Look into this copy"), "eye", self.rehearse, needs=REHEARSE),
            Tool(N_("Another place for copies"), "usb-drive", self.add_place, needs=MANAGE),
            Tool(N_("Restore from a file"), "folder2-open", self.restore_from_file, needs=MANAGE),
        )
        self.top = PageHead(self, allowed(desk.office, tools))
        self.top.pack(fill="x")
        self.note = ttk.Label(self, style=theme.QUIET, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(Space.SMALL, Space.TIGHT))
        fill_width(self.note)
        self.standing = ttk.Label(self, justify="left")
        self.standing.pack(anchor="w", fill="x", pady=(0, Space.MEDIUM))
        fill_width(self.standing)
        self.confirm = ttk.Button(self, command=self.confirm_restore, bootstyle="primary")
        self.table = Table(self, COLUMNS, on_open=self._restore_row)
        self.table.pack(fill="both", expand=True)
        give_way(self.note, self.table)
        self.table.empty.say(N_("There is no backup yet."), N_("Back up now"), self.on_new)
        language.follow_language(self, self._relabel)

    def show(self, record_id: int | None = None) -> None:
        self.refresh()
        self.table.tree.focus_set()

    def refresh(self) -> None:
        office = self.desk.office
        if office.credential is None:
            return
        self.desk.jobs.start(
            lambda _progress: backup_list.backups(office.folder, backup_list.identities(office)),
            self._show_copies,
            shown=False,
        )

    def _show_copies(self, copies: tuple[Copy, ...]) -> None:
        if not self.winfo_exists():
            return
        self._copies = copies
        self.table.show(self._rows())
        self._show_state()

    def _rows(self) -> ListedRows:
        now = self.desk.office.clock()
        return few_rows([row_of(place, copy, now) for place, copy in enumerate(self._copies)])

    def shown_list(self) -> ShownList:
        return ShownList("backups", N_("Backup"), COLUMNS, self._rows, str)

    def _show_state(self) -> None:
        register = backup_register.read(self.desk.office.folder)
        self.standing.configure(text=outside_text(register.outside_proved_at(), self.desk.office.clock()))
        if register.is_paused and self.desk.office.may("backup_choices.confirm_restore"):
            self.confirm.pack(anchor="w", pady=(0, Space.MEDIUM), before=self.table)
        else:
            self.confirm.pack_forget()

    # --- making and proving ------------------------------------------------------------------

    def on_new(self, about: int | None = None) -> None:
        office = self.desk.office
        self.desk.jobs.start(
            lambda progress: backup.create_backup(office, None, progress), self._made, title=_("Backing up")
        )

    def _made(self, report: BackupReport) -> None:
        self.refresh()
        people = ngettext("{count} person", "{count} people", report.residents or 0)
        text = _("The backup was made, opened and checked: {people}, {size}.\n\n{path}").format(
            people=people.format(count=f"{report.residents or 0:,}"),
            size=shown.size(report.size),
            path="\n".join(map(str, report.paths)),
        )
        for path, error in report.missed:
            text += "\n\n" + _("No copy went to {folder}: {reason}").format(folder=path.parent, reason=error.text(_))
        dialogs.show_message(self, text)
        self.desk.say(_("Backed up."))

    def prove_all(self) -> None:
        """Every copy that can be reached is opened as a restore would."""
        self._prove([copy for copy in self._copies if copy.is_reachable])

    def prove_one(self) -> None:
        """Only the copy that is chosen."""
        copy = self._chosen()
        if copy is not None:
            self._prove([copy])

    def _prove(self, copies: list[Copy]) -> None:
        office = self.desk.office

        def work(progress: Progress) -> list[tuple[Copy, DeskError]]:
            bad = []
            for done, copy in enumerate(copies):
                progress(done, len(copies))
                try:
                    backup_proofs.prove_copy(office, copy.path)
                except DeskError as error:
                    bad.append((copy, error))
            return bad

        self.desk.jobs.start(work, lambda bad: self._proved(len(copies), bad), title=_("Proving the copies"))

    def _proved(self, count: int, bad: list[tuple[Copy, DeskError]]) -> None:
        self.refresh()
        if not bad:
            text = ngettext("{count} copy was opened and is good.", "{count} copies were opened and are good.", count)
            dialogs.show_message(self, text.format(count=count))
            return
        lines = [f"{copy.path}\n{error.text(_)}" for copy, error in bad]
        dialogs.show_error(self, "\n\n".join(lines), title=_("Copies that do not open"))

    # --- places and going back -----------------------------------------------------------------

    def add_place(self) -> None:
        """A stick, which is known again whenever it is plugged in, or a folder."""
        folder = last_folders.choose_folder(self, Errand.BACKUP, _("Where copies should go, too"))
        if folder is None:
            return
        office = self.desk.office
        self.desk.jobs.start(
            lambda _progress: backup_choices.add_place(office, folder), lambda _place: self.on_new(), shown=False
        )

    def restore_from_file(self) -> None:
        """From any place."""
        kinds = ((_("Backups"), KIND),)
        file = last_folders.choose_open_file(self, Errand.BACKUP, _("Which backup to restore"), kinds)
        if file is not None:
            self._return.to(file)

    def _restore_row(self, place: int) -> None:
        copy = self._reached(self._copies[place])
        if copy is not None:
            self._return.to(copy.path)

    def rehearse(self) -> None:
        """The chosen copy in a window of its own, in which nothing can be changed."""
        copy = self._chosen()
        if copy is not None:
            self.rehearsing.open(copy.path)

    def _chosen(self) -> Copy | None:
        """The copy on which the table stands, if it can be reached; if not, why is told."""
        place = self.table.chosen
        if place is None:
            dialogs.show_message(self, _("Please choose a copy in the list first."))
            return None
        return self._reached(self._copies[place])

    def _reached(self, copy: Copy) -> Copy | None:
        if copy.is_reachable:
            return copy
        dialogs.show_error(self, _("The stick or network with this copy is not there now."))
        return None

    def destroy(self) -> None:
        self.rehearsing.close()
        super().destroy()

    def confirm_restore(self) -> None:
        """From now on old copies go again."""
        backup_choices.confirm_restore(self.desk.office)
        self._show_state()

    def _relabel(self) -> None:
        self.top.relabel(N_("Backup"))
        self.confirm.configure(text=_("The right data came back: old copies may go again"))
        said = [
            _(
                "Each copy is opened and checked before it counts, and all of them every week. Keep a stick with "
                "copies outside this building."
            )
        ]
        if self.desk.office.may(MANAGE):
            said.append(_("Press Enter on a line to go back to that copy."))
        self.note.configure(text=" ".join(said))
        self.refresh()


def row_of(place: int, copy: Copy, now: datetime) -> Row:
    """A copy on one line; what needs a look stands out."""
    known = copy.known
    proved, tone = proof_text(copy, now)
    cells = (
        f"{shown.long_day(known.made_at.date())}  {known.made_at:%H.%M}",
        "" if known.residents is None else ngettext("{count} person", "{count} people", known.residents).format(
            count=f"{known.residents:,}"
        ),
        place_text(copy),
        proved,
        shown.size(known.size),
    )  # fmt: skip
    return Row(place, cells, tone)


def place_text(copy: Copy) -> str:
    """Where it lies; the folder's name tells sticks apart."""
    text = _(PLACES[copy.place.kind])
    if copy.place.kind is not Kind.HERE:
        text = f"{text} ({_folder_name(copy.place.path)})"
    return text if copy.is_reachable else _("{place}, not there now").format(place=text)


def _folder_name(path: Path) -> str:
    return path.name or str(path)


def proof_text(copy: Copy, now: datetime) -> tuple[str, str]:
    """When it was last proved to open, and the tone of its line."""
    known = copy.known
    if known.problem:
        return _("does not open"), "warning"
    if known.proved_at is None:
        return _("not proved yet"), "warning"
    text = shown.day(known.proved_at.date())
    if now - known.made_at > LONGEST:
        return _("{day}, but over 90 days old").format(day=text), "warning"
    return text, "" if copy.is_reachable else "quiet"


def outside_text(proved_at: datetime | None, now: datetime) -> str:
    """How well the office would stand if this PC were gone."""
    if proved_at is None:
        return _("No copy outside this PC was proved yet. If this PC is stolen or burns, everything is lost.")
    days = max(0, (now.date() - proved_at.date()).days)
    if days <= 1:
        yesterday = _("A copy outside this PC was proved to open yesterday.")
        return yesterday if days else _("A copy outside this PC was proved to open today.")
    return ngettext(
        "The last copy outside this PC was proved to open {count} day ago.",
        "The last copy outside this PC was proved to open {count} days ago.",
        days,
    ).format(count=days)
