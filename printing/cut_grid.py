"""Pieces of one size side by side on an A4 sheet, with marks at its edges where to cut."""

from dataclasses import dataclass
from typing import Final

from printing.sheet import Sheet
from printing.style import A4, MM

MARK: Final = 3 * MM


@dataclass(frozen=True)
class CutGrid:
    """So many pieces across and down, in the middle of the sheet; sizes in points."""

    width: float
    height: float
    across: int
    down: int

    @property
    def on_sheet(self) -> int:
        """How many pieces a sheet has."""
        return self.across * self.down

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a piece, counted along the rows from above."""
        left, bottom = self._margins()
        return left + place % self.across * self.width, bottom + (self.down - 1 - place // self.across) * self.height

    def begin(self, sheet: Sheet, place: int) -> tuple[float, float]:
        """Where the piece of this place among all stands: on another page with its marks, if it is the first there."""
        here = place % self.on_sheet
        if place and not here:
            sheet.next_page()
        if not here:
            sheet.shared("cut marks", lambda: self._draw_marks(sheet))
        return self.corner(here)

    def _margins(self) -> tuple[float, float]:
        return (A4[0] - self.across * self.width) / 2, (A4[1] - self.down * self.height) / 2

    def _draw_marks(self, sheet: Sheet) -> None:
        """Short lines at the edge of the sheet, where to cut from side to side."""
        left, bottom = self._margins()
        right, top = A4[0] - left, A4[1] - bottom
        columns = [left + step * self.width for step in range(self.across + 1)]
        rows = [bottom + step * self.height for step in range(self.down + 1)]
        marks = [(x, edge, x, edge + way * MARK) for x in columns for edge, way in ((bottom, -1), (top, 1))]
        marks += [(edge, y, edge + way * MARK, y) for y in rows for edge, way in ((left, -1), (right, 1))]
        sheet.rules(marks, 0.4)
