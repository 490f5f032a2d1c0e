"""A grid of people by half-days to tick with the keyboard: only what is in sight is drawn."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.theme import Space

Pair = tuple[int, int]
Event = tkinter.Event

NAME_LETTERS: Final = 26
RESULT_LETTERS: Final = 18
PADDING: Final = 8
TICKED: Final = "#dcefec"
LINE: Final = "#d5dddb"
HEAD: Final = "#f4f8f7"
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


class AttendanceGrid(ttk.Frame):
    """Arrows move, Space ticks, Ctrl+Space ticks the whole half-day, Shift+Space the person's whole row, Enter goes
    one down. `on_tick(pairs, present)` is called before anything is drawn; False from it leaves all as it was.
    `result(hours)` gives the text at the right and whether it is good."""

    def __init__(
        self,
        parent: tkinter.Misc,
        on_tick: Callable[[Sequence[Pair], bool], bool],
        result: Callable[[float], tuple[str, bool]],
    ) -> None:
        super().__init__(parent)
        self._on_tick, self._result = on_tick, result
        self.rows: list[GridRow] = []
        self.columns: list[GridColumn] = []
        self.attended: dict[int, set[int]] = {}
        self.row = self.column = 0
        self.first_row = self.first_column = 0
        self.headings = ("", "", "")
        self.read_only = False
        self.canvas = ttk.Canvas(self, highlightthickness=1, takefocus=True, background="#ffffff")
        self.canvas.configure(highlightcolor=theme.ACCENT)
        self.down = ttk.Scrollbar(self, orient="vertical", command=self._on_down)
        self.across = ttk.Scrollbar(self, orient="horizontal", command=self._on_across)
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self._bind_keys()
        theme.follow_text_size(self, self.draw)

    # --- what the screen calls -----------------------------------------------------------------

    def show(
        self,
        rows: Sequence[GridRow],
        columns: Sequence[GridColumn],
        attended: dict[int, set[int]],
        headings: tuple[str, str, str],
        *,
        read_only: bool,
    ) -> None:
        """People, half-days, and who attended which; the place of the keyboard is kept."""
        self.rows, self.columns, self.attended = list(rows), list(columns), attended
        self.headings, self.read_only = headings, read_only
        self.row = max(0, min(self.row, len(self.rows) - 1))
        self.column = max(0, min(self.column, len(self.columns) - 1))
        self.draw()

    def hours(self, row: GridRow) -> float:
        """The hours of a person."""
        attended = self.attended.get(row.key, set())
        return sum(column.hours for column in self.columns if column.key in attended)

    # --- keys and mouse ------------------------------------------------------------------------

    def _bind_keys(self) -> None:
        canvas = self.canvas
        moves = {"Up": (-1, 0), "Down": (1, 0), "Left": (0, -1), "Right": (0, 1), "Return": (1, 0)}
        for key, (down, right) in moves.items():
            canvas.bind(f"<{key}>", self._mover(down, right), add=True)
        canvas.bind("<Prior>", lambda _event: self._move(-self._rows_in_sight(), 0), add=True)
        canvas.bind("<Next>", lambda _event: self._move(self._rows_in_sight(), 0), add=True)
        canvas.bind("<Home>", lambda _event: self._move(0, -len(self.columns)), add=True)
        canvas.bind("<End>", lambda _event: self._move(0, len(self.columns)), add=True)
        canvas.bind("<Control-Home>", lambda _event: self._move(-len(self.rows), -len(self.columns)), add=True)
        canvas.bind("<Control-End>", lambda _event: self._move(len(self.rows), len(self.columns)), add=True)
        canvas.bind("<space>", lambda _event: self._on_space(), add=True)
        canvas.bind("<Control-space>", lambda _event: self.tick_column(), add=True)
        canvas.bind("<Shift-space>", lambda _event: self.tick_row(), add=True)
        canvas.bind("<Button-1>", self._on_click, add=True)
        canvas.bind("<MouseWheel>", lambda event: self._wheel(-3 if event.delta > 0 else 3), add=True)
        canvas.bind("<Button-4>", lambda _event: self._wheel(-3), add=True)
        canvas.bind("<Button-5>", lambda _event: self._wheel(3), add=True)
        canvas.bind("<Configure>", lambda _event: self.draw(), add=True)

    def _mover(self, down: int, right: int) -> Callable[[Event], str]:
        return lambda _event: self._move(down, right)

    def _move(self, down: int, right: int) -> str:
        if self.rows and self.columns:
            self.row = max(0, min(len(self.rows) - 1, self.row + down))
            self.column = max(0, min(len(self.columns) - 1, self.column + right))
            if self._bring_into_sight():
                self.draw()
            else:
                self._draw_cursor()
        return "break"

    def _bring_into_sight(self) -> bool:
        before = self.first_row, self.first_column
        rows, columns = self._rows_in_sight(), self._columns_in_sight()
        self.first_row = min(self.row, max(self.first_row, self.row - rows + 1))
        self.first_column = min(self.column, max(self.first_column, self.column - columns + 1))
        return (self.first_row, self.first_column) != before

    def _wheel(self, rows: int) -> str:
        self.first_row += rows
        self.draw()
        return "break"

    def _on_down(self, kind: str, amount: str, unit: str = "") -> None:
        if kind == "moveto":
            self.first_row = round(float(amount) * len(self.rows))
        else:
            self.first_row += int(amount) * (self._rows_in_sight() if unit == "pages" else 1)
        self.draw()

    def _on_across(self, kind: str, amount: str, unit: str = "") -> None:
        if kind == "moveto":
            self.first_column = round(float(amount) * len(self.columns))
        else:
            self.first_column += int(amount) * (self._columns_in_sight() if unit == "pages" else 1)
        self.draw()

    def _on_click(self, event: Event) -> None:
        self.canvas.focus_set()
        row = (event.y - self._head_height()) // self._row_height() + self.first_row
        column = (event.x - self._name_width()) // self._cell_width() + self.first_column
        in_cells = event.x >= self._name_width() and column < self.first_column + self._columns_in_sight()
        if event.y >= self._head_height() and 0 <= row < len(self.rows):
            self._move(row - self.row, (column - self.column) if in_cells and column < len(self.columns) else 0)
            if in_cells and column < len(self.columns):
                self._on_space()

    # --- ticking -------------------------------------------------------------------------------

    def _on_space(self) -> str:
        if self.rows and self.columns:
            pair = (self.rows[self.row].key, self.columns[self.column].key)
            self._set([pair], not self._is_ticked(pair))
        return "break"

    def tick_column(self) -> str:
        """The half-day for everybody; if all have it, for nobody."""
        if self.columns:
            key = self.columns[self.column].key
            self._set_all([(row.key, key) for row in self.rows])
        return "break"

    def tick_row(self) -> str:
        """All half-days of one person; if all are ticked, none."""
        if self.rows:
            key = self.rows[self.row].key
            self._set_all([(key, column.key) for column in self.columns])
        return "break"

    def _set_all(self, pairs: list[Pair]) -> None:
        present = not all(self._is_ticked(pair) for pair in pairs)
        self._set([pair for pair in pairs if self._is_ticked(pair) != present], present)

    def _is_ticked(self, pair: Pair) -> bool:
        return pair[1] in self.attended.get(pair[0], ())

    def _set(self, pairs: list[Pair], present: bool) -> None:
        if self.read_only or not pairs or not self._on_tick(pairs, present):
            return
        self.put(pairs, present)

    def put(self, pairs: Sequence[Pair], present: bool) -> None:
        """Show ticks that are kept."""
        for row, column in pairs:
            ticks = self.attended.setdefault(row, set())
            if present:
                ticks.add(column)
            else:
                ticks.discard(column)
        if len(pairs) == 1:
            self._draw_row(self.row)
            self._draw_count(self.column)
        else:
            self.draw()

    # --- measures ------------------------------------------------------------------------------

    def _row_height(self) -> int:
        return round(fonts.line_height(self) * 1.35)

    def _head_height(self) -> int:
        return round(fonts.line_height(self) * 1.15) * HEAD_LINES + PADDING

    def _name_width(self) -> int:
        wanted = fonts.text_width(self, "น" * NAME_LETTERS)
        return max(100, min(wanted, round(self.canvas.winfo_width() * 0.3)))

    def _cell_width(self) -> int:
        return max(fonts.text_width(self, column.half, fonts.SMALL) for column in self.columns) + 2 * PADDING

    def _result_width(self) -> int:
        return fonts.text_width(self, "น" * RESULT_LETTERS)

    def _rows_in_sight(self) -> int:
        return max(1, (self.canvas.winfo_height() - self._head_height()) // self._row_height())

    def _columns_in_sight(self) -> int:
        room = self.canvas.winfo_width() - self._name_width() - self._result_width()
        return max(1, min(len(self.columns), room // self._cell_width()))

    # --- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Everything in sight."""
        self.canvas.delete("all")
        if not self.rows or not self.columns or self.canvas.winfo_width() < 50:
            self.down.grid_remove()
            self.across.grid_remove()
            return
        rows, columns = self._rows_in_sight(), self._columns_in_sight()
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
        return self._name_width() + (column - self.first_column) * self._cell_width()

    def _seen_columns(self) -> range:
        return range(self.first_column, min(len(self.columns), self.first_column + self._columns_in_sight()))

    def _draw_head(self) -> None:
        canvas, height, line = self.canvas, self._head_height(), round(fonts.line_height(self) * 1.15)
        seen = self._seen_columns()
        right = self._left_of(seen.stop) + self._result_width()
        canvas.create_rectangle(0, 0, right, height, fill=HEAD, outline="")
        name, hours, result = self.headings
        canvas.create_text(PADDING, height - PADDING, anchor="sw", text=name, font=fonts.STRONG)
        left = self._left_of(seen.stop)
        share = self._hours_share()
        canvas.create_text(left + share - PADDING, height - PADDING, anchor="se", text=hours, font=fonts.STRONG)
        canvas.create_text(left + share + PADDING, height - PADDING, anchor="sw", text=result, font=fonts.STRONG)
        for day_columns in self._days(seen):
            first, last = self._left_of(day_columns[0]), self._left_of(day_columns[-1] + 1)
            text = self.columns[day_columns[0]].day
            if fonts.text_width(self, text, fonts.SMALL) > last - first:
                text = text.split(" ")[0]
            canvas.create_text((first + last) // 2, PADDING // 2, anchor="n", text=text, font=fonts.SMALL)
            canvas.create_line(first, 0, first, height, fill=LINE)
        canvas.create_line(left, 0, left, height, fill=LINE)
        for column in seen:
            middle = self._left_of(column) + self._cell_width() // 2
            canvas.create_text(
                middle, PADDING // 2 + line, anchor="n", text=self.columns[column].half, font=fonts.SMALL
            )
            self._draw_count(column)

    def _hours_share(self) -> int:
        return round(self._result_width() * 0.38)

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
        middle = self._left_of(column) + self._cell_width() // 2
        self.canvas.create_text(
            middle,
            self._head_height() - PADDING // 2,
            anchor="s",
            text=str(count),
            font=fonts.SMALL,
            fill=theme.QUIET_TEXT,
            tags=tag,
        )

    def _draw_row(self, place: int) -> None:
        if not self.first_row <= place < self.first_row + self._rows_in_sight():
            return
        canvas, tag, height = self.canvas, f"row{place}", self._row_height()
        canvas.delete(tag)
        row = self.rows[place]
        top = self._head_height() + (place - self.first_row) * height
        middle = top + height // 2
        seen = self._seen_columns()
        left = self._left_of(seen.stop)
        fill = theme.STRIPE if place % 2 else "#ffffff"
        canvas.create_rectangle(0, top, left + self._result_width(), top + height, fill=fill, outline="", tags=tag)
        canvas.create_text(PADDING, middle, anchor="w", text=self._fitted(row.name), tags=tag)
        attended = self.attended.get(row.key, set())
        for column in seen:
            self._draw_cell(self._left_of(column), top, self.columns[column].key in attended, tag)
        hours = self.hours(row)
        text, good = self._result(hours)
        share = self._hours_share()
        canvas.create_text(left + share - PADDING, middle, anchor="e", text=f"{hours:g}", tags=tag)
        colour = theme.GOOD_TEXT if good else theme.QUIET_TEXT
        canvas.create_text(left + share + PADDING, middle, anchor="w", text=text, fill=colour, tags=tag)
        canvas.tag_raise("cursor")

    def _draw_cell(self, left: int, top: int, ticked: bool, tag: str) -> None:
        canvas, width, height = self.canvas, self._cell_width(), self._row_height()
        fill = TICKED if ticked else ""
        canvas.create_rectangle(left, top, left + width, top + height, fill=fill, outline=LINE, tags=tag)
        if ticked:
            x, y, size = left + width // 2, top + height // 2, height // 5
            tick = [(x - size, y), (x - size // 3, y + size), (x + size, y - size)]
            canvas.create_line(tick, fill=theme.ACCENT, width=2, tags=tag)

    def _fitted(self, name: str) -> str:
        """As much of the name as there is room for."""
        room = self._name_width() - 2 * PADDING
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
        if not 0 <= place < self._rows_in_sight():
            return
        left, top = self._left_of(self.column), self._head_height() + place * self._row_height()
        self.canvas.create_rectangle(
            left + 1,
            top + 1,
            left + self._cell_width() - 1,
            top + self._row_height() - 1,
            outline=theme.ACCENT,
            width=Space.HAIR + 1,
            tags="cursor",
        )
