"""Hours of volunteers on paper (บัญชีชั่วโมงจิตอาสา): by volunteer and by service, with their value in baht."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.money import format_baht
from db.domain.volunteer_hours import NOTHING, ServiceWork, VolunteerWork, Work, hours_of, value_of
from printing.paper import Paper
from printing.table_drawing import write_tables
from printing.tables import Column, Table
from printing.volunteering import plain_table, with_year


@dataclass(frozen=True, kw_only=True)
class HoursList:
    """What volunteers gave in a fiscal `year` (B.E.), or ever; `all_work` has that of people kept as a plain name too,
    and an hour is worth `hour_baht`."""

    organisation: str
    lines: Sequence[VolunteerWork]
    services: Sequence[ServiceWork]
    all_work: Work
    hour_baht: Decimal
    year: int | None = None


def write_hours_list(hours: HoursList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_tables([hours_table(hours, paper), services_table(hours, paper)], target, paper, progress)


def hours_table(hours: HoursList, paper: Paper) -> Table:
    """A line for each volunteer, one for those who are kept as a plain name, and the sum with its value."""
    _ = paper.gettext
    named = sum((line.work for line in hours.lines), NOTHING)
    others = Work(
        activity_minutes=hours.all_work.activity_minutes - named.activity_minutes,
        visit_minutes=hours.all_work.visit_minutes - named.visit_minutes,
    )
    rows = [
        (paper.count(place), line.full_name, paper.prose(line.community), *_hours_cells(line.work, hours, paper))
        for place, line in enumerate(hours.lines, 1)
    ]
    if others.minutes:
        rows.append(("", _("Others, not kept as volunteers"), "", *_hours_cells(others, hours, paper)))
    return plain_table(
        paper,
        with_year(_("Hours of volunteers"), hours.year, paper),
        hours.organisation,
        (
            Column(_("Order"), 12, "center", "exact"),
            Column(_("Title, name and family name"), 62, "left", "name"),
            Column(_("Community"), 40),
            *_hours_columns(paper),
        ),
        rows,
        _hours_total(hours, paper),
    )


def services_table(hours: HoursList, paper: Paper) -> Table:
    """A line for each service, that with most hours first."""
    _ = paper.gettext
    rows = [
        (paper.count(place), paper.prose(line.service), *_hours_cells(line.work, hours, paper))
        for place, line in enumerate(hours.services, 1)
    ]
    return plain_table(
        paper,
        with_year(_("Hours of volunteers by service"), hours.year, paper),
        hours.organisation,
        (
            Column(_("Order"), 12, "center", "exact"),
            Column(_("Service"), 102),
            *_hours_columns(paper),
        ),
        rows,
        _hours_total(hours, paper),
    )


def _hours_columns(paper: Paper) -> tuple[Column, ...]:
    _ = paper.gettext
    return (
        Column(_("Activities (hours)"), 24, "right", "exact"),
        Column(_("Visits (hours)"), 24, "right", "exact"),
        Column(_("Hours in all"), 24, "right", "exact"),
        Column(_("Value (baht)"), 28, "right", "exact"),
    )


def _hours_total(hours: HoursList, paper: Paper) -> str:
    _ = paper.gettext
    return _("{count} volunteers gave {hours} hours, worth {baht} baht at {rate} baht an hour").format(
        count=paper.count(len(hours.lines)),
        hours=paper.count(hours.all_work.hours),
        baht=paper.numerals(format_baht(value_of(hours.all_work.minutes, hours.hour_baht))),
        rate=paper.numerals(format_baht(hours.hour_baht)),
    )


def _hours_cells(work: Work, hours: HoursList, paper: Paper) -> tuple[str, ...]:
    return (
        paper.count(hours_of(work.activity_minutes)),
        paper.count(hours_of(work.visit_minutes)),
        paper.count(work.hours),
        paper.numerals(format_baht(value_of(work.minutes, hours.hour_baht))),
    )
