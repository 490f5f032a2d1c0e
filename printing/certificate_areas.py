"""Places on a certificate in points, and lines that are set in them."""

from dataclasses import dataclass

from db.domain.layouts import Box
from printing.fitting import Fitted
from printing.operators import Colour
from printing.sheet import Sheet
from printing.style import INK, MM, Align, Type


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


def draw_setting(sheet: Sheet, setting: Setting | None) -> None:
    """The lines in their place; None where there is nothing to say."""
    if setting is None:
        return
    if setting.colour == INK:
        sheet.lines(setting.x, setting.top, setting.fitted, setting.style, setting.align)
        return
    with sheet.tinted(setting.colour):
        sheet.lines(setting.x, setting.top, setting.fitted, setting.style, setting.align)
