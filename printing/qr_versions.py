"""Where the squares of a QR code lie: patterns, the way of the data, and the sizes of versions 1 to 12 at level M."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

LEVEL_M = 0b00
MASK = 3
"""Dark and light are swapped where (row + column) is a multiple of three."""
FORMAT_POLYNOMIAL, FORMAT_MASK = 0x537, 0x5412
VERSION_POLYNOMIAL = 0x1F25


@dataclass(frozen=True)
class Blocks:
    """How the codewords of a version fall into blocks: the data bytes of each, and correction bytes each."""

    corrections: int
    lengths: tuple[int, ...]

    @property
    def data_count(self) -> int:
        return sum(self.lengths)


VERSIONS = {
    1: Blocks(10, (16,)),
    2: Blocks(16, (28,)),
    3: Blocks(26, (44,)),
    4: Blocks(18, (32,) * 2),
    5: Blocks(24, (43,) * 2),
    6: Blocks(16, (27,) * 4),
    7: Blocks(18, (31,) * 4),
    8: Blocks(22, (38,) * 2 + (39,) * 2),
    9: Blocks(22, (36,) * 3 + (37,) * 2),
    10: Blocks(26, (43,) * 4 + (44,)),
    11: Blocks(30, (50,) + (51,) * 4),
    12: Blocks(22, (36,) * 6 + (37,) * 2),
}


class Layout:
    """The squares of one version as bits of a number: rows from above, each begun at a whole byte."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.blocks = VERSIONS[version]
        self.side = 17 + 4 * version
        self.row_bytes = -(-self.side // 8)
        self._patterns: dict[tuple[int, int], bool] = {}
        self._place_patterns()

    def bit(self, row: int, column: int) -> int:
        """The number in which only this square is dark."""
        return 1 << (self.side - row) * self.row_bytes * 8 - 1 - column

    @cached_property
    def fixed(self) -> int:
        """The picture without data: the patterns, and the mask over all else."""
        picture = 0
        for row in range(self.side):
            for column in range(self.side):
                if self._patterns.get((row, column), (row + column) % 3 == 0):
                    picture |= self.bit(row, column)
        return picture

    def data_squares(self, block: int, place: int) -> list[int]:
        """The eight squares of a data byte, from its lowest bit."""
        shortest = min(self.blocks.lengths)
        lengths = self.blocks.lengths
        if place < shortest:
            return self._squares(place * len(lengths) + block)
        longer = [at for at, length in enumerate(lengths) if length > shortest]
        return self._squares(shortest * len(lengths) + longer.index(block))

    def correction_squares(self, block: int, place: int) -> list[int]:
        """The eight squares of a correction byte, from its lowest bit."""
        return self._squares(self.blocks.data_count + place * len(self.blocks.lengths) + block)

    def _squares(self, codeword: int) -> list[int]:
        return [self._way[8 * codeword + 7 - bit] for bit in range(8)]

    @cached_property
    def _way(self) -> list[int]:
        """The squares in the order in which data fills them: two columns at a time from the right, up and down."""
        return [
            self.bit(row, each)
            for turn, column in enumerate(self._column_pairs())
            for row in (range(self.side) if turn % 2 else range(self.side - 1, -1, -1))
            for each in (column, column - 1)
            if (row, each) not in self._patterns
        ]

    def _column_pairs(self) -> Iterator[int]:
        yield from range(self.side - 1, 6, -2)
        yield from range(5, 0, -2)  # column 6 holds a pattern

    # -- patterns

    def _place_patterns(self) -> None:
        last = self.side - 7
        for row, column in ((0, 0), (0, last), (last, 0)):
            self._place_finder(row, column)
        for row in self._alignments():
            for column in self._alignments():
                if (row, column) not in ((6, 6), (6, self.side - 7), (self.side - 7, 6)):
                    self._place_square(row, column, 2)
        for at in range(8, self.side - 8):
            self._patterns[6, at] = self._patterns[at, 6] = at % 2 == 0
        self._place_format()
        if self.version >= 7:
            self._place_version()

    def _place_finder(self, row: int, column: int) -> None:
        """A large square in a corner, with the white line around it."""
        self._place_square(row + 3, column + 3, 4)

    def _place_square(self, row: int, column: int, reach: int) -> None:
        """Rings around a square; from the middle: dark, (dark,) light, dark, (light)."""
        dark = (0, 2) if reach == 2 else (0, 1, 3)
        for down in range(-reach, reach + 1):
            for right in range(-reach, reach + 1):
                place = row + down, column + right
                if min(place) >= 0 and max(place) < self.side:
                    self._patterns[place] = max(abs(down), abs(right)) in dark

    def _alignments(self) -> list[int]:
        """Rows and columns of the middles of the small squares."""
        if self.version == 1:
            return []
        last = self.side - 7
        return [6, last] if self.version < 7 else [6, 6 + (last - 6) // 2, last]

    def _place_format(self) -> None:
        bits = _with_check(LEVEL_M << 3 | MASK, FORMAT_POLYNOMIAL, 10) ^ FORMAT_MASK
        end = self.side - 1
        beside = [(8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)] + [(at, 8) for at in (7, 5, 4, 3, 2, 1, 0)]
        apart = [(end - at, 8) for at in range(7)] + [(8, end - 7 + at) for at in range(8)]
        for place, squares in enumerate(zip(beside, apart, strict=True)):
            for square in squares:
                self._patterns[square] = bool(bits >> 14 - place & 1)
        self._patterns[end - 7, 8] = True

    def _place_version(self) -> None:
        bits = _with_check(self.version, VERSION_POLYNOMIAL, 12)
        for place in range(18):
            far, near = self.side - 11 + place % 3, place // 3
            self._patterns[far, near] = self._patterns[near, far] = bool(bits >> place & 1)


def layout_of(version: int) -> Layout:
    return Layout(version)


def _with_check(value: int, polynomial: int, check_bits: int) -> int:
    """The value followed by the remainder of its division (a BCH code)."""
    rest = value << check_bits
    for shift in range(rest.bit_length() - 1 - check_bits, -1, -1):
        if rest >> shift + check_bits & 1:
            rest ^= polynomial << shift
    return value << check_bits | rest
