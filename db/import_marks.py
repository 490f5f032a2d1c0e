"""Kinds of volunteers in a file that has a column for each kind and a mark in it for whoever is of it."""

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from db.import_cells import read_kinds
from db.import_columns import Mapping
from db.spreadsheets import Cell, cell_text

NO_MARK = re.compile(r"[-–—.]*|0|false|ไม่.*|no?", re.IGNORECASE)


def kind_columns(mapping: Mapping) -> dict[int, str]:
    """Columns that are headed by a kind, where no column names the kinds."""
    if "kinds" in mapping.columns.values():
        return {}
    headings = ((column, word) for column, word in enumerate(mapping.headings) if column not in mapping.columns)
    return {column: word for column, word in headings if read_kinds(word)[0] and not read_kinds(word)[1]}


def marked_kinds(columns: MappingOf[int, str], cells: Sequence[Cell]) -> list[str]:
    """The kinds whose columns are marked in a row."""
    return [word for column, word in columns.items() if _is_marked(cells, column)]


def _is_marked(cells: Sequence[Cell], column: int) -> bool:
    text = cell_text(cells[column]).strip() if column < len(cells) else ""
    return not NO_MARK.fullmatch(text)
