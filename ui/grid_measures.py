"""How large the parts of the attendance grid are: measured once for each drawing, then only looked up."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ui import dpi, fonts

NAME_LETTERS: Final = 26
RESULT_LETTERS: Final = 18
HOURS_SHARE: Final = 0.34
PADDING: Final = 8
"""Pixels at 96 dpi beside what is written."""
HEAD_LINES: Final = 3


@dataclass(frozen=True)
class GridColumn:
    """A half-day: `day` stands above both halves of one day, `half` below it."""

    key: int
    day: str
    half: str
    hours: float


@dataclass(frozen=True)
class GridRow:
    """A person."""

    key: int
    name: str


@dataclass(frozen=True)
class Measures:
    """All in pixels but the rows and columns that are wholly in sight."""

    line: int
    row_height: int
    head_height: int
    name_width: int
    cell_width: int
    result_width: int
    hours_width: int
    rows: int
    columns: int
    padding: int


def measured(canvas: tkinter.Canvas, columns: Sequence[GridColumn]) -> Measures:
    """For the canvas as large as it is now."""
    width, height = canvas.winfo_width(), canvas.winfo_height()
    line = fonts.line_height(canvas)
    row_height, head_line = round(line * 1.35), round(line * 1.15)
    padding = dpi.px(PADDING)
    head_height = head_line * HEAD_LINES + padding
    name_width = max(dpi.px(100), min(fonts.text_width(canvas, "น" * NAME_LETTERS), round(width * 0.3)))
    halves = {column.half for column in columns} or {""}
    cell_width = max(fonts.text_width(canvas, half, fonts.SMALL) for half in halves) + 2 * padding
    result_width = fonts.text_width(canvas, "น" * RESULT_LETTERS)
    return Measures(
        line=head_line,
        row_height=row_height,
        head_height=head_height,
        name_width=name_width,
        cell_width=cell_width,
        result_width=result_width,
        hours_width=round(result_width * HOURS_SHARE),
        rows=max(1, (height - head_height) // row_height),
        columns=max(1, min(len(columns), (width - name_width - result_width) // cell_width)),
        padding=padding,
    )
