"""Who cares for whom (บัญชีการจับคู่อาสาดูแลผู้สูงอายุ): elder, volunteer, need, and until when the training is valid."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from db.domain.care_matches import MatchLine, Schooling
from db.domain.errors import Progress
from printing.communities import community_sections
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, shown_phones, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class MatchList:
    """Matches in the order to print; `scope` says to what the list was narrowed. `by_community` puts each community
    (lines side by side) on pages of its own."""

    organisation: str
    lines: Sequence[MatchLine]
    scope: str = ""
    by_community: bool = False


def write_match_list(
    match_list: MatchList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(match_table(match_list, paper), target, paper, progress)


def match_table(match_list: MatchList, paper: Paper) -> Table:
    """A row for each match; elders and volunteers are counted once each."""
    _ = paper.gettext
    name, lines = _("Volunteers who care for elders"), match_list.lines
    total = _("Elders in care: {elders} · volunteers: {volunteers}")
    return Table(
        name=name,
        titles=(f"{name} {paper.prose(match_list.scope)}".strip(),),
        subtitles=(match_list.organisation,),
        columns=(
            Column(_("Order"), 14, "center", "exact"),
            Column(_("Elder"), 50, "left", "name"),
            Column(_("House no."), 18, "center", "exact"),
            Column(_("Community"), 28),
            Column(_("Volunteer"), 50, "left", "name"),
            Column(_("Telephone"), 30, "center", "exact"),
            Column(_("Need"), 34),
            Column(_("Cares since"), 26, "center", "exact"),
            Column(_("Training"), 36),
            Column(_("Note"), 34),
        ),
        sections=_sections(match_list, paper),
        total=total.format(
            elders=paper.count(len({line.resident_id for line in lines})),
            volunteers=paper.count(len({line.volunteer_id for line in lines})),
        ),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        page_per_section=match_list.by_community,
        breaker=paper.breaker(match_list.organisation, names=[paper.printed_by]),
    )


def _sections(match_list: MatchList, paper: Paper) -> list[Section]:
    _ = paper.gettext
    rows = partial(_rows, paper=paper)
    if not match_list.by_community:
        return [Section(rows(match_list.lines))]
    return community_sections(match_list.lines, rows, paper, _("{community} in all: {count} matches"))


def _rows(lines: Sequence[MatchLine], paper: Paper) -> list[tuple[str, ...]]:
    return [_row(number, line, paper) for number, line in enumerate(lines, 1)]


def _row(number: int, line: MatchLine, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    notes = ", ".join([*(_(warning.label) for warning in line.warnings), line.notes.replace("\n", " ")])
    return (
        paper.count(number),
        line.elder,
        paper.numerals(line.house),
        paper.prose(line.community),
        line.volunteer,
        shown_phones(line.phones, paper),
        paper.prose(line.service),
        paper.table_date(line.since),
        _training(line, paper),
        paper.prose(notes.strip(", ")),
    )


def _training(line: MatchLine, paper: Paper) -> str:
    _ = paper.gettext
    if line.schooling is Schooling.VALID and line.valid_until is not None:
        return _("until {day}").format(day=paper.table_date(line.valid_until))
    return _(line.schooling.label)
