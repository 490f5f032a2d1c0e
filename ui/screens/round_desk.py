"""An outreach round worked on from its households to its needs: five steps side by side, each one key away."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.permissions import ROUND_NEEDS
from db.domain.rounds import RoundLine
from db.domain.words import N_
from db.rights import name_of
from db.round_households import take_into_round
from db.round_sharing import share_round_out
from db.rounds import round_line
from ui import shown, theme
from ui.flow import Flow
from ui.language import _, follow_language
from ui.round_texts import coverage_text, round_days
from ui.screens.round_coverage import CoverageStep
from ui.screens.round_entry import EntryStep, NeedsStep
from ui.screens.round_households import HouseholdsStep
from ui.screens.round_sharing import SharingStep
from ui.screens.round_step import RoundStep
from ui.theme import Space
from ui.toolbar import with_key

if TYPE_CHECKING:
    from ui.desk import Desk

STEPS: Final[tuple[tuple[str, str, str, type[RoundStep], str], ...]] = (
    ("households", N_("Households"), "house-door", HouseholdsStep, name_of(take_into_round)),
    ("sharing", N_("Who goes"), "people", SharingStep, name_of(share_round_out)),
    ("results", N_("Write results down"), "keyboard", EntryStep, ROUND_NEEDS),
    ("coverage", N_("Coverage"), "bar-chart", CoverageStep, ""),
    ("needs", N_("Who needs what"), "life-preserver", NeedsStep, ROUND_NEEDS),
)
"""Name, label, icon, what is made, and the operation it is there for."""
EDGES: Final = 4


class RoundDesk(ttk.Frame):
    """`on_back()` leads to the list of rounds."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, on_back: Callable[[], object]) -> None:
        super().__init__(parent)
        self.desk, self._on_back = desk, on_back
        self.round_id = 0
        self.here = "households"
        self.steps: dict[str, RoundStep] = {}
        self._build_head()
        row = Flow(self, Space.TIGHT)
        row.pack(fill="x", pady=Space.MEDIUM)
        self.step_buttons = {
            name: ttk.Button(row, text=" ", icon=icon, bootstyle="ghost", command=self._goer(name))
            for name, _label, icon, _step, _needs in STEPS
        }
        self.body = ttk.Frame(self)
        self.body.pack(fill="both", expand=True)
        follow_language(self, self.relabel)

    def _build_head(self) -> None:
        head = ttk.Frame(self)
        head.pack(fill="x")
        self.back_button = ttk.Button(head, text=" ", icon="arrow-left", bootstyle="outline", command=self._on_back)
        self.back_button.pack(side="left", anchor="n", padx=(0, Space.LARGE))
        self.print_button = ttk.Button(head, text=" ", icon="printer", bootstyle="outline", command=self.on_print)
        self.print_button.pack(side="right", anchor="n", padx=(Space.LARGE, 0))
        names = ttk.Frame(head)
        names.pack(side="left", fill="x", expand=True)
        self.title = ttk.Label(names, style=theme.SECTION)
        self.subtitle = ttk.Label(names, style=theme.QUIET)
        for label in (self.title, self.subtitle):
            label.pack(anchor="w", fill="x")
            label.bind("<Configure>", self._wrapper(label), add=True)

    def _wrapper(self, label: ttk.Label) -> Callable[[tkinter.Event], object]:
        """Within the edges of the label: words as wide as it lost their last letter."""
        return lambda event: label.configure(wraplength=max(1, event.width - EDGES))

    def _goer(self, name: str) -> Callable[[], object]:
        return lambda: self.go(name)

    # --- going about ---------------------------------------------------------------------------

    @property
    def step(self) -> RoundStep:
        """The step in sight."""
        return self._step(self.here)

    def _step(self, name: str) -> RoundStep:
        if name not in self.steps:
            made = next(step for step_name, _label, _icon, step, _needs in STEPS if step_name == name)
            self.steps[name] = made(self.body, self.desk, self.go)
            self.steps[name].relabel()
        return self.steps[name]

    def open(self, round_id: int, step: str = "") -> None:
        """Work on a round where it stands: households first, then who goes, then what was found."""
        self.round_id = round_id
        coverage = round_line(self.desk.office, round_id).coverage
        usual = "households" if not coverage.households else "results" if coverage.shared else "sharing"
        self._show(step or usual, {})

    def go(self, name: str, values: Mapping[str, Any] | None = None) -> None:
        """Another step, its list narrowed by `values`."""
        needs = next(needs for step_name, _label, _icon, _step, needs in STEPS if step_name == name)
        if not needs or self.desk.lets(needs):
            self._show(name, values or {})

    def go_to_place(self, place: int) -> None:
        """The step at a place, from 0 on."""
        self.go(STEPS[place][0])

    def _show(self, name: str, values: Mapping[str, Any]) -> None:
        """Whoever may not work there sees how far it got."""
        allowed = {step_name for step_name, _label, _icon, _step, needs in STEPS if self._may(needs)}
        self.here = name if name in allowed else "coverage"
        for other in self.steps.values():
            other.pack_forget()
        step = self._step(self.here)
        step.pack(fill="both", expand=True)
        self.relabel_head()
        step.narrow(values)
        step.open(self.round_id)

    def _may(self, needs: str) -> bool:
        return not needs or self.desk.office.may(needs)

    # --- words ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Records have changed."""
        self.relabel_head()
        self.step.refresh()

    def relabel(self) -> None:
        self.back_button.configure(text=_("Outreach rounds") + "  Esc")
        for step in self.steps.values():
            step.relabel()
        if self.round_id:
            self.relabel_head()

    def relabel_head(self) -> None:
        """The round's name, how far it got, and which step is in sight."""
        for place, (name, label, _icon, _step, needs) in enumerate(STEPS, start=1):
            self.step_buttons[name].configure(
                text=f"{place}  {_(label)}",
                bootstyle="primary" if name == self.here else "ghost",
                state="normal" if self._may(needs) else "disabled",
            )
        print_what = _("Who needs what") if self.here == "needs" else _("Walking list")
        self.print_button.configure(text=with_key(print_what, "Ctrl+P"))
        line = round_line(self.desk.office, self.round_id)
        self.title.configure(text=line.name)
        self.subtitle.configure(text=self._said(line))

    def _said(self, line: RoundLine) -> str:
        days = shown.short_days(line.starts, line.ends) if line.ends else round_days(line)
        return f"{days}  ·  {coverage_text(line.coverage)}"

    def on_print(self) -> None:
        """What the step prints."""
        self.step.on_print()
