"""The coverage of an outreach round by community and by whoever goes, and where somebody still has to go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.communities import short_community_name
from db.domain.forms import Column
from db.domain.round_results import HouseFilter, HouseState
from db.domain.rounds import Coverage, PlaceCoverage
from db.domain.words import N_
from db.rounds import coverage_by_community, coverage_by_helper, coverage_of_community
from ui import theme
from ui.flow import fill_width
from ui.language import _
from ui.rows import Row, few_rows
from ui.screens.round_step import RoundStep
from ui.table import Table
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk

FIGURES: Final = (
    Column("households", N_("Households"), 8, "e", sortable=False, figure="round_households"),
    Column("reached", N_("Reached (%)"), 12, "e", sortable=False, figure="round_reached"),
    Column("left", N_("Still to go"), 7, "e", sortable=False, figure="round_left"),
    Column("nobody", N_("Nobody at home"), 8, "e", sortable=False, figure="round_nobody"),
    Column("refused", N_("Wanted no visit"), 8, "e", sortable=False, figure="round_refused"),
    Column("waiting", N_("Waits for help"), 8, "e", sortable=False, figure="round_waiting"),
)
FEW: Final = FIGURES[1:3]


def figure_cells(coverage: Coverage) -> tuple[str, ...]:
    """The cells of FIGURES."""
    reached = f"{coverage.reached:,} ({coverage.percent} %)"
    rest = (coverage.left, coverage.nobody, coverage.refused, coverage.open_needs)
    return f"{coverage.households:,}", reached, *(f"{count:,}" if count else "–" for count in rest)


class CommunityTable(ttk.Frame):
    """The communities of a round with what was reached and what is left; `on_open(community id)` by Enter."""

    def __init__(self, parent: Any, on_open: Callable[[int | None], object]) -> None:
        super().__init__(parent)
        self.desk: Desk = parent.desk
        self._places: list[PlaceCoverage] = []
        columns = (Column("community", N_("Community"), 14, sortable=False), *FEW)
        self.table = Table(self, columns, on_open=lambda place: on_open(self._places[place].id))
        self.table.pack(fill="both", expand=True)

    def show(self, round_id: int) -> None:
        """The figures as they are now."""
        self._places = list(coverage_by_community(self.desk.office, round_id))
        self._draw()

    def update_one(self, round_id: int, community: str) -> None:
        """The figures of one community: of a large round those of all are slow for every key."""
        for place, each in enumerate(self._places):
            if each.name == community:
                coverage = coverage_of_community(self.desk.office, round_id, each.id)
                self._places[place] = replace(each, coverage=coverage)
        self._draw()

    def _draw(self) -> None:
        self.table.show(few_rows([self._row(place, each) for place, each in enumerate(self._places)]))

    def _row(self, place: int, each: PlaceCoverage) -> Row:
        name = short_community_name(each.name) or _("No community")
        return Row(place, (name, *figure_cells(each.coverage)[1:3]), "" if each.coverage.left else "quiet")


class CoverageStep(RoundStep):
    """Two lists; Enter leads to the households of a line where somebody still has to go."""

    def build(self) -> None:
        self.places: Sequence[PlaceCoverage] = ()
        self.helpers: Sequence[PlaceCoverage] = ()
        self.hint = ttk.Label(self, style=theme.QUIET)
        self.hint.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        fill_width(self.hint)
        self.by_place = self._table(N_("Community"), lambda place: {"community": self.places[place].id})
        self.by_helper = self._table(N_("Who goes"), lambda place: {"goes": self._key(self.helpers[place])})

    def _table(self, heading: str, values: Callable[[int], Mapping[str, Any]]) -> Table:
        columns = (Column("name", heading, 28, sortable=False), *FIGURES)
        table = Table(self, columns, on_open=lambda place: self._go(values(place)))
        table.pack(fill="both", expand=True, pady=(0, Space.MEDIUM))
        table.empty.say(N_("This round has no households yet."))
        return table

    def _key(self, helper: PlaceCoverage) -> tuple[int | None, str]:
        return helper.id, "" if helper.id else helper.name

    def _go(self, values: Mapping[str, Any]) -> None:
        self.go("results", {**values, "state": HouseState.LEFT})

    def open(self, round_id: int) -> None:
        super().open(round_id)
        self.by_place.focus_rows()

    def refresh(self) -> None:
        office = self.desk.office
        self.places = coverage_by_community(office, self.round_id)
        self.helpers = coverage_by_helper(office, self.round_id)
        names = [short_community_name(each.name) or _("No community") for each in self.places]
        self.by_place.show(few_rows(_rows(names, self.places)))
        self.by_helper.show(
            few_rows(_rows([each.name or _("Nobody goes there") for each in self.helpers], self.helpers))
        )

    def relabel(self) -> None:
        self.hint.configure(text=_("Enter shows the households that are left · Ctrl+P prints their walking lists"))
        if self.round_id:
            self.refresh()

    def filter(self) -> HouseFilter:
        return HouseFilter(state=HouseState.LEFT)


def _rows(names: Sequence[str], places: Sequence[PlaceCoverage]) -> list[Row]:
    return [
        Row(place, (name, *figure_cells(each.coverage)), "" if each.coverage.left else "quiet")
        for place, (name, each) in enumerate(zip(names, places, strict=True))
    ]
