"""The last step of an outreach round: who waits for help today, until the key for helped is pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.domain.forms import Column
from db.domain.round_results import HELPED_KEY, HOUSE_COLUMNS, HouseState
from db.domain.words import N_
from ui.filters import Narrowing
from ui.language import _
from ui.list_screen import listed
from ui.narrowings import by_community
from ui.round_walk import print_needs
from ui.screens.round_entry import EntryStep


class NeedsStep(EntryStep):
    """Who waits for help today, until the key for helped is pressed."""

    WIDTHS = {"house": 12, "community": 13, "needs": 40, "contact": 36, "day": 12}  # noqa: RUF012
    spare = ("community",)
    nothing = N_("Nobody of this round waits for help.")
    always = HouseState.WAITING

    def build(self) -> None:
        """What is needed has the room of the coverage."""
        super().build()
        self.table.grid(columnspan=2)

    def _lay_live(self, *, is_beside: bool) -> None:
        """It does not stand here."""

    def _tell(self) -> None:
        """How far the round got stands elsewhere."""

    def _tell_one(self, community: str) -> None:
        """Nor here."""

    def _columns(self) -> Sequence[Column]:
        contact = Column("contact", N_("Ask for"), 30, sortable=False)
        day = Column("day", N_("Found on"), 12, sortable=False)
        return listed((*HOUSE_COLUMNS, contact, day), self.WIDTHS, spare=self.spare)

    def _narrowings(self) -> Mapping[str, Narrowing]:
        return {"community": by_community(self.desk.office)}

    def _keys(self) -> str:
        return _("{key} helped · Enter more · Ctrl+P prints the list · Ctrl+Z undo").format(key=HELPED_KEY)

    def on_print(self) -> None:
        print_needs(self.screen(), self.desk, self.round_id)
