"""What charts show, as values: rows, columns or a pyramid of numbers with their names, already in words."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Series:
    """Values of the rows or columns, and each as it is written; "" writes none."""

    name: str
    values: Sequence[float]
    texts: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """A row for each label, its series one after the other; `line` marks a value with a dashed line and its name.

    `texts` stand at the end of the rows; without them the texts of the only series do.
    """

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    texts: Sequence[str] = ()
    line: tuple[float, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Columns:
    """A column for each label, its series one upon the other; `texts` stand above, without them the texts of the only
    series do."""

    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    texts: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Pyramid:
    """Rows from above, one series to the left and one to the right of their labels."""

    title: str
    labels: Sequence[str]
    left: Series
    right: Series


Chart = Bars | Columns | Pyramid
