"""Households: houses with their number, moo, community and code, and who lives in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db import households, moves, residents
from db.domain.address_labels import LabelFilter
from db.domain.communities import short_community_name
from db.domain.house_code import format_house_code
from db.domain.households import COLUMNS, FORM, Household, HouseholdLine
from db.domain.words import N_
from db.house_people import save_relations
from db.rights import TAKE_OUT, name_of
from ui import household_card
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.household_moves import change_household, write_relations
from ui.label_papers import print_labels
from ui.language import _, ngettext
from ui.link_creation import communities_or_new
from ui.list_screen import ListingRows
from ui.narrowings import by_community
from ui.record_card import Action, RecordCard
from ui.record_commands import RecordCommands
from ui.resident_moves import write_down_birth
from ui.rows import Row
from ui.toolbar import Tool
from ui.worded_screen import WordedScreen

ADD_PERSON = name_of(residents.save_resident)


class HouseholdsScreen(WordedScreen):
    """Every house the office keeps; a number typed in the list finds its house, a place behind it narrows further."""

    name = "households"
    title = N_("Households")
    columns = COLUMNS
    subjects = ("households", "residents", "communities", "visits", "rounds")
    form = FORM
    commands = RecordCommands(
        households.household_of, households.save_household, households.delete_household, households.restore_household
    )
    nothing_listed = N_("No household is in this list.")
    sort = ("house", False)

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {"community": by_community(self.desk.office)}

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Address labels"), "envelope", self.print_labels, needs=TAKE_OUT),
        )

    def narrow(self, values: Mapping[str, Any]) -> None:
        super().narrow(values)
        self.words.put(values.get("text", ""))

    def rows(self) -> ListingRows:
        column, descending = self.sort
        listing = households.household_listing(
            self.desk.office, self.chosen("community"), column, descending, self.words.text
        )
        return ListingRows(listing, self._row)

    def _row(self, line: HouseholdLine) -> Row:
        cells = (
            line.house,
            line.moo,
            short_community_name(line.community),
            format_house_code(line.house_code),
            f"{line.people:,}",
            f"{line.elders:,}",
        )
        return Row(line.id, cells, "" if line.people else "quiet")

    def count_text(self, total: int) -> str:
        return ngettext("{count} household", "{count} households", total).format(count=f"{total:,}")

    def new_record(self, about: int | None = None) -> Household:
        """A new house begins in the community the list shows."""
        return Household(community_id=self.chosen("community"))

    def record_label(self, record_id: int) -> str:
        return _("house {house}").format(house=self.read_record(record_id).house)

    def editor_heading(self, record: Household) -> str:
        return _("House {house}").format(house=record.house) if record.id else _("A new household")

    def form_links(self) -> Mapping[str, Link]:
        return {"community_id": communities_or_new(self.desk)}

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        household_card.fill(card, self.desk, record_id)

    def card_actions(self) -> Sequence[Action]:
        add = Action(N_("Add a person here"), "person-plus", self._add_person, needs=ADD_PERSON)
        return (
            *super().card_actions(),
            add,
            Action(N_("Birth"), "balloon", self._write_down_birth, needs=name_of(moves.record_birth)),
            Action(N_("Relations"), "diagram-2", self._write_relations, needs=name_of(save_relations)),
            Action(N_("Move or split"), "box-arrow-right", self._change_household, needs=name_of(moves.move_household)),
        )

    def print_labels(self) -> None:
        """Of the houses of the list as it is filtered."""
        found = tuple(self.table.rows.keys()) if self.words.text.strip() else None
        print_labels(self, self.desk, LabelFilter(community_id=self.chosen("community"), household_ids=found))

    def _write_down_birth(self) -> None:
        if self.record_id is not None:
            write_down_birth(self, self.desk, self.record_id)

    def _write_relations(self) -> None:
        if self.record_id is not None:
            write_relations(self, self.desk, self.record_id)

    def _change_household(self) -> None:
        if self.record_id is not None:
            change_household(self, self.desk, self.record_id)

    def _add_person(self) -> None:
        if self.record_id is not None:
            self.desk.begin("residents", self.record_id)
