"""The catalogue of services (ทะเบียนบริการ) and the goals of a fiscal year (เป้าหมายและตัวชี้วัด) on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.goals import GoalLine
from db.domain.services import ServiceLine
from printing.paper import Paper
from printing.rosters import page_label, printed_line, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class ServiceRoster:
    """Services in the order to print, with what was done in the fiscal `year` (B.E.)."""

    organisation: str
    lines: Sequence[ServiceLine]
    year: int


@dataclass(frozen=True, kw_only=True)
class GoalRoster:
    """Goals in the order to print, those of one year side by side; of one `year` (B.E.) or of all."""

    organisation: str
    lines: Sequence[GoalLine]
    year: int | None = None


def write_service_roster(
    roster: ServiceRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(service_table(roster, paper), target, paper, progress)


def write_goal_roster(
    roster: GoalRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(goal_table(roster, paper), target, paper, progress)


def service_table(roster: ServiceRoster, paper: Paper) -> Table:
    """A row for each service; one in which no volunteer worked says so."""
    _ = paper.gettext
    name, nobody = _("Catalogue of services"), sum(line.has_nobody for line in roster.lines)
    total = _("Services in all: {count} · without a volunteer: {nobody}")
    return Table(
        name=name,
        titles=(f"{name} {_year(roster.year, paper)}".strip(),),
        subtitles=(roster.organisation,),
        columns=(
            Column(_("Order"), 14, "center", "exact"),
            Column(_("Name of the service"), 70),
            Column(_("Kind"), 40),
            Column(_("Course its volunteers need"), 60),
            Column(_("Volunteers"), 30, "right"),
            Column(_("Activities"), 19, "right", "exact"),
            Column(_("People served"), 20, "right", "exact"),
            Column(_("Visits"), 19, "right", "exact"),
        ),
        sections=[Section([_service(place, line, paper) for place, line in enumerate(roster.lines, 1)])],
        total=total.format(count=paper.count(len(roster.lines)), nobody=paper.count(nobody)),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(roster.organisation, names=[paper.printed_by]),
    )


def _service(place: int, line: ServiceLine, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    return (
        paper.count(place),
        paper.prose(line.name),
        _(line.kind.label),
        paper.prose(line.course) or "–",
        _("No volunteer") if line.has_nobody else paper.count(line.volunteers),
        paper.count(line.activities),
        paper.count(line.served),
        paper.count(line.visits),
    )


def goal_table(roster: GoalRoster, paper: Paper) -> Table:
    """A section for each fiscal year, a row for each goal."""
    _ = paper.gettext
    name, reached = _("Goals and indicators"), sum(line.is_reached for line in roster.lines)
    sections = []
    for year, found in groupby(roster.lines, key=lambda line: line.year):
        rows = [_goal(place, line, paper) for place, line in enumerate(found, 1)]
        sections.append(Section(rows, "" if roster.year else _year(year, paper)))
    return Table(
        name=name,
        titles=(f"{name} {_year(roster.year, paper)}".strip(),),
        subtitles=(roster.organisation,),
        columns=(
            Column(_("Order"), 14, "center", "exact"),
            Column(_("Goal"), 72),
            Column(_("Indicator"), 72),
            Column(_("What is counted"), 46),
            Column(_("Target number"), 22, "right", "exact"),
            Column(_("Reached so far"), 22, "right", "exact"),
            Column(_("Percent"), 24, "right", "exact"),
        ),
        sections=sections,
        total=_("Goals in all: {count} · reached: {reached}").format(
            count=paper.count(len(roster.lines)), reached=paper.count(reached)
        ),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(roster.organisation, names=[paper.printed_by]),
    )


def _goal(place: int, line: GoalLine, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    counted = f"{_(line.measure.label)} · {line.service}" if line.service else _(line.measure.label)
    return (
        paper.count(place),
        paper.prose(line.name),
        paper.prose(line.indicator),
        paper.prose(counted),
        *("–" if number is None else paper.count(number) for number in (line.target, line.reached, line.percent)),
    )


def _year(year: int | None, paper: Paper) -> str:
    _ = paper.gettext
    return _("fiscal year {year}").format(year=paper.numerals(str(year))) if year else ""
