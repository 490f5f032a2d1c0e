"""One field in a form: its label, the widget of its kind, and the line for its error or its help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import FieldError
from db.domain.forms import Field, Kind
from ui import dpi, fonts, theme
from ui.dates import DateField, PartialDateField
from ui.field_choice import ChoiceField, ChoicesField, YesNoField
from ui.field_id import CitizenIdField, HouseCodeField, PhonesField
from ui.field_image import ImageField, PhotographField
from ui.field_link import LinkField
from ui.field_text import LongTextField, NumberField, TitleField
from ui.field_widget import EntryField, FieldWidget, Surroundings
from ui.language import _, follow_language
from ui.line_ends import Paragraph
from ui.theme import Space

WIDGETS: Final[Mapping[Kind, type[FieldWidget]]] = {
    Kind.TEXT: EntryField,
    Kind.LONG_TEXT: LongTextField,
    Kind.TITLE: TitleField,
    Kind.CITIZEN_ID: CitizenIdField,
    Kind.PHONES: PhonesField,
    Kind.DATE: DateField,
    Kind.PARTIAL_DATE: PartialDateField,
    Kind.CHOICE: ChoiceField,
    Kind.CHOICES: ChoicesField,
    Kind.YES_NO: YesNoField,
    Kind.WHOLE: NumberField,
    Kind.HOURS: NumberField,
    Kind.MEASURE: NumberField,
    Kind.MONEY: NumberField,
    Kind.HOUSE_CODE: HouseCodeField,
    Kind.LINK: LinkField,
    Kind.IMAGE: ImageField,
    Kind.PHOTOGRAPH: PhotographField,
}
LEAST_NOTE_WIDTH: Final = 200


class FieldRow:
    """One field in the form's grid: its label, its widget, and one line below for the error or the help."""

    LINES: Final = 3
    """Of the grid: a label above, the widget, its note."""

    def __init__(self, inside: ttk.Frame, row: int, field: Field, surroundings: Surroundings) -> None:
        self.field = field
        self.error: FieldError | None = None
        self.label = ttk.Label(inside, justify="right", anchor="e")
        self.widget = WIDGETS[field.kind](inside, field, surroundings)
        self.note = Paragraph(inside, style=theme.QUIET, font=fonts.SMALL)
        self.note.wrap(dpi.px(LEAST_NOTE_WIDTH))
        self._row = row
        self.widget.grid(row=row + 1, column=1, sticky="ew", pady=(Space.HAIR, Space.HAIR))
        self.stack(False)
        follow_language(inside, self.relabel)

    def stack(self, stacked: bool) -> None:
        """Put the label above the widget or beside it."""
        if stacked:
            self.label.grid(row=self._row, column=1, sticky="w", padx=0, pady=(Space.TIGHT, 0))
        else:
            pady = Space.SMALL + Space.HAIR, 0
            self.label.grid(row=self._row + 1, column=0, sticky="ne", padx=(0, Space.MEDIUM), pady=pady)
        if self.widget.has_own_label:
            self.label.grid_remove()

    def relabel(self) -> None:
        """Write label, error and help in the language in use."""
        if not self.widget.winfo_exists():
            return
        mark = " *" if self.field.required else ""
        self.label.configure(text="" if self.widget.has_own_label else _(self.field.label) + mark)
        text = self.error.text(_) if self.error else _(self.field.help)
        self.note.configure(style=theme.ERROR if self.error else theme.QUIET)
        self.note.say(text)
        if text:
            self.note.grid(row=self._row + 2, column=1, sticky="w", pady=(0, Space.TIGHT))
        else:
            self.note.grid_remove()

    def show_error(self, error: FieldError | None) -> None:
        """Put an error below the field and mark it, or take both away."""
        if error is not self.error:
            self.error = error
            self.widget.mark_wrong(error is not None)
            self.relabel()
