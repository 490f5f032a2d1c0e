"""Prints the recovery page: the file that goes to the printer is taken away as soon as the printer has it."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError, Progress
from db.domain.words import N_
from db.safe_files import remove
from ui import dialogs
from ui.language import _

if TYPE_CHECKING:
    from printing.printer_choices import PrintChoices, Tray
    from printing.printer_job import Printed
    from ui.jobs import Jobs
    from ui.print_dialog import Machine

FILE: Final = "recovery-key-being-printed.pdf"
SAVE_INSTEAD: Final = N_("Please save the page as PDF, on a stick say, and print it elsewhere.")
NO_PRINTER: Final = N_("No printer is set up on this computer.")


class RecoveryPrinter:
    """Prints one page that must not stay on the disk: `folder` holds it for the moment that takes. `said` is called
    with a sentence on what was printed."""

    def __init__(self, parent: tkinter.Misc, jobs: Jobs, day: date, folder: Path) -> None:
        self._parent, self._jobs, self._day = parent, jobs, day
        self._path = folder / FILE
        self._is_asking = False
        self.said: Callable[[Callable[[], str]], object] = lambda _said: None
        remove(self._path)  # of a start that was killed while it printed

    def print_page(self, page: bytes) -> None:
        """Ask how, then print; pressed once more while the question is on its way, it is asked once."""
        if self._is_asking:
            return
        self._is_asking = True

        def look(_progress: Progress) -> Machine:
            from printing import printer
            from ui.print_dialog import Machine, first_printer

            printers = printer.installed_printers()
            first = first_printer(printers, "")
            return Machine(printers, printer.trays_of(first.name) if first else ())

        self._jobs.start(
            look, lambda machine: self._ask(machine, page), self._on_failed, title=_("Looking for printers")
        )

    def _ask(self, machine: Machine, page: bytes) -> None:
        from ui.print_dialog import OpenInstead, PrintDialog

        self._is_asking = False
        if not self._parent.winfo_exists():
            return
        if not machine.printers:
            self._tell(_(NO_PRINTER))
            return
        answer = PrintDialog(self._parent, machine, {}, 1, self._day, self._trays_of).ask()
        if answer is None:
            return
        if isinstance(answer, OpenInstead):  # another program would keep a copy of its own
            self._tell("")
            return
        self._send(answer, page)

    def _trays_of(self, name: str, give: Callable[[Sequence[Tray]], object]) -> None:
        from printing import printer

        self._jobs.start(lambda _progress: printer.trays_of(name), give)

    def _send(self, choices: PrintChoices, page: bytes) -> None:
        def work(progress: Progress) -> Printed:
            from printing import printer

            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._path.write_bytes(page)
                return printer.print_file(self._path, (1,), choices, progress)
            finally:
                remove(self._path)

        title = _("Printing on {printer}").format(printer=choices.printer)
        self._jobs.start(work, lambda printed: self._sent(printed, choices.printer), self._on_failed, title=title)

    def _sent(self, printed: Printed, name: str) -> None:
        self.said(lambda: _("Sent to {printer}. Is it on paper? Then type the key from the page.").format(printer=name))
        if printed.trouble:
            dialogs.show_message(self._parent, _(printed.trouble), name)

    def _on_failed(self, error: BaseException) -> bool:
        self._is_asking = False
        if isinstance(error, DeskError):
            self._tell(error.text(_))
            return True
        return False

    def _tell(self, reason: str) -> None:
        text = "\n\n".join(part for part in (reason, _(SAVE_INSTEAD)) if part)
        dialogs.show_message(self._parent, text)
