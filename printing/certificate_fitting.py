"""Text made to fit its box on a certificate: as large as may be, shrunk, then broken; what has no room is refused."""

from functools import lru_cache

from printing.clusters import printable
from printing.fitting import SMALLEST_SHARE, Fitted, TooLong, sizes
from printing.fonts import font
from printing.line_breaking import LineBreaker, balanced
from printing.style import Type

NAME_FLOOR = 0.8
"""A name stays on one line down to this share of its size; then it is broken at its space."""
WORD_FLOOR = 0.8
"""Down to this share letters are rather made smaller than a word is cut in two."""
SLACK = 1e-6


def lines_in(height: float, line: float) -> int:
    """How many lines of that height have room."""
    return int(height / line + SLACK)


def fitted_name_in(text: str, width: float, height: float, style: Type) -> Fitted:
    """A line that says who: broken at spaces only, and as late as can be. A no-break space holds together."""
    measure = font(style.font).shaper.width
    wholes = tuple(
        [" ".join([printable(part) for part in line.split(" ") if part]).rstrip() for line in text.split("\n")]
    )
    reach = max(map(measure, wholes))
    one = min(style.size, width / reach if reach else style.size, height / (len(wholes) * style.leading))
    if one >= style.size * NAME_FLOOR:
        return Fitted(one, wholes)
    paragraphs = [[printable(part) + " " for part in line.split(" ") if part] for line in text.split("\n")]
    widest = max((measure(piece.rstrip()) for pieces in paragraphs for piece in pieces), default=0.0)
    total = sum(measure(whole) for whole in wholes)
    possible = [
        size
        for size in sizes(style.size, style.size * SMALLEST_SHARE)
        if total * size <= width * lines_in(height, size * style.leading)
    ]
    for size in [*(size for size in possible if widest * size <= width), *possible]:
        lines = [line for pieces in paragraphs for line in balanced(pieces, width / size, measure)]
        if len(lines) <= lines_in(height, size * style.leading):
            return better(Fitted(size, tuple(lines)), Fitted(one, wholes), style)
    if one >= style.size * SMALLEST_SHARE:
        return Fitted(one, wholes)
    raise TooLong(max(text.split("\n"), key=len))


def better(broken: Fitted, whole: Fitted, style: Type) -> Fitted:
    """A name is not broken to no avail: the box may be too low for larger letters on two lines."""
    return whole if whole.size >= broken.size * 0.97 and whole.size >= style.size * SMALLEST_SHARE else broken


def fitted_text_in(text: str, width: float, height: float, style: Type, breaker: LineBreaker) -> Fitted:
    """Sentences over lines as even as can be, the largest letters that have room. Each line of `text` begins anew."""
    if "\n" not in text and style.size * style.leading <= height:
        line = printable(text)
        if font(style.font).shaper.width(line) * style.size <= width:
            return Fitted(style.size, (line,))
    return _fitted_over_lines(text, width, height, style, breaker)


@lru_cache(maxsize=512)
def _fitted_over_lines(text: str, width: float, height: float, style: Type, breaker: LineBreaker) -> Fitted:
    """Remembered, for the certificates of one run say mostly the same."""
    measure = font(style.font).shaper.width
    wholes = tuple(printable(line) for line in text.split("\n"))
    reaches = [measure(whole) for whole in wholes]
    least = style.size * SMALLEST_SHARE
    largest = min(style.size, height / (len(wholes) * style.leading))
    if largest < least:
        raise TooLong(max(text.split("\n"), key=len))
    if max(reaches) * largest <= width:
        return Fitted(largest, wholes)
    possible = [
        (size, room)
        for size in sizes(largest, least)
        if sum(max(reach * size / width, 1) for reach in reaches) <= (room := lines_in(height, size * style.leading))
    ]
    paragraphs = [breaker.pieces(whole) for whole in wholes] if possible else []
    widest = max((measure(piece.rstrip()) for pieces in paragraphs for piece in pieces), default=0.0)
    for size, room in possible:
        if widest * size > width and size > style.size * WORD_FLOOR:
            continue
        lines = [line for pieces in paragraphs for line in balanced(pieces, width / size, measure)]
        if len(lines) <= room:
            return Fitted(size, tuple(lines))
    raise TooLong(max(text.split("\n"), key=len))
