"""Outreach rounds: which there are and how far each got; Enter opens one over the whole page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from db import rounds
from db.domain.communities import short_community_name
from db.domain.permissions import ROUND_NEEDS
from db.domain.round_results import HouseFilter
from db.domain.rounds import COLUMNS, FORM, OutreachRound, PlaceCoverage, RoundKind, RoundLine, RoundState
from db.domain.words import N_
from db.rights import TAKE_OUT
from db.rounds import RoundFilter
from ui import shown
from ui.filters import Narrowing
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.record_card import Action, Fact, RecordCard, Tie
from ui.record_commands import RecordCommands
from ui.round_texts import coverage_text, round_days
from ui.round_walk import print_needs, print_walking_list
from ui.rows import ListedRows, Row, sorted_rows
from ui.screens.round_desk import RoundDesk
from ui.stepped_screen import SteppedScreen
from ui.toolbar import Tool
from ui.worded_screen import WordedScreen

WIDTHS = {"name": 26, "kind": 20, "starts": 14, "state": 16, "reached": 13, "left": 7}
SORT: Mapping[str, Callable[[RoundLine], Any]] = {
    "name": lambda line: line.name,
    "kind": lambda line: tuple(RoundKind).index(line.kind),
    "starts": lambda line: line.starts,
    "reached": lambda line: line.coverage.percent,
    "left": lambda line: line.coverage.left,
}
TONES = {RoundState.RUNNING: "", RoundState.PLANNED: "", RoundState.OVER: "quiet"}


class RoundsScreen(SteppedScreen[RoundDesk], WordedScreen):
    """The list with the chosen round beside it; its steps cover the page."""

    name = "rounds"
    title = N_("Outreach rounds")
    columns = listed(COLUMNS, WIDTHS, spare=("kind", "state", "starts"))
    subjects = ("rounds", "round_households", "households", "communities", "residents", "volunteers", "settings")
    sort = ("starts", True)
    form = FORM
    commands = RecordCommands(rounds.round_of, rounds.save_round, rounds.delete_round, rounds.restore_round)
    heading_of_new = N_("A new outreach round")
    begins = N_("New round")
    nothing_listed = N_("No outreach round is in this list. Begin one, choose its households, and share them out.")
    work_desk = RoundDesk

    # --- the list ------------------------------------------------------------------------------

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "kind": Narrowing(N_("Kind"), lambda: [(kind, _(kind.label)) for kind in RoundKind], 18, N_("All")),
            "state": Narrowing(N_("Status"), lambda: [(one, _(one.label)) for one in RoundState], every=N_("All")),
            "waits": Narrowing(N_("Waits"), lambda: [(True, _("Waits for help"))], 14, N_("All")),
        }

    def tools(self) -> Sequence[Tool]:
        return (self.begin_tool(),)

    def filter(self) -> RoundFilter:
        """What the list is narrowed to."""
        return RoundFilter(self.chosen("kind"), self.chosen("state"), self.words.text, bool(self.chosen("waits")))

    def narrow(self, values: Mapping[str, Any]) -> None:
        super().narrow(values)
        self.words.put(values.get("text", ""))

    def rows(self) -> ListedRows:
        return sorted_rows(rounds.round_lines(self.desk.office, self.filter()), SORT, self.sort, self._row)

    def _row(self, line: RoundLine) -> Row:
        state, coverage = line.state(self.desk.today()), line.coverage
        cells = (
            line.name,
            _(line.kind.label),
            shown.short_days(line.starts, line.starts),
            _(state.label),
            f"{coverage.reached:,} ({coverage.percent} %)" if coverage.households else "",
            f"{coverage.left:,}",
        )
        tone = "warning" if state is RoundState.OVER and coverage.left else TONES[state]
        return Row(line.id, cells, tone)

    def count_text(self, total: int) -> str:
        return ngettext("{count} round", "{count} rounds", total).format(count=f"{total:,}")

    # --- the record ----------------------------------------------------------------------------

    def new_record(self, about: int | None = None) -> OutreachRound:
        return OutreachRound(kind=RoundKind.VISIT, starts=self.desk.today())

    def card_actions(self) -> Sequence[Action]:
        return (
            Action(N_("Open"), "box-arrow-in-right", self._work_on_chosen, "primary"),
            Action(N_("Edit"), "pencil", self._open_chosen, needs=self.saves),
            Action(N_("Walking list"), "printer", self.on_print, needs=TAKE_OUT),
            Action(N_("Who needs what"), "life-preserver", self._print_needs, needs=ROUND_NEEDS),
            *super().card_actions()[1:],
        )

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        line = rounds.round_line(self.desk.office, record_id)
        coverage = line.coverage
        waiting = f"{coverage.open_needs:,}" if coverage.open_needs else ""
        facts = (
            Fact(_("Days of the round"), round_days(line)),
            Fact(_("Households"), f"{coverage.households:,}", figure="round_households"),
            Fact(_("Shared out"), f"{coverage.shared:,}", figure="round_shared"),
            Fact(_("Reached (%)"), f"{coverage.reached:,} ({coverage.percent} %)", figure="round_reached"),
            Fact(_("Nobody at home"), f"{coverage.nobody:,}" if coverage.nobody else "", figure="round_nobody"),
            Fact(_("Wanted no visit"), f"{coverage.refused:,}" if coverage.refused else "", figure="round_refused"),
            Fact(_("Still to go"), f"{coverage.left:,}", figure="round_left"),
            Fact(_("Waits for help"), waiting, figure="round_waiting"),
            Fact(_("Notes"), line.notes),
        )
        ties = [self._tie(each) for each in rounds.coverage_by_community(self.desk.office, record_id)]
        card.show(line.name, f"{_(line.kind.label)}  ·  {_(line.state(self.desk.today()).label)}", facts, ties)

    def _tie(self, each: PlaceCoverage) -> Tie:
        """A community with how far it got; one click from its households."""
        name = short_community_name(each.name) or _("No community")
        text = f"{name}  ·  {coverage_text(each.coverage)}"
        return Tie(text, lambda: self._open_work("results", {"community": each.id}), "geo-alt")

    # --- the round worked on -------------------------------------------------------------------

    def open_record(self, record_id: int) -> None:
        self.record_id = record_id
        self._open_work()

    def _work_on_chosen(self) -> None:
        if self.record_id is not None:
            self._open_work()

    def _open_chosen(self) -> None:
        """F2 and the button: name, kind and days are changed in the form."""
        if self.record_id is not None:
            self._edit(self.record_id)

    def _edit(self, record_id: int) -> None:
        super().open_record(record_id)

    def _open_work(self, step: str = "", values: Mapping[str, Any] | None = None) -> None:
        if self.record_id is None or not self.may_leave():
            return
        work = self.lay_work_over()
        work.open(self.record_id, step)
        if values:
            work.go(step, values)

    def on_back(self) -> None:
        self.show_list()
        self.reload()
        self.table.choose(self.record_id)
        self.show_record(self.record_id)
        self.table.tree.focus_set()

    # --- what the window asks ------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        if record_id is None and self.is_open and self.work is not None:
            self.work.refresh()
            return
        self.show_list()
        super().show(record_id)

    def refresh(self) -> None:
        if not self.is_open or self.work is None:
            super().refresh()
        elif any(line.id == self.work.round_id for line in rounds.round_lines(self.desk.office)):
            self.work.refresh()
        else:  # it was deleted by undo or another hand
            self.on_back()

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        if record_id is None:
            super().take_up(record_id, texts)
            return
        self.table.choose(record_id)
        self._edit(record_id)
        self._editor().view.put_again(texts)

    def on_new(self, about: int | None = None) -> None:
        if self.is_open and self.work is not None:
            self.work.step.on_new()
        else:
            super().on_new(about)

    def on_delete(self) -> None:
        if self.is_open and self.work is not None:
            self.work.step.on_delete()
        else:
            super().on_delete()

    def on_escape(self) -> bool:
        if self.is_open:
            self.on_back()
            return True
        return super().on_escape()

    def on_print(self) -> None:
        if self.is_open and self.work is not None:
            self.work.on_print()
        elif self.record_id is not None and not self._editing:
            print_walking_list(self, self.desk, self.record_id, HouseFilter())

    def _print_needs(self) -> None:
        if self.record_id is not None:
            print_needs(self, self.desk, self.record_id)
