"""What all lists of people share: how IDs and telephones are shown, who printed the list, and the privacy notice."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Literal, Protocol, TypeVar

from db.domain.citizen_id import format_citizen_id, mask_citizen_id
from db.domain.names import Sex
from db.domain.phones import format_phone
from printing.paper import Paper
from printing.tables import Closing, Column, Section, Table

Ids = Literal["full", "masked", "none"]
"""How citizen IDs are shown; masked unless someone asks for more."""


class InCommunity(Protocol):
    """A row that knows its community."""

    @property
    def community(self) -> str: ...


Row = TypeVar("Row", bound=InCommunity)
Cells = Callable[[Iterable[Row]], Iterable[tuple[str, ...]]]

ID_COLUMN_WEIGHT = 40.0


def shown_id(citizen_id: str, ids: Ids, paper: Paper) -> str:
    """1-9999-00000-63-3, x-xxxx-xxxxx-63-3 or nothing."""
    if ids == "none":
        return ""
    return paper.numerals(format_citizen_id(citizen_id) if ids == "full" else mask_citizen_id(citizen_id))


def shown_phones(phones: tuple[str, ...], paper: Paper) -> str:
    return paper.numerals(", ".join(format_phone(phone) for phone in phones))


def shown_sex(sex: Sex | None, paper: Paper) -> str:
    _ = paper.gettext
    return {Sex.MALE: _("male"), Sex.FEMALE: _("female"), None: ""}[sex]


def id_columns(ids: Ids, paper: Paper) -> tuple[Column, ...]:
    """The ID column, or none."""
    _ = paper.gettext
    return () if ids == "none" else (Column(_("Citizen ID"), ID_COLUMN_WEIGHT, "center", "exact"),)


def printed_line(paper: Paper) -> str:
    """When and by whom, for the foot of every page."""
    _ = paper.gettext
    day = paper.table_date(paper.printed_on)
    if paper.printed_by:
        return _("Printed on {date} by {name}").format(date=day, name=paper.printed_by)
    return _("Printed on {date}").format(date=day)


def page_label(paper: Paper) -> str:
    _ = paper.gettext
    return _("Page {page}/{pages}")


def privacy_notice(paper: Paper) -> str:
    _ = paper.gettext
    return _("Personal data: not for publication")


def signature(paper: Paper, *lines: str) -> Closing:
    """Someone signs: a dotted line, a place for the name, and what the person signs as."""
    _ = paper.gettext
    return Closing(_("(Signed)"), ("(" + "." * 56 + ")", *lines))


def sections_of(rows: Sequence[Row], by_community: bool, cells: Cells[Row], paper: Paper) -> list[Section]:
    """One section, or one for each community with its name above and its count below."""
    _ = paper.gettext
    if not by_community:
        return [Section(list(cells(rows)))]
    sections = []
    for community, people in groupby(rows, key=lambda row: row.community):
        section = list(cells(people))
        name = paper.prose(community) or _("No community")
        total = _("{community} in all: {count} people").format(community=name, count=paper.count(len(section)))
        sections.append(Section(section, caption=name, total=total))
    return sections


def roster_table(
    name: str,
    heads: tuple[str, str],
    columns: tuple[Column, ...],
    sections: list[Section],
    total: str,
    paper: Paper,
) -> Table:
    """A roster as a table paper. `heads` are what it was narrowed to ("" for everyone) and the organisation."""
    _ = paper.gettext
    scope, organisation = heads
    return Table(
        name=name,
        titles=(f"{name} {paper.prose(scope)}".strip(),),
        subtitles=(organisation,),
        columns=columns,
        sections=sections,
        total=total,
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        page_per_section=any(section.caption for section in sections),
    )
