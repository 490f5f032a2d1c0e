"""The window on a copy: the desk as it was that day, under a band that says so; it goes with the desk it came from."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.accounts import Role
from db.domain.errors import DeskError
from db.domain.words import N_
from db.rehearsal import Rehearsal, open_rehearsal, remove_folder
from ui import language, shown, theme
from ui.flow import fill_width
from ui.language import _
from ui.preferences import Preferences
from ui.start import make_window
from ui.window import DeskWindow

if TYPE_CHECKING:
    from db.office import Office

PIPE: Final = 0
"""Standard input, by its number: a program without a console has it under no name."""
MOST_BYTES: Final = 65_536
LOOK_MS: Final = 50


def run() -> int:
    """Show the copy that is told through the pipe until its window is closed; the exit code. Raises DeskError."""
    told = told_through(PIPE)
    rehearsal = rehearsal_of(told)
    hung_up = threading.Event()
    threading.Thread(target=wait_for_end, args=(PIPE, hung_up), daemon=True).start()
    try:
        language.set_language(str(told["language"]))
        with open_rehearsal(rehearsal) as office:
            window = make_window(Preferences(text_size=int(told["text_size"])))
            show(window, office, Preferences(language=language.current_language(), text_size=int(told["text_size"])))
            close_when(window, hung_up.is_set)
            window.mainloop()
    finally:
        remove_folder(rehearsal.folder)
    return 0


def show(window: ttk.App, office: Office, known: Preferences, *, immediate_jobs: bool = False) -> DeskWindow:
    """The band and the desk. Locking would have to ask for a password again: here it is closing."""
    Band(window, office).pack(side="top", fill="x")
    return DeskWindow(
        window,
        office,
        known,
        reopen=lambda _work: None,
        lock=window.destroy,
        immediate_jobs=immediate_jobs,
    )


class Band(ttk.Frame):
    """What nobody may overlook, above everything."""

    def __init__(self, window: ttk.App, office: Office) -> None:
        super().__init__(window, bootstyle="@warning")
        assert office.copy_of is not None
        self._made_at = office.copy_of
        self.text = ttk.Label(self, bootstyle="@warning", justify="center", anchor="center")
        self.text.pack(fill="x", padx=theme.Space.LARGE, pady=theme.Space.SMALL)
        fill_width(self.text)
        window.bind("<Control-l>", lambda _event: window.destroy())
        language.follow_language(self, self._relabel)

    def _relabel(self) -> None:
        text = _("This is a copy of {day}, {time}, to look at only. Nothing can be changed here.")
        self.text.configure(text=text.format(day=shown.long_day(self._made_at.date()), time=f"{self._made_at:%H.%M}"))


def told_through(pipe: int) -> dict[str, Any]:
    """The one line that whoever began this writes. Raises DeskError where somebody typed the command by hand."""
    line = b""
    try:
        while not line.endswith(b"\n") and len(line) < MOST_BYTES:
            part = os.read(pipe, MOST_BYTES)
            if not part:
                break
            line += part
        told = json.loads(line)
        rehearsal_of(told)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        raise DeskError(N_("Copies are opened from the page Backup of the window.")) from None
    return dict(told)


def rehearsal_of(told: dict[str, Any]) -> Rehearsal:
    """What was told, by its types."""
    return Rehearsal(
        Path(told["folder"]),
        bytes.fromhex(told["key"]),
        datetime.fromisoformat(told["made_at"]),
        str(told["who"]),
        Role(told["role"]),
    )


def wait_for_end(pipe: int, hung_up: threading.Event) -> None:
    """In a thread of its own: nothing more comes until whoever began this locks, closes or dies."""
    with suppress(OSError):
        os.read(pipe, 1)
    hung_up.set()


def close_when(window: ttk.App, is_over: Callable[[], bool]) -> None:
    """Go at once, without a question, as soon as it is so."""
    if is_over():
        window.destroy()
    else:
        window.after(LOOK_MS, close_when, window, is_over)
