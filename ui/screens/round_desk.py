"""An outreach round worked on from its households to its needs: five steps side by side, each one key away."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.permissions import ROUND_NEEDS
from db.domain.words import N_
from db.rights import name_of
from db.round_households import take_into_round
from db.round_sharing import share_round_out
from db.rounds import round_line
from ui import shown
from ui.language import _
from ui.round_texts import coverage_text, round_days
from ui.screens.round_coverage import CoverageStep
from ui.screens.round_entry import EntryStep
from ui.screens.round_households import HouseholdsStep
from ui.screens.round_needs import NeedsStep
from ui.screens.round_sharing import SharingStep
from ui.screens.round_step import RoundStep
from ui.theme import Space
from ui.toolbar import with_key
from ui.work_desk import Step, WorkDesk

if TYPE_CHECKING:
    from ui.desk import Desk

STEPS: Final = (
    Step("households", N_("Households"), "house-door", HouseholdsStep, name_of(take_into_round)),
    Step("sharing", N_("Who goes"), "people", SharingStep, name_of(share_round_out)),
    Step("results", N_("Write results down"), "keyboard", EntryStep, ROUND_NEEDS),
    Step("coverage", N_("Coverage"), "bar-chart", CoverageStep),
    Step("needs", N_("Who needs what"), "life-preserver", NeedsStep, ROUND_NEEDS),
)


class RoundDesk(WorkDesk[RoundStep]):
    """A round that is kept: its name and days are changed in its form."""

    parts = STEPS
    back = N_("Outreach rounds")

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_back: Callable[[], object]) -> None:
        self.round_id = 0
        super().__init__(parent, desk, on_back)

    def add_to_head(self, head: ttk.Frame) -> None:
        self.print_button = ttk.Button(head, text=" ", icon="printer", bootstyle="outline", command=self.on_print)
        self.print_button.pack(side="right", anchor="n", padx=(Space.LARGE, 0))

    def make_step(self, part: Step) -> RoundStep:
        step: RoundStep = part.make(self.body, self.desk, self.go)
        return step

    # --- going about ---------------------------------------------------------------------------

    def open(self, round_id: int, step: str = "") -> None:
        """Work on a round where it stands: households first, then who goes, then what was found."""
        self.round_id = round_id
        coverage = round_line(self.desk.office, round_id).coverage
        usual = "households" if not coverage.households else "results" if coverage.shared else "sharing"
        self._show(step or usual, {})

    def go(self, name: str, values: Mapping[str, Any] | None = None) -> None:
        """Another step, its list narrowed by `values`."""
        needs = self.part(name).needs
        if not needs or self.desk.lets(needs):
            self._show(name, values or {})

    def may_go(self, part: Step) -> bool:
        return self.may(part)

    def _show(self, name: str, values: Mapping[str, Any]) -> None:
        """Whoever may not work there sees how far it got."""
        step = self.lay_open(name if self.may(self.part(name)) else "coverage")
        step.narrow(values)
        step.open(self.round_id)

    # --- words ---------------------------------------------------------------------------------

    def relabel_head(self) -> None:
        if not self.round_id:
            return
        print_what = _("Who needs what") if self.here == "needs" else _("Walking list")
        self.print_button.configure(text=with_key(print_what, "Ctrl+P"))
        super().relabel_head()

    def head_texts(self) -> tuple[str, str]:
        line = round_line(self.desk.office, self.round_id)
        days = shown.short_days(line.starts, line.ends) if line.ends else round_days(line)
        return line.name, f"{days}  ·  {coverage_text(line.coverage)}"

    def on_print(self) -> None:
        """What the step prints."""
        self.step.on_print()
