"""What all lists of people share: how IDs and telephones are shown, who printed the list, and the privacy notice."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO, Generic, Literal, TypeVar

from db.domain.ages import age_on
from db.domain.citizen_id import format_citizen_id, hide, mask_citizen_id
from db.domain.date_forms import PartialDate
from db.domain.errors import DeskError, Progress
from db.domain.names import Sex, full_name
from db.domain.phones import format_phone
from db.domain.words import N_
from printing.communities import community_sections
from printing.paper import Paper
from printing.table_drawing import write_table
from printing.tables import Closing, Column, Section, Table

Ids = Literal["full", "masked", "none"]
"""How citizen IDs are shown; masked unless someone asks for more."""


@dataclass(kw_only=True, slots=True)
class RosterPerson:
    """What every roster shows of a person; `citizen_id` and `phones` are digits.

    Not frozen, for a town's come into being in less than half the time; nobody changes one.
    """

    title: str
    given: str
    family: str
    citizen_id: str = ""
    sex: Sex | None = None
    born: PartialDate | None = None
    community: str = ""
    phones: tuple[str, ...] = ()
    note: str = ""


Row = TypeVar("Row", bound=RosterPerson)
Cells = Callable[[Row], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Roster(Generic[Row]):
    """Rows in the order to print. `by_community` puts each community (rows side by side) on pages of its own.

    `scope` says what the list was narrowed to (ชุมชนริมยวม, ผู้สูงอายุ); "" for everyone. Of the columns after the name
    only `columns` are printed, by their names; all if it is empty.
    """

    organisation: str
    rows: Sequence[Row]
    scope: str = ""
    ids: Ids = "masked"
    by_community: bool = False
    columns: tuple[str, ...] = ()


class NoSuchColumn(DeskError):
    """A column was asked for that the roster does not have."""


OFTEN = 1000
"""Texts that are kept as they were shown last."""
ID_COLUMN_WEIGHT = 40.0
LEAST_ORDER_WEIGHT, DIGIT_WEIGHT = 12.0, 2.4


def shown_id(citizen_id: str, ids: Ids, paper: Paper) -> str:
    """1-9999-00000-63-3, x-xxxx-xxxxx-63-3 or nothing."""
    if ids == "none":
        return ""
    return paper.numerals(format_citizen_id(citizen_id) if ids == "full" else mask_citizen_id(citizen_id))


def shown_phones(phones: tuple[str, ...], paper: Paper) -> str:
    return paper.numerals(", ".join([format_phone(phone) for phone in phones])) if phones else ""


def shown_sex(sex: Sex | None, paper: Paper) -> str:
    _ = paper.gettext
    return {Sex.MALE: _("male"), Sex.FEMALE: _("female"), None: ""}[sex]


def shown_age(person: RosterPerson, paper: Paper) -> str:
    """On the day of printing."""
    return paper.count(age_on(person.born.date, paper.printed_on)) if person.born else ""


def person_columns(ids: Ids, name_weight: float, count: int, paper: Paper) -> tuple[Column, ...]:
    """Order (as wide as the last of so many needs), the ID unless none is wanted, and the name."""
    _ = paper.gettext
    order = max(LEAST_ORDER_WEIGHT, len(paper.count(count)) * DIGIT_WEIGHT)
    return (
        Column(_("Order"), order, "center", "exact"),
        *(() if ids == "none" else (Column(_("Citizen ID"), ID_COLUMN_WEIGHT, "center", "exact"),)),
        Column(_("Title, name and family name"), name_weight, "left", "name"),
    )


def person_cells(rows: Iterable[Row], ids: Ids, cells: Cells[Row], paper: Paper) -> Iterable[tuple[str, ...]]:
    """A line for each: order, the ID unless none is wanted, the name, and the roster's own cells."""
    masked = lru_cache(OFTEN)(partial(shown_id, ids=ids, paper=paper))
    numerals = paper.numerals
    for number, row in enumerate(rows, 1):
        if ids == "none":
            shown: tuple[str, ...] = ()
        elif ids == "masked":  # with most of it hidden few differ
            shown = (masked(hide(row.citizen_id)),)
        else:
            shown = (shown_id(row.citizen_id, ids, paper),)
        yield (numerals(f"{number:,}"), *shown, full_name(row.title, row.given, row.family), *cells(row))


@dataclass(frozen=True)
class PersonLines(Generic[Row]):
    """The lines of `person_cells`, each worked out when it is drawn: a town's are too many to wait in the memory."""

    rows: Sequence[Row]
    ids: Ids
    cells: Cells[Row]
    paper: Paper

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(person_cells(self.rows, self.ids, self.cells, self.paper))


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


def sections_of(roster: Roster[Row], cells: Cells[Row], paper: Paper) -> list[Section]:
    """One section, or one for each community with its name above and its count below."""
    _ = paper.gettext

    def lines(people: Sequence[Row]) -> PersonLines[Row]:
        return PersonLines(people, roster.ids, cells, paper)

    if not roster.by_community:
        return [Section(lines(roster.rows))]
    return community_sections(roster.rows, lines, paper, _("{community} in all: {count} people"))


@dataclass(frozen=True)
class RosterForm(Generic[Row]):
    """How a kind of roster is set: its name, the sentence that counts everyone, columns after the name, and cells."""

    name: str
    total: str
    name_weight: float
    columns: tuple[Column, ...]
    cells: Cells[Row]


def narrowed(form: RosterForm[Row], names: tuple[str, ...]) -> RosterForm[Row]:
    """The form with the columns of these names only, in its own order; raises NoSuchColumn."""
    known = [column.name for column in form.columns]
    for name in names:
        if name not in known:
            raise NoSuchColumn(N_("There is no column {name}. There are: {known}"), name=name, known=", ".join(known))
    if not names:
        return form
    chosen = [place for place, name in enumerate(known) if name in names]

    def cells(row: Row) -> tuple[str, ...]:
        all_cells = form.cells(row)
        return tuple(all_cells[place] for place in chosen)

    return replace(form, columns=tuple(form.columns[place] for place in chosen), cells=cells)


def write_roster(
    form: RosterForm[Row], roster: Roster[Row], target: Path | BinaryIO, paper: Paper, progress: Progress | None
) -> None:
    """Raises NoSuchColumn, MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    _ = paper.gettext
    form = narrowed(form, roster.columns)
    sections = sections_of(roster, form.cells, paper)
    table = Table(
        name=form.name,
        titles=(f"{form.name} {paper.prose(roster.scope)}".strip(),),
        subtitles=(roster.organisation,),
        columns=(*person_columns(roster.ids, form.name_weight, len(roster.rows), paper), *form.columns),
        sections=sections,
        total=form.total.format(count=paper.count(len(roster.rows))),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        page_per_section=any(section.caption for section in sections),
        breaker=paper.breaker(roster.organisation, names=[paper.printed_by]),
    )
    write_table(table, target, paper, progress)
