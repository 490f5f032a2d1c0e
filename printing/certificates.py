"""The certificate (เกียรติบัตร, วุฒิบัตร, ประกาศนียบัตร): one page a person as the layout says, any number in one go."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from db.domain.certificates import format_number
from db.domain.errors import Progress
from printing.certificate_layout import draw_certificate, sheet_size
from printing.certificate_texts import CertificatePage, CertificateSignatory, layout_of, paper_of
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
    first = layout_of(pages[0], paper)
    as_first = paper_of(first, paper)
    sheet = Sheet(sheet_size(first), document_title(pages, as_first), as_first)
    for place, page in enumerate(pages):
        layout = layout_of(page, paper)
        if place:
            sheet.next_page(sheet_size(layout))
        try:
            draw_certificate(sheet, page, layout, paper_of(layout, paper))
        except MissingGlyph as problem:
            raise problem.of(page.full_name) from None
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
