"""The certificate (เกียรติบัตร, วุฒิบัตร, ประกาศนียบัตร): A4 landscape, one page a person, any number in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from db.domain.certificates import format_number
from db.domain.errors import Progress
from db.domain.names import full_name
from db.domain.training import CertificateKind
from printing.certificate_layout import Block, CertificateTexts, SignatureTexts, draw_certificate
from printing.clusters import MissingGlyph
from printing.line_breaking import LineBreaker
from printing.output import NothingToPrint, put
from printing.paper import Paper
from printing.sheet import Sheet
from printing.style import A4_LANDSCAPE

PROGRESS_STEP = 20
NO_BREAK_SPACE = "\xa0"


@dataclass(frozen=True)
class CertificateSignatory:
    """Who signs: name with title, position, and an image of the signature (PNG or JPEG) or None to sign by hand."""

    name: str
    position: str
    image: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class CertificatePage:
    """One certificate. `heading` is a CertificateKind, or the sentence above the name; `year` is B.E.

    `statement` stands before the name of the course (ได้ผ่านการอบรมหลักสูตร). `code` stands small in the corner,
    below a QR code that holds `proof`, or number and code. `words` are the office's own words that lines must not be broken in.
    """

    number: int
    year: int
    organisation: str
    heading: str
    title: str
    given: str
    family: str
    statement: str
    course: str
    hours: float = 0.0
    first_day: date | None = None
    last_day: date | None = None
    place: str = ""
    issued_on: date
    signatories: tuple[CertificateSignatory, ...] = ()
    seal: bytes | None = None
    code: str = ""
    proof: bytes = b""
    words: frozenset[str] = field(default_factory=frozenset)


def presentation(heading: str, paper: Paper) -> str:
    """The sentence above the name: that of the kind of certificate, or `heading` itself where it is no kind."""
    _ = paper.gettext
    return {
        CertificateKind.PARTICIPATION.value: _("presents this certificate of participation to show that"),
        CertificateKind.ACHIEVEMENT.value: _("presents this certificate of achievement to show that"),
        CertificateKind.DIPLOMA.value: _("presents this diploma to show that"),
    }.get(heading, heading)


def joined(statement: str, course: str) -> str:
    """Thai joins without a space; anything else takes one."""
    if not statement or not course:
        return statement + course
    both_thai = "\u0e01" <= statement[-1] <= "\u0e4e" and "\u0e01" <= course[0] <= "\u0e4e"
    return statement + course if both_thai else f"{statement} {course}"


def particulars(page: CertificatePage, paper: Paper) -> str:
    """Hours, days and place, as far as they are known."""
    _ = paper.gettext
    parts = []
    if page.hours:
        parts.append(_("for {hours} hours").format(hours=paper.count(page.hours)))
    first, last = page.first_day or page.last_day, page.last_day or page.first_day
    if first and last and first != last:
        parts.append(_("between {dates}").format(dates=paper.date_range(first, last)))
    elif first:
        parts.append(_("on {date}").format(date=paper.long_date(first)))
    if page.place:
        place = page.place.removeprefix("ณ").strip() if page.place.startswith("ณ ") else page.place
        parts.append(_("at {place}").format(place=paper.prose(place)))
    return " ".join(parts)


def texts_of(page: CertificatePage, paper: Paper) -> CertificateTexts:
    """Everything the page says, in the paper's language and digits."""
    _ = paper.gettext
    name = full_name(page.title, page.given, page.family)
    if page.title and name.startswith(page.title + " "):
        name = page.title + NO_BREAK_SPACE + name[len(page.title) + 1 :]
    breaker = LineBreaker(words=page.words | {page.place, page.organisation})
    body = (joined(page.statement.strip(), page.course.strip()), particulars(page, paper))
    return CertificateTexts(
        number=_("No. {number}").format(number=paper.numerals(format_number(page.number, page.year))),
        organisation=page.organisation,
        presents=presentation(page.heading, paper),
        name=name,
        body=tuple(Block(paper.prose(text), breaker) for text in body if text),
        given=_("Given on {date}").format(date=paper.certificate_date(page.issued_on)),
        signatures=tuple(
            SignatureTexts(f"({signatory.name})", signatory.position, signatory.image) for signatory in page.signatories
        ),
        seal=page.seal,
        code=page.code,
        qr=page.proof or f"{format_number(page.number, page.year)} {page.code}".encode(),
    )


def write_certificates(
    pages: Sequence[CertificatePage], target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """All certificates as one PDF, in their order.

    Raises MissingGlyph, TooLong, BadPicture, NothingToPrint or NotWritten, and then leaves no file behind.
    """
    if not pages:
        raise NothingToPrint
    sheet = Sheet(A4_LANDSCAPE, document_title(pages, paper), paper)
    for place, page in enumerate(pages):
        if place:
            sheet.next_page()
        texts = texts_of(page, paper)
        try:
            draw_certificate(sheet, texts, paper)
        except MissingGlyph as problem:
            raise problem.of(texts.name) from None
        if progress and place % PROGRESS_STEP == 0:
            progress(place, len(pages))
    put(sheet.finished(), target)
    if progress:
        progress(len(pages), len(pages))


def document_title(pages: Sequence[CertificatePage], paper: Paper) -> str:
    _ = paper.gettext
    first, last = pages[0], pages[-1]
    numbers = [paper.numerals(format_number(page.number, page.year)) for page in (first, last)]
    if len(pages) == 1:
        return _("Certificate {number}").format(number=numbers[0])
    return _("Certificates {first} to {last}").format(first=numbers[0], last=numbers[1])
