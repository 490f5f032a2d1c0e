"""Cells of a row as operators: side by side they are one line of text, so that every program reads row after row.

Left to guess, pdftotext takes what wide white parts for columns and reads one column after the other. So the white
within a row is text too: an empty letter, as wide as need be, that reads as spaces.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from printing.clusters import PLACES, MissingGlyph
from printing.fitting import Cell, Fitted, as_read
from printing.font_subset import Encoder, OtherFace, cut_into_words
from printing.fonts import font
from printing.reading import Read, one_after_the_other
from printing.style import BASELINE, SHARES, Align, Type

code_of = attrgetter("code")
HAIR = 0.02
"""Points of white that are not worth a letter."""
MOST_REACHES = 10_000
"""Reaches of a column's texts for which is kept what stands around them."""


class Place(NamedTuple):
    """Where a column's texts stand: from `start` in its row so wide; `reach` is how far it is to the next column's."""

    start: float
    width: float
    reach: float
    align: Align


def row_operators(
    encoder: Encoder, x: float, rows: Iterable[tuple[float, Sequence[Cell]]], style: Type
) -> Iterator[str]:
    """Cells side by side; each begins where the one before it has ended, in the type of the row."""
    left, typed, down = f"{x:.2f}", encoder.typed(style.size), style.line * (0.5 - BASELINE)
    for middle, cells in rows:
        yield f"q 1 0 0 1 {left} {middle + down:.3f} cm BT {typed} {' '.join(map(code_of, cells))} ET Q"


class Surroundings(NamedTuple):
    """What stands before and after the codes of a cell's text, and how high the cell is."""

    before: str
    after: str
    height: float


def usual_cells(encoder: Encoder, place: Place, style: Type, least: float) -> Callable[[str], Cell | None]:
    """What makes the cells of a column that take one line of no less than that size, in the usual face; else None.

    They are nearly all there are, and just as `cell_operators` would draw them.
    """
    around: dict[int, Surroundings | None] = {}
    words, units_per_em = encoder.words, encoder.units_per_em

    def cell(text: str) -> Cell | None:
        if not text or text[0] == " ":
            return None
        line, reach = "", 0
        try:
            for word in cut_into_words(text):
                codes, units = words[word]
                line += codes
                reach += units
        except (OtherFace, MissingGlyph):
            return None
        if reach not in around:  # numbers reach equally far, and many names do
            if len(around) > MOST_REACHES:
                around.clear()
            ems = round(reach / units_per_em, PLACES)
            around[reach] = surroundings(encoder, place, style, least, ems)
        found = around[reach]
        return Cell((text,), found.height, f"{found.before}{line}{found.after}") if found else None

    return cell


def surroundings(encoder: Encoder, place: Place, style: Type, least: float, ems: float) -> Surroundings | None:
    """Of a text that reaches so far; None where it has no room on one line."""
    size, gap, stretch = style.size, encoder.gap_letter, 100 / style.size
    shown = ems * size
    if shown > place.width:
        if ems * least > place.width:
            return None
        smaller = place.width / ems
        white = f"{(place.reach - ems * smaller) * stretch:.1f} Tz<{gap}>Tj"
        before, after = f" 100 Tz {encoder.typed(smaller)} <", f"> Tj {encoder.typed(size)} {white}"
        return Surroundings(before, after, smaller * style.leading)
    left = (place.width - shown) * SHARES[place.align]
    before = f"{left * stretch:.1f} Tz<{gap}>Tj 100 Tz <" if left > HAIR else "100 Tz <"
    return Surroundings(before, f">Tj {(place.reach - left - shown) * stretch:.1f} Tz<{gap}>Tj", style.line)


def cell_operators(encoder: Encoder, place: Place, fitted: Fitted, text: str, style: Type) -> str:
    """What draws a cell and the white around it, and leaves the type of the row."""
    if fitted.lines == ("",):
        return encoder.gap(place.reach, style.size)
    if len(fitted.lines) > 1:
        return _lines(encoder, place, fitted, text, style)
    line, size = fitted.lines[0], fitted.size
    reach = font(style.font).shaper.width(line) * size
    shown = encoder.within(line, size, style.size)
    if place.align == "left":
        return f" 100 Tz {shown} {encoder.gap(place.reach - reach, style.size)}"
    before = (place.width - reach) * SHARES[place.align]
    white = encoder.gap(before, style.size) if before > HAIR else ""
    return f"{white} 100 Tz {shown} {encoder.gap(place.reach - before - reach, style.size)}"


def _lines(encoder: Encoder, place: Place, fitted: Fitted, text: str, style: Type) -> str:
    """Lines one below the other that are read as if they stood side by side on the line of the row."""
    measure, size = font(style.font).shaper.width, fitted.size
    step = size * style.leading
    y = (len(fitted.lines) / 2 - BASELINE) * step - (0.5 - BASELINE) * style.line
    lines = []
    for line, reads in zip(fitted.lines, as_read(text, fitted.lines), strict=True):
        x = place.start + (place.width - measure(line) * size) * SHARES[place.align]
        lines.append(Read(line, reads, size, x, y))
        y -= step
    return one_after_the_other(encoder, lines, place.start, 0, place.reach, style.size)
