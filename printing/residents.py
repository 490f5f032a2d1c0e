"""The residents' roster (บัญชีรายชื่อประชากร): who lives where, by community if asked, IDs masked unless asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.domain.ages import age_on
from db.domain.buddhist_era import PartialDate
from db.domain.errors import Progress
from db.domain.names import Sex, full_name
from printing.paper import Paper
from printing.rosters import Ids, id_columns, roster_table, sections_of, shown_id, shown_phones, shown_sex
from printing.table_drawing import write_table
from printing.tables import Column


@dataclass(frozen=True, kw_only=True)
class ResidentRosterRow:
    """One person as a roster shows them. `citizen_id` and `phones` are digits; `house` is as on the door (12/3)."""

    title: str
    given: str
    family: str
    citizen_id: str = ""
    sex: Sex | None = None
    born: PartialDate | None = None
    house: str = ""
    community: str = ""
    phones: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ResidentRoster:
    """Rows in the order to print. `by_community` puts each community (rows side by side) on pages of its own.

    `scope` says what the list was narrowed to (ชุมชนริมยวม, ผู้สูงอายุ); "" for everyone.
    """

    organisation: str
    rows: Sequence[ResidentRosterRow]
    scope: str = ""
    ids: Ids = "masked"
    by_community: bool = False


def write_resident_roster(
    roster: ResidentRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    _ = paper.gettext
    table = roster_table(
        _("Residents' roster"),
        (roster.scope, roster.organisation),
        roster_columns(roster.ids, paper),
        sections_of(roster.rows, roster.by_community, lambda rows: roster_rows(rows, roster.ids, paper), paper),
        _("Residents in all: {count} people").format(count=paper.count(len(roster.rows))),
        paper,
    )
    write_table(table, target, paper, progress)


def roster_columns(ids: Ids, paper: Paper) -> tuple[Column, ...]:
    _ = paper.gettext
    return (
        Column(_("Order"), 12, "center", "exact"),
        *id_columns(ids, paper),
        Column(_("Title, name and family name"), 54, "left", "name"),
        Column(_("Sex"), 11, "center"),
        Column(_("Day/month/year of birth"), 26, "center", "exact"),
        Column(_("Age"), 10, "center"),
        Column(_("House no."), 18, "center", "exact"),
        Column(_("Community"), 32),
        Column(_("Telephone"), 30, "center", "exact"),
        Column(_("Note"), 43),
    )


def roster_rows(rows: Iterable[ResidentRosterRow], ids: Ids, paper: Paper) -> Iterable[tuple[str, ...]]:
    for number, row in enumerate(rows, 1):
        age = paper.count(age_on(row.born.date, paper.printed_on)) if row.born else ""
        yield (
            paper.count(number),
            *(() if ids == "none" else (shown_id(row.citizen_id, ids, paper),)),
            full_name(row.title, row.given, row.family),
            shown_sex(row.sex, paper),
            paper.table_birth(row.born),
            age,
            paper.numerals(row.house),
            paper.prose(row.community),
            shown_phones(row.phones, paper),
            paper.prose(row.note),
        )
