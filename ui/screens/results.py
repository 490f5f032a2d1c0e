"""Results: every figure of a fiscal year beside another year, by community, with charts, the report and its texts."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from db import figures, report_texts, result_charts
from db.communities import communities
from db.domain.communities import short_community_name
from db.domain.errors import DeskError, Progress
from db.domain.figure_list import FIGURES
from db.domain.figures import Subject, YearFigures, difference, format_difference, format_value
from db.domain.fiscal_year import fiscal_year
from db.domain.forms import Column
from db.domain.report_texts import FORM as TEXTS
from db.domain.report_texts import ReportTexts
from db.domain.words import N_
from db.rights import TAKE_OUT, name_of
from ui import dialogs, language, last_folders
from ui.definitions import bind_definition
from ui.figure_lists import open_list
from ui.filters import Narrowing
from ui.form_dialog import ask_form
from ui.language import _, gettext_for, ngettext
from ui.last_folders import Errand
from ui.list_screen import ListScreen
from ui.preview import show_paper
from ui.report_papers import write_fiscal_report
from ui.result_pane import ResultPane
from ui.rows import ListedRows, Row, few_rows
from ui.toolbar import Tool

if TYPE_CHECKING:
    from db.domain.charts import Chart
    from db.domain.figures import Figure, Value
    from printing.paper import Paper

COLUMNS: Final = (
    Column("figure", N_("Figure"), 24, sortable=False),
    Column("now", N_("Year"), 8, "e", sortable=False),
    Column("before", N_("Compared"), 9, "e", sortable=False),
    Column("more", N_("More or less"), 9, "e", sortable=False),
    Column("unit", N_("Unit"), 9, sortable=False, spare=True),
)
SAVES: Final = name_of(report_texts.save_report_texts)
EXPORTS: Final = "report_book.export_report"
"""By its name: the page opens without what writes workbooks."""


class ResultsScreen(ListScreen):
    """Figures are worked out beside the window's thread: a town's years are more than a moment's work."""

    name = "results"
    title = N_("Results")
    columns = COLUMNS
    sort = ("", False)
    """They stand by subject: no heading has an arrow."""
    subjects = (
        "residents", "households", "communities", "volunteers", "courses", "classes", "enrolments", "certificates",
        "partners", "contributions", "assessments", "services", "activities", "participants", "visits", "rounds",
        "settings", "report_texts",
    )  # fmt: skip

    def narrowings(self) -> Mapping[str, Narrowing]:
        office = self.desk.office
        now = fiscal_year(self.desk.today())

        def years() -> Sequence[tuple[int, str]]:
            return [(year, str(year)) for year in figures.figure_years(office)]

        def others() -> Sequence[tuple[int, str]]:
            known = figures.figure_years(office)
            return [(year, str(year)) for year in (*known, known[-1] - 1)]

        def places() -> Sequence[tuple[int, str]]:
            return [(each.id, each.name) for each in communities(office)]

        return {
            "year": Narrowing(N_("Fiscal year"), years, 8, chosen=now),
            "other": Narrowing(N_("Compared with"), others, 8, chosen=now - 1),
            "community": Narrowing(N_("Community"), places, 18, N_("Whole town")),
        }

    def tools(self) -> Sequence[Tool]:
        return (
            Tool(N_("Print the report"), "printer", self.on_print, "Ctrl+P", "primary", TAKE_OUT),
            Tool(N_("Figures as Excel"), "file-earmark-spreadsheet", self.on_export, needs=EXPORTS),
            Tool(N_("Texts of the report"), "pencil", self.on_texts, needs=SAVES),
        )

    def build(self) -> None:
        self._known: dict[int, YearFigures] = {}
        self._asked = 0
        self._names: dict[int, str] = {}
        self.pane = ResultPane(self.record, self._open_list)
        self.pane.pack(fill="both", expand=True)
        bind_definition(self.table.tree, self._figure_at)

    # --- the figures -------------------------------------------------------------------------------

    def reload(self) -> None:
        """What is at hand at once, then what has to be worked out."""
        super().reload()
        office, wanted = self.desk.office, (self.chosen("year"), self.chosen("other"))
        spoken = language.current_language()
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress) -> tuple[list[YearFigures], Sequence[Chart]]:
            found, say = [figures.year_figures(office, year) for year in wanted], gettext_for(spoken)
            charts = result_charts.result_charts(office, wanted[0], say, spoken)
            return found, (*charts, result_charts.recruiters_chart(office, wanted[0], say))

        def done(result: tuple[list[YearFigures], Sequence[Chart]]) -> None:
            if asked == self._asked and self.winfo_exists():
                self._show(*result)

        self.desk.jobs.start(work, done, title=_("Adding up the figures"), shown=False, repeatable=True)

    def _show(self, found: list[YearFigures], charts: Sequence[Chart]) -> None:
        self._known = {each.year: each for each in found}
        self._names = {each.id: short_community_name(each.name) for each in communities(self.desk.office)}
        super().reload()
        self.pane.show_charts(charts)
        self.show_record(self.table.chosen)

    def rows(self) -> ListedRows:
        """A quiet line for each subject, its figures below it."""
        rows: list[Row] = []
        for place, subject in enumerate(Subject, 1):
            rows.append(Row(-place, (_(subject.label), "", "", "", ""), "quiet"))
            rows += [
                self._row(number, figure)
                for number, figure in enumerate(FIGURES, 1)
                if figure.subject is subject and self._is_shown(figure)
            ]
        return few_rows(rows)

    def _is_shown(self, figure: Figure) -> bool:
        return figure.by_community or self.chosen("community") is None

    def _row(self, number: int, figure: Figure) -> Row:
        now, before = self._value(figure, self.chosen("year")), self._value(figure, self.chosen("other"))
        cells = (
            f"   {_(figure.label)}",
            format_value(figure.unit, now),
            format_value(figure.unit, before),
            format_difference(figure.unit, difference(now, before)),
            _(figure.unit.label),
        )
        return Row(number, cells)

    def _value(self, figure: Figure, year: int) -> Value:
        known = self._known.get(year)
        if known is None:
            return None
        community_id = self.chosen("community")
        return known.of_town(figure) if community_id is None else known.of_community(figure, community_id)

    def count_text(self, total: int) -> str:
        return ""

    def relabel(self) -> None:
        if self._asked:  # the first words come with the first figures
            self.reload()

    def narrow(self, values: Mapping[str, Any]) -> None:
        """Another year is compared with the one before it unless something else is asked for."""
        year = values.get("year", fiscal_year(self.desk.today()))
        super().narrow({"year": year, "other": year - 1, **values})

    # --- one of them -------------------------------------------------------------------------------

    def show_record(self, record_id: int | None) -> None:
        """What the figure means, and how it stands in each community."""
        figure = FIGURES[record_id - 1] if record_id is not None and record_id > 0 else None
        known = self._known.get(self.chosen("year"))
        chart = None
        if figure is not None and figure.by_community and known is not None and self._names:
            chart = result_charts.figure_by_community(known, figure, self._names, _)
        self.pane.show_figure(figure, chart)

    def open_record(self, record_id: int) -> None:
        """Enter or a double click goes to the list behind the figure."""
        if record_id > 0:
            self._open_list(FIGURES[record_id - 1].name)

    def _open_list(self, name: str) -> None:
        open_list(self.desk, name, self.chosen("year"), self.chosen("community"))

    def _figure_at(self, event: tkinter.Event) -> str:
        """The figure under the pointer; by key the chosen one."""
        if event.type is tkinter.EventType.ButtonPress:
            event.widget.event_generate("<Button-1>", x=event.x, y=event.y)
        key = self.table.chosen
        return FIGURES[key - 1].name if key is not None and key > 0 else ""

    # --- the report --------------------------------------------------------------------------------

    def on_print(self) -> None:
        """The report of the chosen year."""
        year, office = self.chosen("year"), self.desk.office
        title = _("Results of the fiscal year {year}").format(year=year)

        def make(target: Path | BinaryIO, paper: Paper, progress: Progress) -> None:
            write_fiscal_report(office, year, target, paper, progress)

        show_paper(self, self.desk, title, title, make, kind="report")

    def on_export(self) -> None:
        """The same figures as a workbook."""
        from db import report_book

        year, office = self.chosen("year"), self.desk.office
        title = _("Results of the fiscal year {year}").format(year=year)
        kinds = ((_("Excel workbook"), "*.xlsx"),)
        file = last_folders.choose_save_file(self, Errand.EXPORT, title, kinds, name=f"{title}.xlsx")
        if file is None:
            return

        def done(count: int) -> None:
            text = ngettext("{count} table was written to {file}.", "{count} tables were written to {file}.", count)
            self.desk.say(text.format(count=count, file=file))

        self.desk.jobs.start(
            lambda _progress: report_book.export_report(office, year, file, gettext_for("th")),
            done,
            title=_("Writing the figures"),
        )

    def on_texts(self) -> None:
        """What the office writes itself."""
        year, desk = self.chosen("year"), self.desk
        if not desk.lets(SAVES):
            return

        def keep(typed: ReportTexts) -> None:
            report_texts.save_report_texts(desk.office, typed)

        try:
            texts: Any = report_texts.report_texts_of(desk.office, year)
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return
        heading = _("Texts of the report of {year}").format(year=year)
        if ask_form(self, heading, TEXTS, texts, desk.today(), keep, yes=_("Save")):
            desk.say(_("Saved."))
