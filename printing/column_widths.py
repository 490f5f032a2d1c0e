"""How wide the columns of a table are: as their weights have it, but wide enough for each word of their headings."""

from collections.abc import Sequence

from printing.fitting import LEAST_WHOLE, STEP, widest_word
from printing.fonts import font
from printing.line_breaking import LineBreaker
from printing.style import HEADING
from printing.tables import Column


def column_widths(columns: Sequence[Column], inner: float, padding: float, breaker: LineBreaker) -> list[float]:
    """All together `inner` wide, with `padding` on either side of their texts.

    What one lacks for a word of its heading the others give, by what they can spare; those of numbers give nothing.
    """
    scale = inner / sum(column.weight for column in columns)
    widths = [column.weight * scale for column in columns]
    least = [
        least_width(column.heading, width - 2 * padding, breaker) + 2 * padding
        for column, width in zip(columns, widths, strict=True)
    ]
    lacking = [max(0.0, wanted - width) for wanted, width in zip(least, widths, strict=True)]
    if not any(lacking):
        return widths
    spare = [
        max(0.0, width - wanted) if column.kind != "exact" else 0.0
        for column, wanted, width in zip(columns, least, widths, strict=True)
    ]
    given = min(sum(lacking), sum(spare))
    taking, giving = given / sum(lacking), given / sum(spare) if given else 0.0
    return [width + lack * taking - share * giving for width, lack, share in zip(widths, lacking, spare, strict=True)]


def least_width(heading: str, width: float, breaker: LineBreaker) -> float:
    """So wide a heading's lines must be to cut no word of it; one that has room on a line is not looked through."""
    smallest = HEADING.size * LEAST_WHOLE / STEP
    whole = font(HEADING.font).width(heading, smallest)
    return whole if whole <= width else widest_word(heading, HEADING, breaker) * smallest
