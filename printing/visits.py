"""The list of visits (บัญชีการเยี่ยมบ้าน): whom, where, for what, by whom, what became of it; a section per community."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.visits import VisitLine, VisitState
from printing.communities import community_sections
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class VisitList:
    """Visits in the order to print; `scope` says to what the list was narrowed. `by_community` puts each community
    (lines side by side) on pages of its own."""

    organisation: str
    lines: Sequence[VisitLine]
    scope: str = ""
    by_community: bool = False


@dataclass(frozen=True)
class _Rows:
    """Worked out as they are drawn: three years of a town are many."""

    lines: Sequence[VisitLine]
    paper: Paper

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (_row(number, line, self.paper) for number, line in enumerate(self.lines, 1))


def write_visit_list(
    visit_list: VisitList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(visit_table(visit_list, paper), target, paper, progress)


def visit_table(visit_list: VisitList, paper: Paper) -> Table:
    """A row for each visit, counts of those done and those that wait below."""
    _ = paper.gettext
    name, lines = _("List of visits"), visit_list.lines
    done = sum(line.done_on is not None for line in lines)
    minutes = sum(line.minutes for line in lines)
    hours = f"{minutes // 60:,}" + (f".{minutes % 60 * 10 // 60}" if minutes % 60 >= 6 else "")
    total = _("Visits in all: {count} · done {done} · still to do {open} · hours {hours}")
    return Table(
        name=name,
        titles=(f"{name} {paper.prose(visit_list.scope)}".strip(),),
        subtitles=(visit_list.organisation,),
        columns=(
            Column(_("Order"), 14, "center", "exact"),
            Column(_("Day"), 25, "center", "exact"),
            Column(_("Whom"), 52, "left", "name"),
            Column(_("House no."), 18, "center", "exact"),
            Column(_("Community"), 28),
            Column(_("Service"), 36),
            Column(_("Who goes"), 46, "left", "name"),
            Column(_("Result of the visit"), 36),
            Column(_("Minutes"), 15, "center", "exact"),
            Column(_("Note"), 30),
        ),
        sections=_sections(visit_list, paper),
        total=total.format(
            count=paper.count(len(lines)),
            done=paper.count(done),
            open=paper.count(len(lines) - done),
            hours=paper.numerals(hours),
        ),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        page_per_section=visit_list.by_community,
        breaker=paper.breaker(visit_list.organisation, names=[paper.printed_by]),
    )


def _sections(visit_list: VisitList, paper: Paper) -> list[Section]:
    _ = paper.gettext
    rows = partial(_Rows, paper=paper)
    if not visit_list.by_community:
        return [Section(rows(visit_list.lines))]
    return community_sections(visit_list.lines, rows, paper, _("{community} in all: {count} visits"))


def _row(number: int, line: VisitLine, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    state = line.outcome.label if line.outcome else line.state(paper.printed_on).label
    return (
        paper.count(number),
        paper.table_date(line.day),
        line.whom or _("the whole household"),
        paper.numerals(line.house),
        paper.prose(line.community),
        paper.prose(line.service),
        line.visitor,
        _(state),
        paper.count(line.minutes) if line.state(paper.printed_on) is VisitState.DONE else "",
        paper.prose(line.notes.replace("\n", " ")),
    )
