"""A layout tried out: certificates of nobody in it, as a picture and with what would go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.certificate_issues import organisation_of
from db.domain.certificates import HEADINGS, STATEMENTS, statement_before
from db.domain.errors import DeskError
from db.domain.layout_samples import CODE, NUMBER, SAMPLES, SIGNERS, YEAR, Sample
from db.domain.proofs import MOST_BYTES
from db.domain.training import CertificateKind
from db.settings import settings_of, signatories
from ui.papers import paper_for

if TYPE_CHECKING:
    from PIL.Image import Image

    from db.domain.layouts import KeptLayout, Layout, LayoutProblem
    from db.office import Office
    from printing.certificates import CertificatePage
    from printing.paper import Paper


USUAL_PROOF = 150
"""Bytes in the QR code of most certificates."""


@dataclass(frozen=True)
class Trial:
    """`picture` is None where the page can not be drawn; what hinders it is among the problems."""

    picture: Image | None
    problems: tuple[LayoutProblem, ...]


@dataclass(frozen=True)
class Surroundings:
    """What a trial needs to know of the office, read beforehand: it is made in another thread."""

    paper: Paper
    pages: Mapping[Sample, CertificatePage]


@dataclass(frozen=True)
class Ask:
    """A layout to be tried with one sample, in pixels a point."""

    layout: Layout
    sample: Sample
    scale: float
    around: Surroundings


def surroundings_of(office: Office, kept: KeptLayout) -> Surroundings:
    """The office's own name, seal and signatories, and made-up people."""
    from printing.certificates import CertificatePage, CertificateSignatory

    settings, language = settings_of(office), kept.layout.language
    kind = kept.is_for[0] if kept.is_for else CertificateKind.ACHIEVEMENT
    signing = [each for each in signatories(office) if each.signs]
    signers = tuple(CertificateSignatory(each.name, each.position, each.signature) for each in signing)
    try:
        organisation = organisation_of(settings, language)
    except DeskError:
        organisation = "…"
    return Surroundings(
        paper_for(office),
        {
            sample: CertificatePage(
                number=NUMBER,
                year=YEAR,
                organisation=organisation,
                heading=HEADINGS[language.value][kind],
                kind=kind.value,
                statement=statement_before(STATEMENTS[language.value][kind], text.course),
                issued_on=text.last_day,
                signatories=signers or tuple(CertificateSignatory(*signer) for signer in SIGNERS),
                seal=settings.seal,
                code=CODE,
                proof=bytes(MOST_BYTES if sample is Sample.LONG else USUAL_PROOF),
                **vars(text),
            )
            for sample, text in SAMPLES.items()
        },
    )


def problems_in(layout: Layout, around: Surroundings) -> tuple[LayoutProblem, ...]:
    """What would go wrong with any of the samples."""
    from printing.certificate_problems import problems_of

    return problems_of(layout, list(around.pages.values()), around.paper)


def try_out(ask: Ask) -> Trial:
    """The sample in the layout, and the problems that any of the samples has. Slow: a tenth of a second."""
    problems = problems_in(ask.layout, ask.around)
    for layout in (ask.layout, without_wrong(ask.layout, problems)):
        page = replace(ask.around.pages[ask.sample], layout=layout)
        try:
            return Trial(_picture(page, ask), problems)
        except DeskError:
            continue
    return Trial(None, problems)


def _picture(page: CertificatePage, ask: Ask) -> Image:
    from printing.certificate_pictures import certificate_picture

    return certificate_picture(page, ask.around.paper, ask.scale)


def without_wrong(layout: Layout, problems: tuple[LayoutProblem, ...]) -> Layout:
    """What can be drawn of it while some of it can not: the places of the others are outlined all the same."""
    wrong = {problem.key for problem in problems if problem.is_error}
    fields = {(problem.key, problem.field) for problem in problems if problem.is_error}
    lines = tuple(line for place, line in enumerate(layout.lines) if f"line{place}" not in wrong)
    return replace(
        layout,
        lines=lines,
        seal=None if "seal" in wrong else layout.seal,
        signatures=None if any(key.startswith("signature") for key in wrong) else layout.signatures,
        code=None if "code" in wrong else layout.code,
        background=None if ("page", "background") in fields else layout.background,
    )
