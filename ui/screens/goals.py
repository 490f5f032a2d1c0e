"""Goals of a fiscal year: what is to become better, by which indicator, and how far it is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from db import goals
from db.activity_lists import ActivityFilter, activity_listing
from db.domain.activities import ActivityLine
from db.domain.errors import Progress
from db.domain.fiscal_year import fiscal_year
from db.domain.goals import COLUMNS, FORM, Goal, GoalLine, Measure
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import dialogs, shown
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.preview import show_paper
from ui.record_card import Fact, RecordCard, Tie
from ui.record_screen import RecordScreen
from ui.rows import ListedRows, Row, few_rows
from ui.service_papers import goal_roster
from ui.toolbar import Tool, offered
from ui.visit_links import all_services

if TYPE_CHECKING:
    from printing.paper import Paper

MOST_ACTIVITIES: Final = 12
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
    columns = listed(COLUMNS, WIDTHS, spare=("measure",), year=N_("Year"), reached=N_("So far"))
    subjects = ("goals", "activities", "participants", "visits", "services")
    sort = ("year", True)
    form = FORM
    saves = name_of(goals.save_goal)
    deletes = name_of(goals.delete_goal)

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
            Tool(N_("Add"), "plus-lg", self.on_new, "Ctrl+N", "primary", self.saves),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Activities"), "arrow-left", lambda: self.desk.go("activities")),
        )

    def build(self) -> None:
        super().build()
        self.table.empty.say(
            N_("No goal is in this list. Write down what is to become better this fiscal year, and how one sees it."),
            N_("Add"),
            offered(self.desk.office, self.saves, self.on_new),
        )

    def rows(self) -> ListedRows:
        column, descending = self.sort
        lines = goals.goal_lines(self.desk.office, self.chosen("year"))
        return few_rows([self._row(line) for line in sorted(lines, key=SORT[column], reverse=descending)])

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

    def read_record(self, record_id: int) -> Goal:
        return goals.goal_of(self.desk.office, record_id)

    def save_record(self, record: Goal) -> Goal:
        return goals.save_goal(self.desk.office, record)

    def delete_record(self, record_id: int) -> None:
        goals.delete_goal(self.desk.office, record_id)

    def restore_record(self, record_id: int) -> None:
        goals.restore_goal(self.desk.office, record_id)

    def record_label(self, record_id: int) -> str:
        return self.read_record(record_id).name

    def editor_heading(self, record: Goal) -> str:
        return record.name if record.id else _("A new goal")

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
        card.show(line.name, year, facts, self._ties(record_id))

    def _ties(self, goal_id: int) -> Sequence[Tie]:
        """The latest activities that serve it, and the way to all of them."""
        listing = activity_listing(self.desk.office, ActivityFilter(goal_id=goal_id), "held_on", True)
        latest = [self._tie(line) for line in listing.page(0, MOST_ACTIVITIES)]
        if listing.total <= len(latest):
            return latest
        text = _("All its activities: {count}").format(count=f"{listing.total:,}")
        return (*latest, Tie(text, lambda: self.desk.go("activities", None, {"goal_id": goal_id}), "three-dots"))

    def _tie(self, line: ActivityLine) -> Tie:
        text = f"{shown.short_days(line.held_on, line.last_day)}  ·  {line.name}"
        return Tie(text, lambda: self.desk.go("activities", line.id), "calendar-event")

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
