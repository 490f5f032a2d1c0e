"""The commands that open the window: on the office's own data, or on the demo."""

from __future__ import annotations

import argparse
import gc
from datetime import date
from pathlib import Path

from db.domain.errors import DeskError
from db.domain.words import N_
from ui.commands.terminal import say, shown_progress
from ui.language import _
from ui.user import user_name


def run_window(args: argparse.Namespace, folder: Path) -> int:
    """Open the window."""
    # Nothing that is imported and made for the window is garbage, and to look for some takes a twentieth of the
    # start; the session lets it be looked for again.
    gc.disable()
    from ui.start import NoScreen, run

    try:
        return run(folder, args.lang or "")
    except NoScreen as error:
        hint = N_("There is no screen to open a window on. The commands work without one: try --help.")
        raise DeskError(hint) from error


def run_demo(args: argparse.Namespace, folder: Path) -> int:
    """Make the demo if it is not there yet, and open the window on it unless told otherwise."""
    from db.demo import open_or_make_demo
    from db.resident_lists import residency_figures

    with shown_progress() as progress:
        office = open_or_make_demo(folder, args.residents, args.seed, date.today(), user_name(), progress)
    with office:
        figures = residency_figures(office)
    if args.no_window:
        say(_("The demo is ready in {folder}: {count} residents").format(folder=folder, count=figures.residents))
        return 0
    from ui.start import NoScreen, run

    try:
        return run(folder, args.lang or "")
    except NoScreen as error:
        hint = N_("There is no screen to open a window on. Without a window: demo --no-window. The demo is in {folder}")
        raise DeskError(hint, folder=str(folder)) from error


def run_rehearsal(_args: argparse.Namespace, _folder: Path) -> int:
    """Open the window on a copy, for another window."""
    from ui.rehearsal_window import run

    return run()


OPENING = (run_window, run_demo, run_rehearsal)
"""The commands whose failure has to be told in a window too: who started one may have no console."""
