"""The attendance summary (สรุปผลการเข้าอบรม): who came when, for how many hours, and whether that passes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.names import full_name
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table

MOST_DAYS = 14
"""A class of more days has no columns for them, only the number of half-days."""
CAME, STAYED_AWAY = "/", "–"


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """`halves` has for each day of the class whether they came, half-day by half-day; hours as numbers of hours."""

    title: str
    given: str
    family: str
    belongs_to: str = ""
    halves: tuple[tuple[bool, ...], ...] = ()
    hours: float = 0.0
    has_passed: bool = False
    certificate: str = ""


@dataclass(frozen=True, kw_only=True)
class AttendanceSummary:
    """One class. `needed` hours pass; `half_days` is how many the class has."""

    organisation: str
    project: str
    place: str
    days: tuple[date, ...]
    half_days: int
    class_hours: float
    needed: float
    people: Sequence[Attendee]


def write_attendance_summary(
    summary: AttendanceSummary, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(summary_table(summary, paper), target, paper, progress)


def summary_table(summary: AttendanceSummary, paper: Paper) -> Table:
    _ = paper.gettext
    passed = sum(one.has_passed for one in summary.people)
    total = _("Enrolled {enrolled}, passed {passed}, not passed {not_passed}")
    return Table(
        name=_("Attendance summary"),
        titles=(_("Attendance summary"), paper.prose(summary.project)),
        subtitles=(_held(summary, paper), _rule(summary, paper), summary.organisation),
        columns=_columns(summary, paper),
        sections=[Section([_row(number, one, summary, paper) for number, one in enumerate(summary.people, 1)])],
        total=total.format(
            enrolled=paper.count(len(summary.people)),
            passed=paper.count(passed),
            not_passed=paper.count(len(summary.people) - passed),
        ),
        closings=(signature(paper, _("Controller / person responsible for the activity")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(summary.place, summary.organisation, names=[paper.printed_by]),
    )


def _held(summary: AttendanceSummary, paper: Paper) -> str:
    _ = paper.gettext
    parts = []
    if summary.days:
        parts.append(_("between {dates}").format(dates=paper.date_range(summary.days[0], summary.days[-1])))
    if summary.place:
        parts.append(_("at {place}").format(place=paper.prose(summary.place)))
    return " ".join(parts)


def _rule(summary: AttendanceSummary, paper: Paper) -> str:
    _ = paper.gettext
    text = _("{half_days} half-days, {hours} hours; who attended at least {needed} hours passed")
    return text.format(
        half_days=paper.count(summary.half_days),
        hours=paper.count(summary.class_hours),
        needed=paper.count(summary.needed),
    )


def _has_days(summary: AttendanceSummary) -> bool:
    return 0 < len(summary.days) <= MOST_DAYS


def _columns(summary: AttendanceSummary, paper: Paper) -> tuple[Column, ...]:
    _ = paper.gettext
    days = summary.days if _has_days(summary) else ()
    return (
        Column(_("No."), 11, "center", "exact"),
        Column(_("Name and family name"), 54, "left", "name"),
        Column(_("Position, organisation or community"), 36),
        *(Column(_short(day, paper), 11, "center") for day in days),
        Column(_("Half-days"), 17, "center", "exact"),
        Column(_("Hours"), 15, "center", "exact"),
        Column(_("Result"), 19, "center"),
        Column(_("Certificate no."), 24, "center", "exact"),
    )


def _short(day: date, paper: Paper) -> str:
    """๕ ต.ค."""
    return " ".join(paper.table_date(day).split(" ")[:2])


def _row(number: int, one: Attendee, summary: AttendanceSummary, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    came = sum(half for day in one.halves for half in day)
    marks = (" ".join(CAME if half else STAYED_AWAY for half in day) for day in one.halves)
    return (
        paper.count(number),
        full_name(one.title, one.given, one.family),
        paper.prose(one.belongs_to),
        *(marks if _has_days(summary) else ()),
        paper.numerals(f"{came}/{summary.half_days}"),
        paper.count(one.hours),
        _("passed") if one.has_passed else _("not passed"),
        paper.numerals(one.certificate),
    )
