"""A list taken out: which one and to what file is asked, then it is written in the background."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db import exports
from db.domain.words import N_
from ui import dialogs
from ui.language import _, gettext_for, ngettext

if TYPE_CHECKING:
    from ui.desk import Desk

EXPORTED: Final = {
    exports.ExportKind.RESIDENTS: N_("Residents"),
    exports.ExportKind.VOLUNTEERS: N_("Volunteers"),
    exports.ExportKind.VOLUNTEER_HOURS: N_("Hours of volunteers"),
    exports.ExportKind.AWARDS: N_("Awards"),
    exports.ExportKind.RECRUITS: N_("By whose word volunteers came"),
    exports.ExportKind.VOLUNTEER_AGES: N_("Volunteers by age and community"),
    exports.ExportKind.ELDERS: N_("Elders"),
    exports.ExportKind.HOUSEHOLDS: N_("Households"),
    exports.ExportKind.COMMUNITIES: N_("Communities"),
    exports.ExportKind.MOVES: N_("Moves, births and deaths"),
    exports.ExportKind.CLASSES: N_("Classes"),
    exports.ExportKind.CERTIFICATES: N_("Certificates"),
    exports.ExportKind.PARTNERS: N_("Partners"),
    exports.ExportKind.SERVICES: N_("Services"),
    exports.ExportKind.GOALS: N_("Goals"),
    exports.ExportKind.ACTIVITIES: N_("Activities"),
    exports.ExportKind.ROUNDS: N_("Outreach rounds"),
    exports.ExportKind.DUPLICATES: N_("Possible duplicates"),
    exports.ExportKind.QUALITY: N_("Data quality"),
    exports.ExportKind.BREACHES: N_("Breaches"),
}


def ask_and_write(parent: tkinter.Misc, desk: Desk) -> None:
    """To a file that Excel opens right."""
    wanted = dialogs.ask_choice(
        parent, _("Which list?"), [(kind.value, _(label)) for kind, label in EXPORTED.items()], _("Export a list")
    )
    if wanted is None:
        return
    kinds: Sequence[tuple[str, str]] = ((_("Excel workbook"), "*.xlsx"), (_("CSV text"), "*.csv"))
    kind = exports.ExportKind(wanted)
    file = dialogs.choose_save_file(parent, _("Export a list"), kinds, name=f"{_(EXPORTED[kind])}.xlsx")
    if file is not None:
        _write(desk, kind, file)


def _write(desk: Desk, kind: exports.ExportKind, file: Path) -> None:
    """Write the list in the background and say where it is."""
    office = desk.office

    def done(count: int) -> None:
        text = ngettext("{count} line was written to {file}.", "{count} lines were written to {file}.", count)
        desk.say(text.format(count=f"{count:,}", file=file))

    desk.jobs.start(
        lambda progress: exports.export(office, kind, file, gettext_for("th"), False, progress),
        done,
        title=_("Writing the list"),
    )
