"""A certificate's lines set in the middle of the sheet, the space between them shared out, nothing ever too much."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from printing.fitting import Fitted, TooLong, fitted_name, fitted_text
from printing.frame import draw_frame
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.sheet import Sheet
from printing.style import BODY, CODE, GIVEN, MM, NAME, NUMBER, ORGANISATION, PRESENTS, SIGNER, Type

TOP, BOTTOM, SIDE, NAME_SIDE = 17 * MM, 18 * MM, 27 * MM, 19 * MM
NUMBER_TOP, NUMBER_SIDE = 20 * MM, 24 * MM
SEAL = 25 * MM
QR_SIDE, QR_LEFT, QR_BOTTOM = 14 * MM, 22.5 * MM, 23 * MM
"""Beside the place of two signatures, clear of the frame's corner."""
SIGNATURE_HEIGHT, SIGNATURE_WIDTH = 14 * MM, 52 * MM
SIGNER_WIDTH = 95 * MM
WIDEST_GAP = 18 * MM
"""A short certificate is not pulled apart over the whole sheet but stands in its middle."""
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
MOST_NAME_LINES, MOST_BODY_LINES, MOST_POSITION_LINES = 2, 4, 3


@dataclass(frozen=True)
class Block:
    """A paragraph and how its lines are broken."""

    text: str
    breaker: LineBreaker


@dataclass(frozen=True)
class SignatureTexts:
    name: str
    position: str
    image: bytes | None


@dataclass(frozen=True, kw_only=True)
class CertificateTexts:
    """Everything one certificate says."""

    number: str
    organisation: str
    presents: str
    name: str
    body: tuple[Block, ...]
    given: str
    signatures: tuple[SignatureTexts, ...]
    seal: bytes | None
    code: str
    qr: bytes


@dataclass(frozen=True)
class Placed:
    """Something of a known height; `gap` is its share of the free space above it."""

    height: float
    gap: float
    draw: Callable[[float], None]


def draw_certificate(sheet: Sheet, texts: CertificateTexts, paper: Paper) -> None:
    if not paper.text_only:
        sheet.shared("frame", lambda: draw_frame(sheet))
    sheet.text(
        sheet.width - NUMBER_SIDE,
        sheet.height - NUMBER_TOP - NUMBER.size,
        texts.number,
        NUMBER.font,
        NUMBER.size,
        "right",
    )
    for scale in SCALES:
        placed = CertificateFlow(sheet, texts, paper, scale).placed()
        free = sheet.height - TOP - BOTTOM - sum(part.height for part in placed)
        if free >= 0:
            break
    else:
        raise TooLong(texts.body[0].text if texts.body else texts.name)
    gaps = sum(part.gap for part in placed)
    share = min(free / gaps, WIDEST_GAP)
    top = sheet.height - TOP - (free - share * gaps) / 2
    for part in placed:
        top -= part.gap * share
        part.draw(top)
        top -= part.height
    if texts.code:
        _draw_code(sheet, texts, paper)


def _draw_code(sheet: Sheet, texts: CertificateTexts, paper: Paper) -> None:
    """The code, and above it the QR code; where text alone is printed, the code alone."""
    side = QR_SIDE
    if not paper.text_only:
        side = sheet.qr_code(QR_LEFT, QR_BOTTOM, QR_SIDE, texts.qr)
    sheet.text(QR_LEFT + side / 2, QR_BOTTOM - CODE.line, texts.code, CODE.font, CODE.size, "center")


class CertificateFlow:
    """The parts of one certificate at one scale, from above."""

    def __init__(self, sheet: Sheet, texts: CertificateTexts, paper: Paper, scale: float) -> None:
        self.sheet, self.texts, self.paper, self.scale = sheet, texts, paper, scale
        self.middle = sheet.width / 2
        self.width = sheet.width - 2 * SIDE
        self.office = LineBreaker(words=frozenset({texts.organisation}))

    def placed(self) -> list[Placed]:
        texts = self.texts
        parts = [self._seal()] if texts.seal or self.paper.text_only else []
        parts.append(self._sentence(texts.organisation, ORGANISATION, 2, self.office, gap=0.6))
        if texts.presents:
            parts.append(self._sentence(texts.presents, PRESENTS, 2, self.office, gap=0.5))
        name_width = self.sheet.width - 2 * NAME_SIDE
        parts.append(self._lines(fitted_name(texts.name, name_width, self._scaled(NAME), MOST_NAME_LINES), NAME, 0.9))
        for place, block in enumerate(texts.body):
            gap = 0.3 if place else 0.8
            parts.append(self._sentence(block.text, BODY, MOST_BODY_LINES, block.breaker, gap))
        parts.append(self._sentence(texts.given, GIVEN, 1, self.office, gap=0.7))
        if texts.signatures:
            parts.append(self._signatures())
        return parts

    def _scaled(self, style: Type) -> Type:
        return replace(style, size=style.size * self.scale, floor=style.floor * self.scale)

    def _sentence(self, text: str, style: Type, most_lines: int, breaker: LineBreaker, gap: float) -> Placed:
        return self._lines(fitted_text(text, self.width, self._scaled(style), most_lines, breaker), style, gap)

    def _lines(self, fitted: Fitted, style: Type, gap: float) -> Placed:
        def draw(top: float) -> None:
            self.sheet.lines(self.middle, top, fitted, style, "center")

        return Placed(len(fitted.lines) * fitted.size * style.leading, gap, draw)

    def _seal(self) -> Placed:
        """The seal, or its place on stock that has it printed already."""
        side = SEAL * self.scale

        def draw(top: float) -> None:
            if self.texts.seal and not self.paper.text_only:
                what = self.paper.gettext("the seal")
                self.sheet.picture(self.texts.seal, self.middle - side / 2, top - side, side, side, what)

        return Placed(side, 0.2, draw)

    def _signatures(self) -> Placed:
        count = len(self.texts.signatures)
        width = min(SIGNER_WIDTH, self.width / count - 6 * MM)
        style = self._scaled(SIGNER)
        blocks = [
            (
                signature,
                fitted_name(signature.name, width, style),
                fitted_text(signature.position, width, style, MOST_POSITION_LINES, self.office),
            )
            for signature in self.texts.signatures
        ]
        above = SIGNATURE_HEIGHT * self.scale
        below = max(len(name.lines) * name.size + len(post.lines) * post.size for _, name, post in blocks)

        def draw(top: float) -> None:
            for place, (signature, name, post) in enumerate(blocks):
                middle = self.middle + self.width / count * (place - (count - 1) / 2)
                self._mark(signature, middle, top, above)
                next_top = self.sheet.lines(middle, top - above - 1.5 * MM, name, SIGNER, "center")
                self.sheet.lines(middle, next_top, post, SIGNER, "center")

        return Placed(above + 1.5 * MM + below * SIGNER.leading, 0.5, draw)

    def _mark(self, signature: SignatureTexts, middle: float, top: float, height: float) -> None:
        """The signature and the line it stands on; stock that is printed already has both."""
        if self.paper.text_only:
            return
        if signature.image:
            left = middle - SIGNATURE_WIDTH / 2
            self.sheet.picture(signature.image, left, top - height, SIGNATURE_WIDTH, height, signature.name)
        self.sheet.dots(middle - SIGNATURE_WIDTH / 2, top - height, SIGNATURE_WIDTH)
