"""A certificate set as its layout says: each line fitted into its box, then pictures, signatures and code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from db.domain.certificate_kinds import format_number
from db.domain.layout_wording import NAMES, placeholders_in, put_in
from db.domain.layouts import CODE, SIGNATURES, Box, Layout, Line, Signatures, Weight
from printing.certificate_fitting import fitted_name_in, fitted_text_in, lines_in
from printing.certificate_texts import CertificatePage, CertificateSignatory
from printing.fitting import Fitted, TooLong
from printing.fonts import BOLD, REGULAR
from printing.frame import draw_frame
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.qr import qr_code
from printing.sheet import Colour, Sheet
from printing.style import CODE as CODE_TYPE
from printing.style import INK, INKS, MM, Align, Type

QR_SIDE = 14 * MM
"""A QR code with little in it is no larger."""
SIGNATURE_HEIGHT, SIGNATURE_WIDTH = 14 * MM, 52 * MM
SIGNATURE_SHARE = 0.36
"""Of the height of its block; what else there is bears name and position."""
SIGNER_WIDTH, BETWEEN_SIGNERS = 95 * MM, 6 * MM
BACKGROUND_PIXELS = 2200
"""On the longer side of a sheet: 190 dpi on A4, where a picture is looked at from some way off."""
BELOW_SIGNATURE = 1.5 * MM
LEAST_EVEN = 0.72
"""One with a long position makes the letters of the others no smaller than this share."""


@dataclass(frozen=True)
class Area:
    """A box in points from the lower left corner of the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top - self.height

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


@dataclass(frozen=True)
class Setting:
    """Lines in their place: `x` is their left end, middle or right end, `top` where the first one begins."""

    key: str
    fitted: Fitted
    style: Type
    x: float
    top: float
    align: Align
    colour: Colour = INK


def area_of(box: Box, sheet_height: float) -> Area:
    return Area(box.left * MM, sheet_height - box.top * MM, box.width * MM, box.height * MM)


def sheet_size(layout: Layout) -> tuple[float, float]:
    """Width and height in points."""
    across, down = layout.sheet_mm
    return across * MM, down * MM


def draw_setting(sheet: Sheet, setting: Setting | None) -> None:
    """The lines in their place; None where there is nothing to say."""
    if setting is None:
        return
    if setting.colour == INK:
        sheet.lines(setting.x, setting.top, setting.fitted, setting.style, setting.align)
        return
    with sheet.tinted(setting.colour):
        sheet.lines(setting.x, setting.top, setting.fitted, setting.style, setting.align)


def draw_signers(sheet: Sheet, page: CertificatePage, signatures: Signatures, paper: Paper) -> None:
    """Everyone who signs, with line and signature unless text alone is printed."""
    for setting in signer_settings(page, signatures, breaker_of(page, paper), sheet.height):
        draw_setting(sheet, setting)
    if not paper.text_only:
        _draw_marks(sheet, page, signatures)


# -- words


def breaker_of(page: CertificatePage, paper: Paper) -> LineBreaker:
    """What breaks the page's lines."""
    return paper.breaker(page.place, page.organisation, *page.words)


class SettableLine:
    """A line of a layout, its wording checked before, ready to be set with any values in the language of the paper."""

    def __init__(self, key: str, line: Line, paper: Paper, sheet_height: float) -> None:
        self.asked = placeholders_in(line.wording)
        self._key = key
        self._wording = paper.prose(line.wording)
        self._area = area = area_of(line, sheet_height)
        self._style = type_of(line)
        self._is_name = not NAMES.isdisjoint(self.asked)
        self._align = cast(Align, line.align.value)
        self._x = {"left": area.left, "center": area.middle, "right": area.left + area.width}[self._align]
        self._colour = INKS[line.ink]

    def setting(self, values: Mapping[str, str], breaker: LineBreaker) -> Setting | None:
        """The line in its box; None where it has nothing to say."""
        text = put_in(self._wording, values)
        if not text:
            return None
        area, style = self._area, self._style
        if self._is_name:
            fitted = fitted_name_in(text, area.width, area.height, style)
        else:
            fitted = fitted_text_in(text, area.width, area.height, style, breaker)
        free = area.height - len(fitted.lines) * fitted.size * style.leading
        return Setting(self._key, fitted, style, self._x, area.top - free / 2, self._align, self._colour)


def type_of(line: Line) -> Type:
    return Type(BOLD if line.weight is Weight.BOLD else REGULAR, line.size, line.size)


def signer_settings(
    page: CertificatePage, signatures: Signatures, breaker: LineBreaker, sheet_height: float
) -> Iterator[Setting]:
    """Name and position of each who signs, below the signature, in letters of one size."""
    blocks = blocks_of(page.signatories, signatures, sheet_height)
    style = Type(REGULAR, signatures.size, signatures.size)
    names, posts = [], []
    for signatory, block in zip(page.signatories, blocks, strict=True):
        room = block.height - mark_height(block) - BELOW_SIGNATURE
        lines = max(2, lines_in(room, style.line))
        name = fitted_name_in(f"({signatory.name})", block.width, room / lines, style)
        room -= len(name.lines) * name.size * style.leading
        names.append(name)
        posts.append(fitted_text_in(signatory.position, block.width, room, style, breaker))
    smallest = max(min((post.size for post in posts), default=style.size), style.size * LEAST_EVEN)
    even = replace(style, size=smallest)
    for signatory, block, name in zip(page.signatories, blocks, names, strict=True):
        top = block.top - mark_height(block) - BELOW_SIGNATURE
        yield Setting(SIGNATURES, name, style, block.middle, top, "center", INKS[signatures.ink])
        taken = len(name.lines) * name.size * style.leading
        if signatory.position:
            post = fitted_text_in(signatory.position, block.width, top - taken - block.bottom, even, breaker)
            yield Setting(SIGNATURES, post, style, block.middle, top - taken, "center", INKS[signatures.ink])


def blocks_of(signatories: Sequence[CertificateSignatory], signatures: Signatures, sheet_height: float) -> list[Area]:
    """The box shared out evenly among those who sign."""
    area = area_of(signatures, sheet_height)
    count = len(signatories)
    if not count:
        return []
    step = area.width / count
    width = min(SIGNER_WIDTH, step - (BETWEEN_SIGNERS if count > 1 else 0))
    return [Area(area.left + step * (place + 0.5) - width / 2, area.top, width, area.height) for place in range(count)]


def mark_height(block: Area) -> float:
    return min(SIGNATURE_HEIGHT, block.height * SIGNATURE_SHARE)


# -- pictures


def draw_pictures(sheet: Sheet, page: CertificatePage, layout: Layout, paper: Paper) -> None:
    """What lies behind the words; stock that is printed already has it."""
    _ = paper.gettext
    if layout.background is not None:
        sheet.picture(layout.background, 0, 0, sheet.width, sheet.height, _("the background"), BACKGROUND_PIXELS)
    frame = (layout.frame, layout.frame_ink, layout.margin_across, layout.margin_down, sheet.width, sheet.height)
    sheet.shared(frame, lambda: draw_frame(sheet, layout))
    if layout.seal is not None:
        seal, area = layout.seal.picture or page.seal, area_of(layout.seal, sheet.height)
        if seal:
            sheet.picture(seal, area.left, area.bottom, area.width, area.height, _("the seal"))


def _draw_marks(sheet: Sheet, page: CertificatePage, signatures: Signatures) -> None:
    """The signatures and the lines they stand on."""
    blocks = blocks_of(page.signatories, signatures, sheet.height)
    for place, (signatory, block) in enumerate(zip(page.signatories, blocks, strict=True)):
        width, height = min(SIGNATURE_WIDTH, block.width), mark_height(block)
        left, bottom = block.middle - width / 2, block.top - height
        frozen = signatures.images[place] if place < len(signatures.images) else None
        image = signatory.image or frozen
        if image:
            sheet.picture(image, left, bottom, width, height, signatory.name)
        sheet.dots(left, bottom, width)


def draw_code(sheet: Sheet, page: CertificatePage, area: Area, paper: Paper) -> None:
    """The code, and above it the QR code in the middle of what is left; where text alone is printed, the code alone."""
    bottom = area.bottom + CODE_TYPE.line
    if not paper.text_only:
        side = qr_side(page, area)
        sheet.qr_code(area.middle - side / 2, bottom, side, page.qr)
    sheet.text(area.middle, area.bottom + CODE_TYPE.size * 0.5, page.code, CODE_TYPE.font, CODE_TYPE.size, "center")


def qr_side(page: CertificatePage, area: Area) -> float:
    """How large the page's QR code is drawn; raises TooLong where its box is too small for it."""
    side = max(QR_SIDE, qr_code(page.qr).least_side_mm * MM)
    if side > min(area.width, area.height - CODE_TYPE.line) + 0.1:
        raise TooLong(f"{CODE.upper()} {format_number(page.number, page.year)}")
    return side
