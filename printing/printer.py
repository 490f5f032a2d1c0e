"""A finished PDF handed to the printer or to the system's PDF program; whatever fails, the file is kept."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from db.domain.errors import DeskError
from db.domain.words import N_

NO_PROGRAM = 1155
"""Error of Windows: no program is set for what is to be done with PDF files."""
PATIENCE = 30
"""Seconds a printing command may take to accept a file."""


class NotPrinted(DeskError):
    """The printer did not take the file; the PDF is kept."""


class NotOpened(DeskError):
    """No program opened the file; the PDF is kept."""


def print_file(path: Path) -> None:
    """Send a PDF to the usual printer; raises NotPrinted."""
    if not path.is_file():
        raise NotPrinted(N_("{file} is not there any more; make it again."), file=path.name)
    if sys.platform == "win32":
        print_on_windows(path)
    else:
        print_with_lp(path)


def print_on_windows(path: Path) -> None:
    try:
        os.startfile(path, "print")  # type: ignore[attr-defined,unused-ignore]
    except OSError as problem:
        if getattr(problem, "winerror", None) == NO_PROGRAM:
            raise NotPrinted(
                N_("This computer has no program that prints PDF files. Open {file} and print it from there."),
                file=path,
            ) from problem
        raise NotPrinted(
            N_("{file} was not printed: {reason} The file is kept."),
            file=path,
            reason=problem.strerror or str(problem),
        ) from problem


def print_with_lp(path: Path) -> None:
    command = shutil.which("lp")
    if command is None:
        raise NotPrinted(N_("No printer is set up on this computer. {file} is kept."), file=path)
    try:
        done = subprocess.run(
            [command, "--", os.fspath(path)], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NotPrinted(N_("The printer does not answer. {file} is kept."), file=path) from problem
    if done.returncode:
        reason = done.stderr.strip() or str(done.returncode)
        raise NotPrinted(N_("{file} was not printed: {reason} The file is kept."), file=path, reason=reason)


def open_file(path: Path) -> None:
    """Show a PDF in the system's own program; raises NotOpened."""
    if not path.is_file():
        raise NotOpened(N_("{file} is not there any more; make it again."), file=path.name)
    try:
        if sys.platform == "win32":
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]
        else:
            open_on_desktop(path)
    except OSError as problem:
        raise NotOpened(N_("No program on this computer opens {file}."), file=path) from problem


def open_on_desktop(path: Path) -> None:
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    command = shutil.which(opener)
    if command is None:
        raise NotOpened(N_("No program on this computer opens {file}."), file=path)
    try:
        done = subprocess.run([command, os.fspath(path)], capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return  # the opener waits for the program it started: the file is shown
    if done.returncode:
        raise NotOpened(N_("No program on this computer opens {file}."), file=path)
