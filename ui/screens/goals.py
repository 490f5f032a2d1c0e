"""Goals of a fiscal year: what is to become better, by which indicator, and how far it is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db import goals
from db.activity_lists import ActivityFilter
from db.domain.errors import Progress
from db.domain.fiscal_year import fiscal_year
from db.domain.goals import COLUMNS, FORM, Goal, GoalLine, Measure
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.rights import TAKE_OUT
from ui import dialogs
from ui.activity_ties import activity_ties
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.preview import show_paper
from ui.record_card import Fact, RecordCard
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.rows import ListedRows, Row, sorted_rows
from ui.service_papers import goal_roster
from ui.toolbar import Tool
from ui.visit_links import all_services

if TYPE_CHECKING:
    from printing.paper import Paper

WIDTHS = {"year": 7, "name": 31, "measure": 19, "target": 8, "reached": 8, "percent": 10}
SORT: Mapping[str, Callable[[GoalLine], Any]] = {
    "year": lambda line: line.year,
    "name": lambda line: order_key(line.name),
    "measure": lambda line: tuple(Measure).index(line.measure),
    "target": lambda line: -1 if line.target is None else line.target,
    "reached": lambda line: -1 if line.reached is None else line.reached,
    "percent": lambda line: -1 if line.percent is None else line.percent,
}


def number(value: int | None) -> str:
    """As the list has it; nothing where nobody counted."""
    return "" if value is None else f"{value:,}"


class GoalsScreen(RecordScreen):
    """The goals of this fiscal year, or of all, the latest first."""

    name = "goals"
    title = N_("Goals")
    columns = listed(COLUMNS, WIDTHS, spare=("measure", "year"), year=N_("Year"), reached=N_("So far"))
    subjects = ("goals", "activities", "participants", "visits", "services")
    sort = ("year", True)
    form = FORM
    commands = RecordCommands(goals.goal_of, goals.save_goal, goals.delete_goal, goals.restore_goal)
    heading_of_new = N_("A new goal")
    nothing_listed = N_(
        "No goal is in this list. Write down what is to become better this fiscal year, and how one sees it."
    )

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "year": Narrowing(
                N_("Fiscal year"),
                lambda: [(year, str(year)) for year in goals.goal_years(self.desk.office)],
                8,
                N_("All"),
                fiscal_year(self.desk.today()),
            )
        }

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Activities"), "arrow-left", lambda: self.desk.go("activities")),
        )

    def rows(self) -> ListedRows:
        lines = goals.goal_lines(self.desk.office, self.chosen("year"))
        return sorted_rows(lines, SORT, self.sort, self._row)

    def _row(self, line: GoalLine) -> Row:
        percent = "" if line.percent is None else f"{line.percent:,} %"
        cells = (
            str(line.year), line.name, _(line.measure.label), number(line.target), number(line.reached),
            f"{percent} ✓" if line.is_reached else percent,
        )  # fmt: skip
        is_over = line.year < fiscal_year(self.desk.today())
        return Row(line.id, cells, "warning" if is_over and line.target is not None and not line.is_reached else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} goal", "{count} goals", total).format(count=total)

    def new_record(self, about: int | None = None) -> Goal:
        return Goal(year=self.chosen("year") or fiscal_year(self.desk.today()))

    def form_links(self) -> Mapping[str, Link]:
        return {"service_id": all_services(self.desk.office)}

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = goals.goal_line(self.desk.office, record_id)
        percent = "" if line.percent is None else _("{percent} percent of the target").format(percent=line.percent)
        reached = number(line.reached) or _("not counted yet")
        facts = (
            Fact(_("Indicator"), line.indicator),
            Fact(_("What is counted"), "  ·  ".join(filter(None, (_(line.measure.label), line.service)))),
            Fact(_("Target number"), number(line.target)),
            Fact(_("Reached so far"), "  ·  ".join(filter(None, (reached, percent)))),
            Fact(_("Activities"), f"{line.activities:,}" if line.activities else ""),
            Fact(_("Notes"), line.notes),
        )
        year = _("fiscal year {year}").format(year=line.year)
        ties = activity_ties(self.desk, ActivityFilter(goal_id=record_id), {"goal_id": record_id})
        card.show(line.name, year, facts, ties)

    def on_print(self) -> None:
        """The goals of the year chosen, or of all."""
        title, year = _("Goals and indicators"), self.chosen("year")
        if not self.table.rows.total:
            dialogs.show_message(self, _("No goal is in this list, so there is nothing to print."), title)
            return

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.services import write_goal_roster

            write_goal_roster(goal_roster(self.desk.office, year), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")
