"""Cells of a table put together from words drawn before are just as those that were fitted one by one."""

from datetime import date

import pytest

from printing.fitting import fitted_name, least_on_a_line
from printing.fonts import font
from printing.pdf_file import About, PdfFile
from printing.style import CELL, Align
from printing.table_cells import Place, cell_operators, usual_cells


@pytest.mark.parametrize("align", ["left", "center"])
@pytest.mark.parametrize(
    "text",
    [
        "นางสาวสมหญิง ใจดี",
        "๑ ต.ค. ๒๕๐๑",
        "ที่ 12 34",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "๑๐,๐๐๐",
        "Anna ใจน้ำ",
        "๑ ิ",
        "ฤๅษี ขำ",
        "นายเปรมศักดิ์ วงศ์สวัสดิ์กุลชัย",
    ],
)
def test_cells_put_together_from_words_are_as_those_that_are_fitted(text: str, align: Align) -> None:
    encoder = font(CELL.font).encoder(PdfFile(About("", "th-TH", date(2026, 11, 22))))
    for width in (300.0, font(CELL.font).width(text, 9)):
        place = Place(0, width, width + 6, align)
        quick = usual_cells(encoder, place, CELL, least_on_a_line(CELL, is_exact=False))(text)
        fitted = fitted_name(text, width, CELL)
        assert quick is not None
        assert quick.lines == fitted.lines and quick.height == len(fitted.lines) * fitted.size * CELL.leading
        assert quick.code.split() == cell_operators(encoder, place, fitted, text, CELL).split()


@pytest.mark.parametrize("text", ["", "ก  ข", " ก", "ก ", "ก\u00a0ข", "\U0001f600", "မြ ก"])
def test_cells_that_take_more_than_known_words_are_left_to_fitting(text: str) -> None:
    encoder = font(CELL.font).encoder(PdfFile(About("", "th-TH", date(2026, 11, 22))))
    assert usual_cells(encoder, Place(0, 300, 306, "left"), CELL, CELL.floor)(text) is None
