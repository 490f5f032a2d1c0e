"""The audit log: who did what to which record and when, narrowed down, and checked for another hand in it."""

from __future__ import annotations

import tkinter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import audit
from db.audit_heads import heads_in_backups
from db.domain.audit import COLUMNS, WORDS, AuditFilter, AuditLine, Event
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import list_papers, shown, theme
from ui.auditing import finding_text
from ui.filters import Filter, Narrowing
from ui.flow import Flow, fill_width
from ui.language import _, follow_language, ngettext
from ui.list_papers import ShownList
from ui.list_screen import ListingRows
from ui.rows import Row
from ui.screen import Screen
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.domain.audit import AuditFinding
    from ui.desk import Desk

SUBJECTS: Final = {
    "residents": N_("Residents"),
    "households": N_("Households"),
    "communities": N_("Communities"),
    "community_staff": N_("Staff of communities"),
    "volunteers": N_("Volunteers"),
    "awards": N_("Awards"),
    "assessments": N_("Daily living (ADL)"),
    "health_notes": N_("Health notes"),
    "carers": N_("Carers"),
    "visits": N_("Visits"),
    "care_matches": N_("Who cares for whom"),
    "classes": N_("Classes"),
    "courses": N_("Courses"),
    "enrolments": N_("Enrolments"),
    "certificates": N_("Certificates"),
    "rounds": N_("Outreach rounds"),
    "round_households": N_("Households of outreach rounds"),
    "partners": N_("Partners"),
    "partner_people": N_("People to call"),
    "partner_contacts": N_("Contacts with partners"),
    "contributions": N_("Contributions"),
    "report_texts": N_("Report of the year"),
    "services": N_("Services"),
    "goals": N_("Goals"),
    "activities": N_("Activities"),
    "participants": N_("Who took part"),
    "photographs": N_("Photographs"),
    "layouts": N_("Certificate layouts"),
    "papers": N_("Papers"),
    "settings": N_("Settings"),
    "signatories": N_("Signatories"),
    "accounts": N_("Users"),
    "data_requests": N_("Requests about data"),
    "breaches": N_("Breaches"),
    "backups": N_("Backup"),
}
CHECKS: Final = name_of(audit.verify_audit)
NOTES: Final = {
    "password": N_("Password"),
    "recovery": N_("Recovery key"),
    "card": N_("On the card"),
    "form": N_("In the form"),
}
"""What the program itself wrote as a remark: how somebody signed in, where a citizen ID was seen."""
DAYS: Final = ((1, N_("Today")), (7, N_("7 days")), (30, N_("30 days")), (365, N_("One year")))


class AuditScreen(Screen):
    """Every entry, the latest first."""

    subjects = tuple(SUBJECTS)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.top = PageHead(
            self,
            allowed(
                desk.office,
                (
                    Tool(N_("Check the log"), "shield-check", self.check, "Ctrl+S", "primary", CHECKS),
                    Tool(N_("Settings"), "arrow-left", lambda: self.desk.go("settings")),
                    Tool(list_papers.LABEL, "box-arrow-up", self.take_out, "Ctrl+E", needs=TAKE_OUT),
                ),
            ),
        )
        self.top.pack(fill="x", pady=(0, Space.SMALL))
        head = Flow(self, Space.LARGE)
        head.pack(fill="x", pady=(0, Space.SMALL))
        self.filters = {name: Filter(head, one, self.reload) for name, one in self._narrowings().items()}
        self.note = ttk.Label(self, style=theme.QUIET, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(0, Space.SMALL))
        fill_width(self.note)
        self.table = Table(self, COLUMNS, on_open=self._open)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("Nothing like this was done."))
        self.finding: AuditFinding | None = None
        follow_language(self, self._relabel)

    def _narrowings(self) -> dict[str, Narrowing]:
        return {
            "days": Narrowing(N_("Period"), lambda: [(days, _(label)) for days, label in DAYS], every=N_("All")),
            "who": Narrowing(
                N_("Done by"), lambda: [(who, who) for who in audit.people_in_log(self.desk.office)], 20, N_("Everyone")
            ),
            "what": Narrowing(N_("What was done"), _words, 28, N_("All")),
            "subject": Narrowing(
                N_("Subject"), lambda: [(name, _(label)) for name, label in SUBJECTS.items()], 16, N_("All")
            ),
        }

    def filter(self) -> AuditFilter:
        """What the list is narrowed to."""
        days = self.filters["days"].value
        return AuditFilter(
            who=self.filters["who"].value,
            what=self.filters["what"].value,
            subject=self.filters["subject"].value,
            first_day=self.desk.today() - timedelta(days - 1) if days else None,
        )

    def show(self, record_id: int | None = None) -> None:
        self.filters["who"].relabel()
        self.reload()
        self.table.focus_rows()

    def refresh(self) -> None:
        self.reload()

    def rows(self) -> ListingRows:
        """What passes the filters."""
        return ListingRows(audit.audit_listing(self.desk.office, self.filter()), _row)

    def shown_list(self) -> ShownList:
        return ShownList("audit", N_("Audit log"), COLUMNS, self.rows, lambda: list_papers.scope_of(self.filters))

    def reload(self) -> None:
        """Read the list again."""
        rows = self.rows()
        self.table.show(rows)
        text = ngettext("{count} entry", "{count} entries", rows.total).format(count=f"{rows.total:,}")
        self.top.count.configure(text=text)

    def on_save(self) -> None:
        self.check()

    def check(self) -> None:
        """Read the whole chain, and compare it with what the backups within reach know of it."""
        office = self.desk.office
        self.desk.jobs.start(
            lambda progress: audit.verify_audit(office, heads_in_backups(office), progress),
            self._on_checked,
            title=_("Checking the log"),
        )

    def _on_checked(self, finding: AuditFinding) -> None:
        self.finding = finding
        self._say_finding()

    def _say_finding(self) -> None:
        if self.finding is None:
            text = _("Every entry is sealed to the one before it. Nobody can change or take out one unseen.")
            self.note.configure(text=text, style=theme.QUIET)
        else:
            style = theme.GOOD if self.finding.is_sound else theme.ERROR
            self.note.configure(text=finding_text(self.finding), style=style)

    def _open(self, key: int) -> None:
        """The record that an entry is about, on its own page."""
        found = audit.audit_line(self.desk.office, key)
        page = PAGE_OF.get(found.subject)
        if page and found.record_id is not None and found.about:
            self.desk.go(page, found.record_id)

    def _relabel(self) -> None:
        self.top.relabel(N_("Audit log"))
        for one in self.filters.values():
            one.relabel()
        self._say_finding()
        self.reload()


PAGE_OF: Final = {
    "residents": "residents",
    "households": "households",
    "communities": "communities",
    "volunteers": "volunteers",
    "classes": "training",
    "courses": "courses",
    "certificates": "certificates",
    "rounds": "rounds",
    "partners": "partners",
    "breaches": "breaches",
    "services": "services",
    "goals": "goals",
    "activities": "activities",
}


def _words() -> Sequence[tuple[str, str]]:
    return sorted(((name, _(label)) for name, label in WORDS.items()), key=lambda choice: choice[1])


def _row(line: AuditLine) -> Row:
    at = f"{shown.day(line.at.date())}  {line.at:%H.%M}"
    about = line.about or _(SUBJECTS.get(line.subject, ""))
    note = note_text(line)
    return Row(line.id, (at, line.who, _(WORDS[line.what]) if line.what in WORDS else line.what, about, note))


def note_text(line: AuditLine) -> str:
    """The remark in words, where the program itself wrote it shortly."""
    if line.what == Event.RESTORE_BACKUP.value and line.note.isdigit():
        return _("copy no. {number}").format(number=f"{int(line.note):05}")
    return _(NOTES[line.note]) if line.note in NOTES else line.note
