"""Elders reached in this fiscal year: by community, daily living, sex and age; a line leads to those with nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db import reach
from db.domain.ages import AgeBand
from db.domain.barthel import AdlGroup
from db.domain.errors import Progress
from db.domain.figure_list import FIGURE
from db.domain.fiscal_year import fiscal_year
from db.domain.names import Sex
from db.domain.reach import COLUMNS, ElderReach, Reach, ReachKind
from db.domain.words import N_
from ui.language import _, ngettext
from ui.list_papers import ShownList
from ui.list_screen import ListScreen, listed
from ui.narrowings import UNASSESSED, UNKNOWN
from ui.record_card import Action, Fact, RecordCard
from ui.rows import ListedRows, Row, few_rows
from ui.toolbar import Tool
from ui.visit_texts import LOOK

WIDTHS = {"kind": 13, "group": 20, "elders": 9, "reached": 9, "nothing": 10, "percent": 10}
SEX_WORDS = {Sex.MALE: N_("Men"), Sex.FEMALE: N_("Women")}
FILTERS = {
    ReachKind.COMMUNITY: ("community", lambda key: key),
    ReachKind.ADL: ("group", AdlGroup),
    ReachKind.SEX: ("sex", Sex),
    ReachKind.AGE: ("band", AgeBand),
}
"""By which filter of the elders' page a group is shown, and what its key means there."""


class ReachScreen(ListScreen):
    """What is left undone stands out; Enter shows by name who had nothing yet."""

    name = "reach"
    title = N_("Elders reached")
    columns = listed(COLUMNS, WIDTHS, spare=("elders", "reached", "percent"))
    subjects = ("visits", "residents", "activities", "participants", "rounds", "assessments", "communities")
    sort = ("kind", False)

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Show by name"), "list-ul", self._open_chosen, style="primary"),
            Tool(N_("Visits"), "calendar-check", lambda: self.desk.go("visits")),
        )

    def build(self) -> None:
        self.lines: dict[int, Reach] = {}
        self._asked = 0
        self.table.empty.say(N_("Adding up the figures"))
        self.card = RecordCard(self.record, (Action(N_("Show by name"), "list-ul", self._open_chosen, "primary"),))
        self.card.pack(fill="both", expand=True)
        self.table.headings.beside = lambda: self.card.told

    def reload(self) -> None:
        """What is at hand at once; every elder is looked at beside the window's thread, for that takes a moment."""
        super().reload()
        office = self.desk.office
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress) -> Sequence[Reach]:
            return reach.elders_reached(office)

        def done(found: Sequence[Reach]) -> None:
            if asked == self._asked and self.winfo_exists():
                self._show(found)

        self.desk.jobs.start(work, done, title=_("Adding up the figures"), shown=False, repeatable=True)

    def _show(self, found: Sequence[Reach]) -> None:
        self.lines = dict(enumerate(found, 1))
        super().reload()
        self.show_record(self.table.chosen)

    def shown_list(self) -> ShownList:
        """Who takes the list out sooner than it stands there waits for the figures."""

        def read() -> ListedRows:
            return self._rows_of(dict(enumerate(reach.elders_reached(self.desk.office), 1)))

        return ShownList(self.name, self.title, self.columns, read, self.scope_text)

    def rows(self) -> ListedRows:
        return self._rows_of(self.lines)

    def _rows_of(self, lines: Mapping[int, Reach]) -> ListedRows:
        column, descending = self.sort
        keys = list(lines)
        if column != "kind":
            keys.sort(key=lambda key: self._value(lines[key], column), reverse=descending)
        elif descending:
            keys.reverse()
        return few_rows([self._row(key, lines[key]) for key in keys])

    def _value(self, line: Reach, column: str) -> Any:
        return group_text(line) if column == "group" else getattr(line, column)

    def _row(self, key: int, line: Reach) -> Row:
        cells = (
            _(line.kind.label),
            group_text(line),
            f"{line.elders:,}",
            f"{line.reached:,}",
            f"{LOOK if line.nothing else ''}{line.nothing:,}",
            f"{line.percent}%",
        )
        return Row(key, cells, "warning" if line.elders and not line.reached else "" if line.nothing else "quiet")

    def count_text(self, total: int) -> str:
        year = fiscal_year(self.desk.today())
        everybody = self.lines.get(1)
        if everybody is None:
            return ""
        return ngettext(
            "{count} elder with nothing in fiscal year {year}", "{count} elders with nothing in fiscal year {year}",
            everybody.nothing,
        ).format(count=f"{everybody.nothing:,}", year=year)  # fmt: skip

    def relabel(self) -> None:
        self.card.relabel()
        self.show_record(self.table.chosen)

    def show_record(self, record_id: int | None) -> None:
        line = self.lines.get(record_id or 0)
        if line is None:
            self.card.clear(_("Choose a group and press Enter to see by name who had nothing yet."))
            return
        reached = FIGURE["elders_reached"]
        facts = (
            Fact(_("Elders"), f"{line.elders:,}", figure="elders"),
            Fact(_("Were reached"), f"{line.reached:,}  ({line.percent}%)", figure="elders_reached"),
            Fact(_("Nothing yet"), f"{line.nothing:,}", figure="elders_not_reached"),
            Fact(_("Reached means"), _(reached.definition)),
        )
        self.card.show(group_text(line), _(line.kind.label), facts, ())

    def open_record(self, record_id: int) -> None:
        """By name: those of the group with nothing yet."""
        line = self.lines[record_id]
        values: dict[str, Any] = {"reach": ElderReach.NOTHING}
        if line.kind in FILTERS:
            name, meant = FILTERS[line.kind]
            unknown = UNASSESSED if line.kind is ReachKind.ADL else UNKNOWN
            values[name] = unknown if line.key is None else meant(line.key)
        self.desk.go("elders", filters=values)

    def _open_chosen(self) -> None:
        if self.table.chosen is not None:
            self.open_record(self.table.chosen)


def group_text(line: Reach) -> str:
    """The group in the user's words."""
    if line.kind is ReachKind.ALL:
        return _("Whole town")
    if line.key is None:
        return _("not known") if line.kind is not ReachKind.ADL else _("not assessed yet")
    if line.kind is ReachKind.COMMUNITY:
        return line.name
    if line.kind is ReachKind.SEX:
        return _(SEX_WORDS[Sex(str(line.key))])
    return _(AgeBand(str(line.key)).label if line.kind is ReachKind.AGE else AdlGroup(str(line.key)).label)
