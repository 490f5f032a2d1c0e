"""The certificate (เกียรติบัตร, วุฒิบัตร, ประกาศนียบัตร): one page a person as the layout says, any number in one go."""

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import BinaryIO

from db.domain.certificate_kinds import format_number
from db.domain.errors import Progress
from printing.certificate_design import Design
from printing.certificate_texts import CertificatePage, CertificateSignatory, fields_of, layout_of
from printing.clusters import MissingGlyph
from printing.output import NothingToPrint, put
from printing.paper import Paper
from printing.sheet import Sheet

__all__ = ["CertificatePage", "CertificateSignatory", "write_certificates"]

PROGRESS_STEP = 20


def write_certificates(
    pages: Sequence[CertificatePage], target: Path | BinaryIO, paper: Paper, progress: Progress | None = None
) -> None:
    """All certificates as one PDF, in their order.

    Raises MissingGlyph, TooLong, BadPicture, NothingToPrint or NotWritten, and then leaves no file behind.
    """
    if not pages:
        raise NothingToPrint
    designs: dict[Hashable, Design] = {}
    first = design_of(pages[0], paper, designs)
    sheet = Sheet(first.size, document_title(pages, first.paper), first.paper)
    for place, page in enumerate(pages):
        design = design_of(page, paper, designs)
        if place:
            sheet.next_page(design.size)
        try:
            design.draw(sheet, page)
        except MissingGlyph as problem:
            raise problem.among(page.full_name, fields_of(page, paper)) from None
        if progress and place % PROGRESS_STEP == 0:
            progress(place, len(pages))
    put(sheet.finished(), target)
    if progress:
        progress(len(pages), len(pages))


def design_of(page: CertificatePage, paper: Paper, known: dict[Hashable, Design]) -> Design:
    """The page's layout made ready, once for all pages that have it."""
    key = page.layout is None and page.seal is not None, id(page.layout)
    if key not in known:
        known[key] = Design(layout_of(page, paper), paper)
    return known[key]


def document_title(pages: Sequence[CertificatePage], paper: Paper) -> str:
    _ = paper.gettext
    first, last = pages[0], pages[-1]
    numbers = [paper.numerals(format_number(page.number, page.year)) for page in (first, last)]
    if len(pages) == 1:
        return _("Certificate {number}").format(number=numbers[0])
    return _("Certificates {first} to {last}").format(first=numbers[0], last=numbers[1])
