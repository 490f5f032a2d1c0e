"""The question before printing: printer, tray, pages, copies and how the sheet lies; Enter prints as last time."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from db.domain.choices import Choice
from db.domain.errors import FieldError
from db.domain.forms import Field, Form, Kind
from db.domain.page_ranges import parse_pages
from db.domain.words import N_
from printing.printer_choices import MOST_COPIES, Orientation, PrintChoices, Printer, Tray
from ui import fonts, theme
from ui.dialog_window import DialogWindow
from ui.field_choice import ChoiceField
from ui.forms import FormView
from ui.language import _, ngettext
from ui.shortcuts import bind_shortcut

OWN_TRAY: Final = "own"
"""Stands in the form for no tray chosen: an empty choice would be one that is missing."""
LETTERS: Final = "0" * 72
_PRINT: Final = object()
_OPEN: Final = object()

FORM: Final = Form(
    PrintChoices,
    (
        Field("printer", N_("Printer"), Kind.CHOICE, required=True, width=46),
        Field("tray", N_("Tray"), Kind.CHOICE, required=True, width=46),
        Field("pages", N_("Pages"), width=16, help=N_("All if nothing is typed; otherwise such as 1-3, 5.")),
        Field("copies", N_("Copies"), Kind.WHOLE, required=True, width=6, least=1, most=MOST_COPIES),
        Field("orientation", N_("Sheet"), Kind.CHOICE, required=True, choices=Orientation, width=26),
    ),
)

TraysOf = Callable[[str, Callable[[Sequence[Tray]], object]], object]
"""Asks a printer for its trays somewhere else and hands them over later."""


@dataclass(frozen=True)
class Machine:
    """What there is to print on: the printers, and the trays of the one to begin with."""

    printers: tuple[Printer, ...]
    trays: tuple[Tray, ...]


class OpenInstead:
    """The answer of who would rather print from the computer's own PDF program."""


def first_printer(printers: Sequence[Printer], kept: str) -> Printer | None:
    """The one used last if it is still there, else the usual one, else any."""
    for wanted in (
        lambda each: each.name == kept,
        lambda each: each.is_default,
        lambda _each: True,
    ):
        found = next(filter(wanted, printers), None)
        if found is not None:
            return found
    return None


def form_for(printers: Sequence[Printer], trays: Sequence[Tray], count: int) -> Form[PrintChoices]:
    """The form with what can be chosen on this computer, for a paper of `count` pages."""
    own_tray = (OWN_TRAY, N_("As the printer is set"))
    given: dict[str, dict[str, Any]] = {
        "printer": {"choices": _offered((each.name, each.name) for each in printers)},
        "tray": {"choices": _offered((own_tray, *((each.key, each.name) for each in trays)))},
        "pages": {"rule": lambda text: parse_pages(text, count)},
    }
    return replace(FORM, fields=tuple(replace(field, **given.get(field.name, {})) for field in FORM.fields))


def _offered(choices: Iterable[tuple[str, str]]) -> type[StrEnum]:
    """A set of choices (value, label) that only this computer knows."""
    make: Any = Choice
    members: type[StrEnum] = make("Offered", [(f"choice {number}", each) for number, each in enumerate(choices)])
    return members


def kept_choices(kept: Mapping[str, str], machine: Machine, count: int, today: date) -> tuple[PrintChoices, list[str]]:
    """The choices to begin with, as the form holds them, and what has to be said about them.

    Each value kept from last time is taken by itself; one that is not possible any more gives way.
    """
    printer = first_printer(machine.printers, kept.get("printer", ""))
    form = form_for(machine.printers, machine.trays, count)
    begun = form.parse({"printer": printer.name, "tray": OWN_TRAY}, today) if printer else PrintChoices()
    remarks = []
    gone = kept.get("printer") if printer and kept.get("printer") not in (None, "", printer.name) else None
    if gone:
        remarks.append(_("{gone} is not there any more; {printer} is chosen.").format(gone=gone, printer=begun.printer))
    for name, text in kept.items():
        if name == "printer" or (gone and name == "tray"):
            continue
        try:
            begun = replace(begun, **{name: form.field(name).parse(text, today)})
        except (FieldError, StopIteration):
            if name == "tray":
                remarks.append(_("The tray used last time is not there any more; the printer decides."))
    if begun.pages and len(parse_pages(begun.pages, count)) < count:
        remarks.append(_("As last time, only these pages: {pages}").format(pages=begun.pages))
    return begun, remarks


class PrintDialog:
    """Shows the form; `ask()` gives the choices, OpenInstead, or None for neither."""

    def __init__(
        self,
        parent: tkinter.Misc,
        machine: Machine,
        kept: Mapping[str, str],
        count: int,
        today: date,
        trays_of: TraysOf,
    ) -> None:
        self._count, self._trays_of, self._printers, self._kept = count, trays_of, machine.printers, kept
        self._dialog = DialogWindow(parent, _("Print"))
        self._begun, remarks = kept_choices(kept, machine, count, today)
        self._dialog.add_text(ngettext("{count} page", "{count} pages", count).format(count=f"{count:,}"))
        for remark in remarks:
            self._dialog.add_text(remark, theme.NOTICE)
        self._button = self._dialog.add_button(_("Print"), _PRINT, "primary", checked=True)
        self._dialog.add_button(_("Open in the PDF program"), _OPEN)
        self._dialog.add_button(_("Cancel"), None)
        self._view = FormView(
            self._dialog.body,
            form_for(machine.printers, machine.trays, count),
            today,
            on_change=self._on_change,
            on_save=self._button.invoke,
        )
        self._view.set(self._begun)
        self._view.pack(fill="both", expand=True, pady=(theme.Space.SMALL, 0))
        width = min(fonts.text_width(self._dialog, LETTERS), self._dialog.winfo_screenwidth() * 4 // 5)
        self._view.wish_size(width, self._dialog.winfo_screenheight() * 3 // 5)
        bind_shortcut(self._dialog, "p", self._button.invoke)
        self._shown = self._begun.printer
        self._typed: PrintChoices | None = None
        self._texts: dict[str, str] = {}

    def ask(self) -> PrintChoices | OpenInstead | None:
        """Wait for the answer. The keyboard stands on "Print", but on a range of pages kept from last time, which
        must not go unseen."""
        pages = self._view.rows["pages"].widget.focus_target() if self._begun.pages else None
        answer = self._dialog.ask(pages, self._check)
        if answer is _OPEN:
            return OpenInstead()
        return self._typed if answer is _PRINT else None

    def texts(self) -> dict[str, str]:
        """What was chosen, to be kept for the next time."""
        return self._texts

    def _check(self) -> bool:
        chosen = self._view.read()
        if chosen is None:
            return False
        self._texts = self._view.texts()
        tray = "" if chosen.tray == OWN_TRAY else str(chosen.tray)
        self._typed = replace(chosen, printer=str(chosen.printer), tray=tray)
        return True

    def _on_change(self) -> None:
        """Another printer has other trays."""
        chosen = self._view.rows["printer"].widget.get()
        if chosen != self._shown:
            self._shown = chosen
            self._offer(())
            self._trays_of(chosen, lambda trays: self._on_trays(chosen, trays))

    def _on_trays(self, printer: str, trays: Sequence[Tray]) -> None:
        if self._dialog.winfo_exists() and printer == self._shown:
            self._offer(trays)

    def _offer(self, trays: Sequence[Tray]) -> None:
        self._view.form = form_for(self._printers, trays, self._count)
        field = self._view.rows["tray"].widget
        assert isinstance(field, ChoiceField)
        kept = self._kept.get("tray", "") if self._kept.get("printer") == self._shown else ""
        field.offer(self._view.form.field("tray").choices)
        field.set(kept if kept in {each.key for each in trays} else OWN_TRAY)
