"""The residents' roster (บัญชีรายชื่อประชากร): who lives where, by community if asked, IDs masked unless asked."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from db.domain.ages import age_on
from db.domain.errors import Progress
from db.domain.names import Sex
from printing.paper import Paper
from printing.rosters import OFTEN, Roster, RosterForm, RosterPerson, shown_phones, shown_sex, write_roster
from printing.tables import Column


@dataclass(kw_only=True, slots=True)
class ResidentRosterRow(RosterPerson):
    """A resident; `house` is as on the door (12/3)."""

    house: str = ""


class ResidentRoster(Roster[ResidentRosterRow]):
    """Residents in the order to print."""


def write_resident_roster(
    roster: ResidentRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    _ = paper.gettext
    sexes = {sex: shown_sex(sex, paper) for sex in (None, *Sex)}
    prose = lru_cache(OFTEN)(paper.prose)  # communities, and notes that many have
    numerals, years = lru_cache(OFTEN)(paper.numerals), lru_cache(OFTEN)(paper.count)

    def cells(row: ResidentRosterRow) -> tuple[str, ...]:
        return (
            sexes[row.sex],
            paper.table_birth(row.born),
            years(age_on(row.born.date, paper.printed_on)) if row.born else "",
            numerals(row.house),
            prose(row.community),
            shown_phones(row.phones, paper),
            prose(row.note),
        )

    columns = (
        Column(_("Sex"), 15, "center", name="sex"),
        Column(_("Day/month/year of birth"), 26, "center", "exact", name="born"),
        Column(_("Age"), 10, "center", name="age"),
        Column(_("House no."), 18, "center", "exact", name="house"),
        Column(_("Community"), 32, name="community"),
        Column(_("Telephone"), 30, "center", "exact", name="phones"),
        Column(_("Note"), 39, name="note"),
    )
    form = RosterForm(_("Residents' roster"), _("Residents in all: {count} people"), 54, columns, cells)
    write_roster(form, roster, target, paper, progress)
