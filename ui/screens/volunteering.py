"""Volunteering in figures: hours and their value, new volunteers by month and inviter, ages with gaps, awards due."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import ttkbootstrap as ttk

from db import volunteering_settings
from db.domain.errors import Progress
from db.domain.fiscal_year import fiscal_year
from db.domain.volunteering_settings import FORM
from db.domain.words import N_
from db.referrals import first_beginning
from db.rights import TAKE_OUT, name_of
from ui import dialogs, language, list_papers, theme
from ui.filters import Filter, Narrowing
from ui.flow import Flow
from ui.form_dialog import ask_form
from ui.language import _
from ui.list_papers import ShownList
from ui.preview import show_paper
from ui.rows import ListedRows
from ui.screen import Screen
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed
from ui.volunteering_lists import LISTS, Go, VolunteeringList
from ui.volunteering_papers import awards_list, bands_list, hours_list, recruits_list

if TYPE_CHECKING:
    from printing.paper import Paper
    from ui.desk import Desk


class VolunteeringScreen(Screen):
    """One list at a time; Enter goes to whom a row is about."""

    title = N_("Hours and ages")
    subjects = (
        "volunteers", "residents", "communities", "awards", "activities", "participants", "visits", "services",
        "settings",
    )  # fmt: skip

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.top = PageHead(self, allowed(desk.office, self.tools()))
        self.top.pack(fill="x", pady=(0, Space.SMALL))
        row = Flow(self, Space.TIGHT)
        row.pack(fill="x", pady=(0, Space.SMALL))
        self.buttons = {
            each.name: ttk.Button(row, text=" ", icon=each.icon, bootstyle="ghost", command=self._goer(each.name))
            for each in LISTS
        }
        self.year = Filter(row, Narrowing(N_("Fiscal year"), self._years, 8, N_("All years")), self.reload)
        self.year.value = fiscal_year(desk.today())
        self.said = ttk.Label(self, style=theme.QUIET)
        self.said.pack(anchor="w", pady=(0, Space.SMALL))
        self.tables: dict[str, Table] = {}
        self._goes: Mapping[int, Go] = {}
        self.here = LISTS[0].name
        language.follow_language(self, self._relabel)

    def tools(self) -> Sequence[Tool]:
        saves = name_of(volunteering_settings.save_volunteering_settings)
        return (
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", "primary", needs=TAKE_OUT),
            Tool(list_papers.LABEL, "box-arrow-up", self.take_out, "Ctrl+E", needs=TAKE_OUT),
            Tool(N_("Word of mouth"), "diagram-2", lambda: self.desk.go("referrals")),
            Tool(N_("Rules"), "sliders", self.edit_rules, needs=saves),
            Tool(N_("Volunteers"), "arrow-left", lambda: self.desk.go("volunteers")),
        )

    def _years(self) -> Sequence[tuple[Any, str]]:
        """From this one back to the first in which anybody began."""
        now = fiscal_year(self.desk.today())
        began = first_beginning(self.desk.office)
        return [(year, str(year)) for year in range(now, (fiscal_year(began) if began else now) - 1, -1)]

    def _goer(self, name: str) -> Callable[[], None]:
        return lambda: self.go(name)

    @property
    def shown(self) -> VolunteeringList:
        """The list in sight."""
        return next(each for each in LISTS if each.name == self.here)

    @property
    def table(self) -> Table:
        """Where it stands; made when it is first looked at."""
        if self.here not in self.tables:
            table = Table(self, self.shown.columns, on_open=self.open)
            table.empty.say(N_("There is nothing in this list. Hours come from activities and visits."))
            self.tables[self.here] = table
        return self.tables[self.here]

    # --- what the window asks ------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self.reload()
        self.table.tree.focus_set()

    def narrow(self, values: Mapping[str, Any]) -> None:
        """`list` is which one to show, `year` of which fiscal year."""
        if "year" in values:
            self.year.value = values["year"]
            self.year.relabel()
        if "list" in values:
            self.go(values["list"])

    def refresh(self) -> None:
        self.reload()

    def go(self, name: str) -> None:
        """Another list."""
        self.table.pack_forget()
        self.here = name
        self._relabel()
        self.table.tree.focus_set()

    def reload(self) -> None:
        """Read the list in sight again."""
        listed = self.shown.read(self.desk.office, self.year.value if self.shown.of_year else None)
        self._goes = listed.goes
        self.said.configure(text=listed.said)
        self.table.pack(fill="both", expand=True)
        self.table.show(listed.rows)

    def open(self, key: int) -> None:
        """Whom the row is about."""
        if key in self._goes:
            page, record_id, filters = self._goes[key]
            self.desk.go(page, record_id, filters=dict(filters))

    def on_print(self) -> None:
        """The paper of the list in sight."""
        if not self.table.rows.total:
            dialogs.show_message(self, _("This list is empty, so there is nothing to print."), _(self.shown.label))
            return
        title, name, year = _(self.shown.label), self.shown.paper, self.year.value

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            _write(self.desk, name, year, target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")

    def take_out(self) -> None:
        """The list in sight on paper as it stands there, or as a file."""
        here, year = self.shown, self.year.value if self.shown.of_year else None

        def read() -> ListedRows:
            return here.read(self.desk.office, year).rows

        name = f"volunteering {here.name}"
        list_papers.take_out(
            self, self.desk, ShownList(name, here.label, here.columns, read, lambda: self._scope(year))
        )

    def _scope(self, year: int | None) -> str:
        return _("fiscal year {year}").format(year=year) if year is not None else ""

    def edit_rules(self) -> None:
        """What an hour is worth, and when awards are due."""
        office = self.desk.office

        def keep(rules: Any) -> None:
            volunteering_settings.save_volunteering_settings(office, rules)

        before = volunteering_settings.volunteering_settings_of(office)
        if ask_form(self, _("Rules"), FORM, before, self.desk.today(), keep, yes=_("Save")):
            self.desk.say(_("Saved."))

    def _relabel(self) -> None:
        self.top.relabel(self.title)
        self.year.relabel()
        for each in LISTS:
            style = "primary" if each.name == self.here else "ghost"
            self.buttons[each.name].configure(text=_(each.label), bootstyle=style)
        self.year.box.configure(state="readonly" if self.shown.of_year else "disabled")
        if self.tables:  # before the page is first shown nobody waits for its figures
            self.reload()


def _write(desk: Desk, name: str, year: int | None, target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
    from printing.volunteer_hours import write_hours_list
    from printing.volunteering import write_awards_list, write_bands_list, write_recruits_list

    office = desk.office
    if name == "hours":
        write_hours_list(hours_list(office, year), target, paper, progress)
    elif name == "recruits":
        write_recruits_list(recruits_list(office, year, paper), target, paper, progress)
    elif name == "ages":
        write_bands_list(bands_list(office), target, paper, progress)
    else:
        write_awards_list(awards_list(office), target, paper, progress)
