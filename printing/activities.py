"""The register of activities (ทะเบียนกิจกรรม): when, what, for whom, who took part, hours, money and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from db.domain.activities import ActivityLine
from db.domain.communities import short_community_name
from db.domain.errors import Progress
from db.domain.money import format_baht
from printing.paper import Paper
from printing.rosters import page_label, printed_line, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class ActivityRoster:
    """Activities in the order to print, of a fiscal `year` (B.E.) or ever; `scope` says what else narrowed the list."""

    organisation: str
    lines: Sequence[ActivityLine]
    year: int | None = None
    scope: str = ""


def write_activity_roster(
    roster: ActivityRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(activity_table(roster, paper), target, paper, progress)


def activity_table(roster: ActivityRoster, paper: Paper) -> Table:
    """A row for each activity, sums at the end; what nobody counted is no number."""
    _ = paper.gettext
    name, lines = _("Register of activities"), roster.lines
    year = _("fiscal year {year}").format(year=paper.numerals(str(roster.year))) if roster.year else ""
    total = _("Activities in all: {count} · served {served} people · volunteer hours {hours} · budget {baht} baht")
    return Table(
        name=name,
        titles=(f"{name} {year}".strip(),),
        subtitles=(roster.organisation, paper.prose(roster.scope)),
        columns=(
            Column(_("Order"), 11, "center", "exact"),
            Column(_("Held on"), 31, "center"),
            Column(_("Activity and place"), 57),
            Column(_("Service"), 38),
            Column(_("For community"), 26),
            Column(_("Served"), 15, "right", "exact"),
            Column(_("Staff"), 18, "right", "exact"),
            Column(_("Volunteers"), 18, "right", "exact"),
            Column(_("Public"), 17, "right", "exact"),
            Column(_("Volunteer hours"), 15, "right", "exact"),
            Column(_("Budget (baht)"), 20, "right", "exact"),
            Column(_("Source of the budget"), 30),
        ),
        sections=[Section([_row(place, line, paper) for place, line in enumerate(lines, 1)])],
        total=total.format(
            count=paper.count(len(lines)),
            served=paper.count(sum(line.served or 0 for line in lines)),
            hours=paper.count(sum(line.hours for line in lines)),
            baht=paper.numerals(format_baht(sum((line.budget or Decimal(0) for line in lines), Decimal(0)))),
        ),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(roster.organisation, names=[paper.printed_by]),
    )


def _row(place: int, line: ActivityLine, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    where = f"{line.name}, {line.place}" if line.place else line.name
    return (
        paper.count(place),
        " – ".join(paper.table_date(day) for day in dict.fromkeys((line.held_on, line.last_day))),
        paper.prose(where),
        paper.prose(line.service),
        paper.prose(short_community_name(line.community)) or _("Whole town"),
        "–" if line.served is None else paper.count(line.served),
        paper.count(line.staff),
        paper.count(line.volunteers),
        paper.count(line.public),
        paper.count(line.hours),
        "–" if line.budget is None else paper.numerals(format_baht(line.budget)),
        paper.prose(line.budget_source),
    )
