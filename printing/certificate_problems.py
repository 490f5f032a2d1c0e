"""What of a layout would go wrong on paper, found by setting samples in it: no room, no letter, one over another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from db.domain.errors import DeskError, FieldError
from db.domain.layout_wording import check_wording
from db.domain.layouts import (
    PAGE,
    SEAL,
    SIGNATURES,
    Layout,
    LayoutProblem,
    Line,
    Signature,
    Signatures,
    line_key,
    rule_problems,
    signature_key,
)
from db.domain.words import N_
from printing.certificate_areas import Area, Setting, area_of
from printing.certificate_layout import SettableLine, breaker_of, sheet_size
from printing.certificate_signers import blocks_of, mark_area, signer_settings
from printing.certificate_texts import CertificatePage, course_values, paper_of, personal_values
from printing.fitting import TooLong
from printing.fonts import font
from printing.paper import Paper
from printing.pictures import BadPicture, read_picture
from printing.style import MM

INK_SHARE = 0.62
"""Of the height of a line; letters with marks above and below rarely need more."""


def problems_of(layout: Layout, pages: Sequence[CertificatePage], paper: Paper) -> tuple[LayoutProblem, ...]:
    """Everything wrong with the layout when these pages are set in it; errors first, each said once."""
    paper = paper_of(layout, paper)
    found = [*rule_problems(layout), *_picture_problems(layout, paper)]
    for page in pages:
        found += _too_few_places(page, layout)
        settings, troubles = _set(page, layout, paper)
        found += troubles
        found += _overlaps(layout, settings, len(page.signatories))
    once: dict[tuple[str, str], LayoutProblem] = {}
    for problem in found:
        once.setdefault((problem.key, problem.error.message), problem)
    return tuple(sorted(once.values(), key=lambda problem: not problem.is_error))


def _set(page: CertificatePage, layout: Layout, paper: Paper) -> tuple[list[Setting], list[LayoutProblem]]:
    """Every line that can be set, and what hinders the others."""
    values, height = course_values(page, paper) | personal_values(page, paper), sheet_size(layout)[1]
    settings: list[Setting] = []
    troubles: list[LayoutProblem] = []
    for place, line in enumerate(layout.lines):
        try:
            check_wording(line.wording)
            setting = SettableLine(line_key(place), line, paper, height).setting(values, breaker_of(page, paper))
        except DeskError as error:
            troubles += _told(line_key(place), error)
        else:
            settings += [] if setting is None else [setting]
    for key, one, alone in _signing(page, layout):
        try:
            settings += [
                replace(setting, key=key)
                for _block, lines in signer_settings(one, alone, breaker_of(page, paper), height)
                for setting in lines
            ]
        except DeskError as error:
            troubles += _told(key, error)
    return settings, troubles


def _too_few_places(page: CertificatePage, layout: Layout) -> Iterator[LayoutProblem]:
    """Or too many: pointed out, for they then stand where they stood together."""
    count, places = len(page.signatories), len(layout.single)
    if places and count != places:
        notice = FieldError(
            N_("There are places for {places} to sign, but {count} sign: they stand side by side."),
            places=places,
            count=count,
        )
        yield LayoutProblem(signature_key(0), notice, "left", is_error=False)


def _signing(page: CertificatePage, layout: Layout) -> Iterator[tuple[str, CertificatePage, Layout]]:
    """Those who sign by the keys of their places: all at once, or each alone where each has a place."""
    if layout.signatures is None:
        return
    if len(layout.single) != len(page.signatories):
        yield signature_key(0) if layout.single else SIGNATURES, page, layout
        return
    for place, (signatory, one) in enumerate(zip(page.signatories, layout.single, strict=True)):
        yield signature_key(place), replace(page, signatories=(signatory,)), replace(layout, single=(one,))


def _told(key: str, error: DeskError) -> Iterator[LayoutProblem]:
    """A wording that can not be filled is told by the rules already."""
    if isinstance(error, TooLong):
        yield LayoutProblem(key, FieldError(N_("“{text}” has no room in this box."), **error.values), "wording")
    elif not isinstance(error, FieldError):  # a letter that no font has
        yield LayoutProblem(key, FieldError(error.message, **error.values), "wording")


def _picture_problems(layout: Layout, paper: Paper) -> Iterator[LayoutProblem]:
    _ = paper.gettext
    pictures = [(PAGE, "background", layout.background, _("the background"))]
    if layout.seal is not None:
        pictures.append((SEAL, "picture", layout.seal.picture, _("the seal")))
    for key, field, picture, what in pictures:
        if picture is not None:
            try:
                read_picture(picture, what)
            except BadPicture as error:
                yield LayoutProblem(key, FieldError(error.message, **error.values), field)


def _overlaps(layout: Layout, settings: Sequence[Setting], count: int) -> Iterator[LayoutProblem]:
    """Letters over letters, or over seal, code and signatures of so many: pointed out, for an office may want it."""
    height = sheet_size(layout)[1]
    inked = [(setting.key, ink_of(setting)) for setting in settings]
    inked += [(block.key, mark_area(block)) for block in blocks_of(layout, count, height)]
    inked += [
        (key, area_of(box, height))
        for key, box in layout.elements()
        if not isinstance(box, (Line, Signature, Signatures))
    ]
    for (first, one), (second, other) in combinations(inked, 2):
        if first != second and _touch(one, other):
            notice = FieldError(N_("This lies over another line or picture."))
            yield LayoutProblem(first, notice, "top", is_error=False)
            yield LayoutProblem(second, notice, "top", is_error=False)


def ink_of(setting: Setting) -> Area:
    """Where the letters of a setting are."""
    size, leading = setting.fitted.size, setting.style.leading
    width = max(font(setting.style.font).width(line, size) for line in setting.fitted.lines)
    height = len(setting.fitted.lines) * size * leading
    spare = size * leading * (1 - INK_SHARE) / 2
    left = setting.x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[setting.align]
    return Area(left, setting.top - spare, width, height - 2 * spare)


def _touch(one: Area, other: Area) -> bool:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    up = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across > 0.5 * MM and up > 0.5 * MM
