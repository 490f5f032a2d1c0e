"""Find people and enrol many at once: a search line, filters, a list with ticks."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db import communities, residents, search, volunteers
from db.domain.communities import short_community_name
from db.domain.forms import Column
from db.domain.phones import format_phone
from db.domain.residents import ResidentLine
from db.domain.volunteers import VolunteerKind, VolunteerLine
from db.domain.words import N_
from db.residents import ResidentFilter
from db.volunteers import VolunteerFilter
from ui import theme
from ui.filters import Filter, Narrowing
from ui.flow import Flow
from ui.language import _, follow_language, ngettext
from ui.list_screen import ListingRows
from ui.narrowings import by_community
from ui.rows import Row, Rows, few_rows
from ui.table import Table
from ui.theme import Space
from ui.traces import trace_while

if TYPE_CHECKING:
    from ui.desk import Desk

VOLUNTEERS: Final = "volunteers"
MOST_FOUND: Final = 200
COLUMNS: Final = (
    Column("name", N_("Name"), 21, sortable=False),
    Column("community", N_("Community or organisation"), 14, sortable=False),
    Column("phones", N_("Phone"), 15, sortable=False),
)


class PeoplePicker(ttk.Frame):
    """`on_enrol(resident ids)` when they are to be added; `enrolled()` are those who are in already."""

    def __init__(
        self,
        parent: tkinter.Misc,
        desk: Desk,
        on_enrol: Callable[[Sequence[int]], object],
        on_outside: Callable[[], object],
        enrolled: Callable[[], set[int]],
    ) -> None:
        super().__init__(parent)
        self.desk, self._on_enrol, self._enrolled = desk, on_enrol, enrolled
        self.title = ttk.Label(self, style=theme.SECTION)
        self.title.pack(anchor="w")
        self._build_filters()
        foot = Flow(self)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.enrol_button = ttk.Button(foot, text=" ", icon="person-check", bootstyle="primary", command=self.enrol)
        self.outside_button = ttk.Button(foot, text=" ", icon="person-plus", bootstyle="outline", command=on_outside)
        self.table = Table(
            self,
            COLUMNS,
            on_open=lambda _key: self.enrol(),
            on_tick=self._show_count,
            on_type=self._on_type,
            ticking=True,
        )
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(N_("Nobody is found. Try another spelling, or add someone from outside."))
        follow_language(self, self.relabel)

    def _build_filters(self) -> None:
        self.typed = tkinter.StringVar(self)
        self.entry = ttk.Entry(self, textvariable=self.typed)
        self.entry.pack(fill="x", pady=(Space.TIGHT, Space.SMALL))
        trace_while(self, self.typed, self.refresh)
        for key in ("<Return>", "<KP_Enter>"):
            self.entry.bind(key, lambda _event: self._on_enter(), add=True)
        self.entry.bind("<Down>", lambda _event: self._to_table(), add=True)
        self.entry.bind("<Escape>", lambda _event: self._on_escape(), add=True)
        row = Flow(self, Space.MEDIUM)
        row.pack(fill="x", pady=(0, Space.SMALL))
        kinds = [(kind, kind.label) for kind in VolunteerKind]
        who = Narrowing(
            N_("Who"),
            lambda: [(VOLUNTEERS, _("All volunteers")), *((kind, _(label)) for kind, label in kinds)],
            width=16,
            every=N_("Everyone"),
            chosen=VOLUNTEERS,
        )
        self.who = Filter(row, who, self.refresh)
        self.community = Filter(row, by_community(self.desk.office), self.refresh)

    # --- what the step calls -------------------------------------------------------------------

    def start(self) -> None:
        """Nothing ticked, the keyboard in the search line."""
        self.typed.set("")
        self.table.tick(())
        self.entry.focus_set()

    def refresh(self) -> None:
        """Read those who fit again; ticks stay, also of those out of sight."""
        self.table.show(self._rows())
        self._show_count()

    def relabel(self) -> None:
        self.title.configure(text=_("Add people"))
        self.who.relabel()
        self.community.relabel()
        self.outside_button.configure(text=_("From outside …") + "  Ctrl+N")
        self.refresh()

    def enrol(self) -> None:
        """All who are ticked; with no ticks the one who is chosen."""
        chosen = () if self.table.chosen is None else (self.table.chosen,)
        wanted = self.table.ticked or chosen
        if wanted:
            self._on_enrol(wanted)

    # --- inside --------------------------------------------------------------------------------

    def _rows(self) -> Rows:
        typed = self.typed.get().strip()
        enrolled = self._enrolled()
        if typed:
            return few_rows([self._row(line, enrolled) for line in self._found(typed)])
        if self.who.value is None:
            listing = residents.resident_listing(
                self.desk.office, ResidentFilter(community_id=self.community.value), "name"
            )
            return ListingRows(listing, lambda line: self._row(line, enrolled))
        return few_rows([self._volunteer_row(line, enrolled) for line in self._volunteers()])

    def _found(self, typed: str) -> list[ResidentLine]:
        found: Sequence[ResidentLine] = search.search(self.desk.office, typed, MOST_FOUND)
        if self.who.value is not None:
            allowed = {line.resident_id for line in self._volunteers()}
            found = [line for line in found if line.id in allowed]
        elif self.community.value is not None:
            name = communities.community_of(self.desk.office, self.community.value).name
            found = [line for line in found if line.community == name]
        return list(found)

    def _volunteers(self) -> tuple[VolunteerLine, ...]:
        kind = self.who.value if isinstance(self.who.value, VolunteerKind) else None
        wanted = VolunteerFilter(community_id=self.community.value, kind=kind, active=True)
        listing: Any = volunteers.volunteer_listing(self.desk.office, wanted, "name", False)
        lines: tuple[VolunteerLine, ...] = tuple(listing.page(0, listing.total))
        return lines

    def _row(self, line: ResidentLine, enrolled: set[int]) -> Row:
        where = line.organisation or short_community_name(line.community)
        return self._made(line.id, line.full_name, where, line.phones, enrolled)

    def _volunteer_row(self, line: VolunteerLine, enrolled: set[int]) -> Row:
        where = line.organisation or short_community_name(line.community)
        return self._made(line.resident_id, line.full_name, where, line.phones, enrolled)

    def _made(self, key: int, name: str, where: str, phones: Sequence[str], enrolled: set[int]) -> Row:
        numbers = ", ".join(map(format_phone, phones))
        if key in enrolled:
            return Row(key, (f"✓ {name}", where, numbers), "quiet")
        return Row(key, (name, where, numbers))

    def _show_count(self) -> None:
        count = len(self.table.ticked)
        text = ngettext("Enrol {count} person", "Enrol {count} people", count).format(count=count)
        self.enrol_button.configure(text=(text if count else _("Enrol")) + "  Enter")

    def _on_type(self, letter: str) -> None:
        """Letters typed in the list go on in the search line."""
        self.entry.focus_set()
        self.typed.set(self.typed.get() + letter)
        self.entry.icursor("end")

    def _on_enter(self) -> str:
        """Those ticked are enrolled; with nobody ticked the keyboard goes to the list."""
        if self.table.ticked:
            self.enrol()
            return "break"
        return self._to_table()

    def _to_table(self) -> str:
        self.table.focus_rows()
        return "break"

    def _on_escape(self) -> str | None:
        if not self.typed.get():
            return None
        self.typed.set("")
        return "break"
