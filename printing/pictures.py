"""Seals, signatures and other pictures read for the paper: no larger than it needs, or refused by name."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from db.domain.errors import DeskError
from db.domain.words import N_

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_AREA = 50_000_000
"""Pixels of a picture that is opened at all; a small file can claim to hold more than the memory does."""
MOST_PIXELS = 1400
"""The longer side of a picture on paper: 600 dpi on 6 cm; a photograph of a seal would only swell every file."""


class BadPicture(DeskError):
    """A seal or signature whose bytes are no picture."""

    def __init__(self, what: str) -> None:
        super().__init__(
            N_("The picture of {what} can not be read; choose another PNG or JPEG file."),
            what=what,
        )


def read_picture(content: bytes, what: str, pixels: int = MOST_PIXELS) -> Image:
    """The picture with no more pixels than asked; raises BadPicture naming `what` it is of."""
    from PIL import Image, UnidentifiedImageError  # where no picture is printed nobody waits for it

    try:
        image = Image.open(io.BytesIO(content))
        if image.width * image.height > MOST_AREA:
            raise BadPicture(what)
        image.thumbnail((pixels, pixels))
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as problem:
        raise BadPicture(what) from problem
    return image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
