"""Lines that stand one below the other and are read one after the other, whatever stands beside them.

Left to guess, pdftotext reads what stands side by side line by line across all of it. So each line says what it reads
as (ActualText), and beginning and end of what it says lie side by side at one height.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from printing.fitting import Fitted, as_read
from printing.font_subset import Encoder
from printing.fonts import font
from printing.style import BASELINE, SHARES, Align, Type

HAIR = 0.02
"""Points of the empty letters with which a line begins and ends at the common height."""


class Read(NamedTuple):
    """A line at (x, y) and what it reads as: with a space or an end of line after it where there is one.

    `font` is "" for the one that they all have; `places` says where each letter begins that does not follow the one
    before it.
    """

    line: str
    reads: str
    size: float
    x: float
    y: float
    font: str = ""
    places: tuple[float, ...] = ()


def read_as(
    text: str, fitted: Fitted, style: Type, x: float, top: float, align: Align = "left"
) -> tuple[list[Read], float]:
    """The lines of a text, one below the other from `top`, and where the next may begin."""
    height, measure, lines = fitted.size * style.leading, font(style.font).width, []
    for line, reads in zip(fitted.lines, [*as_read(text, fitted.lines)[:-1], fitted.lines[-1] + "\n"], strict=True):
        left = x - measure(line, fitted.size) * SHARES[align]
        lines.append(Read(line, reads, fitted.size, left, top - height * BASELINE, style.font))
        top -= height
    return lines, top


def one_after_the_other(
    encoder: Encoder,
    lines: Sequence[Read],
    start: float,
    base: float,
    reach: float,
    size: float,
    others: Mapping[str, Encoder] | None = None,
) -> str:
    """What draws the lines where the pen is at (start, base) and `size` is typed: they are read from there so far.

    `others` are the fonts that lines name.
    """
    hair, typed, share = encoder.gap(HAIR, size), encoder.typed(size), reach / len(lines)
    written = []
    for number, line in enumerate(lines, 1):
        end = start + share * number - HAIR
        of_line = others[line.font] if others and line.font else encoder
        written.append(
            f"/Span << /ActualText <FEFF{line.reads.encode('utf-16-be').hex()}> >> BDC {hair} 100 Tz "
            f"{_drawn(of_line, line)} {typed} 1 0 0 1 {end:.2f} {base:.2f} Tm {hair} EMC"
        )
    return " ".join(written)


def _drawn(encoder: Encoder, line: Read) -> str:
    if not line.places:
        return f"1 0 0 1 {line.x:.2f} {line.y:.2f} Tm {encoder.operators(line.line, line.size)}"
    return " ".join(
        f"1 0 0 1 {x:.2f} {line.y:.2f} Tm {encoder.operators(letter, line.size)}"
        for letter, x in zip(line.line, line.places, strict=True)
    )
