"""When the office's file does not open: what is wrong, that nothing was thrown away, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk

from db.domain.errors import DeskError
from db.domain.words import N_
from ui import theme
from ui.language import _
from ui.scrolled_page import ScrolledPage
from ui.theme import Space

HEADING: Final = N_("The office can not be opened")
MISSING: Final = N_("Something of an office lies in this folder, but its file or the keys to it are missing.")
KEPT: Final = N_("Nothing was changed or deleted. All files stay where they are: {folder}")
NEWER_ADVICE: Final = N_("Install the newer version of the program on this computer, then start it again.")
ADVICE: Final = N_(
    "If the folder was copied or a drive is missing, put that right and try again. Otherwise go back to the newest "
    "backup; the damaged file is kept aside."
)


class RescuePage(ScrolledPage):
    """Says what is wrong. `again` tries to open once more, `restore` leads to the backups; None where a backup is no
    help, for the file was written by a newer program."""

    def __init__(
        self,
        window: ttk.App,
        folder: Path,
        error: DeskError | None,
        again: Callable[[], object],
        restore: Callable[[], object] | None,
    ) -> None:
        super().__init__(window)
        column = self.column
        column.label(HEADING, style=theme.SECTION, below=Space.SMALL)
        self.reason = column.label(MISSING, below=Space.MEDIUM)
        if error is not None:
            column.say_in_language(lambda: self.reason.say(error.text(_)))
        kept = column.label(KEPT, style=theme.QUIET, below=Space.SMALL)
        column.say_in_language(lambda: kept.say(_(KEPT).format(folder=folder)))
        column.label(NEWER_ADVICE if restore is None else ADVICE, below=Space.LARGE)
        row = self.add_row()
        self.restore_button: ttk.Button | None = None
        if restore is not None:
            self.restore_button = self.foot.button(row, N_("Restore from a backup"), restore, "primary")
            self.restore_button.pack(side="left", padx=(0, Space.SMALL))
        self.again_button = self.foot.button(row, N_("Try again"), again, "" if restore else "primary")
        self.again_button.pack(side="left", padx=(0, Space.SMALL))
        self.close_button = self.foot.button(row, N_("Close"), window.destroy)
        self.close_button.pack(side="left")
        (self.restore_button or self.again_button).focus_set()
