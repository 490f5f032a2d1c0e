"""A table of any size: only the rows in sight exist, keys and wheel move over the rest."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from ui import fonts, theme
from ui.elision import elided
from ui.rows import Row, Rows, few_rows, showable
from ui.shortcuts import bind_shortcut, typed_letter
from ui.table_empty import EmptyNote
from ui.table_headings import Headings
from ui.table_keys import bind_moves
from ui.table_ticks import Ticks

if TYPE_CHECKING:
    from db.domain.forms import Column

Event = tkinter.Event

TONES: Final = {"quiet": theme.QUIET_TEXT, "warning": theme.NOTICE_TEXT}


class Table(ttk.Frame):
    """Shows `Rows` under `columns`. Callbacks: on_choose(key or None) when another row is chosen,
    on_open(key) by Enter or double click, on_sort(column, descending) by a click on a heading,
    on_type(letters) when letters are typed, on_tick() when ticks change (`ticking=True` shows boxes).
    """

    def __init__(
        self,
        parent: tkinter.Misc,
        columns: Sequence[Column],
        *,
        on_choose: Callable[[int | None], object] | None = None,
        on_open: Callable[[int], object] | None = None,
        on_sort: Callable[[str, bool], object] | None = None,
        on_type: Callable[[str], object] | None = None,
        on_tick: Callable[[], object] | None = None,
        ticking: bool = False,
    ) -> None:
        super().__init__(parent)
        self.on_choose, self.on_open, self.on_type = on_choose, on_open, on_type
        self.rows: Rows = few_rows(())
        self.first = 0
        self.at: int | None = None
        self.chosen: int | None = None
        self._shown: list[Row] = []
        self._drawn: tuple[int, int] | None = None
        self._build([column.name for column in columns], ticking)
        self.headings = Headings(self.tree, columns, on_sort)
        self.ticks = Ticks(self.tree, on_tick) if ticking else None
        self.headings.on_widths = self._fill
        self.empty = EmptyNote(self.tree)
        self._bind_keys()
        self._bind_mouse()
        theme.follow_text_size(self, self._on_text_size)

    # --- what screens call -------------------------------------------------------------------

    def show(self, rows: Rows) -> None:
        """Show another source; the chosen row stays chosen and in sight if it is still there."""
        self.rows = rows
        self.refresh()

    def refresh(self) -> None:
        """Read the rows again: the chosen one is kept by its key, or its place if it is gone."""
        place = self.rows.position(self.chosen) if self.chosen is not None else None
        lost = self.chosen is not None and place is None
        self.at = place
        if place is None and self.chosen is None:
            self.first = 0
        elif place is not None and not self.first <= place < self.first + self.page_length():
            self.first = place - self.page_length() // 2
        self._redraw()
        if lost:
            self._set_chosen(None)

    def choose(self, key: int | None) -> None:
        """Choose the row of `key` and bring it into sight; None chooses nothing."""
        place = self.rows.position(key) if key is not None else None
        if place is None:
            self.at = None
            self._draw()
            self._set_chosen(None)
        else:
            self._go_to(place)

    def focus_rows(self) -> None:
        """Give the keyboard to the rows; the first is chosen if none is."""
        self.tree.focus_set()
        if self.at is None and self.rows.total:
            self._go_to(self.first)

    def page_length(self) -> int:
        """How many rows are wholly in sight."""
        height = int(str(ttk.Style.get_instance().lookup("Treeview", "rowheight")))
        return max(1, (self.tree.winfo_height() - self._heading_height(height)) // height)

    # --- building ----------------------------------------------------------------------------

    def _build(self, names: list[str], ticking: bool) -> None:
        show = "tree headings" if ticking else "headings"
        self.tree = ttk.Treeview(self, columns=names, show=show, selectmode="browse", height=1)
        self.bar = ttk.Scrollbar(self, orient="vertical", command=self._on_bar)
        self.side_bar = ttk.Scrollbar(self, orient="horizontal", command=self.tree.xview)
        self.tree.configure(xscrollcommand=self._on_sideways)
        self.tree.grid(row=0, column=0, sticky="nsew")
        self.bar.grid(row=0, column=1, sticky="ns")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.tree.tag_configure("stripe", background=theme.STRIPE)
        for tone, colour in TONES.items():
            self.tree.tag_configure(tone, foreground=colour)

    def _bind_keys(self) -> None:
        bind_moves(self)
        self.tree.bind("<Return>", self._on_enter, add=True)
        self.tree.bind("<KP_Enter>", self._on_enter, add=True)
        self.tree.bind("<space>", self._on_space, add=True)
        self.tree.bind("<Key>", self._on_key, add=True)
        bind_shortcut(self.tree, "a", self._on_tick_all)

    def _bind_mouse(self) -> None:
        self.tree.bind("<Button-1>", self._on_click, add=True)
        self.tree.bind("<Double-Button-1>", self._on_double_click, add=True)
        self.tree.bind("<Configure>", lambda _event: self._draw(), add=True)

    # --- drawing -----------------------------------------------------------------------------

    def _heading_height(self, row_height: int) -> int:
        children = self.tree.get_children()
        box = self.tree.bbox(children[0]) if children else ""
        return int(box[1]) if box else row_height

    def _redraw(self) -> None:
        self._drawn = None
        self._draw()

    def _draw(self) -> None:
        """Fill the rows in sight; reads only when another page came into sight."""
        length = self.page_length()
        self.first = max(0, min(self.first, self.rows.total - length))
        if self._drawn != (self.first, length):
            self._shown = list(self.rows.page(self.first, length)) if self.rows.total else []
            self._fill()
            self._drawn = (self.first, length)
        self._mark_chosen()
        total = max(1, self.rows.total)
        if length < total:
            self.bar.grid()
        else:
            self.bar.grid_remove()
        self.bar.set(self.first / total, min(1.0, (self.first + length) / total))
        self.empty.place_over(not self.rows.total)

    def _fill(self) -> None:
        items = list(self.tree.get_children())
        rooms = self.headings.rooms()
        if len(items) > len(self._shown):
            self.tree.delete(*items[len(self._shown) :])
        for offset, row in enumerate(self._shown):
            stripe = ("stripe",) if (self.first + offset) % 2 else ()
            tags = (*stripe, row.tone) if row.tone else stripe
            cells = tuple(self._fitted(showable(cell), room) for cell, room in zip(row.cells, rooms, strict=False))
            image = self.ticks.image(row.key) if self.ticks else ""
            # Straight to Tcl as lists of strings: tkinter's own quoting turns some names into something else.
            if offset < len(items):
                self.tk.call(self.tree, "item", items[offset], "-values", cells, "-tags", tags, "-image", image)
            else:
                self.tk.call(self.tree, "insert", "", "end", "-values", cells, "-tags", tags, "-image", image)
        self.tree.yview_moveto(0)

    def _fitted(self, cell: str, room: int) -> str:
        return elided(cell, room, lambda text: fonts.text_width(self.tree, text))

    def _mark_chosen(self) -> None:
        items = self.tree.get_children()
        offset = self.at - self.first if self.at is not None else -1
        if 0 <= offset < len(items):
            self.tree.selection_set(items[offset])
            self.tree.focus(items[offset])
        elif self.tree.selection():
            self.tree.selection_set(())

    # --- moving ------------------------------------------------------------------------------

    def _go_to(self, place: int) -> None:
        length = self.page_length()
        self.at = max(0, min(self.rows.total - 1, place))
        if self.at < self.first:
            self.first = self.at
        elif self.at >= self.first + length:
            self.first = self.at - length + 1
        self._draw()
        offset = self.at - self.first
        if 0 <= offset < len(self._shown):
            self._set_chosen(self._shown[offset].key)

    def _set_chosen(self, key: int | None) -> None:
        if key != self.chosen:
            self.chosen = key
            if self.on_choose:
                self.on_choose(key)

    def move(self, step: int) -> None:
        """Choose the row some places on (or back); the first key begins with the first row in sight."""
        if self.rows.total:
            start = self.first - 1 if self.at is None and step > 0 else self.at or 0
            self._go_to(start + step)

    def scroll(self, rows: int) -> None:
        """Bring other rows into sight; the chosen one stays chosen."""
        self.first += rows
        self._draw()

    def _on_bar(self, kind: str, amount: str, unit: str = "") -> None:
        if kind == "moveto":
            self.first = round(float(amount) * self.rows.total)
            self._draw()
        else:
            self.scroll(int(amount) * (self.page_length() if unit == "pages" else 1))

    def _on_sideways(self, low: str, high: str) -> None:
        if float(low) <= 0 and float(high) >= 1:
            self.side_bar.grid_remove()
        else:
            self.side_bar.grid(row=1, column=0, sticky="ew")
        self.side_bar.set(low, high)

    # --- handlers ----------------------------------------------------------------------------

    def _row_at(self, event: Event) -> int | None:
        """The place of the row under the pointer; None over the headings or below the last row."""
        item = self.tree.identify_row(event.y)
        return self.first + self.tree.index(item) if item else None

    def _on_click(self, event: Event) -> str | None:
        place = self._row_at(event)
        if place is None or self.tree.identify_region(event.x, event.y) == "separator":
            return None
        self.tree.focus_set()
        self._go_to(place)
        if self.ticks and self.tree.identify_column(event.x) == "#0":
            self._toggle_tick()
        return "break"

    def _on_double_click(self, event: Event) -> str | None:
        if self._row_at(event) is None:
            return None
        if not (self.ticks and self.tree.identify_column(event.x) == "#0"):
            self._on_enter(event)
        return "break"

    def _on_enter(self, _event: Event) -> str:
        if self.chosen is not None and self.on_open:
            self.on_open(self.chosen)
        return "break"

    def _on_space(self, _event: Event) -> str:
        self._toggle_tick()
        return "break"

    def _toggle_tick(self) -> None:
        if self.ticks and self.chosen is not None:
            self.ticks.toggle((self.chosen,))
            self._redraw()

    def _on_tick_all(self) -> None:
        if self.ticks:
            self.ticks.toggle(self.rows.keys())
            self._redraw()

    def tick(self, keys: Iterable[int]) -> None:
        """Tick exactly these keys (they need not be in sight)."""
        if self.ticks:
            self.ticks.set(keys)
            self._redraw()

    @property
    def ticked(self) -> tuple[int, ...]:
        """The ticked keys in the order they were ticked, those filtered out of sight included."""
        return self.ticks.keys if self.ticks else ()

    def _on_key(self, event: Event) -> str | None:
        letter = typed_letter(event)
        if letter and letter != " " and self.on_type:
            self.on_type(letter)
            return "break"
        return None

    def _on_text_size(self) -> None:
        if self.ticks:
            self.ticks.draw_images()
        self._redraw()
