"""The volunteers' roster (ทะเบียนจิตอาสา): who helps, of which kinds, since when and invited by whom."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from printing.paper import Paper
from printing.rosters import Roster, RosterForm, RosterPerson, shown_age, shown_phones, write_roster
from printing.tables import Column


@dataclass(kw_only=True, slots=True)
class VolunteerRosterRow(RosterPerson):
    """A volunteer; `kinds` as they are written on paper (อสม., CG)."""

    kinds: tuple[str, ...] = ()
    started: date | None = None
    invited_by: str = ""


class VolunteerRoster(Roster[VolunteerRosterRow]):
    """Volunteers in the order to print."""


def write_volunteer_roster(
    roster: VolunteerRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    _ = paper.gettext

    def cells(row: VolunteerRosterRow) -> tuple[str, ...]:
        return (
            shown_age(row, paper),
            ", ".join(row.kinds),
            paper.prose(row.community),
            shown_phones(row.phones, paper),
            paper.table_date(row.started) if row.started else "",
            row.invited_by,
            paper.prose(row.note),
        )

    columns = (
        Column(_("Age"), 10, "center", name="age"),
        Column(_("Kind of volunteer"), 48, name="kinds"),
        Column(_("Community"), 32, name="community"),
        Column(_("Telephone"), 31, "center", "exact", name="phones"),
        Column(_("Since"), 27, "center", "exact", name="started"),
        Column(_("Invited by"), 38, "left", "name", name="invited_by"),
        Column(_("Note"), 20, name="note"),
    )
    form = RosterForm(_("Volunteers' roster"), _("Volunteers in all: {count} people"), 52, columns, cells)
    write_roster(form, roster, target, paper, progress)
