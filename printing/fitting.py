"""Text made to fit its place: shrunk to a floor, then broken at the space, then at words; nothing ever overflows."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from db.domain.errors import DeskError
from db.domain.words import N_
from printing.clusters import printable, quoted
from printing.fonts import font
from printing.line_breaking import STROKES, LineBreaker, balanced, wrapped
from printing.style import Type

SMALLEST_SHARE = 0.45
"""Below this share of its size no text is readable beside others; what is longer still is refused or cut."""
LEAST_EXACT = 0.75
"""A number stays on one line down to this share of its size."""
LEAST_WHOLE = 0.75
"""Down to this share of its size a text keeps words whole that are wider than its lines."""
STEP = 0.97
LONGEST_CELL = 1000
"""Letters of a cell that are looked at: more than ever has room in one."""
ELLIPSIS = "…"


class Fitted(NamedTuple):
    """Lines and the size to set them in."""

    size: float
    lines: tuple[str, ...]


class Cell(NamedTuple):
    """A table cell: its lines, the height they take, and what draws them."""

    lines: tuple[str, ...]
    height: float
    code: str


class TooLong(DeskError):
    """A text that has no room on its paper even in the smallest letters."""

    def __init__(self, text: str) -> None:
        super().__init__(N_("“{text}” is too long for its place on the paper."), text=quoted(text))


def sizes(largest: float, smallest: float) -> Iterator[float]:
    """From the largest down to the smallest, in small steps."""
    size = largest
    while size > smallest:
        yield size
        size *= STEP
    yield smallest


def fitted_name(text: str, width: float, style: Type, most_lines: int = 2) -> Fitted:
    """A person's name: one line while it is no smaller than the floor, then broken at its spaces only.

    A no-break space holds title and name together. Only a part too wide for the smallest letters is cut.
    """
    measure = font(style.font).shaper.width
    whole = " ".join([printable(part) for part in text.split(" ") if part]).rstrip()
    reach = measure(whole)
    if reach * style.floor <= width:
        return Fitted(min(style.size, width / reach) if reach else style.size, (whole,))
    pieces = [printable(part) + " " for part in text.split(" ") if part]
    widest = max(measure(piece.rstrip()) for piece in pieces)
    possible = [size for size in sizes(style.size, style.size * SMALLEST_SHARE) if reach * size <= width * most_lines]
    for size in [*(size for size in possible if widest * size <= width), *possible]:
        lines = balanced(pieces, width / size, measure)
        if len(lines) <= most_lines:
            return Fitted(size, tuple(lines))
    raise TooLong(whole)


def least_on_a_line(style: Type, is_exact: bool) -> float:
    """Down to this size the text of a table cell shrinks before it is broken."""
    return style.size * LEAST_EXACT if is_exact else style.floor


@lru_cache(maxsize=512)
def fitted_text(text: str, width: float, style: Type, most_lines: int, breaker: LineBreaker) -> Fitted:
    """A sentence over lines as even as can be, smaller if it needs more lines than there is room for.

    Remembered, for the papers of one run say mostly the same.
    """
    text = printable(text)
    measure = font(style.font).shaper.width
    reach = measure(text)
    if reach * style.size <= width:
        return Fitted(style.size, (text,))
    possible = [
        (size, room)
        for size in sizes(style.size, style.size * SMALLEST_SHARE)
        if reach * size <= width * (room := lines_at(size, style, most_lines))
    ]
    if not possible:
        raise TooLong(text)
    pieces = breaker.pieces(text)
    widest = max(measure(piece.rstrip()) for piece in pieces)
    # rather smaller letters than a word cut in two
    whole = [each for each in possible if widest * each[0] <= width and each[0] >= style.size * LEAST_WHOLE]
    for size, room in [*whole, *(each for each in possible if each[0] <= style.floor)]:
        lines = balanced(pieces, width / size, measure)
        if len(lines) <= room:
            return Fitted(size, tuple(lines))
    raise TooLong(text)


def widest_word(text: str, style: Type, breaker: LineBreaker) -> float:
    """In ems, the widest part of a text that no line end should cut: a word, or one of those that a stroke joins."""
    measure = font(style.font).shaper.width
    words = (part for piece in breaker.pieces(text) for part in STROKES.findall(piece.rstrip()))
    return max(map(measure, words), default=0.0)


def lines_at(size: float, style: Type, most_lines: int) -> int:
    """How many lines have room: below the floor as many as take the height of `most_lines` lines at the floor."""
    return most_lines if size >= style.floor else int(most_lines * style.floor / size)


def fitted_cell(text: str, width: float, style: Type, most_lines: int, breaker: LineBreaker) -> Fitted:
    """A table cell: a little smaller if that saves a line, else wrapped at words; at the end cut with an ellipsis."""
    text = printable(text)
    measure = font(style.font).shaper.width
    reach = measure(text)
    if reach * style.size <= width:
        return Fitted(style.size, (text,))
    if reach * style.floor <= width:
        return Fitted(width / reach, (text,))
    pieces = breaker.pieces(text[:LONGEST_CELL])
    for size in (style.size, style.floor):
        lines = wrapped(pieces, width / size, measure)
        if len(lines) <= most_lines:
            return Fitted(size, tuple(lines))
    return Fitted(
        style.floor,
        (
            *lines[: most_lines - 1],
            cut(lines[most_lines - 1], width / style.floor, style.font),
        ),
    )


def fitted_exactly(text: str, width: float, style: Type, most_lines: int) -> Fitted:
    """Numbers that must be read whole (citizen ID, telephones): smaller, or one below the other, but never cut."""
    text = printable(text)
    measure = font(style.font).shaper.width
    reach = measure(text)
    if reach * style.size * LEAST_EXACT <= width:
        return Fitted(min(style.size, width / reach) if reach else style.size, (text,))
    pieces = [part + " " for part in text.split(" ") if part]
    widest = max(measure(piece.rstrip()) for piece in pieces)
    possible = [size for size in sizes(style.size, style.size * SMALLEST_SHARE) if reach * size <= width * most_lines]
    for size in [*(size for size in possible if widest * size <= width), *possible]:  # a number cut in two is misread
        lines = wrapped(pieces, width / size, measure)
        if len(lines) <= most_lines:
            return Fitted(size, tuple(lines))
    raise TooLong(text)


def as_read(text: str, lines: tuple[str, ...]) -> list[str]:
    """The lines as they read one after the other: each ends with a space where the text has one."""
    whole, place, read = printable(text), 0, []
    for line, following in pairwise(lines):
        place = max(whole.find(line, place), place) + len(line)
        read.append(line if whole.startswith(following, place) else line + " ")
    return [*read, lines[-1]]


def cut(line: str, width: float, font_name: str) -> str:
    """The beginning of a line, with an ellipsis that shows something is missing."""
    measure = font(font_name).shaper.width
    clusters = [cluster.text for cluster in font(font_name).shaper.clusters(line)]
    while clusters and measure("".join(clusters) + ELLIPSIS) > width:
        clusters.pop()
    return "".join(clusters).rstrip(" .") + ELLIPSIS
