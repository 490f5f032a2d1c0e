"""The attendance grid as it is drawn: a fixed column of names, half-days, and at the right what they add up to."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.grid_measures import GridColumn, GridRow, measured
from ui.theme import Space

TICKED: Final = "#dcefec"
LINE: Final = "#d5dddb"
HEAD: Final = "#f4f8f7"


class GridDrawing(ttk.Frame):
    """Draws what is in sight of `rows` and `columns`. `result(hours)` gives the text at the right and whether it
    is good."""

    def __init__(self, parent: tkinter.Misc, result: Callable[[float], tuple[str, bool]]) -> None:
        super().__init__(parent)
        self._result = result
        self.rows: list[GridRow] = []
        self.columns: list[GridColumn] = []
        self.attended: dict[int, set[int]] = {}
        self.row = self.column = 0
        self.first_row = self.first_column = 0
        self.headings = ("", "", "")
        self.canvas = ttk.Canvas(self, highlightthickness=1, takefocus=True, background="#ffffff")
        self.canvas.configure(highlightcolor=theme.ACCENT)
        self.down = ttk.Scrollbar(self, orient="vertical")
        self.across = ttk.Scrollbar(self, orient="horizontal")
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.m = measured(self.canvas, ())
        theme.follow_text_size(self, self.draw)

    def hours(self, row: GridRow) -> float:
        """The hours of a person."""
        attended = self.attended.get(row.key, set())
        return sum(column.hours for column in self.columns if column.key in attended)

    def draw(self) -> None:
        """Everything in sight."""
        self.canvas.delete("all")
        self.m = measured(self.canvas, self.columns)
        if not self.rows or not self.columns or self.canvas.winfo_width() < 50:
            self.down.grid_remove()
            self.across.grid_remove()
            return
        rows, columns = self.m.rows, self.m.columns
        self.first_row = max(0, min(self.first_row, len(self.rows) - rows))
        self.first_column = max(0, min(self.first_column, len(self.columns) - columns))
        self._draw_head()
        for place in range(self.first_row, min(len(self.rows), self.first_row + rows)):
            self._draw_row(place)
        self._draw_cursor()
        self._show_bars(rows, columns)

    def _show_bars(self, rows: int, columns: int) -> None:
        for bar, first, seen, total, place in (
            (self.down, self.first_row, rows, len(self.rows), {"row": 0, "column": 1, "sticky": "ns"}),
            (self.across, self.first_column, columns, len(self.columns), {"row": 1, "column": 0, "sticky": "ew"}),
        ):
            bar.set(first / total, min(1.0, (first + seen) / total))
            if seen < total:
                bar.grid(**place)
            else:
                bar.grid_remove()

    def _left_of(self, column: int) -> int:
        return self.m.name_width + (column - self.first_column) * self.m.cell_width

    def _seen_columns(self) -> range:
        return range(self.first_column, min(len(self.columns), self.first_column + self.m.columns))

    def _draw_head(self) -> None:
        canvas, height, line = self.canvas, self.m.head_height, self.m.line
        seen = self._seen_columns()
        right = self._left_of(seen.stop) + self.m.result_width
        canvas.create_rectangle(0, 0, right, height, fill=HEAD, outline="")
        pad = self.m.padding
        name, hours, result = self.headings
        canvas.create_text(pad, height - pad, anchor="sw", text=name, font=fonts.STRONG)
        left = self._left_of(seen.stop)
        share = self.m.hours_width
        canvas.create_text(left + share - pad, height - pad, anchor="se", text=hours, font=fonts.STRONG)
        canvas.create_text(left + share + pad, height - pad, anchor="sw", text=result, font=fonts.STRONG)
        for day_columns in self._days(seen):
            first, last = self._left_of(day_columns[0]), self._left_of(day_columns[-1] + 1)
            text = self.columns[day_columns[0]].day
            if fonts.text_width(self, text, fonts.SMALL) > last - first:
                text = text.split(" ")[0]
            canvas.create_text((first + last) // 2, pad // 2, anchor="n", text=text, font=fonts.SMALL)
            canvas.create_line(first, 0, first, height, fill=LINE)
        canvas.create_line(left, 0, left, height, fill=LINE)
        for column in seen:
            middle = self._left_of(column) + self.m.cell_width // 2
            canvas.create_text(middle, pad // 2 + line, anchor="n", text=self.columns[column].half, font=fonts.SMALL)
            self._draw_count(column)

    def _days(self, seen: range) -> list[list[int]]:
        """Columns in sight, those of one day together."""
        found: list[list[int]] = []
        for column in seen:
            if found and self.columns[found[-1][0]].day == self.columns[column].day:
                found[-1].append(column)
            else:
                found.append([column])
        return found

    def _draw_count(self, column: int) -> None:
        """How many attended, below the half-day."""
        if column not in self._seen_columns():
            return
        tag = f"count{column}"
        self.canvas.delete(tag)
        key = self.columns[column].key
        count = sum(key in self.attended.get(row.key, ()) for row in self.rows)
        middle = self._left_of(column) + self.m.cell_width // 2
        self.canvas.create_text(
            middle,
            self.m.head_height - self.m.padding // 2,
            anchor="s",
            text=str(count),
            font=fonts.SMALL,
            fill=theme.QUIET_TEXT,
            tags=tag,
        )

    def _draw_row(self, place: int) -> None:
        if not self.first_row <= place < self.first_row + self.m.rows:
            return
        canvas, tag, height = self.canvas, f"row{place}", self.m.row_height
        canvas.delete(tag)
        row = self.rows[place]
        top = self.m.head_height + (place - self.first_row) * height
        middle = top + height // 2
        seen = self._seen_columns()
        left = self._left_of(seen.stop)
        fill = theme.STRIPE if place % 2 else "#ffffff"
        canvas.create_rectangle(0, top, left + self.m.result_width, top + height, fill=fill, outline="", tags=tag)
        pad = self.m.padding
        canvas.create_text(pad, middle, anchor="w", text=self._fitted(row.name), tags=tag)
        attended = self.attended.get(row.key, set())
        for column in seen:
            self._draw_cell(self._left_of(column), top, self.columns[column].key in attended, tag)
        hours = self.hours(row)
        text, good = self._result(hours)
        share = self.m.hours_width
        canvas.create_text(left + share - pad, middle, anchor="e", text=f"{hours:g}", tags=tag)
        colour = theme.GOOD_TEXT if good else theme.QUIET_TEXT
        canvas.create_text(left + share + pad, middle, anchor="w", text=text, fill=colour, tags=tag)
        canvas.tag_raise("cursor")

    def _draw_cell(self, left: int, top: int, ticked: bool, tag: str) -> None:
        canvas, width, height = self.canvas, self.m.cell_width, self.m.row_height
        fill = TICKED if ticked else ""
        canvas.create_rectangle(left, top, left + width, top + height, fill=fill, outline=LINE, tags=tag)
        if ticked:
            x, y, size = left + width // 2, top + height // 2, height // 5
            tick = [(x - size, y), (x - size // 3, y + size), (x + size, y - size)]
            canvas.create_line(tick, fill=theme.ACCENT, width=2, tags=tag)

    def _fitted(self, name: str) -> str:
        """As much of the name as there is room for."""
        room = self.m.name_width - 2 * self.m.padding
        if fonts.text_width(self, name) <= room:
            return name
        while name and fonts.text_width(self, name + "…") > room:
            name = name[:-1]
        return name + "…"

    def _draw_cursor(self) -> None:
        self.canvas.delete("cursor")
        if self.column not in self._seen_columns():
            return
        place = self.row - self.first_row
        if not 0 <= place < self.m.rows:
            return
        left, top = self._left_of(self.column), self.m.head_height + place * self.m.row_height
        self.canvas.create_rectangle(
            left + 1,
            top + 1,
            left + self.m.cell_width - 1,
            top + self.m.row_height - 1,
            outline=theme.ACCENT,
            width=Space.HAIR + 1,
            tags="cursor",
        )
