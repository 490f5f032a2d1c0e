"""The participants' list for the notice board (รายชื่อผู้เข้าร่วม): names in full, IDs masked, nothing else of anyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.names import full_name
from printing.paper import Paper
from printing.rosters import page_label, printed_line, shown_id, signature
from printing.style import MM, SIGNING_CELL
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table

ROW_HEIGHT = 8 * MM


@dataclass(frozen=True, kw_only=True)
class Participant:
    """`citizen_id` as digits; only its last are printed."""

    title: str
    given: str
    family: str
    citizen_id: str = ""
    community: str = ""


@dataclass(frozen=True, kw_only=True)
class ParticipantsList:
    """Who takes part in a class, or passed it (`only_passed`), for everyone to read."""

    organisation: str
    project: str
    place: str
    days: tuple[date, ...]
    people: Sequence[Participant]
    only_passed: bool = False


def write_participants_list(
    participants: ParticipantsList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(participants_table(participants, paper), target, paper, progress)


def participants_table(participants: ParticipantsList, paper: Paper) -> Table:
    _ = paper.gettext
    title = _("List of those who passed") if participants.only_passed else _("List of participants")
    return Table(
        name=title,
        titles=(title, paper.prose(participants.project)),
        subtitles=(_when_and_where(participants, paper), participants.organisation),
        columns=(
            Column(_("No."), 14, "center", "exact"),
            Column(_("Name and family name"), 80, "left", "name"),
            Column(_("Citizen ID"), 46, "center", "exact"),
            Column(_("Community"), 46),
        ),
        sections=[
            Section(
                [
                    (
                        paper.count(number),
                        full_name(one.title, one.given, one.family),
                        shown_id(one.citizen_id, "masked", paper),
                        paper.prose(one.community),
                    )
                    for number, one in enumerate(participants.people, 1)
                ]
            )
        ],
        total=_("In all: {count} people").format(count=paper.count(len(participants.people))),
        closings=(signature(paper, _("Person in charge")),),
        printed=printed_line(paper),
        notice=_("Personal data is masked; this list may be posted"),
        page_label=page_label(paper),
        cell=SIGNING_CELL,
        least_row=ROW_HEIGHT,
        breaker=paper.breaker(participants.place, participants.organisation, names=[paper.printed_by]),
    )


def _when_and_where(participants: ParticipantsList, paper: Paper) -> str:
    _ = paper.gettext
    parts = []
    if participants.days:
        dates = paper.date_range(participants.days[0], participants.days[-1])
        parts.append(_("between {dates}").format(dates=dates))
    if participants.place:
        parts.append(_("at {place}").format(place=paper.prose(participants.place)))
    return " ".join(parts)
