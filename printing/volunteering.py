"""Lists of volunteering: awards due, recruits by month and inviter, age bands by community."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.ages import AgeBand
from db.domain.awards import AwardKind, AwardLine, DueAward
from db.domain.charts import Chart
from db.domain.errors import Progress
from db.domain.referrals import Recruiter, RecruitMonth
from db.domain.volunteer_bands import BandLine, sum_of
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.table_drawing import write_table, write_tables
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class AwardsList:
    """To whom awards are due."""

    organisation: str
    lines: Sequence[AwardLine]


@dataclass(frozen=True, kw_only=True)
class RecruitsList:
    """Who began in a fiscal `year` (B.E.), or ever: by month, and by whose word; `charts` show the same."""

    organisation: str
    months: Sequence[RecruitMonth]
    recruiters: Sequence[Recruiter]
    year: int | None = None
    charts: Sequence[Chart] = ()


@dataclass(frozen=True, kw_only=True)
class BandsList:
    """Who serves on the day of printing, by age band and community."""

    organisation: str
    lines: Sequence[BandLine]


Target = Path | BinaryIO


def write_awards_list(awards: AwardsList, target: Target, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(awards_table(awards, paper), target, paper, progress)


def write_recruits_list(recruits: RecruitsList, target: Target, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    tables = [months_table(recruits, paper), recruiters_table(recruits, paper)]
    charts = [replace(chart, title=with_year(chart.title, recruits.year, paper)) for chart in recruits.charts]
    write_tables(tables, target, paper, progress, charts)


def write_bands_list(bands: BandsList, target: Target, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(bands_table(bands, paper), target, paper, progress)


def awards_table(awards: AwardsList, paper: Paper) -> Table:
    """A line for each award that is due, with room to sign for it."""
    _ = paper.gettext
    rows = [
        (
            paper.count(place),
            line.full_name,
            paper.prose(line.community),
            paper.table_date(line.started) if line.started else "",
            due_text(line.due, paper),
            paper.count(line.reached),
            "",
        )
        for place, line in enumerate(awards.lines, 1)
    ]
    return plain_table(
        paper,
        _("Awards due to volunteers"),
        awards.organisation,
        (
            Column(_("Order"), 12, "center", "exact"),
            Column(_("Title, name and family name"), 58, "left", "name"),
            Column(_("Community"), 36),
            Column(_("Since"), 26, "center", "exact"),
            Column(_("Award"), 48),
            Column(_("Achieved so far"), 22, "right", "exact"),
            Column(_("Received (signature)"), 46),
        ),
        rows,
        _("Awards in all: {count}").format(count=paper.count(len(rows))),
    )


def due_text(due: DueAward, paper: Paper) -> str:
    """For 100 hours; for 5 years of service."""
    _ = paper.gettext
    text = _("For {count} hours") if due.kind is AwardKind.HOURS else _("For {count} years of service")
    return text.format(count=paper.count(due.step))


def months_table(recruits: RecruitsList, paper: Paper) -> Table:
    """A line for each month, those in which nobody began too."""
    _ = paper.gettext
    rows = [
        (month_text(each.month, paper), paper.count(each.recruits), paper.count(each.invited))
        for each in recruits.months
    ]
    total = _("{count} began, of whom {invited} came by somebody's word").format(
        count=paper.count(sum(each.recruits for each in recruits.months)),
        invited=paper.count(sum(each.invited for each in recruits.months)),
    )
    return plain_table(
        paper,
        with_year(_("New volunteers by month"), recruits.year, paper),
        recruits.organisation,
        (
            Column(_("Month"), 70),
            Column(_("Began"), 60, "right", "exact"),
            Column(_("By somebody's word"), 60, "right", "exact"),
        ),
        rows,
        total,
    )


def recruiters_table(recruits: RecruitsList, paper: Paper) -> Table:
    """A line for each by whose word somebody began, those by whom most came first."""
    _ = paper.gettext
    rows = [
        (
            paper.count(place),
            each.full_name,
            paper.prose(each.community),
            paper.count(each.recruits),
            paper.count(each.serving),
            paper.count(each.reached),
            paper.table_date(each.latest) if each.latest else "",
        )
        for place, each in enumerate(recruits.recruiters, 1)
    ]
    return plain_table(
        paper,
        with_year(_("By whose word volunteers came"), recruits.year, paper),
        recruits.organisation,
        (
            Column(_("Order"), 12, "center", "exact"),
            Column(_("Title, name and family name"), 70, "left", "name"),
            Column(_("Community"), 44),
            Column(_("Invited"), 22, "right", "exact"),
            Column(_("Serve still"), 24, "right", "exact"),
            Column(_("Came in all"), 26, "right", "exact"),
            Column(_("The last one"), 30, "center", "exact"),
        ),
        rows,
        _("People who invited others: {count}").format(count=paper.count(len(rows))),
    )


def bands_table(bands: BandsList, paper: Paper) -> Table:
    """A line for each community and one for the town; a band in which nobody serves says so."""
    _ = paper.gettext
    town = sum_of(bands.lines)

    def cells(name: str, line: BandLine) -> tuple[str, ...]:
        counts = [_("nobody serves") if band in line.gaps else paper.count(line.counts[band]) for band in AgeBand]
        return (name, *counts, paper.count(line.unknown), paper.count(line.total))

    rows = [cells(paper.prose(line.community) or _("No community"), line) for line in bands.lines]
    rows.append(cells(_("The whole town"), town))
    gaps = sum(len(line.gaps) for line in bands.lines)
    return plain_table(
        paper,
        _("Volunteers by age and community"),
        bands.organisation,
        (
            Column(_("Community"), 62),
            *(Column(paper.numerals(_(band.label)), 25, "center", "exact") for band in AgeBand),
            Column(_("Age unknown"), 20, "center", "exact"),
            Column(_("In all"), 20, "center", "exact"),
        ),
        rows,
        _("Ages without a volunteer, counted in all communities: {count}").format(count=paper.count(gaps)),
    )


def month_text(month: date, paper: Paper) -> str:
    """ตุลาคม ๒๕๖๘."""
    day = paper.long_date(month)
    return day.partition(" ")[2]


def with_year(name: str, year: int | None, paper: Paper) -> str:
    """A title with the fiscal year it is of."""
    if year is None:
        return name
    return f"{name} {paper.gettext('fiscal year {year}').format(year=paper.numerals(str(year)))}"


def plain_table(
    paper: Paper, title: str, organisation: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]], total: str
) -> Table:
    """One section on its side, with one who signs."""
    _ = paper.gettext
    return Table(
        name=title,
        titles=(title,),
        subtitles=(organisation,),
        columns=tuple(columns),
        sections=[Section(list(rows))],
        total=total,
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(organisation, names=[paper.printed_by]),
    )
