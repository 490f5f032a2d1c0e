"""The command that looks for faults in the data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ui.commands.offices import opened
from ui.commands.terminal import say, shown_progress
from ui.language import _


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
