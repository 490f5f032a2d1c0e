"""The training register (ใบลงเวลาผู้เข้าร่วม): a sheet for each day on which those who come sign morning and afternoon."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.names import full_name
from db.domain.training import Half
from printing.clusters import MissingGlyph
from printing.fitting import STEP
from printing.fonts import font
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.style import MM, SIGNING_CELL
from printing.table_drawing import write_tables
from printing.table_layout import CELL_PADDING
from printing.tables import Column, Section, Table

LEAST_ROWS = 10
ROW_HEIGHT = 9 * MM
"""Room to sign by hand."""
NAME_WEIGHT = 52.0
SPARED = 14.0, 14.0, 8.0
"""Millimetres of the positions, of the signatures together and of the notes that long names may have."""


@dataclass(frozen=True, kw_only=True)
class RegisterPerson:
    """Someone enrolled; `belongs_to` is their position, organisation or community."""

    title: str
    given: str
    family: str
    belongs_to: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterDay:
    """One day of a class; `hours` is when it is held, as it is to be printed (08.30 - 16.30)."""

    day: date
    hours: str = "08.30 - 16.30"
    halves: tuple[Half, ...] = (Half.MORNING, Half.AFTERNOON)


@dataclass(frozen=True, kw_only=True)
class TrainingRegister:
    """One sheet (or more) for each day. `spare_rows` are blank rows for people who come without being enrolled."""

    organisation: str
    project: str
    place: str
    days: tuple[RegisterDay, ...]
    people: Sequence[RegisterPerson]
    spare_rows: int = 5


def write_training_register(
    register: TrainingRegister, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong, NothingToPrint or NotWritten, and then leaves no file behind."""
    write_tables([day_table(register, day, paper) for day in register.days], target, paper, progress)


def day_table(register: TrainingRegister, day: RegisterDay, paper: Paper) -> Table:
    _ = paper.gettext
    when = _("{date}, {hours}").format(date=paper.long_date(day.day), hours=paper.numerals(day.hours))
    return Table(
        name=_("Attendance sheet"),
        titles=(_("Attendance sheet"), paper.prose(register.project)),
        subtitles=(
            _("at {place}").format(place=paper.prose(register.place)) if register.place else "",
            when,
            register.organisation,
        ),
        columns=day_columns(day, paper, wanted_share(register.people)),
        sections=[Section(day_rows(register, len(day.halves), paper))],
        closings=(signature(paper, _("Controller / person responsible for the activity")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        cell=SIGNING_CELL,
        least_row=ROW_HEIGHT,
        breaker=paper.breaker(register.place, register.organisation, names=[paper.printed_by]),
    )


def wanted_share(people: Sequence[RegisterPerson]) -> float:
    """Of the room that other columns can spare, how much names need, 0 to 1: the longest part of a name stands whole
    in its line in letters that can be read from the chair."""
    measure = font(SIGNING_CELL.font).shaper.width
    widest = 0.0
    for one in people:
        with suppress(MissingGlyph):  # told with the person when the row is drawn
            parts = full_name(one.title, one.given, one.family).split(" ")
            widest = max(widest, *(measure(part) for part in parts))
    needed = (widest * SIGNING_CELL.floor / STEP + 2 * CELL_PADDING) / MM
    return min(1.0, max(0.0, (needed - NAME_WEIGHT) / sum(SPARED)))


def day_columns(day: RegisterDay, paper: Paper, share: float) -> tuple[Column, ...]:
    """The usual widths; of what they can spare names get this `share`."""
    _ = paper.gettext
    of_position, of_signatures, of_note = (share * spared for spared in SPARED)
    signature_weight = ((62 if len(day.halves) > 1 else 50) - of_signatures) / len(day.halves)
    headings = {Half.MORNING: _("Signature (morning)"), Half.AFTERNOON: _("Signature (afternoon)")}
    return (
        Column(_("No."), 11, "center", "exact"),
        Column(_("Name and family name"), NAME_WEIGHT + share * sum(SPARED), "left", "name"),
        Column(_("Position, organisation or community"), 38 - of_position),
        *(Column(headings[half], signature_weight) for half in day.halves),
        Column(_("Note"), 23 - of_note),
    )


def day_rows(register: TrainingRegister, halves: int, paper: Paper) -> list[tuple[str, ...]]:
    """Those enrolled, then numbered blank rows."""
    to_sign = ("",) * (halves + 1)
    people = [(full_name(one.title, one.given, one.family), paper.prose(one.belongs_to)) for one in register.people]
    people += [("", "")] * max(register.spare_rows, LEAST_ROWS - len(people))
    return [(paper.count(number), *person, *to_sign) for number, person in enumerate(people, 1)]
