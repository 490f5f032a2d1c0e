"""A list taken out: which one and to what file is asked, then it is written in the background."""

from __future__ import annotations

import tkinter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db import exports
from db.domain.choices import Choice
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_
from ui import last_folders
from ui.form_dialog import ask_form
from ui.language import _, gettext_for, ngettext
from ui.last_folders import Errand

if TYPE_CHECKING:
    from ui.desk import Desk


class Exported(Choice):
    """The lists there are, by the names of `exports.ExportKind`."""

    RESIDENTS = "residents", N_("Residents")
    VOLUNTEERS = "volunteers", N_("Volunteers")
    VOLUNTEER_HOURS = "volunteer-hours", N_("Hours of volunteers")
    AWARDS = "awards", N_("Awards")
    RECRUITS = "recruits", N_("By whose word volunteers came")
    VOLUNTEER_AGES = "volunteer-ages", N_("Volunteers by age and community")
    ELDERS = "elders", N_("Elders")
    VISITS = "visits", N_("Visits")
    MATCHES = "matches", N_("Who cares for whom")
    HOUSEHOLDS = "households", N_("Households")
    COMMUNITIES = "communities", N_("Communities")
    MOVES = "moves", N_("Moves, births and deaths")
    CLASSES = "classes", N_("Classes")
    CERTIFICATES = "certificates", N_("Certificates")
    PARTNERS = "partners", N_("Partners")
    SERVICES = "services", N_("Services")
    GOALS = "goals", N_("Goals")
    ACTIVITIES = "activities", N_("Activities")
    ROUNDS = "rounds", N_("Outreach rounds")
    DUPLICATES = "duplicates", N_("Possible duplicates")
    QUALITY = "quality", N_("Data quality")
    BREACHES = "breaches", N_("Breaches")


@dataclass(frozen=True, kw_only=True)
class ListWish:
    """Which list is wanted."""

    kind: Exported = Exported.RESIDENTS


FORM: Final = Form(
    ListWish, (Field("kind", N_("Which list?"), Kind.CHOICE, required=True, choices=Exported, width=36),)
)


def ask_and_write(parent: tkinter.Misc, desk: Desk) -> None:
    """To a file that Excel opens right."""
    title = _("Export a list")
    wish = ask_form(parent, title, FORM, ListWish(), desk.today(), lambda _wish: None, yes=_("Go on"))
    if wish is None:
        return
    kinds: Sequence[tuple[str, str]] = ((_("Excel workbook"), "*.xlsx"), (_("CSV text"), "*.csv"))
    file = last_folders.choose_save_file(parent, Errand.EXPORT, title, kinds, name=f"{_(wish.kind.label)}.xlsx")
    if file is not None:
        _write(desk, exports.ExportKind(wish.kind.value), file)


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
