"""A QR code of any bytes, at level M in the smallest of versions 1 to 12, as the bits of a picture.

For one version and mask every square is a sum of data bits (GF(2)), error correction included. So each version has,
for each of its data bytes and each value of it, a picture of what that value changes; a code is some hundred of them.
After ISO/IEC 18004; the mask is always the same, for all eight are read as well.
"""

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import getitem, xor

from printing.qr_versions import VERSIONS, Layout, layout_of

LEAST_SQUARE_MM = 0.4
"""Smaller ones an office's printer and telephone do not manage."""
QUIET_SQUARES = 4
"""White around the code."""
BYTE_MODE = 0b0100
PADDING = b"\xec\x11"
POLYNOMIAL = 0x11D


@dataclass(frozen=True)
class QrCode:
    """`side` squares each way; `bits` are the rows from above, each begun at a whole byte, 1 is dark."""

    version: int
    side: int
    bits: bytes

    def is_dark(self, row: int, column: int) -> bool:
        """Row and column from the upper left corner, from 0."""
        width = -(-self.side // 8)
        return bool(self.bits[row * width + column // 8] >> (7 - column % 8) & 1)

    @property
    def least_side_mm(self) -> float:
        """How large it has to be printed."""
        return self.side * LEAST_SQUARE_MM


class TooMuch(ValueError):
    """More bytes than a code of version 12 holds."""


@lru_cache(maxsize=4)  # who draws one asks twice: how large, and what
def qr_code(content: bytes) -> QrCode:
    """The code of these bytes; raises TooMuch."""
    for version, blocks in VERSIONS.items():
        count_bits = 8 if version < 10 else 16
        if 4 + count_bits + 8 * len(content) <= 8 * blocks.data_count:
            break
    else:
        raise TooMuch(len(content))
    bits = (BYTE_MODE << count_bits | len(content)) << 8 * len(content) | int.from_bytes(content)
    used = 4 + count_bits + 8 * len(content)
    end = min(4, 8 * blocks.data_count - used)
    end += -(used + end) % 8
    data = (bits << end).to_bytes((used + end) // 8)
    data += (PADDING * blocks.data_count)[: blocks.data_count - len(data)]
    return _pictures(version).code(data)


class _Pictures:
    """The pictures of one version."""

    def __init__(self, version: int) -> None:
        self._version = version
        self._layout = layout_of(version)
        self._changes = [_Changes(bits) for bits in _basis(self._layout)]

    def code(self, data: bytes) -> QrCode:
        picture = reduce(xor, map(getitem, self._changes, data), self._layout.fixed)
        side = self._layout.side
        return QrCode(self._version, side, picture.to_bytes(side * self._layout.row_bytes))


class _Changes(dict[int, int]):
    """What each value of one data byte changes; worked out when the value is first met."""

    def __init__(self, bits: list[int]) -> None:
        super().__init__({0: 0})
        self._bits = bits

    def __missing__(self, value: int) -> int:
        lowest = value & -value
        change = self[value] = self[value ^ lowest] ^ self._bits[lowest.bit_length() - 1]
        return change


_pictures = lru_cache(_Pictures)


def _basis(layout: Layout) -> list[list[int]]:
    """For each data byte, in the order in which they are given, what each of its bits (from the lowest) changes."""
    corrections = layout.blocks.corrections
    products = _products(corrections)
    found: list[list[int]] = []
    for block, length in enumerate(layout.blocks.lengths):
        halves = [_halves(layout.correction_squares(block, place)) for place in range(corrections)]
        of_block: list[list[int]] = []
        remainders = [products[1 << bit] for bit in range(8)]  # of the block's last byte
        for place in range(length - 1, -1, -1):
            squares = layout.data_squares(block, place)
            of_block.append([square ^ _drawn(rest, halves) for square, rest in zip(squares, remainders, strict=True)])
            remainders = [_shifted(rest, products, corrections) for rest in remainders]
        found += reversed(of_block)
    return found


def _halves(squares: list[int]) -> tuple[list[int], list[int]]:
    """The pictures of the 16 values of the lower four bits of a codeword, and of the upper four."""
    return _sums(squares[:4]), _sums(squares[4:])


def _sums(squares: list[int]) -> list[int]:
    sums = [0]
    for square in squares:
        sums += [each ^ square for each in sums]
    return sums


def _drawn(remainder: int, halves: list[tuple[list[int], list[int]]]) -> int:
    picture = 0
    for lower, upper in reversed(halves):  # the last codeword is the lowest byte
        picture ^= lower[remainder & 15] ^ upper[remainder >> 4 & 15]
        remainder >>= 8
    return picture


def _shifted(remainder: int, products: list[int], corrections: int) -> int:
    """The remainder of the polynomial times x."""
    top = remainder >> 8 * (corrections - 1)
    return (remainder << 8 & (1 << 8 * corrections) - 1) ^ products[top]


@lru_cache
def _products(corrections: int) -> list[int]:
    """Each value times the generator polynomial of so many correction codewords but its first term, as a number."""
    generator = [1]
    root = 1
    for _ in range(corrections):
        generator = [_times(a, root) ^ b for a, b in zip([0, *generator], [*generator, 0], strict=True)]
        root = _times(root, 2)
    return [int.from_bytes(bytes(_times(value, each) for each in generator[1:])) for value in range(256)]


def _times(first: int, second: int) -> int:
    """The product in GF(256)."""
    product = 0
    while second:
        if second & 1:
            product ^= first
        first <<= 1
        if first & 0x100:
            first ^= POLYNOMIAL
        second >>= 1
    return product
