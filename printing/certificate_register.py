"""The certificate register (ทะเบียนคุมเกียรติบัตร): each batch with its range of numbers, each certificate below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.certificates import format_number, format_range, number_ranges
from db.domain.errors import Progress
from db.domain.names import full_name
from printing.paper import Paper
from printing.rosters import page_label, printed_line, privacy_notice, signature
from printing.table_drawing import write_table
from printing.tables import Column, Section, Table


@dataclass(frozen=True, kw_only=True)
class RegisteredCertificate:
    """One number of the register; `note` says what became of it (ยกเลิก, ออกแทนเลขที่ 3/2569)."""

    number: int
    title: str
    given: str
    family: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisteredBatch:
    """What was issued at once: `entry` is the running number of the register, `year` is B.E."""

    entry: int
    year: int
    subject: str
    issued_on: date
    signers: tuple[str, ...]
    certificates: Sequence[RegisteredCertificate]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CertificateRegister:
    """The register of one B.E. year."""

    organisation: str
    year: int
    batches: Sequence[RegisteredBatch]


def write_certificate_register(
    register: CertificateRegister, target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    write_table(register_table(register, paper), target, paper, progress)


def register_table(register: CertificateRegister, paper: Paper) -> Table:
    _ = paper.gettext
    count = sum(len(batch.certificates) for batch in register.batches)
    signers = [signer for batch in register.batches for signer in batch.signers]
    return Table(
        name=_("Certificate register"),
        titles=(_("Certificate register of {year}").format(year=paper.numerals(str(register.year))),),
        subtitles=(register.organisation,),
        columns=register_columns(paper),
        sections=[Section([row for batch in register.batches for row in batch_rows(batch, paper)])],
        total=_("Certificates in all: {count}").format(count=paper.count(count)),
        closings=(signature(paper, _("Keeper of the register")),),
        printed=printed_line(paper),
        notice=privacy_notice(paper),
        page_label=page_label(paper),
        landscape=True,
        breaker=paper.breaker(register.organisation, names={paper.printed_by, *signers}),
    )


def register_columns(paper: Paper) -> tuple[Column, ...]:
    _ = paper.gettext
    return (
        Column(_("Register no."), 24, "center", "exact"),
        Column(_("Year (B.E.)"), 14, "center", "exact"),
        Column(_("Certificate no."), 29, "center", "exact"),
        Column(_("Recipient"), 56, "left", "name"),
        Column(_("Subject"), 66),
        Column(_("Given on"), 24, "center", "exact"),
        Column(_("Signed by"), 38),
        Column(_("Note"), 28),
    )


def batch_rows(batch: RegisteredBatch, paper: Paper) -> Iterable[tuple[str, ...]]:
    """The batch with its range, then one row for each certificate; a batch of one is one row."""
    _ = paper.gettext
    ranges = number_ranges(certificate.number for certificate in batch.certificates)
    numbers = ", ".join(format_range(first, last, batch.year, paper.thai_digits) for first, last in ranges)
    alone = batch.certificates[0] if len(batch.certificates) == 1 else None
    recipients = _("{count} recipients").format(count=paper.count(len(batch.certificates)))
    yield (
        paper.count(batch.entry),
        paper.numerals(str(batch.year)),
        numbers,
        full_name(alone.title, alone.given, alone.family) if alone else recipients,
        paper.prose(batch.subject),
        paper.table_date(batch.issued_on),
        ", ".join(batch.signers),
        paper.prose(" ".join(filter(None, (batch.note, alone.note if alone else "")))),
    )
    for certificate in () if alone else batch.certificates:
        yield (
            "",
            "",
            format_number(certificate.number, batch.year, paper.thai_digits),
            full_name(certificate.title, certificate.given, certificate.family),
            "",
            "",
            "",
            paper.prose(certificate.note),
        )
