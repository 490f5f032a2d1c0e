"""A certificate set as its layout says: each line fitted into its box, then pictures, signatures and code."""

from collections.abc import Mapping
from typing import cast

from db.domain.certificate_kinds import format_number
from db.domain.layout_wording import NAMES, placeholders_in, put_in
from db.domain.layouts import CODE, Layout, Line, Weight
from printing.certificate_areas import Area, Setting, area_of
from printing.certificate_fitting import fitted_name_in, fitted_text_in
from printing.certificate_texts import CertificatePage
from printing.fitting import TooLong
from printing.fonts import BOLD, REGULAR
from printing.frame import draw_frame
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.qr import qr_code
from printing.sheet import Sheet
from printing.style import CODE as CODE_TYPE
from printing.style import INKS, MM, Align, Type

QR_SIDE = 14 * MM
"""A QR code with little in it is no larger."""
BACKGROUND_PIXELS = 2200
"""On the longer side of a sheet: 190 dpi on A4, where a picture is looked at from some way off."""


def sheet_size(layout: Layout) -> tuple[float, float]:
    """Width and height in points."""
    across, down = layout.sheet_mm
    return across * MM, down * MM


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


def draw_code(sheet: Sheet, page: CertificatePage, area: Area, paper: Paper) -> None:
    """The code, and above it the QR code in the middle of what is left; where text alone is printed, the code alone."""
    bottom = area.bottom + CODE_TYPE.line
    if not paper.text_only:
        side = qr_side(page, area)
        sheet.qr_code(area.middle - side / 2, bottom, side, page.qr)
    y = area.bottom + CODE_TYPE.size * 0.5
    sheet.foot(area.middle, y, page.code, CODE_TYPE.font, CODE_TYPE.size)


def qr_side(page: CertificatePage, area: Area) -> float:
    """How large the page's QR code is drawn; raises TooLong where its box is too small for it."""
    side = max(QR_SIDE, qr_code(page.qr).least_side_mm * MM)
    if side > min(area.width, area.height - CODE_TYPE.line) + 0.1:
        raise TooLong(f"{CODE.upper()} {format_number(page.number, page.year)}")
    return side
