"""A list of any length, read piece by piece: the first rows at once, the ids of all only when someone goes deeper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from db.office import Office, query

Line = TypeVar("Line")
FIRST_ROWS = 200
"""So many rows are read without the ids of all."""


@dataclass(frozen=True)
class Order:
    """How a column sorts: an SQL expression, or one whose values Python gives their order by `key`.

    Empty values come last in either direction; ties keep the usual order. `rough`, an SQL expression, never falls where
    the key rises, or is null where it can not tell: for the first rows Python looks at no more than it has to.
    """

    value: str
    key: Callable[[Any], Any] | None = None
    rough: str = ""


@dataclass(frozen=True)
class Selection:
    """Which records: SQL of their tables and condition with its values, their id, and their usual order; `ordering`
    joins what only the order asks for, one row at most to each record."""

    tables: str
    where: str
    values: tuple[object, ...]
    usual: str
    id: str = "r.id"
    ordering: str = ""


class Listing(Generic[Line]):
    """The records that a filter lets through, in their order, as they were when it was asked for.

    Records that change meanwhile show their new values; ask for a new listing when the office tells of a change.
    """

    def __init__(
        self,
        office: Office,
        total: int,
        ids: Callable[[Office, int | None], Sequence[int]],
        lines: Callable[[Office, Sequence[int]], tuple[Line, ...]],
    ) -> None:
        """`ids(office, most)` gives the ids in order, all of them if `most` is None; `lines` their lines."""
        self.total = total
        self._office = office
        self._read_ids = ids
        self._lines = lines
        self._first: Sequence[int] | None = None
        self._all: Sequence[int] | None = None

    def page(self, first: int, count: int) -> tuple[Line, ...]:
        """The lines from `first` on, `count` of them or as many as there are."""
        return _page(self._office, self, first, count)

    def ids(self) -> tuple[int, ...]:
        """The ids of all, in order."""
        return tuple(_ids(self._office, self, self.total))

    def _ids_to(self, office: Office, end: int) -> Sequence[int]:
        """At least the ids before `end`; within a query."""
        if self._all is None and end > FIRST_ROWS:
            self._all = self._read_ids(office, None)
        if self._all is not None:
            return self._all
        if self._first is None:
            self._first = self._read_ids(office, FIRST_ROWS)
        return self._first


@query
def _page(office: Office, listing: Listing[Line], first: int, count: int) -> tuple[Line, ...]:
    return listing._lines(office, listing._ids_to(office, first + count)[first : first + count])


@query
def _ids(office: Office, listing: Listing[Line], end: int) -> Sequence[int]:
    return listing._ids_to(office, max(end, FIRST_ROWS + 1))


def listing_of(
    office: Office,
    selection: Selection,
    order: Order,
    descending: bool,
    lines: Callable[[Office, Sequence[int]], tuple[Line, ...]],
) -> Listing[Line]:
    """The listing of a selection in that order; within a query."""
    total = office.sql(f"select count(*) from {selection.tables} where {selection.where}", selection.values)[0][0]
    return Listing(office, total, lambda office, most: _sorted_ids(office, selection, order, descending, most), lines)


def _sorted_ids(office: Office, selection: Selection, order: Order, descending: bool, most: int | None) -> list[int]:
    """Ids by `order` and then as usual, `most` of them or all."""
    way = "desc" if descending else "asc"
    source = f"from {selection.tables} {selection.ordering} where {selection.where} order by"
    if order.key is not None:
        rows = _rows_to_sort(office, selection, order, way, most)
        return _sorted_rows(rows, order.key, descending)[:most]
    if order.value == selection.usual:
        by = f"{order.value} {way}"
    else:
        by = f"{order.value} is null, {order.value} {way}, {selection.usual}"
    limit = -1 if most is None else most
    return [row[0] for row in office.sql(f"select {selection.id} {source} {by} limit ?", (*selection.values, limit))]


def _rows_to_sort(
    office: Office, selection: Selection, order: Order, way: str, most: int | None
) -> list[tuple[Any, int]]:
    """(value, id) as usual of all, or of those that may be among the first."""
    source, values = f"from {selection.tables} {selection.ordering} where {selection.where}", selection.values
    wanted = f"select {order.value}, {selection.id} {source}"
    if most is not None and order.rough:
        last = office.sql(
            f"select {order.rough} {source} and {order.rough} is not null order by 1 {way} limit 1 offset ?",
            (*values, most - 1),
        )
        if last:
            beyond = ">" if way == "asc" else "<"
            wanted = f"{wanted} and ({order.rough} {beyond} ?) is not 1"
            values = (*values, last[0][0])
    return office.sql(f"{wanted} order by {selection.usual}", values)


def _sorted_rows(rows: Sequence[tuple[Any, int]], key: Callable[[Any], Any], descending: bool) -> list[int]:
    """The ids of (value, id) by their values' keys, each key made once, empty values last."""
    keys = {value: key(value) for value in {value for value, _id in rows} if value}
    filled = sorted((row for row in rows if row[0]), key=lambda row: keys[row[0]], reverse=descending)
    return [row[1] for row in filled] + [row[1] for row in rows if not row[0]]
