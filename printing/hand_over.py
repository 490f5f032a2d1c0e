"""The hand-over list (บัญชีลงนามรับเกียรติบัตร): who receives which certificate, and signs for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.certificates import format_number
from db.domain.errors import Progress
from db.domain.names import full_name
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.style import MM, SIGNING_CELL
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table

ROW_HEIGHT = 9 * MM


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Someone whose certificate is to be handed over, or was on `received_on`."""

    number: int
    year: int
    title: str
    given: str
    family: str
    belongs_to: str = ""
    received_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOverList:
    """The certificates of one class, to be signed for."""

    organisation: str
    project: str
    recipients: Sequence[Recipient]


def write_hand_over_list(
    hand_over: HandOverList, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(hand_over_table(hand_over, paper), target, paper, progress)


def hand_over_table(hand_over: HandOverList, paper: Paper) -> Table:
    _ = paper.gettext
    return Table(
        name=_("Hand-over list of certificates"),
        titles=(_("Hand-over list of certificates"), paper.prose(hand_over.project)),
        subtitles=(hand_over.organisation,),
        columns=(
            Column(_("No."), 11, "center", "exact"),
            Column(_("Certificate no."), 23, "center", "exact"),
            Column(_("Name and family name"), 51, "left", "name"),
            Column(_("Position, organisation or community"), 34),
            Column(_("Received on"), 28, "center", "exact"),
            Column(_("Signature of the recipient"), 31),
            Column(_("Note"), 17),
        ),
        sections=[Section(recipient_rows(hand_over.recipients, paper))],
        total=_("Certificates in all: {count}").format(count=paper.count(len(hand_over.recipients))),
        closings=(signature(paper, _("Handed over by")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        cell=SIGNING_CELL,
        least_row=ROW_HEIGHT,
        breaker=paper.breaker(hand_over.organisation, names=[paper.printed_by]),
    )


def recipient_rows(recipients: Sequence[Recipient], paper: Paper) -> list[tuple[str, ...]]:
    return [
        (
            paper.count(number),
            format_number(one.number, one.year, paper.thai_digits),
            full_name(one.title, one.given, one.family),
            paper.prose(one.belongs_to),
            paper.table_date(one.received_on) if one.received_on else "",
            "",
            paper.prose(one.note),
        )
        for number, one in enumerate(recipients, 1)
    ]
