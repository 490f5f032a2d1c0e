"""Activities: what was done for people, when and where, who took part and after whom, and what came of it."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db import activities, communities, services
from db.activity_lists import ActivityFilter, activity_listing, activity_years
from db.domain.activities import COLUMNS, FORM, Activity, ActivityLine, ActivityState
from db.domain.communities import short_community_name
from db.domain.errors import Progress
from db.domain.fiscal_year import fiscal_year
from db.domain.money import format_baht
from db.domain.words import N_
from db.goals import goal_of
from db.rights import TAKE_OUT
from ui import dialogs, shown
from ui.activity_parts import PARTS, open_photograph, part_actions, people_ties, photograph_ties
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import ListingRows, listed
from ui.photograph_files import add_photographs
from ui.preview import show_paper
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.record_commands import RecordCommands
from ui.rows import Row
from ui.service_links import activity_links
from ui.service_papers import activity_report, activity_roster
from ui.toolbar import Tool
from ui.worded_screen import WordedScreen

if TYPE_CHECKING:
    from printing.paper import Paper
    from ui.desk import Desk

WIDTHS = {"name": 26, "held_on": 13, "community": 12, "served": 7, "people": 8, "budget": 9}
REPORT, REGISTER = "report", "register"
TONES = {ActivityState.UNFINISHED: "warning", ActivityState.TO_COME: "quiet"}
FILTERS = {"year": "year", "service": "service_id", "community": "community_id", "state": "state"}
"""The filters above the list, and what each narrows."""
BEYOND = ("goal_id", "partner_id")
"""What other pages narrow the list by, and no filter above it shows."""


class ActivitiesScreen(WordedScreen):
    """Every activity, the latest first."""

    name = "activities"
    title = N_("Activities")
    columns = listed(COLUMNS, WIDTHS, spare=("community", "budget"), budget=N_("Budget"))
    subjects = ("activities", "services", "goals", "communities", "partners", *(part.subject for part in PARTS))
    sort = ("held_on", True)
    form = FORM
    commands = RecordCommands(
        activities.activity_of, activities.save_activity, activities.delete_activity, activities.restore_activity
    )
    heading_of_new = N_("A new activity")
    nothing_listed = N_("No activity is in this list. Write down what was done for people, or what is planned.")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._beyond: dict[str, Any] = {}
        self._all_people_of: int | None = None
        super().__init__(parent, desk)

    def narrowings(self) -> Mapping[str, Narrowing]:
        office, every = self.desk.office, N_("All")
        return {
            "year": Narrowing(N_("Fiscal year"), self._years, 8, every),
            "service": Narrowing(
                N_("Service"), lambda: [(one.id, one.name) for one in services.services(office)], 16, every
            ),
            "community": Narrowing(N_("Community"), self._communities, 11, every),
            "state": Narrowing(N_("Status"), lambda: [(one, _(one.label)) for one in ActivityState], 12, every),
        }

    def _years(self) -> list[tuple[int, str]]:
        years = {each.year for each in activity_years(self.desk.office)} | {fiscal_year(self.desk.today())}
        return [(year, str(year)) for year in sorted(years, reverse=True)]

    def _communities(self) -> list[tuple[int, str]]:
        return [(one.id, short_community_name(one.name)) for one in communities.communities(self.desk.office)]

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Services"), "basket", lambda: self.desk.go("services")),
            Tool(N_("Goals"), "bullseye", lambda: self.desk.go("goals")),
        )

    # --- the list ------------------------------------------------------------------------------------

    def filter(self) -> ActivityFilter:
        """What the list is narrowed to."""
        chosen = {field: self.chosen(name) for name, field in FILTERS.items()}
        return ActivityFilter(**chosen, **self._beyond, text=self.words.text)

    def narrow(self, values: Mapping[str, Any]) -> None:
        self._beyond = {name: values[name] for name in BEYOND if name in values}
        super().narrow(values)
        self.words.put(values.get("text", ""))

    def rows(self) -> ListingRows:
        column, descending = self.sort
        return ListingRows(activity_listing(self.desk.office, self.filter(), column, descending), self._row)

    def _row(self, line: ActivityLine) -> Row:
        state = line.state(self.desk.today())
        cells = (
            line.name,
            shown.short_days(line.held_on, line.last_day),
            short_community_name(line.community) or _("Whole town"),
            f"{line.served:,}" if line.served is not None else "!" if state is ActivityState.UNFINISHED else "",
            f"{line.people:,}",
            "" if line.budget is None else format_baht(line.budget),
        )
        return Row(line.id, cells, TONES.get(state, ""))

    def count_text(self, total: int) -> str:
        return ngettext("{count} activity", "{count} activities", total).format(count=f"{total:,}")

    def show(self, record_id: int | None = None) -> None:
        """What was held last is in sight first: a year's plan would stand above it."""
        super().show(record_id)
        if record_id is None and self.record_id is None and self.sort == ("held_on", True):
            coming = activity_listing(self.desk.office, replace(self.filter(), state=ActivityState.TO_COME)).total
            if self.chosen("state") is None and coming < self.table.rows.total:
                self.table.choose(self.table.rows.page(coming, 1)[0].key)

    # --- the record ----------------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> Activity:
        """`about` is a service."""
        return Activity(service_id=about, held_on=self.desk.today())

    def form_links(self) -> Mapping[str, Link]:
        return activity_links(self.desk.office)

    def card_actions(self) -> Sequence[Action]:
        return (*super().card_actions(), *part_actions(self, self.add_photographs))

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = activities.activity_line(self.desk.office, record_id)
        state = line.state(self.desk.today())
        subtitle = f"{shown.days(line.held_on, line.last_day)}  ·  {_(state.label)}"
        card.show(line.name, subtitle, self._facts(line), self._ties(line))

    def _facts(self, line: ActivityLine) -> Sequence[Fact]:
        served = "" if line.served is None else _("{count} people").format(count=f"{line.served:,}")
        taking_part = _("{people} people: staff {staff}, volunteers {volunteers}, public {public}").format(
            people=line.people, staff=line.staff, volunteers=line.volunteers, public=line.public
        )
        baht = "" if line.budget is None else _("{amount} baht").format(amount=format_baht(line.budget))
        return (
            Fact(_("Service"), line.service),
            Fact(_("Place"), line.place),
            Fact(_("For community"), line.community or _("Whole town")),
            Fact(_("Together with partner"), line.partner),
            Fact(_("Budget"), "  ·  ".join(filter(None, (baht, line.budget_source))), figure="budget_of_activity"),
            Fact(_("People served"), served, figure="people_served"),
            Fact(_("Who took part"), taking_part if line.people else "", figure="took_part"),
            Fact(_("Volunteer hours"), f"{line.hours:g}" if line.hours else "", figure="hours_of_activity"),
            Fact(_("What came of it"), line.result),
            Fact(_("Goal it serves"), line.goal),
            Fact(_("Indicator"), goal_of(self.desk.office, line.goal_id).indicator if line.goal_id else ""),
            Fact(_("Notes"), line.notes),
        )

    def _ties(self, line: ActivityLine) -> Sequence[Tie]:
        show_all = None if self._all_people_of == line.id else partial(self._show_all_people, line.id)
        return (*photograph_ties(self, line.id), *people_ties(self, line.id, show_all))

    def _show_all_people(self, activity_id: int) -> None:
        self._all_people_of = activity_id
        self.refresh()

    def add_photographs(self) -> None:
        """From files; a single one is given its caption at once."""
        if self.record_id is not None:
            add_photographs(self, self.record_id, self._on_photographs)

    def _on_photographs(self, kept: Sequence[int]) -> None:
        if len(kept) == 1 and self.winfo_exists():
            open_photograph(self, kept[0])

    # --- paper ---------------------------------------------------------------------------------------

    def on_print(self) -> None:
        """The report of the activity chosen, or the list as it is filtered."""
        if self.record_id is None:
            self.print_register()
            return
        choices = [(REPORT, f"{_('Report of an activity')}: {self.record_label(self.record_id)}")]
        choices.append((REGISTER, f"{_('Register of activities')}: {self.count_text(self.table.rows.total)}"))
        answer = dialogs.ask_choice(self, _("What shall be printed?"), choices, _("Print"))
        if answer == REPORT:
            self.print_report()
        elif answer == REGISTER:
            self.print_register()

    def print_register(self) -> None:
        """The list as it is filtered."""
        title, chosen, scope = _("Register of activities"), self.filter(), self._scope()
        if not self.table.rows.total:
            dialogs.show_message(self, _("No activity is in this list, so there is nothing to print."), title)
            return

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.activities import write_activity_roster

            write_activity_roster(activity_roster(self.desk.office, chosen, scope), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")

    def _scope(self) -> str:
        """The names of what the list is narrowed to, besides the year and what is shown in words."""
        office = self.desk.office
        service, community = self.chosen("service"), self.chosen("community")
        return " · ".join((
            *((services.service_of(office, service).name,) if service else ()),
            *((communities.community_of(office, community).name,) if community else ()),
        ))  # fmt: skip

    def print_report(self) -> None:
        """The activity with its photographs and people."""
        if self.record_id is None:
            return
        record_id, title = self.record_id, _("Report of an activity")

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.activity_report import write_activity_report

            write_activity_report(activity_report(self.desk.office, record_id), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="activity")
