"""The photographs of the fictitious office: drawn by arithmetic and chance, of houses and people that are nobody's."""

import io
from random import Random
from typing import TYPE_CHECKING, Final

from db.domain.photographs import Moment

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SIZE: Final = (640, 480)
HORIZON: Final = 300
SKIES: Final = ("#bcd9ee", "#d5e6ee", "#f3e3c3")
GRASS: Final = ("#8fae6b", "#a8b873", "#7fa26b")
SHIRTS: Final = ("#c8502d", "#2d6cc8", "#e0b33c", "#7a4aa0", "#3f8f5b", "#d76a94")
SKIN: Final = ("#d9a074", "#b97f56", "#e3b48c")
WALLS: Final = ("#c9a27a", "#d8c3a0", "#b58f6f")


def drawn(random: Random, moment: Moment, people: int) -> bytes:
    """A JPEG of a house with a hill behind it, broken before and mended after, or of people under the sky."""
    from PIL import Image, ImageDraw  # an office that is no demo never waits for it

    image = Image.new("RGB", SIZE, random.choice(SKIES))
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, HORIZON), (random.randint(120, 260), 150), (480, HORIZON)], fill="#6d8f7a")
    pen.polygon([(260, HORIZON), (random.randint(430, 560), 190), (640, HORIZON)], fill="#86a58c")
    pen.rectangle((0, HORIZON, *SIZE), fill=random.choice(GRASS))
    if moment is not Moment.DURING:
        _house(pen, random, is_mended=moment is Moment.AFTER)
    for place in range(people):
        step = 560 // max(people, 1)
        _person(pen, random, 50 + place * step + random.randint(0, 12), random.randint(410, 455))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=78)
    return stream.getvalue()


def _house(pen: "ImageDraw", random: Random, is_mended: bool) -> None:
    wall = random.choice(WALLS)
    pen.rectangle((190, 230, 450, 390), fill=wall, outline="#5a4634", width=3)
    pen.polygon([(165, 235), (320, 130), (475, 235)], fill="#8c3b2e" if is_mended else "#7d7468", outline="#4b3a2c")
    pen.rectangle((295, 290, 345, 390), fill="#6b4a2f")
    if is_mended:
        pen.line([(355, 390), (355, 330), (430, 330), (430, 390)], fill="#d8d8d8", width=7)  # a rail to hold on to
        pen.rectangle((215, 270, 265, 315), fill="#eef6fb", outline="#5a4634", width=3)
        return
    pen.polygon([(330, 175), (365, 160), (390, 205), (350, 215)], fill="#3c332b")
    pen.line([(215, 250), (245, 300), (230, 350)], fill="#4b3a2c", width=4)
    pen.rectangle((215, 270, 265, 315), fill="#2e2721")
    for _stone in range(9):
        left, top = random.randint(360, 560), random.randint(380, 420)
        pen.ellipse((left, top, left + 22, top + 12), fill="#7a6a58")


def _person(pen: "ImageDraw", random: Random, x: int, foot: int) -> None:
    shirt, height = random.choice(SHIRTS), random.randint(92, 120)
    head = foot - height
    pen.line([(x, foot), (x + 6, foot - 40), (x + 14, foot)], fill="#3b3b46", width=9)
    pen.rounded_rectangle((x - 8, head + 26, x + 22, foot - 34), 9, fill=shirt)
    pen.line([(x - 6, head + 36), (x - 18, head + 62)], fill=shirt, width=8)
    pen.line([(x + 20, head + 36), (x + 32, head + 62)], fill=shirt, width=8)
    pen.ellipse((x - 6, head, x + 20, head + 28), fill=random.choice(SKIN))
    pen.pieslice((x - 7, head - 3, x + 21, head + 25), 180, 360, fill="#2b2320")
