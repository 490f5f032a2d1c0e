"""The command that checks the audit log."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.commands.offices import opened
from ui.commands.terminal import say, shown_progress

NOT_SOUND = 1


def run_audit(args: argparse.Namespace, folder: Path) -> int:
    """Say what the check came to; 0 only if the log is sound."""
    from db.audit import verify_audit
    from db.audit_heads import heads_in_backups
    from ui.auditing import finding_text

    with opened(folder) as office, shown_progress() as progress:
        finding = verify_audit(office, heads_in_backups(office), progress)
    say(finding_text(finding))
    return 0 if finding.is_sound else NOT_SOUND
