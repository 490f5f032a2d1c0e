"""A record to be read at a glance: its name, facts, what hangs on it, and what can be done."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from ui import dialogs, dpi, fonts, theme
from ui.button_line import CardButtons
from ui.definitions import bind_definition, explain_label
from ui.language import _
from ui.line_ends import Paragraph
from ui.link_button import LinkButtons
from ui.scrolling import ScrollArea
from ui.theme import Space

WRAP: Final = 300
LEAST_VALUE: Final = "0" * 22
"""Room that values need beside their names."""
REVEAL_MS: Final = 30_000


@dataclass(frozen=True)
class Action:
    """A button of a card: `label` is a msgid, `needs` the operation it is for."""

    label: str
    icon: str
    act: Callable[[], object]
    style: str = "outline"
    needs: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of a card, both texts already in the user's language. `reveal` gives what is shown for a while instead
    when somebody asks for it; it may raise DeskError. Of a `figure` (its name) a right click tells the meaning."""

    name: str
    value: str
    reveal: Callable[[], str] | None = None
    figure: str = ""


@dataclass(frozen=True)
class Tie:
    """Something that hangs on the record, one click away. Of a `figure` (its name) a right click tells the meaning."""

    text: str
    go: Callable[[], object]
    icon: str = "arrow-right-short"
    figure: str = ""


class RecordCard(ttk.Frame):
    """Call `show` with what is known; `clear` leaves only a sentence."""

    def __init__(self, parent: tkinter.Misc, actions: Sequence[Action]) -> None:
        super().__init__(parent)
        self._buttons = CardButtons(self, actions)
        self._buttons.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0))
        self.actions = self._buttons.buttons
        self.area = ScrollArea(self)
        self.area.pack(fill="both", expand=True)
        inside = self.area.inside
        self.title = Paragraph(inside, style=theme.SECTION, font=fonts.SECTION)
        self.title.pack(anchor="w", fill="x")
        self.subtitle = Paragraph(inside, style=theme.QUIET, font=fonts.SMALL)
        self.subtitle.pack(anchor="w", fill="x", pady=(0, Space.SMALL))
        self.facts = ttk.Frame(inside)
        self.facts.pack(fill="x")
        self.facts.columnconfigure(3, weight=1)
        self.footnote = ttk.Label(inside, style=theme.QUIET, justify="left")
        self.footnote.pack(anchor="w", pady=(Space.SMALL, 0))
        for part in (self.facts, self.footnote):
            # Words that wrap later make the card taller, of which the area is not told: the last line was cut off.
            part.bind("<Configure>", lambda _event: self.area.grow(), add=True)
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)
        self._values: list[tuple[ttk.Label, Paragraph, bool]] = []
        self._hiding: dict[Paragraph, str] = {}
        self._links = LinkButtons(self)
        self._figures: dict[ttk.Button, str] = {}
        self._counted = ""
        self.told: tuple[str, ...] = ()
        """The names of the figures that are told of the record in sight."""
        bind_definition(self.subtitle, lambda _event: self._counted)
        self._stacked = False

    def relabel(self) -> None:
        """Words of the buttons in the language in use; facts come with the next `show`."""
        self._buttons.relabel()

    def clear(self, text: str = "") -> None:
        """No record: a quiet sentence, already translated."""
        self.show("", text, (), ())
        self.footnote.configure(text="")
        self._buttons.pack_forget()

    def offer_nothing(self) -> None:
        """There is nothing to be done with the record in sight."""
        self._buttons.pack_forget()

    def show(
        self, title: str, subtitle: str, facts: Sequence[Fact], ties: Sequence[Tie], *, counted: str = ""
    ) -> None:
        """Show a record. Facts without a value are left out; `footnote` stays for whoever knows it. `counted` is the
        name of the figure that the subtitle tells."""
        self._counted = counted
        figures = (counted, *(fact.figure for fact in facts if fact.value), *(tie.figure for tie in ties))
        self.told = tuple(filter(None, figures))
        self._buttons.pack(side="bottom", fill="x", pady=(Space.MEDIUM, 0), before=self.area)
        self.title.say(title)
        self.subtitle.say(subtitle)
        self._forget_revealed()
        self._links.release()
        for child in self.facts.winfo_children():
            if child.winfo_class() != "TButton":
                child.destroy()
        self._values = []
        for fact in facts:
            if fact.value:
                self._show_fact(len(self._values), fact)
        for row, tie in enumerate(ties, start=2 * len(self._values)):
            button = self._links.take(self.facts, tie.text, tie.icon, tie.go)
            button.grid(row=row, column=0, columnspan=4, sticky="w", rowspan=1, padx=0)
            self._explain(button, tie.figure)
        self._wrap(self.winfo_width())
        self.area.adopt()

    def _explain(self, button: ttk.Button, figure: str) -> None:
        """Buttons are taken again for other records: what each means is asked when somebody asks."""
        if figure and button not in self._figures:
            bind_definition(button, lambda _event: self._figures.get(button, ""))
        if figure or button in self._figures:
            self._figures[button] = figure

    def _show_fact(self, number: int, fact: Fact) -> None:
        """Each fact has two rows of the grid: its name stands above its value where the card is narrow."""
        inside = self.facts
        name = ttk.Label(inside, text=fact.name, style=theme.QUIET)
        side = "w" if fact.reveal else "nw"
        name.grid(row=2 * number, column=0, sticky=side, padx=(0, Space.MEDIUM), pady=Space.HAIR)
        value = Paragraph(inside, fact.value)
        if fact.figure:
            explain_label(name, fact.figure)
            explain_label(value, fact.figure)
        self._values.append((name, value, fact.reveal is not None))
        if fact.reveal is not None:
            button = self._links.take(inside, _("Show"), "eye", lambda: self._reveal(value, fact))
            button.grid(row=2 * number, column=2, rowspan=2, sticky="w", padx=Space.MEDIUM)

    def _reveal(self, label: Paragraph, fact: Fact) -> None:
        assert fact.reveal is not None
        try:
            shown = fact.reveal()
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return
        label.say(shown)
        if label in self._hiding:
            self.after_cancel(self._hiding[label])
        self._hiding[label] = self.after(REVEAL_MS, lambda: self._hide(label, fact.value))

    def _hide(self, label: Paragraph, value: str) -> None:
        del self._hiding[label]
        label.say(value)

    def _forget_revealed(self) -> None:
        """Nothing of the record before stays, and no hand of a clock reaches for it."""
        for job in self._hiding.values():
            self.after_cancel(job)
        self._hiding.clear()

    def destroy(self) -> None:
        self._forget_revealed()
        super().destroy()

    def _wrap(self, width: int) -> None:
        room = max(dpi.px(WRAP // 2), width - Space.LARGE)
        self.footnote.configure(wraplength=room)
        self.title.wrap(room)
        self.subtitle.wrap(room)
        self._links.wrap(room)
        names = max((name.winfo_reqwidth() for name, _value, _has_button in self._values), default=0)
        self._stacked = room - names < fonts.text_width(self, LEAST_VALUE)
        for number, (_name, value, has_button) in enumerate(self._values):
            free = room - Space.MEDIUM if self._stacked else room - names - Space.MEDIUM
            value.wrap(0 if has_button else free)
            if self._stacked:
                span = 2 if has_button else 4
                value.grid(row=2 * number + 1, column=0, columnspan=span, sticky="w", pady=(0, Space.SMALL))
            else:
                span = 1 if has_button else 3
                value.grid(row=2 * number, column=1, columnspan=span, sticky="w", pady=Space.HAIR)
