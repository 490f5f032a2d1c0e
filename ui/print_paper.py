"""From Ctrl+P to paper: what there is to print on is looked up, asked about, and the pages sent, off the window."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.audit import Event
from db.domain.errors import Cancelled, DeskError, Progress
from db.domain.page_ranges import parse_pages
from ui import dialogs
from ui.language import _, ngettext

if TYPE_CHECKING:
    from printing.printer_choices import PrintChoices, Tray
    from printing.printer_job import Printed
    from ui.desk import Desk
    from ui.print_dialog import Machine


class PaperPrinter:
    """Prints and opens the paper that `parent` shows. Choices are remembered by `kind` of paper."""

    def __init__(self, parent: tkinter.Misc, desk: Desk, path: Path) -> None:
        self._parent, self._desk, self._path = parent, desk, path
        self._asking = False

    def print(self, kind: str, count: int) -> None:
        """Ask how, then print; pressed once more while the question is on its way, it is asked once."""
        if self._asking:
            return
        self._asking = True
        kept = self._desk.preferences.printing.get(kind, {})

        def look(_progress: Progress) -> Machine:
            from printing import printer
            from ui.print_dialog import Machine, first_printer

            printers = printer.installed_printers()
            first = first_printer(printers, kept.get("printer", ""))
            return Machine(printers, printer.trays_of(first.name) if first else ())

        self._desk.jobs.start(
            look,
            lambda machine: self._ask(machine, kind, count),
            lambda _error: self._asked(),
            title=_("Looking for printers"),
        )

    def open(self, kind: str) -> None:
        """Show the paper in the computer's own PDF program, which can print and save it too."""
        from printing import printer

        if not self._written_down(Event.SAVE_PAPER, f"{kind}: PDF"):
            return
        self._desk.jobs.start(
            lambda _progress: printer.open_file(self._path),
            lambda _nothing: self._desk.say(_("Opened in the PDF program.")),
            self._tell,
        )

    def _asked(self) -> None:
        self._asking = False

    def _ask(self, machine: Machine, kind: str, count: int) -> None:
        from ui.print_dialog import OpenInstead, PrintDialog

        self._asked()
        if not self._parent.winfo_exists():
            return
        if not machine.printers:
            self._offer_opening(_("No printer is set up on this computer."), kind)
            return
        kept = self._desk.preferences.printing.get(kind, {})
        dialog = PrintDialog(self._parent, machine, kept, count, self._desk.today(), self._trays_of)
        answer = dialog.ask()
        if isinstance(answer, OpenInstead):
            self.open(kind)
        elif answer is not None:
            self._desk.remember(printing={**self._desk.preferences.printing, kind: dialog.texts()})
            self._send(answer, kind, count)

    def _trays_of(self, name: str, give: Callable[[Sequence[Tray]], object]) -> None:
        from printing import printer

        self._desk.jobs.start(lambda _progress: printer.trays_of(name), give)

    def _written_down(self, event: Event, note: str) -> bool:
        """What leaves the office on paper or as a file is in the audit log, or it does not leave."""
        try:
            self._desk.office.record(event.value, "papers", None, note)
        except DeskError as error:
            dialogs.show_error(self._window(), error.text(_))
            return False
        return True

    def _send(self, choices: PrintChoices, kind: str, count: int) -> None:
        from printing import printer

        pages = parse_pages(choices.pages, count)
        if not self._written_down(Event.PRINT, f"{kind}: {len(pages)} × {choices.copies}"):
            return
        self._desk.jobs.start(
            lambda progress: printer.print_file(self._path, pages, choices, progress),
            lambda printed: self._sent(printed, choices.printer),
            lambda error: self._failed(error, kind),
            title=_("Printing on {printer}").format(printer=choices.printer),
        )

    def _sent(self, printed: Printed, name: str) -> None:
        said = ngettext("Sent to {printer}: {count} sheet.", "Sent to {printer}: {count} sheets.", printed.sheets)
        self._desk.say(said.format(printer=name, count=f"{printed.sheets:,}"))
        remarks = [_(printed.trouble)] if printed.trouble else []
        if printed.cut_off:
            said = _("A part of page {page} lies where this printer can not print. Compare the sheet with the page.")
            remarks.append(said.format(page=printed.cut_off[0]))
        if remarks:
            dialogs.show_message(self._window(), "\n\n".join(remarks), name)

    def _failed(self, error: BaseException, kind: str) -> bool:
        """The PDF program is another way to paper; only what nobody foresaw is left to the window."""
        if isinstance(error, Cancelled):
            self._desk.say(_("Printing was stopped; pages that were at the printer already may still come out."))
            return True
        if isinstance(error, DeskError):
            self._offer_opening(error.text(_), kind)
            return True
        return False

    def _tell(self, error: BaseException) -> bool:
        if isinstance(error, DeskError):
            dialogs.show_error(self._window(), error.text(_))
            return True
        return False

    def _offer_opening(self, text: str, kind: str) -> None:
        question = f"{text}\n\n" + _("It can be printed from the computer's PDF program instead.")
        if dialogs.ask_yes_no(self._window(), question, yes=_("Open in the PDF program"), no=_("Close")):
            self.open(kind)

    def _window(self) -> tkinter.Misc:
        """The paper may have been closed while it was printing."""
        return self._parent if self._parent.winfo_exists() else self._desk.window
