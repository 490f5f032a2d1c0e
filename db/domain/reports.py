"""The report of a fiscal year as values: parts with texts, tables, charts and photographs, for paper and for files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.domain.charts import Chart
from db.domain.figures import Unit, Value, format_difference, format_value
from db.domain.photographs import Moment


@dataclass(frozen=True)
class Amount:
    """A number of a table. A difference is written with its sign."""

    value: Value
    unit: Unit
    is_difference: bool = False

    @property
    def text(self) -> str:
        """As it is written, without its unit."""
        return (format_difference if self.is_difference else format_value)(self.unit, self.value)


Cell = str | date | Amount
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class ReportColumn:
    """`weight` is its share of the width. Numbers stand at the right."""

    heading: str
    weight: float
    align: Literal["left", "center", "right"] = "right"


@dataclass(frozen=True, kw_only=True)
class ReportTable:
    """Rows under headings; the total stands below them. `empty` is said where there is no row."""

    caption: str
    columns: tuple[ReportColumn, ...]
    rows: Sequence[Row]
    total: Row = ()
    empty: str = ""


@dataclass(frozen=True)
class ReportText:
    """Paragraphs that the office wrote."""

    text: str


@dataclass(frozen=True)
class ReportChart:
    """A chart under its title."""

    chart: Chart


@dataclass(frozen=True, kw_only=True)
class ReportPhotograph:
    """A photograph of an activity with what is said below it."""

    image: bytes
    activity: str
    caption: str
    moment: Moment


@dataclass(frozen=True)
class ReportPhotographs:
    """Photographs side by side."""

    photographs: Sequence[ReportPhotograph]


Block = ReportText | ReportTable | ReportChart | ReportPhotographs


@dataclass(frozen=True)
class Part:
    """A numbered part under its heading."""

    heading: str
    blocks: tuple[Block, ...]

    @property
    def is_appendix(self) -> bool:
        """Photographs follow the signatures."""
        return all(isinstance(block, ReportPhotographs) for block in self.blocks)


@dataclass(frozen=True, kw_only=True)
class Report:
    """Of a B.E. fiscal year; `day` is the last day it tells of, before `last` while the year runs."""

    year: int
    first: date
    last: date
    day: date
    organisation: str
    place: str
    parts: tuple[Part, ...]

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """All tables in their order."""
        return tuple(block for part in self.parts for block in part.blocks if isinstance(block, ReportTable))
