"""Papers of an outreach round: walking lists (ใบเดินเยี่ยม) with room to write, and who needs what today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.errors import Progress
from db.domain.round_results import ASKED, Check, RoundHouse
from db.domain.rounds import RoundKind
from printing.communities import community_sections
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, shown_phones, signature
from printing.style import MM, SIGNING_CELL
from printing.table_drawing import write_table, write_tables
from printing.tables import Column, Section, Table

ROW_HEIGHT: Final = 10 * MM
"""Room to write by hand."""
CHECKS: Final = {Check.SYMPTOMS: 17.0, Check.MEDICINE: 17.0, Check.FOOD: 17.0, Check.VACCINATED: 19.0}


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The households that one helper goes to, in the order of the walk; `name` is "" where nobody was chosen yet."""

    name: str
    houses: Sequence[RoundHouse]


@dataclass(frozen=True, kw_only=True)
class WalkingList:
    """A round's walks, each on sheets of its own."""

    organisation: str
    round: str
    kind: RoundKind
    starts: date
    ends: date | None
    walks: Sequence[Walk]


@dataclass(frozen=True, kw_only=True)
class NeedsList:
    """The households of a round that wait for help on a day, in the order of the walk."""

    organisation: str
    round: str
    day: date
    houses: Sequence[RoundHouse]


def write_walking_list(
    walking: WalkingList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong, NothingToPrint or NotWritten, and then leaves no file behind."""
    write_tables([walk_table(walking, walk, paper) for walk in walking.walks], target, paper, progress)


def walk_table(walking: WalkingList, walk: Walk, paper: Paper) -> Table:
    """A sheet for one helper: whom to ask for, boxes to tick, room for what is needed."""
    _ = paper.gettext
    name, days = _("Walking list"), _days(walking, paper)
    goes = _("Goes there: {name}").format(name=walk.name) if walk.name else _("Goes there: ……………………………………")
    return Table(
        name=name,
        titles=(name, paper.prose(walking.round)),
        subtitles=(goes, days, walking.organisation),
        columns=walk_columns(walking.kind, paper),
        sections=_walk_sections(walking.kind, walk.houses, paper),
        total=_("Households in all: {count} · reached …… · nobody at home …… · left ……").format(
            count=paper.count(len(walk.houses))
        ),
        closings=(signature(paper, _("Who went there")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        cell=SIGNING_CELL,
        least_row=ROW_HEIGHT,
        breaker=paper.breaker(walking.round, walking.organisation, names=[walk.name, paper.printed_by]),
    )


def walk_columns(kind: RoundKind, paper: Paper) -> tuple[Column, ...]:
    """An outbreak round has a column for each quick check."""
    _ = paper.gettext
    checks = [Column(_(check.label), weight) for check, weight in CHECKS.items()] if kind is RoundKind.OUTBREAK else []
    room = 88.0 - sum(column.weight for column in checks) / 2
    return (
        Column(_("No."), 10, "center", "exact"),
        Column(_("House no."), 17, "center", "exact"),
        Column(_("Moo"), 9, "center", "exact"),
        Column(_("Ask for"), 52 if checks else 60, "left", "name"),
        Column(_("People / elders"), 15, "center", "exact"),
        Column(_("Reached at home"), 16),
        Column(_("Nobody at home"), 16),
        Column(_("Wanted no visit"), 16),
        *checks,
        Column(_("What is needed, remarks"), room),
    )


def _walk_sections(kind: RoundKind, houses: Iterable[RoundHouse], paper: Paper) -> list[Section]:
    empty = ("",) * (len(walk_columns(kind, paper)) - 5)
    numbers = count(1)  # they go on from community to community, as the walk does

    def rows(these: Sequence[RoundHouse]) -> list[tuple[str, ...]]:
        return [(paper.count(next(numbers)), *_where(house, paper), _people(house, paper), *empty) for house in these]

    return community_sections(houses, rows, paper)


def _where(house: RoundHouse, paper: Paper) -> tuple[str, str, str]:
    """House number, moo, and whom to ask for with their telephones."""
    contact = "  ".join(filter(None, (house.contact, shown_phones(house.phones[:1], paper))))
    return paper.numerals(house.house), paper.numerals(house.moo), contact


def _people(house: RoundHouse, paper: Paper) -> str:
    return f"{paper.count(house.people)} / {paper.count(house.elders)}"


def _days(walking: WalkingList, paper: Paper) -> str:
    if walking.ends and walking.ends != walking.starts:
        return paper.date_range(walking.starts, walking.ends)
    return paper.long_date(walking.starts)


def write_needs_list(needs: NeedsList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(needs_table(needs, paper), target, paper, progress)


def needs_table(needs: NeedsList, paper: Paper) -> Table:
    """A row for each household, by community, with room to say who helped and when."""
    _ = paper.gettext
    name = _("Who needs what")
    return Table(
        name=name,
        titles=(_("Who needs what on {day}").format(day=paper.long_date(needs.day)), paper.prose(needs.round)),
        subtitles=(needs.organisation,),
        columns=(
            Column(_("No."), 10, "center", "exact"),
            Column(_("House no."), 17, "center", "exact"),
            Column(_("Moo"), 9, "center", "exact"),
            Column(_("Ask for"), 60, "left", "name"),
            Column(_("People / elders"), 15, "center", "exact"),
            Column(_("What is needed"), 84),
            Column(_("Found on"), 22, "center", "exact"),
            Column(_("Helped (day, by whom)"), 45),
        ),
        sections=_needs_sections(needs.houses, paper),
        total=_("Households that wait for help: {count}").format(count=paper.count(len(needs.houses))),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(needs.round, needs.organisation, names=[paper.printed_by]),
    )


def _needs_sections(houses: Iterable[RoundHouse], paper: Paper) -> list[Section]:
    numbers = count(1)

    def row(number: int, house: RoundHouse) -> tuple[str, ...]:
        day = paper.table_date(house.visit.reached_on) if house.visit.reached_on else ""
        return (paper.count(number), *_where(house, paper), _people(house, paper), said_needs(house, paper), day, "")

    return community_sections(houses, lambda these: [row(next(numbers), house) for house in these], paper)


def said_needs(house: RoundHouse, paper: Paper) -> str:
    """What the checks call for, and what was written down: "ยา, อาหาร · ขอข้าวสาร"."""
    checks = ", ".join(paper.gettext(ASKED[check]) for check in house.visit.asks)
    return " · ".join(filter(None, (checks, paper.prose(" ".join(house.visit.needs.split())))))
