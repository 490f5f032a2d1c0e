"""The catalogue of services: what is done for people; one in which no volunteer worked this year stands out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from db import services
from db.activity_lists import ActivityFilter
from db.domain.errors import Progress
from db.domain.fiscal_year import fiscal_year
from db.domain.services import COLUMNS, FORM, ServiceKind, ServiceLine
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.rights import TAKE_OUT
from ui import dialogs, links
from ui.activity_ties import activity_ties
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.preview import show_paper
from ui.record_card import Action, Fact, RecordCard
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.rows import ListedRows, Row, sorted_rows
from ui.service_papers import service_roster
from ui.toolbar import Tool

if TYPE_CHECKING:
    from printing.paper import Paper

WIDTHS = {"name": 28, "kind": 16, "volunteers": 12, "activities": 8, "served": 8, "visits": 8}
SORT: Mapping[str, Callable[[ServiceLine], Any]] = {
    "name": lambda line: order_key(line.name),
    "kind": lambda line: tuple(ServiceKind).index(line.kind),
    "volunteers": lambda line: line.volunteers,
    "activities": lambda line: line.activities,
    "served": lambda line: line.served,
    "visits": lambda line: line.visits,
}


class ServicesScreen(RecordScreen):
    """The few services of the office, with what was done in this fiscal year."""

    name = "services"
    title = N_("Services")
    columns = listed(COLUMNS, WIDTHS, spare=("kind",))
    subjects = ("services", "activities", "participants", "visits", "courses")
    form = FORM
    commands = RecordCommands(
        services.service_of, services.save_service, services.delete_service, services.restore_service
    )
    heading_of_new = N_("A new service")
    nothing_listed = N_("No service is in this list. Add what is done for people: visits, meals, medicine, transport …")

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "kind": Narrowing(N_("Kind"), lambda: [(kind, _(kind.label)) for kind in ServiceKind], 22, N_("All")),
            "nobody": Narrowing(N_("Volunteers"), lambda: [(True, _("No volunteer"))], 18, N_("All")),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Activities"), "arrow-left", lambda: self.desk.go("activities")),
        )

    def rows(self) -> ListedRows:
        lines = services.service_lines(self.desk.office, None, self.chosen("kind"), bool(self.chosen("nobody")))
        return sorted_rows(lines, SORT, self.sort, self._row)

    def _row(self, line: ServiceLine) -> Row:
        cells = (
            line.name,
            _(line.kind.label),
            _("No volunteer") if line.has_nobody else f"{line.volunteers:,}",
            f"{line.activities:,}",
            f"{line.served:,}",
            f"{line.visits:,}",
        )
        return Row(line.id, cells, "warning" if line.has_nobody else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} service", "{count} services", total).format(count=total)

    def form_links(self) -> Mapping[str, Link]:
        return {"course_id": links.all_courses(self.desk.office)}

    def card_actions(self) -> Sequence[Action]:
        hold = Action(N_("New activity"), "calendar-plus", self._new_activity, needs="activities.save_activity")
        return (*super().card_actions(), hold)

    def _new_activity(self) -> None:
        if self.record_id is not None:
            self.desk.begin("activities", self.record_id)

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = services.service_line(self.desk.office, record_id)
        helpers = _("No volunteer worked in it") if line.has_nobody else f"{line.volunteers:,}"
        facts = (
            Fact(_("Volunteers"), helpers),
            Fact(_("Activities"), f"{line.activities:,}", figure="activities"),
            Fact(_("People served"), f"{line.served:,}", figure="served"),
            Fact(_("Visits"), f"{line.visits:,}", figure="visits"),
            Fact(_("Course needed"), line.course or _("none")),
            Fact(_("Notes"), line.notes),
        )
        year = _("fiscal year {year}").format(year=fiscal_year(self.desk.today()))
        ties = activity_ties(self.desk, ActivityFilter(service_id=record_id), {"service": record_id})
        card.show(line.name, f"{_(line.kind.label)}  ·  {year}", facts, ties)

    def on_print(self) -> None:
        """The catalogue as it is filtered."""
        title, kind, nobody = _("Catalogue of services"), self.chosen("kind"), bool(self.chosen("nobody"))
        if not self.table.rows.total:
            dialogs.show_message(self, _("No service is in this list, so there is nothing to print."), title)
            return

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            from printing.services import write_service_roster

            write_service_roster(service_roster(self.desk.office, None, kind, nobody), target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="roster")
