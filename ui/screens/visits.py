"""Visits: what is overdue and what is to do, done with two keys, written down one after another, planned for all."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db import services, visit_lists, visits
from db.domain.communities import short_community_name
from db.domain.errors import Progress
from db.domain.fiscal_year import fiscal_year
from db.domain.visits import (
    COLUMNS,
    FORM,
    Visit,
    VisitFilter,
    VisitLine,
    VisitState,
    VisitWatch,
)
from db.domain.words import N_
from db.rights import TAKE_OUT
from ui import dialogs, shown, visit_records
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import ListingRows, listed
from ui.narrowings import by_community
from ui.preview import show_paper
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.rows import Row
from ui.shortcuts import bind_shortcut
from ui.toolbar import Tool, offered
from ui.visit_links import visit_links
from ui.visit_texts import LOOK, state_text, whom_text

if TYPE_CHECKING:
    from printing.paper import Paper
    from ui.desk import Desk

WIDTHS = {"whom": 24, "day": 14, "community": 11, "service": 18, "visitor": 20, "state": 20}
YEARS = 5


class VisitsScreen(RecordScreen):
    """Those still to do first; the latest first where those done are shown."""

    name = "visits"
    title = N_("Visits")
    columns = listed(COLUMNS, WIDTHS, spare=("visitor", "service", "community"))
    subjects = ("visits", "residents", "households", "communities", "volunteers", "services")
    form = FORM
    commands = RecordCommands(visits.visit_of, visits.save_visit, visits.delete_visit, visits.restore_visit)
    sort = ("day", False)

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._last: Visit | None = None
        self._watched: VisitWatch | None = VisitWatch.OPEN
        super().__init__(parent, desk)

    # --- the list ----------------------------------------------------------------------------------

    def narrowings(self) -> Mapping[str, Narrowing]:
        office, every, year = self.desk.office, N_("All"), fiscal_year(self.desk.today())
        years = range(year, year - YEARS, -1)
        return {
            "watch": Narrowing(
                N_("Status"), lambda: [(one, _(one.label)) for one in VisitWatch], 20, every, VisitWatch.OPEN
            ),
            "community": by_community(office),
            "service": Narrowing(
                N_("Service"), lambda: [(one.id, one.name) for one in services.services(office)], 22, every
            ),
            "year": Narrowing(N_("Fiscal year"), lambda: [(one, str(one)) for one in years], 8, every),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Done today"), "check2-circle", self.on_done, "Ctrl+D", needs=self.saves),
            Tool(N_("Quick entry"), "lightning", self.on_several, "Ctrl+T", needs=self.saves),
            Tool(N_("Plan for all in care"), "calendar-plus", self.on_plan, "Ctrl+K", needs=visit_records.PLANS),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Outreach rounds"), "signpost-split", lambda: self.desk.go("rounds"), "Ctrl+O"),
            Tool(N_("Matching"), "people", lambda: self.desk.go("matching"), "Ctrl+M"),
            Tool(N_("Elders reached"), "bullseye", lambda: self.desk.go("reach")),
        )

    def build(self) -> None:
        super().build()
        bind_shortcut(self.table.tree, "d", self.on_done)
        bind_shortcut(self.table.tree, "t", self.on_several)
        bind_shortcut(self.table.tree, "k", self.on_plan)
        self.table.empty.say(
            N_("No visit is in this list. Plan visits for those who are cared for, or write down what was done today."),
            N_("Quick entry"),
            offered(self.desk.office, self.saves, self.on_several),
        )

    def filter(self) -> VisitFilter:
        """What the list is narrowed to."""
        return VisitFilter(
            watch=self.chosen("watch"),
            community_id=self.chosen("community"),
            service_id=self.chosen("service"),
            year=self.chosen("year"),
        )

    def reload(self) -> None:
        """What was done is read from the latest back, what is to do from the most overdue on."""
        watch = self.chosen("watch")
        if watch is not self._watched:
            self._watched = watch
            self.sort = ("day", watch in (VisitWatch.DONE, None))
            self.table.headings.set_sort(*self.sort)
        super().reload()

    def rows(self) -> ListingRows:
        column, descending = self.sort
        return ListingRows(
            visit_lists.visit_listing(self.desk.office, self.filter(), column, descending), self._row
        )  # fmt: skip

    def _row(self, line: VisitLine) -> Row:
        today = self.desk.today()
        is_overdue = line.state(today) is VisitState.OVERDUE
        cells = (
            whom_text(line),
            (LOOK if is_overdue else "") + shown.short_days(line.day, line.day),
            short_community_name(line.community),
            line.service,
            line.visitor,
            state_text(line, today),
        )
        return Row(line.id, cells, "warning" if is_overdue else "quiet" if line.done_on else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} visit", "{count} visits", total).format(count=f"{total:,}")

    # --- the record ----------------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> Visit:
        """Of today, for the service that is shown; who went as in the last one written down."""
        chosen = self.chosen("service")
        service = chosen if chosen is not None else visit_records.usual_service(self.desk)
        return Visit(resident_id=about, service_id=service, planned_on=self.desk.today())

    def save_record(self, record: Visit) -> Visit:
        saved = visits.save_visit(self.desk.office, record)
        self._remember(saved)
        return saved

    def record_label(self, record_id: int) -> str:
        line = visit_lists.visit_line(self.desk.office, record_id)
        return f"{whom_text(line)} {shown.day(line.day)}"

    def editor_heading(self, record: Visit) -> str:
        if not record.id:
            return _("A new visit")
        return _("Visit: {whom}").format(whom=self.record_label(record.id))

    def form_links(self) -> Mapping[str, Link]:
        return visit_links(self.desk.office)

    def _remember(self, visit: Visit) -> None:
        if visit.done_on is not None:
            self._last = visit

    # --- done ----------------------------------------------------------------------------------------

    def on_done(self) -> None:
        """The visit chosen is done today; the next one in the list is chosen then."""
        if self._editing or self.record_id is None:
            self.desk.say(_("Choose a visit first; Ctrl+T writes down visits that nobody planned."))
            return
        line = visit_lists.visit_line(self.desk.office, self.record_id)
        if line.done_on is not None:
            self.desk.say(_("This visit is done already."))
            return
        place = self.table.at
        typed = visit_records.write_done(self, self.desk, line.id, self._last)
        if typed is not None:
            self._remember(typed)
            self._choose_place(place)
        self.table.tree.focus_set()

    def on_several(self) -> None:
        if not self._editing:
            self._last = visit_records.write_several(self, self.desk, self._last)
            self.table.tree.focus_set()

    def on_plan(self) -> None:
        visit_records.plan_for_all(self, self.desk, self.chosen("community"))

    # --- the card ------------------------------------------------------------------------------------

    def card_actions(self) -> Sequence[Action]:
        done = Action(N_("Done today"), "check2-circle", self.on_done, "primary", self.saves)
        edit, *others = super().card_actions()
        return (done, Action(edit.label, edit.icon, edit.act, needs=edit.needs), *others)

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = visit_lists.visit_line(self.desk.office, record_id)
        today = self.desk.today()
        minutes = ngettext("{count} minute", "{count} minutes", line.minutes).format(count=line.minutes)
        facts = (
            Fact(_("Status"), state_text(line, today)),
            Fact(_("Service"), line.service),
            Fact(_("Who goes"), line.visitor or (_("not decided yet") if line.done_on is None else "")),
            Fact(_("Planned on"), shown.day(line.planned_on)),
            Fact(_("Done on"), shown.day(line.done_on)),
            Fact(_("Took"), minutes if line.done_on is not None else ""),
            Fact(_("Notes"), line.notes),
        )
        house = _("house {house}").format(house=line.house) if line.house and line.whom else ""
        subtitle = "  ·  ".join(filter(None, (house, line.community)))
        card.show(whom_text(line), subtitle, facts, self._ties(line))

    def _ties(self, line: VisitLine) -> Sequence[Tie]:
        go, found = self.desk.go, []
        if line.resident_id is not None:
            found.append(Tie(_("Care of this person"), lambda: go("elders", line.resident_id), "person-walking"))
            found.append(Tie(_("The person's record"), lambda: go("residents", line.resident_id), "person"))
        elif line.household_id is not None:
            found.append(Tie(_("The household"), lambda: go("households", line.household_id), "house-door"))
        if line.volunteer_id is not None:
            found.append(Tie(line.visitor, lambda: go("volunteers", line.volunteer_id), "heart"))
        return found

    # --- paper ---------------------------------------------------------------------------------------

    def on_print(self) -> None:
        title, chosen = _("List of visits"), self.filter()
        if not self.table.rows.total:
            dialogs.show_message(self, _("No visit is in this list, so there is nothing to print."), title)
            return

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.visits import write_visit_list
            from ui.visit_papers import visit_list

            write_visit_list(visit_list(self.desk.office, chosen), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")
