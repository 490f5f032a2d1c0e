"""Draws the program's icon, a desk before the hills of Mae Sariang: `python .ci/windows/draw_icon.py` writes ui/icons/.

Each size is drawn for itself, with the straight edges on whole pixels, so that 16 pixels are as clear as 256.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

ICONS: Final = Path(__file__).resolve().parents[2] / "ui" / "icons"
NAME: Final = "maesariang_desk"
SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels: what Windows asks for in lists, on the taskbar and on the desktop at 100 to 200 per cent."""
LARGEST: Final = SIZES[-1]
HEADER, ENTRY = 6, 16
"""Bytes of an icon file's head and of its line about one picture."""
SIDE: Final = (164, 314)
GRID: Final = 16
FINER: Final = 16
"""How many times larger a picture is drawn before it is made smaller, for smooth slopes."""

SKY: Final = "#0f7f74"
HILL: Final = "#3fa397"
NEAR_HILL: Final = "#7cc8bd"
SUN: Final = "#ffc94d"
DESK: Final = "#ffffff"
GROUND: Final = "#0a5a52"

Point = tuple[float, float]


class Canvas:
    """A picture of `size` pixels on which places are given in sixteenths of its side."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._whole = size * FINER
        self._picture = Image.new("RGBA", (self._whole, self._whole))
        self._pen = ImageDraw.Draw(self._picture)

    def _place(self, part: float, snapped: bool) -> int:
        pixels = part * self._size / GRID
        return round(pixels) * FINER if snapped else round(pixels * FINER)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """A rectangle on whole pixels, at least one wide and high."""
        left, top, right, bottom = (self._place(part, snapped=True) for part in (left, top, right, bottom))
        self._pen.rectangle((left, top, max(right, left + FINER) - 1, max(bottom, top + FINER) - 1), fill=colour)

    def disc(self, middle: Point, radius: float, colour: str) -> None:
        """A full circle."""
        x, y = middle
        corners = [self._place(part, snapped=False) for part in (x - radius, y - radius, x + radius, y + radius)]
        self._pen.ellipse(corners, fill=colour)

    def hill(self, *corners: Point, colour: str) -> None:
        """A polygon."""
        self._pen.polygon([(self._place(x, snapped=False), self._place(y, snapped=False)) for x, y in corners], colour)

    def finished(self, corner: float) -> Image.Image:
        """The picture in its size, with round corners."""
        mask = Image.new("L", self._picture.size)
        ImageDraw.Draw(mask).rounded_rectangle(
            (0, 0, self._whole - 1, self._whole - 1), self._place(corner, snapped=False), fill=255
        )
        self._picture.putalpha(mask)
        return self._picture.resize((self._size, self._size), Image.Resampling.BOX)


def drawn(size: int, round_corner: float = 3) -> Image.Image:
    """The icon with `size` pixels a side and its corners round by so many sixteenths."""
    canvas = Canvas(size)
    canvas.box(0, 0, GRID, GRID, SKY)
    canvas.disc((11.25, 4.25), 2.25, SUN)
    canvas.hill((6, 10), (11.5, 5.2), (17, 10), colour=HILL)
    canvas.hill((-1, 10), (5.5, 3), (12, 10), colour=NEAR_HILL)
    canvas.box(0, 9, GRID, GRID, GROUND)
    canvas.box(2, 9, 14, 11, DESK)
    canvas.box(3, 11, 5, 14, DESK)
    canvas.box(11, 11, 13, 14, DESK)
    return canvas.finished(round_corner)


def side_picture() -> Image.Image:
    """What stands beside the first and last page of the installer: the desk on its ground, the sky above."""
    picture = Image.new("RGB", SIDE, SKY)
    desk = drawn(SIDE[0], round_corner=0)
    picture.paste(desk, (0, SIDE[1] - desk.height), desk)
    return picture


def ico_bytes(pictures: Sequence[Image.Image]) -> bytes:
    """All sizes in one file: the largest as PNG, the others as bitmaps, which every reader of icons knows."""
    entries, contents = [], []
    for picture in pictures:
        single = BytesIO()
        picture.save(single, "ico", sizes=[picture.size], bitmap_format="png" if picture.width == LARGEST else "bmp")
        entry, content = single.getvalue()[HEADER:][:ENTRY], single.getvalue()[HEADER + ENTRY :]
        entries.append(entry)
        contents.append(content)
    start = HEADER + ENTRY * len(pictures)
    offsets = accumulate((len(content) for content in contents), initial=start)
    directory = [entry[:12] + struct.pack("<I", offset) for entry, offset in zip(entries, offsets, strict=False)]
    return struct.pack("<HHH", 0, 1, len(pictures)) + b"".join(directory + contents)


def main() -> None:
    """Write the .ico with all sizes and the largest as .png."""
    pictures = [drawn(size) for size in SIZES]
    (ICONS / f"{NAME}.ico").write_bytes(ico_bytes(pictures))
    pictures[-1].save(ICONS / f"{NAME}.png", optimize=True)


if __name__ == "__main__":
    main()
