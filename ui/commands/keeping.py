"""The commands that keep the data safe: backup, restore and check."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ui import language
from ui.commands.offices import opened
from ui.commands.terminal import say, shown_progress
from ui.language import _


def run_backup(args: argparse.Namespace, folder: Path) -> int:
    """Make a backup, or bring one back."""
    return _create(args, folder) if args.action == "create" else _restore(args, folder)


def _create(args: argparse.Namespace, folder: Path) -> int:
    from db.backup import create_backup
    from ui import channel

    done = _("The backup was made and checked: {file} ({residents} people)")
    with shown_progress() as progress:
        by_window = channel.backup_by_window(folder, Path(args.dest), language.current_language(), progress)
    if by_window is not None:
        say(done.format_map(by_window))
        return 0
    with opened(folder) as office, shown_progress() as progress:
        made = create_backup(office, Path(args.dest), progress)
    say(done.format(file=made.path, residents=made.residents))
    return 0


def _restore(args: argparse.Namespace, folder: Path) -> int:
    from db.restore import restore_backup

    restored = restore_backup(folder, Path(args.file))
    say(_("The office was brought back: {residents} people").format(residents=restored.residents))
    if restored.kept_aside is not None:
        say(_("The file that was there before is kept as {file}").format(file=restored.kept_aside))
    return 0


def run_check(args: argparse.Namespace, folder: Path) -> int:
    """Look for faults in the data; 1 if there are any, also if the file can not even be opened."""
    from db.storage import NotAnOffice

    try:
        found = _problems(folder)
    except NotAnOffice as error:
        if not args.json:
            raise
        found = [_problem("not_an_office", error.text(_))]
    if args.json:
        say(json.dumps({"ok": not found, "problems": found}, ensure_ascii=False))
    elif not found:
        say(_("Everything is in order."))
    else:
        for problem in found:
            say(f"{problem['code']}\t{problem['subject']}\t{problem['record_id'] or ''}\t{problem['message']}")
    return 1 if found else 0


def _problems(folder: Path) -> list[dict[str, Any]]:
    from db.check import problems

    with opened(folder) as office, shown_progress() as progress:
        return [_problem(each.code, each.text(_), each.subject, each.record_id) for each in problems(office, progress)]


def _problem(code: str, message: str, subject: str = "office", record_id: int | None = None) -> dict[str, Any]:
    return {"code": code, "message": message, "subject": subject, "record_id": record_id}
