"""Those who sign a certificate: signature, line, name and position of each, side by side or each where it was put."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from db.domain.inks import Ink
from db.domain.layout_signatures import shares
from db.domain.layouts import SIGNATURES, Layout, signature_key
from printing.certificate_areas import Area, Setting, area_of, draw_setting
from printing.certificate_fitting import fitted_name_in, fitted_text_in, lines_in
from printing.certificate_texts import CertificatePage
from printing.fitting import Fitted, as_read
from printing.fonts import REGULAR, font
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.reading import Read
from printing.sheet import Sheet
from printing.style import BASELINE, INKS, MM, SHARES, Align, Type

MARK_HEIGHT, MARK_WIDTH = 14 * MM, 52 * MM
MARK_SHARE = 0.36
"""Of the height of its block; what else there is bears name and position."""
BELOW_MARK = 1.5 * MM
LEAST_EVEN = 0.72
"""One with a long position makes the letters of the others no smaller than this share."""


class Block(NamedTuple):
    """Where one who signs stands, under which key of the layout, and how."""

    key: str
    area: Area
    size: float
    align: Align
    ink: Ink

    @property
    def x(self) -> float:
        """What its lines are set to: left end, middle or right end."""
        area = self.area
        return {"left": area.left, "center": area.middle, "right": area.left + area.width}[self.align]

    @property
    def style(self) -> Type:
        return Type(REGULAR, self.size, self.size)


def mark_height(area: Area) -> float:
    return min(MARK_HEIGHT, area.height * MARK_SHARE)


def mark_area(block: Block) -> Area:
    """Where the signature goes, above the line to sign on."""
    area, width = block.area, min(MARK_WIDTH, block.area.width)
    return Area(area.left + (area.width - width) * SHARES[block.align], area.top, width, mark_height(area))


def blocks_of(layout: Layout, count: int, sheet_height: float) -> list[Block]:
    """A place for each of so many who sign: their own ones if there are as many, else shares of the one they have."""
    shared = layout.signatures
    if shared is None:
        return []
    if len(layout.single) == count:
        return [
            Block(signature_key(place), area_of(one, sheet_height), one.size, cast(Align, one.align.value), one.ink)
            for place, one in enumerate(layout.single)
        ]
    key = signature_key(0) if layout.single else SIGNATURES
    return [
        Block(key, area_of(share, sheet_height), shared.size, "center", shared.ink) for share in shares(shared, count)
    ]


def signer_settings(
    page: CertificatePage, layout: Layout, breaker: LineBreaker, sheet_height: float
) -> Iterator[tuple[Block, list[Setting]]]:
    """Name and position of each who signs, below the signature; positions of one size where the office wants one."""
    blocks = blocks_of(layout, len(page.signatories), sheet_height)
    names: list[Fitted] = []
    smallest: dict[float, float] = {}
    for signatory, block in zip(page.signatories, blocks, strict=True):
        area, style = block.area, block.style
        room = area.height - mark_height(block.area) - BELOW_MARK
        lines = max(2, lines_in(room, style.line))
        name = fitted_name_in(f"({signatory.name})", area.width, room / lines, style)
        room -= len(name.lines) * name.size * style.leading
        names.append(name)
        post = fitted_text_in(signatory.position, area.width, room, style, breaker)
        smallest[block.size] = min(smallest.get(block.size, post.size), post.size)
    for signatory, block, name in zip(page.signatories, blocks, names, strict=True):
        style, area = block.style, block.area
        top = area.top - mark_height(block.area) - BELOW_MARK
        settings = [Setting(block.key, name, style, block.x, top, block.align, INKS[block.ink])]
        top -= len(name.lines) * name.size * style.leading
        if signatory.position:
            even = replace(style, size=max(smallest[block.size], style.size * LEAST_EVEN))
            post = fitted_text_in(signatory.position, area.width, top - area.bottom, even, breaker)
            settings.append(Setting(block.key, post, style, block.x, top, block.align, INKS[block.ink]))
        yield block, settings


def draw_signers(sheet: Sheet, page: CertificatePage, layout: Layout, breaker: LineBreaker, paper: Paper) -> None:
    """Everyone who signs, with line and signature unless text alone is printed."""
    blocks = []
    for signatory, (block, settings) in zip(
        page.signatories, signer_settings(page, layout, breaker, sheet.height), strict=True
    ):
        if len(page.signatories) == 1:
            for setting in settings:
                draw_setting(sheet, setting)
        else:
            with sheet.tinted(INKS[block.ink]):
                _draw_words(sheet, block, settings, (f"({signatory.name})", signatory.position))
        blocks.append(block)
    if not paper.text_only:
        _draw_marks(sheet, page, layout, blocks)


def _draw_words(sheet: Sheet, block: Block, settings: Sequence[Setting], texts: Sequence[str]) -> None:
    """Name and position, read in this order and before those of the next one, who stands at the same height."""
    measure, lines = font(REGULAR).width, []
    for setting, text in zip(settings, texts, strict=False):
        fitted = setting.fitted
        height, top = fitted.size * setting.style.leading, setting.top
        for line, reads in zip(fitted.lines, [*as_read(text, fitted.lines)[:-1], fitted.lines[-1] + "\n"], strict=True):
            x = setting.x - measure(line, fitted.size) * SHARES[setting.align]
            lines.append(Read(line, reads, fitted.size, x, top - height * BASELINE))
            top -= height
    sheet.read(block.area.left, lines[0].y, block.area.width, lines, REGULAR)


def _draw_marks(sheet: Sheet, page: CertificatePage, layout: Layout, blocks: Sequence[Block]) -> None:
    """The signatures and the lines they stand on."""
    images = layout.signatures.images if layout.signatures is not None else ()
    for block, signatory, frozen in zip(blocks, page.signatories, (*images, *[None] * len(blocks)), strict=False):
        area = mark_area(block)
        image = signatory.image or frozen
        if image:
            sheet.picture(image, area.left, area.bottom, area.width, area.height, signatory.name)
        sheet.dots(area.left, area.bottom, area.width)
