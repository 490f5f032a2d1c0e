"""Frames in the spirit of Thai ornament: kranok flames that grow out of the corners, lotus petals all round."""

import math

from printing.frame_path import Area, Colours, Place, Step, circle, diamond, drawn, scaled, swapped
from printing.sheet import Sheet
from printing.style import MM

FLAME: list[Step] = [
    (0.02, 0.0),
    (0.42, -0.06, 0.86, 0.10, 0.84, 0.36),
    (0.82, 0.58, 0.56, 0.66, 0.52, 0.84),
    (0.50, 0.92, 0.55, 0.97, 0.64, 1.0),
    (0.40, 1.04, 0.20, 0.92, 0.18, 0.74),
    (0.16, 0.58, 0.34, 0.52, 0.42, 0.42),
    (0.50, 0.30, 0.40, 0.20, 0.30, 0.26),
    (0.24, 0.30, 0.26, 0.38, 0.33, 0.38),
    (0.20, 0.46, 0.08, 0.36, 0.08, 0.24),
    (0.08, 0.12, 0.05, 0.06, 0.02, 0.0),
]
"""A kranok leaf in a square of side 1: it swells, curls inwards round its eye, and ends in a tip that leans over."""
PETAL: list[Step] = [(0.0, 0.0), (-0.04, 0.42, 0.30, 0.66, 0.5, 1.0), (0.70, 0.66, 1.04, 0.42, 1.0, 0.0)]
"""A lotus petal from above, in a square of side 1."""
PETAL_MM, PETAL_HIGH_MM = 7.0, 4.6
CORNER = 9.5 * MM
LEAVES = ((11.6, 10.4), (19.6, 8.6), (26.3, 6.9), (31.7, 5.4), (36.0, 4.1), (39.3, 3.0))
"""Along a side: how far from the corner, how large (mm)."""
BUD = (5.4, 13.6)
"""Half the width and the height of what grows out of a corner (mm)."""
AROUND = tuple((math.cos(turn * math.tau / 8), math.sin(turn * math.tau / 8)) for turn in (1, 3, 5, 7, 0, 2, 4, 6))
"""Eight ways out of a middle; those between the sides first, for the others lie over them."""


def draw_kranok(sheet: Sheet, area: Area, colours: Colours) -> None:
    """A line that opens at the corners for a group of kranok leaves, largest in the corner."""
    sheet.path(area.outline(), colours.first, 1.6)
    inner = area.within(2.0 * MM)
    sheet.path(inner.outline(), colours.second, 0.6)
    for place in inner.within(0.9 * MM).corners():
        for along in (place, swapped(place)):
            for away, size in LEAVES:
                sheet.shape(drawn(FLAME, scaled(along, away * MM, 0, size * MM, size * MM)), colours.first)
        for half in (-1, 1):
            leaf = scaled(_turned(place), half * 0.2 * MM, 2.2 * MM, half * BUD[0] * MM, BUD[1] * MM)
            sheet.shape(drawn(FLAME, leaf), colours.first)
        heart = scaled(_turned(place), -1.5 * MM, 8.5 * MM, 3.0 * MM, 8.5 * MM)
        sheet.shape(drawn(PETAL, heart), colours.second)
    for length, place in inner.sides():
        _middle(sheet, length / 2, place, colours)


def _turned(place: Place) -> Place:
    """Upwards is the diagonal out of the corner."""
    half = math.sqrt(0.5)
    return lambda x, y: place((y - x) * half, (y + x) * half)


def _middle(sheet: Sheet, x: float, place: Place, colours: Colours) -> None:
    """Two leaves that lean away from a diamond, in the middle of a side."""
    sheet.shape(diamond(x, 2.4 * MM, 1.5 * MM, place), colours.second)
    for direction in (-1, 1):
        leaf = scaled(place, x + direction * 2.2 * MM, 0.9 * MM, direction * 6.0 * MM, 5.0 * MM)
        sheet.shape(drawn(FLAME, leaf), colours.first)


def draw_lotus(sheet: Sheet, area: Area, colours: Colours) -> None:
    """A row of petals between two lines, a lotus in each corner."""
    band = area.within(0.6 * MM)
    inner = band.within(PETAL_HIGH_MM * MM + 1.4 * MM)
    sheet.path(band.outline(), colours.first, 1.5)
    sheet.path(inner.outline(), colours.first, 0.9)
    sheet.path(inner.within(1.1 * MM).outline(), colours.second, 0.5)
    for length, place in band.sides():
        _row(sheet, length, place, colours)
    for place in band.corners():
        _flower(sheet, place, colours)


def _row(sheet: Sheet, length: float, place: Place, colours: Colours) -> None:
    room = length - 2 * CORNER
    count = max(1, round(room / (PETAL_MM * MM)))
    width, high, foot = room / count, PETAL_HIGH_MM * MM, 0.7 * MM
    outer: list[str] = []
    hearts: list[str] = []
    for number in range(count):
        x = CORNER + number * width
        outer += drawn(PETAL, scaled(place, x, foot, width, high))
        hearts += drawn(PETAL, scaled(place, x + width * 0.27, foot, width * 0.46, high * 0.6))
    sheet.shape(outer, colours.tint)
    sheet.path(outer, colours.first, 0.7)
    sheet.shape(hearts, colours.second)


def _flower(sheet: Sheet, place: Place, colours: Colours) -> None:
    """Eight petals round a heart, in a square that covers the corner of both lines."""
    middle = CORNER / 2 + 0.3 * MM
    sheet.shape(circle(middle, middle, CORNER * 0.62, place), (1.0, 1.0, 1.0))
    for right, up in AROUND:
        petal = drawn(PETAL, _outwards(place, middle, right, up))
        sheet.shape(petal, colours.tint)
        sheet.path(petal, colours.first, 0.6)
    sheet.path(circle(middle, middle, CORNER * 0.62, place), colours.first, 0.9)
    sheet.shape(circle(middle, middle, 1.35 * MM, place), colours.second)


def _outwards(place: Place, middle: float, right: float, up: float) -> Place:
    """A petal that points from the middle in a direction."""
    wide, near, long = 3.3 * MM, 1.0 * MM, 4.3 * MM

    def turned(x: float, y: float) -> tuple[float, float]:
        along, beside = near + y * long, (x - 0.5) * wide
        return place(middle + right * along - up * beside, middle + up * along + right * beside)

    return turned
