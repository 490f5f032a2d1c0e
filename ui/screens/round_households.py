"""The first step of an outreach round: its households, chosen by community, elders or daily living."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import ttkbootstrap as ttk

from db.domain.barthel import AdlGroup
from db.domain.permissions import ADL
from db.domain.round_results import HOUSE_COLUMNS, HouseFilter
from db.domain.rounds import HouseholdChoice
from db.domain.words import N_
from db.rights import name_of
from db.round_households import households_to_choose, round_house_listing, take_into_round, take_out_of_round
from db.round_sharing import give_households, helpers_of
from ui import theme
from ui.filters import Filter, Narrowing
from ui.flow import Flow, give_way
from ui.language import _, ngettext
from ui.list_screen import ListingRows, listed
from ui.narrowings import by_community
from ui.round_texts import house_row
from ui.screens.round_step import RoundStep
from ui.table import Table
from ui.theme import Space
from ui.toolbar import with_key

WIDTHS: Final = {"house": 12, "community": 14, "people": 7, "elders": 7, "goes": 24, "result": 22}
TAKES_IN: Final = name_of(take_into_round)
ELDERS: Final = "elders"
EMPTY: Final = "empty"


class HouseholdsStep(RoundStep):
    """Those of the community and kind chosen above are added by a key; ticked ones are given to somebody or taken
    out."""

    def build(self) -> None:
        self.row = Flow(self, Space.MEDIUM)
        self.row.pack(fill="x", pady=(0, Space.SMALL))
        self.community = Filter(self.row, by_community(self.desk.office), self.refresh)
        self.who = Filter(self.row, self._kinds(), self._count)
        self.add_button = ttk.Button(self.row, text=" ", icon="house-add", bootstyle="primary", command=self.on_new)
        self.hint = ttk.Label(self, style=theme.QUIET)
        self.hint.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        foot = Flow(self, Space.MEDIUM)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.goes = Filter(foot, Narrowing(N_("Who goes"), self._helpers, 30, N_("Nobody")), lambda: None)
        self.give_button = ttk.Button(foot, text=" ", icon="person-check", bootstyle="outline", command=self.give)
        self.out_button = ttk.Button(foot, text=" ", icon="house-dash", bootstyle="outline", command=self.on_delete)
        self.names = tuple(WIDTHS)
        self.table = Table(
            self,
            listed(HOUSE_COLUMNS, WIDTHS, spare=("people", "elders")),
            on_choose=lambda _key: self._relabel_foot(),
            on_tick=self._relabel_foot,
            ticking=True,
        )
        self.table.pack(fill="both", expand=True)
        self.keep_rows(self.table)
        give_way(self.hint, self.table)
        self.table.empty.say(
            N_("No household is in this list. Choose above which are to be reached, and press Ctrl+N to add them.")
        )

    def _kinds(self) -> Narrowing:
        """Whoever may not see daily living does not choose by it."""
        groups = list(AdlGroup) if self.desk.office.may(ADL) else []
        return Narrowing(
            N_("Households"),
            lambda: [
                (ELDERS, _("With elders")),
                *((group, _(group.label)) for group in groups),
                (EMPTY, _("Empty houses too")),
            ],
            width=20,
            every=N_("All"),
        )

    def _helpers(self) -> Sequence[tuple[Any, str]]:
        if not self.round_id:
            return []
        found = helpers_of(self.desk.office, self.round_id)
        return list({each.key: (each.key, each.name) for each in found}.values())

    # --- what the work asks ----------------------------------------------------------------------

    def open(self, round_id: int) -> None:
        self.table.tick(())
        super().open(round_id)
        if self.table.rows.total:
            self.table.focus_rows()
        else:
            self.community.box.focus_set()

    def narrow(self, values: Mapping[str, Any]) -> None:
        self.community.value = values.get("community")

    def refresh(self) -> None:
        listing = round_house_listing(self.desk.office, self.round_id, self.filter())
        self.table.show(ListingRows(listing, lambda house: house_row(house, self.names)))
        self.goes.relabel()
        self._count()
        self._relabel_foot()

    def relabel(self) -> None:
        """Reading the list gives the words to what depends on the round."""
        for one in (self.community, self.who):
            one.relabel()
        self.hint.configure(
            text=_("Space ticks · Ctrl+A ticks all · Ctrl+N adds · Ctrl+Delete takes out · Ctrl+P prints")
        )
        if self.round_id:
            self.refresh()

    def filter(self) -> HouseFilter:
        return HouseFilter(community_id=self.community.value)

    # --- choosing ----------------------------------------------------------------------------------

    def _choice(self) -> HouseholdChoice:
        who = self.who.value
        group = who if isinstance(who, AdlGroup) else None
        return HouseholdChoice(
            community_id=self.community.value, with_elders=who == ELDERS, group=group, empty_too=who == EMPTY
        )

    def _count(self) -> None:
        """How many a press of the button adds."""
        if not self.round_id:
            return
        count = households_to_choose(self.desk.office, self.round_id, self._choice())
        text = ngettext("Add {count} household", "Add {count} households", count).format(count=f"{count:,}")
        self.add_button.configure(text=with_key(text, "Ctrl+N"), state="normal" if count else "disabled")

    def on_new(self) -> None:
        added: list[int] = []
        if not self.desk.lets(TAKES_IN):
            return
        if self.attempt(lambda: added.append(take_into_round(self.desk.office, self.round_id, self._choice()))):
            count = added[0]
            text = ngettext("{count} household was added.", "{count} households were added.", count)
            self.desk.say(text.format(count=f"{count:,}"))
            self.table.focus_rows()

    # --- those ticked ------------------------------------------------------------------------------

    def _relabel_foot(self) -> None:
        count = len(self._chosen())
        give = ngettext("Give {count} household to them", "Give {count} households to them", count)
        out = ngettext("Take {count} household out", "Take {count} households out", count)
        state = "normal" if count else "disabled"
        self.give_button.configure(text=give.format(count=f"{count:,}"), state=state)
        self.out_button.configure(text=out.format(count=f"{count:,}"), state=state)

    def _chosen(self) -> tuple[int, ...]:
        return self.table.ticked or ((self.table.chosen,) if self.table.chosen is not None else ())

    def give(self) -> None:
        """Those ticked to whoever is chosen beside the button."""
        found = helpers_of(self.desk.office, self.round_id)
        helper = next((each for each in found if each.key == self.goes.value), None)
        ids = self._chosen()
        if not ids or not self.desk.lets(name_of(give_households)):
            return
        if self.attempt(lambda: give_households(self.desk.office, self.round_id, ids, helper)):
            self.table.tick(())

    def on_delete(self) -> None:
        ids = self._chosen()
        if not ids or not self.desk.lets(name_of(take_out_of_round)):
            return
        if self.attempt(lambda: take_out_of_round(self.desk.office, self.round_id, ids)):
            self.table.tick(())
