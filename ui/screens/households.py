"""Households: houses with their number, moo, community and code, and who lives in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db import households, residents
from db.domain.communities import short_community_name
from db.domain.house_code import format_house_code
from db.domain.households import COLUMNS, FORM, Household, HouseholdLine
from db.domain.words import N_
from db.rights import name_of
from ui.field_widget import Link
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.link_creation import communities_or_new
from ui.list_screen import ListingRows
from ui.narrowings import by_community
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.record_screen import RecordScreen
from ui.rows import Row
from ui.toolbar import Tool, offered

ADD_PERSON = name_of(residents.save_resident)


class HouseholdsScreen(RecordScreen):
    """Every house the office keeps."""

    name = "households"
    title = N_("Households")
    columns = COLUMNS
    subjects = ("households", "residents", "communities")
    form = FORM
    saves = name_of(households.save_household)
    deletes = name_of(households.delete_household)
    sort = ("house", False)

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {"community": by_community(self.desk.office)}

    def tools(self) -> Sequence[Tool]:
        return (Tool(N_("Add"), "plus-lg", self.on_new, "Ctrl+N", "primary", self.saves),)

    def build(self) -> None:
        super().build()
        add = offered(self.desk.office, self.saves, self.on_new)
        self.table.empty.say(N_("No household is in this list."), N_("Add"), add)

    def rows(self) -> ListingRows:
        column, descending = self.sort
        listing = households.household_listing(self.desk.office, self.chosen("community"), column, descending)
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

    def read_record(self, record_id: int) -> Household:
        return households.household_of(self.desk.office, record_id)

    def new_record(self, about: int | None = None) -> Household:
        """A new house begins in the community the list shows."""
        return Household(community_id=self.chosen("community"))

    def save_record(self, record: Household) -> Household:
        return households.save_household(self.desk.office, record)

    def delete_record(self, record_id: int) -> None:
        households.delete_household(self.desk.office, record_id)

    def restore_record(self, record_id: int) -> None:
        households.restore_household(self.desk.office, record_id)

    def record_label(self, record_id: int) -> str:
        return _("house {house}").format(house=self.read_record(record_id).house)

    def editor_heading(self, record: Household) -> str:
        return _("house {house}").format(house=record.house) if record.id else _("A new household")

    def form_links(self) -> Mapping[str, Link]:
        return {"community_id": communities_or_new(self.desk)}

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        record = self.read_record(record_id)
        line = households.household_lines(self.desk.office, [record_id])[0]
        facts: Sequence[Fact] = (
            Fact(_("Community"), line.community),
            Fact(_("Moo"), line.moo),
            Fact(_("House code"), format_house_code(line.house_code)),
            Fact(_("Notes"), record.notes),
        )
        today = self.desk.today()
        people = households.members(self.desk.office, record_id)
        ties = []
        for person in people:
            age = person.age(today)
            years = _("{age} years").format(age=age) if age is not None else ""
            text = "  ·  ".join(part for part in (person.full_name, person.nickname, years) if part)
            ties.append(Tie(text, self._goer(person.id), "person"))
        count = ngettext("{count} person", "{count} people", len(people)).format(count=len(people))
        card.show(_("House {house}").format(house=line.house), count, facts, ties)

    def _goer(self, resident_id: int) -> Any:
        return lambda: self.desk.go("residents", resident_id)

    def card_actions(self) -> Sequence[Action]:
        add = Action(N_("Add a person here"), "person-plus", self._add_person, needs=ADD_PERSON)
        return (*super().card_actions(), add)

    def _add_person(self) -> None:
        if self.record_id is not None:
            self.desk.begin("residents", self.record_id)
