"""Figures of fiscal years listed, and their report printed or written as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ui.commands import arguments
from ui.commands.offices import opened
from ui.commands.terminal import ProgressLine, say
from ui.language import _, gettext_for, ngettext

if TYPE_CHECKING:
    from db.domain.figures import Value
    from db.office import Office

REPORT: Final = "report"


def figure_objects(office: Office, everyone: bool) -> list[dict[str, Any]]:
    """Every figure of every fiscal year that something is kept of: of the town, and by the ids of communities."""
    from db.communities import communities
    from db.domain.figure_list import FIGURES
    from db.figures import figure_years, year_figures

    places = [each.id for each in communities(office)]
    objects = []
    for year in figure_years(office):
        known = year_figures(office, year)
        for figure in FIGURES:
            objects.append({
                "year": year,
                "name": figure.name,
                "value": _number(known.of_town(figure)),
                "unit": figure.unit.value,
                "communities": {str(each): _number(known.of_community(figure, each)) for each in places}
                if figure.by_community
                else {},
            })  # fmt: skip
    return objects


def add_report(kinds: Any, common: argparse.ArgumentParser) -> None:
    """How the report is asked for."""
    report = kinds.add_parser(REPORT, parents=[common], help=_("the results of a fiscal year"))
    add_year(report)
    report.add_argument("file", type=arguments.pdf, metavar="FILE.pdf")


def add_year(command: argparse.ArgumentParser) -> None:
    """Of which fiscal year."""
    command.add_argument(
        "--year", type=arguments.year, metavar="2569", help=_("the fiscal year, B.E.; the running one if none is named")
    )


LISTS: Final = {"figures": figure_objects}
SHOWN: Final = {"figures": ("year", "name", "value", "unit")}


def print_report(office: Office, args: argparse.Namespace, target: Path, progress: ProgressLine) -> None:
    """The report of a fiscal year as PDF."""
    from ui.papers import paper_for
    from ui.report_papers import write_fiscal_report

    write_fiscal_report(office, args.year or _running(office), target, paper_for(office, office.who), progress)


def run_export_report(args: argparse.Namespace, folder: Path) -> int:
    """The same figures as a workbook; its words are Thai whatever language is spoken here."""
    from db.report_book import export_report

    with opened(folder) as office:
        count = export_report(office, args.year or _running(office), Path(args.file), gettext_for("th"))
    text = ngettext("{count} table was written to {file}.", "{count} tables were written to {file}.", count)
    say(text.format(count=count, file=args.file))
    return 0


def _running(office: Office) -> int:
    from db.domain.fiscal_year import fiscal_year

    return fiscal_year(office.today())


def _number(value: Value) -> float | None:
    """Whole numbers stay whole."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
