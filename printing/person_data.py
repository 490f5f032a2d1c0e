"""One person's data (ข้อมูลส่วนบุคคลของบุคคลหนึ่ง, section 30): everything that is kept of them, group by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True)
class PersonGroup:
    """What one group of fields holds: names and values, already in the paper's language and digits."""

    caption: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class PersonPaper:
    """Groups without a line say so on the paper: the person is told that nothing is kept there."""

    organisation: str
    full_name: str
    groups: Sequence[PersonGroup]


def write_person_data(
    person: PersonPaper, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(person_table(person, paper), target, paper, progress)


def person_table(person: PersonPaper, paper: Paper) -> Table:
    _ = paper.gettext
    nothing = ((_("Nothing is kept."), ""),)
    return Table(
        name=_("Personal data of one person"),
        titles=(paper.prose(_("Personal data of one person (section 30)")), person.full_name),
        subtitles=(person.organisation, _("As kept on {date}").format(date=paper.long_date(paper.printed_on))),
        columns=(Column(_("Data"), 55), Column(_("What is kept"), 125)),
        sections=[Section(list(group.lines) or nothing, group.caption) for group in person.groups],
        closings=(signature(paper, _("Who gave out the data")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        breaker=paper.breaker(person.organisation, names=[paper.printed_by, person.full_name]),
    )
