"""What a check of the audit log came to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.language import _, ngettext

if TYPE_CHECKING:
    from db.domain.audit import AuditFinding


def finding_text(finding: AuditFinding) -> str:
    """The whole finding in one or two sentences."""
    if finding.problem is not None:
        return _("The audit log is not sound.") + " " + _(finding.problem.label).format(entry=f"{finding.entry:,}")
    text = ngettext(
        "The audit log is sound: {count} entry, none changed, moved or taken out.",
        "The audit log is sound: {count} entries, none changed, moved or taken out.",
        finding.entries,
    ).format(count=f"{finding.entries:,}")
    if not finding.heads:
        return text + " " + _("No backup was at hand to tell whether its end is all there.")
    compared = ngettext(
        "It holds all that {count} backup knows of it.", "It holds all that {count} backups know of it.", finding.heads
    )
    return text + " " + compared.format(count=finding.heads)
