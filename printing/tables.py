"""Papers that are one table, as values: columns, sections of rows, totals, who signs, what stands at the foot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from printing.line_breaking import LineBreaker
from printing.style import CELL, Align, Type

CellKind = Literal["text", "exact", "name"]


@dataclass(frozen=True)
class Column:
    """`weight` is the width in mm when the columns fill the page exactly. `exact` cells are never cut.

    By its `name` a column that may be left out is chosen.
    """

    heading: str
    weight: float
    align: Align = "left"
    kind: CellKind = "text"
    name: str = ""


class Rows(Protocol):
    """Lines of a table, counted beforehand; they may be worked out one after the other as they are drawn."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[tuple[str, ...]]: ...


@dataclass(frozen=True)
class Section:
    """Rows that belong together: a community, a batch. The caption stands above them, the total below."""

    rows: Rows
    caption: str = ""
    total: str = ""


@dataclass(frozen=True)
class Closing:
    """Someone who signs below the table, each line centred under the dotted one."""

    signs: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A whole table paper. `page_per_section` begins each section on a page of its own."""

    name: str
    titles: tuple[str, ...]
    subtitles: tuple[str, ...] = ()
    columns: tuple[Column, ...]
    sections: Sequence[Section]
    total: str = ""
    closings: tuple[Closing, ...] = ()
    printed: str = ""
    notice: str = ""
    page_label: str = "{page}/{pages}"
    landscape: bool = False
    page_per_section: bool = False
    cell: Type = CELL
    least_row: float = 0.0
    breaker: LineBreaker = field(default_factory=LineBreaker)
