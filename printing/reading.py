"""Lines that stand one below the other and are read one after the other, whatever stands beside them.

Left to guess, pdftotext reads what stands side by side line by line across all of it. So each line says what it reads
as (ActualText), and beginning and end of what it says lie side by side at one height.
"""

from collections.abc import Sequence
from typing import NamedTuple

from printing.font_subset import Encoder

HAIR = 0.02
"""Points of the empty letters with which a line begins and ends at the common height."""


class Read(NamedTuple):
    """A line at (x, y) and what it reads as: with a space or an end of line after it where there is one."""

    line: str
    reads: str
    size: float
    x: float
    y: float


def one_after_the_other(
    encoder: Encoder, lines: Sequence[Read], start: float, base: float, reach: float, size: float
) -> str:
    """What draws the lines where the pen is at (start, base) and `size` is typed: they are read from there so far."""
    hair, typed, share = encoder.gap(HAIR, size), encoder.typed(size), reach / len(lines)
    written = []
    for number, line in enumerate(lines, 1):
        end = start + share * number - HAIR
        written.append(
            f"/Span << /ActualText <FEFF{line.reads.encode('utf-16-be').hex()}> >> BDC {hair} 100 Tz "
            f"1 0 0 1 {line.x:.2f} {line.y:.2f} Tm {encoder.operators(line.line, line.size)} "
            f"{typed} 1 0 0 1 {end:.2f} {base:.2f} Tm {hair} EMC"
        )
    return " ".join(written)
