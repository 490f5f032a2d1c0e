"""What a table shows: rows with a key and cells, from a source that gives them page by page."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

Line = TypeVar("Line")

LONGEST_CELL: Final = 300
# Tk cuts a text at NUL and refuses half a surrogate pair; a line break would hide the rest of the cell.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `key` is the record's id; `tone` is "" or one of Table's tones (quiet, warning)."""

    key: int
    cells: tuple[str, ...]
    tone: str = ""


class Rows(Protocol):
    """A source of rows in the order they are shown."""

    @property
    def total(self) -> int:
        """How many there are."""

    def page(self, first: int, count: int) -> Sequence[Row]:
        """Up to `count` rows from the place `first` on (0 is the first)."""

    def position(self, key: int) -> int | None:
        """At which place the row of `key` stands, None if it is not among them."""

    def keys(self) -> Sequence[int]:
        """The keys of all rows in order."""


class ListedRows:
    """Rows of which the keys are known in order and the cells are read for those in sight only."""

    def __init__(self, keys: Sequence[int], read: Callable[[Sequence[int]], Sequence[Row]]) -> None:
        self._keys = keys
        self._read = read

    @property
    def total(self) -> int:
        return len(self._keys)

    def page(self, first: int, count: int) -> Sequence[Row]:
        return self.read(self._keys[first : first + count])

    def read(self, keys: Sequence[int]) -> Sequence[Row]:
        """The rows of these keys."""
        return self._read(keys)

    def position(self, key: int) -> int | None:
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def keys(self) -> Sequence[int]:
        return self._keys


def few_rows(rows: Sequence[Row]) -> ListedRows:
    """A source over rows that are all at hand."""
    by_key = {row.key: row for row in rows}
    return ListedRows(tuple(by_key), lambda keys: [by_key[key] for key in keys])


def sorted_rows(
    lines: Iterable[Line], keys: Mapping[str, Callable[[Line], Any]], sort: tuple[str, bool], row: Callable[[Line], Row]
) -> ListedRows:
    """A source over lines that are all at hand; `sort` is a column and whether it descends, `keys` say by what each
    column sorts."""
    column, descending = sort
    return few_rows([row(line) for line in sorted(lines, key=keys[column], reverse=descending)])


def showable(text: str) -> str:
    """A cell as it can be drawn on one line: names are data, so whatever they hold must not break the table."""
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL] + "…"
    return _BREAKS.sub(" ", _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text))
