"""The bin: what was deleted, the latest first, to be brought back."""

from __future__ import annotations

import tkinter
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import bin
from db.bin import BinLine
from db.domain.errors import DeskError
from db.domain.forms import Column
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import dialogs, language, list_papers, shown, theme
from ui.flow import fill_width
from ui.language import _, ngettext
from ui.list_papers import ShownList
from ui.rows import ListedRows, Row, few_rows
from ui.screen import Screen
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed

if TYPE_CHECKING:
    from ui.desk import Desk

COLUMNS: Final = (
    Column("label", N_("What"), 46, sortable=False),
    Column("subject", N_("Kind"), 16, sortable=False),
    Column("deleted_at", N_("Deleted"), 26, sortable=False),
)
SUBJECTS: Final = {
    "communities": N_("Community"),
    "community_staff": N_("Staff of a community"),
    "households": N_("Household"),
    "residents": N_("Resident"),
    "volunteers": N_("Volunteer"),
    "awards": N_("Award"),
    "assessments": N_("Assessment"),
    "health_notes": N_("Health note"),
    "carers": N_("Carer"),
    "visits": N_("Visit"),
    "care_matches": N_("Who cares for an elder"),
    "courses": N_("Course"),
    "classes": N_("Class"),
    "enrolments": N_("Enrolment"),
    "rounds": N_("Outreach round"),
    "partners": N_("Partner"),
    "partner_people": N_("Person to call"),
    "partner_contacts": N_("Contact with a partner"),
    "contributions": N_("Contribution"),
    "services": N_("Service"),
    "goals": N_("Goal"),
    "activities": N_("Activity"),
    "participants": N_("Somebody in an activity"),
    "photographs": N_("Photograph"),
    "signatories": N_("Signatory"),
    "layouts": N_("Layout"),
}
BRING_BACK: Final = N_("Bring back")


class BinScreen(Screen):
    """Nothing is thrown away for good: Enter brings a line back."""

    subjects = tuple(SUBJECTS)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self._lines: tuple[BinLine, ...] = ()
        self._is_read = False
        tools = (
            Tool(BRING_BACK, "arrow-counterclockwise", self.bring_back_chosen, "Enter", "primary"),
            Tool(list_papers.LABEL, "box-arrow-up", self.take_out, "Ctrl+E", needs=TAKE_OUT),
        )
        self.top = PageHead(self, allowed(desk.office, tools))
        self.top.pack(fill="x")
        self.note = ttk.Label(self, style=theme.QUIET, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(Space.SMALL, Space.LARGE))
        fill_width(self.note)
        self.table = Table(self, COLUMNS, on_open=self._bring_back, on_type=desk.search)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("The bin is empty. What is deleted anywhere can be brought back from here."))
        language.follow_language(self, self._relabel)

    def show(self, record_id: int | None = None) -> None:
        self.refresh()
        self.table.focus_rows()

    def refresh(self) -> None:
        """The keys of the rows are their places: ids of different subjects may be the same."""
        chosen, place = self._chosen(), self.table.chosen or 0
        self._lines = bin.bin_lines(self.desk.office)
        self._is_read = True
        self.table.show(self._rows())
        if chosen in self._lines:
            place = self._lines.index(chosen)
        self.table.choose(min(place, len(self._lines) - 1) if self._lines else None)
        count = len(self._lines)
        text = ngettext("{count} deleted record", "{count} deleted records", count).format(count=f"{count:,}")
        self.top.count.configure(text=text)
        can = bool(self._lines) and self.desk.office.may(name_of(bin.restore))
        self.top.buttons[BRING_BACK].configure(state="normal" if can else "disabled")

    def _rows(self) -> ListedRows:
        return few_rows([Row(place, cells(line)) for place, line in enumerate(self._lines)])

    def shown_list(self) -> ShownList:
        return ShownList("bin", N_("Bin"), COLUMNS, self._rows, str)

    def _chosen(self) -> BinLine | None:
        place = self.table.chosen
        return self._lines[place] if place is not None and place < len(self._lines) else None

    def bring_back_chosen(self) -> None:
        """The line that is chosen."""
        if self.table.chosen is not None:
            self._bring_back(self.table.chosen)

    def _bring_back(self, place: int) -> None:
        line = self._lines[place]
        try:
            bin.restore(self.desk.office, line.subject, line.id)
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return
        self.desk.say(_("{what} is back.").format(what=line.label))

    def _relabel(self) -> None:
        self.top.relabel(N_("Bin"))
        self.note.configure(text=_("Choose a line and press Enter: the record is back where it was, with all it held."))
        if self._is_read:  # the first words come with the first lines
            self.refresh()


def cells(line: BinLine) -> tuple[str, ...]:
    """A deleted record as the table shows it."""
    deleted = f"{shown.long_day(line.deleted_at.date())}  {line.deleted_at:%H.%M}"
    return line.label, _(SUBJECTS[line.subject]), deleted
