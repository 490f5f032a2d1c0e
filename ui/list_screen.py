"""A page with a list at the left and the chosen record beside it: the shape of every subject's page."""

from __future__ import annotations

import tkinter
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol

import ttkbootstrap as ttk

from db.rights import TAKE_OUT
from ui import dpi, fonts, language, list_papers, theme
from ui.filter_lines import FilterLines
from ui.filters import Filter, Narrowing
from ui.list_papers import ShownList
from ui.rows import Row
from ui.screen import Screen
from ui.table import Table
from ui.toolbar import PageHead, Tool, allowed

if TYPE_CHECKING:
    from db.domain.forms import Column
    from ui.desk import Desk

LIST_SHARE: Final = 0.55
CARD_WIDTH: Final = "0" * 41
"""Letters that stand beside each other in a card: what a list with many columns leaves to it."""
LEAST_LIST_SHARE: Final = 0.3
FORM_WIDTH: Final = "0" * 62
"""Letters that stand beside each other in a form: label, field and note."""
FORM_LINES: Final = 22
"""Lines of text a page has when filters and a form can stand below each other; else the form gets their place."""


def listed(
    columns: Sequence[Column], widths: Mapping[str, int], spare: Collection[str] = (), **short: str
) -> tuple[Column, ...]:
    """The columns that a list shows beside its card, in the order of `widths`, each as wide as it says; `spare` are
    left out first where letters are large, `short` names headings (msgids) shorter than the field's label."""
    by_name = {column.name: column for column in columns}
    return tuple(
        replace(by_name[name], width=width, heading=short.get(name, by_name[name].heading), spare=name in spare)
        for name, width in widths.items()
    )


class ListingLike(Protocol):
    """What db gives for a list of any length."""

    @property
    def total(self) -> int: ...

    def page(self, first: int, count: int) -> Sequence[Any]: ...

    def ids(self) -> Sequence[int]: ...


class ListingRows:
    """A listing of the office as rows of a table; `to_row` makes the cells of one line."""

    def __init__(self, listing: ListingLike, to_row: Callable[[Any], Row]) -> None:
        self._listing, self._to_row = listing, to_row

    @property
    def total(self) -> int:
        return self._listing.total

    def page(self, first: int, count: int) -> list[Row]:
        return [self._to_row(line) for line in self._listing.page(first, count)]

    def position(self, key: int) -> int | None:
        try:
            return list(self._listing.ids()).index(key)
        except ValueError:
            return None

    def keys(self) -> Sequence[int]:
        return self._listing.ids()


class ListScreen(Screen, ABC):
    """Subclasses declare `name` (the page's, under which widths are kept), `title`, `columns` and `subjects`, their
    `tools` and `narrowings`, give the rows, and fill `self.record` when a row is chosen.

    Words: `relabel` is run after each change of language.
    """

    name: str = ""
    title: str = ""
    columns: tuple[Column, ...] = ()
    sort: tuple[str, bool] = ("name", False)
    list_share: float = LIST_SHARE
    """Of the page's width, what the list has at least; where less is asked for than usual, it has no more than that."""

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        taking_out = Tool(list_papers.LABEL, "box-arrow-up", self.take_out, "Ctrl+E", needs=TAKE_OUT)
        self.top = PageHead(self, allowed(desk.office, (*self.tools(), taking_out)))
        self.top.grid(row=0, column=0, sticky="ew", pady=(0, theme.Space.SMALL))
        self.head = FilterLines(self)
        self.head.grid(row=1, column=0, sticky="ew", pady=(0, theme.Space.MEDIUM))
        self.filters = {name: Filter(self.head, one, self.reload) for name, one in self.narrowings().items()}
        self.panes = ttk.Panedwindow(self, orient="horizontal")
        self.panes.grid(row=2, column=0, sticky="nsew")
        self.table = Table(
            self.panes,
            self.columns,
            on_choose=self._on_choose,
            on_open=self.open_record,
            on_sort=self._on_sort,
            on_type=self.on_type,
        )
        self.table.headings.set_sort(*self.sort)
        self._put_back_widths()
        self.record = ttk.Frame(self.panes, padding=(theme.Space.LARGE, 0, 0, 0))
        for part in (self.table, self.record):
            part.grid_propagate(False)
            part.pack_propagate(False)
        self.panes.add(self.table, weight=1)
        self.panes.add(self.record, weight=1)
        self.panes.bind("<Configure>", self._share_room, add=True)
        self._room = 0
        self._sash_before: int | None = None
        self._is_reading = False
        self.build()
        language.follow_language(self, self._relabel)
        theme.follow_text_size(self, self._share_anew)

    # --- for subclasses --------------------------------------------------------------------------

    def tools(self) -> Sequence[Tool]:
        """The buttons at the head of the page."""
        return ()

    def narrowings(self) -> Mapping[str, Narrowing]:
        """The filters above the list, by name."""
        return {}

    def build(self) -> None:
        """Fill `self.record`, say what stands in the empty list."""

    @abstractmethod
    def rows(self) -> Any:
        """The rows for the filters and `self.sort` as they stand."""

    @abstractmethod
    def count_text(self, total: int) -> str:
        """How many are in the list, in words."""

    @abstractmethod
    def show_record(self, record_id: int | None) -> None:
        """Fill the place beside the list."""

    def open_record(self, record_id: int) -> None:
        """Enter or double click: begin to work on the record."""

    def relabel(self) -> None:
        """Give the words to what stands beside the list; head and filters have theirs already."""

    def chosen(self, name: str) -> Any:
        """What a filter is set to; None for all."""
        return self.filters[name].value

    def widen(self, record_id: int) -> None:
        """Loosen the filters so that the record is in the list."""
        self.narrow({})

    def narrow(self, values: Mapping[str, Any]) -> None:
        """Set the filters named and loosen the others; "sort" gives the order."""
        if "sort" in values:
            self.sort = values["sort"]
            self.table.headings.set_sort(*self.sort)
        for name, one in self.filters.items():
            one.value = values.get(name)
            one.relabel()
        self.head.arrange()

    def shown_list(self) -> ShownList:
        """The list as it is filtered and sorted, to be taken out."""
        return ShownList(self.name, self.title, self.columns, self.rows, self.scope_text)

    def scope_text(self) -> str:
        """What the list is narrowed to, in words; "" for all of it."""
        return list_papers.scope_of(self.filters)

    # --- what the window asks ----------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self.reload()
        if record_id is not None:
            if self.table.rows.position(record_id) is None:
                self.widen(record_id)
                self.reload()
            self.table.choose(record_id)
            self.show_record(record_id)
        self.table.tree.focus_set()

    def refresh(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        rows = self.rows()
        self._is_reading = True
        try:
            self.table.show(rows)
        finally:
            self._is_reading = False
        self.top.count.configure(text=self.count_text(rows.total))

    def on_type(self, letters: str) -> None:
        """Letters typed in the list begin a search."""
        self.desk.search(letters)

    # --- inside --------------------------------------------------------------------------------------

    def _share_room(self, event: tkinter.Event) -> None:
        """The record keeps its share when the window changes; in between the user may draw the line elsewhere."""
        if event.width != self._room:
            self._room = event.width
            self._share_anew()

    def _share_anew(self) -> None:
        """The list has what its columns need, as far as that leaves room for a card."""
        width = self._room
        needed = self.table.headings.needed() + self.table.bar.winfo_reqwidth()
        left = width - fonts.text_width(self, CARD_WIDTH)
        is_form = self._sash_before is not None
        share = round(width * self.list_share)
        self._draw_line(max(share, min(needed, left)) if self.list_share >= LIST_SHARE else share)
        if is_form:
            self._sash_before = None
            self.give_record_room()

    def _draw_line(self, place: int) -> None:
        """Both sides ask for just what they get: while the page is out of sight, Tk puts the line by what they ask,
        and columns that follow their table would follow each other for ever."""
        self.table.configure(width=max(1, place))
        self.record.configure(width=max(1, self._room - place))
        self.panes.sashpos(0, place)

    def give_record_room(self) -> None:
        """A form needs more of the width than a card: the list gives way as long as its names can be read."""
        if self.winfo_height() < FORM_LINES * fonts.line_height(self):
            self.head.grid_remove()
        else:
            self.head.grid()
        width, here = self.panes.winfo_width(), self.panes.sashpos(0)
        needed = fonts.text_width(self, FORM_WIDTH)
        if width - here < needed:
            self._sash_before = here
            self._draw_line(max(round(width * LEAST_LIST_SHARE), width - needed))

    def take_room_back(self) -> None:
        """The list as wide as it was before the form, below its filters."""
        self.head.grid()
        if self._sash_before is not None:
            self._draw_line(self._sash_before)
            self._sash_before = None

    def _put_back_widths(self) -> None:
        """Columns as the user drew them; they are kept as at ordinary text size on an ordinary screen."""
        known = self.desk.preferences
        widths = known.widths.get(self.name, {})
        share = known.text_size / 100
        self.table.headings.set_widths({name: dpi.px(width * share) for name, width in widths.items()})

    def keep_preferences(self) -> None:
        headings, known = self.table.headings, self.desk.preferences
        if headings.is_by_hand:
            share = known.text_size / 100
            widths = {name: dpi.plain(width / share) for name, width in headings.widths().items()}
            self.desk.preferences = known.with_widths(self.name, widths)

    def _on_choose(self, key: int | None) -> None:
        self.show_record(key)

    def _on_sort(self, column: str, descending: bool) -> None:
        self.sort = (column, descending)
        self.reload()

    def _relabel(self) -> None:
        self.top.relabel(self.title)
        self.head.relabel()
        for one in self.filters.values():
            one.relabel()
        self.relabel()
        self._share_anew()
        self.top.count.configure(text=self.count_text(self.table.rows.total))
        if self.table.rows.total:
            self.table.refresh()
