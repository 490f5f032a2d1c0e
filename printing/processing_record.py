"""The record of processing (บันทึกรายการกิจกรรมการประมวลผล, section 39): a line for each group of personal data."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import Progress
from db.domain.personal_data import GROUPS, PROTECTION, Group, labels_of
from db.domain.privacy_contact import PrivacyContact
from printing.paper import Paper
from printing.rosters import page_label, printed_line, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class ProcessingRecord:
    """Whose record; `refused` requests stand in the register of requests with their reasons (s.39 (7))."""

    organisation: str
    contact: PrivacyContact
    requests: int
    refused: int


def write_processing_record(
    record: ProcessingRecord, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(processing_table(record, paper), target, paper, progress)


def processing_table(record: ProcessingRecord, paper: Paper) -> Table:
    _ = paper.gettext
    contact = record.contact
    who = [record.organisation, contact.address, contact.phone, contact.email]
    officer = _("Data protection officer: {name}").format(name=contact.officer or "–")
    counts = _("Requests of people so far: {count}, refused: {refused} (reasons in the register of requests)")
    return Table(
        name=_("Record of processing"),
        titles=(paper.prose(_("Record of processing of personal data (section 39)")), record.organisation),
        subtitles=(
            paper.prose(_("Data controller: {who}").format(who=" · ".join(filter(None, who)) or "–")),
            paper.prose(officer),
            counts.format(count=paper.count(record.requests), refused=paper.count(record.refused)),
        ),
        columns=(
            Column(_("Data"), 62),
            Column(_("Purpose"), 50),
            Column(_("Basis of law"), 42),
            Column(_("Where it comes from"), 34),
            Column(_("Seen by, of the staff"), 30),
            Column(_("Kept"), 45),
        ),
        sections=[Section([_row(group, paper) for group in GROUPS])],
        total=_("Measures of safety: {measures}").format(
            measures=paper.prose(" ".join(_(text) for text in PROTECTION))
        ),
        closings=(signature(paper, _("Who keeps the record")),),
        printed=printed_line(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(record.organisation, contact.address, names=[paper.printed_by, contact.officer]),
    )


def _row(group: Group, paper: Paper) -> tuple[str, ...]:
    _ = paper.gettext
    fields = ", ".join(_(label) for label in labels_of(group))
    cells = (
        f"{_(group.label)}: {fields}",
        _(group.purpose),
        _(group.basis.label),
        _(group.source),
        _(group.who_sees),
        _(group.kept),
    )
    return tuple(paper.prose(cell) for cell in cells)
