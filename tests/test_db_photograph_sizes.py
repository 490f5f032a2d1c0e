"""Photographs are made small, stand upright, and say nothing of where they were taken."""

import io
import random

import pytest
from PIL import Image

from db.photograph_sizes import MOST_PIXELS, BadPhotograph, shrunk
from tests.services_office import picture


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def test_a_large_photograph_becomes_a_small_jpeg_of_the_same_shape() -> None:
    small = opened(shrunk(picture(4000, 3000)))
    assert (small.format, small.mode, small.size) == ("JPEG", "RGB", (MOST_PIXELS, 960))
    assert opened(shrunk(picture(900, 3000))).size == (384, MOST_PIXELS)


def test_a_photograph_of_twelve_megapixels_takes_less_than_half_a_megabyte() -> None:
    noise = random.Random(1).randbytes(400 * 300 * 3)
    grainy = Image.frombytes("RGB", (400, 300), noise).resize((4000, 3000))
    assert len(shrunk(saved(grainy, "JPEG", quality=95))) < 500_000


def test_one_that_is_small_already_stays_byte_for_byte() -> None:
    small = picture(MOST_PIXELS, 100)
    assert shrunk(small) == small
    once = shrunk(picture(3000, 2000))
    assert shrunk(once) == once


def test_what_the_camera_wrote_goes_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "made-up telephone"
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    lying = Image.new("RGB", (400, 200), "white")
    lying.paste("red", (0, 0, 200, 200))
    content = shrunk(saved(lying, "JPEG", exif=exif, quality=95))
    upright = opened(content)
    assert upright.size == (200, 400) and b"made-up" not in content and not upright.getexif()
    top, bottom = upright.getpixel((100, 20)), upright.getpixel((100, 380))
    assert top[0] > 200 and top[1] < 80 and min(bottom) > 200


def test_a_comment_goes_from_a_small_one_too() -> None:
    assert b"secret place" not in shrunk(saved(Image.new("RGB", (50, 50)), "JPEG", comment=b"secret place"))


@pytest.mark.parametrize("kind", ("PNG", "WEBP"))
def test_other_kinds_become_jpeg_and_what_is_clear_turns_white(kind: str) -> None:
    found = opened(shrunk(saved(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), kind)))
    assert found.format == "JPEG" and min(found.getpixel((30, 20))) > 250


@pytest.mark.parametrize("content", (b"", b"no picture", b"\xff\xd8\xff\xe0", picture()[:200], b"GIF89a" + bytes(100)))
def test_what_can_not_be_read_is_said(content: bytes) -> None:
    with pytest.raises(BadPhotograph):
        shrunk(content)
