"""What an exported list is made of: a name, columns, and what each column has of a line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from db.listing import Listing

STEP: Final = 1000
"""Lines that are read at once."""

Value = str | float
"""A cell; numbers are for counting with."""


@dataclass(frozen=True)
class ExportColumn:
    """One column: its heading, and what it has of a line."""

    heading: str
    value: Callable[[Any], Value]


@dataclass(frozen=True)
class Export:
    """A list ready to be written."""

    name: str
    columns: tuple[ExportColumn, ...]
    lines: Iterable[Any]
    total: int


def all_lines(listing: Listing[Any]) -> Iterable[Any]:
    """Every line of a listing, read piece by piece."""
    for first in range(0, listing.total, STEP):
        yield from listing.page(first, STEP)
