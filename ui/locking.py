"""Locks the desk, by Ctrl+L or when nobody is there: dialogs go, slow work ends, then the office is closed."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ui.choosers import cancel_one
from ui.copied import Copied
from ui.dialog_window import DialogWindow
from ui.forms import FormView
from ui.language import _
from ui.watchman import Watchman

if TYPE_CHECKING:
    from db.office import Office
    from ui.window import DeskWindow

MINUTES: Final = 10
MANAGER_MINUTES: Final = 5
AGAIN_MS: Final = 30
WORK_MS: Final = 300
MOST_DIALOGS: Final = 100
"""Looks for one that is still open, three seconds in all: a box of Windows may be long in coming, and then in going."""
BACK_SECONDS: Final = 5.0
"""Who stirred so lately is at the desk again."""
WAIT, STOP = "wait", "stop"

Typed = Mapping[str, str]
"""What was typed into dialogs: texts by the names of their fields, as they stand on the screen."""


def minutes_for(office: Office) -> float:
    """How long nobody may be at the desk: a manager sees more, so it is shorter."""
    from db.domain.accounts import Role

    return MANAGER_MINUTES if office.account.role is Role.MANAGER else MINUTES


class Lock:
    """From `start()` to `stop()`. `lock_now(typed)` closes the office and takes every screen away; `typed` is what was
    typed into dialogs that had to go."""

    def __init__(
        self, window: tkinter.Tk, desk: DeskWindow, minutes: float, lock_now: Callable[[Typed], object]
    ) -> None:
        self._window, self._desk, self._lock_now = window, desk, lock_now
        self._watchman = Watchman(window, minutes, self._when_idle, self.by_key)
        self._copied = Copied(window)
        self._typed: dict[str, str] = {}
        self._is_under_way = False
        self._next: str | None = None

    def start(self) -> None:
        """From now on nobody may leave the desk for long."""
        self._watchman.start()
        self._copied.start()

    def stop(self) -> None:
        """The office is closed, by this or otherwise."""
        self._watchman.stop()
        self._copied.stop()
        if self._next is not None:
            self._window.after_cancel(self._next)
            self._next = None

    def by_key(self) -> None:
        """Somebody asked for it; whether slow work may finish is asked back."""
        if not self._is_under_way:
            self._is_under_way = True
            self._close_dialogs(self._ask_about_work)

    def _when_idle(self) -> None:
        if not self._is_under_way:
            self._is_under_way = True
            self._close_dialogs(lambda: self._wait_for_work(lambda: self._watchman.idle_seconds() < BACK_SECONDS))

    def _close_dialogs(self, then: Callable[[], object], most: int = MOST_DIALOGS) -> None:
        """One after the other: whoever waits for the answer of one gets it, and goes on, before the next goes."""
        self._next = None
        if not most or not self._close_topmost():
            then()
            return
        self._next = self._window.after(AGAIN_MS, self._close_dialogs, then, most - 1)

    def _close_topmost(self) -> bool:
        """Boxes of the system lie over our dialogs; False: nothing is open."""
        if cancel_one(self._window):
            return True
        dialog = topmost_dialog(self._window)
        if dialog is None:
            return False
        self._typed.update(typed_in(dialog))
        dialog.cancel()
        return True

    def _ask_about_work(self) -> None:
        from ui import dialogs

        if not self._desk.jobs.missed_if_stopped:
            self._desk.jobs.close(self._finish)
            return
        question = _(
            "Work is still running. Lock the program when it is done, or stop it now? Nothing half-done is kept."
        )
        choices = ((WAIT, _("When it is done")), (STOP, _("Stop it and lock")))
        answer = dialogs.ask_choice(self._window, question, choices)
        if answer == WAIT:
            self._wait_for_work(lambda: False)
        elif answer == STOP:
            self._desk.jobs.close(self._finish)
        else:
            self._give_up()

    def _wait_for_work(self, is_back: Callable[[], bool]) -> None:
        self._next = None
        if is_back():
            self._give_up()
        elif self._desk.jobs.busy:
            self._next = self._window.after(WORK_MS, self._wait_for_work, is_back)
        elif topmost_dialog(self._window) is not None:  # the work told something at its end
            self._close_dialogs(self._finish)
        else:
            self._finish()

    def _give_up(self) -> None:
        self._is_under_way = False

    def _finish(self) -> None:
        self._copied.forget()
        self._lock_now(self._typed)


def topmost_dialog(window: tkinter.Misc) -> DialogWindow | None:
    """The dialog that has the keyboard, else the one that was opened from most others; None if none waits."""
    found, depth, waiting = None, -1, [(window, 0)]
    while waiting:
        widget, level = waiting.pop()
        for child in widget.winfo_children():
            if isinstance(child, DialogWindow) and (level > depth or child.grab_status()):
                found, depth = child, 1_000 if child.grab_status() else level
            waiting.append((child, level + 1))
    return found


def typed_in(dialog: DialogWindow) -> dict[str, str]:
    """What was typed into a dialog and is not saved."""
    found = dict(dialog.words_typed())
    waiting: list[tkinter.Misc] = [dialog]
    while waiting:
        widget = waiting.pop()
        if isinstance(widget, FormView):
            found.update(widget.in_words())
        else:
            waiting += widget.winfo_children()
    return found
