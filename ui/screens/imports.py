"""Lists from outside: looked at row by row before anything is written; and lists taken out."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError, Progress
from db.domain.forms import Column
from db.domain.permissions import EXPORT
from db.domain.words import N_
from db.import_attendance import plan_attendance
from db.import_columns import ImportKind, Mapping, recognised
from db.import_households import plan_households
from db.import_kinds import best_recognised
from db.import_plan import ImportPlan, Outcome, PlannedRow
from db.import_residents import plan_residents
from db.import_volunteers import plan_volunteers
from db.spreadsheets import open_workbook
from ui import dialogs, language, last_folders, list_export, theme
from ui.filters import Filter, Narrowing
from ui.flow import LEAST_ROWS, Flow, fill_width
from ui.language import _, gettext_for, ngettext
from ui.last_folders import Errand
from ui.rows import Row, few_rows
from ui.screen import Screen
from ui.screens.import_mapping import MappingPanel
from ui.scrolling import ScrollArea
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool, allowed

if TYPE_CHECKING:
    from ui.desk import Desk

Plan = Callable[..., ImportPlan]
PLANS: Final[dict[ImportKind, Plan]] = {
    ImportKind.RESIDENTS: plan_residents,
    ImportKind.VOLUNTEERS: plan_volunteers,
    ImportKind.ATTENDANCE: plan_attendance,
    ImportKind.HOUSEHOLDS: plan_households,
}
KINDS: Final = {
    ImportKind.RESIDENTS: N_("Residents"),
    ImportKind.VOLUNTEERS: N_("Volunteers"),
    ImportKind.ATTENDANCE: N_("Attendance of a class"),
    ImportKind.HOUSEHOLDS: N_("Households"),
}
OUTCOMES: Final = {
    Outcome.ADDED: N_("will be added"),
    Outcome.UPDATED: N_("will be updated"),
    Outcome.UNCHANGED: N_("is here already"),
    Outcome.REFUSED: N_("refused"),
}
WARNED: Final = "warned"
TABLES: Final = "*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.tsv"
WHOSE: Final = "name"
PERSON: Final = N_("Name")
HOUSE: Final = N_("House and community")
"""What a row is about."""
COLUMNS: Final = (
    Column("row", N_("Row"), 7, "e", sortable=False),
    Column(WHOSE, PERSON, 30, sortable=False),
    Column("outcome", N_("What happens"), 16, sortable=False),
    Column("remarks", N_("Remarks"), 70, sortable=False),
)


class ImportsScreen(Screen):
    """Choose a file, see what it would do, then do it in one go."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self._file: Path | None = None
        self._mappings: tuple[Mapping, ...] = ()
        self._plan: ImportPlan | None = None
        self._is_kind_said = False
        self._build_head()
        self.columns = ScrollArea(self)
        self.columns.pack(fill="x", pady=(0, Space.SMALL))
        self.mapping = MappingPanel(self.columns.inside, self._on_corrected, self._share_soon)
        self.mapping.pack(fill="x")
        self.note = ttk.Label(self, style=theme.NOTICE, justify="left")
        self._build_foot()
        self.table = Table(self, COLUMNS)
        self.table.pack(fill="both", expand=True)
        self.table.empty.say(
            N_(
                "Choose what the list holds, then the file: Excel, CSV or text. Every row is shown before anything "
                "is written, and bringing in the same file twice adds nobody twice."
            ),
            N_("Choose a file"),
            self.on_new,
        )
        self.bind("<Configure>", lambda _event: self._share_room(), add=True)
        language.follow_language(self, self._relabel)

    def _share_soon(self) -> None:
        self.columns.grow(self._share_room)

    def _share_room(self) -> None:
        """The columns scroll where large letters would leave the rows of the file, or the button below, no room."""
        rows = LEAST_ROWS * int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight")))
        parts = set(self.pack_slaves()) - {self.columns, self.table}
        others = rows + sum(part.winfo_reqheight() + Space.MEDIUM for part in parts)
        one = max((cell.winfo_reqheight() for cell in self.mapping.winfo_children()), default=1)
        self.columns.be_high(min(self.mapping.winfo_reqheight(), max(one, self.winfo_height() - others)))

    def _build_head(self) -> None:
        tools = (
            Tool(N_("Choose a file"), "file-earmark-arrow-up", self.on_new, "Ctrl+N", "primary"),
            Tool(N_("Export a list"), "file-earmark-arrow-down", self.export_list, needs=EXPORT),
        )
        self.top = PageHead(self, allowed(self.desk.office, tools))
        self.top.pack(fill="x", pady=(0, Space.SMALL))
        head = Flow(self, Space.LARGE)
        head.pack(fill="x", pady=(0, Space.SMALL))
        holds = Narrowing(
            N_("The file holds"), lambda: [(kind, _(label)) for kind, label in KINDS.items()], 18,
            chosen=ImportKind.RESIDENTS,
        )  # fmt: skip
        self.kind = Filter(head, holds, self._on_kind)
        self.kind.box.bind("<Return>", lambda _event: self.on_new(), add=True)
        outcomes = Narrowing(
            N_("Show"),
            lambda: [*((outcome, _(label)) for outcome, label in OUTCOMES.items()), (WARNED, _("with warnings"))],
            width=16,
            every=N_("All rows"),
        )
        self.only = Filter(head, outcomes, self._show_rows)
        self.file_label = ttk.Label(head, style=theme.QUIET)

    def _build_foot(self) -> None:
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(Space.SMALL, 0))
        self.import_button = ttk.Button(
            foot, text=_("Import"), icon="check-lg", bootstyle="primary", command=self.on_save, state="disabled"
        )
        self.import_button.pack(side="left")
        self.summary = ttk.Label(foot)
        self.summary.pack(side="left", fill="x", expand=True, padx=Space.LARGE)
        fill_width(self.summary)

    # --- a file ------------------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self.kind.box.focus_set()

    def on_new(self, about: int | None = None) -> None:
        """Choose a file."""
        file = last_folders.choose_open_file(self, Errand.IMPORT, _("Choose a file"), ((_("Tables"), TABLES),))
        if file is not None:
            self.open_file(file)

    def open_file(self, file: Path, on_unreadable: Callable[[BaseException], object] | None = None) -> None:
        """Read and judge it; nothing is written. Its headings tell what it holds, until the user says it."""
        kind, recognise = self.kind.value, recognised if self._is_kind_said else best_recognised

        def read(_progress: Progress) -> tuple[Mapping, ...]:
            return recognise(open_workbook(file), kind)

        self._file = file
        self.desk.jobs.start(read, self._on_read, on_unreadable or self._on_unreadable, _("Reading the file"))

    def _on_unreadable(self, _error: BaseException) -> None:
        self._file = None
        self._mappings, self._plan = (), None
        self._show_plan()

    def _on_read(self, mappings: tuple[Mapping, ...]) -> None:
        self._mappings = mappings
        self.kind.value = mappings[0].kind
        self.kind.relabel()
        self._judge()

    def _on_corrected(self, mapping: Mapping) -> None:
        self._mappings = (mapping, *self._mappings[1:])
        self._judge()

    def _on_kind(self) -> None:
        """The file in sight is looked at as the other kind; where it is none, the next file is waited for."""
        self._is_kind_said = True
        self._name_rows()
        if self._file is not None:
            self.open_file(self._file, self._on_other_kind)

    def _on_other_kind(self, error: BaseException) -> bool:
        self._on_unreadable(error)
        return isinstance(error, DeskError)

    def _judge(self) -> None:
        office, mappings, file = self.desk.office, self._mappings, self._file
        assert file is not None
        make, thai = PLANS[self.kind.value], gettext_for("th")

        def judge(progress: Progress) -> ImportPlan:
            return make(office, mappings, file.name, office.today(), progress, thai)

        self.desk.jobs.start(judge, self._on_judged, title=_("Looking at every row"))

    def _on_judged(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._show_plan()
        self.table.focus_rows()

    # --- what it would do ----------------------------------------------------------------------------

    def _show_plan(self) -> None:
        plan = self._plan
        self._name_rows()
        self.mapping.show(self._mappings[0] if self._mappings else None)
        self.columns.adopt()
        self.file_label.configure(text=self._file.name if self._file else "")
        can_import = plan is not None and plan.changes_something
        self.import_button.configure(state="normal" if can_import else "disabled")
        self.summary.configure(text=summary_text(plan) if plan else "")
        if plan is not None and plan.notes:
            self.note.configure(text="\n".join(note.text(_) for note in plan.notes))
            self.note.pack(fill="x", after=self.columns, pady=(0, Space.SMALL))
        else:
            self.note.pack_forget()
        self._show_rows()

    def _name_rows(self) -> None:
        """A list of households holds houses, every other one people."""
        self.table.headings.rename(WHOSE, HOUSE if self.kind.value is ImportKind.HOUSEHOLDS else PERSON)

    def _show_rows(self) -> None:
        rows = self._plan.rows if self._plan else []
        several = len({row.sheet for row in rows}) > 1
        chosen = [(place, row) for place, row in enumerate(rows) if self._is_shown(row)]
        self.table.show(few_rows([planned_row(place, row, several) for place, row in chosen]))

    def _is_shown(self, row: PlannedRow) -> bool:
        wanted = self.only.value
        return wanted is None or (bool(row.warnings) if wanted == WARNED else row.outcome is wanted)

    def on_save(self) -> None:
        """Do what the plan says, all or nothing."""
        plan = self._plan
        if plan is None or not plan.changes_something:
            return
        office = self.desk.office
        self.desk.jobs.start(
            lambda progress: plan.commit(office, progress), self._on_imported, title=_("Bringing in the list")
        )

    def _on_imported(self, _nothing: Any) -> None:
        plan = self._plan
        assert plan is not None
        self._plan, self._mappings, self._file = None, (), None
        self._is_kind_said = False
        self._show_plan()
        dialogs.show_message(self, _("The list is in.") + "\n\n" + summary_text(plan))
        self.desk.say(_("The list is in."))

    # --- out -----------------------------------------------------------------------------------------

    def export_list(self) -> None:
        """In place of a file that comes in, one that goes out."""
        list_export.ask_and_write(self, self.desk)

    def _relabel(self) -> None:
        self.top.relabel(N_("Import and export"))
        self.import_button.configure(text=_("Import") + "  Ctrl+S")
        self.kind.relabel()
        self.only.relabel()
        self._show_plan()


def planned_row(place: int, row: PlannedRow, several_sheets: bool) -> Row:
    """A judged row as the table shows it."""
    remarks = [remark.message.text(_) for remark in (*row.warnings, *((row.refusal,) if row.refusal else ()))]
    number = f"{row.sheet} {row.row}" if several_sheets else str(row.row)
    tone = "quiet" if row.outcome is Outcome.UNCHANGED else "warning" if remarks else ""
    return Row(place, (number, row.label, _(OUTCOMES[row.outcome]), "; ".join(remarks)), tone)


def summary_text(plan: ImportPlan) -> str:
    """The whole import in one line."""
    return ngettext(
        "{read} row: {added} to add, {updated} to update, {unchanged} here already, {refused} refused, "
        "{warned} with warnings",
        "{read} rows: {added} to add, {updated} to update, {unchanged} here already, {refused} refused, "
        "{warned} with warnings",
        plan.read,
    ).format(
        read=f"{plan.read:,}",
        added=f"{plan.count(Outcome.ADDED):,}",
        updated=f"{plan.count(Outcome.UPDATED):,}",
        unchanged=f"{plan.count(Outcome.UNCHANGED):,}",
        refused=f"{plan.count(Outcome.REFUSED):,}",
        warned=f"{sum(1 for row in plan.rows if row.warnings):,}",
    )
