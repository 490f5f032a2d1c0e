"""Two records of one person side by side: which field is taken from which, and what hangs on each."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from db.domain.mending import FIELDS, MergedField, Pick, values_of
from db.domain.residents import Resident
from db.domain.words import N_
from ui import fonts, theme
from ui.button_line import CardButtons
from ui.language import _
from ui.line_ends import Paragraph
from ui.scrolling import ScrollArea
from ui.theme import Space

EMPTY: Final = "–"
NUMBER: Final = N_("no. {number}")
"""Which record, by the number the office keeps it under."""
LETTERS: Final = "0" * 8
"""Room that a value has at least."""
BESIDE: Final = "0" * 16
"""Room that a value needs beside the name of its field; with less the name stands above both."""


@dataclass(frozen=True)
class Side:
    """One of both records as the panel shows it: the texts of its fields by name, and what hangs on it, in words."""

    record: Resident
    texts: Mapping[str, str]
    hangs: Sequence[str]


@dataclass(frozen=True)
class PanelAction:
    """A button below: `label` is a msgid, `needs` the operation it is for."""

    label: str
    icon: str
    act: Callable[[], object]
    style: str = "outline"
    needs: str = ""


class MergePanel(ttk.Frame):
    """Call `show`; `picks` is what is chosen then. The record at the left is the one that stays."""

    def __init__(self, parent: tkinter.Misc, actions: Sequence[PanelAction]) -> None:
        super().__init__(parent)
        self._buttons = CardButtons(self, actions)
        self._buttons.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0))
        self.actions = self._buttons.buttons
        # Until its style is built, what shows the keyboard on a choice has no colour, and Tk complains of that.
        self.tk.call("ttk::style", "configure", "TRadiobutton", "-focuscolor", theme.QUIET_TEXT)
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        inside = self.area.inside
        self.title = Paragraph(inside, style=theme.SECTION, font=fonts.SECTION)
        self.title.pack(anchor="w", fill="x")
        self.why = Paragraph(inside, style=theme.QUIET, font=fonts.SMALL)
        self.why.pack(anchor="w", fill="x", pady=(0, Space.SMALL))
        self.grid_of_fields = ttk.Frame(inside)
        self.grid_of_fields.pack(fill="x")
        for column in (2, 4):
            self.grid_of_fields.columnconfigure(column, weight=1, uniform="sides")
        self._chosen: dict[str, tkinter.StringVar] = {}
        self._paragraphs: list[Paragraph] = []
        self._names: dict[ttk.Label, int] = {}
        self.radios: dict[tuple[str, Pick], ttk.Radiobutton] = {}
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)

    @property
    def picks(self) -> dict[str, Pick]:
        """The choice that stands for each field that was asked about."""
        return {name: Pick(variable.get()) for name, variable in self._chosen.items()}

    def show(self, why: str, kept: Side, gone: Side, picks: Mapping[str, Pick]) -> None:
        """Show both records with the choices proposed; `why` is a sentence in the user's language."""
        self.title.say(_("One person or two?"))
        self.why.say(why)
        self._clear()
        self._head(kept, gone)
        row = 1
        for field in FIELDS:
            if kept.texts[field.name] or gone.texts[field.name]:
                row = self._field(row, field, kept, gone, picks[field.name])
        self._foot(row, kept, gone)
        self._wrap(self.winfo_width())
        self.area.adopt()

    def relabel(self) -> None:
        """Words of the buttons in the language in use; all else comes with the next `show`."""
        self._buttons.relabel()

    def first(self) -> tkinter.Misc:
        """Where the keyboard begins."""
        return next(iter(self.radios.values()), next(iter(self.actions.values())))

    # --- building ----------------------------------------------------------------------------------

    def _clear(self) -> None:
        for child in self.grid_of_fields.winfo_children():
            child.destroy()
        self._chosen, self._paragraphs, self._names, self.radios = {}, [], {}, {}

    def _head(self, kept: Side, gone: Side) -> None:
        for column, text, side in ((2, N_("This record stays"), kept), (4, N_("This one goes into it"), gone)):
            said = f"{_(text)}  ({_(NUMBER).format(number=side.record.id)})"
            self._say(said, 0, column, style=theme.QUIET)

    def _field(self, row: int, field: MergedField, kept: Side, gone: Side, pick: Pick) -> int:
        """Where both agree there is nothing to choose. The first row is the name's where it stands above."""
        self._names[ttk.Label(self.grid_of_fields, text=_(field.label), style=theme.QUIET)] = row
        row += 1
        if values_of(kept.record, field) == values_of(gone.record, field):
            self._say(kept.texts[field.name], row, 2)
            self._say(gone.texts[field.name], row, 4)
            return row + 1
        variable = self._chosen[field.name] = tkinter.StringVar(self, pick.value)
        for column, side, choice in ((1, kept, Pick.KEPT), (3, gone, Pick.GONE)):
            self._radio(field.name, choice, variable).grid(row=row, column=column, sticky="nw", pady=Space.HAIR)
            text = self._say(side.texts[field.name] or EMPTY, row, column + 1)
            text.configure(cursor="hand2")
            text.bind("<Button-1>", lambda _event, choice=choice: variable.set(choice.value), add=True)  # type: ignore[misc]
        if not field.can_be_both:
            return row + 1
        both = self._radio(field.name, Pick.BOTH, variable)
        both.configure(text=_("Both together"))
        both.grid(row=row + 1, column=1, columnspan=4, sticky="w", pady=(0, Space.TIGHT))
        return row + 2

    def _radio(self, name: str, choice: Pick, variable: tkinter.StringVar) -> ttk.Radiobutton:
        radio = ttk.Radiobutton(self.grid_of_fields, variable=variable, value=choice.value)
        self.radios[name, choice] = radio
        return radio

    def _foot(self, row: int, kept: Side, gone: Side) -> None:
        self._names[ttk.Label(self.grid_of_fields, text=_("What hangs on it"), style=theme.QUIET)] = row
        for column, side in ((2, kept), (4, gone)):
            self._say("\n".join(side.hangs) or _("nothing"), row + 1, column)

    def _say(self, text: str, row: int, column: int, style: str = "") -> Paragraph:
        paragraph = Paragraph(self.grid_of_fields, text, style=style)
        paragraph.grid(row=row, column=column, sticky="nw", padx=(0, Space.SMALL), pady=Space.HAIR)
        self._paragraphs.append(paragraph)
        return paragraph

    def _wrap(self, width: int) -> None:
        room = max(fonts.text_width(self, LETTERS), width - Space.LARGE)
        self.title.wrap(room)
        self.why.wrap(room)
        names = max((name.winfo_reqwidth() for name in self._names), default=0)
        beside = [radio for key, radio in self.radios.items() if key[1] is not Pick.BOTH]
        radios = 2 * max((radio.winfo_reqwidth() for radio in beside), default=0)
        free = room - radios - 6 * Space.MEDIUM
        stacked = (free - names) // 2 < fonts.text_width(self, BESIDE)
        for name, row in self._names.items():
            name.grid(row=row if stacked else row + 1, column=1 if stacked else 0, columnspan=4 if stacked else 1)
            name.grid(sticky="nw", padx=(0, Space.MEDIUM), pady=Space.HAIR)
        each = max(fonts.text_width(self, LETTERS), (free if stacked else free - names) // 2)
        for paragraph in self._paragraphs:
            paragraph.wrap(each)
