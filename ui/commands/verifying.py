"""The commands about certificates that someone shows: verify one, and give out the key by which others verify."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.commands.offices import opened
from ui.commands.terminal import say, shown_progress
from ui.language import _

if TYPE_CHECKING:
    from db.domain.proofs import Finding
    from ui.verifying import Verified

NOT_VALID = 1


def run_verify(args: argparse.Namespace, folder: Path) -> int:
    """Say what each certificate came to; 0 only if all are genuine and in force."""
    from db.domain.proofs import Verdict
    from ui import verifying

    if args.key:
        from db.public_key import read_public_key

        verifier = verifying.by_key(read_public_key(Path(args.key)))
        with shown_progress() as progress:
            found = verifying.verify(args.what, verifier, progress)
    else:
        with opened(folder) as office, shown_progress() as progress:
            found = verifying.verify(args.what, verifying.by_office(office), progress)
    if args.json:
        say(json.dumps([_object(each) for each in found], ensure_ascii=False))
    else:
        for each in found:
            say(*_lines(each))
    return 0 if all(each.finding.verdict is Verdict.VALID for each in found) else NOT_VALID


def run_public_key(args: argparse.Namespace, folder: Path) -> int:
    """Write the file by which anyone can verify the office's certificates."""
    from db.public_key import save_public_key

    with opened(folder) as office:
        save_public_key(office, Path(args.file))
    say(_("{file} was written.").format(file=args.file))
    return 0


def _lines(verified: Verified) -> list[str]:
    from ui import verifying

    finding = verified.finding
    title = verifying.headline(finding, _)
    if verified.page:
        title = _("Page {page}: {text}").format(page=verified.page, text=title)
    return [title] + [f"  {label}: {text}" if label else f"  {text}" for label, text in verifying.facts(finding, _)]


def _object(verified: Verified) -> dict[str, Any]:
    finding: Finding = verified.finding
    claim = finding.claim
    said = {
        "number": claim.number,
        "year": claim.year,
        "name": claim.name,
        "course": claim.course,
        "issued_on": claim.issued_on.isoformat(),
    } if claim else None  # fmt: skip
    return {
        "page": verified.page or None,
        "verdict": finding.verdict.value,
        "replaced_by": finding.replaced_by or None,
        "ended_on": finding.ended_on.isoformat() if finding.ended_on else None,
        "says": said,
        "reasons": [_(reason) for reason in finding.reasons],
    }
