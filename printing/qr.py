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
    length = len(content)
    version = next((version for version, most in MOST_BYTES.items() if length <= most), 0)
    if not version:
        raise TooMuch(length)
    # mode, length and content leave half a byte of zeros at the end, whatever the content
    bits = (BYTE_MODE << count_bits(version) | length) << 8 * length | int.from_bytes(content)
    data = (bits << 4).to_bytes((count_bits(version) + 8) // 8 + length)
    return _pictures(version).code(data)


def count_bits(version: int) -> int:
    """In how many bits the length is written."""
    return 8 if version < 10 else 16


MOST_BYTES = {version: blocks.data_count - (count_bits(version) + 8) // 8 for version, blocks in VERSIONS.items()}
"""What a code of each version holds beside mode, length and end."""


class _Pictures:
    """The pictures of one version."""

    def __init__(self, version: int) -> None:
        layout = layout_of(version)
        self._version = version
        self._side, self._size = layout.side, layout.side * layout.row_bytes
        self._padding = PADDING * layout.blocks.data_count
        self._changes = [_Changes(bits) for bits in _basis(layout)]
        self._fixed = layout.fixed

    def code(self, data: bytes) -> QrCode:
        data += self._padding[: len(self._changes) - len(data)]
        picture = reduce(xor, map(getitem, self._changes, data), self._fixed)
        return QrCode(self._version, self._side, picture.to_bytes(self._size))


class _Changes(dict[int, int]):
    """What each value of one data byte changes; worked out when the value is first met."""

    def __init__(self, bits: list[int]) -> None:
        super().__init__()
        self._lower, self._upper = _halves(bits)

    def __missing__(self, value: int) -> int:
        change = self[value] = self._lower[value & 15] ^ self._upper[value >> 4]
        return change


_pictures = lru_cache(_Pictures)


def _basis(layout: Layout) -> list[list[int]]:
    """For each data byte, in the order in which they are given, what each of its bits (from the lowest) changes."""
    corrections = layout.blocks.corrections
    products = _products(corrections)
    found: list[list[int]] = []
    for block, length in enumerate(layout.blocks.lengths):
        drawn = _Drawn([layout.correction_squares(block, place) for place in range(corrections)])
        of_block: list[list[int]] = []
        remainders = [products[1 << bit] for bit in range(8)]  # of the block's last byte
        for place in range(length - 1, -1, -1):
            squares = layout.data_squares(block, place)
            of_block.append([square ^ drawn.picture(rest) for square, rest in zip(squares, remainders, strict=True)])
            remainders = [_shifted(rest, products, corrections) for rest in remainders]
        found += reversed(of_block)
    return found


class _Drawn:
    """The pictures of what a block's correction bytes may be, from those of each hexadecimal digit."""

    def __init__(self, squares: list[list[int]]) -> None:
        halves = [half for byte in squares for half in reversed(_halves(byte))]
        self._digits = [dict(zip("0123456789abcdef", half, strict=True)) for half in halves]
        self._length = len(squares)

    def picture(self, remainder: int) -> int:
        return reduce(xor, map(getitem, self._digits, remainder.to_bytes(self._length).hex()))


def _halves(squares: list[int]) -> tuple[list[int], list[int]]:
    """The pictures of the 16 values of the lower four bits of a codeword, and of the upper four."""
    return _sums(squares[:4]), _sums(squares[4:])


def _sums(squares: list[int]) -> list[int]:
    sums = [0]
    for square in squares:
        sums += [each ^ square for each in sums]
    return sums


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
    products = [0]
    for bit in range(8):
        product = int.from_bytes(bytes(_times(1 << bit, each) for each in generator[1:]))
        products += [each ^ product for each in products]
    return products


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
