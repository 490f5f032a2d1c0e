"""What frames are drawn with: paths in points, turned and mirrored into the corners and along the sides."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from printing.operators import Colour

Point = tuple[float, float]
Place = Callable[[float, float], Point]
"""Takes a point of a drawing to its place on the sheet."""
Step = tuple[float, ...]
"""Two numbers are a line to that point, six a curve by two control points; the first step is where it begins."""

QUARTER = 0.5523
"""Control points of a curve that draws a quarter of a circle."""


@dataclass(frozen=True)
class Colours:
    """The frame's own colour, one that goes with it, and a light tint of the first."""

    first: Colour
    second: Colour
    tint: Colour


@dataclass(frozen=True)
class Area:
    """A rectangle on the sheet."""

    left: float
    bottom: float
    right: float
    top: float

    def within(self, by: float) -> "Area":
        return Area(self.left + by, self.bottom + by, self.right - by, self.top - by)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def outline(self) -> list[str]:
        return [f"{self.left:.2f} {self.bottom:.2f} {self.width:.2f} {self.height:.2f} re"]

    def corners(self) -> Iterator[Place]:
        """For each corner: x and y away from it, into the area."""
        for x, right in ((self.left, 1), (self.right, -1)):
            for y, up in ((self.bottom, 1), (self.top, -1)):
                yield _corner(x, y, right, up)

    def sides(self) -> Iterator[tuple[float, Place]]:
        """For each side its length, and x along it and y into the area."""
        yield self.width, lambda x, y: (self.left + x, self.bottom + y)
        yield self.width, lambda x, y: (self.left + x, self.top - y)
        yield self.height, lambda x, y: (self.left + y, self.bottom + x)
        yield self.height, lambda x, y: (self.right - y, self.bottom + x)


def _corner(x: float, y: float, right: int, up: int) -> Place:
    return lambda away, high: (x + right * away, y + up * high)


def light(colour: Colour) -> Colour:
    """A tint of it that letters can stand on."""
    red, green, blue = (1 - (1 - part) * 0.16 for part in colour)
    return red, green, blue


def drawn(steps: Sequence[Step], place: Place, closed: bool = True) -> list[str]:
    """The steps as operators of a PDF path."""
    operators = []
    for number, step in enumerate(steps):
        points = [place(step[at], step[at + 1]) for at in range(0, len(step), 2)]
        letter = "m" if not number else "l" if len(step) == 2 else "c"
        operators.append(" ".join(f"{x:.2f} {y:.2f}" for x, y in points) + f" {letter}")
    return [*operators, "h"] if closed else operators


def scaled(place: Place, x: float, y: float, width: float, height: float) -> Place:
    """A drawing of width and height 1 put at (x, y) with another size; a negative one mirrors it."""
    return lambda across, up: place(x + across * width, y + up * height)


def swapped(place: Place) -> Place:
    """A drawing mirrored at the diagonal: what lies along the one side of a corner lies along the other."""
    return lambda across, up: place(up, across)


def circle(x: float, y: float, radius: float, place: Place) -> list[str]:
    near = radius * QUARTER
    steps: list[Step] = [
        (x + radius, y),
        (x + radius, y + near, x + near, y + radius, x, y + radius),
        (x - near, y + radius, x - radius, y + near, x - radius, y),
        (x - radius, y - near, x - near, y - radius, x, y - radius),
        (x + near, y - radius, x + radius, y - near, x + radius, y),
    ]
    return drawn(steps, place)


def diamond(x: float, y: float, reach: float, place: Place) -> list[str]:
    return drawn([(x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)], place)
