"""Data quality: what is missing, odd or out of date, with the records behind each line and the way to mend them."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import quality
from db.check_rules import SUBJECTS
from db.domain import quality as domain
from db.domain.forms import Column
from db.domain.quality import ISSUES, Issue, IssueKind, IssueLine, issue_named
from db.domain.words import N_
from db.rights import TAKE_OUT
from ui import list_papers, theme
from ui.filters import Narrowing
from ui.flow import Flow
from ui.language import _, follow_language, ngettext
from ui.line_ends import Paragraph
from ui.list_papers import ShownList
from ui.list_screen import ListScreen
from ui.rows import ListedRows, Row, few_rows
from ui.table import Table
from ui.theme import Space
from ui.toolbar import Tool

if TYPE_CHECKING:
    from ui.desk import Desk

COLUMNS: Final = (
    Column("label", N_("What to look at"), 38, sortable=False),
    Column("kind", N_("Kind"), 13, sortable=False, spare=True),
    Column("count", N_("Records"), 9, "e", sortable=False),
)
NOTHING: Final = N_("Choose a line to see the records behind it.")
ALL_WELL: Final = N_("Nothing is missing, odd or out of date here.")


class QualityScreen(ListScreen):
    """Lines with a count at the left, the records of the chosen one at the right; Enter opens one where it is put
    right."""

    name = "quality"
    title = N_("Data quality")
    columns = COLUMNS
    list_share = 0.46
    subjects = tuple(dict.fromkeys(SUBJECTS.values()))

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        self._found: dict[str, tuple[int, ...]] = {}
        self._issue: Issue | None = None
        super().__init__(parent, desk)

    def narrowings(self) -> Mapping[str, Narrowing]:
        return {
            "kind": Narrowing(N_("Kind"), lambda: [(kind, _(kind.label)) for kind in IssueKind], 16, N_("All")),
            "open": Narrowing(
                N_("Lines"), lambda: [(True, _("Only with records"))], 20, N_("All"), chosen=True
            ),
        }  # fmt: skip

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Possible duplicates"), "people", lambda: self.desk.go("duplicates"), "Ctrl+U", "primary"),
            Tool(N_("Residents"), "arrow-left", lambda: self.desk.go("residents")),
        )

    def build(self) -> None:
        self.heading = Paragraph(self.record, style=theme.SECTION)
        self.heading.pack(anchor="w", fill="x")
        self.foot = Flow(self.record)
        self.foot.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0))
        self.open_button = ttk.Button(
            self.foot, text=" ", icon="pencil", bootstyle="primary", command=self._open_chosen
        )
        self.print_button = ttk.Button(
            self.foot, text=" ", icon="printer", bootstyle="outline", command=self.take_out_records
        )
        self.records = Table(self.record, domain.COLUMNS, on_open=self._mend)
        self.records.pack(fill="both", expand=True, pady=(Space.SMALL, 0))
        self.records.empty.say(NOTHING)
        self.table.empty.say(ALL_WELL)
        self.record.bind("<Configure>", lambda event: self.heading.wrap(event.width - 2 * Space.LARGE), add=True)
        follow_language(self.record, self._relabel_records)

    # --- the lines ---------------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self._count()
        super().show(record_id)

    def refresh(self) -> None:
        self._count()

    def _count(self) -> None:
        """In the background: the whole file is looked through."""
        office = self.desk.office
        self.desk.jobs.start(
            lambda progress: quality.issues_found(office, progress), self._counted,
            title=_("Looking through the records"),
        )  # fmt: skip

    def _counted(self, found: dict[str, tuple[int, ...]]) -> None:
        if not self.winfo_exists():
            return
        self._found = found
        self.reload()
        chosen = self.table.chosen
        if chosen is None and self.table.rows.total:
            self.table.choose(self.table.rows.keys()[0])
        else:
            self.show_record(chosen)

    def rows(self) -> ListedRows:
        return few_rows([self._row(place, issue) for place, issue in enumerate(ISSUES, 1) if self._passes(issue)])

    def _passes(self, issue: Issue) -> bool:
        is_asked = issue.name in self._found and (not self.chosen("open") or bool(self._found[issue.name]))
        return is_asked and self.chosen("kind") in (None, issue.kind)

    def _row(self, place: int, issue: Issue) -> Row:
        count = len(self._found.get(issue.name, ()))
        return Row(place, (_(issue.label), _(issue.kind.label), f"{count:,}"), "" if count else "quiet")

    def count_text(self, total: int) -> str:
        count = sum(len(self._found[issue.name]) for issue in ISSUES if self._passes(issue))
        return ngettext("{count} thing to look at", "{count} things to look at", count).format(count=f"{count:,}")

    # --- the records behind a line -----------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        self._issue = ISSUES[record_id - 1] if record_id else None
        self._relabel_records()
        if self._issue is None:
            self.records.show(few_rows(()))
            return
        self.records.show(self._rows_of(self._issue))

    def open_record(self, record_id: int) -> None:
        """Enter on a line: the keyboard goes to its records."""
        self.records.focus_rows()

    def _open_chosen(self) -> None:
        if self.records.rows.total:
            self._mend(self.records.chosen or self.records.rows.keys()[0])

    def _mend(self, record_id: int) -> None:
        """To the page where the record is put right."""
        if self._issue is not None:
            self.desk.go(self._issue.page, record_id)

    def on_print(self) -> None:
        """The records of the chosen line, else the lines."""
        if self._issue is None:
            super().on_print()
        elif self.desk.lets(TAKE_OUT):
            list_papers.print_shown(self, self.desk, self._shown_records(self._issue))

    def take_out_records(self) -> None:
        """Print or export the records of the chosen line."""
        if self._issue is not None and self.desk.lets(TAKE_OUT):
            list_papers.take_out(self, self.desk, self._shown_records(self._issue))

    def _shown_records(self, issue: Issue) -> ShownList:
        name = f"quality {issue.name}"
        return ShownList(
            name, issue.label, domain.COLUMNS, lambda: self._rows_of(issue), lambda: _(issue.kind.label), self.title
        )

    def _rows_of(self, issue: Issue) -> ListedRows:
        """As they were when they were looked for; cells are those of now."""
        office = self.desk.office
        return ListedRows(
            self._found.get(issue.name, ()),
            lambda ids: [issue_row(line) for line in quality.issue_lines(office, issue.name, ids)],
        )

    def on_escape(self) -> bool:
        """From the records back to the lines."""
        if self.focus_get() is self.records.tree:
            self.table.focus_rows()
            return True
        return super().on_escape()

    def narrow(self, values: Mapping[str, object]) -> None:
        """`issue` chooses the line of that name."""
        super().narrow({name: value for name, value in values.items() if name != "issue"})
        wanted = values.get("issue")
        if isinstance(wanted, str):
            self.table.chosen = ISSUES.index(issue_named(wanted)) + 1

    def _relabel_records(self) -> None:
        self.heading.say(_(self._issue.label) if self._issue else _(NOTHING))
        self.open_button.configure(text=_("Open where it is mended"))
        self.print_button.configure(text=_(list_papers.LABEL))
        state = "normal" if self._issue else "disabled"
        self.open_button.configure(state=state)
        self.print_button.configure(state=state if self.desk.office.may(TAKE_OUT) else "disabled")


def issue_row(line: IssueLine) -> Row:
    """A record behind a line."""
    return Row(line.id, (line.what, line.where, line.detail))
