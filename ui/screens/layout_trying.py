"""A layout tried out again after each change, off the window's thread and only once nothing changed for a moment."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ui import layout_trials

if TYPE_CHECKING:
    from ui.jobs import Jobs

DEBOUNCE_MS: Final = 40


class Trying:
    """`ask()` says what is to be tried (None: nothing), `show(trial)` gets each result while the widget lives."""

    def __init__(
        self,
        widget: tkinter.Misc,
        jobs: Jobs,
        ask: Callable[[], layout_trials.Ask | None],
        show: Callable[[layout_trials.Trial], object],
    ) -> None:
        self._widget, self._jobs, self._ask, self._show = widget, jobs, ask, show
        self._waiting: str | None = None
        self._running = self._again = False
        widget.bind("<Destroy>", lambda event: self.close() if event.widget is widget else None, add=True)

    def soon(self) -> None:
        """Try once nothing changed for a moment."""
        self._forget()
        self._waiting = self._widget.after(DEBOUNCE_MS, self._begin)

    @property
    def is_pending(self) -> bool:
        """Whether what is shown is not of now."""
        return self._waiting is not None or self._running

    def close(self) -> None:
        self._forget()

    def _forget(self) -> None:
        if self._waiting is not None:
            self._widget.after_cancel(self._waiting)
            self._waiting = None

    def _begin(self) -> None:
        """What changes while one is tried is tried afterwards."""
        self._waiting = None
        if self._running:
            self._again = True
            return
        ask = self._ask()
        if ask is None:
            return
        self._running, self._again = True, False
        self._jobs.start(lambda _progress: layout_trials.try_out(ask), self._done, self._failed)

    def _done(self, trial: layout_trials.Trial) -> None:
        self._running = False
        if self._widget.winfo_exists():
            self._show(trial)
            if self._again:
                self.soon()

    def _failed(self, _error: BaseException) -> None:
        self._running = False
