"""The seal of the fictitious office: a round picture drawn by arithmetic, the sun over two hills and a river."""

import math
import struct
import zlib
from functools import cache

SIZE = 300
_INK = (150, 32, 44)
_FINE = 3
"""A pixel on an edge is the mean of so many points a side."""


@cache
def seal_png() -> bytes:
    """The seal as PNG with a clear ground; it bears no letters and is nobody's."""
    inked = [[_is_ink(*_place(x, y)) for x in range(SIZE + 1)] for y in range(SIZE + 1)]
    rows = [_row(y, inked[y], inked[y + 1]) for y in range(SIZE)]
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _row(y: int, above: list[bool], below: list[bool]) -> bytes:
    """A row of pixels, whose corners are inked or not as told."""
    row = bytearray(1)
    for x in range(SIZE):
        corners = above[x] + above[x + 1] + below[x] + below[x + 1]
        row += bytes((*_INK, _cover(x, y) if corners % 4 else 255 * corners // 4))
    return bytes(row)


def _cover(x: int, y: int) -> int:
    """How much ink lies on a pixel, 0 to 255."""
    points = [(point + 0.5) / _FINE for point in range(_FINE)]
    inked = sum(_is_ink(*_place(x + across, y + down)) for across in points for down in points)
    return round(255 * inked / _FINE**2)


def _place(x: float, y: float) -> tuple[float, float]:
    """Pixels from the top left corner, as a point of the drawing."""
    return x * 2 / SIZE - 1, 1 - y * 2 / SIZE


def _is_ink(x: float, y: float) -> bool:
    """Whether the drawing has ink at the point; the circle around it has radius 1, y points up."""
    radius = math.hypot(x, y)
    if radius > 0.80:
        return 0.955 < radius < 0.995 or 0.82 < radius < 0.84 or _is_bead(x, y)
    if radius > 0.76:
        return False
    if y < _river(x, 0):
        return any(_river(x, step) - 0.035 < y < _river(x, step) for step in range(5))
    near, far = _hill(x, -0.30, 0.34, 0.62), _hill(x, 0.28, 0.52, 0.55)
    if y < near:
        return y < near - 0.03
    if y < far:
        return y > far - 0.03 or _is_hatched(x, y)
    return _is_sun(x, y)


def _is_bead(x: float, y: float) -> bool:
    """48 beads between the two rings."""
    turn = math.atan2(y, x) / math.tau * 48
    angle = round(turn) / 48 * math.tau
    return math.hypot(x - 0.897 * math.cos(angle), y - 0.897 * math.sin(angle)) < 0.024


def _river(x: float, step: int) -> float:
    return -0.27 - 0.1 * step + 0.025 * math.sin(9 * x + step * 1.3)


def _hill(x: float, middle: float, height: float, width: float) -> float:
    return -0.27 + height * math.exp(-(((x - middle) / width) ** 2) * 2.2)


def _is_hatched(x: float, y: float) -> bool:
    return (x + y) * 22 % 1 < 0.28


def _is_sun(x: float, y: float) -> bool:
    """A disc with nine rays above it, behind the hills."""
    x, y = x + 0.12, y - 0.25
    radius = math.hypot(x, y)
    if radius < 0.17:
        return True
    turn = math.atan2(y, x) / math.tau * 16
    return round(turn) % 16 <= 8 and 0.22 < radius < 0.38 and abs(turn - round(turn)) < 0.17 * (1 - (radius - 0.22) * 3)
