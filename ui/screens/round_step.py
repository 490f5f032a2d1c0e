"""One step of the work on an outreach round: what choosing, sharing out, writing down and looking have in common."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from db.domain.round_results import HouseFilter
from ui.flow import LEAST_ROWS
from ui.round_walk import print_walking_list
from ui.work_step import WorkStep

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.table import Table

Goer = Callable[[str, Mapping[str, Any]], object]
"""Goes to a step by its name, its list narrowed by these values."""


class RoundStep(WorkStep):
    """`go(step, values)` leads to another step."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, go: Goer) -> None:
        super().__init__(parent, desk)
        self.go = go
        self.round_id = 0
        self.build()

    def build(self) -> None:
        """Make the widgets."""

    def keep_rows(self, table: Table) -> None:
        """Let a few lines of the list have their room; the page scrolls where large letters leave none."""
        table.tree.configure(height=LEAST_ROWS)

    def open(self, round_id: int) -> None:
        """Show this step of a round, the keyboard where work begins."""
        self.round_id = round_id
        self.refresh()

    def narrow(self, values: Mapping[str, Any]) -> None:
        """Set the filters named and loosen the others, before it is opened."""

    def filter(self) -> HouseFilter:
        """What the list of households is narrowed to."""
        return HouseFilter()

    def on_print(self) -> None:
        """Ctrl+P: the walking lists, as the list is narrowed."""
        print_walking_list(self.screen(), self.desk, self.round_id, self.filter())
