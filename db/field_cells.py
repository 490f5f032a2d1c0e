"""How the fields of a form are kept: each kind as what goes into its column, and the value again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from db.domain.field_kinds import Kind
from db.domain.forms import Field
from db.domain.money import baht_of, satang_of
from db.resident_rows import BETWEEN_PHONES, day_of, iso, phones_of


@dataclass(frozen=True)
class Cell:
    """Twins: a field's value as it is kept, and the value of what was kept for the field."""

    kept: Callable[[Any], Any]
    value: Callable[[Any, Field], Any]


def _choice_of(text: str, field: Field) -> Any:
    assert field.choices, "a choice is one of some"
    return field.choices(text)


AS_IT_IS: Final = Cell(lambda value: value, lambda cell, field: cell)
CELLS: Final[Mapping[Kind, Cell]] = {
    Kind.TEXT: AS_IT_IS,
    Kind.LONG_TEXT: AS_IT_IS,
    Kind.WHOLE: AS_IT_IS,
    Kind.HOURS: AS_IT_IS,
    Kind.LINK: AS_IT_IS,
    Kind.CHOICE: Cell(lambda choice: choice.value, _choice_of),
    Kind.DATE: Cell(iso, lambda cell, field: day_of(cell)),
    Kind.MONEY: Cell(satang_of, lambda cell, field: baht_of(cell)),
    Kind.PHONES: Cell(BETWEEN_PHONES.join, lambda cell, field: phones_of(cell)),
}
"""Of the kinds that are kept alike wherever they stand."""


def column_of(field: Field) -> str:
    """The column of a field; one with money says that it counts in satang."""
    return f"{field.name}_satang" if field.kind is Kind.MONEY else field.name


def kept(field: Field, record: object) -> Any:
    """What of the record goes into the field's column."""
    return CELLS[field.kind].kept(getattr(record, field.name))


def value(field: Field, row: Mapping[str, Any]) -> Any:
    """The twin of kept(): the record's value in a row of the table."""
    return CELLS[field.kind].value(row[column_of(field)], field)
