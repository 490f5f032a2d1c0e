"""A form declared once: from it come widgets, parsing and checking, table columns, import columns, roster headings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from db.domain import field_kinds, mistyped, typed_text
from db.domain.errors import FieldError, FormErrors
from db.domain.field_kinds import Kind
from db.domain.keyboard_layout import Script
from db.domain.words import N_

Record = TypeVar("Record")
Rule = Callable[[Any], None]
"""Raises FieldError when a parsed value can not be taken."""


DATES = frozenset({Kind.DATE, Kind.PARTIAL_DATE})
_NUMBERS = (Kind.WHOLE, Kind.HOURS, Kind.MONEY, Kind.MEASURE)
SCRIPTS = {
    **dict.fromkeys((Kind.TEXT, Kind.TITLE, Kind.LINK), Script.THAI),
    **dict.fromkeys((Kind.CITIZEN_ID, Kind.HOUSE_CODE, Kind.PHONES, *DATES, *_NUMBERS), Script.FIGURES),
}
"""What is typed into the kinds of field, where one can tell the wrong keyboard layout from a text."""


@dataclass(frozen=True)
class Column:
    """A column of a table, an export or a roster. `width` in letters, `anchor` as Tk writes it (w, center, e).

    Where a table is too narrow for all, those that are `spare` are left out first. `figure` is the name of what its
    numbers are, which a right click defines."""

    name: str
    heading: str
    width: int = 12
    anchor: str = "w"
    sortable: bool = True
    spare: bool = False
    figure: str = ""


@dataclass(frozen=True)
class Field:
    """One field of a record. `name` is the record's attribute; `headings` are names that offices' files give it,
    `script` what is typed into it where that is not what its kind says."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    help: str = ""
    headings: tuple[str, ...] = ()
    choices: type[StrEnum] | None = None
    width: int = 24
    least: float | None = None
    most: float | None = None
    rule: Rule | None = None
    script: Script | None = None

    def parse(self, text: str, today: date) -> Any:
        """The value of what was typed; raises FieldError. An empty text is the kind's empty value."""
        is_written = self.kind not in field_kinds.PICTURES
        if not text.strip() or (is_written and not typed_text.clean(text)):  # only what is not seen
            if self.required:
                raise FieldError(N_("This has to be filled in."))
            return field_kinds.EMPTY[self.kind]
        value = field_kinds.PARSE[self.kind](text, today, self.choices)
        if self.least is not None and value < self.least:
            raise FieldError(N_("At least {least} is possible here."), least=f"{self.least:g}")
        if self.most is not None and value > self.most:
            raise FieldError(N_("At most {most} is possible here."), most=f"{self.most:g}")
        if self.rule is not None:
            self.rule(value)
        return value

    def format(self, value: Any) -> str:
        """The twin of parse: the text to show in the field."""
        return "" if value is None else field_kinds.FORMAT[self.kind](value)

    def meant(self, text: str, today: date) -> str:
        """What was meant if `text` looks as if it was typed on the wrong keyboard layout, else ""; never an error."""
        script = self.script or SCRIPTS.get(self.kind)
        found = mistyped.meant(text, script) if script else ""
        if found and self.kind in DATES and (self._is_read(text, today) or not self._is_read(found, today)):
            return ""  # months in words are typed there as well
        return found

    def _is_read(self, text: str, today: date) -> bool:
        try:
            self.parse(text, today)
        except FieldError:
            return False
        return True

    def column(self, width: int = 0, anchor: str = "w", sortable: bool = True) -> Column:
        """This field as a column."""
        return Column(self.name, self.label, width or self.width, anchor, sortable)


@dataclass(frozen=True)
class Form(Generic[Record]):
    """The fields of a record, and the record they make."""

    record: type[Record]
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def parse(self, texts: Mapping[str, str], today: date, base: Record | None = None) -> Record:
        """`base` (or a new record) with the typed texts; raises FormErrors with every error at once.

        Fields without a text keep the value of `base`. Needs no display.
        """
        values: dict[str, Any] = {}
        errors: dict[str, FieldError] = {}
        for field in self.fields:
            if field.name not in texts:
                continue
            try:
                values[field.name] = field.parse(texts[field.name], today)
            except FieldError as error:
                errors[field.name] = error
        if errors:
            raise FormErrors(errors)
        return replace(base if base is not None else self.record(), **values)  # type: ignore[type-var]

    def texts(self, record: Record) -> dict[str, str]:
        """Every field of the record as it stands in the form."""
        return {field.name: field.format(getattr(record, field.name)) for field in self.fields}
