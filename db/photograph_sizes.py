"""A photograph made small enough to be kept: upright, no larger than paper needs, without what the camera wrote."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from db.domain.words import N_

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS: Final = 1280
"""Of the longer side: 200 dpi on half a page."""
MOST_AREA: Final = 89_000_000
"""Pixels of a picture that is opened at all; a small file can claim to hold more than the memory does."""
MOST_BYTES: Final = 40_000_000
QUALITY: Final = 82
FORMATS: Final = ("JPEG", "PNG", "WEBP")
"""As cameras and telephones write them; a JPEG may have a second picture behind, which goes."""
PATTERNS: Final = "*.jpg *.jpeg *.png *.webp"

OWN_INFO: Final = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "dpi"}
"""What a JPEG says of itself here; anything else the camera wrote."""


class BadPhotograph(DeskError):
    """A file that is no photograph that can be read here."""


def small_photograph(file: Path) -> bytes:
    """The photograph of a file as a JPEG to be kept; raises BadPhotograph for one that is far too large or can not be
    read."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadPhotograph(N_("This picture is too large."))
        return shrunk(file.read_bytes())
    except OSError as error:
        raise BadPhotograph(N_("The file can not be read: {reason}"), reason=error.strerror or str(error)) from error


def shrunk(content: bytes) -> bytes:
    """The photograph as a JPEG to be kept; one that is so already stays byte for byte. Where it was taken and with
    which telephone is nobody's business and goes. Raises BadPhotograph."""
    from PIL import Image, UnidentifiedImageError  # opening a page waits for no picture

    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_AREA:
                raise BadPhotograph(N_("This picture is too large."))
            if not _is_small(image):
                return _jpeg(image)
            image.load()  # half a file has a whole head
            return content
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise BadPhotograph(N_("This picture can not be read; choose a JPEG or PNG file.")) from problem


def _is_small(image: "Image") -> bool:
    return image.format == "JPEG" and max(image.size) <= MOST_PIXELS and set(image.info) <= OWN_INFO


def _jpeg(image: "Image") -> bytes:
    from PIL import Image, ImageOps

    image.draft("RGB", (MOST_PIXELS * 2, MOST_PIXELS * 2))  # a photograph of 12 megapixels is read in a quarter of it
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((MOST_PIXELS, MOST_PIXELS))
    coloured = upright.convert("RGBA")
    flat = Image.new("RGB", coloured.size, "white")  # what is transparent would turn black
    flat.paste(coloured, mask=coloured.getchannel("A"))
    stream = io.BytesIO()
    flat.save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()
