"""Volunteers: who helps, in which kinds, where, since when, by whose word, and what became of them."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from db import residents, volunteers
from db.domain.ages import age_on
from db.domain.communities import short_community_name
from db.domain.fiscal_year import month_bounds
from db.domain.volunteers import COLUMNS, FORM, Volunteer, VolunteerLine
from db.domain.words import N_
from db.rights import TAKE_OUT
from db.volunteer_life import volunteer_life
from db.volunteers import VolunteerFilter
from ui import shown
from ui.award_records import SAVES, give_award
from ui.badge_papers import print_badges
from ui.card_papers import print_cards
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.link_creation import communities_or_new, people_or_new
from ui.list_screen import ListingRows, listed
from ui.narrowings import Span, by_band, by_beginning, by_community, by_kind
from ui.record_card import Action, RecordCard
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.roster_dialog import print_volunteers
from ui.rows import Row
from ui.toolbar import Tool, offered
from ui.volunteer_life import life_facts, life_ties

if TYPE_CHECKING:
    from ui.desk import Desk

WIDTHS = {"name": 26, "kinds": 15, "age": 5, "community": 12, "started": 15}


class VolunteersScreen(RecordScreen):
    """Everyone who helps or has helped."""

    name = "volunteers"
    title = N_("Volunteers")
    columns = listed(COLUMNS, WIDTHS)
    subjects = (
        "volunteers", "residents", "communities", "certificates", "enrolments", "courses", "awards", "activities",
        "participants", "visits", "care_matches", "settings",
    )  # fmt: skip
    form = FORM
    commands = RecordCommands(
        volunteers.volunteer_of, volunteers.save_volunteer, volunteers.delete_volunteer, volunteers.restore_volunteer
    )

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._month: Span | None = None
        super().__init__(parent, desk)

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "community": by_community(self.desk.office),
            "kind": by_kind(N_("Kinds"), N_("All"), width=18),
            "band": by_band(),
            "active": Narrowing(
                N_("Status"), lambda: [(True, _("Serving")), (False, _("Serving and former"))], width=18, chosen=True
            ),
            "began": by_beginning(self.desk.office, lambda: self._month),
        }

    def narrow(self, values: Mapping[str, Any]) -> None:
        """`month`, by its first day, is when those listed began."""
        month = values.get("month")
        self._month = month_bounds(month) if month else None
        super().narrow({**values, "began": self._month} if month else values)

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Print"), "printer", self.on_print, "Ctrl+P", needs=TAKE_OUT),
            Tool(N_("Cards"), "person-vcard", self.print_cards, needs=TAKE_OUT),
            Tool(N_("Name badges"), "person-badge", self.print_badges, needs=TAKE_OUT),
            Tool(N_("Word of mouth"), "diagram-2", lambda: self.desk.go("referrals")),
            Tool(N_("Hours and ages"), "bar-chart", lambda: self.desk.go("volunteering"), "Ctrl+G"),
        )

    def build(self) -> None:
        super().build()
        self.table.empty.say(
            N_("No volunteer is in this list. Add one, or bring in a list from Excel."),
            N_("Import a list"),
            offered(self.desk.office, "import_plan.import_rows", lambda: self.desk.begin("imports")),
        )

    def filter(self) -> VolunteerFilter:
        """What the list is narrowed to."""
        return VolunteerFilter(
            community_id=self.chosen("community"),
            kind=self.chosen("kind"),
            band=self.chosen("band"),
            active=True if self.chosen("active") else None,
            began=self.chosen("began"),
        )

    def rows(self) -> ListingRows:
        column, descending = self.sort
        listing = volunteers.volunteer_listing(self.desk.office, self.filter(), column, descending)
        return ListingRows(listing, self._row)

    def _row(self, line: VolunteerLine) -> Row:
        cells = (
            line.full_name,
            shown.kinds(line.kinds),
            str(age_on(line.born.date, self.desk.today())) if line.born else "",
            short_community_name(line.community),
            shown.short_days(line.started, line.started),
        )
        return Row(line.id, cells, "quiet" if line.ended else "")

    def count_text(self, total: int) -> str:
        return ngettext("{count} volunteer", "{count} volunteers", total).format(count=f"{total:,}")

    def new_record(self, about: int | None = None) -> Volunteer:
        """`about` is the person who begins to help; who helps already is shown instead of a second record."""
        if about is None:
            return Volunteer(started=self.desk.today())
        known = volunteers.volunteer_for(self.desk.office, about)
        person = residents.resident_of(self.desk.office, about)
        return known or Volunteer(resident_id=about, community_id=person.community_id, started=self.desk.today())

    def record_label(self, record_id: int) -> str:
        return volunteers.volunteer_line(self.desk.office, record_id).full_name

    def editor_heading(self, record: Volunteer) -> str:
        return self.record_label(record.id) if record.id else _("A new volunteer")

    def form_links(self) -> Mapping[str, Link]:
        return {
            "resident_id": people_or_new(self.desk),
            "invited_by_id": people_or_new(self.desk),
            "community_id": communities_or_new(self.desk),
        }

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = volunteers.volunteer_line(self.desk.office, record_id)
        life = volunteer_life(self.desk.office, record_id)
        card.show(line.full_name, line.nickname, life_facts(line, life), life_ties(self, line, life))

    def card_actions(self) -> Sequence[Action]:
        award = Action(N_("Award"), "trophy", self.give_award, needs=SAVES)
        return (*super().card_actions(), award)

    def give_award(self) -> None:
        """Write down that the volunteer in sight was given one."""
        if self.record_id is not None:
            life = volunteer_life(self.desk.office, self.record_id)
            give_award(self, self.desk, self.record_id, self.record_label(self.record_id), life.due)

    def on_print(self) -> None:
        print_volunteers(self, self.desk, self.filter())

    def print_cards(self) -> None:
        """Cards of those in the list."""
        print_cards(self, self.desk, self.filter())

    def print_badges(self) -> None:
        """Name badges of those in the list."""
        print_badges(self, self.desk, self.filter())
