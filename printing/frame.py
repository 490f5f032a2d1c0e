"""The certificate's drawn frames by name, each within the margins and in two colours of the style."""

from collections.abc import Callable, Mapping

from db.domain.inks import Ink
from db.domain.layouts import Frame, Layout
from printing.frame_path import Area, Colours, light
from printing.frames_petals import draw_kranok, draw_lotus
from printing.frames_ruled import draw_classic, draw_double, draw_ribbon
from printing.sheet import Sheet
from printing.style import BESIDE, INKS, MM

DRAWN: Mapping[Frame, Callable[[Sheet, Area, Colours], None]] = {
    Frame.CLASSIC: draw_classic,
    Frame.DOUBLE: draw_double,
    Frame.KRANOK: draw_kranok,
    Frame.LOTUS: draw_lotus,
    Frame.RIBBON: draw_ribbon,
}


def draw_frame(sheet: Sheet, layout: Layout) -> None:
    """The layout's frame, if it has one."""
    draw = DRAWN.get(layout.frame)
    if draw is None:
        return
    across, down = layout.margin_across * MM, layout.margin_down * MM
    area = Area(across, down, sheet.width - across, sheet.height - down)
    first, second = INKS[layout.frame_ink], INKS[BESIDE.get(layout.frame_ink, Ink.GOLD)]
    draw(sheet, area, Colours(first, second, light(first)))
