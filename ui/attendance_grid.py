"""A grid of people by half-days to tick with the keyboard: its keys and its mouse."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence

from ui.grid_drawing import GridDrawing
from ui.grid_measures import GridColumn, GridRow

Pair = tuple[int, int]
Event = tkinter.Event


class AttendanceGrid(GridDrawing):
    """Arrows move, Space ticks, Ctrl+Space ticks the whole half-day, Shift+Space the person's whole row, Enter goes
    one down. `on_tick(pairs, present)` is called before anything is drawn; False from it leaves all as it was.
    `result(hours)` gives the text at the right and whether it is good."""

    def __init__(
        self,
        parent: tkinter.Misc,
        on_tick: Callable[[Sequence[Pair], bool], bool],
        result: Callable[[float], tuple[str, bool]],
    ) -> None:
        super().__init__(parent, result)
        self._on_tick = on_tick
        self.read_only = False
        self._bind_keys()
        self.down.configure(command=self._on_down)
        self.across.configure(command=self._on_across)

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

    # --- keys and mouse ------------------------------------------------------------------------

    def _bind_keys(self) -> None:
        canvas = self.canvas
        moves = {"Up": (-1, 0), "Down": (1, 0), "Left": (0, -1), "Right": (0, 1), "Return": (1, 0)}
        for key, (down, right) in moves.items():
            canvas.bind(f"<{key}>", self._mover(down, right), add=True)
        canvas.bind("<Prior>", lambda _event: self._move(-self.m.rows, 0), add=True)
        canvas.bind("<Next>", lambda _event: self._move(self.m.rows, 0), add=True)
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
        rows, columns = self.m.rows, self.m.columns
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
            self.first_row += int(amount) * (self.m.rows if unit == "pages" else 1)
        self.draw()

    def _on_across(self, kind: str, amount: str, unit: str = "") -> None:
        if kind == "moveto":
            self.first_column = round(float(amount) * len(self.columns))
        else:
            self.first_column += int(amount) * (self.m.columns if unit == "pages" else 1)
        self.draw()

    def _on_click(self, event: Event) -> None:
        self.canvas.focus_set()
        row = (event.y - self.m.head_height) // self.m.row_height + self.first_row
        column = (event.x - self.m.name_width) // self.m.cell_width + self.first_column
        in_cells = event.x >= self.m.name_width and column < self.first_column + self.m.columns
        if event.y >= self.m.head_height and 0 <= row < len(self.rows):
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
        changed_rows, changed_columns = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        for place in range(self.first_row, min(len(self.rows), self.first_row + self.m.rows)):
            if self.rows[place].key in changed_rows:
                self._draw_row(place)
        for place in self._seen_columns():
            if self.columns[place].key in changed_columns:
                self._draw_count(place)
