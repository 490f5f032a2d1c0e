"""A QR code as rows of squares."""

from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

MASK = 3
"""Any of the eight masks is read as well; trying all of them takes ten times as long."""

Run = tuple[int, int, int]


def dark_runs(text: str) -> tuple[int, list[Run]]:
    """Squares along a side, and what is dark: (first column, row from below, length)."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    code.makeImpl(False, MASK)
    side = code.moduleCount
    runs = []
    for row in range(side):
        column = 0
        for is_dark, squares in groupby(range(side), key=lambda at, row=row: bool(code.isDark(row, at))):  # type: ignore[misc]
            length = len(list(squares))
            if is_dark:
                runs.append((column, side - 1 - row, length))
            column += length
    return side, runs
