"""Communities: their representatives and figures, one click from their people."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db import communities
from db.community_staff import save_staff_member
from db.domain.ageing import AgeingLevel, ageing_level, elders_percent
from db.domain.communities import COLUMNS, FORM, CommunityLine
from db.domain.thai_order import order_key
from db.domain.words import N_
from db.figures import year_figures
from db.rights import name_of
from ui import community_card
from ui.language import _, ngettext
from ui.list_screen import listed
from ui.record_card import Action, RecordCard
from ui.record_commands import RecordCommands
from ui.record_screen import RecordScreen
from ui.rows import ListedRows, Row, sorted_rows
from ui.toolbar import Tool

if TYPE_CHECKING:
    from db.domain.errors import Progress
    from db.domain.figures import YearFigures
    from ui.desk import Desk

SORT = {
    "name": lambda line: order_key(line.name),
    "representative": lambda line: order_key(line.representative),
    "households": lambda line: line.households,
    "residents": lambda line: line.residents,
    "elders": lambda line: line.elders,
    "elder_share": lambda line: elders_percent(line.elders, line.residents),
    "volunteers": lambda line: line.volunteers,
}


WIDTHS = {
    "name": 16, "residents": 8, "elders": 8, "elder_share": 11, "households": 8, "volunteers": 8, "representative": 16
}  # fmt: skip


class CommunitiesScreen(RecordScreen):
    """The few communities of the town."""

    name = "communities"
    title = N_("Communities")
    columns = listed(COLUMNS, WIDTHS, representative=N_("In charge"))
    subjects = (
        "communities", "residents", "households", "volunteers", "community_staff", "activities", "visits", "rounds",
    )  # fmt: skip
    form = FORM
    commands = RecordCommands(
        communities.community_of,
        communities.save_community,
        communities.delete_community,
        communities.restore_community,
    )
    heading_of_new = N_("A new community")
    nothing_listed = N_("No community is kept yet. Add the first one; lists of people bring theirs along.")

    def tools(self) -> Sequence[Tool]:
        return (
            self.begin_tool(),
            Tool(N_("Households"), "house-door", lambda: self.desk.go("households"), "Ctrl+H"),
        )

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._figures: YearFigures | None = None
        self._asked = 0
        super().__init__(parent, desk)

    def rows(self) -> ListedRows:
        return sorted_rows(communities.community_lines(self.desk.office), SORT, self.sort, self._row)

    def _row(self, line: CommunityLine) -> Row:
        share = elders_percent(line.elders, line.residents)
        aged = ageing_level(line.elders, line.residents) in (AgeingLevel.AGED, AgeingLevel.SUPER_AGED)
        cells = (
            line.name,
            f"{line.residents:,}",
            f"{line.elders:,}",
            ("▲ " if aged else "") + f"{share:.1f} %",
            f"{line.households:,}",
            f"{line.volunteers:,}",
            line.representative,
        )
        return Row(line.id, cells)

    def count_text(self, total: int) -> str:
        return ngettext("{count} community", "{count} communities", total).format(count=f"{total:,}")

    def fill_card(self, card: RecordCard, record_id: int) -> None:
        community_card.fill(card, self, record_id, self._figures)
        if self._figures is None:
            self._ask_for_figures()

    def _ask_for_figures(self) -> None:
        """What takes longer than a page may is worked out beside the window's thread."""
        office = self.desk.office
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress) -> YearFigures:
            return year_figures(office)

        def done(found: YearFigures) -> None:
            if asked == self._asked and self.winfo_exists():
                self._figures = found
                if not self._editing:
                    self._show_card()

        self.desk.jobs.start(work, done, title=_("Adding up the figures"), shown=False, repeatable=True)

    def refresh(self) -> None:
        self._figures = None
        super().refresh()

    def card_actions(self) -> Sequence[Action]:
        add = Action(N_("Add staff"), "person-badge", self._add_staff, needs=name_of(save_staff_member))
        return (*super().card_actions(), add)

    def _add_staff(self) -> None:
        community_card.add_staff(self)
