"""Photographs brought in from files: made small away from the window's thread, then kept one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from db.domain.errors import DeskError, Progress
from db.photograph_sizes import PATTERNS, small_photograph
from db.photographs import save_photograph
from ui import dialogs, last_folders
from ui.activity_parts import new_photograph
from ui.language import _, ngettext
from ui.last_folders import Errand

if TYPE_CHECKING:
    from ui.record_screen import RecordScreen


def add_photographs(screen: RecordScreen, activity_id: int, done: Callable[[Sequence[int]], object]) -> None:
    """Ask for files and keep them as photographs of the activity; `done` gets the ids of those that were kept. What
    can not be read is named, and the others are kept all the same."""
    desk = screen.desk
    kinds = [(_("Pictures"), PATTERNS)]
    files = last_folders.choose_open_files(screen, Errand.PICTURE, _("Choose photographs"), kinds)
    if not files:
        return

    def work(progress: Progress) -> tuple[list[int], list[str]]:
        kept, refused = [], []
        for place, file in enumerate(files, 1):
            try:
                kept.append(save_photograph(desk.office, new_photograph(activity_id, small_photograph(file))).id)
            except DeskError as error:
                refused.append(f"{file.name}: {error.text(_)}")
            progress(place, len(files))
        return kept, refused

    def tell(found: tuple[list[int], list[str]]) -> None:
        kept, refused = found
        if refused and screen.winfo_exists():
            dialogs.show_error(screen, "\n".join(refused))
        if kept:
            said = ngettext("{count} photograph was added.", "{count} photographs were added.", len(kept))
            desk.say(said.format(count=len(kept)))
        done(kept)

    desk.jobs.start(work, tell, title=_("Adding photographs"))
