"""Rows of a sheet with what a merged cell says repeated in each row it covers: a house number beside its people."""

from collections.abc import Iterator, Sequence

from db.import_columns import Mapping
from db.spreadsheets import Cell


def filled_rows(mapping: Mapping) -> Iterator[tuple[int, Sequence[Cell]]]:
    """(row as Excel counts, cells) of each row below the headings."""
    rows = mapping.sheet.rows
    said: dict[int, list[tuple[int, Cell]]] = {}
    for (top, left), (bottom, _right) in mapping.sheet.merged:
        if top >= mapping.first_row and left in mapping.columns and left < len(rows[top]):
            for below in range(top + 1, min(bottom + 1, len(rows))):
                said.setdefault(below, []).append((left, rows[top][left]))
    for place in range(mapping.first_row, len(rows)):
        yield place + 1, _filled(rows[place], said[place]) if place in said else rows[place]


def _filled(row: Sequence[Cell], said: list[tuple[int, Cell]]) -> Sequence[Cell]:
    filled = list(row)
    for column, cell in said:
        filled += [""] * (column + 1 - len(filled))
        filled[column] = cell
    return filled
