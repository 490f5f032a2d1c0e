"""The command that gives one person all that is kept of them, as a paper or as a file for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.commands.offices import opened
from ui.commands.terminal import say, shown_progress
from ui.language import _


def run_person(args: argparse.Namespace, folder: Path) -> int:
    """Write a PDF or a JSON file, whole or not at all."""
    from ui.privacy_papers import write_person_file

    target = Path(args.file)
    with opened(folder) as office, shown_progress() as progress:
        write_person_file(office, args.id, target, progress)
    say(_("{file} was written.").format(file=target))
    return 0
