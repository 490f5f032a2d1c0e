"""The volunteers' roster (ทะเบียนจิตอาสา): who helps, of which kinds, since when and invited by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.ages import age_on
from db.domain.buddhist_era import PartialDate
from db.domain.errors import Progress
from db.domain.names import Sex, full_name
from printing.paper import Paper
from printing.rosters import Ids, id_columns, roster_table, sections_of, shown_id, shown_phones
from printing.table_drawing import write_table
from printing.tables import Column


@dataclass(frozen=True, kw_only=True)
class VolunteerRosterRow:
    """One volunteer as a roster shows them; `kinds` as they are written on paper (อสม., CG)."""

    title: str
    given: str
    family: str
    citizen_id: str = ""
    sex: Sex | None = None
    born: PartialDate | None = None
    kinds: tuple[str, ...] = ()
    community: str = ""
    phones: tuple[str, ...] = ()
    started: date | None = None
    invited_by: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class VolunteerRoster:
    """Rows in the order to print. `by_community` puts each community (rows side by side) on pages of its own."""

    organisation: str
    rows: Sequence[VolunteerRosterRow]
    scope: str = ""
    ids: Ids = "masked"
    by_community: bool = False


def write_volunteer_roster(
    roster: VolunteerRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    _ = paper.gettext
    table = roster_table(
        _("Volunteers' roster"),
        (roster.scope, roster.organisation),
        roster_columns(roster.ids, paper),
        sections_of(roster.rows, roster.by_community, lambda rows: roster_rows(rows, roster.ids, paper), paper),
        _("Volunteers in all: {count} people").format(count=paper.count(len(roster.rows))),
        paper,
    )
    write_table(table, target, paper, progress)


def roster_columns(ids: Ids, paper: Paper) -> tuple[Column, ...]:
    _ = paper.gettext
    return (
        Column(_("Order"), 12, "center", "exact"),
        *id_columns(ids, paper),
        Column(_("Title, name and family name"), 52, "left", "name"),
        Column(_("Age"), 10, "center"),
        Column(_("Kind of volunteer"), 48),
        Column(_("Community"), 32),
        Column(_("Telephone"), 31, "center", "exact"),
        Column(_("Since"), 27, "center", "exact"),
        Column(_("Invited by"), 38, "left", "name"),
        Column(_("Note"), 20),
    )


def roster_rows(rows: Iterable[VolunteerRosterRow], ids: Ids, paper: Paper) -> Iterable[tuple[str, ...]]:
    for number, row in enumerate(rows, 1):
        yield (
            paper.count(number),
            *(() if ids == "none" else (shown_id(row.citizen_id, ids, paper),)),
            full_name(row.title, row.given, row.family),
            paper.count(age_on(row.born.date, paper.printed_on)) if row.born else "",
            ", ".join(row.kinds),
            paper.prose(row.community),
            shown_phones(row.phones, paper),
            paper.table_date(row.started) if row.started else "",
            row.invited_by,
            paper.prose(row.note),
        )
