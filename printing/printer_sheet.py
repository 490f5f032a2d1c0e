"""Where a page comes to lie on the printer's sheet: a millimetre of the PDF is a millimetre of the paper."""

from dataclasses import dataclass

POINTS = 72
"""Of an inch."""
MOST_DPI = 600
"""Finer than this nobody sees, and every doubling makes four times the data."""
QUARTER_TURN = 1
"""PDFium's word for 90° clockwise: as nearly all printers lay across what stands upright."""


@dataclass(frozen=True)
class Sheet:
    """The sheet in the printer, in dots as the driver tells them, already lying as it was chosen.

    `left` and `top` are what of the paper can not be printed on there; dots are counted from behind them.
    `inked` is the width and height of what can be printed.
    """

    dpi: tuple[int, int]
    paper: tuple[int, int]
    left: int
    top: int
    inked: tuple[int, int]

    @property
    def lies_across(self) -> bool:
        return self.paper[0] / self.dpi[0] > self.paper[1] / self.dpi[1]


@dataclass(frozen=True)
class Frame:
    """A page as it is drawn for a sheet: so many pixels, each of `step` dots, turned or not."""

    width: int
    height: int
    turn: int
    step: tuple[int, int]


def frame_for(page: tuple[float, float], sheet: Sheet) -> Frame:
    """How a page (width and height in points) is drawn in its own size; one that lies the other way is turned.

    Pixels are whole dots of the printer, for a picture that is resampled by its driver blurs every letter.
    """
    across, up = page
    turned = across != up and (across > up) is not sheet.lies_across
    if turned:
        across, up = up, across
    step = tuple(-(-dpi // MOST_DPI) for dpi in sheet.dpi)
    return Frame(
        width=max(1, round(across * sheet.dpi[0] / step[0] / POINTS)),
        height=max(1, round(up * sheet.dpi[1] / step[1] / POINTS)),
        turn=QUARTER_TURN if turned else 0,
        step=(step[0], step[1]),
    )
