"""Possible duplicates side by side: merged field by field, said to be two people, and mergers taken apart again."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from db import duplicates, mergers, residents
from db.domain.duplicates import Likeness, Pair
from db.domain.errors import DeskError, FieldError, NotFound
from db.domain.mending import COLUMNS, MergerLine
from db.domain.words import N_
from db.rights import name_of
from ui import dialogs, links
from ui.filters import Narrowing
from ui.form_dialog import ask_form
from ui.language import _, ngettext
from ui.list_papers import ShownList
from ui.list_screen import ListScreen, listed
from ui.merge_panel import NUMBER, MergePanel, PanelAction
from ui.pair_views import FORM, HIGH, TwoPeople, in_sight, key_of, merger_facts, merger_row, pair_cells, side_of
from ui.record_card import Action, RecordCard
from ui.rows import ListedRows, Row
from ui.toolbar import Tool, allowed

if TYPE_CHECKING:
    from ui.desk import Desk

MERGED: Final = "merged"
MERGES: Final = name_of(mergers.merge_residents)
"""What two people are compared for."""
WIDTHS: Final = {"first": 22, "likeness": 22}
HINT: Final = N_("Choose a pair to compare both records.")


class DuplicatesScreen(ListScreen):
    """Pairs are looked for in the background; both records of the chosen one stand beside the list."""

    name = "duplicates"
    title = N_("Possible duplicates")
    columns = listed(COLUMNS, WIDTHS, spare=("likeness",), first=N_("Name"))
    subjects = (residents.SUBJECT,)
    sort = ("likeness", False)
    list_share = 0.4

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._pairs: tuple[Pair, ...] = ()
        self._by_hand: Pair | None = None
        self._pair: tuple[int, int] | None = None
        self._merger: int | None = None
        self._revisions: tuple[tuple[int, int], tuple[int, int]] | None = None
        super().__init__(parent, desk)

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "likeness": Narrowing(N_("Why"), lambda: [(one, _(one.label)) for one in Likeness], 30, N_("All")),
            "shows": Narrowing(N_("Shown"), lambda: [(MERGED, _("Merged records"))], 20, N_("To be decided")),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Compare two people"), "people", self.on_new, "Ctrl+N", "primary", MERGES),
            Tool(N_("Data quality"), "clipboard-check", lambda: self.desk.go("quality"), "Ctrl+Q"),
        )

    def build(self) -> None:
        actions = (
            PanelAction(N_("Merge"), "intersect", self.merge, "primary", MERGES),
            PanelAction(N_("Two people"), "person-x", self.say_apart, needs=name_of(duplicates.say_apart)),
            PanelAction(N_("Keep the other one"), "arrow-left-right", self.exchange, needs=MERGES),
            PanelAction(N_("Open the record"), "box-arrow-in-right", self._open_kept),
        )
        self.panel = MergePanel(self.record, allowed(self.desk.office, actions))
        undo = Action(N_("Take apart again"), "arrow-counterclockwise", self.undo, needs=name_of(mergers.undo_merger))
        self.card = RecordCard(self.record, allowed(self.desk.office, (undo,)))
        self.table.empty.say(N_("No two records look like one person's."))
        self._show_hint()

    # --- the list ----------------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self.look_again()
        super().show(record_id)

    def refresh(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """In the background: among 100,000 people it takes a second."""
        office = self.desk.office
        self.desk.jobs.start(
            lambda progress: duplicates.possible_duplicates(office, progress), self._found,
            title=_("Looking for duplicates"),
        )  # fmt: skip

    def _found(self, pairs: tuple[Pair, ...]) -> None:
        if self.winfo_exists():
            self._pairs = pairs
            self.reload()
            if self.table.chosen is None:
                self._choose_place(0)

    def _choose_place(self, place: int) -> None:
        """The pair that stands there now, else the last one."""
        keys = self.table.rows.keys()
        self.table.choose(keys[min(place, len(keys) - 1)] if keys else None)

    def rows(self) -> ListedRows:
        whole = self._whole_rows()
        return ListedRows(whole.keys(), lambda keys: [in_sight(row) for row in whole.read(keys)])

    def shown_list(self) -> ShownList:
        """Taken out with both names, birth date and house."""
        return ShownList(self.name, self.title, COLUMNS, self._whole_rows, self.scope_text)

    def _whole_rows(self) -> ListedRows:
        """Rows with a cell for each of COLUMNS."""
        if self.chosen("shows") == MERGED:
            lines = {-line.id: line for line in mergers.merger_lines(self.desk.office)}
            return ListedRows(tuple(lines), lambda keys: [merger_row(lines[key]) for key in keys])
        pairs = [pair for pair in self._all_pairs() if self.chosen("likeness") in (None, pair.likeness)]
        if self.sort[1]:
            pairs.reverse()
        by_key = {key_of(pair.first, pair.second): pair for pair in pairs}
        return ListedRows(tuple(by_key), lambda keys: self._pair_rows([by_key[key] for key in keys]))

    def _all_pairs(self) -> Sequence[Pair]:
        """What was found, and what somebody wants to compare besides."""
        if self._by_hand is None or self._by_hand in self._pairs:
            return self._pairs
        return (self._by_hand, *self._pairs)

    def _pair_rows(self, pairs: Sequence[Pair]) -> list[Row]:
        ids = [each for pair in pairs for each in (pair.first, pair.second)]
        people = {line.id: line for line in residents.resident_lines(self.desk.office, ids)}
        return [
            Row(key_of(pair.first, pair.second), pair_cells(pair, people, is_found=pair in self._pairs))
            for pair in pairs
        ]

    def count_text(self, total: int) -> str:
        if self.chosen("shows") == MERGED:
            return ngettext("{count} merger", "{count} mergers", total).format(count=f"{total:,}")
        return ngettext("{count} pair", "{count} pairs", total).format(count=f"{total:,}")

    # --- beside it ---------------------------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        self._pair = self._merger = self._revisions = None
        try:
            if record_id is None:
                self._show_hint()
            elif record_id < 0:
                self._show_merger(mergers.merger_line(self.desk.office, -record_id))
            else:
                self._show_pair(*divmod(record_id, HIGH))
        except NotFound:
            self._show_hint()

    def _show_hint(self) -> None:
        self.panel.pack_forget()
        self.card.pack(fill="both", expand=True)
        self.card.clear(_(HINT))

    def _show_pair(self, first: int, second: int) -> None:
        """Of two the one stays on which more hangs, or which is there longer."""
        office = self.desk.office
        counts = {each: mergers.hangs_on(office, each) for each in (first, second)}
        if sum(counts[second].values()) > sum(counts[first].values()):
            first, second = second, first
        self._compare(first, second)

    def _compare(self, kept_id: int, gone_id: int) -> None:
        office = self.desk.office
        kept, gone = mergers.both_records(office, kept_id, gone_id)
        self._pair, self._revisions = (kept_id, gone_id), ((kept.id, kept.revision), (gone.id, gone.revision))
        likeness = duplicates.likeness_of(office, kept_id, gone_id)
        why = _(likeness.label) if likeness else _("Nothing the same was found; compare well.")
        self.card.pack_forget()
        self.panel.pack(fill="both", expand=True)
        self.panel.show(
            why, side_of(office, kept), side_of(office, gone), mergers.merging_proposal(office, kept_id, gone_id)
        )

    def _show_merger(self, line: MergerLine) -> None:
        self._merger = line.id
        self.panel.pack_forget()
        self.card.pack(fill="both", expand=True)
        can = "" if line.can_be_undone or line.undone_at else _("It can not be taken apart any more.")
        self.card.show(line.kept, can, merger_facts(line), ())

    def relabel(self) -> None:
        self.panel.relabel()
        self.card.relabel()
        self.show_record(self.table.chosen)

    @property
    def record_in_sight(self) -> int | None:
        return self.table.chosen

    # --- what can be done --------------------------------------------------------------------------

    def open_record(self, record_id: int) -> None:
        """Enter: the keyboard goes to the first choice."""
        if self._pair is not None:
            self.panel.first().focus_set()

    def on_new(self, about: int | None = None) -> None:
        """Compare two records that somebody knows to be one person's; `about` is one of them."""
        if not self.desk.lets(MERGES):
            return

        def check(two: TwoPeople) -> None:
            if two.first_id == two.second_id:
                raise FieldError(N_("Choose two different records."))

        people = links.people(self.desk.office)
        found = ask_form(
            self, _("Compare two people"), FORM, TwoPeople(first_id=about), self.desk.today(), check,
            yes=_("Compare"), links={"first_id": people, "second_id": people},
            first="second_id" if about is not None else "first_id",
        )  # fmt: skip
        if found is None or found.first_id is None or found.second_id is None:
            return
        first, second = sorted((found.first_id, found.second_id))
        likeness = duplicates.likeness_of(self.desk.office, first, second) or Likeness.NAME
        self._by_hand = Pair(first, second, likeness)
        self.narrow({})
        self.reload()
        self.table.choose(key_of(first, second))

    def on_save(self) -> None:
        """Ctrl+S merges as it is chosen, after a question."""
        self.merge()

    def merge(self) -> None:
        """Both records become one."""
        if self._revisions is None or not self.desk.lets(MERGES):
            return
        (kept_id, _kept), (gone_id, _gone) = self._revisions
        names = {each: residents.resident_line(self.desk.office, each).full_name for each in (gone_id, kept_id)}
        gone, kept = (f"{name} ({_(NUMBER).format(number=each)})" for each, name in names.items())
        question = _("Merge {gone} into {kept}? What hangs on both comes together. Ctrl+Z takes them apart again.")
        if not dialogs.ask_yes_no(self, question.format(gone=gone, kept=kept), yes=_("Merge"), no=_("Cancel")):
            return
        self._do(lambda: self._merge(*self._revisions, names[kept_id]))

    def _merge(self, kept: tuple[int, int], gone: tuple[int, int], name: str) -> None:
        line = mergers.merge_residents(self.desk.office, kept, gone, self.panel.picks)
        self._pairs = tuple(pair for pair in self._pairs if gone[0] not in (pair.first, pair.second))
        self.desk.undo.push(
            _("merging {what}").format(what=name), lambda: mergers.undo_merger(self.desk.office, line.id)
        )
        self.desk.say(_("{what} is one record now. Ctrl+Z takes it apart again.").format(what=name))

    def say_apart(self) -> None:
        """Keep that these are two people."""
        if self._pair is None:
            return
        (first, second), office = self._pair, self.desk.office

        def keep() -> None:
            duplicates.say_apart(office, first, second)
            self._pairs = tuple(pair for pair in self._pairs if {pair.first, pair.second} != {first, second})
            self.desk.undo.push(_("two people"), lambda: duplicates.doubt_again(office, first, second))
            self.desk.say(_("Kept: these are two people. They are not shown again."))

        self._do(keep)

    def exchange(self) -> None:
        """The other record stays instead."""
        if self._pair is not None:
            self._do(lambda: self._compare(*reversed(self._pair or (0, 0))))

    def _open_kept(self) -> None:
        if self._pair is not None:
            self.desk.go("residents", self._pair[0])

    def undo(self) -> None:
        """Take the chosen merger apart."""
        merger_id = self._merger
        if merger_id is not None:
            self._do(lambda: mergers.undo_merger(self.desk.office, merger_id))

    def _do(self, act: Any) -> None:
        """A pair that is decided is out of the list at once, for looking again takes its time; then it is the next
        one's turn, and the keyboard does not stay on choices that are gone."""
        before, place = self.table.chosen, self.table.at or 0
        try:
            act()
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
        self.reload()
        if self.table.chosen is None:
            self._choose_place(place)
        if self.table.chosen != before:
            self.table.tree.focus_set()
