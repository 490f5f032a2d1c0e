"""The elders' roster (บัญชีรายชื่อผู้สูงอายุ): daily living, allowance, carer; and whom to register for the allowance."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.barthel import AdlGroup
from db.domain.carers import Relation
from db.domain.errors import Progress
from printing.paper import Paper
from printing.rosters import Roster, RosterForm, RosterPerson, shown_age, shown_phones, shown_sex, write_roster
from printing.tables import Column

ADL_COLUMN: Final = "adl"
TO_REGISTER: Final = ("sex", "born", "age", "house", "community", "phones", "note")
"""What is needed to register somebody."""
NO_BREAK: Final = "\N{NO-BREAK SPACE}"


@dataclass(kw_only=True, slots=True)
class ElderRosterRow(RosterPerson):
    """An elder. `total` is None for who was never assessed; `allowance` baht a month, 0 for none yet."""

    house: str = ""
    group: AdlGroup | None = None
    total: int | None = None
    assessed_on: date | None = None
    allowance: int = 0
    carer: str = ""
    relation: Relation | None = None
    volunteers: tuple[str, ...] = ()
    last_visit: date | None = None


@dataclass(frozen=True, kw_only=True)
class ElderRoster(Roster[ElderRosterRow]):
    """Elders in the order to print; with `register_year` those to be registered for that fiscal year, B.E."""

    register_year: int | None = None


def write_elder_roster(
    roster: ElderRoster, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    _ = paper.gettext

    def cells(row: ElderRosterRow) -> tuple[str, ...]:
        return (
            shown_sex(row.sex, paper),
            paper.table_birth(row.born),
            shown_age(row, paper),
            paper.numerals(row.house),
            paper.prose(row.community),
            shown_phones(row.phones, paper),
            shown_standing(row, paper),
            paper.numerals(f"{row.allowance:,}") if row.allowance else "",
            shown_carer(row, paper),
            ", ".join(row.volunteers),
            paper.table_date(row.last_visit) if row.last_visit else "",
            paper.prose(row.note),
        )

    columns = (
        Column(_("Sex"), 15, "center", name="sex"),
        Column(_("Day/month/year of birth"), 25, "center", "exact", name="born"),
        Column(_("Age"), 9, "center", name="age"),
        Column(_("House no."), 15, "center", "exact", name="house"),
        Column(_("Community"), 21, name="community"),
        Column(_("Telephone"), 30, "center", "exact", name="phones"),
        Column(_("ADL group (score/date)"), 41, name=ADL_COLUMN),
        Column(_("Allowance (baht)"), 14, "center", "exact", name="allowance"),
        Column(_("Carer/relation"), 27, "left", "name", name="carer"),
        Column(_("Volunteer responsible"), 25, "left", "name", name="volunteer"),
        Column(_("Last visit"), 21, "center", name="last_visit"),
        Column(_("Note"), 17, name="note"),
    )
    name, total = _("Elders' roster"), _("Elders in all: {count} people")
    if roster.register_year is not None:
        year = paper.numerals(str(roster.register_year))
        name = _("To register for the elders' allowance, fiscal year {year}").format(year=year)
        total = _("To register in all: {count} people")
    write_roster(RosterForm(name, total, 36, columns, cells), roster, target, paper, progress)


def shown_standing(row: ElderRosterRow, paper: Paper) -> str:
    """ติดบ้าน (๙/๑ ต.ค. ๒๕๖๙); "" for who was never assessed."""
    if row.group is None or row.total is None or row.assessed_on is None:
        return ""
    score, day = paper.count(row.total), paper.table_date(row.assessed_on)
    return f"{paper.gettext(row.group.label)} ({score}/{day})"


def shown_carer(row: ElderRosterRow, paper: Paper) -> str:
    """นางสาวดาว ใจดี / บุตร: lines may be broken at the spaces, and begin with no stroke."""
    relation = paper.gettext(row.relation.label) if row.relation else ""
    return f"{NO_BREAK}/ ".join(filter(None, (row.carer, relation)))
