"""The program's icon: the files are what its script draws, in every size Windows asks for, readable at the smallest."""

import importlib.util
from io import BytesIO
from types import ModuleType

import pytest
from PIL import Image
from PIL.IcoImagePlugin import IcoFile

from tests.source import TOP

ICONS = TOP / "ui" / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


@pytest.fixture(scope="module")
def draw_icon() -> ModuleType:
    """The script, which lies outside the packages."""
    spec = importlib.util.spec_from_file_location("draw_icon", TOP / ".ci" / "windows" / "draw_icon.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pictures(data: bytes) -> dict[int, Image.Image]:
    icon = IcoFile(BytesIO(data))
    return {size[0]: icon.getimage(size).convert("RGBA") for size in icon.sizes()}


def test_the_icon_file_is_what_the_script_draws(draw_icon: ModuleType) -> None:
    drawn = draw_icon.ico_bytes([draw_icon.drawn(size) for size in SIZES])
    kept = _pictures((ICONS / "maesariang_desk.ico").read_bytes())
    assert sorted(kept) == list(SIZES)
    assert {size: picture.tobytes() for size, picture in kept.items()} == {
        size: picture.tobytes() for size, picture in _pictures(drawn).items()
    }


def test_the_picture_beside_it_is_the_largest() -> None:
    with Image.open(ICONS / "maesariang_desk.png") as picture:
        assert picture.tobytes() == _pictures((ICONS / "maesariang_desk.ico").read_bytes())[256].tobytes()


@pytest.mark.parametrize("size", SIZES)
def test_the_desk_stands_sharp_in_every_size(size: int) -> None:
    """A row through the table top is white from edge to edge, with nothing half-covered beside it."""
    picture = _pictures((ICONS / "maesariang_desk.ico").read_bytes())[size]
    row = [picture.getpixel((x, size * 10 // 16)) for x in range(size)]
    white = [x for x, pixel in enumerate(row) if pixel == (255, 255, 255, 255)]
    assert white == list(range(white[0], white[-1] + 1))
    assert 0.7 < len(white) / size <= 0.8
    assert len(set(row)) == 2


def test_the_corners_are_round_and_clear() -> None:
    picture = _pictures((ICONS / "maesariang_desk.ico").read_bytes())[48]
    assert [picture.getpixel(corner)[3] for corner in ((0, 0), (47, 0), (0, 47), (47, 47))] == [0, 0, 0, 0]
