"""The rows of a mapped sheet that speak of people: without blank rows, totals, signatures and repeated headings."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf

from db.domain.errors import Progress
from db.import_cells import is_nobody
from db.import_columns import Mapping
from db.import_plan import tell
from db.spreadsheets import Cell


def person_rows(mapping: Mapping, progress: Progress | None = None) -> Iterator[tuple[int, MappingOf[str, str]]]:
    """(row as Excel counts, texts by field) of each row that speaks of a person."""
    for number, _cells, texts in person_cells(mapping, progress):
        yield number, texts


def person_cells(
    mapping: Mapping, progress: Progress | None = None
) -> Iterator[tuple[int, Sequence[Cell], MappingOf[str, str]]]:
    """(row as Excel counts, all its cells, texts by field) of each row that speaks of a person."""
    again = mapping.texts(mapping.sheet.rows[mapping.header_row])
    total = len(mapping.sheet.rows)
    for number, cells in filled_rows(mapping):
        tell(progress, number, total)
        texts = mapping.texts(cells)
        if texts and not is_nobody(texts, cells) and not _is_heading_again(again, texts):
            yield number, cells, texts


def _is_heading_again(headings: MappingOf[str, str], texts: MappingOf[str, str]) -> bool:
    """Printed sheets repeat their headings on each page."""
    return texts.items() <= headings.items()


def filled_rows(mapping: Mapping) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Every row below the headings; what a merged cell says stands in each row it covers."""
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
