"""Colours and thin lines as operators of PDF."""

from functools import lru_cache

from printing.style import INK, RULE

Colour = tuple[float, float, float]
Segment = tuple[float, float, float, float]


@lru_cache(maxsize=32)
def ruled(segments: tuple[Segment, ...], width: float) -> str:
    """What draws the lines; remembered, for most pages of a table are ruled alike."""
    drawn = [f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in segments]
    return f"q {colour_of(RULE)} RG {width:.2f} w {' '.join(drawn)} S Q" if drawn else ""


def colour_of(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour)


BLACK = colour_of(INK)
