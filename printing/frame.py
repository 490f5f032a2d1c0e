"""The certificate's frame: two calm lines, the inner one with hollowed corners and a small diamond in each."""

from printing.sheet import Sheet
from printing.style import FRAME, FRAME_THIN, MM

OUTER, INNER, HOLLOW, DIAMOND = 9 * MM, 12.5 * MM, 8 * MM, 1.9 * MM
QUARTER = 0.5523
"""Control points of a Bézier curve that draws a quarter of a circle."""


def draw_frame(sheet: Sheet) -> None:
    width, height = sheet.width, sheet.height
    sheet.path([f"{OUTER:.2f} {OUTER:.2f} {width - 2 * OUTER:.2f} {height - 2 * OUTER:.2f} re"], FRAME, 2.4)
    thin = OUTER + 1.3 * MM
    sheet.path([f"{thin:.2f} {thin:.2f} {width - 2 * thin:.2f} {height - 2 * thin:.2f} re"], FRAME, 0.5)
    sheet.path(hollowed(INNER, INNER, width - INNER, height - INNER), FRAME_THIN, 0.9)
    for x in (INNER + HOLLOW * 0.36, width - INNER - HOLLOW * 0.36):
        for y in (INNER + HOLLOW * 0.36, height - INNER - HOLLOW * 0.36):
            sheet.path(diamond(x, y), FRAME, 0.9)


def hollowed(left: float, bottom: float, right: float, top: float) -> list[str]:
    """A rectangle whose corners are quarter circles bent inwards."""
    near = HOLLOW * (1 - QUARTER)
    points = [
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
    letters = ["m", *("l" if len(point) == 2 else "c" for point in points[1:])]
    drawn = [" ".join(f"{part:.2f}" for part in point) for point in points]
    return [f"{point} {letter}" for point, letter in zip(drawn, letters, strict=True)]


def diamond(x: float, y: float) -> list[str]:
    corners = [(x - DIAMOND, y), (x, y + DIAMOND), (x + DIAMOND, y), (x, y - DIAMOND)]
    drawn = [f"{across:.2f} {up:.2f} {'l' if place else 'm'}" for place, (across, up) in enumerate(corners)]
    return [*drawn, "h"]
