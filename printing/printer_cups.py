"""Printers of Linux and macOS through CUPS: which there are, their trays, and a file handed over with its choices."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from db.domain.page_ranges import format_pages
from db.domain.words import N_
from printing.printer_choices import Orientation, PrintChoices, Printer, Tray
from printing.printer_errors import NotPrinted
from printing.printer_job import Printed

PATIENCE: Final = 30
"""Seconds a printing command may take to accept a file."""
QUESTION_PATIENCE: Final = 5
SLOT_KEYS: Final = ("InputSlot", "media-source", "MediaSource")
CHOICE: Final = re.compile(r"\*?([^\s/]+)(?:/(.*))?")
LIES: Final = {Orientation.PORTRAIT: "3", Orientation.LANDSCAPE: "4"}
"""The numbers of IPP for orientation-requested."""


def installed_printers() -> tuple[Printer, ...]:
    """As `lpstat` names them, the usual one marked; none if CUPS is not there or does not answer."""
    names = _asked("lpstat", "-e").split()
    usual = _asked("lpstat", "-d").rpartition(": ")[2].strip()
    return tuple(Printer(name, name == usual) for name in dict.fromkeys(names))


def trays_of(printer: str) -> tuple[Tray, ...]:
    """The paper sources of a printer; `key` is the option that chooses one."""
    for line in _asked("lpoptions", "-p", printer, "-l").splitlines():
        head, colon, choices = line.partition(":")
        key = head.partition("/")[0]
        if colon and key in SLOT_KEYS:
            found = [match for choice in choices.split() if (match := CHOICE.fullmatch(choice))]
            return tuple(Tray(f"{key}={match[1]}", match[2] or match[1]) for match in found)
    return ()


def _asked(program: str, *arguments: str) -> str:
    """What a program of CUPS answers, in its own words rather than in the user's language; empty if it fails."""
    command = shutil.which(program)
    if command is None:
        return ""
    try:
        done = subprocess.run(
            [command, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=QUESTION_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def print_file(path: Path, pages: tuple[int, ...], choices: PrintChoices) -> Printed:
    """Hand `pages` (from 1) of a PDF to CUPS; raises NotPrinted."""
    command = shutil.which("lp")
    if command is None:
        raise NotPrinted(N_("No printer is set up on this computer. {file} is kept."), file=path.name)
    try:
        done = subprocess.run(
            [command, *options(pages, choices, path.stem), "--", os.fspath(path)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NotPrinted(N_("The printer does not answer. {file} is kept."), file=path.name) from problem
    if done.returncode:
        reason = done.stderr.strip() or str(done.returncode)
        raise NotPrinted(N_("{file} was not printed: {reason} The file is kept."), file=path.name, reason=reason)
    return Printed(len(pages) * choices.copies)


def options(pages: tuple[int, ...], choices: PrintChoices, title: str) -> list[str]:
    """What `lp` is told; scaling is off, for a millimetre of the page has to be one on paper."""
    told = ["-t", title, "-P", format_pages(pages), "-o", "print-scaling=none"]
    if choices.printer:
        told += ["-d", choices.printer]
    if choices.copies > 1:
        told += ["-n", str(choices.copies), "-o", "collate=true"]
    if choices.tray:
        told += ["-o", choices.tray]
    if choices.orientation in LIES:
        told += ["-o", f"orientation-requested={LIES[choices.orientation]}"]
    return told
