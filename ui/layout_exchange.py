"""Layouts to and from files: one file holds the whole layout, its pictures too, for another office."""

from __future__ import annotations

import tkinter
from pathlib import Path
from typing import TYPE_CHECKING

from db import layouts
from db.domain.errors import DeskError, FormErrors
from db.domain.layout_files import ENDING, MOST_BYTES, BadLayout, layout_file, read_layout_file
from db.domain.layouts import KeptLayout, Layout
from db.domain.words import N_
from ui import dialogs, last_folders, layout_trials
from ui.language import _
from ui.last_folders import Errand

if TYPE_CHECKING:
    from ui.desk import Desk


def export(parent: tkinter.Misc, desk: Desk, name: str, layout: Layout) -> Path | None:
    """Write the layout to the file that the user says."""
    from printing.output import put

    safe = "".join("-" if letter in '\\/:*?"<>|' or not letter.isprintable() else letter for letter in name)
    proposed = (safe.strip(" .")[:60] or "layout") + ENDING
    kinds = [(_("Layouts"), "*.json")]
    target = last_folders.choose_save_file(parent, Errand.EXPORT, _("Export to a file …"), kinds, proposed)
    if target is None:
        return None
    try:
        put(layout_file(name, layout).encode("utf-8"), target)
    except DeskError as error:
        dialogs.show_error(parent, error.text(_))
        return None
    desk.say(_("Saved as {file}.").format(file=target.name))
    return target


def take_in(parent: tkinter.Misc, desk: Desk) -> KeptLayout | None:
    """A new layout from the file that the user chooses; what can not be used is refused in words."""
    kinds = [(_("Layouts"), "*.json")]
    path = last_folders.choose_open_file(parent, Errand.IMPORT, _("Import from a file …"), kinds)
    if path is None:
        return None
    try:
        kept = _keep(desk, path)
    except DeskError as error:
        dialogs.show_error(parent, error.text(_))
        return None
    desk.say(_("The layout {name} was taken in.").format(name=kept.name))
    return kept


def _keep(desk: Desk, path: Path) -> KeptLayout:
    name, layout = read_layout_file(_read(path))
    wanted = KeptLayout(name=layouts.free_name(desk.office, name or path.name.removesuffix(ENDING)), layout=layout)
    around = layout_trials.surroundings_of(desk.office, wanted)
    for problem in layout_trials.problems_in(layout, around):
        if problem.is_error:
            raise problem.error
    try:
        return layouts.save_layout(desk.office, wanted)
    except FormErrors as errors:
        raise next(iter(errors.errors.values())) from errors


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadLayout(N_("This file is too large for a layout; up to {count} MB is possible."), count=24)
        return path.read_bytes()
    except OSError as error:
        raise DeskError(N_("The file can not be read: {reason}"), reason=error.strerror or str(error)) from error
