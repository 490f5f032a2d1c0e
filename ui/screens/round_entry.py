"""The third step of an outreach round: what was found, one key for each household; the list goes on by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar, Final

import ttkbootstrap as ttk

from db.domain.digits import to_arabic
from db.domain.forms import Column
from db.domain.keyboard_layout import to_figures
from db.domain.round_results import (
    CHECK_FIELDS,
    CHECK_KEYS,
    CLEAR_KEY,
    HELPED_KEY,
    HOUSE_COLUMNS,
    KEY_WORDS,
    RESULT_KEYS,
    VISIT_FORM,
    HouseFilter,
    HouseState,
    RoundResult,
    RoundVisit,
    cleared,
    settled,
    with_check,
    with_help,
    with_result,
)
from db.domain.rounds import OutreachRound, RoundKind
from db.domain.words import N_
from db.rights import name_of
from db.round_households import round_house_lines, round_house_listing
from db.round_results import round_visit_of, save_round_visit
from db.rounds import coverage_by_helper, round_of
from ui import fonts, shown, theme
from ui.filters import Filter, Narrowing
from ui.flow import Flow, fill_width
from ui.form_dialog import ask_form
from ui.language import _
from ui.list_screen import ListingRows, listed
from ui.narrowings import by_community
from ui.round_texts import house_cells, house_row
from ui.screens.round_coverage import CommunityTable
from ui.screens.round_step import RoundStep
from ui.scrolling import GROWN
from ui.table import Table
from ui.theme import Space

WRITES: Final = name_of(save_round_visit)
BESIDE: Final = "0" * 90
"""Room in which the coverage can stand beside the list."""
MOST_DAYS: Final = 31
"""Days back that results are written down for from the list; others are typed into the form."""


class EntryStep(RoundStep):
    """The households in the order of the walk at the left, the coverage by community at the right, live."""

    WIDTHS: ClassVar[Mapping[str, int]] = {"house": 12, "community": 13, "goes": 20, "result": 36, "needs": 26}
    spare: ClassVar[tuple[str, ...]] = ("goes", "community")
    nothing: ClassVar[str] = N_("No household is in this list.")
    always: HouseState | None = None
    """The state of all that is listed, where that is not chosen."""

    def build(self) -> None:
        self.is_saving = False
        self.names = tuple(self.WIDTHS)
        self.columnconfigure(0, weight=3)
        self.columnconfigure(1, weight=2)
        self.rowconfigure(1, weight=1)
        self.row = Flow(self, Space.MEDIUM)
        self.row.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, Space.SMALL))
        self.filters = {name: Filter(self.row, one, self.refresh) for name, one in self._narrowings().items()}
        self.day = Filter(self.row, Narrowing(N_("Day"), self._days, 11), lambda: None)
        self.table = Table(self, self._columns(), on_open=self.write_form, on_type=self.on_key)
        self.table.grid(row=1, column=0, sticky="nsew")
        self.keep_rows(self.table)
        self.table.empty.say(self.nothing)
        self.table.tree.bind("<BackSpace>", lambda _event: self.on_key(CLEAR_KEY), add=True)
        self.live = CommunityTable(self, lambda community_id: self._narrow_to(community_id))
        self.keep_rows(self.live.table)
        self.hint = ttk.Label(self, style=theme.QUIET)
        fill_width(self.hint)
        self.hint.grid(row=2, column=0, columnspan=2, sticky="ew", pady=(Space.TIGHT, 0))
        self._lay_live(is_beside=True)
        self.bind("<Configure>", lambda event: self._on_width(event.width), add=True)

    def _on_width(self, width: int) -> None:
        """Beside each other both lists lost what matters in large letters: the coverage goes below then."""
        self._lay_live(is_beside=width >= fonts.text_width(self, BESIDE))

    def _lay_live(self, *, is_beside: bool) -> None:
        self.table.grid(columnspan=1 if is_beside else 2)
        if is_beside:
            self.live.grid(row=1, column=1, columnspan=1, sticky="nsew", padx=(Space.LARGE, 0), pady=0)
        else:
            self.live.grid(row=3, column=0, columnspan=2, sticky="ew", padx=0, pady=(Space.SMALL, 0))

    def _columns(self) -> Sequence[Column]:
        return listed(HOUSE_COLUMNS, self.WIDTHS, spare=self.spare)

    def _narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "community": by_community(self.desk.office),
            "goes": Narrowing(N_("Who goes"), self._goes, 16, N_("All")),
            "state": Narrowing(
                N_("Status"), lambda: [(one, _(one.label)) for one in HouseState], width=14, every=N_("All")
            ),
        }

    def _goes(self) -> list[tuple[Any, str]]:
        if not self.round_id:
            return []
        found = coverage_by_helper(self.desk.office, self.round_id)
        return [((each.id, "" if each.id else each.name), each.name) for each in found if each.name]

    def _days(self) -> list[tuple[date, str]]:
        """Today and the days of the round before it."""
        if not self.round_id:
            return []
        today, starts = self.desk.today(), self.round().starts or self.desk.today()
        days = [today - timedelta(back) for back in range(MOST_DAYS)]
        return [(day, shown.short_days(day, day)) for day in days if day >= starts or day == today]

    def round(self) -> OutreachRound:
        return round_of(self.desk.office, self.round_id)

    # --- what the work asks ----------------------------------------------------------------------

    def open(self, round_id: int) -> None:
        super().open(round_id)
        for one in (*self.filters.values(), self.day):
            one.relabel()
        self.hint.configure(text=self._keys())
        self.table.focus_rows()
        self.hint.event_generate(GROWN)  # the keys are in sight, below the list

    def narrow(self, values: Mapping[str, Any]) -> None:
        for name, one in self.filters.items():
            one.value = values.get(name)

    def _narrow_to(self, community_id: int | None) -> None:
        self.filters["community"].choose(community_id)
        self.table.focus_rows()

    def filter(self) -> HouseFilter:
        goes = self.filters["goes"].value if "goes" in self.filters else None
        state = self.filters["state"].value if "state" in self.filters else self.always
        return HouseFilter(community_id=self.filters["community"].value, goes=goes, state=state)

    def refresh(self) -> None:
        if self.is_saving:
            return
        listing = round_house_listing(self.desk.office, self.round_id, self.filter())
        listing.ids()  # read now: whatever is written down from here on takes no household out of the list
        self.table.show(ListingRows(listing, lambda house: house_row(house, self.names)))
        self._tell()

    def relabel(self) -> None:
        for one in (*self.filters.values(), self.day):
            one.relabel()
        self.hint.configure(text=self._keys())
        if self.round_id:
            self._tell()

    def _tell(self) -> None:
        self.live.show(self.round_id)

    def _tell_one(self, community: str) -> None:
        self.live.update_one(self.round_id, community)

    def _keys(self) -> str:
        """Which key says what."""
        words = {key: result.label for key, result in RESULT_KEYS.items()}
        if self.round_id and self.round().kind is RoundKind.OUTBREAK:
            words |= {key: KEY_WORDS[check] for key, check in CHECK_KEYS.items()}
        said = [f"{key} {_(word)}" for key, word in words.items()]
        helped, nobody_came = _("Helped"), _("not come to yet")
        said += [f"{HELPED_KEY} {helped}", f"{CLEAR_KEY} {nobody_came}", _("Enter more"), _("Ctrl+Z undo")]
        return " · ".join(said)

    # --- keys --------------------------------------------------------------------------------------

    def on_key(self, letter: str) -> None:
        """A figure of either keyboard layout says what was found at the household chosen."""
        key, kind, day = to_figures(to_arabic(letter)), self.round().kind, self.day.value or self.desk.today()
        if self.table.chosen is None or not self.desk.lets(WRITES) or kind is None:
            return
        visit = round_visit_of(self.desk.office, self.table.chosen)
        if key in RESULT_KEYS and RESULT_KEYS[key] is RoundResult.NEEDS and not visit.has_needs:
            self._ask_needs(visit, day, kind)
        elif key in RESULT_KEYS:
            self._write(visit, with_result(visit, RESULT_KEYS[key], day, kind))
        elif key in CHECK_KEYS and kind is RoundKind.OUTBREAK:
            self._write(visit, with_check(visit, CHECK_KEYS[key], day), stays=True)
        elif key == HELPED_KEY:
            self._write(visit, with_help(visit, day))
        elif key == CLEAR_KEY:
            self._write(visit, cleared(visit), stays=True)

    def _write(self, before: RoundVisit, after: RoundVisit, *, stays: bool = False) -> None:
        """Keep it and go on to the next household, unless more may be said of this one."""
        if after != before and not self._keep(after):
            return
        if after != before:
            self.desk.undo.push(_("what was found at a household"), lambda: self._take_back(before))
        self.table.refresh()
        if not stays:
            self.table.move(1)
        (house,) = round_house_lines(self.desk.office, [before.id])
        self._tell_one(house.community)

    def _keep(self, visit: RoundVisit) -> bool:
        """Without reading the list anew: a household stays in it until it is narrowed again."""
        self.is_saving = True
        try:
            return self.attempt(lambda: save_round_visit(self.desk.office, visit))
        finally:
            self.is_saving = False

    def _take_back(self, before: RoundVisit) -> None:
        kept = round_visit_of(self.desk.office, before.id)
        save_round_visit(self.desk.office, replace(before, revision=kept.revision))
        self.table.choose(before.id)

    # --- forms -------------------------------------------------------------------------------------

    def _fields(self, kind: RoundKind, *names: str) -> tuple[str, ...]:
        """The checks are asked in an outbreak round only."""
        wanted = names or tuple(field.name for field in VISIT_FORM.fields)
        return tuple(name for name in wanted if kind is RoundKind.OUTBREAK or name not in CHECK_FIELDS)

    def _ask_needs(self, visit: RoundVisit, day: date, kind: RoundKind) -> None:
        """What is needed, in words or by the checks; without either nobody needs anything."""
        first = replace(visit, result=RoundResult.NEEDS, reached_on=day)
        self._ask(visit, first, self._fields(kind, "needs", *CHECK_FIELDS), "needs")

    def write_form(self, house_id: int) -> None:
        """Everything that may be said of a household."""
        kind = self.round().kind
        if kind is None or not self.desk.lets(WRITES):
            return
        visit = round_visit_of(self.desk.office, house_id)
        self._ask(visit, visit, self._fields(kind), "result")

    def _ask(self, before: RoundVisit, first: RoundVisit, only: Sequence[str], field: str) -> None:
        house = round_house_lines(self.desk.office, [before.id])[0]
        day = self.day.value or self.desk.today()
        text = " · ".join(filter(None, (house_cells(house)["house"], house.community, house.contact)))
        kept: list[RoundVisit] = []

        def keep(typed: RoundVisit) -> None:
            self.is_saving = True
            try:
                kept.append(save_round_visit(self.desk.office, settled(typed, day)))
            finally:
                self.is_saving = False

        ask_form(
            self, _("What was found there"), VISIT_FORM, first, self.desk.today(), keep, yes=_("Save"), text=text,
            only=only, first=field,
        )  # fmt: skip
        self.table.tree.focus_set()
        if kept:
            self._write(replace(before, revision=kept[0].revision), kept[0])
