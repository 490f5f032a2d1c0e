"""A finished PDF handed to a printer or to the system's PDF program; whatever fails, the file is kept."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from db.domain.errors import Progress
from db.domain.words import N_
from printing import printer_cups
from printing.printer_choices import PrintChoices, Printer, Tray
from printing.printer_errors import NotOpened, NotPrinted, not_opened
from printing.printer_job import Printed

PATIENCE = 30
"""Seconds that the program which opens files may take."""


def installed_printers() -> tuple[Printer, ...]:
    """The printers of this computer, the usual one marked."""
    if sys.platform == "win32":
        from printing import printer_gdi

        return printer_gdi.installed_printers()
    return printer_cups.installed_printers()


def trays_of(printer: str) -> tuple[Tray, ...]:
    """The trays of a printer that can be chosen; asking a printer on the network may take seconds."""
    if sys.platform == "win32":
        from printing import printer_gdi

        return printer_gdi.trays_of(printer)
    return printer_cups.trays_of(printer)


def print_file(path: Path, pages: tuple[int, ...], choices: PrintChoices, progress: Progress) -> Printed:
    """Print `pages` (from 1) of a PDF as chosen; raises NotPrinted, NoPreview, or Cancelled through `progress`."""
    if not path.is_file():
        raise NotPrinted(N_("{file} is not there any more; make it again."), file=path.name)
    if sys.platform == "win32":
        from printing import printer_gdi

        return printer_gdi.print_file(path, pages, choices, progress)
    progress(0, len(pages))
    return printer_cups.print_file(path, pages, choices)


def open_file(path: Path) -> None:
    """Show a PDF in the system's own program, from which it can be printed too; raises NotOpened."""
    if not path.is_file():
        raise NotOpened(N_("{file} is not there any more; make it again."), file=path.name)
    try:
        if sys.platform == "win32":
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]
        else:
            open_on_desktop(path)
    except OSError as problem:
        raise not_opened(path, getattr(problem, "winerror", None)) from problem


def open_on_desktop(path: Path) -> None:
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    command = shutil.which(opener)
    if command is None:
        raise not_opened(path, None)
    try:
        done = subprocess.run([command, os.fspath(path)], capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return  # the opener waits for the program it started: the file is shown
    if done.returncode:
        raise not_opened(path, None)
