"""Frames of lines: hollowed corners, a plain double line, a ribbon folded at the corners."""

from printing.frame_path import QUARTER, Area, Colours, circle, diamond, drawn
from printing.sheet import Sheet
from printing.style import MM

HOLLOW, DIAMOND = 8 * MM, 1.9 * MM
RIBBON, FOLD = 4.2 * MM, 15 * MM


def draw_classic(sheet: Sheet, area: Area, colours: Colours) -> None:
    """Two calm lines, the inner one with hollowed corners and a small diamond in each."""
    inner = area.within(3.5 * MM)
    sheet.path(area.outline(), colours.first, 2.4)
    sheet.path(area.within(1.3 * MM).outline(), colours.first, 0.5)
    sheet.path(hollowed(inner), colours.second, 0.9)
    for place in inner.corners():
        sheet.path(diamond(HOLLOW * 0.36, HOLLOW * 0.36, DIAMOND, place), colours.first, 0.9)


def hollowed(area: Area) -> list[str]:
    """A rectangle whose corners are quarter circles bent inwards."""
    near = HOLLOW * (1 - QUARTER)
    left, bottom, right, top = area.left, area.bottom, area.right, area.top
    steps: list[tuple[float, ...]] = [
        (left + HOLLOW, bottom),
        (right - HOLLOW, bottom),
        (right - HOLLOW, bottom + HOLLOW - near, right - near, bottom + HOLLOW, right, bottom + HOLLOW),
        (right, top - HOLLOW),
        (right - near, top - HOLLOW, right - HOLLOW, top - HOLLOW + near, right - HOLLOW, top),
        (left + HOLLOW, top),
        (left + HOLLOW, top - HOLLOW + near, left + near, top - HOLLOW, left, top - HOLLOW),
        (left, bottom + HOLLOW),
        (left + near, bottom + HOLLOW, left + HOLLOW, bottom + HOLLOW - near, left + HOLLOW, bottom),
    ]
    return drawn(steps, lambda x, y: (x, y), closed=False)


def draw_double(sheet: Sheet, area: Area, colours: Colours) -> None:
    """A strong line and a fine one."""
    sheet.path(area.within(0.6 * MM).outline(), colours.first, 3.4)
    sheet.path(area.within(2.4 * MM).outline(), colours.first, 0.8)


def draw_ribbon(sheet: Sheet, area: Area, colours: Colours) -> None:
    """A light ribbon all round that is folded over each corner, fine lines beside it, a bead where it turns."""
    band = area.within(0.8 * MM)
    inner = band.within(RIBBON)
    sheet.shape([*band.outline(), *inner.outline()], colours.tint)
    sheet.path(band.outline(), colours.first, 1.1)
    sheet.path(inner.outline(), colours.first, 0.6)
    sheet.path(inner.within(1.2 * MM).outline(), colours.second, 0.5)
    for place in band.corners():
        sheet.shape(drawn([(0, 0), (FOLD, 0), (FOLD - RIBBON, RIBBON), (RIBBON, RIBBON)], place), colours.first)
        sheet.shape(drawn([(0, 0), (0, FOLD), (RIBBON, FOLD - RIBBON), (RIBBON, RIBBON)], place), colours.first)
        sheet.shape(
            drawn([(FOLD, 0), (FOLD + RIBBON, 0), (FOLD, RIBBON), (FOLD - RIBBON, RIBBON)], place), colours.second
        )
        sheet.shape(
            drawn([(0, FOLD), (0, FOLD + RIBBON), (RIBBON, FOLD), (RIBBON, FOLD - RIBBON)], place), colours.second
        )
        sheet.path(drawn([(0, 0), (RIBBON, RIBBON)], place, closed=False), (1.0, 1.0, 1.0), 0.8)
        bead = RIBBON + 3.4 * MM
        sheet.shape([*circle(bead, bead, 1.3 * MM, place), *circle(bead, bead, 0.6 * MM, place)], colours.second)
