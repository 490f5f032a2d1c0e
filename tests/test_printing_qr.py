"""QR codes: square for square as another encoder makes them, and read back by a reader, small and large."""

import random

import pytest
import qrcode
import zxingcpp
from PIL import Image

from printing.qr import QUIET_SQUARES, QrCode, TooMuch, qr_code
from printing.qr_versions import MASK, VERSIONS

MOST = 287


def some_bytes(length: int) -> bytes:
    return random.Random(length).randbytes(length)


def of_another_encoder(content: bytes, version: int) -> list[list[bool]]:
    made = qrcode.QRCode(version, qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    made.add_data(qrcode.util.QRData(content, mode=qrcode.util.MODE_8BIT_BYTE))
    made.make(fit=False)
    return [[bool(square) for square in row] for row in made.get_matrix()]


def picture(code: QrCode, pixels: int = 3) -> Image.Image:
    whole = Image.new("L", ((code.side + 2 * QUIET_SQUARES),) * 2, 255)
    for row in range(code.side):
        for column in range(code.side):
            if code.is_dark(row, column):
                whole.putpixel((column + QUIET_SQUARES, row + QUIET_SQUARES), 0)
    return whole.resize((whole.width * pixels,) * 2, Image.Resampling.NEAREST)


@pytest.mark.parametrize("length", [*range(1, 15), *range(20, MOST, 13), MOST])
def test_every_square_is_where_another_encoder_puts_it(length: int) -> None:
    content = some_bytes(length)
    code = qr_code(content)
    squares = [[code.is_dark(row, column) for column in range(code.side)] for row in range(code.side)]
    assert squares == of_another_encoder(content, code.version)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_smallest_version_that_fits_is_taken(version: int) -> None:
    most = VERSIONS[version].data_count - (2 if version < 10 else 3)
    assert qr_code(bytes(most)).version == version
    if version < 12:
        assert qr_code(bytes(most + 1)).version == version + 1


@pytest.mark.parametrize("length", [1, 80, 140, 200, MOST])
def test_a_reader_gives_back_every_byte(length: int) -> None:
    content = some_bytes(length)
    (found,) = zxingcpp.read_barcodes(picture(qr_code(content)))
    assert found.bytes == content


def test_more_than_the_largest_holds_is_refused() -> None:
    with pytest.raises(TooMuch):
        qr_code(bytes(MOST + 1))
